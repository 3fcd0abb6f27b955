import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { ApiProblem } from '@/api/client'
import type { Job } from '@/api/types'
import { useJob } from './job'

function job(state: Job['state'], done = 0, problem: Job['problem'] = null): Job {
  return {
    id: '9',
    kind: 'stage',
    state,
    progress: { done, total: 200, step: '检查' },
    result: {},
    createdAt: '2025-07-01T00:00:00.000Z',
    problem,
  }
}

function answer(...answers: (Job | number)[]) {
  let index = 0
  const spy = vi.fn((_url: string, init: RequestInit) => {
    if (init.method === 'DELETE') {
      return Promise.resolve(new Response(null, { status: 204 }))
    }
    const next = answers[Math.min(index, answers.length - 1)]!
    index += 1
    return Promise.resolve(
      typeof next === 'number'
        ? new Response('', { status: next })
        : new Response(JSON.stringify(next), { headers: { 'Content-Type': 'application/json' } }),
    )
  })
  vi.stubGlobal('fetch', spy)
  return spy
}

const made = () => effectScope().run(() => useJob())!

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a job', () => {
  it('is followed to its end, with its progress', async () => {
    answer(job('running', 50), job('running', 199), job('done', 200))
    const followed = made()
    const end = followed.follow(job('queued'))
    expect(followed.running.value).toBe(true)
    expect((await end).state).toBe('done')
    expect(followed.percent.value).toBe(100)
  })

  it('ends in the problem of the server when it fails', async () => {
    answer(job('failed', 0, { code: 'exchange.no_header', detail: '没有找到表头。' }))
    const error = await made()
      .follow(job('queued'))
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({ code: 'exchange.no_header', detail: '没有找到表头。' })
  })

  it('outlives a short break of the network but not a refusal', async () => {
    answer(503, 502, job('done', 200))
    await expect(made().follow(job('queued'))).resolves.toMatchObject({ state: 'done' })
    answer(404)
    await expect(made().follow(job('queued'))).rejects.toMatchObject({ status: 404 })
  })

  it('can be cancelled', async () => {
    const spy = answer(job('running', 10), job('cancelled', 10))
    const followed = made()
    const end = followed.follow(job('queued'))
    await followed.cancel()
    expect(followed.stopping.value).toBe(true)
    expect((await end).state).toBe('cancelled')
    expect(spy.mock.calls.some(([url, init]) => init.method === 'DELETE' && url.endsWith('/jobs/9'))).toBe(
      true,
    )
  })
})
