// npm run backup -- <folder>: one consistent copy of the product's rows, while it goes on working.
import path from 'node:path'
import { closeDatabase } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { writeBackup } from './backup/write-backup'

const [folder, ...rest] = process.argv.slice(2)
if (!folder || rest.length > 0 || folder.startsWith('-')) {
  console.error('usage: npm run backup -- <new folder>')
  process.exit(2)
}
try {
  followSandboxClock()
  const target = path.resolve(process.env.INIT_CWD ?? '.', folder)
  const { tables, ledger, takenAt, encryptionKeyIds } = await writeBackup({ databaseUrl: env().databaseUrl, folder: target })
  console.log(`backup of ${takenAt} in ${target}`)
  console.log(`${tables.reduce((sum, each) => sum + each.rows, 0)} rows in ${tables.length} tables, ${tables.reduce((sum, each) => sum + each.bytes, 0)} bytes`)
  console.log(`ledger: ${ledger.transactions} transactions, head ${ledger.headHash ?? 'none'}, ${ledger.chains} chains ${ledger.chainHeadsSha256}`)
  console.log(`NOT in it: the encryption key${encryptionKeyIds.length > 0 ? ` (${encryptionKeyIds.join(', ')})` : ''}. Keep ENCRYPTION_KEY, in local mode DATA_DIR/secrets.json, in another place: without it the stored connections cannot be opened.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
