import { now } from '../../foundation/clock'
import { inTransaction, isUniqueViolation, type Tx } from '../../foundation/db'
import { money, toDecimal, type Money } from '../../foundation/money'
import type { SupplierOrder } from '../../providers/aliexpress/get-order'
import { enqueue } from '../../queue/enqueue'
import { reverseSaleJob } from '../jobs'
import { account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { closeException, openException } from '../order/exceptions/store'
import { addOrderEvent, isPaymentReversed, lockOrder } from '../order/store'
import { findClosedPart, lockAwaitedRefund, markRefundDue, markSupplierOrderClosed, markSupplierRefunded, readPartCostTakenBack } from './called-off/store'
import { stopOrderWithin } from './stop-order'
import { supplierSource } from './supplier-source'
import { findPurchase, movePurchase, type PurchaseRow } from './store'

/**
 * A purchase that was paid and that the supplier has called off: the order stops for a person, the cost is no cost any more but money that the
 * supplier owes us, and the sale is reversed. The money is booked as back when it is seen (recordSupplierRefund), not when it is promised; what the
 * reseller paid with their own card goes back to that card, so it is no longer owed to them at once. Nothing where PayPal took the payment back before: the
 * reseller bears the goods of that sale then, and the supplier's money is passed on by a person (recordPartRefund).
 */
export async function callOffPurchase(purchaseId: string, orders: readonly (Pick<SupplierOrder, 'id' | 'status'> & Partial<Pick<SupplierOrder, 'items'>>)[]): Promise<void> {
  const purchase = await findPurchase(purchaseId)
  if (purchase?.actualCostMinor == null) return
  const at = now()
  const paid = purchase.actualCostMinor
  const ids = purchase.supplierOrderIds.join(', ')
  await inTransaction(async (tx) => {
    await lockOrder(tx, purchase.orderId)
    if (await isPaymentReversed(tx, purchase.orderId)) return
    const isFirst = await movePurchase(tx, { purchaseId, from: ['PAID'], to: 'CANCELLED', at, nextCheckAt: null })
    if (!isFirst) return
    // A part may have been called off, and its cost taken back, before the rest.
    const cost = money(paid - (await readPartCostTakenBack(tx, purchaseId)), purchase.currency)
    for (const order of orders) await markSupplierOrderClosed(tx, order, at)
    await postCostReversal(tx, purchase, cost, at)
    await stopOrderWithin(tx, purchase.orderId, ['PURCHASED'], 'SUPPLIER_CANCELLED', { aliexpressOrderIds: ids, wasPaid: true, cost: toDecimal(cost), currency: cost.currency })
    if (purchase.paidBy !== 'reseller') await awaitRefund(tx, purchase, cost, at)
    await enqueue(tx, reverseSaleJob, { orderId: purchase.orderId })
  })
}

async function postCostReversal(tx: Tx, purchase: PurchaseRow, cost: Money, at: Date): Promise<void> {
  const { currency } = cost
  const clearing = account('supplier_clearing', currency)
  const common = { orderId: purchase.orderId, userId: purchase.userId, at }
  const cleared = { ...common, businessKey: `supplier_cost_reversal:${purchase.purchaseId}`, kind: 'supplier_cost_reversal' as const, legs: transfer(account('supplier_cost', currency), clearing, cost) }
  if (purchase.paidBy !== 'reseller') return post(tx, [cleared])
  await post(tx, [cleared, { ...common, businessKey: `supplier_refund:${purchase.purchaseId}`, kind: 'supplier_refund', legs: transfer(clearing, supplierSource(purchase), cost) }])
}

async function awaitRefund(tx: Tx, purchase: PurchaseRow, cost: Money, at: Date): Promise<void> {
  await markRefundDue(tx, purchase.purchaseId, cost.minor)
  await openException({
    kind: 'SUPPLIER_REFUND_DUE', subject: purchase.purchaseId, orderId: purchase.orderId, userId: purchase.userId, amount: cost, at,
    facts: { aliexpressOrderIds: purchase.supplierOrderIds.join(', '), fundedFrom: purchase.fundedFrom, amount: toDecimal(cost), currency: cost.currency },
  }, tx)
}

/**
 * The supplier's money for a purchase, or for a part of it (`<purchase>:<supplier order>`), is back: seen at PayPal (`reference` is its transaction) or by a
 * person on the card's statement. Booked once, at the moment of the credit. Returns false where nothing is awaited (any more).
 */
export async function recordSupplierRefund(subject: string, refund: { readonly reference: string; readonly at: Date; readonly actor: string }): Promise<boolean> {
  const [purchaseId = '', part] = subject.split(':')
  if (part !== undefined) return recordPartRefund(part, refund)
  const purchase = await findPurchase(purchaseId)
  if (!purchase) return false
  return inTransaction(async (tx) => {
    const due = await lockAwaitedRefund(tx, purchaseId)
    if (due?.refundDueMinor == null || due.refundedAt !== null) return false
    const amount = money(due.refundDueMinor, purchase.currency)
    await markSupplierRefunded(tx, purchaseId, refund.at, refund.reference)
    await post(tx, [{
      businessKey: `supplier_refund:${purchaseId}`, kind: 'supplier_refund', orderId: purchase.orderId, userId: purchase.userId, at: refund.at,
      legs: transfer(account('supplier_clearing', amount.currency), supplierSource(purchase), amount),
    }])
    await addOrderEvent(tx, { orderId: purchase.orderId, at: now(), event: 'supplier_refunded', actor: refund.actor, evidence: { amount: toDecimal(amount), currency: amount.currency, reference: refund.reference } })
    await closeException('SUPPLIER_REFUND_DUE', purchaseId, now(), tx)
    return true
  })
}

/**
 * Money for a part of a split purchase is back while the rest goes on: at PayPal, for `amount`, or by a person's word where the cost is awaited on a card.
 * It is booked as money that nobody has decided about yet (`supplier_clearing`) and stands among the exceptions, unless the shopper was refunded for that
 * part: then it is what the supplier owed. Where the sale was lost to a case the reseller has borne the goods, and a person pays it on. Once per supplier order. Returns false where it is booked already.
 */
export async function recordPartRefund(supplierOrderId: string, refund: { readonly amount?: Money; readonly reference: string; readonly at: Date; readonly actor?: string }): Promise<boolean> {
  const part = await findClosedPart(supplierOrderId, refund.reference)
  if (!part || part.isBooked) return false
  if (refund.amount === undefined && (part.amountMinor === null || !part.isCostTakenBack)) return false
  const amount = refund.amount ?? money(part.amountMinor ?? 0n, part.currency)
  if (part.currency !== amount.currency) return false
  const facts = { aliexpressOrderIds: supplierOrderId, amount: toDecimal(amount), currency: amount.currency, reference: refund.reference }
  const to = refund.amount === undefined ? supplierSource(part) : account('paypal_balance', amount.currency)
  try {
    await inTransaction(async (tx) => {
      await post(tx, [{
        businessKey: `supplier_refund:${part.purchaseId}:${supplierOrderId}`, kind: 'supplier_refund', orderId: part.orderId, userId: part.userId, at: refund.at,
        legs: transfer(account('supplier_clearing', amount.currency), to, amount),
      }])
      await addOrderEvent(tx, { orderId: part.orderId, at: now(), event: 'supplier_refunded', actor: refund.actor ?? 'paypal', evidence: facts })
      if (part.isCostTakenBack) await closeException('SUPPLIER_REFUND_DUE', `${part.purchaseId}:${supplierOrderId}`, now(), tx)
      else await openException({ kind: part.isSaleLost ? 'SUPPLIER_REFUND_AFTER_LOSS' : 'SUPPLIER_PART_REFUNDED', subject: supplierOrderId, orderId: part.orderId, userId: part.userId, amount, facts, at: now() }, tx)
    })
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false // another look was first
    throw error
  }
}
