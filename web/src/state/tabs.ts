import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Tab {
  /** One tab for each path; its query is part of what it keeps. */
  readonly path: string
  fullPath: string
  title: string
}

const most = 12

/** The pages a person has open, each with the address at which it was left. */
export const useTabs = defineStore('tabs', () => {
  const tabs = ref<Tab[]>([])
  /** How often a path was closed: a page opened again starts afresh. */
  const closings = ref<Record<string, number>>({})

  function visit(path: string, fullPath: string) {
    const open = tabs.value.find((tab) => tab.path === path)
    if (open) {
      open.fullPath = fullPath
      return
    }
    tabs.value.push({ path, fullPath, title: '' })
    if (tabs.value.length > most) {
      tabs.value.splice(1, 1)
    }
  }

  function name(path: string, title: string) {
    const open = tabs.value.find((tab) => tab.path === path)
    if (open) {
      open.title = title
    }
  }

  /** Closes a tab and answers the address to go to, if the closed one was in front. */
  function close(path: string, current: string): string | null {
    const index = tabs.value.findIndex((tab) => tab.path === path)
    if (index < 0) {
      return null
    }
    tabs.value.splice(index, 1)
    closings.value[path] = (closings.value[path] ?? 0) + 1
    if (path !== current) {
      return null
    }
    return (tabs.value[index] ?? tabs.value[index - 1])?.fullPath ?? '/'
  }

  function clear() {
    tabs.value = []
  }

  function keyOf(path: string): string {
    return `${path}#${closings.value[path] ?? 0}`
  }

  return { tabs, keyOf, visit, name, close, clear }
})
