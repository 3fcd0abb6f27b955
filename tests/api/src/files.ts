import { strToU8, zipSync } from 'fflate'

const encoder = new TextEncoder()

export type Cell = string | number | null
export type Table = readonly (readonly Cell[])[]

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csvText(table: Table): string {
  return table.map((row) => row.map(csvCell).join(',') + '\r\n').join('')
}

export function csv(table: Table): Uint8Array {
  return encoder.encode(csvText(table))
}

let gbkOf: Map<string, readonly number[]> | null = null

/** GB18030 as department systems write it; two-byte characters are enough for names and headers. */
export function gb18030(text: string): Uint8Array {
  if (gbkOf === null) {
    gbkOf = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let first = 0x81; first <= 0xfe; ++first) {
      for (let second = 0x40; second <= 0xfe; ++second) {
        if (second !== 0x7f) {
          gbkOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
        }
      }
    }
  }
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    bytes.push(...(code < 0x80 ? [code] : gbkOf.get(character)!))
  }
  return Uint8Array.from(bytes)
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function column(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : column(Math.floor(index / 26) - 1) + column(index % 26)
}

const contentTypes = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
</Types>`
const packageRelations = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>`
const workbookRelations = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>`

export interface Sheet {
  readonly name?: string
  /** A1:C1 and so on. */
  readonly merged?: readonly string[]
  /** Formulas by cell: {"C3": "SUM(A1:A2)"}; the cell's own value is the cached result. */
  readonly formulas?: Readonly<Record<string, string>>
}

function cellXml(cell: Cell, at: string, formulas: Readonly<Record<string, string>>): string {
  const formula = formulas[at] === undefined ? '' : `<f>${xml(formulas[at])}</f>`
  if (cell === null) {
    return formula === '' ? '' : `<c r="${at}">${formula}</c>`
  }
  if (typeof cell === 'number') {
    return `<c r="${at}">${formula}<v>${cell}</v></c>`
  }
  return formula === ''
    ? `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`
    : `<c r="${at}" t="str">${formula}<v>${xml(cell)}</v></c>`
}

/** A workbook of one sheet as a spreadsheet program writes it, in the fewest parts. */
export function xlsx(table: Table, sheet: Sheet = {}): Uint8Array {
  const rows = table.map((cells, row) => {
    const written = cells.map((cell, i) => cellXml(cell, `${column(i)}${row + 1}`, sheet.formulas ?? {}))
    return `<row r="${row + 1}">${written.join('')}</row>`
  })
  const merged = (sheet.merged ?? []).map((range) => `<mergeCell ref="${range}"/>`).join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return zipSync({
    '[Content_Types].xml': strToU8(contentTypes),
    '_rels/.rels': strToU8(packageRelations),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${xml(sheet.name ?? 'Sheet1')}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(workbookRelations),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`,
    ),
  })
}

/** A workbook whose sheet unpacks to `megabytes` of nothing. */
export function zipBomb(megabytes: number): Uint8Array {
  const filler = new Uint8Array(megabytes * 1024 * 1024).fill(0x20)
  const head = strToU8(
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
  )
  const part = new Uint8Array(head.length + filler.length)
  part.set(head)
  part.set(filler, head.length)
  return zipSync(
    {
      '[Content_Types].xml': strToU8(contentTypes),
      '_rels/.rels': strToU8(packageRelations),
      'xl/workbook.xml': strToU8(
        '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(workbookRelations),
      'xl/worksheets/sheet1.xml': part,
    },
    { level: 9 },
  )
}
