import { describe, expect, it } from 'vitest'
import type { StatisticsAnswer } from '@/api/types'
import { barValue, cellText, conditionOf, dimensionCount, viewOf } from './statistics-view'

const answer: StatisticsAnswer = {
  columns: [
    { id: 'month', label: '月', unit: '' },
    { id: 'zone:industry_zones', label: '片区', unit: '' },
    { id: 'tax_full', label: '全口径税收', unit: '元' },
    { id: 'tax_full:share', label: '全口径税收占比', unit: '%' },
    { id: 'floor_area', label: '建筑面积', unit: '㎡' },
  ],
  rows: [
    ['2020-11', '太原街', 439000000001, '0.275000', '1900000.00'],
    ['2020-12', '=HYPERLINK("x")', null, null, '5000.00'],
    ['2020-12', '三好街,"南"', -5, '0.000000', null],
  ],
  keys: [],
  totals: [null, null, 438999999996, '1.000000', '1905000.00'],
  notes: [],
  notesEn: [],
  dataVersion: 'v',
}
const view = viewOf(answer, ['tax_full', 'floor_area'], 'zh-CN')
const [month, , tax, share, area] = view.columns

describe('a statistical answer', () => {
  it('has its dimensions before its figures', () => {
    expect(dimensionCount(answer, ['tax_full', 'floor_area'])).toBe(2)
    expect(view.columns.map((column) => column.figure)).toEqual([false, false, true, true, true])
  })

  it('shows each column in one scale, shares in percent', () => {
    expect(tax!.scale.unit).toBe('亿元')
    expect(cellText(439000000001, tax!, 'zh-CN')).toBe('43.90')
    expect(cellText('0.275000', share!, 'zh-CN')).toBe('27.5')
    expect(cellText('5000.00', area!, 'zh-CN')).toBe('0.5')
  })

  it('shows months in words and suppressed cells as a dash', () => {
    expect(cellText('2020-11', month!, 'zh-CN')).toBe('2020年11月')
    expect(cellText('2020-11', month!, 'en')).toBe('Nov 2020')
    expect(cellText(null, tax!, 'zh-CN')).toBe('—')
  })

  it('draws nothing for a suppressed cell', () => {
    expect(barValue(null, tax!)).toBeNull()
    expect(barValue('5000.00', area!)).toBe(0.5)
  })
})

describe('a condition', () => {
  it('names its dimension and its member', () => {
    expect(conditionOf('occupancy_band', 'lt_50')).toBe('occupancy_band:lt_50')
    expect(conditionOf('zone:industry_zones', 'tyj')).toBe('zone.industry_zones:tyj')
  })
})
