import { now } from '../foundation/clock'
import { inModelTransaction, isUniqueViolation, type ModelTx } from '../foundation/db'
import { newId } from '../foundation/ids'
import { audit, type Actor } from './audit'
import type { AliexpressConnectionCredentials, ApiName, CredentialEnvironment } from './credential-schema'
import { sealCredentials } from './vault/seal'
import { findCredential, insertCredential, replaceCredential, type CredentialChange, type CredentialKey } from './vault/store'

interface SaveOptions {
  /** The account at the third party: its name for people, its id. */
  readonly account?: { readonly label: string | null; readonly id: string | null }
  readonly actor?: Actor
  /** The line in the audit log; default credentials.saved. */
  readonly action?: string
}

export function changeFor(row: { id: string; userId: string }, credentials: AliexpressConnectionCredentials, refreshedAt: Date | null): CredentialChange {
  return {
    ...sealCredentials(row, credentials),
    status: credentials.accessToken === null ? 'DISCONNECTED' : 'CONNECTED',
    accessTokenExpiresAt: credentials.expiresAt,
    refreshTokenExpiresAt: credentials.refreshExpiresAt,
    lastRefreshAt: refreshedAt,
  }
}

async function store(tx: ModelTx, key: CredentialKey, credentials: AliexpressConnectionCredentials, options: SaveOptions): Promise<string> {
  const existing = await findCredential(key, tx)
  const at = now()
  const id = existing?.id ?? newId('credential')
  const account = options.account ? { accountLabel: options.account.label, accountId: options.account.id } : {}
  const change = { ...changeFor({ id, userId: key.userId }, credentials, credentials.accessToken === null ? null : at), ...account }
  if (existing) await replaceCredential(tx, id, change)
  else await insertCredential(tx, key, id, at, change)
  await audit(tx, options.actor ?? { id: key.userId, role: 'RESELLER' }, {
    action: options.action ?? 'credentials.saved',
    subject: `credential:${id}`,
    after: { apiName: key.apiName, environment: key.environment, status: change.status, ownApp: credentials.ownApp },
  })
  return id
}

/**
 * Stores a reseller's credentials encrypted, bound to their row (product.md 2.2), over the ones of the same API and environment if there
 * are any. Without an access token the connection counts as disconnected. Returns the credential's id.
 */
export async function saveCredentials(
  userId: string,
  apiName: ApiName,
  credentials: AliexpressConnectionCredentials,
  environment: CredentialEnvironment,
  options: SaveOptions = {},
): Promise<string> {
  const key = { userId, apiName, environment }
  try {
    return await inModelTransaction((tx) => store(tx, key, credentials, options))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return inModelTransaction((tx) => store(tx, key, credentials, options)) // another request stored the first one: now it is there
  }
}
