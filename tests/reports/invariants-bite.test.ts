import '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setClock } from '@/lib/foundation/clock'
import { closeDatabase } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { checkInvariants } from '@/lib/reports/invariants/check-invariants'
import { INVARIANTS } from '@/lib/reports/invariants/registry'
import { stopQueue } from '@/lib/queue/boss'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, loadOrder, sweepAndDrain } from '../cycle/cycle-books'

/**
 * Breaks every invariant on purpose: as the database's owner, with triggers off and the constraints in the way dropped, in a transaction that is rolled
 * back. Words in braces are the ids of one sale that was paid out: {O}rder, {P}ayment, {B} purchase, {S}ale, {Y} payout of the reseller, {U}ser, {N} an
 * order that nobody paid.
 */
const BREAKS: Readonly<Record<string, readonly string[]>> = {
  'INV-01': ['DROP INDEX "payments_captureId_key"', `UPDATE payments SET "captureId" = (SELECT "captureId" FROM payments WHERE id = '{P}') WHERE "orderId" = '{N}'`],
  'INV-02': [`INSERT INTO exceptions (id, kind, subject, facts, "openedAt", "seenAt") VALUES ('exc_1', 'CAPTURE_WITHOUT_PAYMENT', '7AB', '{}', now(), now())`],
  'INV-03': [`UPDATE payments SET "amountMinor" = "amountMinor" + 1 WHERE id = '{P}'`],
  'INV-04': [`UPDATE order_lines SET "unitPriceMinor" = "unitPriceMinor" + 1 WHERE "orderId" = '{O}'`],
  'INV-05': ['ALTER TABLE order_lines DISABLE TRIGGER order_lines_append_only'],
  'INV-06': [`INSERT INTO refunds (id, "orderId", "paymentId", status, "amountMinor", currency, "requestId", reason, "requestedBy", "createdAt") SELECT 'ref_1', '{O}', '{P}', 'COMPLETED', "amountMinor" + 1, 'USD', 'ref_1', 'x', 'x', now() FROM payments WHERE id = '{P}'`],
  'INV-07': [`UPDATE orders SET status = 'REFUNDED' WHERE id = '{O}'`, `DELETE FROM ledger_entries e USING ledger_transactions t WHERE t.id = e."transactionId" AND t."businessKey" = 'sale:{S}'`],
  'INV-08': [`UPDATE orders SET "aliexpressOrderId" = '1' WHERE id = '{O}'`],
  'INV-09': [`UPDATE orders SET "paidAt" = now() + interval '400 days' WHERE id = '{O}'`],
  'INV-10': [`UPDATE purchases SET "actualCostMinor" = "maxCostMinor" + 1 WHERE id = '{B}'`],
  'INV-11': ['DROP INDEX "purchases_orderId_supplierGroup_key"', `INSERT INTO purchases SELECT (jsonb_populate_record(b, '{"id": "pur_2", "outOrderId": "pur_2", "channel": "browser"}')).* FROM purchases b WHERE b.id = '{B}'`],
  'INV-12': [`UPDATE purchases SET request = jsonb_set(request, '{address,city}', '"Elsewhere"') WHERE id = '{B}'`],
  'INV-13': [`DELETE FROM sales WHERE id = '{S}'`],
  'INV-14': ['ALTER TABLE sales DROP CONSTRAINT sales_split_check', `UPDATE sales SET "commissionAmount" = "commissionAmount" + 1 WHERE id = '{S}'`],
  'INV-15': [`UPDATE payouts SET status = 'FAILED' WHERE id = '{Y}'`],
  'INV-16': [`UPDATE users SET balance = balance - 1 WHERE id = '{U}'`],
  'INV-17': [`UPDATE payouts SET receiver = NULL WHERE id = '{Y}'`],
  'INV-18': ['ALTER TABLE capital_reservations DROP CONSTRAINT capital_reservations_amount_check', `UPDATE capital_reservations SET "freeAfterMinor" = -1 WHERE "orderId" = '{O}'`],
  'INV-19': ['UPDATE capital_accounts SET "committedMinor" = "committedMinor" + 1'],
  'INV-21': ['UPDATE ledger_entries SET "amountMinor" = "amountMinor" + 1 WHERE id = (SELECT min(id) FROM ledger_entries)'],
  'INV-22': ['UPDATE ledger_entries SET "amountMinor" = "amountMinor" + 1 WHERE id = (SELECT min(id) FROM ledger_entries)'],
  'INV-23': [`UPDATE users SET balance = balance + 1 WHERE id = '{U}'`],
  'INV-24': ['GRANT UPDATE ON ledger_entries TO ivan_reseller_app', 'SET LOCAL ROLE ivan_reseller_app'],
  'INV-25': [`DELETE FROM ledger_transactions WHERE "businessKey" = 'sale:{S}'`],
  'INV-26': [`UPDATE ledger_transactions SET hash = 'x' WHERE "businessKey" = 'sale:{S}'`],
  'INV-27': [`UPDATE ledger_entries SET currency = 'EUR' WHERE id = (SELECT min(id) FROM ledger_entries)`],
  'INV-28': [`INSERT INTO exceptions (id, kind, subject, facts, "openedAt", "seenAt") VALUES ('exc_1', 'BALANCE_DIFFERS', 'USD', '{}', now(), now())`],
  'INV-29': [`UPDATE ledger_transactions SET "occurredAt" = now() + interval '400 days' WHERE "businessKey" = 'sale:{S}'`],
  'INV-30': [`UPDATE orders SET status = 'DELIVERED' WHERE id = '{O}'`],
  'INV-31': [`INSERT INTO order_events (id, "orderId", "userId", at, event, "fromStatus", "toStatus", actor, evidence) VALUES ('oev_1', '{N}', '{U}', now(), 'x', 'CANCELLED', 'PAID', 'x', '{}')`],
  'INV-32': [`UPDATE purchases SET "sentAt" = NULL WHERE id = '{B}'`],
  'INV-33': [`UPDATE payments SET status = 'CAPTURING', "captureSentAt" = now() - interval '1 hour' WHERE "orderId" = '{N}'`],
  'INV-34': [`UPDATE purchases SET "outOrderId" = 'another' WHERE id = '{B}'`],
  'INV-36': [`UPDATE purchases SET fence = 0 WHERE id = '{B}'`],
  'INV-37': [`INSERT INTO inbox_events (id, provider, "eventId", type, payload, "receivedAt", "nextTryAt") VALUES ('inb_1', 'paypal', 'WH-1', 'x', '{}', now() - interval '1 hour', now())`],
  'INV-38': [`UPDATE orders SET status = 'FAILED', "failureReason" = NULL WHERE id = '{O}'`],
  'INV-39': [`UPDATE orders SET status = 'CANCELLED' WHERE id = '{O}'`],
  'INV-40': [`UPDATE api_credentials SET credentials = '{"access_token": "50000"}'`],
  'INV-42': [`UPDATE api_credentials SET credentials = jsonb_set(credentials::jsonb, '{iv}', '"AAAA"')::text`],
  'INV-43': [`UPDATE orders SET "userId" = 'usr_another' WHERE id = '{O}'`],
  'INV-44': [`UPDATE payouts SET "confirmedBy" = 'usr_somebody' WHERE id = '{Y}'`],
  'INV-50': [
    `INSERT INTO disputes (id, "paypalDisputeId", "orderId", "paymentId", status, "amountMinor", currency, "openedAt", "changedAt", "createdAt") VALUES ('dsp_1', 'PP-R-1', '{O}', '{P}', 'OPEN', 1, 'USD', now() - interval '1 day', now(), now() - interval '1 day')`,
  ],
  'INV-51': [`INSERT INTO ledger_transactions (id, "businessKey", kind, "orderId", "occurredAt", "prevHash", hash) VALUES ('ltx_1', 'x', 'case_hold', '{O}', now() - interval '2 days', '', '')`, `INSERT INTO ledger_entries ("transactionId", "accountId", "amountMinor", currency) VALUES ('ltx_1', 'paypal_held:USD', 5, 'USD')`],
  'INV-52': [`INSERT INTO payment_reversals (id, "paypalTransactionId", kind, "orderId", "paymentId", "amountMinor", currency, "occurredAt", "createdAt") VALUES ('rev_1', '8AB', 'REVERSAL', '{O}', '{P}', 1, 'USD', now(), now())`],
  'INV-53': [`UPDATE totals SET count = count + 1 WHERE measure = 'order.PURCHASED'`, `UPDATE total_changes SET count = count + 1 WHERE measure = 'order.PURCHASED'`],
  'INV-46': [`UPDATE users SET role = 'ADMIN' WHERE id = '{U}'`],
}

const ABOUT_TRIGGERS = new Set(['INV-05', 'INV-24'])
const WITHOUT_GUARDS = `DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT conrelid::regclass AS rel, conname FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.rel, r.conname); END LOOP;
  FOR r IN SELECT DISTINCT tgrelid::regclass AS rel FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE NOT g.tgisinternal AND c.relnamespace = 'public'::regnamespace LOOP EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', r.rel); END LOOP;
END $$`

let world: World
let owner: pg.Client
const ids: Record<string, string> = {}
beforeAll(async () => {
  world = await startWorld()
  const { orderId } = await world.paidOrder()
  await drain(world)
  await advance(world, 61)
  await sweepAndDrain(world)
  const { sale, payment, purchases } = await loadOrder(orderId)
  const unpaid = await world.order()
  Object.assign(ids, { O: orderId, P: payment?.id, B: purchases[0]?.id, S: sale?.id, Y: sale?.payouts.find((each) => each.beneficiary === 'RESELLER')?.id, U: world.userId, N: unpaid.orderId })
  await stopQueue() // its connections would hold locks against the changes below
  owner = new pg.Client({ connectionString: env().databaseUrl, options: '-c TimeZone=UTC -c lock_timeout=5000' })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  setClock(null)
  await world.stop()
  await closeDatabase()
})

/** The rows that an invariant reports after it was broken, in a transaction that never happens. */
async function rowsAfter(number: string, statements: readonly string[]): Promise<number> {
  const invariant = INVARIANTS.find((each) => each.number === number)
  if (!invariant) throw new Error(`no invariant ${number}`)
  await owner.query('BEGIN')
  try {
    if (!ABOUT_TRIGGERS.has(number)) await owner.query(WITHOUT_GUARDS)
    for (const each of statements) await owner.query(each.replace(/\{([A-Z])\}/g, (_, letter: string) => ids[letter] ?? letter))
    const query = invariant.query(new Date(Date.now() + 2 * 3_600_000))
    return (await owner.query(query.text, [...query.values])).rows.length
  } finally {
    await owner.query('ROLLBACK')
  }
}

describe('every invariant bites', () => {
  it('all hold while nothing is broken', async () => {
    const { results } = await checkInvariants()
    expect(results.filter((each) => each.broken > 0)).toEqual([])
  })

  it('each has its way to be broken here', () => {
    expect(Object.keys(BREAKS).sort()).toEqual(INVARIANTS.map((each) => each.number).sort())
  })

  it.each(Object.entries(BREAKS))('%s reports what breaks it', async (number, statements) => {
    expect(await rowsAfter(number, statements)).toBeGreaterThan(0)
  })
})
