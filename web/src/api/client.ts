/**
 * The one way to the server. Everything that can go wrong arrives as an `ApiProblem` with a stable code.
 */
export interface FieldProblem {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

export interface ProblemBody {
  readonly type?: string
  readonly title?: string
  readonly status?: number
  readonly code?: string
  readonly detail?: string
  readonly errors?: readonly FieldProblem[]
  readonly requestId?: string
}

export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  /** The server's own sentence; empty when the server did not write one. */
  readonly detail: string
  readonly errors: readonly FieldProblem[]
  readonly requestId: string
  readonly retryAfter: number | null
  /** The whole body: a 412 carries both values beside the usual members. */
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, body: ProblemBody, retryAfter: number | null = null) {
    super(body.detail ?? body.title ?? body.code ?? `HTTP ${status}`)
    this.name = 'ApiProblem'
    this.status = status
    this.code = body.code ?? `client.status_${status}`
    this.detail = body.detail ?? ''
    this.errors = body.errors ?? []
    this.requestId = body.requestId ?? ''
    this.retryAfter = retryAfter
    this.body = body as Record<string, unknown>
  }

  /** Worth another try without changing anything. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502
  }
}

export type QueryValue = string | number | boolean | readonly string[] | null | undefined

export interface RequestOptions {
  readonly query?: Readonly<Record<string, QueryValue>>
  readonly json?: unknown
  readonly form?: FormData
  readonly ifMatch?: string
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
  /** A 401 is an answer here (signing in), not an expired session. */
  readonly anonymous?: boolean
}

export interface Answer<T> {
  readonly data: T
  readonly etag: string | null
  readonly status: number
}

const base = '/api/v1'

let csrfToken = ''
let signInAgain: (() => Promise<boolean>) | null = null
let waitingForSignIn: Promise<boolean> | null = null

export function setCsrfToken(token: string): void {
  csrfToken = token
}

/** `handler` lets the user sign in again in place and answers whether that happened. */
export function onExpiredSignIn(handler: (() => Promise<boolean>) | null): void {
  signInAgain = handler
}

export function queryString(query: Readonly<Record<string, QueryValue>> | undefined): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === '') {
      continue
    }
    const text = Array.isArray(value) ? value.join(',') : String(value)
    if (text !== '') {
      parameters.set(name, text)
    }
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

export function address(path: string, query?: Readonly<Record<string, QueryValue>>): string {
  return base + path + queryString(query)
}

function headersOf(method: string, options: RequestOptions): Headers {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' })
  if (options.json !== undefined) {
    headers.set('Content-Type', 'application/json')
  }
  if (method !== 'GET' && csrfToken !== '') {
    headers.set('X-CSRF-Token', csrfToken)
  }
  if (options.ifMatch) {
    headers.set('If-Match', options.ifMatch)
  }
  if (options.idempotencyKey) {
    headers.set('Idempotency-Key', options.idempotencyKey)
  }
  return headers
}

async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  try {
    return await fetch(address(path, options.query), {
      method,
      headers: headersOf(method, options),
      body: options.form ?? (options.json === undefined ? undefined : JSON.stringify(options.json)),
      credentials: 'same-origin',
      signal: options.signal,
    })
  } catch (error) {
    if (options.signal?.aborted) {
      throw error
    }
    throw new ApiProblem(0, { code: 'client.offline' })
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10)
  const retryAfter = Number.isNaN(seconds) ? null : seconds
  if (!/json/.test(response.headers.get('Content-Type') ?? '')) {
    return new ApiProblem(response.status, {}, retryAfter)
  }
  const body: unknown = await response.json().catch(() => null)
  const known = body !== null && typeof body === 'object' ? (body as ProblemBody) : {}
  return new ApiProblem(response.status, known, retryAfter)
}

async function askToSignIn(): Promise<boolean> {
  if (signInAgain === null) {
    return false
  }
  waitingForSignIn ??= signInAgain().finally(() => {
    waitingForSignIn = null
  })
  return waitingForSignIn
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204 || response.headers.get('Content-Length') === '0') {
    return undefined as T
  }
  try {
    return (await response.json()) as T
  } catch {
    throw new ApiProblem(response.status, { code: 'client.unreadable' })
  }
}

export async function request<T>(
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T>> {
  let response = await send(method, path, options)
  if (response.status === 401 && !options.anonymous && (await askToSignIn())) {
    response = await send(method, path, options)
  }
  if (!response.ok) {
    throw await problemOf(response)
  }
  return { data: await read<T>(response), etag: response.headers.get('ETag'), status: response.status }
}

export async function get<T>(
  path: string,
  query?: Readonly<Record<string, QueryValue>>,
  signal?: AbortSignal,
): Promise<T> {
  return (await request<T>('GET', path, { query, signal })).data
}

export async function post<T>(path: string, json?: unknown): Promise<T> {
  return (await request<T>('POST', path, { json })).data
}

export async function patch<T>(path: string, json: unknown, ifMatch?: string): Promise<T> {
  return (await request<T>('PATCH', path, { json, ifMatch })).data
}

export async function remove(path: string): Promise<void> {
  await request<undefined>('DELETE', path)
}
