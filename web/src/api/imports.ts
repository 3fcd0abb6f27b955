import { address, get, patch, post, remove, request } from './client'
import type { Job } from './types'

export type BatchState = 'reading' | 'previewed' | 'posted' | 'undone' | 'dropped' | 'failed'
export type Verdict = 'new' | 'changed' | 'unchanged' | 'conflict' | 'rejected'

export interface BatchCounts {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly conflict: number
  readonly rejected: number
}

export interface MappedColumn {
  /** Position in the sheet, from 0. */
  readonly index: number
  readonly header: string
  /** Name of the kind's column; empty when the column is left out. */
  readonly column: string
  readonly shift: number
  readonly how: string
}

export interface Detection {
  readonly format: string
  readonly encoding: string
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly title: string
  readonly headerFirst: number
  readonly headerLast: number
  readonly columns: readonly MappedColumn[]
  readonly missing: readonly string[]
  readonly isCumulative: boolean
  /** 0: in 元, 4: in 万元. */
  readonly moneyShift: number
  readonly remarks: readonly string[]
}

export interface CellProblem {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly label: string
  readonly code: string
  readonly message: string
  readonly printed: string
  readonly severity: 'warning' | 'error'
}

/** What a person has said about the file so far; reading it again needs all of it again. */
export interface ToldOptions {
  readonly sheet?: string
  readonly mapping?: Readonly<Record<string, string>>
  readonly period?: string
  readonly isCumulative?: boolean
  readonly moneyShift?: number
}

/** Where the imported money went, in fen: the parts add up to the whole. */
export interface ControlTotals {
  readonly imported: number | string
  readonly buildings: number | string
  readonly outside: number | string
  readonly unmatched: number | string
  readonly unchanged: number | string
}

export interface BatchSummary {
  readonly detection?: Detection
  readonly options?: ToldOptions
  readonly control?: ControlTotals
  readonly failure?: { readonly code: string; readonly message: string }
}

export interface Batch {
  readonly id: string
  readonly kind: string
  readonly state: BatchState
  readonly fileName: string
  readonly source: string
  readonly period: string | null
  readonly isCumulative: boolean
  readonly createdAt: string
  readonly createdBy: string
  readonly postedAt: string | null
  readonly counts: BatchCounts
  readonly summary: BatchSummary
}

export interface DifferenceRow {
  readonly row: number
  readonly state: Verdict
  readonly title: string
  readonly before: Readonly<Record<string, string | number | null>>
  readonly after: Readonly<Record<string, string | number | null>>
  readonly evidence: string
}

export interface Upload {
  readonly file: File
  readonly kind: string
  readonly source: string
  readonly period: string
}

export interface Correction {
  readonly mapping?: Readonly<Record<string, string>>
  readonly period?: string
  readonly source?: string
  readonly sheet?: string
  readonly unit?: string
  readonly isCumulative?: boolean
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

export async function listBatches(signal?: AbortSignal): Promise<readonly Batch[]> {
  return (await get<{ items: readonly Batch[] }>('/imports', { limit: 100 }, signal)).items
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
