import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { StatisticsQuery } from '@/api/statistics'
import type { Picked } from '@/components/StatisticsPanel.vue'
import { monthsUpTo, parsePeriod, periodText, yearToDate } from '@/format/calendar'
import { useContext } from '@/state/context'
import { useDictionary } from '@/state/dictionary'
import { useLatestPeriod } from '@/state/latest-period'
import type { HeadlinePart } from './headline'

const inBuildings = 'location:in_building'
const courseMonths = 12

/** What the cockpit and the big screen ask, from the same context in the address. */
export function useQuestions() {
  const { t } = useI18n()
  const { context, change, address } = useContext()
  const { dictionary, language, metric, query: dictionaryQuery } = useDictionary()
  const latest = useLatestPeriod()

  const period = computed(() => context.value.period || latest.period.value)
  const ready = computed(() => period.value !== '' && dictionary.value !== undefined)
  const scope = computed(() => ({
    period: period.value,
    asof: context.value.asof,
    where: context.value.area === '' ? [] : [`region:${context.value.area}`],
  }))
  const tax = computed(() => `tax_${context.value.calibre}`)
  const periodLine = computed(() => periodText(period.value, language.value))
  const calibreLine = computed(() => t(`context.${context.value.calibre}`))

  /** Only metrics this reader's dictionary has; a reader without taxpayer rights simply has fewer. */
  function ask(
    metrics: readonly string[],
    by: readonly string[] = [],
    options: readonly string[] = [],
    where: readonly string[] = [],
  ): StatisticsQuery {
    const known = metrics.filter((id) => metric(id) !== undefined)
    return { metrics: known, by, options, ...scope.value, where: [...scope.value.where, ...where] }
  }

  const monthly = (metrics: readonly string[], where: readonly string[] = []): StatisticsQuery => ({
    ...ask(metrics, ['month'], [], where),
    period: monthsUpTo(period.value, courseMonths),
  })

  /** Tax of the district counts firms outside buildings too; the buildings' part is asked for apart. */
  const headline = computed<readonly HeadlinePart[]>(() => [
    {
      scope: t('cockpit.scopeBuildings'),
      query: ask(
        [
          'building_count',
          'floor_area',
          'occupancy_rate',
          'vacant_area',
          'firm_count',
          'local_registration_rate',
        ],
        [],
        ['yoy'],
      ),
    },
    {
      scope: t('cockpit.scopeInBuildings'),
      taxCalibre: calibreLine.value,
      prefix: t('cockpit.ofBuildings'),
      query: ask([tax.value, 'tax_share_of_district', 'tax_per_area'], [], ['yoy'], [inBuildings]),
    },
    {
      scope: t('cockpit.scopeDistrict'),
      taxCalibre: calibreLine.value,
      prefix: t('cockpit.ofDistrict'),
      query: ask([tax.value], [], ['yoy']),
    },
    {
      scope: t('cockpit.scopeStanding'),
      query: ask(['idle_resource_count', 'idle_resource_area'], [], ['yoy']),
    },
  ])

  const dimensionsLike = (start: string) =>
    (dictionary.value?.dimensions ?? []).filter((one) => one.id.startsWith(start))
  const zoneSchemes = computed(() => dimensionsLike('zone:'))
  const chosenZones = address.parameter('zones')
  const zones = computed(
    () => zoneSchemes.value.find((one) => one.id === chosenZones.value)?.id ?? zoneSchemes.value[0]?.id ?? '',
  )
  /** A classification of the district's own, where there is one, says more than the national sections. */
  const industry = computed(
    () => dimensionsLike('industry:').find((one) => one.id !== 'industry:division')?.id ?? 'industry',
  )

  const bands = computed(() => ask(['building_count', 'floor_area'], ['occupancy_band'], ['share']))
  const byZone = computed(() =>
    ask(['building_count', 'occupancy_rate', tax.value], [zones.value], ['share'], [inBuildings]),
  )
  const byIndustry = computed(() =>
    ask(['firm_count', tax.value], [industry.value], ['share'], [inBuildings]),
  )
  const tiers = computed(() => ask(['building_count', tax.value], ['tax_tier'], ['share'], [inBuildings]))
  /** Tiers are told by the tax of a year, so the ladder shows the year up to the end of the period. */
  const ladder = computed<StatisticsQuery>(() => ({
    ...ask([tax.value], ['building'], [], [inBuildings, 'tax_tier:!lt_10m']),
    period: yearToDate(parsePeriod(period.value)?.to ?? ''),
  }))
  const moves = computed(() => monthly(['moved_in', 'moved_out']))
  const taxByMonth = computed(() => monthly([tax.value], [inBuildings]))
  const idle = computed(() => ask(['idle_resource_count', 'idle_resource_area'], ['region:street']))

  /** What stands behind a figure that was picked. */
  function behind(picked: Picked): StatisticsQuery {
    return {
      metrics: [picked.metric],
      period: picked.period ?? scope.value.period,
      asof: scope.value.asof,
      where: [...scope.value.where, ...picked.where],
    }
  }

  return {
    context,
    change,
    address,
    dictionaryQuery,
    latest,
    period,
    periodLine,
    calibreLine,
    ready,
    tax,
    mayReadTax: computed(() => metric(tax.value) !== undefined),
    headline,
    zoneSchemes,
    zones,
    bands,
    byZone,
    byIndustry,
    tiers,
    ladder,
    moves,
    taxByMonth,
    idle,
    behind,
  }
}
