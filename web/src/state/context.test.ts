import { describe, expect, it } from 'vitest'
import { readContext } from './context'

const from = (query: string) => {
  const parameters = new URLSearchParams(query)
  return readContext((name) => parameters.get(name) ?? '')
}

describe('the context in an address', () => {
  it('is read back as it was written', () => {
    expect(from('area=210102&period=2020-01/2020-12&calibre=district&asof=2020-12-31')).toEqual({
      area: '210102',
      period: '2020-01/2020-12',
      calibre: 'district',
      asof: '2020-12-31',
    })
  })

  it('falls back to defaults, parameter by parameter', () => {
    expect(from('area=<script>&period=2020-13&calibre=all&asof=2020-02-31')).toEqual({
      area: '',
      period: '',
      calibre: 'full',
      asof: '',
    })
    expect(from('period=2020-12&asof=x').period).toBe('2020-12')
  })
})
