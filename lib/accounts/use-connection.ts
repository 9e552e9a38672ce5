import { env } from '../foundation/env'
import { AppError, isAppError } from '../foundation/errors'
import { log } from '../foundation/log'
import { ALIEXPRESS_API, type CredentialEnvironment } from './credential-schema'
import { refreshConnection, type RefreshReason } from './refresh-connection'
import { findCredential, type FundedFrom, type PaidBy } from './vault/store'

/** A connection that can be used now: what AliExpress calls take, and who pays through it. */
export interface UsableConnection {
  readonly credentialId: string
  readonly userId: string
  readonly environment: CredentialEnvironment
  readonly appKey: string
  readonly appSecret: string
  readonly accessToken: string
  readonly paidBy: PaidBy
  readonly fundedFrom: FundedFrom
}

/**
 * The reseller's AliExpress connection with a good access token, refreshed where it has expired; after AliExpress refused a token call it
 * again with `refusedToken`. Makes network calls: never inside a transaction.
 * Errors: not_connected (no credentials or no access token), reconnect_needed, provider_unavailable (the refresh has to be tried again).
 */
export async function withConnection(
  userId: string,
  environment: CredentialEnvironment = env().storedEnvironment,
  reason: Pick<RefreshReason, 'refusedToken'> = {},
): Promise<UsableConnection> {
  const found = await findCredential({ userId, apiName: ALIEXPRESS_API, environment })
  if (!found) throw new AppError('not_connected', 'AliExpress is not connected', { userId })
  try {
    const { row, credentials } = await refreshConnection(found.id, reason, found)
    if (credentials.accessToken === null) throw new AppError('not_connected', 'AliExpress is not connected', { userId })
    const { appKey, appSecret, accessToken } = credentials
    return { credentialId: row.id, userId, environment, appKey, appSecret, accessToken, paidBy: row.paidBy, fundedFrom: row.fundedFrom }
  } catch (error) {
    if (!isAppError(error) || error.code !== 'secret_unreadable') throw error
    log.error({ err: error, credentialId: found.id }, 'a stored connection cannot be opened')
    throw new AppError('reconnect_needed', 'the stored connection cannot be opened', { credentialId: found.id }, { cause: error })
  }
}
