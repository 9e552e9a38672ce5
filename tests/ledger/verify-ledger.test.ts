import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { closeDatabase } from '@/lib/foundation/db'
import { verifyLedger } from '@/lib/cycle/ledger/verify-ledger'
import { checkInvariants } from '@/lib/reports/invariants/check-invariants'
import { testDatabaseUrl } from '@/tests/setup/test-database'
import { startWorld, type World } from '@/tests/setup/start-world'

let world: World
let orderId: string
beforeAll(async () => {
  world = await startWorld()
  orderId = (await world.paidOrder()).orderId
  await world.order() // one that nobody pays
  await world.drain()
})
afterAll(async () => {
  await world.stop()
  await closeDatabase()
})

const GUARDED = ['ledger_accounts', 'ledger_transactions', 'ledger_entries', 'orders', 'order_lines', 'order_events']

/** As the owner of the tables, with the guards off: what only somebody with the whole database could do. */
async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  try {
    const guards = (to: string) => GUARDED.map((table) => `ALTER TABLE ${table} ${to} TRIGGER USER`).join('; ')
    await client.query(`BEGIN; ${guards('DISABLE')}; ${sql}; ${guards('ENABLE')}; COMMIT`)
  } finally {
    await client.end()
  }
}

const kinds = async () => [...new Set((await verifyLedger()).differences.map((each) => each.kind))].sort()
const broken = async () => (await checkInvariants()).results.filter((each) => each.broken > 0)

describe('after a whole sale', () => {
  it('the ledger is verified: one order with money, no difference', async () => {
    const report = await verifyLedger()
    expect(report.differences).toEqual([])
    expect(report).toMatchObject({ orders: 1, transactions: 9 })
    expect(report.headHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('every invariant holds', async () => {
    expect(await broken()).toEqual([])
    expect((await checkInvariants()).checked).toBeGreaterThanOrEqual(35)
  })
})

describe('a ledger that somebody has changed', () => {
  const cases: { what: string; change: string; back: string; ledger: string[]; invariants: string[] }[] = [
    {
      what: 'an amount moved between two entries of the sale',
      change: `UPDATE ledger_entries SET "amountMinor" = "amountMinor" + CASE WHEN "accountId" LIKE 'platform_commission%' THEN -100 ELSE 100 END WHERE "transactionId" = (SELECT id FROM ledger_transactions WHERE kind = 'sale') AND ("accountId" LIKE 'platform_commission%' OR "accountId" LIKE 'reseller_payable%')`,
      back: `UPDATE ledger_entries SET "amountMinor" = "amountMinor" + CASE WHEN "accountId" LIKE 'platform_commission%' THEN 100 ELSE -100 END WHERE "transactionId" = (SELECT id FROM ledger_transactions WHERE kind = 'sale') AND ("accountId" LIKE 'platform_commission%' OR "accountId" LIKE 'reseller_payable%')`,
      ledger: ['balance', 'chain', 'commission', 'netProfit', 'totalEarnings'],
      invariants: ['INV-23', 'INV-26', 'INV-53'],
    },
    {
      what: 'an entry that does not balance',
      change: `UPDATE ledger_entries SET "amountMinor" = "amountMinor" + 1 WHERE "accountId" = 'payment_fees:USD' AND "amountMinor" > 0`,
      back: `UPDATE ledger_entries SET "amountMinor" = "amountMinor" - 1 WHERE "accountId" = 'payment_fees:USD' AND "amountMinor" > 0`,
      ledger: ['chain', 'entries', 'paymentFee', 'profitSplit', 'trial_balance'],
      invariants: ['INV-21', 'INV-22', 'INV-26', 'INV-53'],
    },
    {
      what: 'a transaction taken out',
      change: `CREATE TABLE taken AS SELECT * FROM ledger_transactions WHERE kind = 'supplier_cost'; CREATE TABLE taken_entries AS SELECT * FROM ledger_entries WHERE "transactionId" IN (SELECT id FROM taken); DELETE FROM ledger_entries WHERE "transactionId" IN (SELECT id FROM taken); DELETE FROM ledger_transactions WHERE id IN (SELECT id FROM taken)`,
      back: `INSERT INTO ledger_transactions SELECT * FROM taken; INSERT INTO ledger_entries SELECT * FROM taken_entries; DROP TABLE taken; DROP TABLE taken_entries`,
      ledger: ['chain', 'profitSplit', 'supplierCost'],
      invariants: ['INV-26', 'INV-53'],
    },
    {
      what: 'a balance on the reseller’s row',
      change: `UPDATE users SET balance = balance + 5 WHERE role = 'RESELLER'`,
      back: `UPDATE users SET balance = balance - 5 WHERE role = 'RESELLER'`,
      ledger: ['balance'],
      invariants: ['INV-23'],
    },
    {
      what: 'a payment document',
      change: `UPDATE payments SET "feeMinor" = "feeMinor" + 3 WHERE status = 'COMPLETED'`,
      back: `UPDATE payments SET "feeMinor" = "feeMinor" - 3 WHERE status = 'COMPLETED'`,
      ledger: ['captured', 'paymentFee'],
      invariants: ['INV-03'],
    },
  ]
  it.each(cases)('is found: $what', async ({ change, back, ledger, invariants }) => {
    await tamper(change)
    try {
      expect(await kinds()).toEqual(ledger)
      expect((await broken()).map((each) => each.number)).toEqual(invariants)
    } finally {
      await tamper(back)
    }
    expect((await verifyLedger()).differences).toEqual([])
  })

  it('names the order, the figure and how far it is off', async () => {
    await tamper(`UPDATE sales SET "aliexpressCost" = "aliexpressCost" WHERE FALSE; UPDATE purchases SET "actualCostMinor" = "actualCostMinor" + 7`)
    try {
      expect((await verifyLedger()).differences).toMatchObject([{ kind: 'supplierCost', subject: orderId, offMinor: -7n, currency: 'USD' }])
    } finally {
      await tamper(`UPDATE purchases SET "actualCostMinor" = "actualCostMinor" - 7`)
    }
  })
})

describe('broken rows of the cycle', () => {
  const cases: [number: string, change: string, back: string][] = [
    ['INV-04', `UPDATE order_lines SET quantity = quantity + 1 WHERE "orderId" = (SELECT id FROM orders WHERE status = 'CREATED')`, `UPDATE order_lines SET quantity = quantity - 1 WHERE "orderId" = (SELECT id FROM orders WHERE status = 'CREATED')`],
    ['INV-09', `UPDATE orders SET "paidAt" = "paidAt" + interval '1 hour'`, `UPDATE orders SET "paidAt" = "paidAt" - interval '1 hour'`],
    ['INV-12', `UPDATE purchases SET request = jsonb_set(request, '{address,city}', '"Elsewhere"')`, `UPDATE purchases SET request = jsonb_set(request, '{address,city}', '"San Jose"')`],
    ['INV-16', `UPDATE payouts SET "amountMinor" = "amountMinor" + 1 WHERE beneficiary = 'ADMIN'`, `UPDATE payouts SET "amountMinor" = "amountMinor" - 1 WHERE beneficiary = 'ADMIN'`],
    ['INV-19', `UPDATE capital_accounts SET "committedMinor" = 10`, `UPDATE capital_accounts SET "committedMinor" = 0`],
    ['INV-30', `UPDATE orders SET status = 'SHIPPED' WHERE status = 'PURCHASED'`, `UPDATE orders SET status = 'PURCHASED' WHERE status = 'SHIPPED'`],
    ['INV-33', `UPDATE payments SET status = 'CAPTURING', "captureSentAt" = now() - interval '1 hour' WHERE status = 'CREATED'`, `UPDATE payments SET status = 'CREATED', "captureSentAt" = NULL WHERE status = 'CAPTURING'`],
    ['INV-42', `UPDATE api_credentials SET "keyId" = 'another'`, `UPDATE api_credentials SET "keyId" = credentials::jsonb ->> 'kid'`],
  ]
  it.each(cases)('%s finds them', async (number, change, back) => {
    await tamper(change)
    try {
      expect((await broken()).map((each) => each.number)).toContain(number)
    } finally {
      await tamper(back)
    }
    expect(await broken()).toEqual([])
  })

})
