import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
export const executable = resolve(root, process.env.LOUYU_PROGRAM ?? 'build/release/louyu')
const postgres = process.env.LOUYU_TEST_POSTGRES ?? ''

export type Store = 'sqlite' | 'postgresql'

/** The stores this run tests; PostgreSQL only where a server is given. */
export const stores: readonly Store[] = postgres === '' ? ['sqlite'] : ['sqlite', 'postgresql']

function sql(server: string, text: string): void {
  execFileSync('psql', ['-q', '-X', '-v', 'ON_ERROR_STOP=1', server, '-c', text])
}

/** Runs a command that needs no data; its standard output. */
export function runPlainly(command: readonly string[]): string {
  return execFileSync(executable, command, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The program with a data directory and a database of its own. */
export class Program {
  readonly directory: string
  private readonly database: string
  /** The options that name its data. */
  readonly place: string[]
  private child: ChildProcess | null = null
  private log = ''
  address = ''

  /** `under`: the folder its data directory is made in; `server`: the PostgreSQL server that keeps its database. */
  constructor(
    readonly store: Store,
    under: string = tmpdir(),
    private readonly server: string = postgres,
  ) {
    this.directory = mkdtempSync(join(under, 'louyu-api-'))
    this.database = store === 'postgresql' ? `louyu_api_${randomBytes(6).toString('hex')}` : ''
    this.place = ['--data', this.directory]
    if (store === 'postgresql') {
      sql(server, `CREATE DATABASE ${this.database}`)
      const url = new URL(server)
      url.pathname = `/${this.database}`
      this.place.push('--database', url.toString())
    }
  }

  /** Runs a command on the same data beside the server; its standard output. */
  run(command: readonly string[]): string {
    return runPlainly([...command, ...this.place])
  }

  async start(): Promise<void> {
    const child = spawn(executable, ['serve', ...this.place, '--listen', '127.0.0.1:0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    child.stderr.on('data', (text: Buffer) => {
      this.log += text.toString()
    })
    this.address = await new Promise<string>((done, fail) => {
      let said = ''
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString()
        const found = /http:\/\/[\d.]+:\d+/.exec(said)
        if (found) {
          done(found[0])
        }
      })
      child.once('exit', (code) => fail(new Error(`${executable} ended with ${code}\n${said}${this.log}`)))
    })
  }

  /** What it has written to its log so far. */
  get logged(): string {
    return this.log
  }

  get pid(): number {
    return this.child!.pid!
  }

  get alive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.child
    if (child === null || !this.alive) {
      return
    }
    const gone = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    await gone
  }

  /** Ends it and removes all it has written. */
  async remove(): Promise<void> {
    await this.end()
    rmSync(this.directory, { recursive: true, force: true })
    if (this.database !== '') {
      sql(this.server, `DROP DATABASE ${this.database} WITH (FORCE)`)
    }
  }
}
