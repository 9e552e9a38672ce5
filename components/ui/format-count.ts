/** How many, for people, grouped as money is (formatMoney): "12,345" in both languages. */
export function formatCount(count: number, locale: string): string {
  return count.toLocaleString(locale.startsWith('es') ? 'es-US' : 'en-US')
}
