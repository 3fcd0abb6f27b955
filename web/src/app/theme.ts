import { onBeforeUnmount, onMounted, ref, watchEffect } from 'vue'
import { usePreferences } from '@/state/preferences'

/** How many of the pages in sight are dark whatever was chosen. */
const darkScreens = ref(0)

/** Puts the chosen appearance on the document and follows the system where that was chosen. */
export function useTheme(): void {
  const preferences = usePreferences()
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const chosen = preferences.theme === 'dark' || (preferences.theme === 'system' && system.matches)
    document.documentElement.classList.toggle('dark', chosen || darkScreens.value > 0)
  }
  system.addEventListener('change', apply)
  watchEffect(apply)
}

/** The page that calls this is dark as long as it is in sight. */
export function useDarkScreen(): void {
  onMounted(() => {
    darkScreens.value += 1
  })
  onBeforeUnmount(() => {
    darkScreens.value -= 1
  })
}
