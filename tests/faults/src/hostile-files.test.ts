// Files that are wrong, broken or meant to hurt, through both doors: each gets a sentence that names the place, the rows
// beside it stay whole, nothing is half posted, and neither program nor memory suffers.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client, Row } from '../../api/src/client'
import { csv, csvText, gb18030, xlsx, type Cell } from '../../api/src/files'
import { firms, Place, taxTable } from '../../api/src/place'
import { stores } from '../../api/src/program'
import { peakMegabytes, run, totals } from './command'
import { entry, zip } from './zip'
import * as workbooks from './workbooks'

const megabyte = 1024 * 1024
const memoryBar = 1024

const folder = mkdtempSync(join(tmpdir(), 'louyu-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))
const secret = 'ErGaoBuKeGaoRen'
const secretFile = join(folder, 'secret.txt')
writeFileSync(secretFile, secret)
const outsider = join(folder, 'outside.txt')

interface Case {
  readonly what: string
  readonly name: string
  readonly kind?: string
  readonly bytes: (month: string) => Uint8Array
  /** The code of the sentence with which the whole file is refused. */
  readonly refused?: RegExp
  /** Rows refused, with the column where one is to blame. */
  readonly bad?: readonly (readonly [row: number, column: number])[]
  /** So dear that it goes through one door on one store only. */
  readonly once?: boolean
  /** What the month holds afterwards, in fen. */
  readonly fen?: number
}

const header = ['纳税人识别号', '纳税人名称', '税款所属期', '税收合计（元）']
const [first, second, third] = firms
const good = (month: string, firm: (typeof firms)[number] = first, amount: Cell = '100.00') =>
  [firm.code, firm.name, month, amount] as const
const ascii = (text: string) => new TextEncoder().encode(text)

const cases: readonly Case[] = [
  {
    what: 'a picture under the name of a workbook',
    name: '税收.xlsx',
    bytes: () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48]),
    refused: /not_a_table/,
  },
  { what: 'a printed page', name: '税收.pdf', bytes: () => ascii('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), refused: /not_a_table/ },
  {
    what: 'a document',
    name: '税收.docx',
    bytes: () => zip([entry('[Content_Types].xml', '<Types/>'), entry('word/document.xml', '<w:document/>')]),
    refused: /not_a_table/,
  },
  {
    what: 'an archive of tables',
    name: '税收.zip',
    bytes: (month) => zip([entry('税收.csv', csvText(taxTable(month, [[first.code, first.name, '1']])))]),
    refused: /not_a_table/,
  },
  { what: 'nothing at all', name: '空.csv', bytes: () => new Uint8Array(), refused: /empty_file/ },
  { what: 'nothing in a workbook', name: '空.xlsx', bytes: () => xlsx([]), refused: /exchange\./ },
  { what: 'a sheet of 4 GB', name: '炸弹.xlsx', bytes: workbooks.openBomb, refused: /too_large/ },
  {
    what: 'a sheet of 4 GB that says it has 4 kB',
    name: '谎报.xlsx',
    bytes: workbooks.lyingBomb,
    refused: /damaged_file|too_large/,
  },
  { what: '2.5 million rows', name: '多行.xlsx', bytes: workbooks.rowBomb, refused: /too_large/, once: true },
  { what: 'shared texts of 1.5 GB', name: '共享.xlsx', bytes: workbooks.sharedTextBomb, refused: /too_large/, once: true },
  {
    what: 'entities that multiply',
    name: '笑.xlsx',
    bytes: () => workbooks.entityBook('laughs'),
    refused: /hostile_file/,
  },
  { what: 'the same in ods', name: '笑.ods', bytes: () => workbooks.entityOds('laughs'), refused: /hostile_file/ },
  {
    what: 'an entity that reads a file of the server',
    name: '外.xlsx',
    bytes: () => workbooks.entityBook({ path: secretFile }),
    refused: /hostile_file/,
  },
  {
    what: 'the same in shared texts',
    name: '外串.xlsx',
    bytes: () => workbooks.entityTexts(secretFile),
    refused: /hostile_file/,
  },
  {
    what: 'the same in ods',
    name: '外.ods',
    bytes: () => workbooks.entityOds({ path: secretFile }),
    refused: /hostile_file/,
  },
  {
    what: 'names that climb out of the archive',
    name: '穿越.xlsx',
    bytes: (month) => workbooks.climbingBook(outsider, month),
    fen: 500,
  },
  {
    what: 'a sheet said to lie outside of the archive',
    name: '穿越表.xlsx',
    bytes: (month) => workbooks.climbingBook(outsider, month, `../../../../../../../..${secretFile}`),
    refused: /exchange\./,
  },
  {
    what: 'bytes in no encoding',
    name: '乱码.csv',
    bytes: () => Uint8Array.from({ length: 9000 }, (_, i) => (i * 7919) % 256),
    refused: /exchange\./,
  },
  {
    what: 'one row in another encoding',
    name: '混码.csv',
    bytes: (month) =>
      Buffer.concat([
        csv([header, good(month)]),
        gb18030(csvText([good(month, second, '7.00')])),
        Buffer.from([0x39, 0x31, 0xff, 0xfe, 0x2c, 0xff, 0x2c, 0x31, 0x0a]),
        csv([good(month, third)]),
      ]),
    bad: [
      [3, 2],
      [4, 1],
    ],
    fen: 20000,
  },
  {
    what: 'a formula that was never computed',
    name: '公式.xlsx',
    bytes: (month) =>
      xlsx([header, good(month), good(month, second, null), good(month, third)], { formulas: { D3: 'SUM(D2:D2)' } }),
    bad: [[3, 4]],
    fen: 20000,
  },
  {
    what: 'words where a number belongs',
    name: '整体出售.xlsx',
    bytes: (month) => xlsx([header, good(month), good(month, second, '整体出售'), good(month, third)]),
    bad: [[3, 4]],
    fen: 20000,
  },
  {
    what: 'a month that has not come',
    name: '未来.csv',
    bytes: (month) => csv([header, good(month), [second.code, second.name, '2099-01', '1.00'], good(month, third)]),
    bad: [[3, 3]],
    fen: 20000,
  },
  {
    what: 'a month that is none',
    name: '无月.csv',
    bytes: (month) => csv([header, good(month), [second.code, second.name, '0000-00', '1.00'], good(month, third)]),
    bad: [[3, 3]],
    fen: 20000,
  },
  {
    what: 'a row that comes twice',
    name: '重复.csv',
    bytes: (month) => csv([header, good(month), good(month), good(month, third)]),
    bad: [[3, 0]],
    fen: 20000,
  },
  {
    what: 'a cell of 10 MB in a text',
    name: '长格.csv',
    bytes: (month) =>
      csv([header, good(month), [second.code, '长'.repeat(3_500_000), month, '1.00'], good(month, third)]),
    bad: [[3, 2]],
    fen: 20000,
  },
  {
    what: 'a cell of 10 MB in a workbook',
    name: '长格.xlsx',
    bytes: (month) =>
      xlsx([header, good(month), [second.code, '长'.repeat(3_500_000), month, '1.00'], good(month, third)]),
    bad: [[3, 2]],
    fen: 20000,
  },
  {
    what: 'a cell of 10 MB where an amount belongs',
    name: '长数.csv',
    bytes: (month) => csv([header, good(month), good(month, second, '9'.repeat(10 * megabyte)), good(month, third)]),
    bad: [[3, 4]],
    fen: 20000,
  },
  {
    what: 'NUL bytes at the beginning',
    name: '零头.csv',
    bytes: (month) => Buffer.concat([ascii('\0\0\0'), csv([header, good(month)])]),
    refused: /not_a_table/,
  },
  {
    what: 'NUL bytes in a row far down',
    name: '零尾.csv',
    bytes: (month) =>
      Buffer.concat([
        csv([header, good(month), ...Array.from({ length: 3000 }, (): Cell[] => ['', '', '', ''])]),
        ascii(`${second.code},A\0B,${month},1.00\r\n`),
        csv([good(month, third)]),
      ]),
    bad: [[3003, 2]],
    fen: 20000,
  },
  {
    what: 'areas, days, streets and stages that cannot be',
    name: '楼宇.xlsx',
    kind: 'buildings',
    bytes: (month) =>
      xlsx([
        ['楼宇名称', '所属街道', '楼宇状态', '建筑面积（㎡）', '竣工日期'],
        [`好楼${month}`, '太原街街道', '已运营', 100, '2015-06-30'],
        [`负面积楼${month}`, '太原街街道', '已运营', -5, '2015-06-30'],
        [`零日期楼${month}`, '太原街街道', '已运营', 100, '0000-00-00'],
        [`无街道楼${month}`, '月球街道', '已运营', 100, '2015-06-30'],
        [`悬浮楼${month}`, '太原街街道', '悬浮中', 100, '2015-06-30'],
        [`整体出售楼${month}`, '太原街街道', '已运营', '整体出售', '2015-06-30'],
        [`另一好楼${month}`, '太原街街道', '已运营', 100, '2015-06-30'],
      ]),
    bad: [
      [3, 4],
      [4, 5],
      [5, 2],
      [6, 3],
      [7, 4],
    ],
  },
]

interface Outcome {
  readonly refused: string
  readonly sentences: readonly string[]
  readonly rejected: number
  readonly text: string
}

const told = { district: '210102', source: '和平区税务局' }

describe.each(stores)('hostile files (%s)', (store) => {
  const place = new Place(store)
  let analyst: Client

  beforeAll(async () => {
    await place.open()
    await place.fill()
    analyst = place.analyst
  })
  afterAll(() => place.program.remove())

  async function byCommand(one: Case, month: string): Promise<Outcome> {
    const path = join(folder, one.name)
    writeFileSync(path, one.bytes(month))
    const said = await run(place.program, [
      ...['import', one.kind ?? 'tax', path, '--district', told.district],
      ...(one.kind === undefined ? ['--source', told.source] : []),
    ])
    rmSync(path)
    expect(said.peakMegabytes).toBeLessThan(memoryBar)
    const refused = /（([a-z.]+_[a-z_]+)）/.exec(said.err)?.[1] ?? ''
    const rejected = [...said.out.matchAll(/待定(\d+)，退回(\d+)/g)]
    const count = rejected.reduce((sum, found) => sum + Number(found[1]) + Number(found[2]), 0)
    expect(said.code, said.out + said.err).toBe(said.out === '' ? 2 : count > 0 ? 1 : 0)
    return {
      refused: said.code === 2 ? refused : '',
      sentences: said.err.split('\n').filter((line) => line !== ''),
      rejected: count,
      text: said.out + said.err,
    }
  }

  async function overHttp(one: Case, month: string): Promise<Outcome> {
    const job = await analyst.upload(one.kind ?? 'tax', one.name, one.bytes(month), told)
    if (job.state === 'failed') {
      return { refused: job.problem.code, sentences: [job.problem.detail], rejected: 0, text: JSON.stringify(job) }
    }
    expect(job.state).toBe('done')
    const problems = await analyst.get(`/api/v1/imports/${job.result.batchId}/problems`)
    const rows = await analyst.get(`/api/v1/imports/${job.result.batchId}/rows`)
    await analyst.run(job.result.batchId, 'post')
    return {
      refused: '',
      sentences: (problems.json.items as Row[])
        .filter((problem) => problem.severity === 'error')
        .map((problem) => `第${problem.column}列 ${problem.message}`),
      rejected: job.result.batch.counts.rejected + job.result.batch.counts.conflict,
      text: problems.text + rows.text,
    }
  }

  const doors = [
    { door: 'by command', year: 2011, enter: byCommand, tax: async (month: string) => (await totals(place.program, 'tax_full', month))[0] },
    {
      door: 'over HTTP',
      year: 2017,
      enter: overHttp,
      tax: async (month: string) => (await analyst.statistics(`metrics=tax_full&period=${month}`)).totals[0],
    },
  ]

  describe.each(doors)('$door', ({ door, year, enter, tax }) => {
    const dear = store === 'sqlite' && door === 'over HTTP'
    const fitting = cases.map((one, i) => ({ ...one, i })).filter((one) => dear || !one.once)

    it.each(fitting)('$what', async (one) => {
      const month = `${year + Math.floor(one.i / 12)}-${String((one.i % 12) + 1).padStart(2, '0')}`
      const before = await tax(month)
      const found = await enter(one, month)
      expect(found.text).not.toContain(secret)
      if (one.refused !== undefined) {
        expect(found.refused).toMatch(one.refused)
        expect(found.sentences[0]).toMatch(/[一-龥]{4,}/)
        expect(await tax(month)).toBe(before)
      } else {
        expect(found.refused, found.text).toBe('')
        expect(found.rejected, found.text).toBe((one.bad ?? []).length)
        for (const [row, column] of one.bad ?? []) {
          const naming = found.sentences.filter((sentence) => sentence.includes(`第${row}行`))
          expect(naming.length, found.sentences.join('\n')).toBeGreaterThan(0)
          if (column > 0) {
            expect(naming.some((sentence) => sentence.includes(`第${column}列`)), naming.join('\n')).toBe(true)
          }
          expect(naming.every((sentence) => sentence.length < 400)).toBe(true)
        }
        if (one.fen !== undefined) {
          expect(await tax(month)).toBe(one.fen)
        }
      }
      expect(existsSync(outsider)).toBe(false)
      expect((await analyst.get('/readyz')).status).toBe(200)
    })

    it.runIf(dear)('200 MB of letters are refused', async () => {
      const letters = { what: '', name: '巨大.csv', bytes: () => new Uint8Array(200 * megabyte).fill(0x41) }
      const found = await enter(letters, '')
      expect(found.refused).toMatch(/no_header|too_large|not_a_table/)
    })

    it.runIf(dear)('200 MB of rows with long remarks are read in little memory', async () => {
      const month = `${year}-12`
      const remark = '注'.repeat(10_000)
      const rows = Buffer.from(`${second.code},${second.name},${month},1.00,${remark}\r\n`)
      const table = Buffer.concat([
        csv([[...header, '备注'], [...good(month), '']]),
        ...Array.from({ length: Math.floor((200 * megabyte) / rows.length) }, () => rows),
      ])
      const found = await enter({ what: '', name: '长注.csv', bytes: () => table }, month)
      expect(found.refused).toBe('')
      // The rows after the second say the same again.
      expect(found.rejected).toBeGreaterThan(6000)
      expect(await tax(month)).toBe(10100)
    })
  })

  const formulas = ["=cmd|' /C calc'!A0", '+1+cmd', '-2+3', '@SUM(A1)', '\t=1+1', '=HYPERLINK("http://x","点我")']

  it('texts that look like formulas come back as texts, in lists and in marked workbooks', async () => {
    const month = '2020-02'
    const rows = formulas.map((text, i): Cell[] => [firms[i % 3]!.code, text, month, i < 3 ? '1.00' : text])
    const job = await analyst.upload('tax', '注入.csv', csv([header, ...rows]), told)
    expect(job.state, JSON.stringify(job.problem)).toBe('done')
    const marked = await analyst.get(`/api/v1/imports/${job.result.batchId}/workbook`)
    await analyst.run(job.result.batchId, 'post')
    const list = await analyst.get(`/api/v1/tax-records?month=${month}&format=xlsx`)
    for (const workbook of [marked, list]) {
      const parts = Object.entries(unzipSync(workbook.bytes)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const)
      const sheets = parts.filter(([name]) => name.startsWith('xl/worksheets/sheet'))
      expect(sheets.length).toBeGreaterThan(0)
      expect(parts.some(([, text]) => text.includes('cmd|'))).toBe(true)
      for (const [name, text] of parts) {
        expect(text, name).not.toMatch(/<f[ >]/)
        expect(text, name).not.toContain('relationships/hyperlink')
      }
    }
    const text = new TextDecoder().decode(
      (await analyst.get(`/api/v1/tax-records?month=${month}&format=csv`)).bytes,
    )
    expect(text).toContain('cmd|')
    expect(text).not.toMatch(/(^|,|")[=+@\t-](?!\d)/m)
  })

  it('a file name that climbs names nothing but itself', async () => {
    const bytes = csv([header, good('2020-03')])
    for (const name of ['../../../../outside.csv', '/etc/cron.d/x.csv', 'a\\..\\b.csv', '长'.repeat(300) + '.csv']) {
      const job = await analyst.upload('tax', name, bytes, { ...told, period: '2020-03' })
      expect(job.state, JSON.stringify(job.problem)).toBe('done')
      expect(job.result.batch.fileName).not.toMatch(/[/\\]/)
      expect((await analyst.del(`/api/v1/imports/${job.result.batchId}`)).status).toBe(204)
    }
  })

  it('all that took less than a gigabyte, and left the store sound', async () => {
    expect(place.program.alive).toBe(true)
    expect(peakMegabytes(place.program.pid)).toBeLessThan(memoryBar)
    const verified = await run(place.program, ['verify'])
    expect(verified.code, verified.out + verified.err).toBe(0)
  })
})
