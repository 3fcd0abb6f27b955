import { createI18n } from 'vue-i18n'
import type { Language } from '@/format/quantity'
import en from './en'
import zh, { type Messages } from './zh-CN'

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
})

export function setLanguage(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
