// A disk with no room left: a sentence, nothing half done, the server alive; and all is well when there is room again.
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Reply, Row } from '../../api/src/client'
import { xlsx } from '../../api/src/files'
import { Place } from '../../api/src/place'
import { stores } from '../../api/src/program'
import { run, totals, type Ended } from './command'
import { taxFile, tenancyFile } from './made'
import { Random, seed } from './random'
import { Server } from './server'
import { SmallDisk } from './small_disk'

const sentence = /(磁盘|空间|存储|不可写|保存)[^\n]*[一-龥]{2,}/
const told = { district: '210102', source: '和平区税务局' }

function expectRefused(ended: Ended): void {
  expect(ended.code, ended.out + ended.err).toBe(2)
  expect(ended.err).toMatch(sentence)
}

function expectUnavailable(reply: Reply): void {
  expect([503, 507], reply.text).toContain(reply.status)
  expect(reply.json.detail).toMatch(/[一-龥]{4,}/)
}

const disk = SmallDisk.make(96)
if (disk === null) {
  console.error('nothing may be mounted here: a full disk is imitated by a limit on the length of files')
}
afterAll(() => disk?.remove())

describe.skipIf(disk === null).each(stores)('the data directory is full (%s)', (store) => {
  let place: Place
  let analyst: Client
  const random = new Random(seed + 2)
  const outside = mkdtempSync(join(tmpdir(), 'louyu-outside-'))
  const file = join(outside, '税.csv')
  let month = 0
  const nextMonth = () => `201${Math.floor(month / 12)}-${String((month++ % 12) + 1).padStart(2, '0')}`

  beforeAll(async () => {
    place = new Place(store, disk!.path)
    await place.open()
    await place.fill()
    analyst = place.analyst
  })
  afterEach(() => disk!.free())
  afterAll(async () => {
    await place.program.remove()
    rmSync(outside, { recursive: true })
  })

  const tax = async (of: string) => (await totals(place.program, 'tax_full', of))[0]
  const importTax = (of: string) =>
    run(place.program, ['import', 'tax', file, '--source', '和平区税务局', '--period', of])

  it('an import at the command line is refused with a sentence and works when there is room', async () => {
    await place.program.end()
    // On PostgreSQL only the file itself lies here.
    const rooms = [0, 400, ...(store === 'sqlite' ? [900, 1600 + random.below(800), 3000 + random.below(1500)] : [])]
    for (const leave of rooms) {
      const of = nextMonth()
      const { bytes, fen } = taxFile(of, 12_000)
      writeFileSync(file, bytes)
      disk!.fill(leave)
      const full = await importTax(of)
      if (full.code !== 0) {
        expectRefused(full)
      } else {
        expect(leave, 'with so little room it cannot have been written').toBeGreaterThan(400)
      }
      disk!.free()
      const verified = await run(place.program, ['verify'])
      expect(verified.code, verified.out + verified.err).toBe(0)
      expect(await tax(of)).toBe(full.code === 0 ? fen : 0)
      const again = await importTax(of)
      expect(again.code, again.err).toBe(0)
      expect(await tax(of)).toBe(fen)
    }
    await place.program.start()
    analyst.address = place.program.address
  })

  it('uploads and edits get a problem answer, reading goes on, and all works when there is room', async () => {
    const of = nextMonth()
    const { bytes, fen } = taxFile(of, 12_000)
    const region = (await analyst.get('/api/v1/regions?code=210102001000')).json.items[0].id as string
    const edit = (name: string) =>
      analyst.post('/api/v1/buildings', { name, region_id: region, stage: 'planned', floor_area: '1.00' })
    for (const leave of [0, 300, 1100]) {
      disk!.fill(leave)
      const upload = await analyst.send_file('tax', '税.csv', bytes, { ...told, period: of })
      if (upload.status === 202) {
        const { job } = await analyst.follow(upload.json)
        expect(job.state, JSON.stringify(job)).toBe('failed')
        expect(job.problem.detail).toMatch(sentence)
      } else {
        expectUnavailable(upload)
      }
      disk!.fill(0)
      if (store === 'sqlite') {
        const reply = await edit(`满盘楼${leave}`)
        // The log of the store may have room left within what it already holds.
        if (reply.status !== 201) {
          expectUnavailable(reply)
        }
      }
      expect((await analyst.get('/livez')).status).toBe(200)
      expect((await analyst.get('/api/v1/buildings')).json.items.length).toBeGreaterThan(2)
      expect((await analyst.statistics('metrics=building_count&period=2020-12')).totals[0]).toBeGreaterThan(1)
      expect((await analyst.statistics(`metrics=tax_full&period=${of}`)).totals[0]).toBe(0)
      expect(place.program.alive).toBe(true)
      disk!.free()
      const after = await edit(`有空楼${leave}`)
      expect(after.status, after.text).toBe(201)
    }
    const posted = await analyst.import('tax', '税.csv', bytes, { ...told, period: of })
    expect(posted.state).toBe('posted')
    expect((await analyst.statistics(`metrics=tax_full&period=${of}`)).totals[0]).toBe(fen)
    const verified = await run(place.program, ['verify'])
    expect(verified.code, verified.out + verified.err).toBe(0)
  })

  it('a post that finds no room leaves its batch as it was; the marked workbook is refused, not cut off', async () => {
    const bytes = xlsx([...tenancyFile('中环广场', 400, 700_000), ['中环广场', '坏行', '', -5, '2020-03-01', '', '']])
    const staged = await analyst.upload('tenancies', '入驻.xlsx', bytes, { district: '210102' })
    expect(staged.state, JSON.stringify(staged.problem)).toBe('done')
    const batch = `/api/v1/imports/${staged.result.batchId}`
    const firmCount = async () =>
      (await analyst.statistics('metrics=firm_count&period=2020-12')).totals[0] as number
    const before = await firmCount()
    disk!.fill(0)
    const workbook = await analyst.get(`${batch}/workbook`)
    expectUnavailable(workbook)
    expectUnavailable(await analyst.get('/api/v1/templates/tax'))
    const post = await analyst.post(`${batch}/post`)
    const ended = post.status === 202 ? (await analyst.follow(post.json)).job : null
    if (ended === null || ended.state !== 'done') {
      // PostgreSQL stands elsewhere and has room; SQLite may find some within its own files.
      expect(store).toBe('sqlite')
      if (ended === null) {
        expectUnavailable(post)
      } else {
        expect(ended.problem.detail).toMatch(sentence)
      }
      expect(await firmCount()).toBe(before)
      disk!.free()
      expect((await analyst.get(batch)).json.state).toBe('previewed')
      await analyst.run(staged.result.batchId, 'post')
    }
    disk!.free()
    expect(await firmCount()).toBe(before + 400)
    const whole = await analyst.get(`${batch}/workbook`)
    expect(String.fromCharCode(...whole.bytes.slice(0, 2))).toBe('PK')
  })
})

describe('files may not grow (sqlite)', () => {
  const place = new Place('sqlite')
  const file = join(place.program.directory, '税.csv')

  beforeAll(async () => {
    await place.open()
    await place.fill()
    await place.program.end()
  })
  afterAll(() => place.program.remove())

  it('an import beyond the limit is refused with a sentence and works without it', async () => {
    const { bytes, fen } = taxFile('2020-01', 12_000)
    writeFileSync(file, bytes)
    const command = ['import', 'tax', file, '--source', '和平区税务局']
    for (const fileLimit of [64, 900, 1500]) {
      expectRefused(await run(place.program, command, { fileLimit }))
      const verified = await run(place.program, ['verify'])
      expect(verified.code, verified.out + verified.err).toBe(0)
      expect((await totals(place.program, 'tax_full', '2020-01'))[0]).toBe(0)
    }
    expect((await run(place.program, command)).code).toBe(0)
    expect((await totals(place.program, 'tax_full', '2020-01'))[0]).toBe(fen)
  })
})

describe.skipIf(!stores.includes('postgresql') || disk === null)('the disk of PostgreSQL is full', () => {
  let small: SmallDisk
  let server: Server
  let place: Place

  beforeAll(async () => {
    small = SmallDisk.make(220)!
    server = new Server(small.path)
    place = new Place('postgresql', undefined, server.url)
    await place.open()
    await place.fill()
  })
  afterAll(async () => {
    small.free()
    await place.program.remove()
    server.remove()
    small.remove()
  })

  it('a file is refused with a sentence, the server lives, and the file goes in when there is room', async () => {
    const { analyst } = place
    const { bytes, fen } = taxFile('2020-01', 30_000)
    const tax = async () => (await analyst.statistics('metrics=tax_full&period=2020-01')).totals[0]
    small.fill(1500)
    const upload = await analyst.send_file('tax', '税.csv', bytes, { ...told, period: '2020-01' })
    if (upload.status === 202) {
      const { job } = await analyst.follow(upload.json)
      expect(job.state, JSON.stringify(job)).toBe('failed')
      expect(job.problem.detail).toMatch(sentence)
    } else {
      expectUnavailable(upload)
    }
    expect(place.program.alive).toBe(true)
    expect((await analyst.get('/livez')).status).toBe(200)
    small.free()
    // A full disk may have ended PostgreSQL itself.
    server.start()
    const posted: Row = await analyst.import('tax', '税.csv', bytes, { ...told, period: '2020-01' })
    expect(posted.state).toBe('posted')
    expect(await tax()).toBe(fen)
    const verified = await run(place.program, ['verify'])
    expect(verified.code, verified.out + verified.err).toBe(0)
  })
})

