import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { executable, type Program } from '../../api/src/program'

export interface Ended {
  /** null when it was killed. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
  readonly milliseconds: number
  /** The most memory it held at once. */
  readonly peakMegabytes: number
}

/** The most memory a living process has held so far; 0 when it is gone. */
export function peakMegabytes(pid: number): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found ? Number(found[1]) / 1024 : 0
  } catch {
    return 0
  }
}

export interface How {
  /** Kills it like a failing power supply after so many milliseconds, if it still runs. */
  readonly killAfter?: number
  /** The longest file it may write, in kilobytes: what a full disk is where none can be mounted. */
  readonly fileLimit?: number
}

/** Runs a command of the program on the data of `program`. */
export async function run(program: Program, command: readonly string[], how: How = {}): Promise<Ended> {
  const line = [executable, ...command, ...program.place]
  const begin = performance.now()
  const child =
    how.fileLimit === undefined
      ? spawn(line[0]!, line.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn(
          'sh',
          ['-c', `trap '' XFSZ; exec prlimit --fsize=${how.fileLimit * 1024} "$@"`, 'sh', ...line],
          { stdio: ['ignore', 'pipe', 'pipe'] },
        )
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  let peak = 0
  const look = setInterval(() => (peak = Math.max(peak, peakMegabytes(child.pid!))), 5)
  const death =
    how.killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), how.killAfter)
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done) =>
    child.once('close', (...end) => done(end)),
  )
  clearInterval(look)
  clearTimeout(death)
  return { code, signal, out, err, milliseconds: performance.now() - begin, peakMegabytes: peak }
}

/** The totals of a statistic as the command line tells them. */
export async function totals(program: Program, metrics: string, period: string): Promise<readonly any[]> {
  const said = await run(program, ['stats', metrics, '--period', period, '--format', 'json'])
  if (said.code !== 0) {
    throw new Error(`stats ${metrics}: ${said.code}\n${said.err}`)
  }
  return JSON.parse(said.out).totals
}
