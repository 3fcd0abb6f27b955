import { gzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Job, Row } from './client'
import { csv, gb18030, xlsx, zipBomb } from './files'
import { firms, Place, taxTable } from './place'
import { stores } from './program'

const megabyte = 1024 * 1024

// Made before a connection is open: packing takes longer than the server keeps an idle one.
const bomb = zipBomb(600)

describe.each(stores)('bad input (%s)', (store) => {
  const place = new Place(store)
  let analyst: Client

  beforeAll(async () => {
    await place.open()
    await place.fill()
    analyst = place.analyst
  })
  afterEach(async () => {
    expect(place.program.alive).toBe(true)
    expect((await analyst.get('/readyz')).status).toBe(200)
  })
  afterAll(() => place.program.remove())

  const total = async (month: string) =>
    (await analyst.statistics(`metrics=tax_full&period=${month}`)).totals[0]
  const told = { district: '210102', source: '和平区税务局' }

  function expectSentence(job: Job): void {
    expect(job.state, JSON.stringify(job)).toBe('failed')
    expect(job.problem.code).toMatch(/^exchange\./)
    expect(job.problem.detail).toMatch(/[一-龥]{4,}/)
  }

  async function problemsOf(job: Job): Promise<Row[]> {
    expect(job.state, JSON.stringify(job.problem)).toBe('done')
    return (await analyst.get(`/api/v1/imports/${job.result.batchId}/problems`)).json.items
  }

  it.each([
    [
      'a file of the wrong kind',
      '图片.png',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    ],
    ['a program', '程序.xlsx', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ['an empty file', '空.csv', new Uint8Array()],
    ['blank lines', '空行.csv', new TextEncoder().encode('\r\n\r\n   \r\n')],
    ['a broken workbook', '坏.xlsx', xlsx([['a', 'b']]).slice(0, 300)],
    ['a packed text', '压缩.csv', gzipSync(csv([['纳税人名称'], ['甲']]))],
    [
      'a header of another subject',
      '菜单.csv',
      csv([
        ['菜名', '价格'],
        ['锅包肉', '38'],
      ]),
    ],
    [
      'a page instead of a table',
      '网页.csv',
      new TextEncoder().encode('<html><body><p>没有表格</p></body></html>'),
    ],
    [
      'bytes in no encoding',
      '乱码.csv',
      Uint8Array.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)),
    ],
  ])('%s is refused with a sentence', async (_what, name, bytes) => {
    expectSentence(await analyst.upload('tax', name, bytes, { ...told, period: '2020-12' }))
  })

  it('a zip bomb is refused without being unpacked', async () => {
    const before = process.hrtime.bigint()
    expectSentence(await analyst.upload('tax', '炸弹.xlsx', bomb, told))
    expect(Number((process.hrtime.bigint() - before) / 1_000_000n)).toBeLessThan(60_000)
  })

  it('a file of 200 MB that is no table is refused', async () => {
    const noise = new Uint8Array(200 * megabyte).fill(0x41)
    expectSentence(await analyst.upload('tax', '巨大.csv', noise, told))
  })

  it('a file beyond the limit is refused by its size', async () => {
    const form = new FormData()
    form.set('kind', 'tax')
    form.set('file', new Blob([new Uint8Array(300 * megabyte)]), '过大.csv')
    // The server may hang up before all is sent; either way it refuses.
    const reply = await analyst.send('POST', '/api/v1/imports', form).catch(() => null)
    expect(reply === null || reply.status === 413, reply?.text ?? '').toBe(true)
  })

  it('an unknown kind, district, period or unit is refused by name', async () => {
    const table = csv(taxTable('2020-12', [[firms[0].code, firms[0].name, '1.00']]))
    const kind = await analyst.upload('nothing', 'a.csv', table, told)
    expect(kind.problem.code).toBe('exchange.unknown_kind')
    expect((await analyst.send_file('tax', 'a.csv', table, { ...told, period: '2020-13' })).status).toBe(400)
    expect((await analyst.send_file('tax', 'a.csv', table, { ...told, unit: '亿' })).status).toBe(422)
    const foreign = await place.account(
      `tax${Math.floor(Math.random() * 1e6)}`,
      'tax_department',
      'region:210102000000',
    )
    const elsewhere = await foreign.upload('tax', 'a.csv', table, { ...told, district: '110101' })
    expect(elsewhere.problem.code).toBe('exchange.district_out_of_scope')
  })

  it('each bad cell is named by row and column; the other rows go on; nothing is half posted', async () => {
    const job = await analyst.upload(
      'tax',
      '混杂.csv',
      csv(
        taxTable('2020-09', [
          [firms[0].code, firms[0].name, '100.00'],
          [firms[1].code, firms[1].name, '整体出售'],
          ['', '', '5.00'],
          [firms[2].code, firms[2].name, '1.2.3'],
          [firms[2].code, firms[2].name, '999999999999999999999'],
        ]),
      ),
      { ...told, period: '2020-09' },
    )
    const problems = await problemsOf(job)
    const errors = problems.filter((problem) => problem.severity === 'error')
    expect(new Set(errors.map((problem) => problem.row))).toEqual(new Set([3, 4, 5, 6]))
    for (const problem of errors) {
      expect(problem.message).toContain(String(problem.row))
    }
    expect(errors.find((problem) => problem.row === 3)).toMatchObject({ column: 4, printed: '整体出售' })
    const { counts } = job.result.batch
    expect(counts).toMatchObject({ read: 5, rejected: 4 })
    expect(await total('2020-09')).toBe(0)
    await analyst.run(job.result.batchId, 'post')
    expect(await total('2020-09')).toBe(10000)
  })

  it('formulas are never run: the cached value counts, one without is a fault', async () => {
    const job = await analyst.upload(
      'tax',
      '公式.xlsx',
      xlsx(
        [
          ['纳税人识别号', '纳税人名称', '税款所属期', '税收合计（元）'],
          [firms[0].code, firms[0].name, '2020-08', 250],
          [firms[1].code, firms[1].name, '2020-08', null],
          [firms[2].code, "=cmd|' /C calc'!A0", '2020-08', 10],
        ],
        { formulas: { D2: 'SUM(100,150)', D3: 'WEBSERVICE("http://example.com")' } },
      ),
      { ...told, period: '2020-08' },
    )
    expect(job.state, JSON.stringify(job.problem)).toBe('done')
    await analyst.run(job.result.batchId, 'post')
    const amounts = (await analyst.get('/api/v1/tax-records?month=2020-08')).json.items.map(
      (row: Row) => row.tax_full,
    )
    expect(amounts).toContain(25000)
    const text = new TextDecoder().decode(
      (await analyst.get('/api/v1/tax-records?month=2020-08&format=csv')).bytes,
    )
    expect(text).not.toMatch(/(^|,)=cmd/m)
  })

  it('areas and days that cannot be are refused, their neighbours kept', async () => {
    const job = await analyst.upload(
      'buildings',
      '楼宇.xlsx',
      xlsx([
        ['楼宇名称', '所属街道', '楼宇状态', '建筑面积（㎡）', '竣工日期'],
        ['好楼', '太原街街道', '已运营', 100, '2015-06-30'],
        ['负面积楼', '太原街街道', '已运营', -5, '2015-06-30'],
        ['零日期楼', '太原街街道', '已运营', 100, '0000-00-00'],
        ['无此街道楼', '月球街道', '已运营', 100, '2015-06-30'],
        ['状态不明楼', '太原街街道', '悬浮中', 100, '2015-06-30'],
      ]),
      { district: '210102' },
    )
    const problems = (await problemsOf(job)).filter((problem) => problem.severity === 'error')
    const rows = new Set(problems.map((problem) => problem.row))
    expect(rows.has(2)).toBe(false)
    expect(rows.has(3)).toBe(true)
    expect(rows.has(4)).toBe(true)
    expect(rows.has(5)).toBe(true)
    expect(problems.find((problem) => problem.row === 3)).toMatchObject({ column: 4 })
    await analyst.run(job.result.batchId, 'post')
    const names = (await analyst.get('/api/v1/buildings?limit=100')).json.items.map((item: Row) => item.name)
    expect(names).toContain('好楼')
    expect(names).not.toContain('负面积楼')
    expect(names).not.toContain('无此街道楼')
  })

  it('a period in the future is refused', async () => {
    const year = new Date().getFullYear() + 2
    const job = await analyst.upload(
      'tax',
      '未来.csv',
      csv(taxTable(`${year}-01`, [[firms[0].code, firms[0].name, '1.00']])),
      told,
    )
    const rejected = job.state === 'done' ? job.result.batch.counts.rejected : 1
    expect(rejected, JSON.stringify(job)).toBe(1)
  })

  it('the same row twice is not counted twice without being told', async () => {
    const row = [firms[0].code, firms[0].name, '70.00'] as const
    const job = await analyst.upload('tax', '重复.csv', csv(taxTable('2020-07', [row, row])), {
      ...told,
      period: '2020-07',
    })
    const problems = await problemsOf(job)
    expect(problems.length, JSON.stringify(job.result.batch)).toBeGreaterThan(0)
  })

  it('the same file in UTF-8 and GB18030 is the same', async () => {
    const table = taxTable('2020-05', [[firms[0].code, firms[0].name, '12.34']])
    const text = table.map((row) => row.join(',')).join('\n')
    const first = await analyst.import('tax', '五月.csv', new TextEncoder().encode(text), {
      ...told,
      period: '2020-05',
    })
    expect(await total('2020-05')).toBe(1234)
    await analyst.run(first.id, 'undo')
    await analyst.import('tax', '五月.csv', gb18030(text), { ...told, period: '2020-05' })
    expect(await total('2020-05')).toBe(1234)
  })

  it('a broken form or a lying length does not hurt', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    for (const body of [
      '',
      '--x',
      '--x\r\n\r\n',
      '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc',
      '--x--\r\n',
    ]) {
      const reply = await analyst.send('POST', '/api/v1/imports', body, headers)
      expect(reply.status, body).toBeGreaterThanOrEqual(400)
      expect(reply.status, body).toBeLessThan(500)
    }
  })
})
