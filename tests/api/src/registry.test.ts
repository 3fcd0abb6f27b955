import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Row } from './client'
import { Place } from './place'
import { stores } from './program'

describe.each(stores)('records (%s)', (store) => {
  const place = new Place(store)
  let analyst: Client
  let street: Row

  beforeAll(async () => {
    await place.open()
    await place.fill()
    analyst = place.analyst
    street = (await analyst.get('/api/v1/regions?code=210102001000')).json.items[0]
  })
  afterAll(() => place.program.remove())

  async function building(name: string): Promise<string> {
    const reply = await analyst.post('/api/v1/buildings', {
      name,
      region_id: street.id,
      stage: 'planned',
      floor_area: '1000.00',
      validFrom: '2020-01-01',
    })
    expect(reply.status, reply.text).toBe(201)
    expect(reply.headers.get('Location')).toBe(`/api/v1/buildings/${reply.json.id}`)
    return `/api/v1/buildings/${reply.json.id}`
  }

  it('lists every entity of the dictionary and nothing else', async () => {
    const dictionary = (await analyst.get('/api/v1/dictionary')).json
    expect(dictionary.entities.length).toBeGreaterThan(12)
    for (const entity of dictionary.entities) {
      const reply = await analyst.get(`/api/v1/${entity.plural}?limit=5`)
      expect(reply.status, `${entity.plural} ${reply.text}`).toBe(200)
    }
  })

  it('filters, sorts, searches, counts and walks', async () => {
    const by = async (query: string) =>
      (await analyst.get(`/api/v1/buildings?${query}`)).json.items.map((item: Row) => item.name)
    expect(await by('sortby=-floor_area')).toEqual(['西塔国际', '新世界商务大厦', '中环广场'])
    expect(await by('stage=operating&sortby=name')).toHaveLength(2)
    expect(await by('stage=operating,under_construction')).toHaveLength(3)
    expect(await by(`region_id=${street.id}`)).toHaveLength(2)
    expect(await by('q=xinshijie')).toEqual(['新世界商务大厦'])
    expect(await by('q=zhgc')).toEqual(['中环广场'])
    expect(await by(`q=${encodeURIComponent('环')}`)).toEqual(['中环广场'])
    const page = (await analyst.get('/api/v1/buildings?count=true&limit=2&sortby=name')).json
    expect(page).toMatchObject({ numberReturned: 2, numberMatched: 3 })
    const rest = (await analyst.get(page.links[0].href)).json
    expect(rest.items).toHaveLength(1)
    expect(rest.links).toEqual([])
    const names = [...page.items, ...rest.items].map((item: Row) => item.name)
    expect(new Set(names).size).toBe(3)
  })

  it('shows the fields asked for and refuses those that do not exist', async () => {
    const [item] = (await analyst.get('/api/v1/buildings?fields=name,floor_area&limit=1')).json.items
    expect(Object.keys(item).sort()).toEqual([
      'floor_area',
      'id',
      'name',
      'titles',
      'validFrom',
      'validTo',
      'version',
    ])
    expect((await analyst.get('/api/v1/buildings?fields=nothing')).json.code).toBe('api.unknown_field')
    expect((await analyst.get('/api/v1/buildings?nothing=1')).json.code).toBe('api.unknown_parameter')
    expect((await analyst.get('/api/v1/buildings?limit=0')).json.code).toBe('api.bad_parameter')
    expect((await analyst.get('/api/v1/buildings?limit=5&limit=6')).json.code).toBe('api.repeated_parameter')
  })

  it('creates, corrects, changes and ends, and tells the history', async () => {
    const path = await building('测试一号楼')
    const read = await analyst.get(path)
    const corrected = await analyst.patch(path, { address: '太原街1号' }, read.headers.get('ETag')!)
    expect(corrected.status, corrected.text).toBe(200)
    const changed = await analyst.patch(
      `${path}?as=change`,
      { stage: 'under_construction', validFrom: '2021-06-01' },
      corrected.headers.get('ETag')!,
    )
    expect(changed.status, changed.text).toBe(200)
    expect((await analyst.get(`${path}?asof=2021-05-31`)).json.stage).toBe('planned')
    const now = await analyst.get(path)
    expect(now.json.stage).toBe('under_construction')
    const ended = await analyst.del(`${path}?from=2022-01-01`, { 'If-Match': now.headers.get('ETag')! })
    expect(ended.status, ended.text).toBe(200)
    expect((await analyst.get(path)).status).toBe(404)
    const history = (await analyst.get(`${path}/history`)).json.items
    expect(history.map((entry: Row) => entry.kind)).toEqual(['create', 'correct', 'change', 'end'])
    expect(history[1].before).toEqual({ address: null })
    expect(history[1].after.address).toBe('太原街1号')
    const log = (await analyst.get(`/api/v1/changes?entity=building&record=${path.split('/').pop()}`)).json
      .items
    expect(log.map((entry: Row) => entry.kind)).toEqual(['end', 'change', 'correct', 'create'])
    expect(log[0].actor).toBe('analyst')
  })

  it('refuses a stale write with both values, and one without If-Match', async () => {
    const path = await building('测试二号楼')
    const etag = (await analyst.get(path)).headers.get('ETag')!
    expect((await analyst.patch(path, { note: '先到' }, etag)).status).toBe(200)
    const late = await analyst.patch(path, { note: '后到' }, etag)
    expect(late.status).toBe(412)
    expect(late.json.current.note).toBe('先到')
    expect(late.json.errors[0].pointer).toBe('/note')
    expect((await analyst.patch(path, { note: '无版本' })).status).toBe(428)
    expect((await analyst.get(path)).json.note).toBe('先到')
  })

  it('creates once for one Idempotency-Key', async () => {
    const body = { name: '测试三号楼', region_id: street.id, stage: 'planned', floor_area: '1.00' }
    const key = { 'Idempotency-Key': 'a-key' }
    const first = await analyst.post('/api/v1/buildings', body, key)
    const again = await analyst.post('/api/v1/buildings', body, key)
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.json).toEqual(first.json)
    const other = await analyst.post('/api/v1/buildings', { ...body, name: '测试四号楼' }, key)
    expect(other.json.code).toBe('api.idempotency_key_reused')
  })

  it('tells every wrong field at once, by its place', async () => {
    const reply = await analyst.post('/api/v1/buildings?validateOnly=true', {
      name: '',
      region_id: 'abc',
      stage: 'no such stage',
      floor_area: '整体出售',
    })
    expect(reply.status).toBe(422)
    expect(reply.json.errors.map((error: Row) => error.pointer).sort()).toEqual(
      expect.arrayContaining(['/floor_area', '/region_id']),
    )
    const unknown = await analyst.post('/api/v1/buildings', { nmae: 'x' })
    expect(unknown.json.errors[0].pointer).toBe('/nmae')
  })

  it('keeps what a role may not see out of every form of the answer', async () => {
    const [made] = (await analyst.get(`/api/v1/buildings?name=${encodeURIComponent('中环广场')}`)).json.items
    const path = `/api/v1/buildings/${made.id}`
    const etag = (await analyst.get(path)).headers.get('ETag')!
    expect((await analyst.patch(path, { contact_phone: '024-88887777' }, etag)).status).toBe(200)
    const supervisor = await place.account('supervisor', 'supervisor', 'everything')
    for (const target of [
      path,
      `${path}/history`,
      '/api/v1/buildings',
      '/api/v1/changes',
      '/api/v1/dictionary',
    ]) {
      const reply = await supervisor.get(target)
      expect(reply.status, target).toBe(200)
      expect(reply.text, target).not.toContain('024-88887777')
      expect(reply.text, target).not.toContain('contact_phone')
    }
    expect((await supervisor.get('/api/v1/buildings?contact_phone=024-88887777')).status).toBe(400)
    expect((await supervisor.get('/api/v1/buildings?sortby=contact_phone')).status).toBeGreaterThanOrEqual(
      400,
    )
    expect((await supervisor.patch(path, { note: 'x' }, etag)).status).toBe(403)
  })

  it('shows a street its own and answers 404 for the rest', async () => {
    const office = await place.account('street', 'street_office', 'region:210102002000')
    const names = (await office.get('/api/v1/buildings')).json.items.map((item: Row) => item.name)
    expect(names).toEqual(['西塔国际'])
    const [foreign] = (await analyst.get(`/api/v1/buildings?name=${encodeURIComponent('新世界商务大厦')}`))
      .json.items
    const hidden = await office.get(`/api/v1/buildings/${foreign.id}`)
    const absent = await office.get('/api/v1/buildings/4611686018427387904')
    expect([hidden.status, absent.status]).toEqual([404, 404])
    expect(hidden.json.detail).toBe(absent.json.detail)
    expect((await office.get('/api/v1/enterprises')).json.items).toEqual([])
  })

  it('finds by characters, pinyin and initials', async () => {
    for (const q of ['新世界', 'xinshijie', 'xsj']) {
      const hits = (await analyst.get(`/api/v1/search?q=${encodeURIComponent(q)}`)).json.items
      expect(hits[0]).toMatchObject({ entity: 'building', title: '新世界商务大厦' })
    }
  })

  it('gives lists as files under the same rights', async () => {
    const csv = await analyst.get('/api/v1/buildings?format=csv&sortby=name&fields=name,stage,floor_area')
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(csv.bytes)
    expect(text.split('\r\n')[0]).toBe('楼宇名称,楼宇状态,建筑面积（㎡）,有效期起,有效期止')
    expect(text).toContain('中环广场,已运营,31000.50,')
    const xlsx = await analyst.get('/api/v1/buildings?format=xlsx')
    expect(String.fromCharCode(...xlsx.bytes.slice(0, 2))).toBe('PK')
    expect(xlsx.headers.get('Content-Disposition')).toContain("filename*=UTF-8''")
    const chief = await place.account('chief', 'chief', 'building:中环广场')
    expect((await chief.get('/api/v1/buildings?format=csv')).status).toBe(403)
  })
})
