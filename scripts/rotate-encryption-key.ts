// npm run rotate-encryption-key: put a new key FIRST into ENCRYPTION_KEY (new,old), restart, run this, then take the old key out.
import { rotateEncryptionKey } from '@/lib/accounts/rotate-encryption-key'
import { closeDatabase } from '@/lib/foundation/db'

try {
  const { rotated, skipped, unreadable } = await rotateEncryptionKey((done) => { console.log(`${done} secrets under the new key`) })
  console.log(`rotated ${rotated}, changed meanwhile ${skipped}, unreadable ${unreadable.length}`)
  for (const id of unreadable) console.log(`unreadable: ${id} (its reseller has to connect again, or its key is missing in ENCRYPTION_KEY)`)
  process.exitCode = unreadable.length + skipped > 0 ? 1 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
