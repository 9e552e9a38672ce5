import { AppError } from '../foundation/errors'
import { assertPlainData } from './assert-plain-data'

/** The query of a URL as an object. A name given twice is refused: two readers could pick different values (B106). */
export function readQuery(url: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of new URL(url).searchParams) {
    if (Object.hasOwn(query, name)) throw new AppError('invalid_input', 'a query parameter is given twice', { name: name.slice(0, 100) })
    query[name] = value
  }
  assertPlainData(query)
  return query
}
