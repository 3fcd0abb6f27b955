import { expect } from 'vitest'
import { Contract, type Document } from './contract'

export type Row = Record<string, any>

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Uint8Array
  /** The body as JSON; fails the test when it is none. */
  readonly json: any
}

export interface Job extends Row {
  readonly id: string
  readonly state: string
}

let contract: Contract | null = null

export async function readContract(address: string): Promise<Contract> {
  const answer = await fetch(`${address}/api/v1/openapi.json`)
  expect(answer.status).toBe(200)
  contract = new Contract((await answer.json()) as Document)
  return contract
}

/** One browser. Every answer it gets is checked against the contract. */
export class Client {
  private cookie = ''
  private csrf = ''
  token = ''

  /** `address` changes when the program starts anew. */
  constructor(public address: string) {}

  async send(
    method: string,
    target: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const all = new Headers(headers)
    if (this.token !== '') {
      all.set('Authorization', `Bearer ${this.token}`)
    } else if (this.cookie !== '') {
      all.set('Cookie', this.cookie)
      if (method !== 'GET' && !all.has('X-CSRF-Token')) {
        all.set('X-CSRF-Token', this.csrf)
      }
    }
    const answer = await fetch(this.address + target, {
      method,
      headers: all,
      ...(body === undefined ? {} : { body }),
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const type = answer.headers.get('Content-Type') ?? ''
    const text = /json|text/.test(type) ? new TextDecoder().decode(bytes) : ''
    const [path] = target.split('?')
    expect(contract!.faults(method, path!, answer.status, type, text)).toEqual([])
    const cookie = answer.headers.get('Set-Cookie')
    if (cookie !== null) {
      this.cookie = cookie.split(';')[0]!
    }
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      bytes,
      get json() {
        return JSON.parse(text)
      },
    }
  }

  get(target: string, headers?: Record<string, string>): Promise<Reply> {
    return this.send('GET', target, undefined, headers)
  }

  post(target: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return body === undefined
      ? this.send('POST', target, undefined, headers)
      : this.send('POST', target, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers })
  }

  patch(target: string, body: unknown, etag = ''): Promise<Reply> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' }
    if (etag !== '') {
      headers['If-Match'] = etag
    }
    return this.send('PATCH', target, JSON.stringify(body), headers)
  }

  del(target: string, headers?: Record<string, string>): Promise<Reply> {
    return this.send('DELETE', target, undefined, headers)
  }

  async signIn(login: string, password: string): Promise<Reply> {
    const reply = await this.post('/api/v1/session', { login, password })
    if (reply.status === 200) {
      this.csrf = reply.json.csrfToken
    }
    return reply
  }

  /** Follows a job to its end; the progress it told on the way. */
  async follow(job: Job): Promise<{ job: Job; steps: readonly Row[] }> {
    const steps: Row[] = []
    for (let now = job; ; now = (await this.get(`/api/v1/jobs/${job.id}`)).json) {
      steps.push(now.progress as Row)
      if (now.state !== 'queued' && now.state !== 'running') {
        return { job: now, steps }
      }
      await new Promise((done) => setTimeout(done, 20))
    }
  }

  async send_file(
    kind: string,
    name: string,
    bytes: Uint8Array,
    fields: Record<string, string> = {},
  ): Promise<Reply> {
    const form = new FormData()
    for (const [field, value] of Object.entries({ kind, ...fields })) {
      form.set(field, value)
    }
    form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
    return this.send('POST', '/api/v1/imports', form)
  }

  /** Uploads a file and waits until it is read; the job as it ended. */
  async upload(kind: string, name: string, bytes: Uint8Array, fields?: Record<string, string>): Promise<Job> {
    const reply = await this.send_file(kind, name, bytes, fields)
    expect(reply.status, reply.text).toBe(202)
    return (await this.follow(reply.json)).job
  }

  /** Uploads a good file and posts it; the batch as posted. */
  async import(kind: string, name: string, bytes: Uint8Array, fields?: Record<string, string>): Promise<Row> {
    const staged = await this.upload(kind, name, bytes, fields)
    expect(staged.state, JSON.stringify(staged)).toBe('done')
    return this.run(staged.result.batchId, 'post')
  }

  async run(batch: string, step: 'post' | 'undo'): Promise<Row> {
    const reply = await this.post(`/api/v1/imports/${batch}/${step}`)
    expect(reply.status, reply.text).toBe(202)
    const { job } = await this.follow(reply.json)
    expect(job.state, JSON.stringify(job)).toBe('done')
    return job.result.batch
  }

  async statistics(query: string): Promise<Row> {
    const reply = await this.get(`/api/v1/statistics?${query}`)
    expect(reply.status, reply.text).toBe(200)
    return reply.json
  }
}
