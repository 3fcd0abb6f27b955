import type { StatisticsColumn } from '@/api/types'
import { useDictionary } from './dictionary'

/** The server labels its answers in Chinese; other languages take the words of the dictionary. */
export function useColumnLabels() {
  const { dictionary, language, label, metric } = useDictionary()

  function columnLabel(column: StatisticsColumn): string {
    if (language.value === 'zh-CN') {
      return column.label
    }
    const known =
      metric(column.id.split(':')[0] ?? '') ??
      dictionary.value?.dimensions.find((one) => one.id === column.id)
    return known ? label(known) : column.label
  }

  return { columnLabel }
}
