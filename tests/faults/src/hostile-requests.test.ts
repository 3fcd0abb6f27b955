// Requests that are slow, too long or lies: each is answered or cut off by itself, and everyone else is served as before.
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client, readContract } from '../../api/src/client'
import { Program } from '../../api/src/program'
import { peakMegabytes } from './command'

const program = new Program('sqlite')
let port: number

/** A connection that says what it is told to, and keeps what it hears. */
class Caller {
  heard = ''
  readonly closed: Promise<void>
  private readonly socket: Socket

  constructor() {
    this.socket = connect(port, '127.0.0.1')
    this.socket.on('data', (bytes) => (this.heard += bytes.toString('latin1')))
    this.socket.on('error', () => undefined)
    this.closed = new Promise((done) => this.socket.once('close', () => done()))
  }

  say(text: string | Uint8Array): void {
    if (!this.socket.destroyed && this.socket.writable) {
      this.socket.write(text)
    }
  }

  get status(): number {
    return Number(/^HTTP\/1\.1 (\d+)/.exec(this.heard)?.[1] ?? 0)
  }

  /** The status of the answer, or 0 when it was cut off without one. */
  async answer(milliseconds = 5000): Promise<number> {
    const until = performance.now() + milliseconds
    const over = { now: false }
    void this.closed.then(() => (over.now = true))
    while (this.status === 0 && !over.now && performance.now() < until) {
      await new Promise((wait) => setTimeout(wait, 10))
    }
    return this.status
  }

  end(): void {
    this.socket.destroy()
  }
}

/** The longest of some requests of someone who behaves. */
async function slowest(): Promise<number> {
  let worst = 0
  for (let i = 0; i < 10; ++i) {
    const begin = performance.now()
    const reply = await fetch(`${program.address}/readyz`)
    expect(reply.status).toBe(200)
    await reply.text()
    worst = Math.max(worst, performance.now() - begin)
  }
  return worst
}

describe('hostile requests', () => {
  beforeAll(async () => {
    await program.start()
    port = Number(new URL(program.address).port)
    await readContract(program.address)
  })
  afterAll(() => program.remove())

  it('hundreds who dribble their words do not keep others waiting, and are cut off', async () => {
    const slow = Array.from({ length: 400 }, (_, i) => {
      const caller = new Caller()
      caller.say(i % 2 === 0 ? 'GET / HTTP/1.1\r\nHost: x\r\n' : 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Le')
      return caller
    })
    const dribble = setInterval(() => slow.forEach((caller) => caller.say('X')), 500)
    try {
      await new Promise((wait) => setTimeout(wait, 1000))
      expect(await slowest()).toBeLessThan(1000)
      const statuses = await Promise.all(slow.map((caller) => caller.answer(25_000)))
      expect(new Set(statuses)).toEqual(new Set([408]))
      expect(await slowest()).toBeLessThan(1000)
    } finally {
      clearInterval(dribble)
      slow.forEach((caller) => caller.end())
    }
  })

  it('bodies announced and never sent do not keep others waiting', async () => {
    const silent = Array.from({ length: 200 }, () => {
      const caller = new Caller()
      caller.say('POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{')
      return caller
    })
    await new Promise((wait) => setTimeout(wait, 500))
    expect(await slowest()).toBeLessThan(1000)
    silent.forEach((caller) => caller.end())
    expect(await slowest()).toBeLessThan(1000)
  })

  const post = (fields: string, body = '') =>
    `POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${fields}\r\n\r\n${body}`

  it.each([
    ['a line longer than a book', `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, [414]],
    ['a field longer than a book', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`, [431]],
    ['ten thousand fields', `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(10_000)}\r\n`, [431]],
    ['a field without an end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(1_000_000)}`, [431]],
    ['a body over the limit', post(`Content-Length: ${5 * 1024 * 1024}`), [413]],
    ['an upload over the limit', `POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${300 * 1024 * 1024}\r\n\r\n`, [401, 413]],
    ['a length beyond all numbers', post('Content-Length: 99999999999999999999999'), [400, 413]],
    ['a length below nothing', post('Content-Length: -1'), [400]],
    ['two lengths', post('Content-Length: 2\r\nContent-Length: 3', '{}'), [400]],
    ['a length and pieces', post('Content-Length: 2\r\nTransfer-Encoding: chunked', '0\r\n\r\n'), [400]],
    ['an unknown transfer', post('Transfer-Encoding: gzip, chunked', '0\r\n\r\n'), [400, 501]],
    ['a piece of no number', post('Transfer-Encoding: chunked', 'zz\r\n{}\r\n0\r\n\r\n'), [400]],
    ['a piece below nothing', post('Transfer-Encoding: chunked', '-2\r\n{}\r\n0\r\n\r\n'), [400]],
    ['a piece beyond all numbers', post('Transfer-Encoding: chunked', 'ffffffffffffffffff\r\n{}\r\n0\r\n\r\n'), [400, 413]],
    ['a piece of many gigabytes', post('Transfer-Encoding: chunked', 'ffffffff\r\n{}'), [413]],
    ['a piece longer than it said', post('Transfer-Encoding: chunked', '2\r\n{}{}{}\r\n0\r\n\r\n'), [400]],
    ['pieces without end', post('Transfer-Encoding: chunked', '4\r\n    \r\n'.repeat(1_200_000)), [413]],
    ['an endless remark on a piece', post('Transfer-Encoding: chunked', `2;${'x'.repeat(200_000)}`), [400, 413, 431]],
    ['an endless trailer', post('Transfer-Encoding: chunked', `0\r\n${'A: b\r\n'.repeat(20_000)}\r\n`), [400, 413, 431]],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', [400]],
    ['a NUL in a field', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n', [400]],
    ['a NUL in the line', 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n', [400]],
    ['a language of its own', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', [400]],
    ['a version to come', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n', [400, 505]],
    ['a way up', 'GET /../../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n', [200, 400, 404]],
    ['a hidden way up', 'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n', [200, 400, 404]],
  ])('%s', async (_what, text, expected) => {
    const caller = new Caller()
    caller.say(Buffer.from(text, 'latin1'))
    const status = await caller.answer()
    expect(expected, caller.heard.slice(0, 300)).toContain(status)
    // What is no file is the page of the application, which says itself that there is nothing.
    if (status === 200) {
      expect(caller.heard).toContain('<!doctype html>')
    } else if (status !== 404) {
      expect(caller.heard).toContain('application/problem+json')
    }
    expect(caller.heard).not.toContain('root:')
    caller.end()
    expect(await slowest()).toBeLessThan(1000)
  })

  it('a request hidden behind another is not run', async () => {
    const caller = new Caller()
    caller.say(
      post('Content-Length: 44\r\nTransfer-Encoding: chunked', '0\r\n\r\nGET /livez HTTP/1.1\r\nHost: x\r\n\r\n'),
    )
    await caller.answer()
    await caller.closed
    expect(caller.heard.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(caller.heard).not.toContain('ok\n')
  })

  it('an upload cut off in the middle leaves nothing in the spool', async () => {
    const { readdirSync } = await import('node:fs')
    for (let i = 0; i < 5; ++i) {
      const caller = new Caller()
      caller.say(
        `POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 50000000\r\n\r\n`,
      )
      caller.say(new Uint8Array(3_000_000))
      await new Promise((wait) => setTimeout(wait, 50))
      caller.end()
    }
    await expect.poll(() => readdirSync(`${program.directory}/spool`)).toEqual([])
  })

  it('guessing passwords from many sides does not stop the house', async () => {
    const guesses = Array.from({ length: 60 }, (_, i) =>
      new Client(program.address).signIn(`nobody${i % 7}`, `Guess-number-${i}`),
    )
    const [worst, ...replies] = await Promise.all([slowest(), ...guesses])
    expect(worst).toBeLessThan(3000)
    for (const reply of replies as { status: number }[]) {
      expect([401, 429, 503]).toContain(reply.status)
    }
  })

  it('all that took little memory', () => {
    expect(program.alive).toBe(true)
    expect(peakMegabytes(program.pid)).toBeLessThan(1024)
  })
})
