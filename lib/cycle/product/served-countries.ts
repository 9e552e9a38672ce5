/** Where the hosted shops sell to: the countries that freight is asked for at import. */
export const SERVED_COUNTRIES = ['US', 'ES', 'MX', 'DE', 'FR', 'GB', 'IT', 'PT'] as const

export type ServedCountry = (typeof SERVED_COUNTRIES)[number]

export function isServedCountry(text: string): text is ServedCountry {
  return SERVED_COUNTRIES.some((country) => country === text)
}
