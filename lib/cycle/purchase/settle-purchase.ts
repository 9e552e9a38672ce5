import { withConnection } from '../../accounts/use-connection'
import { now, nowMs, secondsFromNow, waitedSince } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import type { AliexpressCredentials } from '../../providers/aliexpress/client'
import { lookDelaySeconds, retryDelaySeconds } from '../../foundation/retry-delay'
import { getSupplierOrder, type SupplierOrder } from '../../providers/aliexpress/get-order'
import { addOrderEvent } from '../order/store'
import { attemptPurchase } from './attempt-purchase'
import { isAllOf, isOfRequest } from './match-supplier-orders'
import { PURCHASE_QUARANTINE_SECONDS, recordOrdered, SENT_STALE_SECONDS } from './record-purchase'
import type { PurchaseRequest } from './schema'
import { stopOrderWithin } from './stop-order'
import { findPurchase, findRivals, findUnboundSupplierOrders, isDeduplicationConfirmed, movePurchase, setNextCheck, type PurchaseRow } from './store'

/** AliExpress keeps an out_order_id for 24 h (facts/aliexpress.md 4.7): the same request goes again only well inside that. */
const DEDUPLICATION_LIFE_MS = 20 * 3600 * 1000
const LOOKS_BEFORE_A_PERSON = 4
const MAX_SENDS = 2
/** What a person has is asked about at least so long apart. */
const HANDED_CHECK_SECONDS = 1800
const CLOCK_SLACK_MS = 2 * 60 * 1000

/**
 * Settles a purchase of which nobody knows whether it exists, by asking (product.md 2.4): pushes and order.get, matched on SKU, quantity and
 * time, exactly one and not yet bound. If that finds nothing, the same request may go once more where deduplication is CONFIRMED; otherwise a
 * person decides. Never a new id.
 */
export async function settlePurchase(purchaseId: string): Promise<void> {
  const purchase = await findPurchase(purchaseId)
  if (!purchase) return
  if (purchase.status === 'SENT') return markStale(purchase)
  if (purchase.status !== 'UNKNOWN' || !purchase.sentAt) return
  const credentials = await withConnection(purchase.userId, purchase.environment)
  const firstSentAt = purchase.firstSentAt ?? purchase.sentAt
  const found = await findMatchingOrders(purchase, { firstSentAt, sentAt: purchase.sentAt }, credentials)
  if (found.length > 0) return recordOrdered(purchase, found, { evidence: { requestKey: purchase.outOrderId, message: 'found by asking' }, autoPayFailed: false, actor: 'system' })
  if (nowMs() - purchase.sentAt.getTime() < PURCHASE_QUARANTINE_SECONDS * 1000) return setNextCheck(purchaseId, nextLook(purchase))
  const mayRepeat = purchase.paymentStatus === 'COMPLETED' && purchase.fence < MAX_SENDS && nowMs() - firstSentAt.getTime() < DEDUPLICATION_LIFE_MS && (await isDeduplicationConfirmed(purchase.environment))
  if (mayRepeat) return attemptPurchase(purchaseId, true)
  if (purchase.checks < LOOKS_BEFORE_A_PERSON) return setNextCheck(purchaseId, nextLook(purchase))
  return handToPerson(purchase)
}

/** After the quarantine, in which an answer may still be under way, with full jitter on top (reliability.md R7). */
const nextLook = (purchase: PurchaseRow) => secondsFromNow(retryDelaySeconds(purchase.checks, PURCHASE_QUARANTINE_SECONDS))

async function markStale(purchase: PurchaseRow): Promise<void> {
  if (!purchase.sentAt || purchase.sentAt > waitedSince(SENT_STALE_SECONDS)) return
  const at = now()
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, { purchaseId: purchase.purchaseId, from: ['SENT'], to: 'UNKNOWN', fence: purchase.fence, at, nextCheckAt: at })
    if (isFirst) await addOrderEvent(tx, { orderId: purchase.orderId, at, event: 'purchase_unknown', actor: 'system', evidence: { reason: 'the sender stopped before the answer', outOrderId: purchase.outOrderId } })
  })
}

/** Stopped for a person; the capital stays committed, and asking goes on about once an hour. */
async function handToPerson(purchase: PurchaseRow): Promise<void> {
  await inTransaction((tx) => stopOrderWithin(tx, purchase.orderId, ['PURCHASING'], 'PURCHASE_UNKNOWN', { outOrderId: purchase.outOrderId, sentAt: purchase.sentAt?.toISOString() ?? null, looks: purchase.checks }))
  await setNextCheck(purchase.purchaseId, secondsFromNow(lookDelaySeconds(2 * HANDED_CHECK_SECONDS, HANDED_CHECK_SECONDS)))
}

interface Window {
  readonly firstSentAt: Date
  readonly sentAt: Date
}

async function findMatchingOrders(purchase: PurchaseRow, window: Window, credentials: AliexpressCredentials): Promise<string[]> {
  const candidates = await findUnboundSupplierOrders(new Date(window.firstSentAt.getTime() - CLOCK_SLACK_MS))
  const fits = (order: SupplierOrder, request: PurchaseRequest, times: Window) =>
    isFromThen(order, times) && isOfRequest(order, request)
  const orders: SupplierOrder[] = []
  for (const orderId of candidates) {
    const order = await getSupplierOrder({ credentials, orderId })
    if (order && fits(order, purchase.request, window)) orders.push(order)
  }
  if (orders.length === 0) return []
  // The supplier does not say for whom an order is: where another purchase in doubt fits as well, asking cannot settle it.
  const rivals = await findRivals(purchase)
  if (orders.some((order) => rivals.some((rival) => fits(order, rival.request, rival)))) return []
  const whole = orders.filter((order) => isAllOf([order], purchase.request))
  if (whole.length > 1) return [] // two that fit: asking cannot settle it
  if (whole[0]) return [whole[0].id]
  // Split by store: together exactly the lines of the request, each once.
  return isAllOf(orders, purchase.request) ? orders.map((order) => order.id) : []
}

const isFromThen = (order: SupplierOrder, { firstSentAt, sentAt }: Window) =>
  order.createdAt === null || (order.createdAt.getTime() >= firstSentAt.getTime() - CLOCK_SLACK_MS && order.createdAt.getTime() <= sentAt.getTime() + 10 * CLOCK_SLACK_MS)
