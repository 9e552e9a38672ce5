import { machineNow } from '../foundation/clock'
import { sha256Hex } from '../foundation/crypto'
import { findSession } from './store'

export type Role = 'SHOPPER' | 'RESELLER' | 'ADMIN'

/** What the session cookie says about itself. */
export interface SessionClaims {
  readonly userId: string
  readonly sessionId: string
  readonly sessionVersion: number
}

export interface SessionUser {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly name: string
  readonly locale: string
  readonly shopId?: string
}

export const hashSessionId = (sessionId: string): string => sha256Hex(`session|${sessionId}`)

/**
 * The person whose session this is, or null: it must be open, unexpired, of the account's present version, and the account active.
 * One statement; asked on every request, so that a changed or disabled account is dead at once (product.md 2.1, INV-47).
 */
export async function readSession(claims: SessionClaims): Promise<SessionUser | null> {
  const row = await findSession(hashSessionId(claims.sessionId), machineNow())
  if (!row || row.id !== claims.userId || row.sessionVersion !== claims.sessionVersion || row.status !== 'ACTIVE') return null
  const { id, email, role, name, locale, shopId } = row
  return { id, email, role, name, locale, ...(shopId === null ? {} : { shopId }) }
}
