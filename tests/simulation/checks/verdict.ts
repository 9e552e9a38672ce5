import type pg from 'pg'
import { verifyLedger } from '@/lib/cycle/ledger/verify-ledger'
import { checkInvariants } from '@/lib/reports/invariants/check-invariants'
import type { OrderRow as SupplierOrder } from '@/sandbox/aliexpress/rows'
import type { Effect } from '@/sandbox/foundation/create-effects'
import type { Capture, PayoutItem, Refund } from '@/sandbox/paypal/records'
import type { OrderTrail } from '../../setup/order-trail'
import type { ThirdParties } from '../world/third-parties'

export interface Verdict {
  readonly wrong: readonly string[]
  readonly counts: { orders: number; captured: number; bought: number; sales: number; paidOut: number; refunded: number; reversed: number; transactions: number }
}

interface Row extends OrderTrail {
  readonly totalMinor: string
  /** Sales that stand; the others were reversed because the supplier called the order off. */
  readonly standing: number
  readonly refundStatus: string[]
  /** PayPal took money of the sale back. */
  readonly isTakenBack: boolean
  /** The supplier gave money for the goods back beside the purchase, which stays as it is. */
  readonly isReturned: boolean
}

const ROWS = `
  SELECT o.id AS "orderId", o.status AS "orderStatus", o."totalMinor", p.status AS "paymentStatus", p."paypalOrderId", p."captureId", coalesce(p."netMinor" + p."feeMinor", p."amountMinor") AS "amountMinor",
    b.status AS "purchaseStatus", b."outOrderId", b."actualCostMinor",
    ARRAY(SELECT s."supplierOrderId" FROM supplier_orders s WHERE s."purchaseId" = b.id ORDER BY 1) AS "supplierOrderIds",
    (SELECT count(*)::int FROM sales s WHERE s."orderId" = o.id) AS sales, (SELECT count(*)::int FROM sales s WHERE s."orderId" = o.id AND s.status <> 'REVERSED') AS standing, ARRAY(SELECT r.status FROM refunds r WHERE r."orderId" = o.id) AS "refundStatus",
    EXISTS (SELECT FROM payment_reversals v WHERE v."orderId" = o.id AND v.kind = 'REVERSAL') AS "isTakenBack",
    EXISTS (SELECT FROM ledger_transactions t WHERE t."businessKey" LIKE 'supplier_refund:' || b.id || ':%') AS "isReturned"
  FROM orders o JOIN payments p ON p."orderId" = o.id LEFT JOIN purchases b ON b."orderId" = o.id`

const TOOK_MONEY = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'])
const HAS_MONEY = new Set(['COMPLETED', 'REFUNDED', 'MISMATCH'])
/** Where an order may rest: ended, bought and on its way, or stopped in front of a person. */
const REST = new Set(['CANCELLED', 'REFUNDED', 'DELIVERED', 'SHIPPED', 'PURCHASED', 'FAILED'])

/** At the end: the product's rows against what really happened at the third parties, one by one and to the cent. */
export async function reachVerdict(parties: ThirdParties, owner: pg.Client, openingMinor: bigint): Promise<Verdict> {
  const wrong: string[] = []
  const { rows } = await owner.query<Row>(ROWS)
  const captures = [...parties.table<Capture>('paypal', 'captures').values()]
  const bought = [...parties.table<SupplierOrder>('aliexpress', 'orders').values()]
  compareCaptures(rows, captures, wrong)
  comparePurchases(rows, bought, wrong)
  for (const row of rows) judgeOrder(row, wrong)
  const payouts = await comparePayouts(parties, owner, wrong)
  const reversed = await compareReversals(parties, owner, wrong)
  const refunded = await compareRefunds(parties, owner, reversed, wrong)
  await compareBalance(parties, owner, openingMinor, wrong)
  const unsettled = await owner.query<{ what: string }>(UNSETTLED)
  wrong.push(...unsettled.rows.map((row) => `not settled: ${row.what}`))
  const { results } = await checkInvariants()
  wrong.push(...results.filter((each) => each.broken > 0).map((each) => `${each.number} ${each.name}: ${each.rows.slice(0, 2).map((row) => `${row.subject} ${row.detail}`).join('; ')}`))
  const ledger = await verifyLedger()
  wrong.push(...ledger.differences.slice(0, 5).map((each) => `ledger ${each.kind} ${each.subject}: expected ${each.expected}, found ${each.found}`))
  const counts = {
    orders: rows.length, captured: captures.filter((each) => TOOK_MONEY.has(each.status)).length, bought: new Set(bought.flatMap((each) => (each.paidAtMs === null ? [] : [each.outOrderId]))).size,
    sales: rows.reduce((total, row) => total + row.sales, 0), paidOut: payouts, refunded, reversed: reversed.size, transactions: ledger.transactions,
  }
  return { wrong, counts }
}

const UNSETTLED = `
  SELECT 'payment ' || id || ' ' || status AS what FROM payments WHERE status IN ('CREATED', 'CAPTURING', 'PENDING')
  UNION ALL SELECT 'purchase ' || b.id || ' ' || b.status FROM purchases b JOIN orders o ON o.id = b."orderId" WHERE b.status IN ('SENT', 'UNKNOWN', 'ORDERED', 'AWAITING_PAYMENT') OR (b.status = 'PREPARED' AND o.status = 'PURCHASING')
  UNION ALL SELECT 'payout ' || id || ' ' || status FROM payouts WHERE status IN ('PENDING', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'SKIPPED_INSUFFICIENT_FUNDS')
  UNION ALL SELECT 'refund ' || id || ' ' || status FROM refunds WHERE status NOT IN ('COMPLETED', 'FAILED')
  UNION ALL SELECT 'refund of the supplier for ' || id FROM purchases WHERE "refundDueMinor" IS NOT NULL AND "refundedAt" IS NULL
  UNION ALL SELECT 'difference ' || kind || ' ' || subject || ' ' || facts::text FROM exceptions WHERE "closedAt" IS NULL AND kind IN ('UNKNOWN_MOVEMENT', 'CAPTURE_WITHOUT_PAYMENT', 'PAYMENT_WITHOUT_CAPTURE', 'BALANCE_DIFFERS', 'SUPPLIER_ORDER_UNBOUND')
  UNION ALL SELECT 'event ' || id || ' ' || type FROM inbox_events WHERE "processedAt" IS NULL`

function compareCaptures(rows: readonly Row[], captures: readonly Capture[], wrong: string[]): void {
  const byId = new Map(captures.map((each) => [each.id, each]))
  const taken = new Map<string, number>()
  const known = new Set(rows.filter((row) => HAS_MONEY.has(row.paymentStatus)).map((row) => row.captureId))
  for (const capture of captures) {
    if (!TOOK_MONEY.has(capture.status)) continue
    const key = capture.customId ?? capture.orderId
    taken.set(key, (taken.get(key) ?? 0) + 1)
    if (!known.has(capture.id)) wrong.push(`LOST: PayPal took ${capture.amount.minor} for ${key}, no payment says so`)
  }
  for (const [key, count] of taken) if (count > 1) wrong.push(`DUPLICATE: ${count} captures for ${key}`)
  for (const row of rows) {
    if (!HAS_MONEY.has(row.paymentStatus)) continue
    const capture = byId.get(row.captureId ?? '')
    if (!capture || !TOOK_MONEY.has(capture.status)) wrong.push(`payment of ${row.orderId} is ${row.paymentStatus}, PayPal says ${capture?.status ?? 'nothing'}`)
    else if (BigInt(capture.amount.minor) !== BigInt(row.amountMinor)) wrong.push(`payment of ${row.orderId}: ${row.amountMinor}, PayPal took ${capture.amount.minor}`)
  }
}

function comparePurchases(rows: readonly Row[], bought: readonly SupplierOrder[], wrong: string[]): void {
  const live = new Map<string, SupplierOrder[]>()
  for (const order of bought) {
    if (order.endReason === null) live.set(order.outOrderId, [...(live.get(order.outOrderId) ?? []), order])
  }
  const byNumber = new Map(rows.map((row) => [row.outOrderId, row]))
  for (const [number, orders] of live) {
    if (new Set(orders.map((order) => order.storeId)).size < orders.length) wrong.push(`DUPLICATE: ${orders.length} supplier orders for ${number}`)
    const row = byNumber.get(number)
    const bound = orders.every((order) => row?.supplierOrderIds.includes(order.orderId))
    if (!row || !bound) wrong.push(`LOST: the supplier has ${orders.map((order) => order.orderId).join(', ')} for ${number}, purchase is ${row?.purchaseStatus ?? 'missing'}`)
    if (row?.purchaseStatus === 'PAID') {
      const total = bought.filter((order) => order.outOrderId === number && order.paidAtMs !== null).reduce((sum, order) => sum + BigInt(order.totalMinor), 0n) // what was called off since was paid too
      if (total !== BigInt(row.actualCostMinor ?? '0')) wrong.push(`cost of ${row.orderId}: booked ${row.actualCostMinor ?? 'nothing'}, the supplier took ${total}`)
    }
  }
  for (const row of rows) if (row.purchaseStatus === 'PAID' && !live.has(row.outOrderId ?? '') && !row.isReturned) wrong.push(`purchase of ${row.orderId} is PAID, the supplier has no such order`)
}

function judgeOrder(row: Row, wrong: string[]): void {
  if (!REST.has(row.orderStatus)) wrong.push(`order ${row.orderId} rests in ${row.orderStatus}`)
  if (!row.isTakenBack && (row.purchaseStatus === 'PAID') !== (row.standing === 1)) wrong.push(`order ${row.orderId}: purchase ${row.purchaseStatus ?? 'none'}, ${row.standing} sales`)
}

async function comparePayouts(parties: ThirdParties, owner: pg.Client, wrong: string[]): Promise<number> {
  const items = [...parties.table<PayoutItem>('paypal', 'items').values()]
  const gone = new Map<string, PayoutItem[]>()
  for (const item of items) {
    const key = String(item.request.sender_item_id)
    if (item.status === 'SUCCESS' || item.status === 'UNCLAIMED' || item.status === 'ONHOLD') gone.set(key, [...(gone.get(key) ?? []), item])
  }
  const { rows } = await owner.query<{ id: string; status: string; amountMinor: string; receiver: string }>('SELECT id, status, "amountMinor", receiver FROM payouts')
  const known = new Map(rows.map((row) => [row.id, row]))
  for (const [id, list] of gone) {
    if (list.length > 1) wrong.push(`DUPLICATE: payout ${id} went out ${list.length} times`)
    const row = known.get(id)
    if (list[0] && row?.status === 'PAID' && list[0].status !== 'SUCCESS') wrong.push(`payout ${id} is PAID, PayPal says ${list[0].status}`)
    if (!row || !['PAID', 'UNCLAIMED', 'ONHOLD'].includes(row.status)) wrong.push(`LOST: PayPal paid ${id}, payout is ${row?.status ?? 'missing'}`)
    else if (BigInt(list[0]?.amount.minor ?? 0) !== BigInt(row.amountMinor)) wrong.push(`payout ${id}: ${row.amountMinor}, PayPal paid ${list[0]?.amount.minor ?? 0}`)
    else if (list[0]?.request.receiver !== row.receiver) wrong.push(`payout ${id} went to ${String(list[0]?.request.receiver)}, not ${row.receiver}`)
  }
  for (const row of rows) if (row.status === 'PAID' && !gone.has(row.id)) wrong.push(`payout ${row.id} is PAID, PayPal paid nothing`)
  return rows.filter((row) => row.status === 'PAID').length
}

/** What PayPal took back in cases, one by one; answers their numbers. */
async function compareReversals(parties: ThirdParties, owner: pg.Client, wrong: string[]): Promise<ReadonlySet<string>> {
  const taken = [...parties.table<Effect>('paypal', 'effects').values()].filter((effect) => effect.effect === 'capture-reversed')
  const { rows } = await owner.query<{ id: string; amountMinor: string; isReversal: boolean }>(`SELECT "paypalTransactionId" AS id, "amountMinor", TRUE AS "isReversal" FROM payment_reversals WHERE kind = 'REVERSAL'
    UNION ALL SELECT "paypalRefundId", "amountMinor", FALSE FROM refunds WHERE status = 'COMPLETED'`) // a refund in doubt may have taken it for itself
  const booked = new Map(rows.map((row) => [row.id, row.amountMinor]))
  for (const { id, amount } of taken) if (booked.get(id) !== (amount ?? '').replace('.', '').replace(/^0+/, '')) wrong.push(`LOST: PayPal took back ${amount ?? ''} (${id}), booked is ${booked.get(id) ?? 'nothing'}`)
  const ids = new Set(taken.map((effect) => effect.id))
  for (const row of rows) if (row.isReversal && !ids.has(row.id)) wrong.push(`reversal ${row.id} is booked, PayPal took nothing back`)
  return ids
}

async function compareRefunds(parties: ThirdParties, owner: pg.Client, reversed: ReadonlySet<string>, wrong: string[]): Promise<number> {
  const given = [...parties.table<Refund>('paypal', 'refunds').values()].filter((refund) => refund.status === 'COMPLETED' && !reversed.has(refund.id))
  const { rows } = await owner.query<{ id: string; paypalRefundId: string | null; amountMinor: string }>(`SELECT id, "paypalRefundId", "amountMinor" FROM refunds WHERE status = 'COMPLETED'`)
  const known = new Map(rows.map((row) => [row.paypalRefundId, row]))
  const perWish = new Map<string, number>()
  for (const refund of given) {
    perWish.set(refund.invoiceId ?? refund.id, (perWish.get(refund.invoiceId ?? refund.id) ?? 0) + 1)
    const row = known.get(refund.id)
    if (!row) wrong.push(`LOST: PayPal refunded ${refund.amount.minor} (${refund.id}), no refund says so`)
    else if (BigInt(row.amountMinor) !== BigInt(refund.amount.minor)) wrong.push(`refund ${row.id}: ${row.amountMinor}, PayPal gave ${refund.amount.minor}`)
  }
  for (const [wish, count] of perWish) if (count > 1) wrong.push(`DUPLICATE: ${count} refunds for ${wish}`)
  for (const row of rows) if (!reversed.has(row.paypalRefundId ?? '') && !given.some((refund) => refund.id === row.paypalRefundId)) wrong.push(`refund ${row.id} is COMPLETED, PayPal gave nothing`)
  return rows.length
}

async function compareBalance(parties: ThirdParties, owner: pg.Client, openingMinor: bigint, wrong: string[]): Promise<void> {
  const { rows } = await owner.query<{ total: string | null }>(`SELECT sum("amountMinor") AS total FROM ledger_entries WHERE "accountId" = 'paypal_balance:USD'`)
  const ledger = openingMinor + BigInt(rows[0]?.total ?? '0')
  const truth = parties.balanceMinor()
  if (ledger !== truth) wrong.push(`the ledger says ${ledger} at PayPal, PayPal has ${truth}: ${truth - ledger} cents apart`)
}
