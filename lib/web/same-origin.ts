import { env } from '../foundation/env'
import { AppError } from '../foundation/errors'
import { checkoutCookieName, sessionCookieName } from './cookie-names'
import { readCookie } from './request-cookies'

function carriesSession(headers: Headers): boolean {
  const cookies = headers.get('cookie')
  return [sessionCookieName(), checkoutCookieName()].some((name) => readCookie(cookies, name) !== undefined)
}

/**
 * Refuses a changing request that another site made in the person's browser. Browsers say where a request comes from (Origin,
 * Sec-Fetch-Site); a program that says nothing may call only without a session cookie (reliability.md B21-B23).
 */
export function assertSameOrigin(headers: Headers): void {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin !== null && origin !== new URL(env().nextauthUrl).origin)
    throw new AppError('bad_origin', 'a request came from another origin', { origin: origin.slice(0, 200) })
  if (site !== null && site !== 'same-origin' && site !== 'none')
    throw new AppError('bad_origin', 'a request came from another site', { site: site.slice(0, 20) })
  if (origin === null && site !== 'same-origin' && carriesSession(headers))
    throw new AppError('bad_origin', 'a request with a session cookie does not say where it comes from')
}
