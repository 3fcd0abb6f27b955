import type { ExpressionSpecification } from 'maplibre-gl'
import type { MapBuilding } from '@/api/types'

/** What a building on the map can be coloured by; each is an attribute of the tiles. */
export const colourings = ['occupancy_band', 'vacancy', 'tax_tier', 'industry', 'stage', 'kind'] as const
export type Colouring = (typeof colourings)[number]

/** One class: its colour, and a mark that says the same to those who do not see the colour. */
export interface MapClass {
  readonly key: string
  readonly label: string
  readonly mark: string
  readonly colour: string
  /** Of the mark on the colour. */
  readonly ink: string
}

const light = '#ffffff'
const dark = '#16202b'

interface Tone {
  readonly colour: string
  readonly ink: string
}

// From orange (wants attention) to blue, told apart by readers of every kind of colour sight.
const filled: readonly Tone[] = [
  { colour: '#b4430f', ink: light },
  { colour: '#f0a04b', ink: dark },
  { colour: '#8fb8de', ink: dark },
  { colour: '#1b5fa8', ink: light },
]
const empty: readonly Tone[] = [
  { colour: '#cfd8e3', ink: dark },
  { colour: '#fbd9a5', ink: dark },
  { colour: '#f0a04b', ink: dark },
  { colour: '#bf5512', ink: light },
  { colour: '#8a2f0b', ink: light },
]
const paid: readonly Tone[] = [
  { colour: '#0d3b2e', ink: light },
  { colour: '#1d6b4f', ink: light },
  { colour: '#4f9e77', ink: dark },
  { colour: '#9ccbae', ink: dark },
  { colour: '#d9e8dc', ink: dark },
]
// Neighbours in a list differ in lightness as well as in hue; after the last the marks go on alone.
const kinds: readonly Tone[] = [
  { colour: '#1b5fa8', ink: light },
  { colour: '#e6a51e', ink: dark },
  { colour: '#00795c', ink: light },
  { colour: '#d58fb7', ink: dark },
  { colour: '#7a3b8f', ink: light },
  { colour: '#7cc4e8', ink: dark },
  { colour: '#b4430f', ink: light },
  { colour: '#a9b665', ink: dark },
  { colour: '#5d4a1e', ink: light },
  { colour: '#f2b5a0', ink: dark },
]

/** Not known, not to be told, or not one value: drawn the same everywhere. */
export const neutral: Tone = { colour: '#8b96a3', ink: dark }

const fixedMarks: Readonly<Record<string, string>> = {
  lt_50: '<50',
  '50_70': '50',
  '70_85': '70',
  gte_85: '85',
  none: '0',
  lt_1k: '<1k',
  '1k_3k': '1k',
  '3k_10k': '3k',
  gt_10k: '10k',
  gte_100m: '1亿',
  '70m_100m': '7千',
  '50m_70m': '5千',
  '10m_50m': '1千',
  lt_10m: '<1千',
}
const englishMarks: Readonly<Record<string, string>> = {
  gte_100m: '100',
  '70m_100m': '70',
  '50m_70m': '50',
  '10m_50m': '10',
  lt_10m: '<10',
}

function tonesOf(colouring: Colouring): readonly Tone[] {
  switch (colouring) {
    case 'occupancy_band':
      return filled
    case 'vacancy':
      return empty
    case 'tax_tier':
      return paid
    default:
      return kinds
  }
}

export interface Named {
  readonly key: string
  readonly label: string
}

/** The classes of a colouring in their order, the neutral ones last. Classes without a mark are numbered. */
export function classesOf(
  colouring: Colouring,
  members: readonly Named[],
  others: readonly Named[],
  english: boolean,
): MapClass[] {
  const tones = tonesOf(colouring)
  const markOf = (key: string, index: number) =>
    (english ? englishMarks[key] : undefined) ?? fixedMarks[key] ?? String(index + 1)
  return [
    ...members.map(({ key, label }, index) => ({
      key,
      label,
      mark: markOf(key, index),
      ...tones[index % tones.length]!,
    })),
    ...others.map(({ key, label }) => ({ key, label, mark: key === 'undisclosed' ? '∗' : '–', ...neutral })),
  ]
}

/** A MapLibre expression that gives each class its value and all else `otherwise`. */
export function byClass(
  colouring: Colouring,
  classes: readonly MapClass[],
  value: (one: MapClass) => string,
  otherwise: string,
): ExpressionSpecification {
  const branches = classes.flatMap((one) => [one.key, value(one)])
  if (branches.length === 0) {
    return ['literal', otherwise] as unknown as ExpressionSpecification
  }
  return ['match', ['get', colouring], ...branches, otherwise] as unknown as ExpressionSpecification
}

/** How many of these buildings are in each class. */
export function countByClass(
  colouring: Colouring,
  buildings: readonly MapBuilding[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const building of buildings) {
    const key = building[colouring]
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
