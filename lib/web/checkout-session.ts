import { randomToken, sha256Hex } from '../foundation/crypto'
import { checkoutCookieName, cookieAttributes } from './cookie-names'
import { readCookie } from './request-cookies'

const SEVEN_DAYS_SECONDS = 7 * 24 * 3600
const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/ // 256 bits in base64url

export function newCheckoutToken(): string {
  return randomToken(32)
}

/** The token of this browser's checkout, or null. Only its hash is stored (`hashCheckoutToken`). */
export function readCheckoutSession(request: Request): string | null {
  const token = readCookie(request.headers.get('cookie'), checkoutCookieName())
  return token !== undefined && TOKEN_FORM.test(token) ? token : null
}

/** The Set-Cookie value that gives a browser its checkout session for seven days. */
export function checkoutCookie(token: string): string {
  return `${checkoutCookieName()}=${token}; ${cookieAttributes(SEVEN_DAYS_SECONDS)}`
}

export function hashCheckoutToken(token: string): string {
  return sha256Hex(token)
}
