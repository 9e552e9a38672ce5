import type { AliexpressConnectionCredentials, ApiName, CredentialEnvironment } from './credential-schema'
import { openCredentials } from './vault/seal'
import { findCredential } from './vault/store'

/**
 * A reseller's stored credentials, decrypted; null where there are none. `accessToken` is null after a disconnection or where only an own
 * app key is stored. It may have expired: whoever calls AliExpress takes `withConnection`. Throws `secret_unreadable`.
 */
export async function getCredentials(userId: string, apiName: ApiName, environment: CredentialEnvironment): Promise<AliexpressConnectionCredentials | null> {
  const row = await findCredential({ userId, apiName, environment })
  return row && openCredentials(row)
}
