import { describe, expect, it } from 'vitest'
import { decimal } from '@/format/decimal'
import { ladderPosition, ladderSteps } from './ladder'

describe('the ladder of tax', () => {
  it('has its steps in order, all within the drawing', () => {
    const places = ladderSteps.map((step) => ladderPosition(step.from))
    expect(places).toEqual([...places].sort((left, right) => left - right))
    expect(places[0]).toBeGreaterThan(0)
    expect(places.at(-1)).toBeLessThan(100)
  })

  it('puts an amount on the right side of a step, one fen apart', () => {
    const step = ladderSteps[2].from
    expect(ladderPosition(decimal(step.units - 1n))).toBeLessThan(ladderPosition(step))
  })

  it('keeps refunds and the very largest on the drawing', () => {
    expect(ladderPosition(decimal(-5n))).toBe(0)
    expect(ladderPosition(decimal(10n ** 15n))).toBe(100)
  })
})
