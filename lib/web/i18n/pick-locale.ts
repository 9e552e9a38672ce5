import { DEFAULT_LOCALE, isLocale } from './locales'
import type { Locale } from './locales'
import { ASKS_FOR_SPANISH } from './shop-rewrites.mjs'

const spanishFirst = new RegExp(`^${ASKS_FOR_SPANISH}$`)

/** The language of a request: the person's kept choice, else what the browser asks for first, else English. */
export function pickLocale(cookie: string | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(cookie)) return cookie
  return acceptLanguage && spanishFirst.test(acceptLanguage) ? 'es' : DEFAULT_LOCALE
}
