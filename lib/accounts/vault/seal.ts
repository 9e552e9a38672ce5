import { currentKeyId, decryptSecret, encryptSecret, type SecretPlace } from '../../foundation/crypto'
import { readCredentials, writeCredentials, type AliexpressConnectionCredentials } from '../credential-schema'

/** The place a credential is bound to: its own row of its own reseller (architecture.md section 3). */
const placeOf = (row: { id: string; userId: string }): SecretPlace => ({ table: 'api_credentials', row: row.id, tenant: row.userId, field: 'credentials' })

export function sealCredentials(row: { id: string; userId: string }, credentials: AliexpressConnectionCredentials): { credentials: string; keyId: string } {
  return { credentials: encryptSecret(writeCredentials(credentials), placeOf(row)), keyId: currentKeyId() }
}

/** Throws `secret_unreadable` for anything that was not sealed for this very row. */
export function openCredentials(row: { id: string; userId: string; credentials: string }): AliexpressConnectionCredentials {
  return readCredentials(decryptSecret(row.credentials, placeOf(row)))
}
