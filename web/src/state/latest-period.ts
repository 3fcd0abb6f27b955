import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { readSources } from '@/api/statistics'
import { isMonth, yearToDate } from '@/format/calendar'
import { useSession } from './session'

/** The year to date of the newest month that has data: where a page starts when its address names no period. */
export function useLatestPeriod() {
  const session = useSession()
  const query = useQuery({
    queryKey: computed(() => ['sources', '', session.session?.assignmentId]),
    queryFn: ({ signal }) => readSources('', signal),
    enabled: computed(() => session.signedIn),
    staleTime: 60_000,
  })
  const period = computed(() => {
    const month = query.data.value?.period ?? ''
    return isMonth(month) ? yearToDate(month) : ''
  })
  return {
    period,
    known: computed(() => query.isSuccess.value),
    error: query.error,
    retry: () => void query.refetch(),
  }
}
