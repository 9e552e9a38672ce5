const TAGS = /<[^>]{0,2000}>/g
// Control characters, zero-width marks and direction overrides: they hide or turn around what a reader sees.
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** One line of a supplier's text (title, variant, store) without markup or invisible characters. Still only text: pages escape it. */
export function cleanText(supplierText: string, maxLength: number): string {
  const plain = supplierText.replace(TAGS, ' ').replace(/[<>]/g, ' ').replace(/[\t\r\n]/g, ' ').replace(INVISIBLE, '')
  const oneLine = plain.replace(/\s+/g, ' ').trim()
  return Array.from(oneLine).slice(0, maxLength).join('').trim()
}
