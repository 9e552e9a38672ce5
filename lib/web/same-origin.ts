import { env } from '../foundation/env'
import { AppError } from '../foundation/errors'
import { sessionCookieName } from './cookie-names'
import { readCookie } from './request-cookies'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

function isOurs(origin: string): boolean {
  const own = new URL(env().nextauthUrl)
  if (origin === own.origin) return true
  if (!env().isLocal || !URL.canParse(origin)) return false
  // On a laptop the same server has several names; the port still tells it from others.
  const asked = new URL(origin)
  return asked.protocol === own.protocol && asked.port === own.port && LOOPBACK.has(asked.hostname) && LOOPBACK.has(own.hostname)
}

/**
 * Refuses a changing request that another site made in the person's browser. Browsers say where a request comes from (Origin,
 * Sec-Fetch-Site); a program that says nothing may not use an account's session (reliability.md B21-B23). A checkout cookie alone is no
 * account: storefronts and scripts outside the browser capture with it (contract.md), and it is SameSite=Lax on a route that takes only JSON.
 */
export function assertSameOrigin(headers: Headers): void {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin !== null && !isOurs(origin))
    throw new AppError('bad_origin', 'a request came from another origin', { origin: origin.slice(0, 200) })
  if (site !== null && site !== 'same-origin' && site !== 'none')
    throw new AppError('bad_origin', 'a request came from another site', { site: site.slice(0, 20) })
  if (origin === null && site !== 'same-origin' && readCookie(headers.get('cookie'), sessionCookieName()) !== undefined)
    throw new AppError('bad_origin', 'a request with a session cookie does not say where it comes from')
}
