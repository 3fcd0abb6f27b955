import type { StackingBlock, StackingFloor, StackingPlan } from '@/api/types'
import { parseDecimal, toDrawing } from '@/format/decimal'

/**
 * How a stacking plan is drawn. Areas, states and bands are the server's; here they become rectangles, marks and
 * tones, and nothing is added up.
 */
export const colourings = ['state', 'lease', 'industry', 'registered', 'tax'] as const
export type Colouring = (typeof colourings)[number]

export interface DrawnBlock {
  readonly block: StackingBlock
  readonly row: number
  readonly index: number
  readonly x: number
  readonly width: number
}

export interface DrawnRow {
  readonly name: string
  /** The floor; `null` for stays whose floor is not known. */
  readonly floor: StackingFloor | null
  readonly y: number
  readonly blocks: readonly DrawnBlock[]
}

export interface Drawing {
  readonly rows: readonly DrawnRow[]
  readonly rowHeight: number
  readonly height: number
}

const gap = 2
/** The shelf is no floor: it stands apart from the building. */
const shelfGap = 10

/** A length for drawing only. */
export function lengthOf(area: string): number {
  const exact = parseDecimal(area)
  return exact === null ? 0 : toDrawing(exact)
}

/** All floors within about one screen, but none too thin to be read or tapped. */
export function rowHeightFor(rows: number, narrow: boolean): number {
  const least = narrow ? 26 : 20
  return Math.min(36, Math.max(least, Math.floor(720 / Math.max(rows, 1)) - gap))
}

export function draw(
  plan: Pick<StackingPlan, 'floors' | 'shelf'>,
  width: number,
  shelfName: string,
  narrow = false,
): Drawing {
  const shelf = plan.shelf.blocks.length > 0
  const count = plan.floors.length + (shelf ? 1 : 0)
  const rowHeight = rowHeightFor(count, narrow)
  const widest = Math.max(
    1e-9,
    ...plan.floors.map((floor) => lengthOf(floor.area) + lengthOf(floor.excess)),
    lengthOf(plan.shelf.area),
  )
  const scale = width / widest
  const rows = plan.floors.map((floor, row) => ({
    name: floor.name,
    floor,
    y: row * (rowHeight + gap),
    blocks: place(floor.blocks, row, scale),
  }))
  const bottom = count * (rowHeight + gap) + (shelf && plan.floors.length > 0 ? shelfGap : 0)
  if (!shelf) {
    return { rows, rowHeight, height: bottom }
  }
  const y = bottom - rowHeight - gap
  const last = { name: shelfName, floor: null, y, blocks: place(plan.shelf.blocks, rows.length, scale) }
  return { rows: [...rows, last], rowHeight, height: bottom }
}

function place(blocks: readonly StackingBlock[], row: number, scale: number): DrawnBlock[] {
  let x = 0
  return blocks.map((block, index) => {
    const drawn = { block, row, index, x, width: lengthOf(block.area) * scale }
    x += drawn.width
    return drawn
  })
}

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

/** Where an arrow key leads: along the floor, or to what lies above or below; stays put at the edges. */
export function neighbour(drawing: Drawing, at: DrawnBlock, direction: Direction): DrawnBlock {
  const own = drawing.rows[at.row]?.blocks ?? []
  switch (direction) {
    case 'left':
      return own[at.index - 1] ?? at
    case 'right':
      return own[at.index + 1] ?? at
    case 'first':
      return own[0] ?? at
    case 'last':
      return own[own.length - 1] ?? at
    default:
      return across(drawing, at, direction === 'up' ? -1 : 1)
  }
}

function across(drawing: Drawing, at: DrawnBlock, step: number): DrawnBlock {
  const middle = at.x + at.width / 2
  for (let row = at.row + step; drawing.rows[row]; row += step) {
    const blocks = drawing.rows[row]!.blocks
    const facing = blocks.find((one) => middle < one.x + one.width) ?? blocks[blocks.length - 1]
    if (facing) {
      return facing
    }
  }
  return at
}

export function findBlock(drawing: Drawing, key: string): DrawnBlock | undefined {
  return drawing.rows.flatMap((row) => row.blocks).find((one) => one.block.key === key)
}

/** A block's class in the colouring: its tone, and the mark that says the same without colour. */
export interface Tone {
  readonly tone: string
  readonly mark: string
}

const leaseMarks: Record<string, string> = {
  within_3: '≤3',
  within_6: '≤6',
  within_12: '≤12',
  within_24: '≤24',
  within_36: '≤36',
  later: '>36',
}
const taxMarks: Record<string, string> = {
  none: '0',
  lt_100: '<100',
  gte_100: '100+',
  gte_500: '500+',
  gte_1000: '1k+',
  gte_5000: '5k+',
}

export const industryTones = 8

/** Sections with most area get tones of their own; the others share one and are told apart by their letter. */
export function industryRanks(industries: StackingPlan['industries']): Map<string, number> {
  const ordered = [...industries].sort((left, right) => lengthOf(right.area) - lengthOf(left.area))
  return new Map(ordered.slice(0, industryTones).map((one, rank) => [one.key, rank + 1]))
}

/** `word` gives the mark of a code in the reader's language. */
export function toneOf(
  block: StackingBlock,
  colouring: Colouring,
  ranks: ReadonlyMap<string, number>,
  word: (key: string) => string,
): Tone {
  // What is let is the rule and stays plain; whatever is not has a mark and mostly a pattern.
  const byState = {
    tone: `state-${block.state}`,
    mark: block.state === 'let' ? '' : word(`state.${block.state}`),
  }
  if (block.tenancyId === undefined) {
    return byState
  }
  switch (colouring) {
    case 'lease':
      return block.expiryBand === undefined
        ? byState
        : {
            tone: `lease-${block.expiryBand}`,
            mark: leaseMarks[block.expiryBand] ?? word(`lease.${block.expiryBand}`),
          }
    case 'industry': {
      const section = block.industry ?? ''
      const rank = ranks.get(section)
      return { tone: `series-${rank ?? 'other'}`, mark: /^[A-Z]$/.test(section) ? section : '?' }
    }
    case 'registered': {
      const where = block.registered ?? 'unknown'
      return { tone: `registered-${where}`, mark: word(`registered.${where}`) }
    }
    case 'tax':
      return block.taxBand === undefined
        ? { tone: 'tax-unknown', mark: '?' }
        : { tone: `tax-${block.taxBand}`, mark: taxMarks[block.taxBand] ?? word(`tax.${block.taxBand}`) }
    default:
      return byState
  }
}

/** Share of an em: Chinese characters are square, others about half as wide. */
function widthOf(character: string): number {
  return /[\u2e80-\uffff]/.test(character) ? 1 : 0.58
}

export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, character) => sum + widthOf(character) * fontSize, 0)
}

/** As much of a text as fits, with an ellipsis when it is cut; nothing when not even two characters do. */
export function fitted(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) {
    return text
  }
  let room = width - widthOf('…') * fontSize
  let kept = ''
  for (const character of text) {
    room -= widthOf(character) * fontSize
    if (room < 0) {
      break
    }
    kept += character
  }
  return [...kept].length < 2 ? '' : `${kept}…`
}

/** Months from `first` to `last` as positions of a slider, at most `most` of them, the newest kept. */
export function sliderMonths(first: string, last: string, most = 240): { first: number; last: number } {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  const end = Math.max(index(last), index(first))
  return { first: Math.max(index(first), end - most + 1), last: end }
}

export function monthAt(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

export function monthIndex(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}
