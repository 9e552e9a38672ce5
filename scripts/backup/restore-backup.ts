import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { PassThrough } from 'node:stream'
import type { Client } from 'pg'
import { now } from '@/lib/foundation/clock'
import { PRISMA, TSX } from '../starter/run-program.mjs'
import { checkFiles } from './check-files'
import { connectForCopy } from './connect'
import { copyIn, copyOut } from './copy'
import { readLedgerHeads, tableFile, type Manifest } from './manifest'
import { columnList, copyInText, copyOutText, listTables, quote, SEEDED, type Table } from './tables'
import { readThrough } from './write-backup'

interface Restore {
  readonly folder: string
  readonly databaseUrl: string
  readonly root: string
  /** One line per check that passed. */
  readonly say: (line: string) => void
}

/**
 * Loads a backup into an empty database, in one transaction with all triggers and constraints in force, and reads every table back: what was loaded is,
 * byte for byte, what was copied, or nothing is. Then the database is marked as restored, with the moment
 * of the copy. Errors: the folder is no backup, was changed, or is of another version; the database holds something.
 */
export async function restoreBackup({ folder, databaseUrl, root, say }: Restore): Promise<Manifest> {
  const manifest = await checkFiles(folder, root)
  say(`the ${manifest.tables.length} files are as they were written at ${manifest.takenAt}`)
  await assertEmpty(databaseUrl)
  prepareTarget(databaseUrl, root)
  say(`the database was empty and has the ${manifest.migrations.length} migrations of the backup`)
  const client = await connectForCopy(databaseUrl)
  try {
    await client.query('BEGIN')
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('ivan-reseller restore'))`)
    const tables = await listTables(client)
    const holding = await findHolding(client, tables)
    if (holding !== null) throw new Error(`the database is not empty (${holding})`)
    await load(client, folder, tables, manifest)
    say(`${manifest.tables.reduce((sum, each) => sum + each.rows, 0)} rows in ${manifest.tables.length} tables, read back byte for byte`)
    const ledger = await readLedgerHeads(client)
    if (JSON.stringify(ledger) !== JSON.stringify(manifest.ledger)) throw new Error('the heads of the ledger are not those of the backup')
    say(`ledger: ${ledger.transactions} transactions, the heads of ${ledger.chains} chains are those of the backup (${ledger.headHash ?? 'empty'})`)
    await client.query('SELECT recount_totals()') // the triggers have written one change for every row
    await markRestored(client, manifest)
    await client.query('COMMIT') // the deferred triggers look at every transaction of the ledger here
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
  return manifest
}

async function assertEmpty(databaseUrl: string): Promise<void> {
  let client
  try {
    client = await connectForCopy(databaseUrl)
  } catch (error) {
    if ((error as { code?: string }).code === '3D000') return // not there yet: the migrations make it
    throw error
  }
  try {
    const holding = await findHolding(client, await listTables(client))
    if (holding !== null) throw new Error(`the database is not empty (${holding}): a backup is only ever restored into a new one`)
  } finally {
    await client.end()
  }
}

/** What somebody put into it; null where nothing is there but what the migrations write. */
async function findHolding(client: Client, tables: readonly Table[]): Promise<string | null> {
  for (const { name } of tables.filter((table) => !SEEDED.has(table.name))) {
    const { rowCount } = await client.query(`SELECT FROM ${quote(name)} LIMIT 1`)
    if (rowCount !== 0) return `table ${name} has rows`
  }
  return null
}

function prepareTarget(databaseUrl: string, root: string): void {
  const env = { ...process.env, DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  for (const args of [[...PRISMA, 'migrate', 'deploy'], [...TSX, 'scripts/prepare-database.ts']]) execFileSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
}

async function load(client: Client, folder: string, tables: readonly Table[], manifest: Manifest): Promise<void> {
  const files = new Map(manifest.tables.map((each) => [each.name, each]))
  const stray = tables.find((table) => !files.has(table.name)) ?? manifest.tables.find((each) => !tables.some((table) => table.name === each.name))
  if (stray) throw new Error(`table ${stray.name} is not both in the backup and in the database`)
  for (const table of tables) await loadTable(client, table, tableFile(folder, table.name))
  for (const [name, last] of Object.entries(manifest.sequences)) await client.query(`SELECT setval($1::regclass, $2::bigint)`, [quote(name), last])
  for (const table of tables) {
    const rows = new PassThrough()
    const seen = readThrough(rows, null)
    await copyOut(client, copyOutText(table), rows)
    rows.end()
    const [found, wanted] = [await seen, files.get(table.name)]
    if (found.sha256 !== wanted?.sha256 || found.rows !== wanted.rows) throw new Error(`table ${table.name}: ${found.rows} rows were read back that are not the ${wanted?.rows ?? 0} of the backup`)
  }
}

/** Rows that the migrations wrote as well are replaced where that is allowed; the accounts of the ledger may only be added to. */
async function loadTable(client: Client, table: Table, file: string): Promise<void> {
  const source = fs.createReadStream(file)
  if (!SEEDED.has(table.name)) return copyIn(client, copyInText(table), source)
  await client.query(`CREATE TEMPORARY TABLE "restoring" (LIKE ${quote(table.name)}) ON COMMIT DROP`)
  await copyIn(client, copyInText(table, '"restoring"'), source)
  if (table.name !== 'ledger_accounts') await client.query(`DELETE FROM ${quote(table.name)}`)
  await client.query(`INSERT INTO ${quote(table.name)} (${columnList(table)}) SELECT ${columnList(table)} FROM "restoring" ON CONFLICT DO NOTHING`)
  await client.query('DROP TABLE "restoring"')
}

/** By this the product knows that the third parties are ahead: what happened there between the two moments is not in its rows. */
async function markRestored(client: Client, manifest: Manifest): Promise<void> {
  const at = now()
  const value = { restoredAt: at.toISOString(), takenAt: manifest.takenAt }
  await client.query(`INSERT INTO "system_config" ("key", "value", "updatedAt") VALUES ('restored_at', $1::jsonb, $2) ON CONFLICT ("key") DO UPDATE SET "value" = EXCLUDED."value", "updatedAt" = EXCLUDED."updatedAt"`, [JSON.stringify(value), at.toISOString()])
}
