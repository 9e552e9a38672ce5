import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { log } from '@/lib/foundation/log'
import { isLocale } from './locales'
import { loadMessages } from './load-messages'
import { pickLocale } from './pick-locale'
import { LOCALE_COOKIE } from './shop-rewrites.mjs'

/**
 * What next-intl needs for one request. A cached page has named its language with setRequestLocale (or passes `locale`),
 * so neither cookies nor headers are read for it.
 */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const named = locale ?? (await requestLocale)
  const chosen = isLocale(named) ? named : await localeOfRequest()
  return { locale: chosen, messages: loadMessages(chosen), timeZone: 'UTC', onError: reportMissing }
})

async function localeOfRequest() {
  const [jar, list] = await Promise.all([cookies(), headers()])
  return pickLocale(jar.get(LOCALE_COOKIE)?.value, list.get('accept-language'))
}

/** A text that is missing is a fault of ours; the page still shows, with the key in its place. */
function reportMissing(error: Error): void {
  log.warn({ err: error }, 'text missing')
}
