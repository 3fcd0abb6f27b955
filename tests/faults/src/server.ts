import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const script = resolve(import.meta.dirname, '../../postgres.sh')

/** A PostgreSQL server of our own, since the one all tests share must not be stopped. */
export class Server {
  readonly url: string
  private readonly room: string

  constructor(under = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()) {
    this.room = mkdtempSync(join(under, 'louyu-pg-'))
    execFileSync('chmod', ['755', this.room])
    this.url = this.start()
    // Speed is dear to the other tests; here an acknowledged commit must outlive the server.
    execFileSync('psql', ['-qX', this.url, '-c', 'ALTER ROLE louyu SET synchronous_commit = on'])
  }

  /** The address is the same each time. */
  start(): string {
    const said = execFileSync(script, ['start', join(this.room, 'cluster')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return said.trim().split('\n').at(-1)!
  }

  /** Ends it as a crash would: every connection breaks, nothing is written to its end. */
  async crash(): Promise<void> {
    const pid = Number(readFileSync(join(this.room, 'cluster/data/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGQUIT')
    while (existsSync(`/proc/${pid}`)) {
      await new Promise((wait) => setTimeout(wait, 10))
    }
  }

  remove(): void {
    execFileSync(script, ['stop', join(this.room, 'cluster')])
    rmSync(this.room, { recursive: true, force: true })
  }
}
