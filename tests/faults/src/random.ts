/** The same numbers for the same seed, so that a failing round can be run again. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** 0 ≤ number < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let bits = this.state
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }
}

/** LOUYU_FAULTS_SEED repeats a run, LOUYU_FAULTS_ROUNDS makes it longer. */
export const seed = Number(process.env.LOUYU_FAULTS_SEED ?? 20201231)
export const rounds = Number(process.env.LOUYU_FAULTS_ROUNDS ?? 3)
