import type { Language } from './quantity'

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const monthPattern = /^(\d{4})-(\d{2})$/

export interface MonthPeriod {
  /** "2020-01" */
  readonly from: string
  readonly to: string
}

export function isMonth(text: string): boolean {
  const parts = monthPattern.exec(text)
  return parts !== null && Number(parts[2]) >= 1 && Number(parts[2]) <= 12
}

export function isDay(text: string): boolean {
  const parts = dayPattern.exec(text)
  if (!parts) {
    return false
  }
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return date.toISOString().slice(0, 10) === text
}

/** "2020-12", "2020-01/2020-12", "2020", "2020Q1"; `null` for anything else or an end before its start. */
export function parsePeriod(text: string): MonthPeriod | null {
  const year = /^(\d{4})$/.exec(text)
  if (year) {
    return { from: `${text}-01`, to: `${text}-12` }
  }
  const quarter = /^(\d{4})Q([1-4])$/.exec(text)
  if (quarter) {
    const last = Number(quarter[2]) * 3
    return { from: month(Number(quarter[1]), last - 2), to: month(Number(quarter[1]), last) }
  }
  const [from = '', to = from, ...rest] = text.split('/')
  return isMonth(from) && isMonth(to) && from <= to && rest.length === 0 ? { from, to } : null
}

function month(year: number, number: number): string {
  return `${year}-${String(number).padStart(2, '0')}`
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function monthText(text: string, language: Language): string {
  if (!isMonth(text)) {
    return text
  }
  const [year = '', number = ''] = text.split('-')
  return language === 'en' ? `${englishMonths[Number(number) - 1]} ${year}` : `${year}年${Number(number)}月`
}

/** Below an axis: the year stands at its first month and at the start only. Other text stays as it is. */
export function axisMonth(text: string, index: number, language: Language): string {
  if (!isMonth(text)) {
    return text
  }
  const [year = '', number = ''] = text.split('-')
  const month = language === 'en' ? (englishMonths[Number(number) - 1] ?? '') : `${Number(number)}月`
  return index === 0 || number === '01' ? `${month}\n${year}` : month
}

/** "2020年12月", "2020年1—6月", "2020年", "2019年11月—2020年2月". */
export function periodText(text: string, language: Language): string {
  const period = parsePeriod(text)
  if (!period) {
    return text
  }
  if (period.from === period.to) {
    return monthText(period.from, language)
  }
  const [fromYear, fromMonth] = period.from.split('-')
  const [toYear, toMonth] = period.to.split('-')
  if (fromYear !== toYear) {
    return `${monthText(period.from, language)}${language === 'en' ? ' – ' : '—'}${monthText(period.to, language)}`
  }
  if (fromMonth === '01' && toMonth === '12') {
    return language === 'en' ? `${fromYear}` : `${fromYear}年`
  }
  return language === 'en'
    ? `${englishMonths[Number(fromMonth) - 1]} – ${monthText(period.to, 'en')}`
    : `${fromYear}年${Number(fromMonth)}—${Number(toMonth)}月`
}

/** Months in order as periods without a gap: 1、2、3、5月 → 1—3月、5月. */
export function spansOf(months: readonly string[]): string[] {
  const spans: [string, string][] = []
  for (const one of months) {
    const last = spans.at(-1)
    if (last && addMonths(last[1], 1) === one) {
      last[1] = one
    } else {
      spans.push([one, one])
    }
  }
  return spans.map(([from, to]) => (from === to ? from : `${from}/${to}`))
}

/** January up to and including the month: 本年累计. */
export function yearToDate(text: string): string {
  const year = text.slice(0, 4)
  return text === `${year}-01` ? text : `${year}-01/${text}`
}

export function lastDayOf(text: string): string {
  const [year, number] = text.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10)
}

export function addMonths(text: string, count: number): string {
  const [year = 0, number = 1] = text.split('-').map(Number)
  const total = year * 12 + (number - 1) + count
  return month(Math.floor(total / 12), (((total % 12) + 12) % 12) + 1)
}

/** The months up to the end of a period: what a trend shows. "" for what is no period. */
export function monthsUpTo(text: string, count: number): string {
  const period = parsePeriod(text)
  return period ? `${addMonths(period.to, 1 - count)}/${period.to}` : ''
}

/** A moment "2025-07-01T08:30:05+08:00" as "2025-07-01 08:30" in the reader's own time. */
export function momentText(text: string): string {
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime())) {
    return text
  }
  const two = (value: number) => String(value).padStart(2, '0')
  return (
    `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ` +
    `${two(moment.getHours())}:${two(moment.getMinutes())}`
  )
}
