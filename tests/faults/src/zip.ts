import { constants, deflateRawSync } from 'node:zlib'

/** One entry of an archive as we choose to describe it, true or not. */
export interface Entry {
  readonly name: string
  /** Deflated bytes, as they lie in the file. */
  readonly packed: Uint8Array
  /** How long it says it is when unpacked. */
  readonly length: number
  readonly crc: number
}

let table: Uint32Array | null = null

export function crc32(bytes: Uint8Array): number {
  if (table === null) {
    table = Uint32Array.from({ length: 256 }, (_, n) => {
      let c = n
      for (let k = 0; k < 8; ++k) {
        c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
      }
      return c
    })
  }
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  }
  return (crc ^ 0xffffffff) >>> 0
}

export function entry(name: string, content: Uint8Array | string): Entry {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, packed: deflateRawSync(bytes), length: bytes.length, crc: crc32(bytes) }
}

/** `before`, then `piece` so many times, then `after`: deflated without ever standing in memory. Its checksum is wrong. */
export function repeated(name: string, before: string, piece: Uint8Array, times: number, after = ''): Entry {
  const open = { finishFlush: constants.Z_FULL_FLUSH, level: 9 }
  const middle = deflateRawSync(piece, open)
  const packed = Buffer.concat([
    deflateRawSync(Buffer.from(before), open),
    ...Array.from({ length: times }, () => middle),
    deflateRawSync(Buffer.from(after)),
  ])
  const length = Buffer.byteLength(before) + piece.length * times + Buffer.byteLength(after)
  return { name, packed, length, crc: 0 }
}

/** An archive of these entries. Lengths of 4 GB and more are written in the long form. */
export function zip(entries: readonly Entry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const one of entries) {
    const name = Buffer.from(one.name)
    const isLong = one.length >= 0xffffffff
    const extra = Buffer.alloc(isLong ? 20 : 0)
    if (isLong) {
      extra.writeUInt16LE(1, 0)
      extra.writeUInt16LE(16, 2)
      extra.writeBigUInt64LE(BigInt(one.length), 4)
      extra.writeBigUInt64LE(BigInt(one.packed.length), 12)
    }
    const common = Buffer.alloc(26)
    common.writeUInt16LE(isLong ? 45 : 20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(0x21, 6)
    common.writeUInt32LE(one.crc, 10)
    common.writeUInt32LE(isLong ? 0xffffffff : one.packed.length, 14)
    common.writeUInt32LE(isLong ? 0xffffffff : one.length, 18)
    common.writeUInt16LE(name.length, 22)
    common.writeUInt16LE(extra.length, 24)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, extra])
    const central = Buffer.alloc(14)
    central.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([45, 0]), common, central, name, extra)
    parts.push(local, Buffer.from(one.packed))
    offset += local.length + one.packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}
