import { env } from '../foundation/env'
import { credentialsWithoutTokens, platformApp } from './aliexpress-app'
import { ALIEXPRESS_API, type CredentialEnvironment } from './credential-schema'
import { saveCredentials } from './save-credentials'

/**
 * Stores a reseller's own AliExpress app, or with null goes back to the platform's. Tokens belong to the app that got them, so the
 * connection ends and has to be made again. Errors: connection_refused (null, and the platform has no app).
 */
export async function saveOwnAppKeys(userId: string, keys: { appKey: string; appSecret: string } | null, environment: CredentialEnvironment = env().storedEnvironment): Promise<void> {
  const app = keys ? { ...keys, ownApp: true } : platformApp()
  await saveCredentials(userId, ALIEXPRESS_API, credentialsWithoutTokens(app, environment), environment, { action: keys ? 'connection.app_entered' : 'connection.app_removed', account: { label: null, id: null } })
}
