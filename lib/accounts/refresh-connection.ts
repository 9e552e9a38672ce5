import { refreshAliexpressToken } from '../providers/aliexpress/refresh-token'
import { ACCESS_TOKEN_EXPIRED } from '../providers/aliexpress/classify'
import { now, nowMs } from '../foundation/clock'
import { randomToken } from '../foundation/crypto'
import { inModelTransaction } from '../foundation/db'
import { AppError } from '../foundation/errors'
import { log } from '../foundation/log'
import { NOT_SENT } from '../foundation/outcome'
import { audit, SYSTEM } from './audit'
import type { AliexpressConnectionCredentials } from './credential-schema'
import { changeFor } from './save-credentials'
import { openCredentials } from './vault/seal'
import { endRefreshLease, findCredentialById, markReconnectNeeded, replaceIfUnchanged, takeRefreshLease, type CredentialRow } from './vault/store'

const LEASE_SECONDS = 60 // longer than the call's deadline (20 s) and the storing after it
const COOL_DOWN_SECONDS = 60
const POLL_MS = 200
const MAX_POLLS = 150 // 30 s: a caller waits for the one refresh that is running
const STORE_ATTEMPTS = 6
const MARGIN_MS = 60_000
const SHORTEST_NOTICE_MS = 30 * 60_000

export interface OpenConnection {
  readonly row: CredentialRow
  readonly credentials: AliexpressConnectionCredentials
}

export interface RefreshReason {
  /** AliExpress refused this very access token although it should still be good. */
  readonly refusedToken?: string
  /** Refresh in good time (the guardian); without it only what has (nearly) expired is refreshed. */
  readonly early?: boolean
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function open(id: string, known: CredentialRow | null = null): Promise<OpenConnection> {
  const row = known ?? (await findCredentialById(id))
  if (!row || row.status === 'DISCONNECTED') throw new AppError('not_connected', 'AliExpress is not connected')
  if (row.status === 'RECONNECT_NEEDED') throw new AppError('reconnect_needed', 'AliExpress must be connected again', { credentialId: id })
  return { row, credentials: openCredentials(row) }
}

export const hasExpired = (credentials: AliexpressConnectionCredentials): boolean =>
  credentials.expiresAt === null || credentials.expiresAt.getTime() - nowMs() <= MARGIN_MS

/** In the last fifth of its life, at the latest half an hour before the end: the rule of credentialsDueForRefresh. */
function isDue({ row, credentials }: OpenConnection): boolean {
  const end = credentials.expiresAt?.getTime() ?? 0
  const life = end - (row.lastRefreshAt ?? row.createdAt).getTime()
  return end - nowMs() <= Math.max(SHORTEST_NOTICE_MS, life / 5)
}

function needsRefresh(connection: OpenConnection, reason: RefreshReason): boolean {
  const { credentials } = connection
  return hasExpired(credentials) || credentials.accessToken === reason.refusedToken || (reason.early === true && isDue(connection))
}

const isUsable = ({ credentials }: OpenConnection, reason: RefreshReason) => !hasExpired(credentials) && credentials.accessToken !== reason.refusedToken

/**
 * A connection whose access token is good. Refreshes it where needed: one caller at a time asks AliExpress (a lease on the row), the
 * others wait for what it stores. `justRead` saves a caller that has the row a second reading. Errors: not_connected, reconnect_needed, provider_unavailable, secret_unreadable.
 */
export async function refreshConnection(credentialId: string, reason: RefreshReason = {}, justRead: CredentialRow | null = null): Promise<OpenConnection> {
  for (let poll = 0; poll < MAX_POLLS; poll++) {
    const connection = await open(credentialId, poll === 0 ? justRead : null)
    if (!needsRefresh(connection, reason)) return connection
    const lease = randomToken(16)
    if (await takeRefreshLease(credentialId, lease, LEASE_SECONDS)) return refreshUnderLease(credentialId, lease, reason)
    if (isUsable(connection, reason)) return connection // somebody is at it; this token still serves
    // No holder but a time in the future: the last try failed a moment ago.
    if (connection.row.refreshLeaseToken === null && connection.row.refreshLeaseUntil !== null) break
    await pause(POLL_MS)
  }
  throw new AppError('provider_unavailable', 'the AliExpress token could not be refreshed; it is tried again by itself', { credentialId })
}

async function refreshUnderLease(id: string, lease: string, reason: RefreshReason): Promise<OpenConnection> {
  const connection = await open(id).catch(async (error: unknown) => {
    await endRefreshLease(id, lease, null)
    throw error
  })
  if (!needsRefresh(connection, reason)) {
    await endRefreshLease(id, lease, null) // another caller was faster between our look and our lease
    return connection
  }
  const { row, credentials } = connection
  if (credentials.refreshToken === null || (credentials.refreshExpiresAt && credentials.refreshExpiresAt.getTime() <= nowMs()))
    return giveUp(connection, 'the permission has ended (60 days)')
  const outcome = await refreshAliexpressToken({ appKey: credentials.appKey, appSecret: credentials.appSecret, refreshToken: credentials.refreshToken })
  if (outcome.kind === 'done') {
    const { accessToken, refreshToken, accessExpiresAt, refreshExpiresAt } = outcome.value
    return storeRefreshed(connection, { ...credentials, accessToken, refreshToken, expiresAt: accessExpiresAt, refreshExpiresAt: refreshExpiresAt ?? credentials.refreshExpiresAt })
  }
  if (outcome.kind === 'refused' && (outcome.code === 'IllegalRefreshToken' || outcome.code === ACCESS_TOKEN_EXPIRED)) return giveUp(connection, outcome.code)
  const error = outcome.kind === 'unknown' ? outcome.reason : outcome.code === NOT_SENT ? outcome.message : `${outcome.code} ${outcome.message}`
  log.warn({ credentialId: id, userId: row.userId, outcome }, 'an AliExpress token was not refreshed')
  await endRefreshLease(id, lease, { error: error.slice(0, 300), coolDownSeconds: COOL_DOWN_SECONDS })
  if (isUsable(connection, reason)) return connection
  throw new AppError('provider_unavailable', 'the AliExpress token could not be refreshed; it is tried again by itself', { credentialId: id })
}

/** Only a new consent helps. A connection made meanwhile stays. */
async function giveUp({ row }: OpenConnection, reason: string): Promise<never> {
  await inModelTransaction(async (tx) => {
    if (!(await markReconnectNeeded(tx, row.id, row.credentials, reason))) return
    await audit(tx, SYSTEM, { action: 'connection.reconnect_needed', subject: `credential:${row.id}`, after: { reason } })
  })
  throw new AppError('reconnect_needed', 'AliExpress must be connected again', { credentialId: row.id, reason })
}

/**
 * Stores before anything uses the new token: after a rotation the old one may be dead, so the storing is repeated while the database
 * is away. If the row changed meanwhile (a key rotation, a new connection), the new token goes over the same secret only.
 */
async function storeRefreshed(connection: OpenConnection, fresh: AliexpressConnectionCredentials): Promise<OpenConnection> {
  let { row } = connection
  for (let attempt = 1; ; attempt++) {
    try {
      if (await replaceIfUnchanged(row.id, row.credentials, changeFor(row, fresh, now()))) return await open(row.id)
      const present = await open(row.id)
      if (present.credentials.refreshToken !== connection.credentials.refreshToken || attempt >= STORE_ATTEMPTS) return present
      row = present.row
    } catch (error) {
      if (attempt >= STORE_ATTEMPTS || error instanceof AppError) throw error
      log.error({ err: error, credentialId: row.id, attempt }, 'a refreshed AliExpress token is not stored yet')
      await pause(100 * 2 ** attempt)
    }
  }
}
