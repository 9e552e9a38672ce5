import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { cookieOf, type DemoRole } from './people'
import { BASE } from './shop-api'

// Statement count is what costs a page most (performance.md), and it is exact: a signed-in page sends at most five, however many rows it shows.

const MOST = 5
const READS = 10
const PAGES: readonly (readonly [DemoRole, string])[] = [
  ['RESELLER', '/reseller'], ['RESELLER', '/reseller/orders'], ['RESELLER', '/reseller/products'], ['RESELLER', '/reseller/payouts'],
  ['ADMIN', '/admin'], ['ADMIN', '/admin/orders'], ['ADMIN', '/admin/payouts'], ['ADMIN', '/admin/resellers'],
]
/** What the web process sends by itself: the queue's look at its settings. What PostgreSQL runs inside itself is not sent. */
const COUNT = `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements
  WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND toplevel AND query !~* '^(begin|commit|rollback|select 1 from only)' AND query !~ '(pgboss|pg_stat_statements|set_config)'`

const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(process.env.DATA_DIR ?? '.data', name), 'utf8')) as T

let database: pg.Client
test.beforeAll(async () => {
  database = new pg.Client({ connectionString: read<{ env: { DATABASE_URL: string } }>('environment.json').env.DATABASE_URL })
  await database.connect()
})
test.afterAll(() => database.end())

async function statementsPerRead(url: string, cookie: string): Promise<number> {
  for (let index = 0; index < 3; index++) expect((await fetch(url, { headers: { cookie } })).status).toBe(200)
  await database.query('SELECT pg_stat_statements_reset()')
  for (let index = 0; index < READS; index++) await (await fetch(url, { headers: { cookie } })).arrayBuffer()
  const { rows } = await database.query<{ calls: number }>(COUNT)
  return (rows[0]?.calls ?? 0) / READS
}

test('a signed-in page sends at most five statements', async () => {
  test.setTimeout(120_000)
  const cookies = { RESELLER: await cookieOf('RESELLER'), ADMIN: await cookieOf('ADMIN'), SHOPPER: '' }
  const workers = read<{ worker: number[] }>('pids.json').worker
  workers.forEach((pid) => process.kill(pid, 'SIGSTOP')) // it looks around all the time
  try {
    const counts: Record<string, number> = {}
    for (const [role, page] of PAGES) counts[page] = await statementsPerRead(`${BASE}${page}`, cookies[role])
    expect(Object.values(counts).every((count) => count > 0)).toBe(true)
    expect(Object.entries(counts).filter(([, count]) => count > MOST)).toEqual([])
  } finally {
    workers.forEach((pid) => process.kill(pid, 'SIGCONT'))
  }
})
