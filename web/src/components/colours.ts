import { onBeforeUnmount, onMounted, ref } from 'vue'

export interface Colours {
  readonly accent: string
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly font: string
  /** For figures side by side in one picture, the first being the accent. */
  readonly series: readonly string[]
}

function read(): Colours {
  const style = getComputedStyle(document.documentElement)
  const value = (name: string) => style.getPropertyValue(name).trim()
  return {
    accent: value('--accent'),
    text: value('--text'),
    muted: value('--muted'),
    line: value('--line'),
    surface: value('--surface'),
    font: value('--font'),
    series: [value('--accent'), value('--second'), value('--third')],
  }
}

/** The colours of the appearance in force, for pictures that cannot read CSS variables. */
export function useColours() {
  const colours = ref<Colours>(read())
  const observer = new MutationObserver(() => {
    colours.value = read()
  })
  onMounted(() => observer.observe(document.documentElement, { attributeFilter: ['class'] }))
  onBeforeUnmount(() => observer.disconnect())
  return colours
}
