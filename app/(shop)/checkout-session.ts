import { cookies } from 'next/headers'
import { hashCheckoutToken, newCheckoutToken, readCheckoutSession } from '@/lib/web/checkout-session'
import { checkoutCookieName, isSecureOrigin } from '@/lib/web/cookie-names'

const SEVEN_DAYS_SECONDS = 7 * 24 * 3600

async function presentToken(): Promise<string | null> {
  const value = (await cookies()).get(checkoutCookieName())?.value
  return value ? readCheckoutSession(new Request('http://page.local', { headers: { cookie: `${checkoutCookieName()}=${value}` } })) : null
}

/** Hash of this browser's checkout session, or null where it has none yet. For pages, which may not set cookies. */
export async function checkoutSessionHash(): Promise<string | null> {
  const token = await presentToken()
  return token ? hashCheckoutToken(token) : null
}

/** The same for server actions: gives the browser a session where it has none. */
export async function ensureCheckoutSession(): Promise<string> {
  const present = await presentToken()
  if (present) return hashCheckoutToken(present)
  const token = newCheckoutToken()
  const jar = await cookies()
  jar.set(checkoutCookieName(), token, { path: '/', maxAge: SEVEN_DAYS_SECONDS, httpOnly: true, sameSite: 'lax', secure: isSecureOrigin() })
  return hashCheckoutToken(token)
}
