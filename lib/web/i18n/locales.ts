/** The languages of the product; both are complete (tests/web/messages.test.ts). */
export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'en'

/** Each language by its own name. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', es: 'Español' }

export function isLocale(value: unknown): value is Locale {
  return value === 'en' || value === 'es'
}
