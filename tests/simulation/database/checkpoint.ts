import type pg from 'pg'

/** The database as the world was set up, to go back to before every seed. */
export interface Checkpoint {
  /** Every table made anew: rows lie where they lay the first time, so a seed takes the very same way again. */
  restore(): Promise<void>
  /** The same rows at a hundredth of the time, for runs of one order; dead rows stay behind, so every now and then it makes the tables anew all the same. */
  restoreRows(): Promise<void>
}

const KEPT_ASIDE = 'simulation_start'
const ANEW_EVERY = 100
// The server's catalogue of jobs is pg-boss's own and not used here; nothing that is simulated writes pictures.
const TABLES = `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE '\\_prisma%' AND c.relname <> 'pictures' ORDER BY 1`
const SEQUENCES = `SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`

const namesOf = async (client: pg.Client, sql: string) => (await client.query<{ name: string }>(sql)).rows.map((row) => row.name)
// A superuser's connection with triggers off: going back is no business event.
const asOne = (statements: readonly string[]) => ['BEGIN', 'SET LOCAL session_replication_role = replica', ...statements, 'COMMIT'].join('; ')

/** Copies every table's rows aside. */
export async function takeCheckpoint(client: pg.Client): Promise<Checkpoint> {
  const names = await namesOf(client, TABLES)
  const sequences = await namesOf(client, SEQUENCES)
  await client.query(`DROP SCHEMA IF EXISTS ${KEPT_ASIDE} CASCADE; CREATE SCHEMA ${KEPT_ASIDE}`)
  const filled: string[] = []
  for (const name of names) {
    const { rowCount } = await client.query(`CREATE TABLE ${KEPT_ASIDE}."${name}" AS TABLE public."${name}"`)
    if ((rowCount ?? 0) > 0) filled.push(name)
  }
  // Statistics that come in the middle of a run would change plans, and with them the order of rows without one.
  for (const name of names) await client.query(`ALTER TABLE public."${name}" SET (autovacuum_enabled = false)`)
  const back = filled.map((name) => `INSERT INTO public."${name}" SELECT * FROM ${KEPT_ASIDE}."${name}"`)
  const anew = asOne([`TRUNCATE ${names.map((name) => `public."${name}"`).join(', ')} RESTART IDENTITY`, ...back])
  const rows = asOne([...names.map((name) => `DELETE FROM public."${name}"`), ...sequences.map((name) => `SELECT setval('public."${name}"', 1, false)`), ...back])
  let times = 0
  const restore = async (): Promise<void> => { await client.query(anew) }
  return {
    restore,
    async restoreRows() {
      if (times++ % ANEW_EVERY === 0) await restore()
      else await client.query(rows)
    },
  }
}
