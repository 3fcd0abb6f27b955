import { describe, expect, it } from 'vitest'
import { columnLetters, refusal } from './files'

describe('a chosen file', () => {
  it.each([
    [{ name: '和平区税收.XLSX', size: 10 }, null],
    [{ name: 'a.csv', size: 1 }, null],
    [{ name: 'a.csv', size: 0 }, 'emptyFile'],
    [{ name: 'a.pdf', size: 10 }, 'wrongType'],
    [{ name: 'xlsx', size: 10 }, 'wrongType'],
    [{ name: 'a.xlsx.exe', size: 10 }, 'wrongType'],
    [{ name: 'a.xlsx', size: 201 * 1024 * 1024 }, 'tooLarge'],
  ])('%o is judged from the outside', (file, judged) => {
    expect(refusal(file)).toBe(judged)
  })
})

describe('a column', () => {
  it.each([
    [0, ''],
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('%i is printed as %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters)
  })
})
