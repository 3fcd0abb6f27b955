import { type Entry, entry, repeated, zip } from './zip'

const types = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const workbook = `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="税收" sheetId="1" r:id="rId1"/></sheets></workbook>`

function workbookRelations(sheet: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="${sheet}"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
}

export const sheetHead = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>`
export const sheetTail = '</sheetData></worksheet>'

export function textRow(row: number, cells: readonly string[]): string {
  const written = cells.map((cell, i) => {
    const at = `${String.fromCharCode(65 + i)}${row}`
    return `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
  })
  return `<row r="${row}">${written.join('')}</row>`
}

export const taxHeader = ['纳税人识别号', '纳税人名称', '税款所属期', '税收合计（元）']

/** A workbook around parts of our own making; `target` is where its relations say the sheet is. */
export function workbookOf(parts: readonly Entry[], target = 'worksheets/sheet1.xml'): Uint8Array {
  return zip([
    entry('[Content_Types].xml', types),
    entry('_rels/.rels', packageRelations),
    entry('xl/workbook.xml', workbook),
    entry('xl/_rels/workbook.xml.rels', workbookRelations(target)),
    ...parts,
  ])
}

const megabyte = 1024 * 1024
const sheetName = 'xl/worksheets/sheet1.xml'

/** A sheet that says it is 4 GB of zeros, and is. */
export function openBomb(): Uint8Array {
  return workbookOf([repeated(sheetName, sheetHead, new Uint8Array(megabyte), 4096)])
}

/** The same behind a length of 4 kB. */
export function lyingBomb(): Uint8Array {
  const bomb = repeated(sheetName, sheetHead, new Uint8Array(megabyte).fill(0x20), 4096)
  return workbookOf([{ ...bomb, length: 4096 }])
}

/** Rows without end: 2.5 million of them, packed too loosely to be suspicious. */
export function rowBomb(): Uint8Array {
  const row = (i: number) => `<row><c t="str"><v>${(i * 7919) % 997}</v></c></row>`
  const piece = Buffer.from(Array.from({ length: 10_000 }, (_, i) => row(i)).join(''))
  return workbookOf([repeated(sheetName, sheetHead + textRow(1, taxHeader), piece, 250, sheetTail)])
}

/** Texts a workbook shares between its cells, 1.5 GB of them, packed too loosely to be suspicious. */
export function sharedTextBomb(): Uint8Array {
  let state = 1
  const noise = Array.from({ length: 8000 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return String.fromCharCode(97 + (state >>> 16) % 26)
  }).join('')
  const piece = Buffer.from(Array.from({ length: 100 }, () => `<si><t>${noise}</t></si>`).join(''))
  const texts = repeated('xl/sharedStrings.xml', `<?xml version="1.0"?><sst xmlns="${main}">`, piece, 1900, '</sst>')
  return workbookOf([texts, entry(sheetName, sheetHead + textRow(1, taxHeader) + sheetTail)])
}

const laughs = `<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${'bcdefghij'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
  .join('')}]>`
const outside = (path: string) => `<!DOCTYPE x [<!ENTITY j SYSTEM "file://${path}">]>`

/** A sheet whose cells are made of entities: a file of the server, or ten thousand million words. */
export function entityBook(what: 'laughs' | { path: string }): Uint8Array {
  const doctype = what === 'laughs' ? laughs : outside(what.path)
  const sheet = sheetHead.replace('<worksheet', `${doctype}<worksheet`)
  return workbookOf([
    entry(sheetName, sheet + textRow(1, taxHeader) + textRow(2, ['&j;', '&j;', '2020-01', '1']) + sheetTail),
  ])
}

/** The same in the parts that name and share: the list of sheets and the shared texts. */
export function entityTexts(path: string): Uint8Array {
  return workbookOf([
    entry('xl/sharedStrings.xml', `<?xml version="1.0"?>${outside(path)}<sst xmlns="${main}"><si><t>&j;</t></si></sst>`),
    entry(sheetName, `${sheetHead}${textRow(1, taxHeader)}<row r="2"><c r="A2" t="s"><v>0</v></c></row>${sheetTail}`),
  ])
}

export function entityOds(what: 'laughs' | { path: string }): Uint8Array {
  const doctype = what === 'laughs' ? laughs : outside(what.path)
  const cell = (text: string) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
  const row = (cells: readonly string[]) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`
  const urn = 'urn:oasis:names:tc:opendocument:xmlns'
  return zip([
    entry('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
    entry(
      'content.xml',
      `<?xml version="1.0" encoding="UTF-8"?>${doctype}<office:document-content xmlns:office="${urn}:office:1.0" xmlns:table="${urn}:table:1.0" xmlns:text="${urn}:text:1.0"><office:body><office:spreadsheet><table:table table:name="税收">${row(taxHeader)}${row(['&j;', '&j;', '2020-01', '1'])}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  ])
}

/** A good workbook with parts whose names lead out of any folder; `target` may lead there too. */
export function climbingBook(outsider: string, month: string, target?: string): Uint8Array {
  const rows = textRow(1, taxHeader) + textRow(2, ['91210102MA0P1A1A1A', '沈阳云帆软件有限公司', month, '5'])
  return workbookOf(
    [
      entry(`../../../../../../../..${outsider}`, '穿越'),
      entry(outsider, '穿越'),
      entry(`..\\..\\..${outsider.replaceAll('/', '\\')}`, '穿越'),
      entry(sheetName, sheetHead + rows + sheetTail),
    ],
    target,
  )
}
