import { AppError } from '../foundation/errors'
import { assertPlainData } from './assert-plain-data'

/** The query of a URL as an object. A name given twice is refused: two readers could pick different values (B106). */
export function readQuery(url: string): Record<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of new URL(url).searchParams) {
    if (values.has(name)) throw new AppError('invalid_input', 'a query parameter is given twice', { name: name.slice(0, 100) })
    values.set(name, value)
  }
  const query = Object.fromEntries(values) // own properties only, `__proto__` too
  assertPlainData(query)
  return query
}
