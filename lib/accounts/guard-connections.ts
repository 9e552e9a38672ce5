import { now, nowMs, secondsFromNow } from '../foundation/clock'
import { inModelTransaction } from '../foundation/db'
import { audit, SYSTEM } from './audit'
import { credentialsDueForRefresh, credentialsEndingBefore, markReconnectNeeded, setWarnedDays, type CredentialRow } from './vault/store'
import { warningDays } from './warning-days'

const AT_ONCE = 100
const WEEK_SECONDS = 7 * 24 * 3600

/** Ids of connections to refresh now, for the worker's sweep: one connection.refresh job each. */
export function listConnectionsDueForRefresh(limit = AT_ONCE): Promise<string[]> {
  return credentialsDueForRefresh(now(), limit)
}

async function warn(row: CredentialRow): Promise<boolean> {
  const days = warningDays(row.refreshTokenExpiresAt, nowMs())
  const hasEnded = row.refreshTokenExpiresAt !== null && row.refreshTokenExpiresAt <= now()
  if (days === null || (!hasEnded && row.warnedDays !== null && row.warnedDays <= days)) return false
  return inModelTransaction(async (tx) => {
    const isChanged = hasEnded ? await markReconnectNeeded(tx, row.id, row.credentials, 'the permission has ended (60 days)') : await setWarnedDays(tx, row.id, row.warnedDays, days)
    if (!isChanged) return false
    const subject = `credential:${row.id}`
    await audit(tx, SYSTEM, hasEnded ? { action: 'connection.reconnect_needed', subject, after: { reason: 'ended' } } : { action: 'connection.ends_soon', subject, after: { days, end: row.refreshTokenExpiresAt?.toISOString() ?? null } })
    return true
  })
}

/** Notes each warning (7, 3, 1 days before a permission ends) once, and the end itself. Returns how many were new. */
export async function warnEndingConnections(): Promise<number> {
  let count = 0
  for (const row of await credentialsEndingBefore(secondsFromNow(WEEK_SECONDS), AT_ONCE)) if (await warn(row)) count++
  return count
}
