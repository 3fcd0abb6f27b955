import { computed } from 'vue'
import { useQuery } from '@tanstack/vue-query'
import { readSources } from '@/api/statistics'
import { isMonth, lastDayOf } from '@/format/calendar'
import { useSession } from './session'
import { today } from './today'

/**
 * Where a page of one building or firm starts: the end of the newest month with data, as the cockpit does. Readers
 * without statistics start today.
 */
export function useNewestDay() {
  const session = useSession()
  const asks = computed(() => session.signedIn && session.may('read_statistics'))
  const query = useQuery({
    queryKey: computed(() => ['sources', '', session.session?.assignmentId]),
    queryFn: ({ signal }) => readSources('', signal),
    enabled: asks,
    staleTime: 60_000,
  })
  const day = computed(() => {
    if (asks.value && query.isPending.value) {
      return ''
    }
    const month = query.data.value?.period ?? ''
    return isMonth(month) ? lastDayOf(month) : today()
  })
  return { day, error: query.error, retry: () => void query.refetch() }
}
