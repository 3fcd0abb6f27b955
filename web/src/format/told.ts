import type { Language } from './quantity'

/** What the server says of its figures, in both languages. */
export interface Told {
  readonly notes: readonly string[]
  readonly notesEn: readonly string[]
}

export function notesIn(language: Language, told: Told): readonly string[] {
  return language === 'en' ? told.notesEn : told.notes
}
