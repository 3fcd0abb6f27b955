import { get } from './client'
import type { Hit } from './types'

export async function search(q: string, signal?: AbortSignal): Promise<readonly Hit[]> {
  return (await get<{ items: readonly Hit[] }>('/search', { q, limit: 12 }, signal)).items
}
