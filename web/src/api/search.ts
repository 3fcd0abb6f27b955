import { get } from './client'

export interface Hit {
  readonly entity: string
  readonly id: string
  readonly title: string
}

export async function search(q: string, signal?: AbortSignal): Promise<readonly Hit[]> {
  return (await get<{ items: readonly Hit[] }>('/search', { q, limit: 12 }, signal)).items
}
