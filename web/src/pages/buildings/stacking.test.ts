import { describe, expect, it } from 'vitest'
import type { StackingBlock, StackingFloor } from '@/api/types'
import {
  draw,
  findBlock,
  fitted,
  industryRanks,
  monthAt,
  neighbour,
  rowHeightFor,
  sliderMonths,
  textWidth,
  toneOf,
} from './stacking'

function block(key: string, area: string, more: Partial<StackingBlock> = {}): StackingBlock {
  return { key, area, state: 'vacant', ...more }
}

function floor(name: string, blocks: StackingBlock[], area: string, excess = '0.00'): StackingFloor {
  return { floorId: name, name, number: 1, area, basis: 'lettable', excess, vacant: '0.00', blocks }
}

const none = { area: '0.00', blocks: [] }
const plan = {
  floors: [
    floor('3', [block('3a', '50.00'), block('3b', '50.00')], '100.00'),
    floor('2', [], '0.00'),
    floor('1', [block('1a', '20.00'), block('1b', '30.00'), block('1c', '150.00')], '200.00'),
  ],
  shelf: none,
}
const drawing = draw(plan, 400, '未定位')
const at = (key: string) => findBlock(drawing, key)!

describe('a drawn plan', () => {
  it('gives the widest floor the whole width and the others their share', () => {
    expect(at('1c').x + at('1c').width).toBeCloseTo(400)
    expect(at('3b').x + at('3b').width).toBeCloseTo(200)
    expect(at('1b').x).toBeCloseTo(40)
  })

  it('makes room for blocks that are more than their floor', () => {
    const crowded = draw(
      { floors: [floor('1', [block('a', '300.00')], '200.00', '100.00')], shelf: none },
      90,
      '',
    )
    expect(crowded.rows[0]!.blocks[0]!.width).toBeCloseTo(90)
  })

  it('sets the shelf apart below the building', () => {
    const shelf = { area: '20.00', blocks: [block('s', '20.00')] }
    const withShelf = draw({ ...plan, shelf }, 400, '未定位')
    const last = withShelf.rows[withShelf.rows.length - 1]!
    expect(last.name).toBe('未定位')
    expect(last.floor).toBeNull()
    expect(last.y + withShelf.rowHeight).toBeLessThanOrEqual(withShelf.height)
    expect(last.y - withShelf.rows[2]!.y).toBeGreaterThan(withShelf.rowHeight + 2)
  })

  it('has rows that can be tapped on a phone and nothing to draw without floors', () => {
    expect(rowHeightFor(60, true)).toBeGreaterThanOrEqual(24)
    expect(rowHeightFor(4, false)).toBe(36)
    expect(draw({ floors: [], shelf: none }, 400, '').height).toBe(0)
  })
})

describe('the arrow keys', () => {
  it('walk along a floor and stop at its ends', () => {
    expect(neighbour(drawing, at('3a'), 'right').block.key).toBe('3b')
    expect(neighbour(drawing, at('3b'), 'right').block.key).toBe('3b')
    expect(neighbour(drawing, at('1c'), 'first').block.key).toBe('1a')
    expect(neighbour(drawing, at('1a'), 'last').block.key).toBe('1c')
  })

  it('lead to what lies above or below, over empty floors', () => {
    expect(neighbour(drawing, at('3a'), 'down').block.key).toBe('1b')
    expect(neighbour(drawing, at('1c'), 'up').block.key).toBe('3b')
    expect(neighbour(drawing, at('3a'), 'up').block.key).toBe('3a')
  })
})

describe('the tone of a block', () => {
  const word = (key: string) => `[${key}]`
  const let_ = block('a', '1.00', {
    state: 'let',
    tenancyId: '7',
    expiryBand: 'within_12',
    industry: 'J',
    registered: 'elsewhere',
    taxBand: 'gte_500',
  })
  const ranks = industryRanks([
    { key: 'F', label: '', area: '9.00', tenants: 1, share: null },
    { key: 'J', label: '', area: '100.00', tenants: 1, share: null },
  ])

  it('is never colour alone', () => {
    expect(toneOf(let_, 'state', ranks, word)).toEqual({ tone: 'state-let', mark: '' })
    expect(toneOf(block('a', '1.00'), 'state', ranks, word).mark).toBe('[state.vacant]')
    expect(toneOf(let_, 'lease', ranks, word)).toEqual({ tone: 'lease-within_12', mark: '≤12' })
    expect(toneOf(let_, 'industry', ranks, word)).toEqual({ tone: 'series-1', mark: 'J' })
    expect(toneOf(let_, 'registered', ranks, word)).toEqual({
      tone: 'registered-elsewhere',
      mark: '[registered.elsewhere]',
    })
    expect(toneOf(let_, 'tax', ranks, word)).toEqual({ tone: 'tax-gte_500', mark: '500+' })
  })

  it('of empty space is its state whatever the colouring', () => {
    for (const colouring of ['lease', 'industry', 'registered', 'tax'] as const) {
      expect(toneOf(block('a', '1.00'), colouring, ranks, word).tone).toBe('state-vacant')
    }
  })

  it('says when something is not known', () => {
    const unknown = block('a', '1.00', { state: 'let', tenancyId: '7' })
    expect(toneOf(unknown, 'industry', ranks, word)).toEqual({ tone: 'series-other', mark: '?' })
    expect(toneOf(unknown, 'tax', ranks, word)).toEqual({ tone: 'tax-unknown', mark: '?' })
    expect(toneOf(unknown, 'lease', ranks, word).tone).toBe('state-let')
  })
})

describe('a label', () => {
  it('is cut where the block ends', () => {
    expect(fitted('沈阳银基发展中心', 200, 11)).toBe('沈阳银基发展中心')
    const cut = fitted('沈阳银基发展中心', 60, 11)
    expect(cut.endsWith('…')).toBe(true)
    expect(textWidth(cut, 11)).toBeLessThanOrEqual(60)
    expect(fitted('沈阳银基发展中心', 18, 11)).toBe('')
    expect(fitted('', 0, 11)).toBe('')
  })
})

describe('the months of the slider', () => {
  it('run from the first to the last and keep the newest when there are too many', () => {
    expect(sliderMonths('2019-11', '2020-02')).toEqual({ first: 2019 * 12 + 10, last: 2020 * 12 + 1 })
    const long = sliderMonths('1996-01', '2020-12', 120)
    expect(long.last - long.first).toBe(119)
    expect(monthAt(long.last)).toBe('2020-12')
    expect(sliderMonths('2021-01', '2020-12').first).toBe(2021 * 12)
  })
})
