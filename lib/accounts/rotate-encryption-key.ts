import { currentKeyId } from '../foundation/crypto'
import { isAppError } from '../foundation/errors'
import { log } from '../foundation/log'
import { openCredentials, sealCredentials } from './vault/seal'
import { credentialsUnderOtherKeys, reencryptIfUnchanged, type CredentialRow } from './vault/store'

const BATCH = 100

export interface Rotation {
  readonly rotated: number
  /** Changed by somebody else in the same moment: they are stored under the new key already, or the next run finds them. */
  readonly skipped: number
  readonly unreadable: readonly string[]
}

async function rotateOne(row: CredentialRow): Promise<'rotated' | 'skipped' | 'unreadable'> {
  try {
    return (await reencryptIfUnchanged(row.id, row.credentials, sealCredentials(row, openCredentials(row)))) ? 'rotated' : 'skipped'
  } catch (error) {
    if (!isAppError(error) || error.code !== 'secret_unreadable') throw error
    log.error({ credentialId: row.id, reason: error.message, facts: error.facts }, 'a stored secret cannot be opened with any configured key')
    return 'unreadable'
  }
}

/**
 * Encrypts every stored secret that is under another key again under the first key of ENCRYPTION_KEY. Row by row, each compare-and-set:
 * it may be stopped anywhere and run again, and the product may run meanwhile. Afterwards the old key can be taken out.
 */
export async function rotateEncryptionKey(onProgress: (done: number) => void = () => undefined): Promise<Rotation> {
  const keyId = currentKeyId()
  const [counts, unreadable] = [{ rotated: 0, skipped: 0 }, [] as string[]]
  let after = ''
  for (let rows = await credentialsUnderOtherKeys(keyId, after, BATCH); rows.length > 0; rows = await credentialsUnderOtherKeys(keyId, after, BATCH)) {
    for (const row of rows) {
      const result = await rotateOne(row)
      if (result === 'unreadable') unreadable.push(row.id)
      else counts[result]++
      after = row.id
    }
    onProgress(counts.rotated)
  }
  return { ...counts, unreadable }
}
