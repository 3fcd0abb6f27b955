import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own that can be filled. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  /** null where nothing may be mounted. */
  static make(megabytes: number): SmallDisk | null {
    const path = mkdtempSync(join(tmpdir(), 'louyu-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path], { stdio: 'pipe' })
      return new SmallDisk(path)
    } catch {
      rmdirSync(path)
      return null
    }
  }

  get freeKilobytes(): number {
    const { bavail, bsize } = statfsSync(this.path)
    return (bavail * bsize) / 1024
  }

  /** Fills it until so many kilobytes are left. */
  fill(leave: number): void {
    const piece = new Uint8Array(4096)
    const file = openSync(join(this.path, 'filler'), 'a')
    try {
      while (this.freeKilobytes > leave) {
        writeSync(file, piece)
      }
    } finally {
      closeSync(file)
    }
  }

  free(): void {
    rmSync(join(this.path, 'filler'), { force: true })
  }

  remove(): void {
    execFileSync('umount', ['-l', this.path])
    rmdirSync(this.path)
  }
}
