import '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { env } from '@/lib/foundation/env'
import { ADMIN_ORDER_TABS, listOrders } from '@/lib/reports/admin/list-orders'
import { listPayouts, PAYOUT_TABS } from '@/lib/reports/admin/list-payouts'
import { readCycle } from '@/lib/reports/admin/read-cycle'
import { readLedgerPage } from '@/lib/reports/admin/read-ledger'
import { readProfit } from '@/lib/reports/admin/read-profit'
import { readAccountBalances } from '@/lib/cycle/ledger/store'
import { ordersMeant } from '@/lib/reports/find-orders'
import { TOTAL_INVARIANTS } from '@/lib/reports/invariants/totals'
import { listResellerOrders } from '@/lib/reports/list-reseller-orders'
import { listResellerPayouts } from '@/lib/reports/list-reseller-payouts'
import { ORDER_BUCKETS, type OrderBucket } from '@/lib/reports/order-bucket'
import { readResellerToday } from '@/lib/reports/read-reseller-today'
import { foldTotals } from '@/lib/reports/totals'
import { fillSales, resellerId } from '@/tests/bench/many-sales/fill'

const SALES = 3_000
const LARGEST = resellerId(0)

let owner: pg.Client
beforeAll(async () => {
  await fillSales(env().databaseUrl, 0, SALES, () => undefined)
  owner = new pg.Client({ connectionString: env().databaseUrl })
  await owner.connect()
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDatabase()
})

const wrong = async () => (await owner.query(TOTAL_INVARIANTS[0]?.query(new Date()).text ?? '')).rows
const pages = () => Promise.all([readCycle(), readProfit(90), listPayouts(undefined), listOrders({}), readLedgerPage({}), readResellerToday(LARGEST), listResellerPayouts(LARGEST)])
const changes = async () => Number((await owner.query<{ count: string }>('SELECT (SELECT count(*) FROM total_changes) + (SELECT count(*) FROM sale_day_changes) AS count')).rows[0]?.count)

/** Moves as the product makes them, by hundreds: each counts itself. */
const MOVES: readonly string[] = [
  `UPDATE orders SET status = 'PAID' WHERE id IN (SELECT id FROM orders WHERE "userId" = '${LARGEST}' AND status = 'DELIVERED' ORDER BY id LIMIT 3)`,
  `UPDATE orders SET status = 'FAILED' WHERE id IN (SELECT id FROM orders WHERE "userId" = '${LARGEST}' AND status = 'DELIVERED' ORDER BY id LIMIT 3)`,
  `UPDATE orders SET status = 'PURCHASED' WHERE id IN (SELECT id FROM orders WHERE "userId" = '${LARGEST}' AND status = 'DELIVERED' ORDER BY id LIMIT 4)`,
  `UPDATE purchases SET status = 'AWAITING_PAYMENT' WHERE "orderId" IN (SELECT id FROM orders WHERE "userId" = '${LARGEST}' AND status = 'PURCHASED' ORDER BY id LIMIT 2)`,
  `UPDATE orders SET status = 'DELIVERED' WHERE id IN (SELECT id FROM orders WHERE status = 'SHIPPED' ORDER BY id LIMIT 40)`,
  `UPDATE payouts SET status = 'SENDING' WHERE id IN (SELECT id FROM payouts WHERE status = 'PAID' ORDER BY id LIMIT 30)`,
  `UPDATE payouts SET "amountMinor" = "amountMinor" - 1, "paidAt" = NULL WHERE status = 'SENDING'`,
  `UPDATE sales SET status = 'PAYOUT_FAILED' WHERE id IN (SELECT id FROM sales WHERE status = 'PAID_OUT' ORDER BY id LIMIT 20)`,
  `UPDATE payments SET status = 'REFUNDED' WHERE id IN (SELECT id FROM payments WHERE status = 'COMPLETED' ORDER BY id LIMIT 10)`,
  `UPDATE purchases SET "actualCostMinor" = "actualCostMinor" + 7 WHERE id IN (SELECT id FROM purchases ORDER BY id LIMIT 25)`,
  `UPDATE refunds SET status = 'PENDING' WHERE id IN (SELECT id FROM refunds ORDER BY id LIMIT 5)`,
  `UPDATE orders SET "paidAt" = "paidAt" - interval '2 days' WHERE id IN (SELECT id FROM orders WHERE status = 'DELIVERED' ORDER BY id LIMIT 10)`,
  `UPDATE payouts SET "amountMinor" = "amountMinor" - 2, "withheldMinor" = "withheldMinor" + 2 WHERE id IN (SELECT id FROM payouts WHERE beneficiary = 'ADMIN' AND status = 'PAID' ORDER BY id LIMIT 12)`,
  `INSERT INTO sale_corrections SELECT 'cor_one' || id, id, 'REFUND', 'one' || id, 100, 0, 0, 0, 10, 0, 90, now() FROM sales WHERE status = 'PAID_OUT' ORDER BY id LIMIT 30`,
  `INSERT INTO sale_corrections SELECT 'cor_rest' || f.id, f.id, 'REVERSAL', 'rest' || f.id, f."salePrice", f.tax, f."aliexpressCost", f."paymentFee", f."commissionAmount", f."payoutFee", f."netProfit", now()
    FROM standing_sales f WHERE EXISTS (SELECT FROM sale_corrections c WHERE c."saleId" = f.id AND c.id LIKE 'cor_one%')`,
  `UPDATE sales SET status = 'REVERSED' WHERE id IN (SELECT "saleId" FROM sale_corrections WHERE id LIKE 'cor_rest%' ORDER BY id LIMIT 20)`,
  `UPDATE sales SET status = 'REVERSED' WHERE id IN (SELECT "saleId" FROM payouts WHERE beneficiary = 'ADMIN' AND "withheldMinor" > 0 AND NOT "saleReversed" ORDER BY id LIMIT 4)`,
  `UPDATE payouts SET status = 'RETURNED' WHERE id IN (SELECT id FROM payouts WHERE beneficiary = 'ADMIN' AND status = 'PAID' AND "saleReversed" ORDER BY id LIMIT 3)`,
]

describe('what the pages count', () => {
  it('is what the rows say, whatever moves: orders, payments, purchases, sales and their corrections, payouts, refunds', async () => {
    expect(await wrong()).toEqual([])
    for (const move of MOVES) {
      const { rowCount } = await owner.query(move)
      expect([move.slice(0, 40), (rowCount ?? 0) > 0, await wrong()]).toEqual([move.slice(0, 40), true, []])
    }
    expect(await changes()).toBeGreaterThan(300)
  })

  it('is the same before and after the worker has added the changes up, and no change is left', async () => {
    const before = await pages()
    await foldTotals()
    expect(await changes()).toBe(0)
    expect(await pages()).toEqual(before)
    expect(await wrong()).toEqual([])
  })

  it('counts each change once where workers add up while others move orders', async () => {
    const move = async (from: string, to: string) => {
      for (let round = 0; round < 15; round++) await prisma.$executeRawUnsafe(`UPDATE orders SET status = '${to}' WHERE id = (SELECT id FROM orders WHERE status = '${from}' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)`)
    }
    await Promise.all([move('PURCHASED', 'SHIPPED'), move('SHIPPED', 'DELIVERED'), ...Array.from({ length: 3 }, async () => { for (let round = 0; round < 10; round++) await foldTotals() })])
    await foldTotals()
    expect(await changes()).toBe(0)
    expect(await wrong()).toEqual([])
  })

  it('is worked off in rounds where the worker was away for long', async () => {
    await owner.query(`INSERT INTO total_changes SELECT '', 'order.PAID', '-infinity', 'USD', 1 - 2 * (n % 2), 0 FROM generate_series(1, 50000) n`)
    const before = await pages()
    await foldTotals()
    expect([await changes(), await wrong()]).toEqual([0, []])
    expect(await pages()).toEqual(before)
  })

  it('is counted anew to the same', async () => {
    const before = await pages()
    await owner.query('SELECT recount_totals()')
    expect(await pages()).toEqual(before)
  })

  it('is added up or counted anew by one at a time: a worker leaves it to the other, a new count waits', async () => {
    const other = new pg.Client({ connectionString: env().databaseUrl })
    await other.connect()
    await other.query('BEGIN')
    await other.query(`SELECT pg_advisory_xact_lock(hashtext('ivan-reseller totals'))`)
    await owner.query(`UPDATE orders SET status = 'DELIVERED' WHERE id = (SELECT id FROM orders WHERE status = 'SHIPPED' ORDER BY id LIMIT 1)`)
    const waiting = await changes()
    await foldTotals()
    expect([waiting > 0, await changes()]).toEqual([true, waiting])
    const ends: string[] = []
    const recount = owner.query('SELECT recount_totals()').then(() => { ends.push('recount') })
    await new Promise((resolve) => setTimeout(resolve, 300))
    ends.push('other')
    await other.query('COMMIT')
    await recount
    await other.end()
    expect([ends, await changes(), await wrong()]).toEqual([['other', 'recount'], 0, []])
  })

  it('is the trial balance that the entries give', async () => {
    const { accounts } = await readLedgerPage({})
    const entries = await readAccountBalances()
    const others = accounts.find((each) => each.others > 0)
    for (const { accountId, debitMinor, creditMinor, balanceMinor } of accounts.filter((each) => each.others === 0)) expect(entries).toContainEqual(expect.objectContaining({ accountId, debitMinor, creditMinor, balanceMinor }))
    const largest = entries.filter((each) => each.code === 'reseller_payable').map((each) => each.balanceMinor).sort((a, b) => Number(a - b))
    expect([others?.others, others?.balanceMinor]).toEqual([largest.length - 30, largest.slice(30).reduce((sum, each) => sum + each, 0n)])
    expect(accounts.reduce((sum, each) => sum + each.balanceMinor, 0n)).toBe(0n)
  })
})

/** A list from its first page to its last. */
async function whole<T extends { readonly id: string }>(read: (after: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>): Promise<T[]> {
  const all: T[] = []
  for (let after: string | undefined; ;) {
    const { items, next } = await read(after)
    all.push(...items)
    if (next === null) return all
    after = next
  }
}

const idsOf = async (table: string, where: string) => (await owner.query<{ id: string }>(`SELECT id FROM ${table} WHERE ${where} ORDER BY id DESC`)).rows.map((row) => row.id)

describe('lists by ranges of an index', () => {
  it('shows in each tab of a reseller exactly the orders that stand there, in order, as many as the tab says', async () => {
    const inTab = new Map<OrderBucket, string[]>()
    for (const bucket of ORDER_BUCKETS) {
      const orders = await whole((after) => listResellerOrders(LARGEST, { bucket, after, limit: 7 }))
      expect(orders.filter((order) => order.bucket !== bucket).map((order) => [order.id, order.bucket])).toEqual([])
      expect(orders.map((order) => order.createdAt.getTime())).toEqual(orders.map((order) => order.createdAt.getTime()).sort((a, b) => b - a))
      inTab.set(bucket, orders.map((order) => order.id))
    }
    const { counts } = await listResellerOrders(LARGEST, { limit: 1 })
    expect(counts).toEqual(Object.fromEntries(ORDER_BUCKETS.map((bucket) => [bucket, inTab.get(bucket)?.length])))
    expect(Object.values(counts).every((count) => count > 0)).toBe(true)
    expect([...inTab.values()].flat().sort().reverse()).toEqual(await idsOf('orders', `"userId" = '${LARGEST}'`))
    const all = await whole((after) => listResellerOrders(LARGEST, { after, limit: 50 }))
    expect(all.map((order) => order.id).sort()).toEqual(ORDER_BUCKETS.filter((bucket) => bucket !== 'unpaid').flatMap((bucket) => inTab.get(bucket) ?? []).sort())
  })

  it('shows in each tab of the administration exactly the orders and payouts of its states', async () => {
    const { counts } = await listOrders({})
    const orders = Object.fromEntries(await Promise.all(ADMIN_ORDER_TABS.map(async (tab) => [tab, await whole((after) => listOrders({ tab, after, limit: 90 }))] as const)))
    expect(Object.fromEntries(Object.entries(orders).map(([tab, rows]) => [tab, rows.length]))).toEqual(counts)
    expect(Object.values(orders).flat().map((order) => order.id).sort().reverse()).toEqual(await idsOf('orders', 'TRUE'))
    const payouts = Object.fromEntries(await Promise.all(PAYOUT_TABS.map(async (tab) => [tab, await whole((after) => listPayouts(tab, after, 200))] as const)))
    expect(Object.fromEntries(Object.entries(payouts).map(([tab, rows]) => [tab, rows.length]))).toEqual((await listPayouts(undefined)).counts)
    expect((await whole((after) => listPayouts(undefined, after, 500))).map((payout) => payout.id)).toEqual(await idsOf('payouts', 'TRUE'))
  })
})

describe('a search', () => {
  const meant = async (words: string, userId?: string, searched?: number) => (await prisma.$queryRaw<{ id: string }[]>(ordersMeant(words, userId, searched))).map((row) => row.id).sort()
  const oldest = async () => (await owner.query<{ id: string; email: string; captureId: string; paypalOrderId: string; aliexpressOrderId: string }>(
    `SELECT o.id, o.email, p."captureId", p."paypalOrderId", o."aliexpressOrderId" FROM orders o JOIN payments p ON p."orderId" = o.id WHERE o."userId" = '${LARGEST}' AND o.status = 'DELIVERED' ORDER BY o.id LIMIT 1`)).rows[0]

  it('finds a whole number or address however old the order is, whatever its letters, and of the reseller’s own orders only', async () => {
    const order = await oldest()
    if (!order) throw new Error('no order')
    for (const words of [order.id, order.id.toUpperCase(), order.captureId.toLowerCase(), order.paypalOrderId, order.aliexpressOrderId]) {
      expect([words, await meant(words, LARGEST, 3), await meant(words, undefined, 3), await meant(words, resellerId(7), 3)]).toEqual([words, [order.id], [order.id], []])
    }
    expect(await meant(order.email.toUpperCase(), LARGEST, 3)).toEqual((await idsOf('orders', `"userId" = '${LARGEST}' AND email = '${order.email}'`)).sort())
  })

  it('finds a part of a name, a number or a title among the newest orders, and a reseller’s by their name', async () => {
    const newest = (await owner.query<{ id: string }>(`SELECT id FROM orders WHERE "userId" = '${LARGEST}' ORDER BY "createdAt" DESC LIMIT 3`)).rows.map((row) => row.id).sort()
    expect(await meant('na mill', LARGEST, 3)).toEqual(newest)
    expect(await meant('COFFEE', LARGEST, 3)).toEqual(newest)
    expect(await meant(newest[0]?.slice(-6) ?? '', LARGEST, 3)).toContain(newest[0])
    expect(await meant('100%', LARGEST)).toEqual([])
    expect(await meant('Reseller 123')).toEqual((await idsOf('orders', `"userId" = '${resellerId(123)}'`)).sort())
    expect((await listOrders({ words: 'Reseller 123' })).searched).toBeNull()
  })
})
