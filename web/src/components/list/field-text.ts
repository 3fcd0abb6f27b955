import type { Field, Row } from '@/api/types'
import { grouped, parseDecimal, rescale, shift } from '@/format/decimal'
import { absentMark } from '@/format/quantity'
import { useI18n } from 'vue-i18n'
import { useDictionary } from '@/state/dictionary'
import { useReferenceNames } from '@/state/reference-names'

/** The text of a value as its field declares it. Areas keep two decimals, money is shown in 元. */
export function useFieldText() {
  const { t } = useI18n()
  const { code, label } = useDictionary()
  const references = useReferenceNames()

  function text(field: Field, value: unknown): string {
    if (value === null || value === undefined || value === '') {
      return absentMark
    }
    switch (field.type) {
      case 'money': {
        const exact = parseDecimal(value)
        return exact === null ? String(value) : grouped(rescale(shift(exact, -2), 2))
      }
      case 'area': {
        const exact = parseDecimal(value)
        return exact === null ? String(value) : grouped(rescale(exact, 2))
      }
      case 'integer': {
        const exact = parseDecimal(value)
        return exact === null ? String(value) : grouped(exact)
      }
      case 'flag':
        return value === true || value === 1 ? t('common.yes') : t('common.no')
      case 'code': {
        const found = code(field, String(value))
        return found ? label(found) : String(value)
      }
      case 'reference':
        return references.nameOf(field.reference, String(value))
      default:
        return String(value)
    }
  }

  function cell(field: Field, row: Row): string {
    const title = field.type === 'reference' ? row.titles?.[field.name] : undefined
    if (title !== undefined) {
      return title
    }
    return text(field, row[field.name])
  }

  return { text, cell }
}
