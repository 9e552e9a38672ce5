import { expect } from 'vitest'
import type { Outcome } from '@/lib/foundation/outcome'
import { amountsOf } from './seen-body'

/** Answered to every request of the call under test. */
export interface Answered {
  readonly status: number
  readonly text: string
  readonly body: unknown
}

const LONGEST_EVIDENCE = 400
/** PostgreSQL takes neither of them: a row with such a text could not be written after the effect. */
const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed()

interface Found {
  readonly amounts: { minor: bigint; currency: string }[]
  readonly texts: string[]
  readonly dates: Date[]
  readonly numbers: number[]
}

function collect(value: unknown, found: Found): Found {
  if (typeof value === 'string') found.texts.push(value)
  else if (typeof value === 'number') found.numbers.push(value)
  else if (value instanceof Date) found.dates.push(value)
  else if (Array.isArray(value)) for (const each of value as unknown[]) collect(each, found)
  else if (value !== null && typeof value === 'object') {
    const { minor, currency } = value as { minor?: unknown; currency?: unknown }
    if (typeof minor === 'bigint' && typeof currency === 'string') found.amounts.push({ minor, currency })
    else for (const each of Object.values(value)) collect(each, found)
  }
  return found
}

/** What holds for everything that the client gives back, whatever the call: nothing in it was made up, and all of it can be stored. */
export function judgeValue(value: unknown, answered: Answered, options: { asked?: string; computed?: (amount: string) => boolean } = {}): void {
  const { amounts, texts, dates, numbers } = collect(value, { amounts: [], texts: [], dates: [], numbers: [] })
  const there = amounts.length > 0 ? amountsOf(answered.body, options.asked) : new Set<string>()
  for (const { minor, currency } of amounts) {
    expect(currency).toMatch(/^[A-Z]{3}$/)
    const amount = `${minor} ${currency}`
    if (!there.has(amount) && !options.computed?.(amount)) expect.fail(`an amount that the body does not name: ${amount}`)
  }
  for (const text of texts) if (!isStorable(text)) expect.fail(`a text that cannot be stored: ${JSON.stringify(text.slice(0, 60))}`)
  for (const date of dates) {
    const year = date.getUTCFullYear()
    if (!(year >= 1970 && year <= 9999)) expect.fail(`a moment that cannot be: ${String(date)}`)
  }
  for (const number of numbers) if (!Number.isSafeInteger(number)) expect.fail(`a count that cannot be: ${number}`)
}

/** The evidence goes into a row as well: short, storable, and with the key under which we asked. */
export function judgeOutcome(outcome: Outcome<unknown>, requestKey: string | undefined): void {
  expect(['done', 'refused', 'unknown']).toContain(outcome.kind)
  expect(outcome.evidence.requestKey).toBe(requestKey)
  const texts = [...Object.values(outcome.evidence), ...(outcome.kind === 'refused' ? [outcome.code, outcome.message] : outcome.kind === 'unknown' ? [outcome.reason] : [])]
  for (const text of texts) {
    if (typeof text !== 'string') continue
    if (!isStorable(text)) expect.fail(`evidence that cannot be stored: ${JSON.stringify(text.slice(0, 60))}`)
    if (text.length > LONGEST_EVIDENCE) expect.fail(`evidence of ${text.length} characters`)
  }
}
