import { watchEffect } from 'vue'
import { usePreferences } from '@/state/preferences'

/** Puts the chosen appearance on the document and follows the system where that was chosen. */
export function useTheme(): void {
  const preferences = usePreferences()
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const dark = preferences.theme === 'dark' || (preferences.theme === 'system' && system.matches)
    document.documentElement.classList.toggle('dark', dark)
  }
  system.addEventListener('change', apply)
  watchEffect(apply)
}
