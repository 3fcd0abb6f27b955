import { get, request } from './client'
import type { Change, ChangeResult, Page, Row } from './types'

export type ListQuery = Readonly<Record<string, string | undefined>>

export function readPage(plural: string, query: ListQuery, signal?: AbortSignal): Promise<Page> {
  return get<Page>(`/${plural}`, query, signal)
}

/** The cursor of the next page, out of the link the server gives. */
export function nextCursor(page: Page): string | undefined {
  const next = page.links.find((link) => link.rel === 'next')
  return next ? (new URL(next.href, 'http://server').searchParams.get('cursor') ?? undefined) : undefined
}

export async function readRecord(
  plural: string,
  id: string,
  asof: string,
  signal?: AbortSignal,
): Promise<{ record: Row; etag: string | null }> {
  const answer = await request<Row>('GET', `/${plural}/${encodeURIComponent(id)}`, {
    query: { asof },
    signal,
  })
  return { record: answer.data, etag: answer.etag }
}

export async function readHistory(plural: string, id: string, signal?: AbortSignal): Promise<Change[]> {
  const answer = await get<{ items: Change[] }>(
    `/${plural}/${encodeURIComponent(id)}/history`,
    undefined,
    signal,
  )
  return answer.items
}

/** `etag` is the version the writer saw; the server refuses with both values when there is a newer one. */
export async function changeRecord(
  plural: string,
  id: string,
  etag: string,
  kind: 'correct' | 'change',
  body: Readonly<Record<string, unknown>>,
): Promise<ChangeResult> {
  const path = `/${plural}/${encodeURIComponent(id)}`
  return (await request<ChangeResult>('PATCH', path, { query: { as: kind }, json: body, ifMatch: etag })).data
}
