import { decimal, toDrawing, type Decimal } from '@/format/decimal'

/** The steps of yearly tax in fen (R032, R033): 千万、准亿（7000万）、亿、5亿、10亿. */
export const ladderSteps = [
  { name: 'tenMillion', from: decimal(1_000_000_000n) },
  { name: 'nearHundredMillion', from: decimal(7_000_000_000n) },
  { name: 'hundredMillion', from: decimal(10_000_000_000n) },
  { name: 'fiveHundredMillion', from: decimal(50_000_000_000n) },
  { name: 'billion', from: decimal(100_000_000_000n) },
] as const

const lowest = 800_000_000
const highest = 200_000_000_000

/** Where an amount stands on the drawing, in percent: tenfold tax is the same stretch everywhere. */
export function ladderPosition(amount: Decimal): number {
  const fen = Math.min(highest, Math.max(lowest, toDrawing(amount)))
  return (Math.log10(fen / lowest) / Math.log10(highest / lowest)) * 100
}
