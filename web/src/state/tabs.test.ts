import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTabs } from './tabs'

beforeEach(() => setActivePinia(createPinia()))

describe('open pages', () => {
  it('remember the address at which they were left', () => {
    const store = useTabs()
    store.visit('/lists/buildings', '/lists/buildings?q=a')
    store.visit('/', '/')
    store.visit('/lists/buildings', '/lists/buildings?q=b')
    expect(store.tabs.map((tab) => tab.fullPath)).toEqual(['/lists/buildings?q=b', '/'])
  })

  it('give way to their neighbour when closed in front', () => {
    const store = useTabs()
    for (const path of ['/a', '/b', '/c']) {
      store.visit(path, path)
    }
    expect(store.close('/b', '/a')).toBeNull()
    expect(store.close('/c', '/c')).toBe('/a')
    expect(store.close('/a', '/a')).toBe('/')
    expect(store.close('/gone', '/a')).toBeNull()
  })

  it('start afresh when they are opened again', () => {
    const store = useTabs()
    store.visit('/a', '/a')
    const first = store.keyOf('/a')
    expect(store.keyOf('/a')).toBe(first)
    store.close('/a', '/a')
    expect(store.keyOf('/a')).not.toBe(first)
  })

  it('stay few', () => {
    const store = useTabs()
    for (let index = 0; index < 40; index += 1) {
      store.visit(`/${index}`, `/${index}`)
    }
    expect(store.tabs.length).toBe(12)
    expect(store.tabs[0]!.path).toBe('/0')
    expect(store.tabs.at(-1)!.path).toBe('/39')
  })
})
