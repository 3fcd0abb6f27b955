import { describe, expect, it } from 'vitest'
import {
  addMonths,
  axisMonth,
  isDay,
  isMonth,
  lastDayOf,
  monthText,
  monthsUpTo,
  parsePeriod,
  periodText,
  spansOf,
  yearToDate,
} from './calendar'

describe('periods', () => {
  it('reads months, spans, quarters and years', () => {
    expect(parsePeriod('2020-12')).toEqual({ from: '2020-12', to: '2020-12' })
    expect(parsePeriod('2020')).toEqual({ from: '2020-01', to: '2020-12' })
    expect(parsePeriod('2020Q3')).toEqual({ from: '2020-07', to: '2020-09' })
    expect(parsePeriod('2019-11/2020-02')).toEqual({ from: '2019-11', to: '2020-02' })
  })

  it.each(['', '2020-13', '2020-00', '2020-02/2020-01', '2020-01/2020-02/2020-03', '2020Q5', '20201'])(
    'refuses %s',
    (text) => {
      expect(parsePeriod(text)).toBeNull()
    },
  )

  it('prints them the official way', () => {
    expect(periodText('2020-12', 'zh-CN')).toBe('2020年12月')
    expect(periodText('2020-01/2020-12', 'zh-CN')).toBe('2020年')
    expect(periodText('2020-01/2020-06', 'zh-CN')).toBe('2020年1—6月')
    expect(periodText('2019-11/2020-02', 'zh-CN')).toBe('2019年11月—2020年2月')
    expect(periodText('2020-01/2020-06', 'en')).toBe('Jan – Jun 2020')
    expect(monthText('nonsense', 'zh-CN')).toBe('nonsense')
  })
})

describe('days and months', () => {
  it('knows which days exist', () => {
    expect(isDay('2020-02-29')).toBe(true)
    expect(isDay('2021-02-29')).toBe(false)
    expect(isDay('0000-00-00')).toBe(false)
    expect(isMonth('2020-12')).toBe(true)
    expect(isMonth('2020-13')).toBe(false)
  })

  it('finds the last day, the year to date and neighbours over the year', () => {
    expect(lastDayOf('2020-02')).toBe('2020-02-29')
    expect(lastDayOf('2020-12')).toBe('2020-12-31')
    expect(yearToDate('2020-06')).toBe('2020-01/2020-06')
    expect(yearToDate('2020-01')).toBe('2020-01')
    expect(addMonths('2020-01', -1)).toBe('2019-12')
    expect(addMonths('2020-12', 12)).toBe('2021-12')
    expect(['2020-11', '2020-12', '2021-01'].map((text, index) => axisMonth(text, index, 'zh-CN'))).toEqual([
      '11月\n2020',
      '12月',
      '1月\n2021',
    ])
    expect(spansOf(['2019-12', '2020-01', '2020-03', '2020-05', '2020-06'])).toEqual([
      '2019-12/2020-01',
      '2020-03',
      '2020-05/2020-06',
    ])
    expect(spansOf([])).toEqual([])
    expect(axisMonth('太原街', 0, 'zh-CN')).toBe('太原街')
    expect(monthsUpTo('2020', 12)).toBe('2020-01/2020-12')
    expect(monthsUpTo('2020-02', 3)).toBe('2019-12/2020-02')
    expect(monthsUpTo('never', 3)).toBe('')
  })
})
