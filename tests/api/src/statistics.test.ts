import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Row } from './client'
import { csv } from './files'
import { firms, Place, taxTable } from './place'
import { stores } from './program'

describe.each(stores)('figures (%s)', (store) => {
  const place = new Place(store)
  let analyst: Client

  beforeAll(async () => {
    await place.open()
    await place.fill()
    analyst = place.analyst
    await place.tax('2020-12')
  })
  afterAll(() => place.program.remove())

  it('are those of the command line, byte for byte', async () => {
    for (const [metrics, by, options] of [
      ['building_count,floor_area', 'stage', 'share,yoy'],
      ['tax_full,tax_local', 'building,month', 'share,mom,ytd'],
      ['firm_count,local_registration_rate', 'region:street', 'mom'],
      ['occupancy_rate,occupancy_rate_mean', '', ''],
    ] as const) {
      const reply = await analyst.get(
        `/api/v1/statistics?metrics=${metrics}&by=${by}&period=2020-10/2020-12&options=${options}`,
      )
      expect(reply.status, reply.text).toBe(200)
      const command = [
        'stats',
        metrics,
        '--by',
        by,
        '--period',
        '2020-10/2020-12',
        '--options',
        options,
        '--format',
        'json',
      ]
      expect(reply.text).toBe(place.program.run(command).trim())
    }
  })

  it('every metric of the catalogue answers, and every dimension of it is known', async () => {
    const dictionary = (await analyst.get('/api/v1/dictionary')).json
    expect(dictionary.metrics.length).toBeGreaterThanOrEqual(24)
    for (const metric of dictionary.metrics) {
      const answer = await analyst.statistics(`metrics=${metric.id}&period=2020-12`)
      expect(answer.columns[0]).toMatchObject({ id: metric.id, label: metric.label })
      const explained = await analyst.get(`/api/v1/statistics/explain?metrics=${metric.id}&period=2020-12`)
      expect(explained.status, explained.text).toBe(200)
      expect(explained.json.value).toEqual(answer.totals[0])
    }
    for (const dimension of dictionary.dimensions) {
      const answer = await analyst.statistics(
        `metrics=tax_full&by=${encodeURIComponent(dimension.id)}&period=2020-12`,
      )
      expect(answer.columns[0].id).toBe(dimension.id)
    }
  })

  it('refuse what has no meaning with a sentence that says what exists', async () => {
    for (const [query, code] of [
      ['metrics=nothing', 'statistics.unknown_metric'],
      ['metrics=tax_full&by=nothing', 'statistics.unknown_dimension'],
      ['metrics=tax_full&period=2020-13', 'statistics.bad_period'],
      ['metrics=tax_full&options=nothing', 'statistics.unknown_option'],
      ['metrics=tax_full&where=stage:nothing', 'statistics.unknown_member'],
      ['metrics=floor_area&by=industry', 'statistics.no_meaning'],
    ]) {
      const reply = await analyst.get(`/api/v1/statistics?${query}`)
      expect(reply.status, query).toBe(400)
      expect(reply.json.code, query).toBe(code)
      expect(reply.json.detail).toMatch(/[一-龥]/)
    }
    expect((await analyst.get('/api/v1/statistics')).json.code).toBe('api.missing_parameter')
  })

  it('are answered with 304 until the data changes', async () => {
    const target = '/api/v1/statistics?metrics=tax_full&period=2020-11'
    const first = await analyst.get(target)
    const etag = first.headers.get('ETag')!
    expect((await analyst.get(target, { 'If-None-Match': etag })).status).toBe(304)
    const batch = await analyst.import(
      'tax',
      '十一月.csv',
      csv(taxTable('2020-11', [[firms[0].code, firms[0].name, '1.00']])),
      {
        district: '210102',
        source: '和平区税务局',
      },
    )
    const second = await analyst.get(target, { 'If-None-Match': etag })
    expect(second.status).toBe(200)
    expect(second.json.totals[0]).toBe(100)
    await analyst.run(batch.id, 'undo')
  })

  it('hide what would tell the tax of one firm from those who may not know it', async () => {
    const department = await place.account('department', 'department', 'region:210102000000')
    const answer = await department.statistics('metrics=tax_full&by=building&period=2020-12')
    expect(answer.rows.every((row: Row) => row[1] === null)).toBe(true)
    expect(answer.notes.join('')).toMatch(/[一-龥]/)
    const explained = await department.get('/api/v1/statistics/explain?metrics=tax_full&period=2020-12')
    expect(explained.text).not.toContain(firms[0].code)
    expect(explained.text).not.toContain('云帆')
    const open = await analyst.statistics('metrics=tax_full&by=building&period=2020-12')
    expect(open.rows.some((row: Row) => typeof row[1] === 'number')).toBe(true)
  })

  it('come as CSV for those who may take data out', async () => {
    const reply = await analyst.get(
      '/api/v1/statistics?metrics=tax_full&by=building&period=2020-12&format=csv',
    )
    expect(reply.status).toBe(200)
    const text = new TextDecoder().decode(reply.bytes)
    expect(text).toContain('新世界商务大厦,1434567.89')
  })

  it('say which offices have delivered and which have not', async () => {
    const before = (await analyst.get('/api/v1/sources?period=2020-12')).json
    expect(before.items).toEqual([
      expect.objectContaining({ name: '和平区税务局', delivered: true, missing: [] }),
    ])
    const after = (await analyst.get('/api/v1/sources?period=2021-01')).json
    expect(after.items[0]).toMatchObject({ delivered: false, missing: ['2021-01'] })
  })
})
