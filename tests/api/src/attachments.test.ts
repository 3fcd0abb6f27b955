import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Row } from './client'
import { Place } from './place'
import { stores } from './program'

describe.each(stores)('documents (%s)', (store) => {
  const place = new Place(store)
  let analyst: Client
  let building: string

  beforeAll(async () => {
    await place.open()
    await place.fill()
    analyst = place.analyst
    building = (await analyst.get('/api/v1/buildings?name=中环广场')).json.items[0].id
  })
  afterAll(() => place.program.remove())

  const pdf = new TextEncoder().encode('%PDF-1.7 一份平面图')

  function send(client: Client, name: string, bytes: Uint8Array, record = building) {
    const form = new FormData()
    form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
    form.set('entity', 'building')
    form.set('record', record)
    form.set('note', '标准层平面图')
    return client.send('POST', '/api/v1/attachments', form)
  }

  it('stand beside a record, come back byte for byte, and go', async () => {
    const added = await send(analyst, '平面图.pdf', pdf)
    expect(added.status, JSON.stringify(added.json)).toBe(201)
    expect(added.json).toMatchObject({ fileName: '平面图.pdf', mediaType: 'application/pdf', note: '标准层平面图' })
    const listed = await analyst.get(`/api/v1/attachments?entity=building&record=${building}`)
    expect(listed.json.items.map((one: Row) => one.id)).toEqual([added.json.id])
    const back = await analyst.get(`/api/v1/attachments/${added.json.id}`)
    expect(back.bytes).toEqual(pdf)
    expect(back.headers.get('content-disposition')).toContain('attachment')
    expect((await analyst.del(`/api/v1/attachments/${added.json.id}`)).status).toBe(204)
    expect((await analyst.get(`/api/v1/attachments/${added.json.id}`)).status).toBe(404)
  })

  it('are refused when they are not what offices attach, and leave nothing', async () => {
    const page = await send(analyst, '平面图.pdf', new TextEncoder().encode('<script>alert(1)</script>'))
    expect([page.status, page.json.code]).toEqual([400, 'registry.attachment_kind'])
    const big = new Uint8Array(21 * 1024 * 1024)
    big.set(pdf)
    expect((await send(analyst, '大.pdf', big)).status).toBe(413)
    expect((await send(analyst, 'a.pdf', pdf, '42')).status).toBe(404)
    expect((await send(analyst, 'a.pdf', pdf, 'x')).status).toBe(422)
    expect((await analyst.get(`/api/v1/attachments?entity=building&record=${building}`)).json.items).toEqual([])
  })

  it('are seen by none who may not see the record', async () => {
    const added = await send(analyst, 'a.pdf', pdf)
    const foreign = await place.account('elsewhere', 'street_office', 'region:210102002000')
    expect((await foreign.get(`/api/v1/buildings/${building}`)).status).toBe(404)
    expect((await foreign.get(`/api/v1/attachments/${added.json.id}`)).status).toBe(404)
    expect((await send(foreign, 'b.pdf', pdf)).status).toBe(404)
  })
})
