/**
 * Values from outside that a row can hold. A row that PostgreSQL does not take after an effect would lose the effect, so what cannot be stored is
 * replaced where a third party's answer is read.
 */

/** The sign for "something stood here that is no text". Replaced, not removed: an id must not become another one. */
const NO_TEXT = '\uFFFD'
// They come as escapes in JSON; as bytes they do not survive decoding.
const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/i

/** PostgreSQL takes neither the zero character nor half a surrogate pair. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', NO_TEXT).toWellFormed()
}

/** The beginning of a text, for evidence and logs: an emoji at the end may be cut, never to half a pair. */
export function clip(text: string, most: number): string {
  return storableText(text.slice(0, most))
}

/** Whether a JSON text can hold such characters at all: most cannot, and need no look at every value. */
export function mayHoldUnstorable(json: string): boolean {
  return UNSTORABLE_ESCAPE.test(json)
}

/** A moment between 1970 and 9999; null for anything else, which PostgreSQL might not take or people not believe. */
export function storableMoment(at: Date): Date | null {
  const year = at.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? at : null
}
