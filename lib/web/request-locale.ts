export type Locale = 'en' | 'es'
export const LOCALE_COOKIE = 'NEXT_LOCALE'

const isLocale = (value: string | undefined): value is Locale => value === 'en' || value === 'es'

/** The language of a visitor: the chosen one (cookie), else the first of the browser's that we speak, else English. */
export function requestLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen
  for (const range of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const primary = range.trim().slice(0, 2).toLowerCase()
    if (isLocale(primary)) return primary
  }
  return 'en'
}

export function asLocale(value: string): Locale {
  return isLocale(value) ? value : 'en'
}
