import { createTranslator, type useTranslations } from 'next-intl'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { log } from '@/lib/foundation/log'
import type { Locale } from './locales'
import { loadMessages, type MessagePath } from './load-messages'
import { pickLocale } from './pick-locale'
import { LOCALE_COOKIE } from './shop-rewrites.mjs'

/** The texts of one part of the messages: `words('fix.connect')`. */
export type Words<Part extends MessagePath> = ReturnType<typeof useTranslations<Part>>

/**
 * Kept for the life of the process: a text is the same for everybody who reads the language. next-intl makes its own translator for every request
 * and every part, an eighth of what today's page cost (docs/decisions/0014-what-a-page-carries.md).
 */
const kept = new Map<string, unknown>()

export function wordsOf<Part extends MessagePath>(locale: Locale, part: Part): Words<Part> {
  const key = `${locale} ${part}`
  const found = kept.get(key)
  if (found !== undefined) return found as Words<Part>
  const made = createTranslator({ locale, messages: loadMessages(locale), namespace: part, timeZone: 'UTC', onError: reportMissing })
  kept.set(key, made)
  return made
}

/** The language of a request for a page that is made per request, picked once. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const [jar, list] = await Promise.all([cookies(), headers()])
  return pickLocale(jar.get(LOCALE_COOKIE)?.value, list.get('accept-language'))
})

/** A text that is missing is a fault of ours; the page still shows, with the key in its place. */
export function reportMissing(error: Error): void {
  log.warn({ err: error }, 'text missing')
}
