import { decode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { machineNow } from '../foundation/clock'
import { sha256Hex } from '../foundation/crypto'
import { env } from '../foundation/env'
import { readSession, type Role, type SessionClaims, type SessionUser } from '../accounts/read-session'
import { sessionCookieName } from './cookie-names'
import { readCookie } from './request-cookies'
import { safeNext } from './safe-next'

export type { Role, SessionUser } from '../accounts/read-session'
export { checkoutCookie, hashCheckoutToken, newCheckoutToken, readCheckoutSession } from './checkout-session'

const Claims = z.object({ sub: z.string(), sid: z.string().min(20), ver: z.number().int(), exp: z.number() })

/** Cookies that were proved lately, by the hash of their text: to open one costs a key derivation and a decryption on every page. */
const proved = new Map<string, { readonly claims: SessionClaims; readonly until: number }>()
const MOST_PROVED = 1000

/** What a session cookie says, if it is genuine; whether the session still lives is the database's word, asked every time. */
export async function readClaims(token: string | undefined): Promise<SessionClaims | null> {
  if (!token) return null
  const key = sha256Hex(token)
  const known = proved.get(key)
  if (known && known.until > machineNow().getTime()) return known.claims
  proved.delete(key)
  const payload = await decode({ token, secret: env().nextauthSecret }).catch(() => null)
  const parsed = Claims.safeParse(payload)
  if (!parsed.success) return null
  const { sub, sid, ver, exp } = parsed.data
  const claims = { userId: sub, sessionId: sid, sessionVersion: ver }
  if (proved.size >= MOST_PROVED) proved.delete(proved.keys().next().value ?? '') // the oldest
  proved.set(key, { claims, until: exp * 1000 })
  return claims
}

async function userOfToken(token: string | undefined): Promise<SessionUser | null> {
  const claims = await readClaims(token)
  return claims ? readSession(claims) : null
}

/** The person behind a request of a route handler, or null. */
export function userOfRequest(request: Request): Promise<SessionUser | null> {
  return userOfToken(readCookie(request.headers.get('cookie'), sessionCookieName()))
}

/** A hash that stands for this browser's signed-in session: binds an OAuth state to it. */
export async function sessionHashOfRequest(request: Request): Promise<string | null> {
  const claims = await readClaims(readCookie(request.headers.get('cookie'), sessionCookieName()))
  return claims ? sha256Hex(`${claims.sessionId}|${claims.userId}`) : null
}

/** The signed-in person of this request (pages, layouts, server actions), read once: one statement however often it is asked. */
export const currentUser = cache(async (): Promise<SessionUser | null> => userOfToken((await cookies()).get(sessionCookieName())?.value))

/**
 * For pages: the signed-in person, else to /login and back to `next`. A person with another role finds nothing here (404):
 * a page does not tell a stranger that it exists.
 */
export async function requireUser(role?: Role, next?: string): Promise<SessionUser> {
  const user = await currentUser()
  if (!user) {
    const target = safeNext(next, '')
    redirect(target === '' ? '/login' : `/login?next=${encodeURIComponent(target)}`)
  }
  if (role !== undefined && user.role !== role) notFound()
  return user
}
