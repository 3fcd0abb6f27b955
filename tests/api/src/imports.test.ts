import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Row } from './client'
import { csv, xlsx } from './files'
import { firms, Place, taxTable } from './place'
import { stores } from './program'

describe.each(stores)('files in (%s)', (store) => {
  const place = new Place(store)
  let analyst: Client

  beforeAll(async () => {
    await place.open()
    await place.fill()
    analyst = place.analyst
  })
  afterAll(() => place.program.remove())

  const total = async (month: string) =>
    (await analyst.statistics(`metrics=tax_full&period=${month}`)).totals[0]

  it('read, previewed, posted, undone and posted again give the same figures', async () => {
    const posted = await place.tax('2020-12')
    expect(posted).toMatchObject({ state: 'posted', source: '和平区税务局', period: '2020-12' })
    expect(posted.counts).toMatchObject({ read: 4, new: 4, rejected: 0 })
    expect(posted.summary.control).toMatchObject({ imported: 273456800, buildings: 173456800, outside: 0 })
    const figures = async () => {
      const answers = await Promise.all(
        [
          'metrics=tax_full,tax_per_area&by=building&period=2020-12',
          'metrics=firm_count,local_tax_rate&period=2020-12',
        ].map((query) => analyst.statistics(query)),
      )
      return answers.map(({ rows, totals, keys }) => ({ rows, totals, keys }))
    }
    const before = await figures()
    expect(await total('2020-12')).toBe(273456800)
    await analyst.run(posted.id, 'undo')
    expect(await total('2020-12')).toBe(0)
    await place.tax('2020-12')
    expect(await figures()).toEqual(before)
  })

  it('show what would change before anything does', async () => {
    const staged = await analyst.upload(
      'tax',
      '一月.xlsx',
      xlsx([
        ['2021年1月税收情况表', null, null, null],
        ['单位：万元', null, null, null],
        ['纳税人识别号', '纳税人名称', '税款所属期', '税收合计'],
        [firms[0].code, firms[0].name, '2021-01', 12.5],
        [firms[1].code, firms[1].name, '2021-01', '整体出售'],
        ['合计', null, null, 12.5],
      ]),
      { district: '210102', source: '和平区税务局' },
    )
    expect(staged.state, JSON.stringify(staged.problem)).toBe('done')
    const { batch } = staged.result
    expect(batch.state).toBe('previewed')
    expect(batch.summary.detection).toMatchObject({ moneyShift: 4, headerFirst: 3 })
    expect(batch.counts).toMatchObject({ new: 1, rejected: 1 })
    expect(await total('2021-01')).toBe(0)
    const [problem] = (await analyst.get(`/api/v1/imports/${batch.id}/problems`)).json.items
    expect(problem).toMatchObject({ row: 5, column: 4, printed: '整体出售', severity: 'error' })
    expect(problem.message).toContain('5')
    const workbook = await analyst.get(`/api/v1/imports/${batch.id}/workbook`)
    expect(String.fromCharCode(...workbook.bytes.slice(0, 2))).toBe('PK')
    await analyst.run(batch.id, 'post')
    expect(await total('2021-01')).toBe(12500000)
  })

  it('that differ from what is posted show both values and replace it', async () => {
    const told = { district: '210102', source: '和平区税务局', period: '2021-03' }
    const table = (amount: string) => csv(taxTable('2021-03', [[firms[0].code, firms[0].name, amount]]))
    const first = await analyst.import('tax', '三月.csv', table('100.00'), told)
    const staged = await analyst.upload('tax', '三月更正.csv', table('80.00'), told)
    expect(staged.result.batch.counts).toMatchObject({ new: 0, changed: 1 })
    const id = staged.result.batchId
    const [row] = (await analyst.get(`/api/v1/imports/${id}/rows?state=changed`)).json.items
    expect(row).toMatchObject({
      row: 2,
      state: 'changed',
      before: { tax_full: 10000 },
      after: { tax_full: 8000 },
    })
    await analyst.run(id, 'post')
    expect(await total('2021-03')).toBe(8000)
    const rows = (await analyst.get('/api/v1/tax-records?month=2021-03')).json.items
    expect(rows.map((one: Row) => one.tax_full)).toEqual([8000])
    await analyst.run(id, 'undo')
    expect(await total('2021-03')).toBe(10000)
    await analyst.run(first.id, 'undo')
    expect(await total('2021-03')).toBe(0)
  })

  it('can be read again as the person says', async () => {
    const staged = await analyst.upload(
      'tax',
      '二月.csv',
      csv([
        ['识别号甲', '单位乙', '某列'],
        [firms[0].code, firms[0].name, '3.5'],
      ]),
      { district: '210102', source: '和平区税务局' },
    )
    const id = staged.result?.batchId ?? (await analyst.get('/api/v1/imports?limit=1')).json.items[0].id
    const again = await analyst.patch(`/api/v1/imports/${id}`, {
      mapping: { 识别号甲: 'credit_code', 单位乙: 'name', 某列: 'tax_full' },
      period: '2021-02',
      unit: '万元',
    })
    expect(again.status, again.text).toBe(202)
    const { job } = await analyst.follow(again.json)
    expect(job.state, JSON.stringify(job.problem)).toBe('done')
    expect(job.result.batch.counts.new).toBe(1)
    await analyst.run(id, 'post')
    expect(await total('2021-02')).toBe(3500000)
    expect((await analyst.patch(`/api/v1/imports/${id}`, { unit: '吨' })).status).toBe(422)
    expect((await analyst.patch(`/api/v1/imports/${id}`, { nonsense: 1 })).json.code).toBe(
      'api.unknown_member',
    )
  })

  it('tell how far they are and can be cancelled', async () => {
    const many = Array.from(
      { length: 60_000 },
      (_, i) => [`91210102MA${String(i).padStart(8, '0')}`, `第${i}有限公司`, i] as const,
    )
    const reply = await analyst.send_file('tax', '大文件.csv', csv(taxTable('2020-06', many)), {
      district: '210102',
      source: '大户局',
    })
    expect(reply.status).toBe(202)
    expect((await analyst.del(`/api/v1/jobs/${reply.json.id}`)).status).toBe(204)
    const { job } = await analyst.follow(reply.json)
    expect(['cancelled', 'done']).toContain(job.state)
    const whole = await analyst.send_file('tax', '大文件.csv', csv(taxTable('2020-06', many)), {
      district: '210102',
      source: '大户局',
    })
    const followed = await analyst.follow(whole.json)
    expect(followed.job.state, JSON.stringify(followed.job.problem)).toBe('done')
    expect(followed.job.result.batch.counts.read).toBe(60_000)
    expect((await analyst.del(`/api/v1/imports/${followed.job.result.batchId}`)).status).toBe(204)
    expect(await total('2020-06')).toBe(0)
  })

  it('that are asked for wrongly are refused before anything is read', async () => {
    const form = new FormData()
    form.set('kind', 'tax')
    expect((await analyst.send('POST', '/api/v1/imports', form)).json.errors[0].pointer).toBe('/file')
    expect((await analyst.post('/api/v1/imports', {})).status).toBe(415)
    const missing = '4611686018427387904'
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/post'],
      ['POST', '/undo'],
      ['DELETE', ''],
    ] as const) {
      expect((await analyst.send(method, `/api/v1/imports/${missing}${path}`)).status).toBe(404)
    }
    const [batch] = (await analyst.get('/api/v1/imports?limit=50')).json.items.filter(
      (one: Row) => one.state === 'posted',
    )
    expect((await analyst.del(`/api/v1/imports/${batch.id}`)).status).toBe(409)
    const twice = await analyst.post(`/api/v1/imports/${batch.id}/post`)
    expect((await analyst.follow(twice.json)).job.problem.code).toBe('exchange.wrong_state')
  })

  it('have templates for every kind the reader may bring, and no others', async () => {
    const kinds = (await analyst.get('/api/v1/dictionary')).json.importKinds
    expect(kinds.map((kind: Row) => kind.id)).toEqual(
      expect.arrayContaining(['tax', 'buildings', 'tenancies', 'registration']),
    )
    for (const kind of kinds) {
      const reply = await analyst.get(`/api/v1/templates/${kind.id}`)
      expect(reply.status, kind.id).toBe(200)
      expect(String.fromCharCode(...reply.bytes.slice(0, 2))).toBe('PK')
    }
    expect((await analyst.get('/api/v1/templates/nothing')).status).toBe(404)
    const street = await place.account('street', 'street_office', 'region:210102001000')
    expect((await street.get('/api/v1/templates/tax')).status).toBe(403)
    expect((await street.get('/api/v1/imports')).json.items).toEqual([])
  })

  it('bring regions out of the national list into the registry', async () => {
    const provinces = (await analyst.get('/api/v1/national-regions')).json.items
    expect(provinces).toHaveLength(31)
    expect((await analyst.get('/api/v1/national-regions?parent=5101')).json.items).toContainEqual({
      code: '510104000000',
      name: '锦江区',
      level: 'county',
    })
    expect((await analyst.get('/api/v1/national-regions?parent=999')).status).toBe(400)

    const filled = await analyst.get('/api/v1/templates/regions?region=510104')
    const read = await analyst.upload('regions', '锦江区.xlsx', filled.bytes, {})
    const { counts, id } = read.result.batch
    expect(counts.rejected).toBe(0)
    expect(counts.new).toBe(counts.read)
    await analyst.run(id, 'post')
    const found = await analyst.get('/api/v1/regions?code=510104000000')
    expect(found.json.items.map((region: Row) => region.name)).toEqual(['锦江区'])
    expect((await analyst.get('/api/v1/templates/regions?region=999999')).json.code).toBe(
      'exchange.unknown_region',
    )
    expect((await analyst.get('/api/v1/templates/tax?region=510104')).status).toBe(400)
  })

  it('put tax into a ledger that can be asked, and whoever asks is written down', async () => {
    const rows = (await analyst.get(`/api/v1/tax-records?credit_code=${firms[0].code}&month=2020-12`)).json
      .items
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      tax_full: 123456789,
      month: '2020-12',
      attribution: 'building',
      source: '和平区税务局',
    })
    expect(rows[0].titles.buildingId).toBe('新世界商务大厦')
    const auditor = await place.account('auditor', 'audit_admin')
    const looks = (await auditor.get('/api/v1/audit?action=read_taxpayer')).json.items
    expect(looks.some((entry: Row) => entry.object === 'tax_record' && entry.login === 'analyst')).toBe(true)
    const department = await place.account('department', 'department', 'region:210102000000')
    expect((await department.get('/api/v1/tax-records')).status).toBe(403)
  })
})
