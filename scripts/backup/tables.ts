import type { Client } from 'pg'

/**
 * Left out of a backup, each for its reason. The queue (schema pgboss) is not in it either: rows are the truth, and the sweep finds the work in them
 * again; an old queue would bring back jobs that have long run.
 */
export const NOT_COPIED: Readonly<Record<string, string>> = {
  _prisma_migrations: 'the migrations write it themselves before the rows are loaded',
  user_sessions: 'a session that was ended since must not live again: everybody signs in anew',
  oauth_states: 'a consent that was under way is begun again',
  rate_limits: 'counts of minutes',
  ...Object.fromEntries(['totals', 'total_changes', 'sale_days', 'sale_day_changes'].map((table) => [table, 'counted anew from the rows that are loaded'])),
}

/** What the migrations put into a new database; everything else in it is somebody's. */
export const SEEDED: ReadonlySet<string> = new Set(['platform_config', 'capital_accounts', 'ledger_accounts'])

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
}

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
export const columnList = (table: Table) => table.columns.map(quote).join(', ')
/** Its rows in the order of its key: the same rows always give the same bytes. */
export const copyOutText = (table: Table) => `COPY (SELECT ${columnList(table)} FROM ${quote(table.name)} ORDER BY ${table.key.map(quote).join(', ')}) TO STDOUT`
export const copyInText = (table: Table, into = quote(table.name)) => `COPY ${into} (${columnList(table)}) FROM STDIN`

/** All tables of the product, those that others refer to first. Reads the catalogue: a table that a migration adds is in the next backup. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(`
    SELECT c.relname AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum)) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary) AS key
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname`)
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    SELECT DISTINCT a.relname AS "from", b.relname AS "to" FROM pg_constraint k JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND a.oid <> b.oid`)
  return inOrder(tables.filter((table) => !(table.name in NOT_COPIED)), references)
}

function inOrder(tables: readonly Table[], references: readonly { from: string; to: string }[]): Table[] {
  const waiting = new Map(tables.map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter((table) => !references.some((each) => each.from === table.name && waiting.has(each.to)))
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const table of free) {
      if (table.key === null) throw new Error(`table ${table.name} has no primary key: its rows have no order`)
      ordered.push(table)
      waiting.delete(table.name)
    }
  }
  return ordered
}

/** Every sequence of the product and where it stands. */
export async function readSequences(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(`SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`)
  return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, last]])))
}
