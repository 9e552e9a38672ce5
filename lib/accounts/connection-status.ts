import { nowMs } from '../foundation/clock'
import { env } from '../foundation/env'
import { isAppError } from '../foundation/errors'
import { ALIEXPRESS_API, type CredentialEnvironment } from './credential-schema'
import { openCredentials } from './vault/seal'
import { findCredential, type CredentialRow, type FundedFrom, type PaidBy } from './vault/store'
import { warningDays, type WarningDays } from './warning-days'

/** What the API settings page shows; no secret in it. */
export interface ConnectionStatus {
  readonly state: 'connected' | 'reconnect_needed' | 'not_connected'
  readonly environment: CredentialEnvironment
  readonly credentialId: string | null
  readonly account: string | null
  readonly accountId: string | null
  readonly connectedAt: Date | null
  readonly accessTokenExpiresAt: Date | null
  /** The end of the permission: after it only a new consent helps. */
  readonly refreshTokenExpiresAt: Date | null
  readonly lastRefreshAt: Date | null
  readonly lastRefreshError: string | null
  readonly warningDays: WarningDays | null
  readonly paidBy: PaidBy
  readonly fundedFrom: FundedFrom
  /** The key (not the secret) of the reseller's own app, where they entered one. */
  readonly ownAppKey: string | null
}

const NONE = {
  state: 'not_connected', credentialId: null, account: null, accountId: null, connectedAt: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null,
  lastRefreshAt: null, lastRefreshError: null, warningDays: null, paidBy: 'platform', fundedFrom: 'paypal_balance', ownAppKey: null,
} as const

const STATES = { CONNECTED: 'connected', RECONNECT_NEEDED: 'reconnect_needed', DISCONNECTED: 'not_connected' } as const

/** What a page needs to know of a sealed envelope; no secret in it. */
interface Opened { readonly isReadable: boolean; readonly ownAppKey: string | null }

/** Envelopes that were opened lately, by row and sealed text: every look at today would decrypt the same one again. Keys change with a new process. */
const opened = new Map<string, Opened>()
const MOST_OPENED = 1000

function openedOnce(row: CredentialRow): Opened {
  const key = `${row.userId} ${row.id} ${row.credentials}`
  const known = opened.get(key)
  if (known) return known
  const found = open(row)
  if (opened.size >= MOST_OPENED) opened.delete(opened.keys().next().value ?? '') // the oldest
  opened.set(key, found)
  return found
}

/** A row that cannot be opened (changed bytes, a key that is gone) needs a new connection; it never breaks the page. */
function open(row: CredentialRow): Opened {
  try {
    const credentials = openCredentials(row)
    return { isReadable: true, ownAppKey: credentials.ownApp ? credentials.appKey : null }
  } catch (error) {
    if (isAppError(error) && error.code === 'secret_unreadable') return { isReadable: false, ownAppKey: null }
    throw error
  }
}

export async function connectionStatus(userId: string, environment: CredentialEnvironment = env().storedEnvironment): Promise<ConnectionStatus> {
  const row = await findCredential({ userId, apiName: ALIEXPRESS_API, environment })
  if (!row) return { ...NONE, environment }
  const { isReadable, ownAppKey } = openedOnce(row)
  return {
    state: !isReadable && row.status === 'CONNECTED' ? 'reconnect_needed' : STATES[row.status],
    environment,
    credentialId: row.id,
    account: row.accountLabel,
    accountId: row.accountId,
    connectedAt: row.createdAt,
    accessTokenExpiresAt: row.accessTokenExpiresAt,
    refreshTokenExpiresAt: row.refreshTokenExpiresAt,
    lastRefreshAt: row.lastRefreshAt,
    lastRefreshError: row.lastRefreshError,
    warningDays: row.status === 'CONNECTED' ? warningDays(row.refreshTokenExpiresAt, nowMs()) : null,
    paidBy: row.paidBy,
    fundedFrom: row.fundedFrom,
    ownAppKey,
  }
}
