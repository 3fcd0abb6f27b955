// PostgreSQL ends while people work, and comes back: problem answers meanwhile, and no restart afterwards.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Row } from '../../api/src/client'
import { Place } from '../../api/src/place'
import { stores } from '../../api/src/program'
import { run } from './command'
import { taxFile } from './made'
import { Random, rounds, seed } from './random'
import { Server } from './server'

describe.skipIf(!stores.includes('postgresql'))('PostgreSQL gone and back', () => {
  let server: Server
  let place: Place
  let analyst: Client
  const random = new Random(seed + 3)
  const told = { district: '210102', source: '和平区税务局' }

  beforeAll(async () => {
    server = new Server()
    place = new Place('postgresql', undefined, server.url)
    await place.open()
    await place.fill()
    analyst = place.analyst
  })
  afterAll(async () => {
    server.start()
    await place.program.remove()
    server.remove()
  })

  it('answers 503 with a problem meanwhile, and as before afterwards, without a restart', async () => {
    const pid = place.program.pid
    const before = (await analyst.get('/api/v1/buildings?sortby=name')).json
    await server.crash()
    for (const target of ['/readyz', '/api/v1/buildings', '/api/v1/session', '/api/v1/statistics?metrics=firm_count']) {
      const reply = await analyst.get(target)
      expect(reply.status, `${target} ${reply.text}`).toBe(503)
      expect(reply.json.code).toBe('server.store_unavailable')
      expect(reply.json.detail).toMatch(/[一-龥]{4,}/)
      expect(reply.headers.get('Retry-After')).not.toBeNull()
    }
    const refused = await analyst.post('/api/v1/session', { login: 'analyst', password: 'whatever-it-is-7' })
    expect(refused.status).toBe(503)
    expect((await analyst.get('/livez')).status).toBe(200)
    expect((await fetch(`${place.program.address}/`)).status).toBe(200)
    server.start()
    expect((await analyst.get('/readyz')).status).toBe(200)
    expect((await analyst.get('/api/v1/buildings?sortby=name')).json).toEqual(before)
    expect(place.program.pid).toBe(pid)
  })

  it('a command says a sentence and leaves with 2', async () => {
    await server.crash()
    for (const command of [['verify'], ['stats', 'firm_count'], ['import', 'tax', '/dev/null'], ['migrate']]) {
      const refused = await run(place.program, command)
      expect(refused.code, command.join(' ')).toBe(2)
      expect(refused.err, command.join(' ')).toMatch(/[一-龥]{4,}/)
    }
    server.start()
  })

  it('a file on its way is in or out, its job ends, and it goes in the second time', async () => {
    const of = (i: number) => `2011-${String((i % 12) + 1).padStart(2, '0')}`
    const begin = performance.now()
    const warm = taxFile('2010-01', 6000)
    await analyst.import('tax', '热身.csv', warm.bytes, { ...told, period: '2010-01' })
    const unhurt = performance.now() - begin
    for (let round = 0; round < Math.min(rounds, 12); ++round) {
      const month = of(round)
      const { bytes, fen } = taxFile(month, 6000)
      const jobs: string[] = []
      const work = (async () => {
        const reply = await analyst.send_file('tax', `${month}.csv`, bytes, { ...told, period: month })
        if (reply.status !== 202) {
          expect(reply.status, reply.text).toBe(503)
          return
        }
        jobs.push(reply.json.id)
        const staged = (await followThrough(reply.json)).job
        if (staged.state !== 'done') {
          expect(staged.problem.detail).toMatch(/[一-龥]{4,}/)
          return
        }
        const post = await analyst.post(`/api/v1/imports/${staged.result.batchId}/post`)
        if (post.status === 202) {
          jobs.push(post.json.id)
        } else {
          expect(post.status, post.text).toBe(503)
        }
      })()
      await new Promise((wait) => setTimeout(wait, random.next() * unhurt))
      await server.crash()
      await new Promise((wait) => setTimeout(wait, 50 + random.below(200)))
      server.start()
      await work
      // No job hangs: each comes to an end that can be asked for.
      for (const id of jobs) {
        const { job } = await followThrough({ id, state: 'running', progress: {} })
        expect(['done', 'failed']).toContain(job.state)
      }
      const tax = async () => (await analyst.statistics(`metrics=tax_full&period=${month}`)).totals[0]
      const posted = (await analyst.get('/api/v1/imports?limit=3')).json.items.some(
        (batch: Row) => batch.fileName === `${month}.csv` && batch.state === 'posted',
      )
      await expect.poll(tax, { timeout: 5000 }).toBe(posted ? fen : 0)
      const again = await analyst.import('tax', `${month}.csv`, bytes, { ...told, period: month })
      expect(again.state).toBe('posted')
      expect(await tax()).toBe(fen)
      const verified = await run(place.program, ['verify'])
      expect(verified.code, verified.out + verified.err).toBe(0)
    }
  })

  /** Follows a job through times without a database; fails when it never ends. */
  async function followThrough(job: Row): Promise<{ job: Row }> {
    const until = performance.now() + 20_000
    for (;;) {
      const reply = await analyst.get(`/api/v1/jobs/${job.id}`)
      if (reply.status !== 503) {
        expect(reply.status, reply.text).toBe(200)
        if (reply.json.state !== 'queued' && reply.json.state !== 'running') {
          return { job: reply.json }
        }
      }
      expect(performance.now(), `job ${job.id} ${reply.text}`).toBeLessThan(until)
      await new Promise((wait) => setTimeout(wait, 20))
    }
  }
})
