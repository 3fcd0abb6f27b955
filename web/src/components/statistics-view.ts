import type { Cell, StatisticsAnswer, StatisticsColumn } from '@/api/types'
import { isMonth, monthText } from '@/format/calendar'
import { parseDecimal, toDrawing, shift } from '@/format/decimal'
import { inScale, scaleFor, type Language, type Scale } from '@/format/quantity'

/** What a table or chart needs of an answer; the rows behind a figure are one as well. */
export type Tabular = Pick<StatisticsAnswer, 'columns' | 'rows' | 'totals'>

/** A column as it is shown: what it is, in which scale, and whether it is a figure or a member of a dimension. */
export interface ShownColumn {
  /** share, yoy, mom, ytd of the metric before it; empty for the metric itself. */
  readonly option: string
  readonly index: number
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly figure: boolean
  readonly scale: Scale
}

export interface StatisticsView {
  readonly columns: readonly ShownColumn[]
  readonly dimensions: number
}

/** Metric ids asked for start where the dimensions end; derived columns are named metric:option. */
export function dimensionCount(answer: Tabular, metrics: readonly string[]): number {
  const first = answer.columns.findIndex((column) => metrics.includes(column.id.split(':')[0] ?? ''))
  return first < 0 ? 0 : first
}

/** Derived columns share the scale of nothing else: a share is %, a change % or percentage points. */
export function viewOf(
  answer: Tabular,
  metrics: readonly string[],
  language: Language,
  labelOf: (column: StatisticsColumn) => string = (column) => column.label,
): StatisticsView {
  const dimensions = dimensionCount(answer, metrics)
  const columns = answer.columns.map((column, index) => {
    const figure = index >= dimensions
    const values = figure ? [...answer.rows.map((row) => row[index]), answer.totals[index]] : []
    return {
      index,
      id: column.id,
      option: figure ? (column.id.split(':')[1] ?? '') : '',
      label: labelOf(column),
      unit: column.unit,
      figure,
      scale: scaleFor(column.unit, values, language),
    }
  })
  return { columns, dimensions }
}

export function cellText(value: Cell | undefined, column: ShownColumn, language: Language): string {
  if (column.figure) {
    return inScale(value, column.scale)
  }
  const text = value === null || value === undefined ? '' : String(value)
  return isMonth(text) ? monthText(text, language) : text
}

/** Height of a bar in the unit shown; nothing where the value is suppressed. */
export function barValue(value: Cell | undefined, column: ShownColumn): number | null {
  const exact = parseDecimal(value)
  return exact === null ? null : toDrawing(shift(exact, -column.scale.places))
}

/** Dimensions that are time: their members narrow the period, not the rows. */
export const times: ReadonlySet<string> = new Set(['month', 'quarter', 'year'])

/** The condition that keeps one member: zone:industry_zones and tyj → "zone.industry_zones:tyj". */
export function conditionOf(dimension: string, key: string): string {
  return `${dimension.replace(':', '.')}:${key}`
}
