import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef, type Ref } from 'vue'
import { readMap, readMapBuildings, type MapQuestion } from '@/api/map'
import type { MapBuilding } from '@/api/types'
import { addMonths, isMonth } from '@/format/calendar'
import { isInside, type Bounds } from '@/map/camera'
import { useSession } from '@/state/session'

/** More than a district has; a city's are asked for by the frame of the map. */
const buildingsMax = 5000

/** The settings of the map and the months it can show. */
export function useMapSettings(asked: Ref<string>) {
  const session = useSession()
  const settings = useQuery({
    queryKey: computed(() => ['map', session.session?.assignmentId]),
    queryFn: ({ signal }) => readMap(signal),
    staleTime: 60_000,
  })
  const month = computed(() => (isMonth(asked.value) ? asked.value : (settings.data.value?.month ?? '')))
  const months = computed(() => {
    const latest = settings.data.value?.month ?? ''
    const lastYears = isMonth(latest)
      ? { first: addMonths(latest, -23), last: latest }
      : { first: '', last: '' }
    return settings.data.value?.months ?? lastYears
  })
  return { settings, month, months }
}

/** The buildings on the map, all of them and those in its frame. */
export function useMapBuildings(question: ComputedRef<MapQuestion>, bounds: Ref<Bounds | null>) {
  const session = useSession()
  const buildings = useQuery({
    queryKey: computed(() => ['map-buildings', session.session?.assignmentId, question.value]),
    queryFn: ({ signal }) => readMapBuildings({ ...question.value, limit: buildingsMax }, signal),
    enabled: computed(() => question.value.month !== ''),
    placeholderData: (before) => before,
    staleTime: 10_000,
    // A change made elsewhere is on the map within half a minute; the answer is 304 while nothing changed.
    refetchInterval: 30_000,
    refetchOnWindowFocus: true,
  })
  const isLarge = computed(() => (buildings.data.value?.numberMatched ?? 0) > buildingsMax)
  const bbox = computed(() => (bounds.value ?? []).map((one) => one.toFixed(5)).join(','))
  const inFrame = useQuery({
    queryKey: computed(() => ['map-buildings', session.session?.assignmentId, question.value, bbox.value]),
    queryFn: ({ signal }) =>
      readMapBuildings({ ...question.value, bbox: bbox.value, limit: buildingsMax }, signal),
    enabled: computed(() => isLarge.value && bbox.value !== ''),
    placeholderData: (before) => before,
  })
  const all = computed<readonly MapBuilding[]>(() =>
    isLarge.value ? (inFrame.data.value?.items ?? []) : (buildings.data.value?.items ?? []),
  )
  const inView = computed(() => {
    const box = bounds.value
    return box === null
      ? all.value
      : all.value.filter((one) => isInside(box, Number(one.longitude), Number(one.latitude)))
  })
  return {
    buildings,
    isLarge,
    all,
    inView,
    matched: computed(() => buildings.data.value?.numberMatched ?? 0),
    unplaced: computed(() => buildings.data.value?.unplaced ?? 0),
    version: computed(() => buildings.data.value?.dataVersion ?? ''),
  }
}
