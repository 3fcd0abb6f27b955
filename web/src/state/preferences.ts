import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import type { Language } from '@/format/quantity'

export type Theme = 'system' | 'light' | 'dark'

const storageKey = 'louyu.preferences'

/** A list as somebody left it: what was looked for, how it was sorted, which columns were shown. */
export interface SavedView {
  readonly name: string
  /** Parameters of the address. */
  readonly query: Readonly<Record<string, string>>
  readonly columns?: readonly string[]
}

interface Stored {
  language?: Language
  theme?: Theme
  columns?: Record<string, string[]>
  views?: Record<string, SavedView[]>
}

function stored(): Stored {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    return value !== null && typeof value === 'object' ? value : {}
  } catch {
    return {}
  }
}

/** What a person likes, kept in this browser. Nothing here is data of the product. */
export const usePreferences = defineStore('preferences', () => {
  const first = stored()
  const language = ref<Language>(first.language === 'en' ? 'en' : 'zh-CN')
  const theme = ref<Theme>(first.theme === 'light' || first.theme === 'dark' ? first.theme : 'system')
  /** Chosen columns by entity. */
  const columns = ref<Record<string, string[]>>(first.columns ?? {})
  /** Saved views by entity. */
  const views = ref<Record<string, SavedView[]>>(first.views ?? {})

  watch(
    [language, theme, columns, views],
    () => {
      const value: Stored = {
        language: language.value,
        theme: theme.value,
        columns: columns.value,
        views: views.value,
      }
      try {
        localStorage.setItem(storageKey, JSON.stringify(value))
      } catch {
        // A browser without storage forgets; nothing else is lost.
      }
    },
    { deep: true },
  )

  return { language, theme, columns, views }
})
