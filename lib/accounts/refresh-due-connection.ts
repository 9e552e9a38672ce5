import { isAppError } from '../foundation/errors'
import { refreshConnection } from './refresh-connection'

/** The handler of connection.refresh: what only a person can mend is not tried again. */
export async function refreshDueConnection({ credentialId }: { credentialId: string }): Promise<void> {
  try {
    await refreshConnection(credentialId, { early: true })
  } catch (error) {
    if (!isAppError(error) || !['not_connected', 'reconnect_needed', 'secret_unreadable'].includes(error.code)) throw error
  }
}
