import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { readDictionary } from '@/api/dictionary'
import type { Code, CodeList, Dictionary, Entity, Field, Metric } from '@/api/types'
import type { Language } from '@/format/quantity'
import { useSession } from './session'

interface Named {
  readonly label: string
  readonly labelEn: string
  readonly id?: string
}

/** What a district named itself has no English name; there the server repeats the id. */
export function labelIn(language: Language, named: Named): string {
  if (language !== 'en' || named.labelEn === '') {
    return named.label
  }
  if (named.labelEn !== named.id) {
    return named.labelEn
  }
  const word = /^[a-z]+$/.test(named.id)
  return word ? named.id.charAt(0).toUpperCase() + named.id.slice(1) : named.label
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

  const label = (named: Named) => labelIn(language.value, named)
  /** What a list of them is called: English has a plural, and the dictionary names it. */
  const listName = (one: Entity) =>
    language.value === 'en'
      ? (one.plural.charAt(0).toUpperCase() + one.plural.slice(1)).replaceAll('-', ' ')
      : one.label
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

  return {
    query,
    dictionary,
    registers,
    language,
    label,
    listName,
    entity,
    entityNamed,
    codeList,
    code,
    metric,
  }
}
