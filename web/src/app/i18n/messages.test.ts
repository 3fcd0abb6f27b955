import { describe, expect, it } from 'vitest'
import en from './en'
import zh from './zh-CN'

type Tree = { [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') {
      found.set(path + key, value)
    } else {
      leaves(value, `${path}${key}.`).forEach((text, name) => found.set(name, text))
    }
  }
  return found
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join()

describe('the two languages', () => {
  const chinese = leaves(zh)
  const english = leaves(en)

  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('have the same placeholders', () => {
    const differing = [...chinese].filter(
      ([key, text]) => placeholders(text) !== placeholders(english.get(key) ?? ''),
    )
    expect(differing).toEqual([])
  })

  it('have no empty text and no Chinese left in the English', () => {
    expect([...chinese.values(), ...english.values()].filter((text) => text.trim() === '')).toEqual([])
    expect([...english.values()].filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([])
  })
})
