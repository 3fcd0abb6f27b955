// A workbook of ROWS x 30 as a tax office exports it from its system, written in constant memory: texts shared between the
// cells as spreadsheet programs do, sixteen columns we know and fourteen we do not. Seeded.
//   write_workbook.mjs OUT.xlsx ROWS
import { closeSync, openSync, writeSync } from 'node:fs'
import { once } from 'node:events'
import { createDeflateRaw } from 'node:zlib'

const [out, rows] = [process.argv[2], Number(process.argv[3])]
const piece = 1 << 20

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
function creditCode(index) {
  const first = `91210102MAD${String(index).padStart(6, '0')}`
  let sum = 0
  for (let i = 0; i < 17; ++i) sum += alphabet.indexOf(first[i]) * weights[i]
  return first + alphabet[(31 - (sum % 31)) % 31]
}

let state = 20201231
const random = (limit) => (state = (state * 1103515245 + 12345) % 2147483648) % limit

const table = new Uint32Array(256)
for (let n = 0; n < 256; ++n) {
  let c = n
  for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  table[n] = c
}

const file = openSync(out, 'w')
let at = 0
function put(bytes) {
  writeSync(file, bytes)
  at += bytes.length
}

const directory = []
/** Packs what `texts` yields into one part of the archive. */
async function part(name, texts) {
  const entry = { name: Buffer.from(name), at, crc: 0xffffffff, length: 0, packed: 0 }
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(0x0808, 6)
  head.writeUInt16LE(8, 8)
  head.writeUInt16LE(entry.name.length, 26)
  put(head)
  put(entry.name)
  const begin = at
  const deflate = createDeflateRaw({ level: 6 })
  deflate.on('data', put)
  for (const text of texts) {
    const bytes = Buffer.from(text)
    for (const byte of bytes) entry.crc = table[(entry.crc ^ byte) & 0xff] ^ (entry.crc >>> 8)
    entry.length += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
  await once(deflate, 'end')
  entry.packed = at - begin
  entry.crc = (entry.crc ^ 0xffffffff) >>> 0
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  tail.writeUInt32LE(entry.crc, 4)
  tail.writeUInt32LE(entry.packed, 8)
  tail.writeUInt32LE(entry.length, 12)
  put(tail)
  directory.push(entry)
}

function finish() {
  const begin = at
  for (const entry of directory) {
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(20, 6)
    head.writeUInt16LE(0x0808, 8)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(entry.crc, 16)
    head.writeUInt32LE(entry.packed, 20)
    head.writeUInt32LE(entry.length, 24)
    head.writeUInt16LE(entry.name.length, 28)
    head.writeUInt32LE(entry.at, 42)
    put(head)
    put(entry.name)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(at - begin, 12)
  end.writeUInt32LE(begin, 16)
  put(end)
  closeSync(file)
}

const known = '纳税人识别号,纳税人名称,税款所属期,税收合计,增值税,消费税,企业所得税,个人所得税,城市维护建设税,印花税,土地增值税,房产税,城镇土地使用税,契税,车船税,其他税收'.split(',')
const unknown = '登记序号,主管税务所,税收管理员,登记注册类型,行业大类,经营地址,法定代表人,财务负责人,办税人员,申报方式,缴款方式,入库日期,电子税票号码,录入人'.split(',')
const offices = Array.from({ length: 40 }, (_, i) => `第${i + 1}税务所`)
const people = Array.from({ length: 400 }, (_, i) => `${'王李张刘陈杨赵黄周吴'[i % 10]}${'伟芳娜秀敏静丽强磊军'[Math.floor(i / 10) % 10]}${i}`)
const types = ['有限责任公司', '股份有限公司', '个人独资企业', '合伙企业', '外商投资企业']
const trades = Array.from({ length: 97 }, (_, i) => `第${i + 1}大类`)
const ways = ['网上申报', '上门申报']
const fixed = [...known, ...unknown, '2020-12', ...offices, ...people, ...types, ...trades, ...ways]
const placeOf = new Map(fixed.map((text, i) => [text, i]))
const perRow = 4 // code, name, address, ticket

function* sharedTexts() {
  yield `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${rows * 16}" uniqueCount="${fixed.length + rows * perRow}">`
  yield fixed.map((text) => `<si><t>${text}</t></si>`).join('')
  let chunk = ''
  for (let i = 0; i < rows; ++i) {
    chunk += `<si><t>${creditCode(i)}</t></si><si><t>沈阳第${i}号商贸有限公司</t></si><si><t>沈阳市和平区太原街${i % 300}号商务大厦${(i % 40) + 1}层${i % 20}室</t></si><si><t>3210120${String(i * 7).padStart(11, '0')}</t></si>`
    if (chunk.length > piece) {
      yield chunk
      chunk = ''
    }
  }
  yield `${chunk}</sst>`
}

const letters = Array.from({ length: 30 }, (_, i) => (i < 26 ? String.fromCharCode(65 + i) : `A${String.fromCharCode(39 + i)}`))
const shared = (column, row, text) => `<c r="${letters[column]}${row}" t="s"><v>${text}</v></c>`
const number = (column, row, value) => `<c r="${letters[column]}${row}"><v>${value}</v></c>`
const yuan = (fen) => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

function rowText(i) {
  const row = i + 2
  const own = fixed.length + i * perRow
  const taxes = Array.from({ length: 12 }, (_, k) => (k % 3 === 0 ? random(5_000_000) : 0))
  const pick = (list) => placeOf.get(list[random(list.length)])
  return `<row r="${row}">${[
    shared(0, row, own),
    shared(1, row, own + 1),
    shared(2, row, placeOf.get('2020-12')),
    ...[taxes.reduce((a, b) => a + b, 0), ...taxes].map((fen, k) => number(3 + k, row, yuan(fen))),
    number(16, row, 10_000_000 + i),
    shared(17, row, pick(offices)),
    shared(18, row, pick(people)),
    shared(19, row, pick(types)),
    shared(20, row, pick(trades)),
    shared(21, row, own + 2),
    shared(22, row, pick(people)),
    shared(23, row, pick(people)),
    shared(24, row, pick(people)),
    shared(25, row, pick(ways)),
    shared(26, row, pick(ways)),
    `<c r="AB${row}" s="1"><v>${44166 + (i % 31)}</v></c>`,
    shared(28, row, own + 3),
    shared(29, row, pick(people)),
  ].join('')}</row>`
}

function* sheet() {
  yield '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  yield `<row r="1">${[...known, ...unknown].map((text, i) => shared(i, 1, placeOf.get(text))).join('')}</row>`
  let chunk = ''
  for (let i = 0; i < rows; ++i) {
    chunk += rowText(i)
    if (chunk.length > piece) {
      yield chunk
      chunk = ''
    }
  }
  yield `${chunk}</sheetData></worksheet>`
}

const types_ = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const declared = '<?xml version="1.0" encoding="UTF-8"?>'
await part('[Content_Types].xml', [`${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`])
await part('_rels/.rels', [`${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${types_}/officeDocument" Target="xl/workbook.xml"/></Relationships>`])
await part('xl/workbook.xml', [`${declared}<workbook xmlns="${main}" xmlns:r="${types_}"><sheets><sheet name="税收明细" sheetId="1" r:id="rId1"/></sheets></workbook>`])
await part('xl/_rels/workbook.xml.rels', [`${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${types_}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${types_}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${types_}/styles" Target="styles.xml"/></Relationships>`])
await part('xl/styles.xml', [`${declared}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`])
await part('xl/worksheets/sheet1.xml', sheet())
await part('xl/sharedStrings.xml', sharedTexts())
finish()
