import { AppError } from '../foundation/errors'

const MAX_DEPTH = 20
const MAX_MEMBERS = 1_000
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Text that PostgreSQL and UTF-8 can hold: no NUL, no half of a surrogate pair (reliability.md B110, B111). */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/** Refuses data that no honest client sends: too deep, too many members, keys that reach for prototypes, text that cannot be stored. */
export function assertPlainData(data: unknown): void {
  let members = 0
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string' && !isStorableText(value)) throw new AppError('invalid_input', 'text that cannot be stored')
    if (typeof value !== 'object' || value === null) return
    if (depth >= MAX_DEPTH) throw new AppError('invalid_input', 'data nested too deep')
    const entries = Object.entries(value)
    members += entries.length
    if (members > MAX_MEMBERS) throw new AppError('invalid_input', 'data with too many members')
    for (const [key, member] of entries) {
      if (FORBIDDEN_KEYS.has(key) || !isStorableText(key)) throw new AppError('invalid_input', 'a key that is not allowed')
      visit(member, depth + 1)
    }
  }
  visit(data, 0)
}

/** How deep brackets nest in JSON text, without parsing it: the parser itself would recurse. */
export function jsonDepthExceeds(text: string, limit = MAX_DEPTH): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') {
      if (++depth > limit) return true
    } else if (character === '}' || character === ']') depth--
  }
  return false
}
