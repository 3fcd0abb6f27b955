import { reactive } from 'vue'
import { readPage } from '@/api/entities'
import { useDictionary } from './dictionary'

const batchSize = 100

/** Names by "entity/id". Records carry ids; people read names. Kept for as long as the page is open. */
const names = reactive(new Map<string, string>())
const asked = new Set<string>()
const waiting = new Map<string, Set<string>>()
let scheduled = false

export function forgetReferenceNames(): void {
  names.clear()
  asked.clear()
}

export function useReferenceNames() {
  const { entityNamed } = useDictionary()

  async function fetchNames(entity: string, ids: string[]) {
    const declared = entityNamed(entity)
    if (!declared) {
      return
    }
    try {
      const page = await readPage(declared.plural, {
        id: ids.join(','),
        fields: declared.title,
        limit: String(ids.length),
      })
      for (const row of page.items) {
        names.set(`${entity}/${row.id}`, String(row[declared.title] ?? row.id))
      }
    } catch {
      // Without its name a record is shown by its id, and asked for again next time.
      ids.forEach((id) => asked.delete(`${entity}/${id}`))
    }
  }

  function flush() {
    scheduled = false
    for (const [entity, ids] of waiting) {
      const all = [...ids]
      for (let start = 0; start < all.length; start += batchSize) {
        void fetchNames(entity, all.slice(start, start + batchSize))
      }
    }
    waiting.clear()
  }

  function nameOf(entity: string, id: string): string {
    const key = `${entity}/${id}`
    const known = names.get(key)
    if (known !== undefined) {
      return known
    }
    if (!asked.has(key)) {
      asked.add(key)
      waiting.set(entity, (waiting.get(entity) ?? new Set()).add(id))
      if (!scheduled) {
        scheduled = true
        queueMicrotask(flush)
      }
    }
    return '…'
  }

  return { nameOf }
}
