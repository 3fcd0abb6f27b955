// Killed like a machine that loses its power: what was acknowledged is there, what was not is there wholly or not at all,
// and whoever comes next can go on.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Row } from '../../api/src/client'
import { csv, xlsx } from '../../api/src/files'
import { firms, Place } from '../../api/src/place'
import { stores } from '../../api/src/program'
import { run, totals } from './command'
import { taxFile, tenancyFile } from './made'
import { Random, rounds, seed } from './random'

const months = (count: number) =>
  Array.from({ length: count }, (_, i) => `${2010 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`)

async function expectSound(place: Place): Promise<void> {
  const verified = await run(place.program, ['verify'])
  expect(verified.code, verified.out + verified.err).toBe(0)
}

describe.each(stores)('killed while a command writes (%s)', (store) => {
  const place = new Place(store)
  const random = new Random(seed)
  let file: string

  beforeAll(async () => {
    await place.open()
    await place.fill()
    await place.program.end()
    file = join(place.program.directory, 'file.csv')
  })
  afterAll(() => place.program.remove())

  const tax = async (month: string) => (await totals(place.program, 'tax_full', month))[0]
  const importTax = (month: string, how = {}) =>
    run(place.program, ['import', 'tax', file, '--source', '和平区税务局', '--period', month], how)

  it('a tax file is in or out, and goes in the second time', async () => {
    const [first, ...others] = months(rounds + 1)
    const write = (month: string) => {
      const made = taxFile(month, 6000)
      writeFileSync(file, made.bytes)
      return made.fen
    }
    const whole = write(first!)
    const unhurt = await importTax(first!)
    expect(unhurt.code, unhurt.err).toBe(0)
    expect(await tax(first!)).toBe(whole)
    for (const month of others) {
      const fen = write(month)
      const killed = await importTax(month, { killAfter: random.next() * unhurt.milliseconds * 1.1 })
      await expectSound(place)
      const found = await tax(month)
      expect([0, fen], `${month}, killed after ${killed.milliseconds} ms`).toContain(found)
      // Who has been told that it is in, finds it there.
      if (killed.code === 0) {
        expect(found).toBe(fen)
      }
      const again = await importTax(month)
      expect(again.code, again.err).toBe(0)
      expect(await tax(month)).toBe(fen)
      await expectSound(place)
    }
  })

  it('a file of the register is in or out, and goes in the second time', async () => {
    const count = 300
    const firmCount = async () => (await totals(place.program, 'firm_count', '2020-12'))[0] as number
    const importFirms = (how = {}) => run(place.program, ['import', 'tenancies', file, '--district', '210102'], how)
    writeFileSync(file, csv(tenancyFile('中环广场', count, 100_000)))
    const unhurt = await importFirms()
    expect(unhurt.code, unhurt.err).toBe(0)
    for (let round = 1; round <= rounds; ++round) {
      const before = await firmCount()
      writeFileSync(file, csv(tenancyFile('新世界商务大厦', count, 100_000 + round * count)))
      const killed = await importFirms({ killAfter: random.next() * unhurt.milliseconds * 1.1 })
      await expectSound(place)
      const found = await firmCount()
      expect([before, before + count], `round ${round}, killed after ${killed.milliseconds} ms`).toContain(found)
      const again = await importFirms()
      expect(again.code, again.err).toBe(0)
      expect(await firmCount()).toBe(before + count)
    }
    await expectSound(place)
  })

  it('taking a file back is done or not begun, and can be asked for again', async () => {
    const month = '2009-01'
    const { bytes, fen } = taxFile(month, 6000)
    writeFileSync(file, bytes)
    const post = async () => {
      const posted = await importTax(month)
      expect(posted.code, posted.err).toBe(0)
      return /批次(\d+)/.exec(posted.out)![1]!
    }
    const unhurt = await run(place.program, ['undo', await post()])
    expect(unhurt.code, unhurt.err).toBe(0)
    expect(await tax(month)).toBe(0)
    for (let round = 0; round < rounds; ++round) {
      const batch = await post()
      const killed = await run(place.program, ['undo', batch], {
        killAfter: random.next() * unhurt.milliseconds * 1.1,
      })
      await expectSound(place)
      const found = await tax(month)
      expect([0, fen], `round ${round}, killed after ${killed.milliseconds} ms`).toContain(found)
      if (found === fen) {
        const again = await run(place.program, ['undo', batch])
        expect(again.code, again.err).toBe(0)
      }
      expect(await tax(month)).toBe(0)
    }
    await expectSound(place)
  })

  it('nothing of the killed is left lying in the data directory', async () => {
    await place.program.start()
    await place.program.end()
    const { readdirSync } = await import('node:fs')
    expect(readdirSync(join(place.program.directory, 'spool'))).toEqual([])
  })
})

/** Someone who writes as fast as the server answers, and remembers what was acknowledged. */
class Editor {
  readonly made = new Map<string, { name: string; note: string; asked: string; version: string }>()
  private count = 0

  constructor(
    private readonly client: Client,
    private readonly letter: string,
    private readonly region: string,
  ) {}

  /** Until the server is gone. */
  async work(): Promise<void> {
    for (;;) {
      const name = `${this.letter}座${++this.count}号楼`
      const created = await this.client.post('/api/v1/buildings', {
        name,
        region_id: this.region,
        stage: 'planned',
        floor_area: '1000.00',
        validFrom: '2020-01-01',
      })
      expect(created.status, created.text).toBe(201)
      const made = { name, note: '', asked: '', version: '' }
      this.made.set(created.json.id, made)
      made.version = (await this.client.get(`/api/v1/buildings/${created.json.id}`)).headers.get('ETag')!
      for (let i = 0; i < 3; ++i) {
        made.asked = `第${i}次`
        const patched = await this.client.patch(
          `/api/v1/buildings/${created.json.id}`,
          { note: made.asked },
          made.version,
        )
        expect(patched.status, patched.text).toBe(200)
        made.note = made.asked
        made.version = patched.headers.get('ETag')!
      }
    }
  }
}

describe.each(stores)('killed while people work over HTTP (%s)', (store) => {
  const place = new Place(store)
  const random = new Random(seed + 1)
  let analyst: Client
  let region: string

  beforeAll(async () => {
    await place.open()
    await place.fill()
    analyst = place.analyst
    region = (await analyst.get('/api/v1/regions?code=210102001000')).json.items[0].id
  })
  afterAll(() => place.program.remove())

  const told = { district: '210102', source: '和平区税务局' }
  const tax = async (month: string) =>
    (await analyst.statistics(`metrics=tax_full&period=${month}`)).totals[0]

  async function killAndRestart(work: readonly Promise<unknown>[]): Promise<void> {
    isKilled = true
    await place.program.end('SIGKILL')
    for (const fault of await Promise.all(work)) {
      expect(fault).toBeNull()
    }
    isKilled = false
    await expectSound(place)
    await place.program.start()
    analyst.address = place.program.address
  }

  let isKilled = false

  /** What is wrong with `work`, once it has ended; that the server is gone is not. */
  async function faultOf(work: Promise<unknown>): Promise<unknown> {
    try {
      await work
      return null
    } catch (error: unknown) {
      return isKilled && error instanceof TypeError ? null : error
    }
  }

  it('every acknowledged edit is there, every other wholly or not at all', async () => {
    for (let round = 0; round < rounds; ++round) {
      const editors = ['甲', '乙', '丙'].map((letter) => new Editor(analyst, `${letter}${round}`, region))
      const work = editors.map((editor) => faultOf(editor.work()))
      await new Promise((wait) => setTimeout(wait, 100 + random.next() * 700))
      await killAndRestart(work)
      const known = new Map<string, Row>()
      for (const editor of editors) {
        for (const [id, made] of editor.made) {
          const found = await analyst.get(`/api/v1/buildings/${id}`)
          expect(found.status, `${made.name} was acknowledged`).toBe(200)
          expect(found.json.name).toBe(made.name)
          expect([made.note, made.asked]).toContain(found.json.note ?? '')
          known.set(id, found.json)
        }
      }
      expect(known.size).toBeGreaterThan(0)
      // What is there beyond the acknowledged was being answered when the program died: one an editor at most.
      const all = (await analyst.get(`/api/v1/buildings?limit=1000&q=${encodeURIComponent(`${round}座`)}`)).json.items
      expect(all.length).toBeLessThanOrEqual(known.size + editors.length)
      const [id, building] = [...known].at(-1)!
      const etag = (await analyst.get(`/api/v1/buildings/${id}`)).headers.get('ETag')!
      const next = await analyst.patch(`/api/v1/buildings/${id}`, { note: `${building.name}之后` }, etag)
      expect(next.status, next.text).toBe(200)
    }
  })

  it('a file being read, posted or taken back is in or out, and a job that was answered stays answered', async () => {
    const unhurt = await (async () => {
      const begin = performance.now()
      const { bytes } = taxFile('2008-12', 6000)
      await analyst.import('tax', '热身.csv', bytes, { ...told, period: '2008-12' })
      return performance.now() - begin
    })()
    for (const month of months(rounds)) {
      const { bytes, fen } = taxFile(month, 6000)
      let posted = false
      let undoing = false
      const work = faultOf(
        (async () => {
          const batch = await analyst.import('tax', `${month}.csv`, bytes, { ...told, period: month })
          posted = true
          undoing = true
          await analyst.run(batch.id, 'undo')
          posted = false
          undoing = false
        })(),
      )
      await new Promise((wait) => setTimeout(wait, random.next() * unhurt * 1.6))
      await killAndRestart([work])
      const found = await tax(month)
      expect(posted && !undoing ? [fen] : [0, fen], month).toContain(found)
      const batches = (await analyst.get('/api/v1/imports?limit=5')).json.items as Row[]
      const states = batches.filter((batch) => batch.fileName === `${month}.csv`).map((batch) => batch.state)
      expect(states.every((state) => ['previewed', 'posted', 'undone', 'failed'].includes(state))).toBe(true)
      expect(states.includes('posted')).toBe(found === fen)
      const again = await analyst.import('tax', `${month}.csv`, bytes, { ...told, period: month })
      expect(again.state).toBe('posted')
      expect(await tax(month)).toBe(fen)
      await expectSound(place)
    }
  })

  it('a workbook killed in the middle of its upload leaves nothing behind', async () => {
    const bytes = xlsx(tenancyFile('中环广场', 3_000, 500_000))
    const before = (await analyst.get('/api/v1/imports?limit=1')).json.items[0].id
    const work = faultOf(analyst.upload('tenancies', '大.xlsx', bytes, { district: '210102' }))
    await new Promise((wait) => setTimeout(wait, 5 + random.next() * 60))
    await killAndRestart([work])
    const [newest] = (await analyst.get('/api/v1/imports?limit=1')).json.items as Row[]
    if (newest!.id !== before) {
      expect(newest!.state).toBe('failed')
      const retried = await analyst.patch(`/api/v1/imports/${newest!.id}`, { sheet: 'Sheet1' })
      const { job } = await analyst.follow(retried.json)
      expect(job.state, JSON.stringify(job.problem)).toBe('done')
    }
    expect((await analyst.get('/api/v1/enterprises?q=' + firms[0].code)).status).toBe(200)
  })
})
