import { absolute, compare, decimal, grouped, parseDecimal, rescale, shift, type Decimal } from './decimal'

export type Language = 'zh-CN' | 'en'

/** What a raw value is, told by the unit the server names beside it. */
export type QuantityKind = 'money' | 'area' | 'ratio' | 'points' | 'change' | 'count' | 'plain'

export interface Scale {
  /** Decimal places the value is moved to the left: 4 shows 万. */
  readonly places: number
  readonly digits: number
  readonly unit: string
}

export interface Shown {
  readonly text: string
  readonly unit: string
}

export const absentMark = '—'

const scales: Record<Language, Record<'money' | 'area', Scale[]>> = {
  'zh-CN': {
    // Money is counted in fen, hence two places more.
    money: [
      { places: 10, digits: 2, unit: '亿元' },
      { places: 6, digits: 2, unit: '万元' },
      { places: 2, digits: 2, unit: '元' },
    ],
    area: [
      { places: 4, digits: 1, unit: '万㎡' },
      { places: 0, digits: 2, unit: '㎡' },
    ],
  },
  en: {
    money: [
      { places: 11, digits: 2, unit: 'bn CNY' },
      { places: 8, digits: 2, unit: 'm CNY' },
      { places: 2, digits: 2, unit: 'CNY' },
    ],
    area: [
      { places: 6, digits: 3, unit: 'm m²' },
      { places: 3, digits: 1, unit: "'000 m²" },
      { places: 0, digits: 2, unit: 'm²' },
    ],
  },
}

const englishUnits: Record<string, string> = {
  座: '',
  幢: '',
  家: '',
  户: '',
  户次: '',
  个: '',
  处: '',
  条: '',
  层: '',
  部: '',
  人: '',
  个月: 'months',
  '元/㎡': 'CNY/m²',
}

/** The server's unit decides: 元 is money in fen, ㎡ an area, % a ratio where 1 is 100 %. */
export function kindOfUnit(unit: string): QuantityKind {
  switch (unit) {
    case '元':
    case '分':
      return 'money'
    case '㎡':
      return 'area'
    case '%':
      return 'ratio'
    case '百分点':
    case '个百分点':
      return 'points'
    case '':
      return 'plain'
    default:
      return 'count'
  }
}

function unscaledUnit(unit: string, language: Language): string {
  return language === 'en' ? (englishUnits[unit] ?? unit) : unit
}

/** One scale for a whole column, so that its figures can be compared by eye: the largest value decides. */
export function scaleFor(unit: string, values: readonly unknown[], language: Language): Scale {
  const kind = kindOfUnit(unit)
  if (kind === 'ratio') {
    return { places: -2, digits: 1, unit: '%' }
  }
  if (kind === 'points') {
    return { places: -2, digits: 1, unit: language === 'en' ? 'pp' : '个百分点' }
  }
  if (kind !== 'money' && kind !== 'area') {
    return { places: 0, digits: fractionDigits(values), unit: unscaledUnit(unit, language) }
  }
  const candidates = scales[language][kind]
  const largest = values.map(parseDecimal).reduce<Decimal | null>(larger, null)
  const fitting = candidates.find(
    (scale) => largest !== null && compare(largest, shift(decimal(1), scale.places)) >= 0,
  )
  return fitting ?? candidates[candidates.length - 1]!
}

/** The most digits any value has, two at most: counts have none, 元/㎡ has two. */
function fractionDigits(values: readonly unknown[]): number {
  return Math.min(2, Math.max(0, ...values.map((value) => parseDecimal(value)?.scale ?? 0)))
}

function larger(left: Decimal | null, right: Decimal | null): Decimal | null {
  if (right === null) {
    return left
  }
  const size = absolute(right)
  return left === null || compare(size, left) > 0 ? size : left
}

export function inScale(value: unknown, scale: Scale): string {
  const exact = parseDecimal(value)
  if (exact === null) {
    return typeof value === 'string' && value !== '' ? value : absentMark
  }
  return grouped(rescale(shift(exact, -scale.places), scale.digits))
}

/** A single figure in the scale that suits it. */
export function quantity(value: unknown, unit: string, language: Language): Shown {
  if (parseDecimal(value) === null) {
    return { text: absentMark, unit: '' }
  }
  const scale = scaleFor(unit, [value], language)
  return { text: inScale(value, scale), unit: scale.unit }
}

/** With its unit: "43.90 亿元", "85.3%". */
export function quantityText(value: unknown, unit: string, language: Language): string {
  const shown = quantity(value, unit, language)
  const gap = shown.unit === '' || shown.unit === '%' ? '' : ' '
  return shown.text + gap + shown.unit
}

/** A change, sign first: ratios of amounts as %, differences of rates in percentage points. */
export function changeText(value: unknown, unit: '%' | '个百分点', language: Language): string {
  const exact = parseDecimal(value)
  if (exact === null) {
    return absentMark
  }
  const text = quantityText(value, unit, language)
  return exact.units > 0n && !/^[0.]+\D*$/.test(text) ? '+' + text : text
}

/** "建筑面积（㎡）", "Floor area (m²)": a name with something said of it. */
export function withAside(name: string, aside: string, language: Language): string {
  if (aside === '') {
    return name
  }
  return language === 'en' ? `${name} (${aside})` : `${name}（${aside}）`
}

/** "甲、乙", "A, B". */
export function listText(parts: readonly string[], language: Language): string {
  return parts.join(language === 'en' ? ', ' : '、')
}

/** The printed unit of a field or column before scaling, for headers. */
export function unitText(unit: string, language: Language): string {
  if (language === 'zh-CN') {
    return unit
  }
  return unit === '元' ? 'CNY' : unit === '㎡' ? 'm²' : unscaledUnit(unit, language)
}
