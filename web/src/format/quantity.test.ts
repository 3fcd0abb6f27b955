import { describe, expect, it } from 'vitest'
import { changeText, inScale, listText, quantity, quantityText, scaleFor, withAside } from './quantity'

describe('money, held in fen', () => {
  it('shows 元, 万元 and 亿元 by size', () => {
    expect(quantityText(12345, '元', 'zh-CN')).toBe('123.45 元')
    expect(quantityText(999999, '元', 'zh-CN')).toBe('9,999.99 元')
    expect(quantityText(1000000, '元', 'zh-CN')).toBe('1.00 万元')
    expect(quantityText(439000000000, '元', 'zh-CN')).toBe('43.90 亿元')
    expect(quantityText('-439000000000', '元', 'zh-CN')).toBe('−43.90 亿元')
  })

  it('shows millions and billions in English', () => {
    expect(quantityText(439000000000, '元', 'en')).toBe('4.39 bn CNY')
    expect(quantityText(6200000000, '元', 'en')).toBe('62.00 m CNY')
  })

  it('keeps a sum that no binary number holds', () => {
    expect(quantityText('90071992547409930', '元', 'zh-CN')).toBe('9,007,199.25 亿元')
  })
})

describe('areas', () => {
  it('shows 万㎡ from ten thousand on', () => {
    expect(quantityText('4227000.00', '㎡', 'zh-CN')).toBe('422.7 万㎡')
    expect(quantityText('9999.99', '㎡', 'zh-CN')).toBe('9,999.99 ㎡')
    expect(quantityText('10000.00', '㎡', 'zh-CN')).toBe('1.0 万㎡')
  })
})

describe('rates and changes', () => {
  it('multiplies a ratio once, when shown', () => {
    expect(quantityText('0.853241', '%', 'zh-CN')).toBe('85.3%')
    expect(quantityText('1.000000', '%', 'zh-CN')).toBe('100.0%')
  })

  it('keeps percent and percentage point apart', () => {
    expect(changeText('0.091000', '%', 'zh-CN')).toBe('+9.1%')
    expect(changeText('-0.012', '个百分点', 'zh-CN')).toBe('−1.2 个百分点')
    expect(changeText('0.014', '个百分点', 'en')).toBe('+1.4 pp')
  })

  it('gives no plus sign to what rounds to zero', () => {
    expect(changeText('0.0001', '%', 'zh-CN')).toBe('0.0%')
    expect(changeText('0', '%', 'zh-CN')).toBe('0.0%')
  })
})

describe('counts and absent values', () => {
  it('groups counts and keeps their unit', () => {
    expect(quantityText(12375, '户', 'zh-CN')).toBe('12,375 户')
    expect(quantityText(89, '座', 'en')).toBe('89')
  })

  it('shows a suppressed or unreadable value as a dash', () => {
    expect(quantity(null, '元', 'zh-CN')).toEqual({ text: '—', unit: '' })
    expect(quantityText('整体出售', '㎡', 'zh-CN')).toBe('—')
  })
})

describe('a column', () => {
  it('takes one scale from its largest value', () => {
    const scale = scaleFor('㎡', ['552000.00', '5000.00', null], 'zh-CN')
    expect(scale.unit).toBe('万㎡')
    expect(inScale('5000.00', scale)).toBe('0.5')
    expect(inScale(null, scale)).toBe('—')
  })

  it('is moved by a large negative value as well', () => {
    expect(scaleFor('元', [-2000000, 5], 'zh-CN').unit).toBe('万元')
  })

  it('falls back to the smallest scale when it is empty', () => {
    expect(scaleFor('元', [], 'zh-CN').unit).toBe('元')
  })
})

describe('names and lists', () => {
  it('take the punctuation of the language', () => {
    expect(withAside('建筑面积', '㎡', 'zh-CN')).toBe('建筑面积（㎡）')
    expect(withAside('Floor area', 'm²', 'en')).toBe('Floor area (m²)')
    expect(withAside('楼宇', '', 'zh-CN')).toBe('楼宇')
    expect(listText(['甲', '乙'], 'zh-CN')).toBe('甲、乙')
    expect(listText(['A', 'B'], 'en')).toBe('A, B')
  })
})
