import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { readPage } from '@/api/entities'
import { useSession } from './session'

export interface Area {
  readonly code: string
  readonly label: string
}

/** The regions this reader may see, districts before their streets, for the context bar. */
export function useAreas() {
  const session = useSession()
  const query = useQuery({
    queryKey: computed(() => ['areas', session.session?.assignmentId]),
    queryFn: ({ signal }) =>
      readPage(
        'regions',
        { limit: '1000', fields: 'code,name', sortby: 'code', level: 'province,city,county,street,park' },
        signal,
      ),
    enabled: computed(() => session.signedIn),
    staleTime: 600_000,
  })
  const inScope = (code: string) => {
    const districts = session.session?.districts ?? []
    return districts.length === 0 || districts.some((district) => code.startsWith(district))
  }
  return computed<Area[]>(() =>
    (query.data.value?.items ?? [])
      .filter((row) => inScope(String(row.code ?? '')))
      .map((row) => ({ code: String(row.code ?? row.id), label: String(row.name ?? row.code ?? row.id) })),
  )
}
