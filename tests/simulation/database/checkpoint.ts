import type pg from 'pg'

/** The database as the world was set up, to go back to before every seed. */
export interface Checkpoint {
  restore(): Promise<void>
}

const KEPT_ASIDE = 'simulation_start'
// The server's catalogue of jobs is pg-boss's own and not used here.
const TABLES = `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE '\\_prisma%' ORDER BY 1`

/** Copies every table's rows aside. A superuser's connection is used with triggers off: going back is no business event. */
export async function takeCheckpoint(client: pg.Client): Promise<Checkpoint> {
  const { rows } = await client.query<{ name: string }>(TABLES)
  const names = rows.map((row) => row.name)
  await client.query(`DROP SCHEMA IF EXISTS ${KEPT_ASIDE} CASCADE; CREATE SCHEMA ${KEPT_ASIDE}`)
  const filled: string[] = []
  for (const name of names) {
    const { rowCount } = await client.query(`CREATE TABLE ${KEPT_ASIDE}."${name}" AS TABLE public."${name}"`)
    if ((rowCount ?? 0) > 0) filled.push(name)
  }
  // Statistics that come in the middle of a run would change plans, and with them the order of rows without one.
  for (const name of names) await client.query(`ALTER TABLE public."${name}" SET (autovacuum_enabled = false)`)
  const all = names.map((name) => `public."${name}"`).join(', ')
  const script = [
    'BEGIN',
    'SET LOCAL session_replication_role = replica',
    `TRUNCATE ${all} RESTART IDENTITY`,
    ...filled.map((name) => `INSERT INTO public."${name}" SELECT * FROM ${KEPT_ASIDE}."${name}"`),
    'COMMIT',
  ].join('; ')
  return { restore: async () => { await client.query(script) } }
}
