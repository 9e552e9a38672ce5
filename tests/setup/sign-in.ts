import { encode } from 'next-auth/jwt'
import { registerUser, type RegisteredUser } from '@/lib/accounts/register-user'
import type { Role } from '@/lib/accounts/read-session'
import { startSession } from '@/lib/accounts/start-session'
import { env } from '@/lib/foundation/env'
import { sessionCookieName } from '@/lib/web/cookie-names'

export const TEST_PASSWORD = 'seven quiet lanterns'
let count = 0

/** A registered person of this role, straight through the product's own code. */
export function makePerson(role: Role = 'RESELLER', name?: string): Promise<RegisteredUser> {
  count++
  return registerUser({ email: `person${count}@example.com`, name: name ?? `Person ${count}`, password: TEST_PASSWORD }, role, { id: null, role: 'SYSTEM' })
}

/** The Cookie header of a freshly signed-in browser. */
export async function signInCookie(userId: string, sessionVersion = 1): Promise<string> {
  const claims = await startSession({ id: userId, sessionVersion })
  const token = await encode({ token: { sub: claims.userId, sid: claims.sessionId, ver: claims.sessionVersion }, secret: env().nextauthSecret })
  return `${sessionCookieName()}=${token}`
}
