import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MapSettings } from '@/api/types'
import { classesOf, colourings, type Colouring, type MapClass, type Named } from '@/map/colouring'
import { useAreas } from '@/state/areas'
import { useDictionary } from '@/state/dictionary'
import type { FilterChoice } from './MapFilters.vue'

/** What classes, areas and filters are called, in the language in force. */
export function useMapWords(settings: Ref<MapSettings | undefined>) {
  const { t, te } = useI18n()
  const { dictionary, label, language, codeList } = useDictionary()
  const regions = useAreas()

  /** Bands are the server's; their English stands in the language files. */
  function banded(group: 'occupancy_band' | 'tax_tier' | 'vacancy'): Named[] {
    return (settings.value?.legends[group] ?? []).map(({ key, label: chinese }) => {
      const known = `map.classes.${key}`
      return { key, label: language.value === 'en' && te(known) ? t(known) : chinese }
    })
  }

  function coded(list: string): Named[] {
    return (codeList(list)?.codes ?? []).map((one) => ({ key: one.code, label: label(one) }))
  }

  function membersOf(id: Colouring): Named[] {
    switch (id) {
      case 'stage':
        return coded('stage')
      case 'kind':
        return coded('building_kind')
      case 'industry':
        return (settings.value?.legends.industry ?? []).slice(0, -1)
      default:
        return banded(id)
    }
  }

  function othersOf(id: Colouring): Named[] {
    switch (id) {
      case 'tax_tier':
        return [{ key: 'undisclosed', label: t('map.undisclosed') }]
      case 'industry':
        return (settings.value?.legends.industry ?? [])
          .slice(-1)
          .map(({ key }) => ({ key, label: t('map.noTenants') }))
      case 'stage':
        return []
      default:
        return [{ key: 'unknown', label: t('map.unknown') }]
    }
  }

  const classesBy = computed(
    () =>
      Object.fromEntries(
        colourings.map((id) => [id, classesOf(id, membersOf(id), othersOf(id), language.value === 'en')]),
      ) as Record<Colouring, MapClass[]>,
  )

  function classLabel(id: Colouring, key: string): string {
    return classesBy.value[id].find((one) => one.key === key)?.label ?? '—'
  }

  const areaChoices = computed<Named[]>(() => [
    // A scheme's name is data: it has no English.
    ...(dictionary.value?.dimensions ?? [])
      .filter((one) => one.id.startsWith('zone:'))
      .map((one) => ({ key: one.id, label: one.label })),
    { key: 'region:street', label: t('map.streets') },
    { key: 'region:county', label: t('map.districts') },
    { key: 'none', label: t('map.noAreas') },
  ])

  const filterChoices = computed<FilterChoice[]>(() => [
    { dimension: 'stage', label: t('map.colouring.stage'), members: coded('stage') },
    { dimension: 'kind', label: t('map.colouring.kind'), members: coded('building_kind') },
    {
      dimension: 'occupancy_band',
      label: t('map.colouring.occupancy_band'),
      members: banded('occupancy_band'),
    },
    { dimension: 'tax_tier', label: t('map.colouring.tax_tier'), members: banded('tax_tier') },
    {
      dimension: 'region',
      label: t('map.region'),
      members: regions.value.map((one) => ({ key: one.code, label: one.label })),
    },
  ])

  return { classesBy, classLabel, areaChoices, filterChoices }
}
