import { getRequestConfig } from 'next-intl/server'
import { isLocale } from './locales'
import { loadMessages } from './load-messages'
import { reportMissing, requestLocale } from './words'

/**
 * What next-intl needs for one request. A cached page has named its language with setRequestLocale (or passes `locale`),
 * so neither cookies nor headers are read for it.
 */
export default getRequestConfig(async ({ locale, requestLocale: named }) => {
  const known = locale ?? (await named)
  const chosen = isLocale(known) ? known : await requestLocale()
  return { locale: chosen, messages: loadMessages(chosen), timeZone: 'UTC', onError: reportMissing }
})
