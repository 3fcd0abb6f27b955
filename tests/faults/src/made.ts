import { csv, type Table } from '../../api/src/files'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A credit code of 和平区 with its check character, of a series that is not given out. */
export function creditCode(index: number): string {
  const first = `91210102MAC${String(index).padStart(6, '0')}`
  const sum = [...first].reduce((all, c, i) => all + alphabet.indexOf(c) * weights[i]!, 0)
  return first + alphabet[(31 - (sum % 31)) % 31]
}

/** A tax file of `count` firms for a month, and what it adds up to in fen. */
export function taxFile(month: string, count: number, first = 0): { bytes: Uint8Array; fen: number } {
  let fen = 0
  const rows = Array.from({ length: count }, (_, i) => {
    const amount = ((first + i) * 7919) % 1_000_000
    fen += amount
    return [creditCode(first + i), `沈阳第${first + i}号商贸有限公司`, month, (amount / 100).toFixed(2)]
  })
  return { bytes: csv([['纳税人识别号', '纳税人名称', '税款所属期', '税收合计（元）'], ...rows]), fen }
}

/** A manager's file of `count` firms that move into a building. */
export function tenancyFile(building: string, count: number, first: number): Table {
  const rows = Array.from({ length: count }, (_, i) => [
    building,
    `沈阳第${first + i}号商贸有限公司`,
    creditCode(first + i),
    1 + (i % 5),
    '2020-03-01',
    i % 2 === 0 ? '是' : '否',
    '6510',
  ])
  return [
    ['楼宇名称', '企业名称', '统一社会信用代码', '入驻面积（㎡）', '入驻日期', '是否本区注册', '行业代码'],
    ...rows,
  ]
}
