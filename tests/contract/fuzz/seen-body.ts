/** A body as the judge reads it: figures keep the digits in which they came, so that nothing the client changed can look unchanged here too. */
export class Figure {
  readonly digits: string
  constructor(source: string) {
    this.digits = /e/i.test(source) ? String(Number(source)) : source
  }
}

const keepDigits = (_key: string, value: unknown, ...rest: unknown[]): unknown =>
  typeof value === 'number' ? new Figure((rest[0] as { source?: string } | undefined)?.source ?? '') : value

export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits) as unknown
  } catch {
    return undefined
  }
}

export type Fields = Readonly<Record<string, unknown>>
export const isObject = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Figure)

/** What stands at a path; undefined where the way ends. Own keys only. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let each = value
  for (const step of path) {
    if (typeof step === 'number') each = Array.isArray(each) ? (each as unknown[])[step] : undefined
    else each = isObject(each) && Object.hasOwn(each, step) ? each[step] : undefined
  }
  return each
}

export const textAt = (value: unknown, ...path: (string | number)[]): string | undefined => {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : found instanceof Figure ? found.digits : undefined
}
export const listAt = (value: unknown, ...path: (string | number)[]): unknown[] => {
  const found = at(value, ...path)
  return Array.isArray(found) ? (found as unknown[]) : []
}

export function everyObject(value: unknown, found: Fields[] = []): Fields[] {
  const open = [value]
  while (open.length > 0) {
    const each = open.pop()
    if (Array.isArray(each)) open.push(...(each as unknown[]))
    else if (isObject(each)) {
      found.push(each)
      open.push(...Object.values(each))
    }
  }
  return found
}

const NO_DECIMALS = new Set(['JPY', 'HUF', 'TWD', 'KRW', 'CLP'])

/** Decimal text as minor units, written apart from the product's own reader; null where it is no exact amount of this currency. */
export function minorOf(text: string, currency: string): bigint | null {
  const match = /^\s*(-?)(\d{1,3}(?:,\d{3})+(?=\.)|\d+)(?:\.(\d+))?\s*$/.exec(text)
  if (!match) return null
  const digits = NO_DECIMALS.has(currency) ? 0 : 2
  const fraction = (match[3] ?? '').padEnd(digits, '0')
  if (/[^0]/.test(fraction.slice(digits))) return null
  return BigInt(`${match[1] ?? ''}${(match[2] ?? '').replaceAll(',', '')}${fraction.slice(0, digits)}`)
}

/** Every amount of a body beside the currency that stands in the same object (or was asked), as "minor CUR". */
export function amountsOf(body: unknown, asked?: string): Set<string> {
  const found = new Set<string>()
  for (const each of everyObject(body)) {
    const primitives = Object.values(each).flatMap((value) => (typeof value === 'string' ? [value] : value instanceof Figure ? [value.digits] : []))
    const currencies = [...primitives.filter((value) => /^[A-Z]{3}$/.test(value)), ...(asked ? [asked] : [])]
    for (const currency of currencies) {
      for (const value of primitives) {
        const minor = minorOf(value, currency)
        if (minor !== null) found.add(`${minor} ${currency}`)
      }
    }
  }
  return found
}
