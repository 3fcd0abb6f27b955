import { get } from './client'
import type { Change } from './types'

export interface ChangePage {
  readonly items: readonly Change[]
  readonly links: readonly { readonly rel: string; readonly href: string }[]
}

export function readChanges(
  query: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<ChangePage> {
  return get<ChangePage>('/changes', query, signal)
}

/** The cursor of the next page, out of the link the server gives. */
export function nextChanges(page: ChangePage): string | undefined {
  const next = page.links.find((link) => link.rel === 'next')
  return next ? (new URL(next.href, 'http://server').searchParams.get('cursor') ?? undefined) : undefined
}
