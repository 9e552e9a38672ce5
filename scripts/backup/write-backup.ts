import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { now } from '@/lib/foundation/clock'
import { connectForCopy } from './connect'
import { copyOut } from './copy'
import { MANIFEST_FILE, readLedgerHeads, tableFile, type Manifest } from './manifest'
import { copyOutText, listTables, NOT_COPIED, readSequences, type Table } from './tables'

interface Written {
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

/**
 * Copies the whole product out of one snapshot while it goes on working: every table as it was at one moment, with a manifest to check it by. Written
 * beside and renamed into place: a backup that was interrupted never looks like one. Errors: the folder is there already, or a secret is not encrypted.
 */
export async function writeBackup({ databaseUrl, folder }: { databaseUrl: string; folder: string }): Promise<Manifest> {
  if (fs.existsSync(folder)) throw new Error(`${folder} is there already: a backup is never written over`)
  const half = `${folder}.partial`
  fs.rmSync(half, { recursive: true, force: true })
  fs.mkdirSync(half, { recursive: true, mode: 0o700 })
  const client = await connectForCopy(databaseUrl)
  try {
    const takenAt = now()
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const manifest = await writeTables(client, half, takenAt)
    await client.query('COMMIT')
    writeSynced(path.join(half, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`)
    fs.renameSync(half, folder)
    return manifest
  } finally {
    await client.end()
    fs.rmSync(half, { recursive: true, force: true })
  }
}

async function writeTables(client: Client, folder: string, takenAt: Date): Promise<Manifest> {
  const encryptionKeyIds = await readKeyIds(client)
  const tables = []
  for (const table of await listTables(client)) tables.push({ name: table.name, ...(await writeTable(client, folder, table)) })
  const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
    `SELECT migration_name AS name, checksum AS sha256 FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`)
  return {
    format: 1, takenAt: takenAt.toISOString(), migrations, tables, sequences: await readSequences(client), ledger: await readLedgerHeads(client), encryptionKeyIds, notCopied: { ...NOT_COPIED },
  }
}

async function writeTable(client: Client, folder: string, table: Table): Promise<Written> {
  const file = tableFile(folder, table.name)
  const rows = new PassThrough()
  const seen = readThrough(rows, fs.createWriteStream(file, { mode: 0o600, flush: true }))
  try {
    await copyOut(client, copyOutText(table), rows)
    rows.end()
  } catch (error) {
    rows.destroy()
    await seen.catch(() => undefined)
    throw error
  }
  return seen
}

/** What flows to the sink, counted: one line is one row, as COPY's text format writes line breaks inside a value as \n. */
export async function readThrough(source: PassThrough, sink: NodeJS.WritableStream | null): Promise<Written> {
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  const count = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      for (const byte of chunk) if (byte === 10) rows++
      yield chunk
    }
  }
  if (sink) await pipeline(source, count, sink)
  else for await (const chunk of count(source)) void chunk
  return { rows, bytes, sha256: hash.digest('hex') }
}

/** Which keys open the stored secrets; one that is not an encrypted envelope must not leave the database. */
async function readKeyIds(client: Client): Promise<string[]> {
  const { rows: plain } = await client.query<{ id: string }>(`SELECT "id" FROM "api_credentials" WHERE "credentials" NOT LIKE '{"v":%"kid":%"tag":%'`)
  if (plain.length > 0) throw new Error(`a stored secret is not encrypted (${plain.map((each) => each.id).join(', ')}): nothing was copied`)
  const { rows } = await client.query<{ keyId: string }>(`SELECT DISTINCT "keyId" FROM "api_credentials" ORDER BY 1`)
  return rows.map((each) => each.keyId)
}

function writeSynced(file: string, text: string): void {
  const handle = fs.openSync(file, 'wx', 0o600)
  fs.writeSync(handle, text)
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}
