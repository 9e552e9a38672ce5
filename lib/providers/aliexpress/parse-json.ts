/**
 * JSON with whole numbers beyond 2^53 kept as their digits: supplier ids come as bare numbers and JSON.parse alone would change them
 * (reliability.md finding 6). Undefined where the text is not JSON.
 */
export function parseJsonKeepingDigits(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits) as unknown
  } catch {
    return undefined
  }
}

function keepDigits(_key: string, value: unknown, ...rest: unknown[]): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = (rest[0] as { source?: string } | undefined)?.source ?? ''
  return /^-?\d+$/.test(source) ? source : value
}
