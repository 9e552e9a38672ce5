import { randomBytes } from 'node:crypto'
import { env, isDevelopment } from '../foundation/env'
import { livePolicy } from './content-policy.mjs'
import { onRequest } from './on-request'

const PAYPAL_HOSTS = ['https://www.paypal.com', 'https://www.sandbox.paypal.com']

/** Sent with every answer. */
const SECURITY_HEADERS = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin-allow-popups'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
] as const

/** Paths of what is no page made per request: interfaces, files, and the pages of the shop, which come from the cache. */
const NOT_LIVE = /^\/(?:(?:api|_next|pictures|s|shop|aliexpress)\/|.*\.[a-z0-9]{2,5}$)/
/** The one page of a shop that is made per request, under its public and its internal address. */
const SHOP_SEARCH = /^\/(?:s|shop\/[^/]+)\/[^/]+\/search\/?$/

/** Whether a page of this path is made anew for each request. */
export function isLivePage(path: string): boolean {
  return SHOP_SEARCH.test(path) || !NOT_LIVE.test(path)
}

/**
 * Gives every answer its security headers, and every page that is made per request its nonce and the policy that goes with it, before Next sees
 * the request. Next's own places for both (proxy.ts, `headers` of its configuration) cost a fifth of what a bare page costs
 * (docs/decisions/0014-what-a-page-carries.md). Who asks cannot name a nonce: what the request says about one is thrown away.
 */
export function guardAnswers(): void {
  const payHosts = [...PAYPAL_HOSTS, ...localHosts()]
  onRequest(({ request, response }) => {
    if (response.headersSent) return
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value)
    delete request.headers['content-security-policy-report-only']
    delete request.headers['content-security-policy']
    delete request.headers['x-nonce']
    if (!isLivePage((request.url ?? '/').split('?', 1)[0] ?? '/')) return
    const nonce = randomBytes(16).toString('base64')
    const policy = livePolicy(nonce, { payHosts, isDevelopment })
    request.headers['x-nonce'] = nonce
    request.headers['content-security-policy'] = policy // Next reads the nonce for its own scripts from here
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('Cache-Control', 'private, no-store')
  })
}

function localHosts(): string[] {
  const { isLocal, paypalApiBaseUrl } = env()
  return isLocal ? [new URL(paypalApiBaseUrl).origin] : []
}
