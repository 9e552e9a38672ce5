import type { OrderTrail } from '../setup/order-trail'
import { apartMinor, centsOf, effectsOf, query, verify, type Effect } from './books'
import type { Shop } from './open-shop'
import type { Bought } from './shoppers'

export interface Verdict {
  readonly wrong: string[]
  readonly counts: { captures: number; purchases: number; sales: number; payouts: number; failed: number }
  /** Why orders stand in front of a person. */
  readonly reasons: string[]
  readonly invariants: { holding: number; checked: number }
}

export interface Row extends OrderTrail {
  readonly failureReason: string | null
  readonly isShown: boolean
}

const ROWS = `
  SELECT o.id AS "orderId", o.status AS "orderStatus", o."failureReason", p.status AS "paymentStatus", p."paypalOrderId", p."captureId", p."amountMinor"::text AS "amountMinor",
    b.status AS "purchaseStatus", b."outOrderId", b."actualCostMinor"::text AS "actualCostMinor",
    ARRAY(SELECT s."supplierOrderId" FROM supplier_orders s WHERE s."purchaseId" = b.id ORDER BY 1) AS "supplierOrderIds",
    (SELECT count(*)::int FROM sales s WHERE s."orderId" = o.id) AS sales,
    EXISTS (SELECT FROM exceptions x WHERE x."orderId" = o.id AND x."closedAt" IS NULL) AS "isShown"
  FROM orders o JOIN payments p ON p."orderId" = o.id LEFT JOIN purchases b ON b."orderId" = o.id`

const HAS_MONEY = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'MISMATCH'])
/** Ended, or bought and on its way; FAILED stands in front of a person (the order list of reseller and admin, "needs you"). */
const REST = new Set(['CANCELLED', 'REFUNDED', 'PURCHASED', 'SHIPPED', 'DELIVERED', 'FAILED'])

function groupBy(effects: readonly Effect[], keyOf: (effect: Effect) => string): Map<string, Effect[]> {
  const groups = new Map<string, Effect[]>()
  for (const effect of effects) groups.set(keyOf(effect), [...(groups.get(keyOf(effect)) ?? []), effect])
  return groups
}

/** Every capture at PayPal is one payment here, and the other way round. */
export function compareCaptures(rows: readonly Row[], captures: readonly Effect[], bought: readonly Bought[], wrong: string[]): void {
  const byCapture = new Map(rows.filter((row) => HAS_MONEY.has(row.paymentStatus)).map((row) => [row.captureId, row]))
  for (const [order, list] of groupBy(captures, (each) => each.facts.orderId ?? '')) {
    if (list.length > 1) wrong.push(`DUPLICATE: ${list.length} captures of PayPal order ${order}`)
    for (const capture of list) {
      const row = byCapture.get(capture.id)
      if (!row) wrong.push(`LOST: PayPal took ${capture.amount ?? '?'} for its order ${order} (${capture.id}), no payment says so`)
      else if (centsOf(capture.amount ?? '') !== BigInt(row.amountMinor)) wrong.push(`payment of ${row.orderId}: ${row.amountMinor} cents, PayPal took ${capture.amount ?? '?'}`)
    }
  }
  const taken = new Set(captures.map((each) => each.id))
  for (const row of byCapture.values()) if (!taken.has(row.captureId ?? '')) wrong.push(`payment of ${row.orderId} is ${row.paymentStatus}, PayPal took nothing`)
  const paid = new Set([...byCapture.values()].map((row) => row.orderId))
  for (const each of bought) if (!paid.has(each.orderId)) wrong.push(`LOST: the shopper was told that ${each.orderId} is paid, the shop knows of no money`)
}

/** Every supplier order is one purchase here, paid for once, and the other way round; every order rests where somebody sees it. */
export function comparePurchases(rows: readonly Row[], ordered: readonly Effect[], debits: readonly Effect[], wrong: string[]): void {
  const byNumber = new Map(rows.filter((row) => row.outOrderId !== null).map((row) => [row.outOrderId, row]))
  const groups = groupBy(ordered, (each) => each.facts.outOrderId ?? '')
  for (const [number, list] of groups) {
    if (list.length > 1) wrong.push(`DUPLICATE: ${list.length} supplier orders for ${number}`)
    const row = byNumber.get(number)
    if (!row || !list.every((each) => row.supplierOrderIds.includes(each.id))) wrong.push(`LOST: the supplier has ${list.map((each) => each.id).join(', ')} for ${number}, the purchase is ${row?.purchaseStatus ?? 'missing'}`)
    const cost = list.reduce((sum, each) => sum + centsOf(each.amount ?? ''), 0n)
    if (row?.purchaseStatus === 'PAID' && cost !== BigInt(row.actualCostMinor ?? '0')) wrong.push(`cost of ${row.orderId}: ${row.actualCostMinor ?? 'nothing'} cents booked, the supplier asked ${cost}`)
  }
  for (const [key, list] of groupBy(debits, (each) => each.key ?? '')) if (list.length > 1) wrong.push(`DUPLICATE: the supplier took the money of ${key} ${list.length} times`)
  for (const row of rows) {
    if (row.purchaseStatus === 'PAID' && !groups.has(row.outOrderId ?? '')) wrong.push(`the purchase of ${row.orderId} is PAID, the supplier has no such order`)
    if (!REST.has(row.orderStatus) && HAS_MONEY.has(row.paymentStatus) && !row.isShown) wrong.push(`LOST: order ${row.orderId} rests in ${row.orderStatus} and nobody is shown it`)
    if ((row.purchaseStatus === 'PAID') !== (row.sales === 1)) wrong.push(`order ${row.orderId}: purchase ${row.purchaseStatus ?? 'none'}, ${row.sales} sales`)
  }
}

async function comparePayouts(shop: Shop, paidOut: readonly Effect[], wrong: string[]): Promise<number> {
  const rows = await query<{ id: string; status: string; amountMinor: string; receiver: string }>(shop, 'SELECT id, status, "amountMinor"::text AS "amountMinor", receiver FROM payouts')
  const known = new Map(rows.map((row) => [row.id, row]))
  const groups = groupBy(paidOut, (each) => each.facts.senderItemId ?? '')
  for (const [id, list] of groups) {
    if (list.length > 1) wrong.push(`DUPLICATE: payout ${id} went out ${list.length} times`)
    const row = known.get(id)
    if (row?.status !== 'PAID') wrong.push(`LOST: PayPal paid ${id}, the payout is ${row?.status ?? 'missing'}`)
    else if (centsOf(list[0]?.amount ?? '') !== BigInt(row.amountMinor) || list[0]?.facts.receiver !== row.receiver) wrong.push(`payout ${id}: ${row.amountMinor} cents to ${row.receiver}, PayPal paid ${list[0]?.amount ?? '?'} to ${list[0]?.facts.receiver ?? '?'}`)
  }
  for (const row of rows) if (row.status === 'PAID' && !groups.has(row.id)) wrong.push(`payout ${row.id} is PAID, PayPal paid nothing`)
  return groups.size
}

/** Our rows against what really happened at the third parties, one by one and to the cent; then every invariant and the whole ledger. */
export async function reachVerdict(shop: Shop, bought: readonly Bought[], apartAtFirst: bigint): Promise<Verdict> {
  const wrong: string[] = []
  const [paypal, supplier, rows] = await Promise.all([effectsOf(shop.paypal), effectsOf(shop.aliexpress), query<Row>(shop, ROWS)])
  const of = (effects: readonly Effect[], name: string) => effects.filter((each) => each.effect === name)
  const captures = of(paypal, 'capture')
  const ordered = of(supplier, 'order')
  compareCaptures(rows, captures, bought, wrong)
  comparePurchases(rows, ordered, of(paypal, 'debit'), wrong)
  const payouts = await comparePayouts(shop, of(paypal, 'payout-item'), wrong)
  const apart = await apartMinor(shop)
  if (apart !== apartAtFirst) wrong.push(`the ledger and PayPal's balance are ${apart - apartAtFirst} cents further apart than at the beginning`)
  const invariants = await verify<{ holding: number; checked: number; results: { number: string; name: string; broken: number }[] }>(shop, 'scripts/verify-invariants.ts')
  for (const each of invariants.results) if (each.broken > 0) wrong.push(`${each.number} ${each.name}: ${each.broken} rows`)
  const ledger = await verify<{ differences: { kind: string; subject: string; expected: string; found: string }[] }>(shop, 'scripts/verify-ledger.ts')
  for (const each of ledger.differences.slice(0, 10)) wrong.push(`ledger ${each.kind} ${each.subject}: expected ${each.expected}, found ${each.found}`)
  const counts = { captures: captures.length, purchases: ordered.length, sales: rows.reduce((sum, row) => sum + row.sales, 0), payouts, failed: rows.filter((row) => row.orderStatus === 'FAILED').length }
  const reasons = rows.flatMap((row) => (row.orderStatus === 'FAILED' ? [`${row.orderId} ${row.failureReason ?? '?'}`] : []))
  return { wrong, counts, reasons, invariants: { holding: invariants.holding, checked: invariants.checked } }
}
