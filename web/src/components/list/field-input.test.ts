import { describe, expect, it } from 'vitest'
import type { Field } from '@/api/types'
import { fromTyped, toTyped } from './field-input'

function field(type: Field['type'], required = false): Field {
  return {
    name: 'x',
    label: '某项',
    labelEn: 'x',
    type,
    unit: '',
    required,
    codeList: '',
    reference: '',
    sensitivity: 'public',
    searchable: false,
  }
}

describe('what is typed', () => {
  it('becomes fen without any floating point', () => {
    expect(fromTyped(field('money'), '1,234.56')).toEqual({ value: 123456 })
    expect(fromTyped(field('money'), '0.1')).toEqual({ value: 10 })
    expect(fromTyped(field('money'), '－５')).toEqual({ value: -500 })
    expect(toTyped(field('money'), 123456)).toBe('1234.56')
    expect(toTyped(field('money'), 5)).toBe('0.05')
  })

  it('is refused when it has more digits than are kept', () => {
    expect(fromTyped(field('money'), '1.005')).toEqual({ fault: 'money' })
    expect(fromTyped(field('area'), '12.345')).toEqual({ fault: 'decimal' })
    expect(fromTyped(field('integer'), '3.5')).toEqual({ fault: 'integer' })
    expect(fromTyped(field('money'), '99999999999999999')).toEqual({ fault: 'money' })
  })

  it.each(['整体出售', '1e5', '--1', '1.2.3'])('is no number when it is %s', (text) => {
    expect(fromTyped(field('area'), text).fault).toBe('decimal')
  })

  it('keeps areas and coordinates as decimal text', () => {
    expect(fromTyped(field('area'), '１２，０００．５')).toEqual({ value: '12000.5' })
    expect(fromTyped(field('coordinate'), '123.4567891')).toEqual({ value: '123.4567891' })
  })

  it('clears an optional field when empty and is asked for in a required one', () => {
    expect(fromTyped(field('text'), '  ')).toEqual({ value: null })
    expect(fromTyped(field('text', true), '')).toEqual({ fault: 'required' })
  })

  it('knows yes and no', () => {
    expect(fromTyped(field('flag'), 'false')).toEqual({ value: false })
    expect(toTyped(field('flag'), true)).toBe('true')
  })
})
