import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client, readContract } from './client'
import { Place } from './place'
import { runPlainly, stores } from './program'

describe.each(stores)('the contract (%s)', (store) => {
  const place = new Place(store)

  beforeAll(() => place.open())
  afterAll(() => place.program.remove())

  it('is the same from the server and from the command', async () => {
    const served = await (await fetch(`${place.program.address}/api/v1/openapi.json`)).text()
    expect(JSON.parse(runPlainly(['openapi']))).toEqual(JSON.parse(served))
  })

  it('refuses answers that do not keep it', async () => {
    const contract = await readContract(place.program.address)
    const type = 'application/json'
    expect(contract.faults('GET', '/api/v1/sources', 200, type, '{"period":"2020-12","items":[]}')).toEqual(
      [],
    )
    expect(contract.faults('GET', '/api/v1/sources', 200, type, '{"period":"2020-12"}')).toHaveLength(1)
    expect(
      contract.faults('GET', '/api/v1/sources', 200, type, '{"period":"x","items":[],"more":1}'),
    ).toHaveLength(1)
    expect(contract.faults('GET', '/api/v1/sources', 418, type, '{}')).toHaveLength(1)
    expect(contract.faults('GET', '/api/v1/nowhere', 200, type, '{}')).toHaveLength(1)
    expect(contract.faults('GET', '/api/v1/buildings/5', 200, type, '{"id":5}').length).toBeGreaterThan(0)
  })

  it('names an operation once and gives each a summary, a tag and its problem answers', async () => {
    const { document } = await readContract(place.program.address)
    const ids = new Set<string>()
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        expect(ids.has(operation.operationId), operation.operationId).toBe(false)
        ids.add(operation.operationId)
        expect(operation.summary).toBeTruthy()
        expect(operation.responses['400'], `${method} ${path}`).toBeDefined()
        expect(operation.responses['503'], `${method} ${path}`).toBeDefined()
      }
    }
  })

  it('holds for the people the administrators make', async () => {
    const system = await place.account('sysadmin', 'system_admin')
    const security = await place.account('secadmin', 'security_admin')
    const made = await system.post('/api/v1/users', {
      login: 'newcomer',
      displayName: '新人',
      password: 'First-horse-7',
    })
    expect(made.status, made.text).toBe(201)
    const user = `/api/v1/users/${made.json.id}`
    expect(
      (await system.get('/api/v1/users')).json.items.map((one: { login: string }) => one.login),
    ).toContain('newcomer')
    const granted = await security.post(`${user}/assignments`, { role: 'leader', scopeKind: 'everything' })
    expect(granted.status, granted.text).toBe(201)
    expect((await security.get(`${user}/assignments`)).json.items).toHaveLength(1)
    const newcomer = new Client(place.program.address)
    expect((await newcomer.signIn('newcomer', 'First-horse-7')).status).toBe(200)
    expect((await security.del(granted.headers.get('Location')!)).status).toBe(204)
    expect((await newcomer.get('/api/v1/session')).status).toBe(403)
    expect((await system.patch(user, { state: 'disabled' })).json.state).toBe('disabled')
    expect((await system.post(`${user}/password`, { password: 'Other-horse-8' })).status).toBe(204)
    expect(
      (await system.post('/api/v1/users', { login: 'newcomer', displayName: '新人', password })).status,
    ).toBe(409)
    expect((await system.get('/api/v1/users/4611686018427387904')).status).toBe(404)
    expect((await system.get('/api/v1/buildings')).status).toBe(403)
    expect((await place.analyst.get('/api/v1/users')).status).toBe(403)
    expect((await place.analyst.get('/api/v1/roles')).json.items).toHaveLength(12)
  })
})

const password = 'First-horse-7'
