import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { readDictionary } from '@/api/dictionary'
import type { Code, CodeList, Dictionary, Entity, Field, Metric } from '@/api/types'
import type { Language } from '@/format/quantity'
import { useSession } from './session'

export function labelIn(language: Language, named: { label: string; labelEn: string }): string {
  return language === 'en' && named.labelEn !== '' ? named.labelEn : named.label
}

/** What exists, once per signed-in person: it holds only what this reader may see. */
export function useDictionary() {
  const session = useSession()
  const { locale } = useI18n()
  const query = useQuery({
    queryKey: computed(() => ['dictionary', session.session?.login, session.session?.assignmentId]),
    queryFn: ({ signal }) => readDictionary(signal),
    enabled: computed(() => session.signedIn),
    staleTime: Infinity,
  })
  const dictionary = computed<Dictionary | undefined>(() => query.data.value)
  const language = computed(() => locale.value as Language)

  const label = (named: { label: string; labelEn: string }) => labelIn(language.value, named)
  /** Everything that has a list: registers and the ledgers of tax and registration. */
  const registers = computed<readonly Entity[]>(() =>
    (dictionary.value?.entities ?? []).filter((one) => one.keeping !== 'plain'),
  )
  const entity = (plural: string): Entity | undefined => registers.value.find((one) => one.plural === plural)
  const entityNamed = (name: string): Entity | undefined =>
    dictionary.value?.entities.find((one) => one.name === name)
  const codeList = (name: string): CodeList | undefined =>
    dictionary.value?.codeLists.find((one) => one.name === name)
  const code = (field: Field, value: string): Code | undefined =>
    codeList(field.codeList)?.codes.find((one) => one.code === value)
  const metric = (id: string): Metric | undefined => dictionary.value?.metrics.find((one) => one.id === id)

  return { query, dictionary, registers, language, label, entity, entityNamed, codeList, code, metric }
}
