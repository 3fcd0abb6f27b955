import { expression } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import type { MapBuilding } from '@/api/types'
import { byClass, classesOf, colourings, countByClass, neutral } from './colouring'

const bands = [
  { key: 'lt_50', label: '不足50%' },
  { key: '50_70', label: '50%—70%' },
  { key: '70_85', label: '70%—85%' },
  { key: 'gte_85', label: '85%以上' },
]
const unknown = [{ key: 'unknown', label: '未掌握' }]

function luminance(hex: string): number {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function evaluate(text: unknown, properties: Record<string, unknown>): unknown {
  const made = expression.createExpression(text)
  if (made.result === 'error') {
    throw new Error(made.value.map((one) => one.message).join())
  }
  return made.value.evaluate({ zoom: 12 }, { type: 1, properties } as never)
}

describe('classes of a colouring', () => {
  it('have a mark of their own, so that colour never speaks alone', () => {
    for (const english of [false, true]) {
      const many = Array.from({ length: 20 }, (_, index) => ({ key: `k${index}`, label: `${index}` }))
      for (const classes of [
        classesOf('occupancy_band', bands, unknown, english),
        classesOf('industry', many, unknown, english),
      ]) {
        expect(new Set(classes.map((one) => one.mark)).size).toBe(classes.length)
      }
    }
  })

  it('can be read: mark on colour has a contrast of 4.5 and more', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ key: `k${index}`, label: `${index}` }))
    for (const id of colourings) {
      for (const one of classesOf(id, many, unknown, false)) {
        expect(contrast(one.colour, one.ink), `${id} ${one.colour}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('give each building its colour and the unknown the neutral one', () => {
    const classes = classesOf('occupancy_band', bands, unknown, false)
    const colour = byClass('occupancy_band', classes, (one) => one.colour, neutral.colour)
    expect(evaluate(colour, { occupancy_band: 'gte_85' })).toBe(classes[3]!.colour)
    expect(evaluate(colour, { occupancy_band: 'unknown' })).toBe(neutral.colour)
    expect(evaluate(colour, { occupancy_band: 'mixed' })).toBe(neutral.colour)
    expect(evaluate(colour, {})).toBe(neutral.colour)
  })

  it('are an expression even before the legend is known', () => {
    expect(
      evaluate(
        byClass('industry', [], (one) => one.mark, 'x'),
        {},
      ),
    ).toBe('x')
  })

  it('count the buildings in view', () => {
    const buildings = ['gte_85', 'lt_50', 'gte_85'].map(
      (occupancy_band) => ({ occupancy_band }) as MapBuilding,
    )
    expect([...countByClass('occupancy_band', buildings)]).toEqual([
      ['gte_85', 2],
      ['lt_50', 1],
    ])
  })
})
