const LONGEST_SLUG = 60
const FALLBACK = 'product'

/** Title as a piece of an address: "Lámpara de mesa 20 cm" -> "lampara-de-mesa-20-cm". Cut at a word. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  const cut = plain.length <= LONGEST_SLUG ? plain : plain.slice(0, LONGEST_SLUG + 1).replace(/-[^-]*$/, '').slice(0, LONGEST_SLUG)
  return cut || FALLBACK
}
