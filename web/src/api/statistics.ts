import { address, get } from './client'
import type { Explanation, Sources, StatisticsAnswer } from './types'

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

export function readExplanation(query: StatisticsQuery, signal?: AbortSignal): Promise<Explanation> {
  return get<Explanation>('/statistics/explain', parameters(query), signal)
}

export function readSources(period: string, signal?: AbortSignal): Promise<Sources> {
  return get<Sources>('/sources', { period }, signal)
}
