import type { Field } from '@/api/types'
import { parseDecimal, plain, rescale, shift } from '@/format/decimal'

/** What a form holds for a field: text, except yes and no. Empty text clears the field. */
export type Typed = string

export type Faulty = 'required' | 'integer' | 'decimal' | 'money'

export interface Read {
  readonly value?: string | number | boolean | null
  readonly fault?: Faulty
}

/** Decimals the server keeps: areas 0.01 ㎡, coordinates 10^-7 degree. */
const decimals: Partial<Record<Field['type'], number>> = { area: 2, coordinate: 7 }

/** As a person types it: money in 元, areas without trailing thousands marks. */
export function toTyped(field: Field, value: unknown): Typed {
  if (value === null || value === undefined) {
    return ''
  }
  if (field.type === 'money') {
    const fen = parseDecimal(value)
    return fen === null ? '' : plain(rescale(shift(fen, -2), 2))
  }
  return String(value)
}

/** Full-width digits and thousands marks are what people paste. */
function tidy(text: string): string {
  return text.normalize('NFKC').replaceAll(',', '').replaceAll('−', '-').trim()
}

/** As the server reads it: fen as an integer, areas as decimal text, yes and no as truth values. */
export function fromTyped(field: Field, typed: Typed): Read {
  const text = typed.trim()
  if (text === '') {
    return field.required ? { fault: 'required' } : { value: null }
  }
  switch (field.type) {
    case 'flag':
      return { value: text === 'true' }
    case 'integer':
      return integer(tidy(text), 0, 'integer')
    case 'money':
      return integer(tidy(text), 2, 'money')
    case 'area':
    case 'coordinate':
      return decimalText(tidy(text), decimals[field.type] ?? 0)
    default:
      return { value: text }
  }
}

function integer(text: string, places: number, fault: Faulty): Read {
  const exact = parseDecimal(text)
  if (exact === null || exact.scale > places) {
    return { fault }
  }
  const units = shift(exact, places).units
  const number = Number(units)
  return Number.isSafeInteger(number) ? { value: number } : { fault }
}

function decimalText(text: string, places: number): Read {
  const exact = parseDecimal(text)
  return exact === null || exact.scale > places ? { fault: 'decimal' } : { value: plain(exact) }
}
