/**
 * Public shop pages come from the cache, so they read no cookie: the language becomes a segment of an internal path
 * before the page is looked up. The order is the rule: the choice kept in the cookie, else what the browser asks for
 * first, else English. lib/web/i18n/pick-locale.ts says the same for pages that are made per request.
 */
export const LOCALE_COOKIE = 'locale'

/** Spanish named before English, as the anchored pattern that `has` takes. */
export const ASKS_FOR_SPANISH = '(?:(?!\\s*en\\b)[^,]*,)*\\s*es\\b.*'

/**
 * Three rules and no more: Next compiles every rule for every request.
 * @returns {import('next/dist/lib/load-custom-routes').Rewrite[]} first match wins
 */
export function shopRewrites() {
  return [
    to(':locale', [{ type: 'cookie', key: LOCALE_COOKIE, value: '(?<locale>en|es)' }]),
    to('es', [{ type: 'header', key: 'accept-language', value: ASKS_FOR_SPANISH }]),
    to('en'),
  ]
}

/**
 * @param {'en' | 'es' | ':locale'} locale
 * @param {import('next/dist/lib/load-custom-routes').RouteHas[]} [has]
 */
function to(locale, has) {
  return { source: '/s/:shop/:page*', destination: `/shop/${locale}/:shop/:page*`, ...(has ? { has } : {}) }
}
