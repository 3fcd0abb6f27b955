import { computed } from 'vue'
import { isDay, parsePeriod } from '@/format/calendar'
import { usePageAddress } from './address'

export const calibres = ['full', 'local', 'district'] as const
export type Calibre = (typeof calibres)[number]

export interface Context {
  readonly area: string
  readonly period: string
  readonly calibre: Calibre
  readonly asof: string
}

/** Reads a context from an address; what is not valid there is left at its default. */
export function readContext(parameter: (name: string) => string): Context {
  const calibre = parameter('calibre')
  const period = parameter('period')
  const asof = parameter('asof')
  const area = parameter('area')
  return {
    area: /^[0-9A-Za-z_-]{1,40}$/.test(area) ? area : '',
    period: parsePeriod(period) ? period : '',
    calibre: calibres.find((one) => one === calibre) ?? 'full',
    asof: isDay(asof) ? asof : '',
  }
}

/** Area · period · calibre · as of, kept in the address so that a link shows the same figures. */
export function useContext() {
  const address = usePageAddress()
  const context = computed(() => {
    const values = address.query.value
    return readContext((name) => {
      const value = values[name]
      return typeof value === 'string' ? value : ''
    })
  })

  function change(next: Partial<Context>) {
    const { calibre, ...rest } = next
    return address.change({
      ...rest,
      ...(calibre === undefined ? {} : { calibre: calibre === 'full' ? undefined : calibre }),
    })
  }

  return { context, change, address }
}
