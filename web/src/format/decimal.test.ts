import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  decimal,
  divide,
  grouped,
  parseDecimal,
  plain,
  rescale,
  shift,
  subtract,
} from './decimal'

const read = (text: string) => parseDecimal(text)!

describe('reading a decimal', () => {
  it.each([
    ['0', '0'],
    ['-0.5', '-0.5'],
    ['+12.30', '12.30'],
    ['4227000.00', '4227000.00'],
    ['98765432109876543210.123456', '98765432109876543210.123456'],
  ])('keeps every digit of %s', (text, shown) => {
    expect(plain(read(text))).toBe(shown)
  })

  it.each([
    '',
    ' ',
    '1e5',
    '1,000',
    'NaN',
    '.5',
    '5.',
    '１２',
    '--1',
    '0x10',
    null,
    undefined,
    {},
    NaN,
    0.1,
    2 ** 53,
  ])('refuses %s', (text) => {
    expect(parseDecimal(text)).toBeNull()
  })

  it('takes integers that a binary number holds exactly', () => {
    expect(plain(parseDecimal(439000000000)!)).toBe('439000000000')
    expect(plain(parseDecimal(-7n)!)).toBe('-7')
  })
})

describe('rounding', () => {
  it('rounds halves away from zero, on both sides', () => {
    expect(plain(rescale(read('0.125'), 2))).toBe('0.13')
    expect(plain(rescale(read('-0.125'), 2))).toBe('-0.13')
    expect(plain(rescale(read('0.1249999'), 2))).toBe('0.12')
  })

  it('does not inherit the binary error of 1.005', () => {
    expect(plain(rescale(read('1.005'), 2))).toBe('1.01')
  })

  it('carries into a new digit', () => {
    expect(plain(rescale(read('99.995'), 2))).toBe('100.00')
  })
})

describe('arithmetic', () => {
  it('adds and subtracts over different scales', () => {
    expect(plain(add(read('0.1'), read('0.02')))).toBe('0.12')
    expect(plain(subtract(read('1'), read('1.001')))).toBe('-0.001')
  })

  it('divides to the digits asked for', () => {
    expect(plain(divide(decimal(11), decimal(89), 6)!)).toBe('0.123596')
    expect(plain(divide(read('-1'), read('0.03'), 2)!)).toBe('-33.33')
    expect(plain(divide(read('1.2345'), read('1'), 1)!)).toBe('1.2')
  })

  it('has no value for a division by zero', () => {
    expect(divide(decimal(1), decimal(0), 2)).toBeNull()
  })

  it('moves the point in both directions without loss', () => {
    expect(plain(shift(read('4390000000.00'), -8))).toBe('43.9000000000')
    expect(plain(shift(read('0.853241'), 2))).toBe('85.3241')
    expect(plain(shift(read('5'), 3))).toBe('5000')
  })

  it('compares across scales', () => {
    expect(compare(read('1.0'), read('1'))).toBe(0)
    expect(compare(read('-2'), read('1'))).toBe(-1)
  })
})

describe('printing', () => {
  it('groups thousands and uses a true minus sign', () => {
    expect(grouped(read('1234567.80'))).toBe('1,234,567.80')
    expect(grouped(read('-999'))).toBe('−999')
    expect(grouped(read('-1000'))).toBe('−1,000')
  })
})
