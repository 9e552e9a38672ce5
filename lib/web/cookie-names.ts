import { env } from '../foundation/env'

/** `__Host-` binds a cookie to this host over https; on plain http (a laptop) a browser would refuse the prefix. */
export function isSecureOrigin(): boolean {
  return env().nextauthUrl.startsWith('https:')
}

const named = (name: string) => (isSecureOrigin() ? `__Host-${name}` : name)

export const sessionCookieName = () => named('ivan-session')
export const checkoutCookieName = () => named('ivan-checkout')

/** Attributes that every cookie of ours has. */
export function cookieAttributes(maxAgeSeconds: number): string {
  return `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${isSecureOrigin() ? '; Secure' : ''}`
}
