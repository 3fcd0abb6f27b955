/**
 * Exact decimals: `units` × 10^-`scale`. Money, areas and rates never pass through binary floating point.
 */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const pattern = /^([+-]?)(\d+)(?:\.(\d+))?$/

export function decimal(units: bigint | number, scale = 0): Decimal {
  return { units: BigInt(units), scale }
}

/** Reads "-12.50", 12, 12n. Anything else, a fraction held in a binary number included, is `null`. */
export function parseDecimal(value: unknown): Decimal | null {
  if (typeof value === 'bigint') {
    return { units: value, scale: 0 }
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { units: BigInt(value), scale: 0 } : null
  }
  if (typeof value !== 'string') {
    return null
  }
  const parts = pattern.exec(value.trim())
  if (!parts) {
    return null
  }
  const fraction = parts[3] ?? ''
  const units = BigInt((parts[2] ?? '') + fraction)
  return { units: parts[1] === '-' ? -units : units, scale: fraction.length }
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}

export function absolute(value: Decimal): Decimal {
  return value.units < 0n ? { units: -value.units, scale: value.scale } : value
}

/** Quotient of integers, halves rounded away from zero (四舍五入). */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const top = dividend < 0n ? -dividend : dividend
  const bottom = divisor < 0n ? -divisor : divisor
  const quotient = (top * 2n + bottom) / (bottom * 2n)
  return negative ? -quotient : quotient
}

export function rescale(value: Decimal, scale: number): Decimal {
  if (scale >= value.scale) {
    return { units: value.units * power(scale - value.scale), scale }
  }
  return { units: roundedQuotient(value.units, power(value.scale - scale)), scale }
}

/** Moves the decimal point: `places` > 0 multiplies by 10^places. Exact. */
export function shift(value: Decimal, places: number): Decimal {
  const scale = value.scale - places
  return scale >= 0 ? { units: value.units, scale } : { units: value.units * power(-scale), scale: 0 }
}

export function compare(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale)
  const difference = rescale(left, scale).units - rescale(right, scale).units
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale)
  return { units: rescale(left, scale).units + rescale(right, scale).units, scale }
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  return add(left, { units: -right.units, scale: right.scale })
}

/** `null` when the divisor is zero: a rate without a base has no value. */
export function divide(left: Decimal, right: Decimal, scale: number): Decimal | null {
  if (right.units === 0n) {
    return null
  }
  const places = scale + right.scale - left.scale
  const top = places >= 0 ? left.units * power(places) : left.units
  const bottom = places >= 0 ? right.units : right.units * power(-places)
  return { units: roundedQuotient(top, bottom), scale }
}

/** "-1234.50" */
export function plain(value: Decimal): string {
  const digits = absolute(value)
    .units.toString()
    .padStart(value.scale + 1, '0')
  const whole = digits.slice(0, digits.length - value.scale)
  const fraction = value.scale > 0 ? '.' + digits.slice(digits.length - value.scale) : ''
  return (value.units < 0n ? '-' : '') + whole + fraction
}

/** "-1,234.50", with a true minus sign. */
export function grouped(value: Decimal): string {
  const [whole = '0', fraction] = plain(absolute(value)).split('.')
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : '.' + fraction)
  return (value.units < 0n ? '−' : '') + text
}

/** For lengths and angles of a drawing only, where a pixel is the finest unit. */
export function toDrawing(value: Decimal): number {
  return Number(plain(value))
}
