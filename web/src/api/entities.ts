import { get, request } from './client'
import type { Change, ChangeResult, Page, Row } from './types'

export type ListQuery = Readonly<Record<string, string | undefined>>

export function readPage(plural: string, query: ListQuery, signal?: AbortSignal): Promise<Page> {
  return get<Page>(`/${plural}`, query, signal)
}

/** The cursor of the next page, out of the link the server gives. */
export function nextCursor(page: Pick<Page, 'links'>): string | undefined {
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

/** correct: it was wrong. change: it became different. end: it is no longer true. */
export type ChangeKind = 'correct' | 'change' | 'end'

/**
 * `etag` is the version the writer saw; the server refuses with both values when there is a newer one. `asof` names
 * the version that is corrected, today's when empty.
 */
export async function changeRecord(
  plural: string,
  id: string,
  etag: string,
  kind: ChangeKind,
  body: Readonly<Record<string, unknown>>,
  asof = '',
): Promise<ChangeResult> {
  const path = `/${plural}/${encodeURIComponent(id)}`
  const query = { as: kind, asof: kind === 'correct' ? asof : '' }
  return (await request<ChangeResult>('PATCH', path, { query, json: body, ifMatch: etag })).data
}

/** `key` makes sending it twice harmless. */
export async function createRecord(
  plural: string,
  body: Readonly<Record<string, unknown>>,
  key: string,
): Promise<ChangeResult> {
  return (await request<ChangeResult>('POST', `/${plural}`, { json: body, idempotencyKey: key })).data
}
