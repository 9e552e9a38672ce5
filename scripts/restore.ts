// npm run restore -- <folder> [--into <DATABASE_URL>]: a backup into an empty database, and the proof that it is whole. Exit 0 only then.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase } from '@/lib/foundation/db'
import { env, setEnv } from '@/lib/foundation/env'
import { followSandboxClock } from '@/lib/foundation/follow-sandbox-clock'
import { checkRestored } from './backup/check-restored'
import { restoreBackup } from './backup/restore-backup'

function readArguments(): { folder: string; into: string | undefined } {
  try {
    const { values, positionals: [folder, ...rest] } = parseArgs({ options: { into: { type: 'string' } }, allowPositionals: true })
    if (folder !== undefined && rest.length === 0) return { folder: path.resolve(process.env.INIT_CWD ?? '.', folder), into: values.into }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  console.error('usage: npm run restore -- <folder> [--into <DATABASE_URL>]')
  process.exit(2)
}

const { folder, into } = readArguments()
if (into !== undefined) setEnv({ DATABASE_URL: into })
const say = (line: string) => { console.log(`ok      ${line}`) }
try {
  followSandboxClock()
  const manifest = await restoreBackup({ folder, databaseUrl: env().databaseUrl, root: path.resolve(import.meta.dirname, '..'), say })
  const checks = await checkRestored(manifest.ledger.headHash)
  for (const { holds, line } of checks) console.log(`${holds ? 'ok     ' : 'FAILED '} ${line}`)
  const holds = checks.every((each) => each.holds)
  console.log(holds ? `restored. What was bought, paid or given back after ${manifest.takenAt} is asked for before anything is sent; everybody signs in anew.` : 'restored, but NOT everything holds: do not start the product on it before the lines above are settled')
  process.exitCode = holds ? 0 : 1
} catch (error) {
  console.error(`FAILED  ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  await closeDatabase()
}
