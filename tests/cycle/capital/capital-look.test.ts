import { testDatabaseUrl } from '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCapital } from '@/lib/cycle/capital/store'
import { closeDatabase } from '@/lib/foundation/db'

const HISTORY = 30_000
let owner: pg.Client

/** A long history of payouts before the balance was read, and three after it. The books' guards are taken away first: it is the reading that is tested. */
beforeAll(async () => {
  owner = new pg.Client({ connectionString: testDatabaseUrl })
  await owner.connect()
  await owner.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
  for (const table of ['ledger_transactions', 'ledger_entries']) {
    await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    const { rows } = await owner.query<{ name: string }>(`SELECT conname AS name FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype IN ('f', 'c')`)
    for (const { name } of rows) await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`)
  }
  await owner.query(`INSERT INTO ledger_transactions ("id", "businessKey", "kind", "occurredAt", "prevHash", "hash", "paypalDebitMinor", "paypalDebitCurrency")
    SELECT 'ltx_' || i, 'k' || i, 'payout', now() - i * interval '10 seconds', 'x', 'y', 5, 'USD' FROM generate_series(0, ${HISTORY}) i`)
  await owner.query(`INSERT INTO ledger_entries ("transactionId", "accountId", "amountMinor", "currency")
    SELECT 'ltx_' || i, CASE WHEN side = 1 THEN 'paypal_balance:USD' ELSE 'reseller_payable:x:USD' END, CASE WHEN side = 1 THEN -5 ELSE 5 END, 'USD' FROM generate_series(0, ${HISTORY}) i, generate_series(1, 2) side`)
  await owner.query(`INSERT INTO capital_accounts ("currency", "balanceMinor", "balanceAsOf", "readAt") VALUES ('USD', 10000, now() - interval '25 seconds', now())
    ON CONFLICT ("currency") DO UPDATE SET "balanceMinor" = 10000, "balanceAsOf" = excluded."balanceAsOf", "readAt" = excluded."readAt"`)
  await owner.query('ANALYZE')
})
afterAll(async () => {
  await owner.end()
  await closeDatabase()
})

it('a look at the capital reads what was spent since the balance, not the whole history', async () => {
  await readCapital('USD') // the first look of a connection reads the catalogue too
  await owner.query('SELECT pg_stat_statements_reset()')
  expect((await readCapital('USD'))?.debitsSinceMinor).toBe(15n)
  const { rows } = await owner.query<{ blocks: string }>(`SELECT sum(shared_blks_hit + shared_blks_read) AS blocks FROM pg_stat_statements WHERE query LIKE '%debitsSinceMinor%' AND query NOT LIKE '%pg_stat%'`)
  expect(Number(rows[0]?.blocks)).toBeGreaterThan(0)
  expect(Number(rows[0]?.blocks)).toBeLessThan(30)
})
