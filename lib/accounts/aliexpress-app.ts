import { env } from '../foundation/env'
import { AppError } from '../foundation/errors'
import { ALIEXPRESS_API, type AliexpressConnectionCredentials, type CredentialEnvironment } from './credential-schema'
import { getReadableCredentials } from './get-readable-credentials'

export interface AliexpressAppKeys {
  readonly appKey: string
  readonly appSecret: string
  readonly ownApp: boolean
}

/** The platform's app, from the environment. */
export function platformApp(): AliexpressAppKeys {
  const { aliexpressAppKey: appKey, aliexpressAppSecret: appSecret } = env()
  if (!appKey || !appSecret) throw new AppError('connection_refused', 'the platform has no AliExpress app (ALIEXPRESS_APP_KEY, ALIEXPRESS_APP_SECRET)')
  return { appKey, appSecret, ownApp: false }
}

/** The app that a reseller connects through: the own one where they entered it, else the platform's. */
export async function aliexpressAppOf(userId: string, environment: CredentialEnvironment): Promise<AliexpressAppKeys> {
  const stored = await getReadableCredentials(userId, ALIEXPRESS_API, environment)
  return stored?.ownApp ? { appKey: stored.appKey, appSecret: stored.appSecret, ownApp: true } : platformApp()
}

/** Credentials without tokens: what stays after a disconnection. */
export function credentialsWithoutTokens(app: AliexpressAppKeys, environment: CredentialEnvironment): AliexpressConnectionCredentials {
  return { ...app, accessToken: null, refreshToken: null, sandbox: environment === 'sandbox', expiresAt: null, refreshExpiresAt: null }
}
