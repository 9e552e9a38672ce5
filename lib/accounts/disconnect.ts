import { env } from '../foundation/env'
import { AppError } from '../foundation/errors'
import { aliexpressAppOf, credentialsWithoutTokens } from './aliexpress-app'
import { ALIEXPRESS_API, type CredentialEnvironment } from './credential-schema'
import { saveCredentials } from './save-credentials'
import { findCredential, type CredentialKey } from './vault/store'

/** Forgets the tokens; an own app key and who pays stay. Orders that need the connection wait. Errors: not_connected. */
export async function disconnect(userId: string, environment: CredentialEnvironment = env().storedEnvironment): Promise<void> {
  const key: CredentialKey = { userId, apiName: ALIEXPRESS_API, environment }
  if (!(await findCredential(key))) throw new AppError('not_connected', 'there is no connection')
  const app = await aliexpressAppOf(userId, environment)
  await saveCredentials(userId, ALIEXPRESS_API, credentialsWithoutTokens(app, environment), environment, { action: 'connection.ended' })
}
