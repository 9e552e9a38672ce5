import { machineNow } from '../foundation/clock'
import { randomToken } from '../foundation/crypto'
import { hashSessionId, type SessionClaims } from './read-session'
import { endSessionRow, insertSession } from './store'

/** A session ends after this long, used or not. */
export const SESSION_SECONDS = 7 * 24 * 3600

/**
 * Opens a session for an account that has just proved itself: a new random id each time, so that no id from before lives on. Its life is counted
 * by the machine's time, like that of the cookie in the browser: moving the clock of local mode signs nobody out.
 */
export async function startSession(account: { id: string; sessionVersion: number }): Promise<SessionClaims> {
  const sessionId = randomToken(32)
  const createdAt = machineNow()
  await insertSession({ id: hashSessionId(sessionId), userId: account.id, createdAt, expiresAt: new Date(createdAt.getTime() + SESSION_SECONDS * 1000) })
  return { userId: account.id, sessionId, sessionVersion: account.sessionVersion }
}

/** Signing out: this session is dead for every copy of its cookie. */
export async function endSession(sessionId: string): Promise<void> {
  await endSessionRow(hashSessionId(sessionId), machineNow())
}
