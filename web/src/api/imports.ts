import { address, get, patch, post, remove, request } from './client'
import type { Batch, CellProblem, Correction, DifferenceRow, Job, Link, Verdict } from './types'

export interface Upload {
  readonly file: File
  readonly kind: string
  readonly source: string
  readonly period: string
}

export async function upload(one: Upload, signal?: AbortSignal): Promise<Job> {
  const form = new FormData()
  form.set('file', one.file, one.file.name)
  for (const name of ['kind', 'source', 'period'] as const) {
    if (one[name] !== '') {
      form.set(name, one[name])
    }
  }
  return (await request<Job>('POST', '/imports', { form, signal })).data
}

export interface BatchPage {
  readonly items: readonly Batch[]
  readonly links: readonly Link[]
}

export function listBatches(cursor: string | undefined, signal?: AbortSignal): Promise<BatchPage> {
  return get<BatchPage>('/imports', { limit: 50, cursor }, signal)
}

export function readBatch(id: string, signal?: AbortSignal): Promise<Batch> {
  return get<Batch>(`/imports/${encodeURIComponent(id)}`, undefined, signal)
}

export async function readDifference(
  id: string,
  verdict: Verdict,
  signal?: AbortSignal,
): Promise<readonly DifferenceRow[]> {
  const path = `/imports/${encodeURIComponent(id)}/rows`
  return (await get<{ items: readonly DifferenceRow[] }>(path, { state: verdict, limit: 200 }, signal)).items
}

export async function readProblems(id: string, signal?: AbortSignal): Promise<readonly CellProblem[]> {
  const path = `/imports/${encodeURIComponent(id)}/problems`
  return (await get<{ items: readonly CellProblem[] }>(path, { limit: 1000 }, signal)).items
}

export const correctBatch = (id: string, correction: Correction) => patch<Job>(`/imports/${id}`, correction)
export const postBatch = (id: string) => post<Job>(`/imports/${id}/post`)
export const undoBatch = (id: string) => post<Job>(`/imports/${id}/undo`)
export const dropBatch = (id: string) => remove(`/imports/${id}`)

export const workbookAddress = (id: string, onlyRejected: boolean) =>
  address(`/imports/${encodeURIComponent(id)}/workbook`, { onlyRejected: onlyRejected ? 'true' : '' })
export const templateAddress = (kind: string) => address(`/templates/${encodeURIComponent(kind)}`)

export const readJob = (id: string, signal?: AbortSignal) => get<Job>(`/jobs/${id}`, undefined, signal)
export const cancelJob = (id: string) => remove(`/jobs/${id}`)
