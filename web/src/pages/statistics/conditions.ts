import { conditionOf } from '@/components/statistics-view'

/** One condition of a question: these members of a dimension only, or all but these. */
export interface Condition {
  readonly dimension: string
  readonly keys: readonly string[]
  readonly excluded: boolean
}

/** "zone.industry_zones:!tyj|bsx" as it stands in an address; null for what is no condition. */
export function readCondition(text: string): Condition | null {
  const colon = text.lastIndexOf(':')
  const dimension = text.slice(0, Math.max(0, colon)).trim().replace('.', ':')
  const values = text
    .slice(colon + 1)
    .split('|')
    .map((one) => one.trim())
  const excluded = values[0]?.startsWith('!') ?? false
  const keys = values.map((one) => one.replace(/^!/, '')).filter((one) => one !== '')
  return dimension === '' || keys.length === 0 ? null : { dimension, keys, excluded }
}

export function writeCondition(condition: Condition): string {
  return conditionOf(condition.dimension, (condition.excluded ? '!' : '') + condition.keys.join('|'))
}
