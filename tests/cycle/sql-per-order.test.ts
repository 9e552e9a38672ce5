import '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { startWorld, type World } from '@/tests/setup/start-world'

// Statement count is what costs most (performance.md "What costs most"): it is exact, so it is held by a test. What PostgreSQL runs inside
// itself (foreign keys, the ledger's check at commit) is not sent by the program; BEGIN and COMMIT count as transactions, and a
// worker's fetch is one for a whole batch, so its number is not one of orders; nor is the queue's
// own look at its settings every two seconds.
const ORDERS = 10
const COUNTS = `SELECT
    coalesce(sum(calls) FILTER (WHERE query !~* '^(begin|commit|rollback|set |select pg_stat|select 1 from only|select coalesce\\(sum\\(sums|with next as)' AND query !~* '(set_config|pgboss\\.(queue|version))'), 0)::float AS statements,
    coalesce(sum(calls) FILTER (WHERE query ~* '^commit'), 0)::float AS transactions
  FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND toplevel`

let world: World
let observer: pg.Client
beforeAll(async () => {
  world = await startWorld()
  observer = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await observer.connect()
  await observer.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
  await world.paidOrder() // opens connections, caches the token
  await world.drain()
})
afterAll(async () => {
  await observer.end()
  await world.stop()
  await closeDatabase()
})

async function perOrder(work: () => Promise<void>): Promise<{ statements: number; transactions: number }> {
  await observer.query('SELECT pg_stat_statements_reset()')
  await work()
  const { rows } = await observer.query<{ statements: number; transactions: number }>(COUNTS)
  return { statements: (rows[0]?.statements ?? 0) / ORDERS, transactions: (rows[0]?.transactions ?? 0) / ORDERS }
}

describe('statements per order', () => {
  it('create -> PAID -> job enqueued takes at most 9 statements and one explicit transaction', async () => {
    const count = await perOrder(async () => { for (let index = 0; index < ORDERS; index++) await world.paidOrder() })
    expect(count.statements).toBeLessThanOrEqual(9)
    expect(count.transactions).toBeLessThanOrEqual(1)
  })

  it('fulfilment, sale and both payouts take at most 64 more, jobs included', async () => {
    const count = await perOrder(() => world.drain(1_500))
    expect(await prisma.sale.count({ where: { status: 'PAID_OUT' } })).toBe(ORDERS + 1)
    expect(count.statements).toBeLessThanOrEqual(64)
  })
})
