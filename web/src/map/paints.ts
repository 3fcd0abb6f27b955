import { onBeforeUnmount, shallowRef } from 'vue'
import type { Paints } from './style'

function read(): Paints {
  const style = getComputedStyle(document.documentElement)
  const value = (name: string) => style.getPropertyValue(name).trim()
  return {
    ground: value('--surface-sunk'),
    line: value('--line-strong'),
    text: value('--text'),
    muted: value('--muted'),
    accent: value('--accent'),
    halo: value('--surface'),
  }
}

/** The colours of the appearance in force, for the map, which cannot read CSS variables. */
export function usePaints() {
  const paints = shallowRef<Paints>(read())
  const observer = new MutationObserver(() => {
    paints.value = read()
  })
  observer.observe(document.documentElement, { attributeFilter: ['class'] })
  onBeforeUnmount(() => observer.disconnect())
  return paints
}
