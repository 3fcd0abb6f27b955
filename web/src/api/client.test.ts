import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, get, onExpiredSignIn, post, queryString, request, setCsrfToken } from './client'

type Handler = (url: string, init: RequestInit) => Response | Promise<Response>

function serve(handler: Handler) {
  const spy = vi.fn((url: string, init: RequestInit) => Promise.resolve(handler(url, init)))
  vi.stubGlobal('fetch', spy)
  return spy
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type, ...headers } })
}

async function problem(action: Promise<unknown>): Promise<ApiProblem> {
  const error = await action.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ApiProblem)
  return error as ApiProblem
}

beforeEach(() => {
  setCsrfToken('')
  onExpiredSignIn(null)
})
afterEach(() => vi.unstubAllGlobals())

describe('the address', () => {
  it('drops what is empty and joins lists with commas', () => {
    expect(
      queryString({ q: '新世界 A&B', by: ['month', 'stage'], page: undefined, empty: '', none: [], n: 0 }),
    ).toBe('?q=%E6%96%B0%E4%B8%96%E7%95%8C+A%26B&by=month%2Cstage&n=0')
    expect(queryString(undefined)).toBe('')
  })
})

describe('a request', () => {
  it('carries the CSRF token when it writes and not when it reads', async () => {
    setCsrfToken('secret')
    const spy = serve(() => json({}))
    await get('/buildings')
    await post('/buildings', { name: '甲' })
    const headers = spy.mock.calls.map(([, init]) => init.headers as Headers)
    expect(headers[0]!.get('X-CSRF-Token')).toBeNull()
    expect(headers[1]!.get('X-CSRF-Token')).toBe('secret')
    expect(spy.mock.calls[1]![1].body).toBe('{"name":"甲"}')
  })

  it('hands back the ETag', async () => {
    serve(() => json({ id: '1' }, 200, { ETag: '"7"' }))
    expect((await request('GET', '/buildings/1')).etag).toBe('"7"')
  })

  it('accepts an answer without a body', async () => {
    serve(() => new Response(null, { status: 204 }))
    expect((await request('DELETE', '/session')).data).toBeUndefined()
  })
})

describe('a problem', () => {
  it('keeps code, sentence, field errors and request id', async () => {
    serve(() =>
      json(
        {
          code: 'registry.area',
          detail: '可租售面积不能大于建筑面积。',
          errors: [{ pointer: '/lettable_area', code: 'registry.area', detail: '超出' }],
          requestId: 'r1',
        },
        422,
      ),
    )
    const found = await problem(post('/buildings', {}))
    expect(found).toMatchObject({ status: 422, code: 'registry.area', requestId: 'r1', transient: false })
    expect(found.detail).toBe('可租售面积不能大于建筑面积。')
    expect(found.errors[0]!.pointer).toBe('/lettable_area')
  })

  it('reads the wait from Retry-After', async () => {
    serve(() => json({ code: 'rights.locked' }, 429, { 'Retry-After': '900' }))
    expect((await problem(get('/x'))).retryAfter).toBe(900)
  })

  it('survives a page of a proxy instead of JSON', async () => {
    serve(() => new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }))
    const found = await problem(get('/x'))
    expect(found).toMatchObject({ status: 502, code: 'client.status_502', transient: true })
  })

  it('survives broken JSON on success and on failure', async () => {
    serve(
      (url) =>
        new Response('{', {
          status: url.includes('bad') ? 500 : 200,
          headers: { 'Content-Type': 'application/json' },
        }),
    )
    expect((await problem(get('/good'))).code).toBe('client.unreadable')
    expect((await problem(get('/bad'))).code).toBe('client.status_500')
  })

  it('names a lost network, and leaves an abort an abort', async () => {
    serve(() => Promise.reject(new TypeError('Failed to fetch')))
    expect((await problem(get('/x'))).code).toBe('client.offline')
    const controller = new AbortController()
    controller.abort()
    await expect(get('/x', undefined, controller.signal)).rejects.toBeInstanceOf(TypeError)
  })
})

describe('an expired sign-in', () => {
  it('asks once for all waiting requests and repeats them', async () => {
    let signedIn = false
    serve(() => (signedIn ? json({ ok: true }) : json({ code: 'rights.signed_out' }, 401)))
    const ask = vi.fn(async () => {
      await Promise.resolve()
      signedIn = true
      return true
    })
    onExpiredSignIn(ask)
    await expect(Promise.all([get('/a'), get('/b')])).resolves.toEqual([{ ok: true }, { ok: true }])
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('sends the new CSRF token with the repeated write', async () => {
    setCsrfToken('old')
    const spy = serve((_url, init) =>
      (init.headers as Headers).get('X-CSRF-Token') === 'new' ? json({}) : json({}, 401),
    )
    onExpiredSignIn(() => {
      setCsrfToken('new')
      return Promise.resolve(true)
    })
    await post('/x', { a: 1 })
    expect(spy).toHaveBeenCalledTimes(2)
  })

  it('gives the 401 back when the user declines', async () => {
    serve(() => json({ code: 'rights.signed_out' }, 401))
    onExpiredSignIn(() => Promise.resolve(false))
    expect((await problem(get('/a'))).status).toBe(401)
  })

  it('does not ask while signing in', async () => {
    serve(() => json({ code: 'rights.wrong_password' }, 401))
    const ask = vi.fn(() => Promise.resolve(true))
    onExpiredSignIn(ask)
    expect((await problem(request('POST', '/session', { json: {}, anonymous: true }))).code).toBe(
      'rights.wrong_password',
    )
    expect(ask).not.toHaveBeenCalled()
  })
})
