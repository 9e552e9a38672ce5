import { z } from 'zod'
import { isAppError } from '@/lib/foundation/errors'
import { parseDecimal, type Money } from '@/lib/foundation/money'

/** Tolerant readers of AliExpress's answers (facts/aliexpress.md 1.2, 1.3): one place for each of its habits. */

/** An optional part: of the wrong form = absent. */
export const soft = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** Ids are text for us, however they come. */
export const idText = z.union([z.string().regex(/^\d{1,24}$/), z.number().int().nonnegative().transform((value) => value.toString())])
/** Any word or number as text. */
export const word = z.union([z.string(), z.number().transform((value) => value.toString())])
/** Flags come as true or "true". */
export const flag = z.union([z.boolean(), z.enum(['true', 'false', 'TRUE', 'FALSE']).transform((value) => value.toLowerCase() === 'true')])
/** Counts come as 5 or "5". */
export const count = z.union([z.number().int().nonnegative(), z.string().regex(/^\d{1,9}$/).transform((value) => Number.parseInt(value, 10))])

/** `[…]`, `{ one_key: […] }`, `{ one_key: {…} }`, a single bare object, `{}` or nothing: all are lists. */
export function unwrapList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (value === null || typeof value !== 'object') return []
  const inside = Object.values(value)
  if (inside.length === 0) return []
  if (inside.length > 1) return [value]
  return Array.isArray(inside[0]) ? inside[0] : inside
}

/** A list of which every entry must be readable. */
export const strictList = <T extends z.ZodType>(schema: T) => z.unknown().optional().transform(unwrapList).pipe(z.array(schema))
/** A list in which unreadable entries are left out. */
export const list = <T extends z.ZodType>(schema: T) => z.unknown().optional().transform((value) => unwrapList(value).flatMap((each) => {
  const read = schema.safeParse(each)
  return read.success ? [read.data] : []
}))

/** Decimal text in major units ("8.01", 8.01, "1,299.00") as Money; null where it is not an amount. */
export function amountOf(value: string | number | undefined, currency: string | undefined): Money | null {
  if (value === undefined || currency === undefined) return null
  const text = value.toString()
  // Thousands commas only where the point makes them certain: "1,299" alone could be either.
  const plain = /^\d{1,3}(,\d{3})+\.\d{1,2}$/.test(text) ? text.replaceAll(',', '') : text
  try {
    const amount = parseDecimal(plain, currency)
    return amount.minor < 0n ? null : amount
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}

/** `{ amount: "8.01", currency_code: "USD" }`. */
export const amountObject = z.object({ amount: word, currency_code: z.string() }).transform((value, context) => {
  const amount = amountOf(value.amount, value.currency_code)
  if (amount) return amount
  context.addIssue('not an amount')
  return z.NEVER
})

/** Epoch milliseconds as a number or text; 0 and nonsense are no time. */
export function momentOf(value: string | number | undefined): Date | null {
  const digits = value?.toString() ?? ''
  if (!/^\d{12,14}$/.test(digits)) return null
  return new Date(Number.parseInt(digits, 10))
}
