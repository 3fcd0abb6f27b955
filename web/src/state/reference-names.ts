import { reactive } from 'vue'
import { readRecord } from '@/api/entities'
import { useDictionary } from './dictionary'

/**
 * Names by "entity/id", for the few places where only an id is known (the change log, a filter in the address).
 * Lists bring the names of what they refer to with them.
 */
const names = reactive(new Map<string, string>())
const asked = new Set<string>()

export function useReferenceNames() {
  const { entityNamed } = useDictionary()

  async function fetchName(entity: string, id: string) {
    const declared = entityNamed(entity)
    if (!declared) {
      return
    }
    try {
      const { record } = await readRecord(declared.plural, id, '')
      names.set(`${entity}/${id}`, String(record[declared.title] ?? id))
    } catch {
      // Gone, or outside the reader's scope: the id is all that may be shown.
      names.set(`${entity}/${id}`, id)
    }
  }

  function nameOf(entity: string, id: string): string {
    const key = `${entity}/${id}`
    const known = names.get(key)
    if (known === undefined && !asked.has(key)) {
      asked.add(key)
      void fetchName(entity, id)
    }
    return known ?? '…'
  }

  /** Another reader may see other names. */
  function forget() {
    names.clear()
    asked.clear()
  }

  return { nameOf, forget }
}
