import type { Entity, Field } from '@/api/types'

/** Fields that say little in a row of a table; they stand in the detail. */
const quiet = new Set([
  'aliases',
  'former_names',
  'longitude',
  'latitude',
  'frame',
  'note',
  'road',
  'road_number',
])
const most = 9

/** What a list shows until somebody chooses: name and code first, then what fits, contacts last. */
export function defaultColumns(entity: Entity): string[] {
  const first = [entity.title, entity.key].filter((name) =>
    entity.fields.some((field) => field.name === name),
  )
  const rest = entity.fields
    .filter(
      (field) => !first.includes(field.name) && !quiet.has(field.name) && field.sensitivity !== 'contact',
    )
    .sort((left, right) => rank(left) - rank(right))
    .slice(0, most - first.length)
    .map((field) => field.name)
  const chosen = new Set([...first, ...rest])
  return [
    ...first,
    ...entity.fields.map((field) => field.name).filter((name) => chosen.has(name) && !first.includes(name)),
  ]
}

function rank(field: Field): number {
  if (field.required) {
    return 0
  }
  return field.type === 'area' || field.type === 'money'
    ? 1
    : field.type === 'code' || field.type === 'reference'
      ? 2
      : 3
}

/** The chosen columns that still exist, in the order of the dictionary after the title. */
export function shownFields(entity: Entity, chosen: readonly string[] | undefined): Field[] {
  const names = chosen && chosen.length > 0 ? chosen : defaultColumns(entity)
  const fields = names
    .map((name) => entity.fields.find((field) => field.name === name))
    .filter((field): field is Field => field !== undefined)
  return fields.length > 0 ? fields : entity.fields.slice(0, most)
}

export type Group = 'identity' | 'size' | 'money' | 'time' | 'contact' | 'note'

export const groups: readonly Group[] = ['identity', 'size', 'money', 'time', 'contact', 'note']

export function groupOf(field: Field): Group {
  if (field.sensitivity === 'contact') {
    return 'contact'
  }
  if (field.name === 'note') {
    return 'note'
  }
  switch (field.type) {
    case 'area':
    case 'integer':
      return 'size'
    case 'money':
      return 'money'
    case 'day':
    case 'month':
      return 'time'
    default:
      return 'identity'
  }
}

export function isFigure(field: Field): boolean {
  return field.type === 'area' || field.type === 'integer' || field.type === 'money'
}

/** Fields whose value is one of a closed set and can therefore be chosen from. */
export function canFilter(field: Field): boolean {
  return field.type === 'code' || field.type === 'flag' || field.type === 'reference'
}

/** "-floor_area,name" ⇄ the field and its direction; only the first key is shown in the header. */
export function readSort(text: string): { field: string; descending: boolean } | null {
  const first = text.split(',')[0] ?? ''
  if (first === '') {
    return null
  }
  return first.startsWith('-')
    ? { field: first.slice(1), descending: true }
    : { field: first, descending: false }
}

/** Ascending → descending → as the server orders it. Figures start with the largest. */
export function nextSort(current: string, field: Field): string {
  const sort = readSort(current)
  const [first, second] = isFigure(field) ? [`-${field.name}`, field.name] : [field.name, `-${field.name}`]
  if (sort?.field !== field.name) {
    return first
  }
  return current === first ? second : ''
}
