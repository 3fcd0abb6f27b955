import { address, get } from './client'
import type { Cell, StatisticsAnswer, StatisticsColumn } from './types'

export interface StatisticsQuery {
  readonly metrics: readonly string[]
  readonly by?: readonly string[]
  readonly period?: string
  readonly where?: readonly string[]
  readonly asof?: string
  readonly options?: readonly string[]
}

type Parameters = Record<string, string | readonly string[] | undefined>

function parameters(query: StatisticsQuery): Parameters {
  return {
    metrics: query.metrics,
    by: query.by,
    period: query.period,
    where: query.where?.join(';'),
    asof: query.asof,
    options: query.options,
  }
}

export function readStatistics(query: StatisticsQuery, signal?: AbortSignal): Promise<StatisticsAnswer> {
  return get<StatisticsAnswer>('/statistics', parameters(query), signal)
}

/** The same figures as a file, every digit kept; the server writes down who took it. */
export function statisticsFile(query: StatisticsQuery): string {
  return address('/statistics', { ...parameters(query), format: 'csv' })
}

export interface Explanation {
  readonly metric: {
    readonly id: string
    readonly label: string
    readonly unit: string
    readonly scope: string
    readonly exclusions: string
    readonly boundary: string
    readonly note: string
    readonly version: string
  }
  readonly formula: string
  readonly value: Cell
  readonly parts: readonly { readonly label: string; readonly value: Cell; readonly unit: string }[]
  readonly sources: readonly { readonly label: string; readonly at?: string; readonly batchId?: string }[]
  readonly freshness: string | null
  readonly notes: readonly string[]
  readonly rows: {
    readonly columns: readonly StatisticsColumn[]
    readonly rows: readonly (readonly Cell[])[]
    readonly keys: readonly (readonly (string | null)[])[]
  } | null
  readonly dataVersion: string
}

export function readExplanation(query: StatisticsQuery, signal?: AbortSignal): Promise<Explanation> {
  return get<Explanation>('/statistics/explain', parameters(query), signal)
}

export interface Source {
  readonly name: string
  readonly kind: string
  readonly delivered: boolean
  /** Months of the period without a file. */
  readonly missing: readonly string[]
  readonly at: string | null
  readonly rows: number | null
  readonly batchId: string | null
}

export interface Sources {
  /** The period asked for, or the newest month that has data. */
  readonly period: string
  readonly items: readonly Source[]
}

export function readSources(period: string, signal?: AbortSignal): Promise<Sources> {
  return get<Sources>('/sources', { period }, signal)
}
