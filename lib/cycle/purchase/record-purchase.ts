import { now, secondsFromNow } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { NOT_SENT, type Evidence } from '../../foundation/outcome'
import { enqueue } from '../../queue/enqueue'
import { endReservation } from '../capital/store'
import { confirmPurchaseJob } from '../jobs'
import { endReversedOrder } from '../order/end-reversed-order'
import { addOrderEvent, moveOrder, tryMoveOrder } from '../order/store'
import type { FailureReason } from '../order/states'
import { stopOrderWithin } from './stop-order'
import { insertSupplierOrders, movePurchase, type PurchaseRow } from './store'

/** The supplier's order query lags behind the creation (facts/aliexpress.md 4.8: ask after about 10 s); the first look comes earlier, the next ones follow. */
const FIRST_CONFIRM_SECONDS = 2
const SWEEP_CONFIRM_SECONDS = 20
/** Longer than the call's deadline (20 s) and the supplier's settling time: before this nothing can be concluded from finding nothing. */
export const PURCHASE_QUARANTINE_SECONDS = 60
/** A SENT purchase whose sender died: after this (longer than the call's deadline) it is unknown. */
export const SENT_STALE_SECONDS = 30

interface Ordered {
  /** Absent when the ids were found by asking. */
  readonly fence?: number
  readonly evidence: Evidence
  readonly autoPayFailed: boolean
  readonly actor: string
  readonly decision?: { readonly by: string; readonly what: string }
}

/** The supplier has the order: ids stored, order PURCHASED, and the job that looks for payment and the real amount. */
export async function recordOrdered(purchase: PurchaseRow, supplierOrderIds: readonly string[], ordered: Ordered): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, {
      purchaseId: purchase.purchaseId, from: ['SENT', 'UNKNOWN'], to: 'ORDERED', at, evidence: ordered.evidence, nextCheckAt: secondsFromNow(SWEEP_CONFIRM_SECONDS),
      ...(ordered.fence === undefined ? {} : { fence: ordered.fence }), ...(ordered.decision ? { decision: ordered.decision } : {}),
    })
    if (!isFirst) return
    await insertSupplierOrders(tx, purchase.purchaseId, supplierOrderIds, purchase.currency, at)
    // An order that was stopped as PURCHASE_UNKNOWN goes on through PURCHASING: its reservation was kept.
    if (purchase.orderStatus === 'FAILED')
      await tryMoveOrder(tx, { orderId: purchase.orderId, from: ['FAILED'], to: 'PURCHASING', event: 'purchase_settled', actor: ordered.actor, at })
    await moveOrder(tx, {
      orderId: purchase.orderId, from: ['PURCHASING'], to: 'PURCHASED', event: 'purchased', actor: ordered.actor, at, aliexpressOrderId: supplierOrderIds.join(','),
      evidence: { aliexpressOrderIds: supplierOrderIds.join(', '), outOrderId: purchase.outOrderId, channel: 'dropshipping-api', requestId: ordered.evidence.debugId ?? null, autoPayFailed: ordered.autoPayFailed },
    })
    // The money may have gone back in a case meanwhile: the goods are bought all the same, and their cost is booked.
    if (purchase.paymentStatus !== 'COMPLETED') await endReversedOrder(tx, purchase.orderId)
    await enqueue(tx, confirmPurchaseJob, { purchaseId: purchase.purchaseId }, { startAfterSeconds: FIRST_CONFIRM_SECONDS })
  })
}

const ADDRESS = /^B_DROPSHIPPER_DELIVERY_ADDRESS/
const REASONS: Record<string, FailureReason> = {
  [NOT_SENT]: 'SUPPLIER_UNAVAILABLE',
  NOT_CONNECTED: 'NOT_CONNECTED',
  ACCESS_TOKEN_EXPIRED: 'RECONNECT_NEEDED',
  PAYMENT_DISPUTED: 'PAYMENT_DISPUTED',
  INVENTORY_HOLD_ERROR: 'OUT_OF_STOCK',
  DELIVERY_METHOD_NOT_EXIST: 'NOT_DELIVERABLE',
  A002_INVALID_ZONE: 'NOT_DELIVERABLE',
  A005_INVALID_COUNTRIES: 'NOT_DELIVERABLE',
  BLACKLIST_BUYER_IN_LIST: 'ACCOUNT_BLOCKED',
  USER_ACCOUNT_DISABLED: 'ACCOUNT_BLOCKED',
  A003_SUSPICIOUS_BUYER: 'ACCOUNT_BLOCKED',
  A006_INVALID_ACCOUNT_INFO: 'ACCOUNT_BLOCKED',
  SKU_NOT_EXIST: 'VARIANT_GONE',
  PRODUCT_NOT_EXIST: 'VARIANT_GONE',
  PRODUCT_OFF_SHELF: 'VARIANT_GONE',
  PRODUCT_HAS_BEEN_DELETED: 'VARIANT_GONE',
  ITEM_ID_NOT_FOUND: 'VARIANT_GONE',
}

/** The typed reason of a definite refusal. */
export const reasonOfRefusal = (code: string): FailureReason => (ADDRESS.test(code) ? 'ADDRESS_REFUSED' : (REASONS[code] ?? 'SUPPLIER_REFUSED'))

/** A definite no: nothing exists at the supplier. The reservation is released and the order stops with the reason. */
export async function recordPurchaseRefusal(purchase: PurchaseRow, fence: number, code: string, message: string, evidence: Evidence): Promise<void> {
  const at = now()
  const reason = reasonOfRefusal(code)
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, { purchaseId: purchase.purchaseId, from: ['SENT'], to: code === NOT_SENT ? 'PREPARED' : 'REFUSED', fence, at, evidence, refusedCode: code, nextCheckAt: null })
    if (!isFirst) return
    await endReservation(tx, purchase.orderId, 'RELEASED', at)
    await stopOrderWithin(tx, purchase.orderId, ['PURCHASING'], reason, { code, message: message.slice(0, 200), requestId: evidence.debugId ?? null })
  })
}

/** Perhaps bought, perhaps not. The capital stays committed; nothing is repeated before the quarantine is over. */
export async function recordPurchaseUnknown(purchase: PurchaseRow, fence: number, reason: string, evidence: Evidence): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, { purchaseId: purchase.purchaseId, from: ['SENT'], to: 'UNKNOWN', fence, at, evidence, nextCheckAt: secondsFromNow(PURCHASE_QUARANTINE_SECONDS) })
    if (isFirst) await addOrderEvent(tx, { orderId: purchase.orderId, at, event: 'purchase_unknown', actor: 'system', evidence: { reason: reason.slice(0, 200), outOrderId: purchase.outOrderId } })
  })
}

/** A person knows that nothing was bought: the capital is free again and the order may be tried anew or refunded. */
export async function recordNotBought(purchase: PurchaseRow, decidedBy: string): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, { purchaseId: purchase.purchaseId, from: ['UNKNOWN'], to: 'REFUSED', at, refusedCode: 'DECIDED_NOT_BOUGHT', nextCheckAt: null, decision: { by: decidedBy, what: 'not_bought' } })
    if (!isFirst) throw new AppError('wrong_state', 'the purchase is not in doubt any more', { purchaseId: purchase.purchaseId })
    await endReservation(tx, purchase.orderId, 'RELEASED', at)
    await addOrderEvent(tx, { orderId: purchase.orderId, at, event: 'decided_not_bought', actor: decidedBy, evidence: { outOrderId: purchase.outOrderId } })
    await stopOrderWithin(tx, purchase.orderId, ['PURCHASING', 'FAILED'], 'SUPPLIER_REFUSED', { code: 'DECIDED_NOT_BOUGHT' })
  })
}
