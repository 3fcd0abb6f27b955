import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from './client'
import { Place, password } from './place'
import { stores } from './program'

describe.each(stores)('signing in and out (%s)', (store) => {
  const place = new Place(store)

  beforeAll(() => place.open())
  afterAll(() => place.program.remove())

  it('answers whether it lives and is ready', async () => {
    const nobody = new Client(place.program.address)
    expect((await nobody.get('/livez')).status).toBe(200)
    expect((await nobody.get('/readyz')).status).toBe(200)
    expect((await nobody.get('/metrics')).text).toContain('# TYPE')
  })

  it('lets nobody in without signing in, whatever the address', async () => {
    const nobody = new Client(place.program.address)
    for (const path of [
      'buildings',
      'dictionary',
      'statistics?metrics=floor_area',
      'imports',
      'users',
      'audit',
    ]) {
      const reply = await nobody.get(`/api/v1/${path}`)
      expect(reply.status).toBe(401)
      expect(reply.json.code).toBe('rights.signed_out')
    }
    expect((await nobody.get('/api/v1/nowhere')).status).toBe(404)
  })

  it('opens nothing but the change of the first password', async () => {
    place.program.run(['user', 'add', 'fresh', '--password', 'First-horse-7'])
    place.program.run(['user', 'assign', 'fresh', 'lead_office', '--scope', 'everything'])
    const client = new Client(place.program.address)
    const signedIn = await client.signIn('fresh', 'First-horse-7')
    expect(signedIn.json.mustChangePassword).toBe(true)
    expect((await client.get('/api/v1/buildings')).json.code).toBe('rights.password_change_needed')
    const weak = await client.post('/api/v1/session/password', { current: 'First-horse-7', next: 'short' })
    expect(weak.status).toBe(400)
    expect(weak.json.code).toBe('rights.weak_password')
    expect(
      (await client.post('/api/v1/session/password', { current: 'First-horse-7', next: password })).status,
    ).toBe(204)
    expect((await client.get('/api/v1/buildings')).status).toBe(200)
  })

  it('locks an account after five wrong passwords, even for the right one', async () => {
    await place.account('locked', 'leader', 'everything')
    const client = new Client(place.program.address)
    for (let i = 0; i < 5; ++i) {
      expect((await client.signIn('locked', 'Wrong-horse-1')).status).toBe(401)
    }
    const reply = await client.signIn('locked', password)
    expect(reply.status).toBe(429)
    expect(reply.json.code).toBe('rights.locked')
  })

  it('refuses a write that does not come from its own pages', async () => {
    const reply = await place.analyst.send('POST', '/api/v1/buildings', '{}', {
      'Content-Type': 'application/json',
      'X-CSRF-Token': 'guessed',
    })
    expect(reply.status).toBe(403)
    expect(reply.json.code).toBe('rights.bad_csrf_token')
  })

  it('keeps the cookie from scripts and other sites', async () => {
    const reply = await new Client(place.program.address).signIn('analyst', password)
    expect(reply.headers.get('Set-Cookie')).toMatch(/HttpOnly/)
    expect(reply.headers.get('Set-Cookie')).toMatch(/SameSite=Strict/)
    expect(reply.headers.get('Cache-Control')).toBe('no-store')
    expect(reply.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('is over when signed out', async () => {
    const client = await place.signIn('analyst')
    expect((await client.get('/api/v1/session')).json.login).toBe('analyst')
    expect((await client.del('/api/v1/session')).status).toBe(204)
    expect((await client.get('/api/v1/session')).status).toBe(401)
  })

  it('writes down every try, and only the auditor reads it', async () => {
    const auditor = await place.account('auditor', 'audit_admin')
    const page = (await auditor.get('/api/v1/audit?action=sign_in&limit=1000')).json
    expect(page.items.some((entry: { result: string }) => entry.result === 'rights.locked')).toBe(true)
    expect(JSON.stringify(page)).not.toContain('horse')
    expect((await place.analyst.get('/api/v1/audit')).status).toBe(403)
  })

  it('lets machines in by tokens that read, until they are revoked', async () => {
    const made = await place.analyst.post('/api/v1/tokens', { name: '看板', days: 1 })
    expect(made.status).toBe(201)
    const machine = new Client(place.program.address)
    machine.token = made.json.token
    expect((await machine.get('/api/v1/buildings')).status).toBe(200)
    expect((await machine.post('/api/v1/buildings', {})).json.code).toBe('rights.read_only_token')
    expect((await place.analyst.del(`/api/v1/tokens/${made.json.id}`)).status).toBe(204)
    expect((await machine.get('/api/v1/buildings')).status).toBe(401)
  })
})
