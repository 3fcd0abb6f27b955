import { useQueries } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Cell, StatisticsAnswer } from '@/api/types'
import { readStatistics, type StatisticsQuery } from '@/api/statistics'
import { monthsUpTo } from '@/format/calendar'
import { changeText, kindOfUnit, quantity, type Language } from '@/format/quantity'
import { useColumnLabels } from '@/state/column-labels'
import type { Told } from '@/format/told'

/** Figures that share one scope and are asked for together. */
export interface HeadlinePart {
  readonly scope: string
  readonly taxCalibre?: string
  /** Put before the label where the same metric stands here twice. */
  readonly prefix?: string
  readonly query: StatisticsQuery
}

export interface Figure {
  readonly key: string
  readonly metric: string
  readonly label: string
  readonly text: string
  readonly unit: string
  readonly yoy: string
  readonly line: string
  readonly suppressed: boolean
  readonly trend: readonly (Cell | undefined)[]
  readonly part: HeadlinePart
}

const trendMonths = 12

function trendOf(answer: StatisticsAnswer | undefined, metric: string): readonly (Cell | undefined)[] {
  const at = answer?.columns.findIndex((column) => column.id === metric) ?? -1
  return at < 0 ? [] : (answer?.rows ?? []).map((row) => row[at])
}

const once = (notes: readonly string[]) => [...new Set(notes)]

/** The headline figures with their change on the year before and their course; nothing waits for the course. */
export function useHeadline(
  parts: Ref<readonly HeadlinePart[]>,
  ready: Ref<boolean>,
  refetchInterval: number | false = false,
) {
  const { locale } = useI18n()
  const { columnLabel } = useColumnLabels()
  const language = computed(() => locale.value as Language)
  const asked = computed(() => parts.value.filter((part) => part.query.metrics.length > 0))

  const question = (query: StatisticsQuery) => ({
    queryKey: ['statistics', query],
    queryFn: ({ signal }: { signal: AbortSignal }) => readStatistics(query, signal),
    enabled: ready.value,
    refetchInterval,
  })
  const results = useQueries({ queries: computed(() => asked.value.map((part) => question(part.query))) })
  const trends = useQueries({
    queries: computed(() =>
      asked.value.map((part) =>
        question({
          ...part.query,
          by: ['month'],
          options: [],
          period: monthsUpTo(part.query.period ?? '', trendMonths),
        }),
      ),
    ),
  })

  function figuresOf(part: HeadlinePart, answer: StatisticsAnswer, trend?: StatisticsAnswer): Figure[] {
    const values: readonly Cell[] = answer.rows[0] ?? answer.totals
    const at = (id: string) => answer.columns.findIndex((column) => column.id === id)
    return part.query.metrics
      .filter((id) => at(id) >= 0)
      .map((id) => {
        const column = answer.columns[at(id)]!
        const value = values[at(id)] ?? null
        const yoyColumn = answer.columns[at(`${id}:yoy`)]
        const yoy = yoyColumn ? (values[at(`${id}:yoy`)] ?? null) : null
        const yoyUnit = kindOfUnit(yoyColumn?.unit ?? '') === 'points' ? '个百分点' : '%'
        return {
          key: `${part.scope}/${id}`,
          metric: id,
          label: (part.prefix ?? '') + columnLabel(column),
          ...quantity(value, column.unit, language.value),
          yoy: yoy === null ? '' : changeText(yoy, yoyUnit, language.value),
          line: [part.scope, part.taxCalibre ?? ''].filter((text) => text !== '').join(' · '),
          suppressed: value === null,
          trend: trendOf(trend, id),
          part,
        }
      })
  }

  const figures = computed(() =>
    asked.value.flatMap((part, index) => {
      const answer = results.value[index]?.data
      return answer ? figuresOf(part, answer, trends.value[index]?.data) : []
    }),
  )
  return {
    figures,
    waiting: computed(() => results.value.some((result) => result.isPending)),
    failed: computed(() => results.value.find((result) => result.error !== null)),
    told: computed<Told>(() => ({
      notes: once(results.value.flatMap((result) => result.data?.notes ?? [])),
      notesEn: once(results.value.flatMap((result) => result.data?.notesEn ?? [])),
    })),
    version: computed(() => results.value[0]?.data?.dataVersion ?? ''),
    refreshedAt: computed(() => Math.max(0, ...results.value.map((result) => result.dataUpdatedAt))),
  }
}
