import { describe, expect, it } from 'vitest'
import { readCondition, writeCondition } from './conditions'

describe('a condition', () => {
  it.each([
    ['stage:operating', { dimension: 'stage', keys: ['operating'], excluded: false }],
    [
      'zone.industry_zones:tyj|bsx',
      { dimension: 'zone:industry_zones', keys: ['tyj', 'bsx'], excluded: false },
    ],
    ['ownership:!scattered', { dimension: 'ownership', keys: ['scattered'], excluded: true }],
  ])('%s is read and written the same', (text, condition) => {
    expect(readCondition(text)).toEqual(condition)
    expect(writeCondition(condition)).toBe(text)
  })

  it.each(['', 'stage', ':operating', 'stage:', 'stage:!', 'stage:|'])('is not %j', (text) => {
    expect(readCondition(text)).toBeNull()
  })
})
