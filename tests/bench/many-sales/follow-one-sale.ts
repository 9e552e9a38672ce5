import type pg from 'pg'
import { sweep } from '@/lib/worker/sweep'
import { startWorld, type World } from '@/tests/setup/start-world'

const SALES = 5
const ROUNDS = 5
let world: World | undefined

/** A few sales from checkout to payout, and a few rounds of the worker with nothing due, beside the rows that are there; then which statements took longest. */
export async function followOneSale(client: pg.Client, say: (text: string) => void): Promise<void> {
  world ??= await startWorld()
  await sweep()
  await client.query('SELECT pg_stat_statements_reset()')
  for (let sale = 0; sale < SALES; sale++) {
    await world.paidOrder()
    await world.drain()
  }
  say(`a sale, checkout to both payouts: ${(await serverMs(client) / SALES).toFixed(1)} ms in PostgreSQL`)
  await slowestStatements(client, say)
  await client.query('SELECT pg_stat_statements_reset()')
  for (let round = 0; round < ROUNDS; round++) await sweep()
  say(`a round of the worker, every 5 s: ${(await serverMs(client) / ROUNDS).toFixed(1)} ms in PostgreSQL`)
}

const OURS = `dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND toplevel AND query NOT ILIKE '%pg_stat_statements%'`

async function serverMs(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ ms: number }>(`SELECT coalesce(sum(total_exec_time), 0) AS ms FROM pg_stat_statements WHERE ${OURS}`)
  return rows[0]?.ms ?? Number.NaN
}

/** Statements that take longer than they should with nothing much to do. */
async function slowestStatements(client: pg.Client, say: (text: string) => void): Promise<void> {
  const { rows } = await client.query<{ ms: number; query: string }>(`SELECT mean_exec_time AS ms, left(regexp_replace(query, '\\s+', ' ', 'g'), 140) AS query FROM pg_stat_statements WHERE ${OURS} AND mean_exec_time > 5 ORDER BY 1 DESC LIMIT 10`)
  for (const { ms, query } of rows) say(`  ${ms.toFixed(1)} ms  ${query}`)
}
