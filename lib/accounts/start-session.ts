import { now, secondsFromNow } from '../foundation/clock'
import { randomToken } from '../foundation/crypto'
import { hashSessionId, type SessionClaims } from './read-session'
import { endSessionRow, insertSession } from './store'

/** A session ends after this long, used or not. */
export const SESSION_SECONDS = 7 * 24 * 3600

/** Opens a session for an account that has just proved itself: a new random id each time, so that no id from before lives on. */
export async function startSession(account: { id: string; sessionVersion: number }): Promise<SessionClaims> {
  const sessionId = randomToken(32)
  await insertSession({ id: hashSessionId(sessionId), userId: account.id, createdAt: now(), expiresAt: secondsFromNow(SESSION_SECONDS) })
  return { userId: account.id, sessionId, sessionVersion: account.sessionVersion }
}

/** Signing out: this session is dead for every copy of its cookie. */
export async function endSession(sessionId: string): Promise<void> {
  await endSessionRow(hashSessionId(sessionId), now())
}
