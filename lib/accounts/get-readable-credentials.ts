import { isAppError } from '../foundation/errors'
import { log } from '../foundation/log'
import type { AliexpressConnectionCredentials, ApiName, CredentialEnvironment } from './credential-schema'
import { getCredentials } from './get-credentials'

/** Like getCredentials, but a row that cannot be opened counts as none: whoever connects again or disconnects must get past it. */
export async function getReadableCredentials(userId: string, apiName: ApiName, environment: CredentialEnvironment): Promise<AliexpressConnectionCredentials | null> {
  try {
    return await getCredentials(userId, apiName, environment)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'secret_unreadable') throw error
    log.error({ err: error, userId, apiName }, 'stored credentials cannot be opened and are passed over')
    return null
  }
}
