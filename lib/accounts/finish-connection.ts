import { createAliexpressToken } from '../providers/aliexpress/create-token'
import type { AliexpressTokens } from '../providers/aliexpress/tokens'
import { machineNow } from '../foundation/clock'
import { constantTimeEqual, sha256Hex } from '../foundation/crypto'
import { env } from '../foundation/env'
import { AppError, type ErrorCode } from '../foundation/errors'
import { log } from '../foundation/log'
import { aliexpressAppOf, type AliexpressAppKeys } from './aliexpress-app'
import { ALIEXPRESS_API, type AliexpressConnectionCredentials, type CredentialEnvironment } from './credential-schema'
import { saveCredentials } from './save-credentials'
import { findOauthState, useOauthState } from './vault/store'

export type ConnectionResult = { readonly result: 'connected' } | { readonly result: 'denied' } | { readonly result: 'failed'; readonly code: ErrorCode }

interface Returned {
  readonly state: string | undefined
  readonly code: string | undefined
  readonly error: string | undefined
}

interface Person {
  readonly userId: string
  readonly sessionHash: string
}

/** The state must be ours, unused, in time, and of this very session; it is used up here, whatever comes after (RFC 9700). */
async function takeState(state: string | undefined, person: Person | null): Promise<Person> {
  const row = state && person ? await findOauthState(sha256Hex(state)) : null
  const isOfThisSession = row !== null && person !== null && row.userId === person.userId && constantTimeEqual(row.sessionHash, person.sessionHash)
  if (!isOfThisSession || row.apiName !== ALIEXPRESS_API) throw new AppError('invalid_state', 'the state of a connection is unknown or belongs to another session')
  if (!(await useOauthState(row.id, machineNow()))) throw new AppError('invalid_state', 'the state of a connection was used or has expired', { stateId: row.id })
  return person
}

export function credentialsOf(tokens: AliexpressTokens, app: AliexpressAppKeys, environment: CredentialEnvironment): AliexpressConnectionCredentials {
  return {
    ...app,
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? null,
    sandbox: environment === 'sandbox',
    expiresAt: tokens.accessExpiresAt,
    refreshExpiresAt: tokens.refreshExpiresAt,
  }
}

/**
 * The return from AliExpress's consent page: checks the state, exchanges the code, stores the tokens. Throws `invalid_state` where the
 * return does not belong to this session; every other outcome is a result for the API settings page.
 */
export async function finishConnection(returned: Returned, person: Person | null): Promise<ConnectionResult> {
  const { userId } = await takeState(returned.state, person)
  if (returned.error !== undefined) return { result: 'denied' }
  if (!returned.code) return { result: 'failed', code: 'invalid_input' }
  const environment = env().storedEnvironment
  const app = await aliexpressAppOf(userId, environment)
  const outcome = await createAliexpressToken({ appKey: app.appKey, appSecret: app.appSecret, code: returned.code })
  if (outcome.kind !== 'done') {
    log.warn({ userId, outcome }, 'AliExpress gave no token for a code')
    return { result: 'failed', code: outcome.kind === 'refused' && outcome.code !== 'NOT_SENT' ? 'connection_refused' : 'provider_unavailable' }
  }
  const { userNick, account, userId: accountId } = outcome.value
  const label = userNick ?? account ?? accountId ?? null
  await saveCredentials(userId, ALIEXPRESS_API, credentialsOf(outcome.value, app, environment), environment, { account: { label, id: accountId ?? null }, action: 'connection.made' })
  return { result: 'connected' }
}
