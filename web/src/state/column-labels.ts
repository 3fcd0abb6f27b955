import type { Cell, StatisticsColumn } from '@/api/types'
import { useDictionary } from './dictionary'
import { englishMembers } from './member-words'

interface Grouped {
  readonly columns: readonly StatisticsColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** The codes of the members that lead each row. */
  readonly keys?: readonly (readonly string[])[]
}

/** Dimensions whose members are the codes of a list of another name. */
const lists: Readonly<Record<string, string>> = {
  kind: 'building_kind',
  industry: 'industry_section',
  'industry:division': 'industry_division',
}

/** The server labels its answers in Chinese; other languages take the words of the dictionary and of our own files. */
export function useColumnLabels() {
  const { dictionary, language, label, metric, codeList } = useDictionary()

  function columnLabel(column: StatisticsColumn): string {
    if (language.value === 'zh-CN') {
      return column.label
    }
    const known =
      metric(column.id.split(':')[0] ?? '') ??
      dictionary.value?.dimensions.find((one) => one.id === column.id)
    return known ? label(known) : column.label
  }

  /** Bands and code lists have other words in other languages; names of places and firms have not. */
  function memberLabel(dimension: string, key: string, printed: string): string {
    if (language.value === 'zh-CN') {
      return printed
    }
    const code = codeList(lists[dimension] ?? dimension)?.codes.find((one) => one.code === key)
    return code ? label(code) : (englishMembers[key] ?? printed)
  }

  /** The same answer with its members in the reader's language. */
  function inLanguage<T extends Grouped>(answer: T): T {
    if (language.value === 'zh-CN' || !answer.keys) {
      return answer
    }
    const rows = answer.rows.map((row, index) =>
      row.map((cell, place) => {
        const key = answer.keys?.[index]?.[place]
        return key === undefined
          ? cell
          : memberLabel(answer.columns[place]?.id ?? '', key, String(cell ?? ''))
      }),
    )
    return { ...answer, rows }
  }

  return { columnLabel, memberLabel, inLanguage }
}
