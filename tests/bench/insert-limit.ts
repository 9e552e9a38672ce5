import pg from 'pg'

const STATEMENTS = 10
const SECONDS = 4

/**
 * What this PostgreSQL can do at most with the same rows: per order four transactions and ten prepared statements (an order with line, payment,
 * event; the payment's move; the order's move with ledger rows), by as many clients, without any program around it. The peer of the same run.
 */
export async function measureLimit(databaseUrl: string, clients: number): Promise<{ perSecond: number }> {
  const setup = new pg.Client({ connectionString: databaseUrl })
  await setup.connect()
  await setup.query(`CREATE SCHEMA IF NOT EXISTS bench; DROP TABLE IF EXISTS bench.o, bench.e;
    CREATE TABLE bench.o (id text PRIMARY KEY, status text NOT NULL, total bigint NOT NULL, at timestamptz NOT NULL DEFAULT now());
    CREATE TABLE bench.e (id bigserial PRIMARY KEY, o text NOT NULL, amount bigint NOT NULL); CREATE INDEX ON bench.e (o)`)
  const until = performance.now() + SECONDS * 1000
  let orders = 0
  const run = async (worker: number) => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    for (let index = 0; performance.now() < until; index++) {
      await order(client, `${worker}-${index}`)
      orders++
    }
    await client.end()
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: clients }, (_, worker) => run(worker)))
  const seconds = (performance.now() - startedAt) / 1000
  await setup.query('DROP SCHEMA bench CASCADE')
  await setup.end()
  return { perSecond: orders / seconds }
}

async function order(client: pg.Client, id: string): Promise<void> {
  const insert = { name: 'insert-order', text: 'INSERT INTO bench.o (id, status, total) VALUES ($1, $2, $3)' }
  const entry = { name: 'insert-entry', text: 'INSERT INTO bench.e (o, amount) VALUES ($1, $2)' }
  const move = { name: 'move-order', text: 'UPDATE bench.o SET status = $2 WHERE id = $1 AND status = $3' }
  const steps: [statement: { name: string; text: string }, values: unknown[]][][] = [
    [[insert, [id, 'CREATED', 1999]], [entry, [id, 1]]],
    [[move, [id, 'PAID', 'CREATED']], [entry, [id, 1999]], [entry, [id, -1999]]],
    [[move, [id, 'PURCHASED', 'PAID']], [entry, [id, 900]], [entry, [id, -900]]],
    [[entry, [id, 100]], [entry, [id, -100]]],
  ]
  if (steps.flat().length !== STATEMENTS) throw new Error('the limit must have ten statements')
  for (const transaction of steps) {
    await client.query('BEGIN')
    for (const [statement, values] of transaction) await client.query({ ...statement, values })
    await client.query('COMMIT')
  }
}
