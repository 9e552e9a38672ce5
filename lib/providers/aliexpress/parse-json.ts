import { storableText } from '@/lib/foundation/storable'

/**
 * JSON with numbers that JavaScript cannot hold exactly kept as their digits: supplier ids come as bare numbers and JSON.parse alone would change them
 * (reliability.md finding 6), amounts too. Texts in it can be stored as they are. Undefined where the text is not JSON.
 */
export function parseJsonKeepingDigits(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits) as unknown
  } catch {
    return undefined
  }
}

/** Up to 15 digits come out of a double as they went in. */
const EXACT_DIGITS = 15

function keepDigits(_key: string, value: unknown, ...rest: unknown[]): unknown {
  if (typeof value === 'string') return storableText(value)
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = (rest[0] as { source?: string } | undefined)?.source ?? ''
  const isPlain = /^-?\d+(\.\d+)?$/.test(source)
  return isPlain && (!source.includes('.') || source.replace(/\D/g, '').length > EXACT_DIGITS) ? source : value
}
