/** What the map is narrowed to, as it stands in an address: dimension → values. */
export type Conditions = Readonly<Record<string, readonly string[]>>

const namePattern = /^[a-z_.]{1,60}$/
const valuePattern = /^[0-9A-Za-z_-]{1,60}$/

/** "stage:operating|renovating;kind:office". What is not of this form is left out. */
export function parseConditions(text: string): Conditions {
  const found: Record<string, readonly string[]> = {}
  for (const part of text.split(';')) {
    const [name = '', values = ''] = part.split(':')
    const kept = values.split('|').filter((value) => valuePattern.test(value))
    if (namePattern.test(name) && kept.length > 0) {
      found[name] = kept
    }
  }
  return found
}

export function conditionsText(conditions: Conditions): string {
  return Object.entries(conditions)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}:${values.join('|')}`)
    .join(';')
}

export function withCondition(conditions: Conditions, name: string, values: readonly string[]): Conditions {
  return { ...conditions, [name]: values }
}
