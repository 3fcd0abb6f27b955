import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'

export function single(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

/**
 * The address as the state of one page. A page kept in the background does not follow the address of the page in
 * front of it.
 */
export function usePageAddress() {
  const route = useRoute()
  const router = useRouter()
  const path = route.path
  const query = shallowRef(route.query)
  watch(
    () => [route.path, route.query] as const,
    ([current, next]) => {
      if (current === path) {
        query.value = next
      }
    },
  )

  /** Changes the named parameters; an empty one is dropped from the address. */
  function change(parameters: Record<string, string | undefined>, keepHistory = false) {
    const next: LocationQueryRaw = { ...query.value }
    for (const [name, value] of Object.entries(parameters)) {
      if (value === undefined || value === '') {
        delete next[name]
      } else {
        next[name] = value
      }
    }
    const target = { path, query: next }
    return keepHistory ? router.push(target) : router.replace(target)
  }

  const parameter = (name: string) => computed(() => single(query.value[name]))

  return { path, query, change, parameter }
}
