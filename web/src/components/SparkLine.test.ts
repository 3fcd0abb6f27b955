import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import SparkLine from './SparkLine.vue'

function ys(values: (string | number | null)[]): number[][] {
  return mount(SparkLine, { props: { values } })
    .findAll('polyline')
    .map((line) =>
      line
        .attributes('points')!
        .split(' ')
        .map((point) => Number(point.split(',')[1])),
    )
}

describe('the line of a trend', () => {
  it('rises with its figure, whether an integer or an exact decimal', () => {
    const [line] = ys(['0.851', '0.852', '0.9'])
    expect(line![0]).toBeGreaterThan(line![1]!)
    expect(line![1]).toBeGreaterThan(line![2]!)
  })

  it('has a gap where a month has no figure', () => {
    expect(ys([1, 2, null, 3, 4])).toHaveLength(2)
  })

  it('is level when nothing changes', () => {
    expect(new Set(ys([7, 7, 7])[0]).size).toBe(1)
  })

  it('is not drawn for one figure or none', () => {
    expect(
      mount(SparkLine, { props: { values: [5] } })
        .find('svg')
        .exists(),
    ).toBe(false)
    expect(
      mount(SparkLine, { props: { values: [null, null] } })
        .find('svg')
        .exists(),
    ).toBe(false)
  })
})
