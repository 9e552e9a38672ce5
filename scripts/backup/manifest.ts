import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { z } from 'zod'

export const MANIFEST_FILE = 'manifest.json'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

const Manifest = z.strictObject({
  format: z.literal(1),
  /** The product's time just before the snapshot: whatever is not in the copy happened after it. */
  takenAt: z.iso.datetime(),
  /** The migrations that were in force, by name and content. */
  migrations: z.array(z.strictObject({ name: z.string(), sha256: Hash })),
  tables: z.array(z.strictObject({ name: z.string().regex(/^[a-z_]+$/), rows: z.int().min(0), bytes: z.int().min(0), sha256: Hash })),
  sequences: z.record(z.string().regex(/^\w+$/), z.string().regex(/^\d+$/)),
  /** INV-26: the newest transaction's hash, and one hash over the last of every order's chain. */
  ledger: z.strictObject({ transactions: z.int().min(0), headHash: z.string().nullable(), chains: z.int().min(0), chainHeadsSha256: Hash }),
  /** Which keys of ENCRYPTION_KEY the stored secrets need. The keys themselves are not in a backup. */
  encryptionKeyIds: z.array(z.string()),
  notCopied: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof Manifest>

export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST_FILE)
  if (!fs.existsSync(file)) throw new Error(`${folder} holds no backup (no ${MANIFEST_FILE})`)
  let value: unknown
  try {
    value = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`${file} is damaged`)
  }
  const read = Manifest.safeParse(value)
  if (!read.success) throw new Error(`${file} is not a backup of this kind: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`)
  return read.data
}

/** The migrations of this program. */
export function migrationsOfProgram(root: string): Manifest['migrations'] {
  const folder = path.join(root, 'prisma/migrations')
  return fs.readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory()).map(({ name }) => name).sort()
    .map((name) => ({ name, sha256: createHash('sha256').update(fs.readFileSync(path.join(folder, name, 'migration.sql'))).digest('hex') }))
}

export const tableFile = (folder: string, name: string) => path.join(folder, `${name}.copy`)

/** The same figures at backup and after restore. */
export async function readLedgerHeads(client: Client): Promise<Manifest['ledger']> {
  const { rows } = await client.query<{ transactions: string; headHash: string | null; chains: string; text: string }>(`
    WITH heads AS (SELECT DISTINCT ON ("orderId") "orderId", "hash" FROM "ledger_transactions" WHERE "orderId" IS NOT NULL ORDER BY "orderId", "sequence" DESC)
    SELECT (SELECT count(*) FROM "ledger_transactions")::text AS transactions, (SELECT "hash" FROM "ledger_transactions" ORDER BY "sequence" DESC LIMIT 1) AS "headHash",
      (SELECT count(*) FROM heads)::text AS chains, encode(sha256(convert_to(coalesce((SELECT string_agg("orderId" || '=' || "hash", E'\\n' ORDER BY "orderId") FROM heads), ''), 'UTF8')), 'hex') AS text`)
  const [row] = rows
  if (!row) throw new Error('the ledger could not be read')
  return { transactions: Number(row.transactions), headHash: row.headHash, chains: Number(row.chains), chainHeadsSha256: row.text }
}
