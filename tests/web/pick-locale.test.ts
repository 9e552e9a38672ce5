import { describe, expect, it } from 'vitest'
import { pickLocale } from '@/lib/web/i18n/pick-locale'

describe('pickLocale', () => {
  it.each([
    ['es', 'en-US,en', 'es'],
    ['en', 'es-ES', 'en'],
    ['fr', 'es-ES,es;q=0.9', 'es'],
    [undefined, 'es-MX,es;q=0.9,en;q=0.8', 'es'],
    [undefined, 'fr-FR,fr;q=0.9,es;q=0.8,en;q=0.7', 'es'],
    [undefined, 'en-US,en;q=0.9,es;q=0.8', 'en'],
    [undefined, 'et-EE,et', 'en'],
    [undefined, 'fr', 'en'],
    [undefined, null, 'en'],
    ['', '', 'en'],
  ])('cookie %s and Accept-Language %s give %s', (cookie, acceptLanguage, locale) => {
    expect(pickLocale(cookie, acceptLanguage)).toBe(locale)
  })
})
