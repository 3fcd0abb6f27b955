import { describe, expect, it } from 'vitest'
import { conditionsText, parseConditions, withCondition } from './conditions'

describe('conditions in the address', () => {
  it('are those of a statistics query', () => {
    const conditions = parseConditions('stage:operating|renovating;kind:office')
    expect(conditions).toEqual({ stage: ['operating', 'renovating'], kind: ['office'] })
    expect(conditionsText(conditions)).toBe('stage:operating|renovating;kind:office')
  })

  it('change one at a time, and an empty one goes', () => {
    const conditions = parseConditions('stage:operating;kind:office')
    expect(conditionsText(withCondition(conditions, 'kind', []))).toBe('stage:operating')
    expect(conditionsText(withCondition(conditions, 'region', ['210102000000']))).toBe(
      'stage:operating;kind:office;region:210102000000',
    )
  })

  it.each([
    '',
    ';',
    'stage',
    'stage:',
    ':x',
    'stage:<script>',
    "kind:a';--",
    'STAGE:x',
    `stage:${'x'.repeat(61)}`,
  ])('leave out %j', (text) => {
    expect(conditionsText(parseConditions(text))).toBe('')
  })
})
