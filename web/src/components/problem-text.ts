import { useI18n } from 'vue-i18n'
import { ApiProblem } from '@/api/client'

const sentences: Record<number, string> = {
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  412: 'conflict',
  413: 'tooLarge',
  429: 'tooMany',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

/** Turns whatever was thrown into one sentence that says what to do. */
export function useProblemText() {
  const { t, locale } = useI18n()
  return (error: unknown): string => {
    if (!(error instanceof ApiProblem)) {
      return t('problem.crash')
    }
    if (error.code === 'client.offline') {
      return t('problem.offline')
    }
    if (error.code === 'client.unreadable') {
      return t('problem.unreadable')
    }
    const known = sentences[error.status] ?? (error.status >= 500 ? 'server' : 'other')
    // The server writes Chinese sentences that name the record, the sheet and the row; English falls back on them
    // when there is nothing better than "did not work".
    const specific = error.detail !== '' && (locale.value !== 'en' || known === 'other')
    return specific ? error.detail : t(`problem.${known}`)
  }
}
