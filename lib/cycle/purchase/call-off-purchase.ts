import { now } from '../../foundation/clock'
import { inTransaction, isUniqueViolation, type Tx } from '../../foundation/db'
import { money, toDecimal, type Money } from '../../foundation/money'
import type { SupplierOrder } from '../../providers/aliexpress/get-order'
import { enqueue } from '../../queue/enqueue'
import { reverseSaleJob } from '../jobs'
import { account, resellerPayable, type Account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { closeException, openException } from '../order/exceptions/store'
import { addOrderEvent } from '../order/store'
import { findClosedPart, lockAwaitedRefund, markRefundDue, markSupplierOrderClosed, markSupplierRefunded } from './called-off/store'
import { stopOrderWithin } from './stop-order'
import { findPurchase, movePurchase, type PurchaseRow } from './store'

/** Where the money that paid the supplier came from, and where it comes back to (product.md 2.4 "Who pays AliExpress"). */
export function supplierSource(purchase: Pick<PurchaseRow, 'paidBy' | 'fundedFrom' | 'userId' | 'currency'>): Account {
  if (purchase.paidBy === 'reseller') return resellerPayable(purchase.userId, purchase.currency)
  return account(purchase.fundedFrom === 'paypal_balance' ? 'paypal_balance' : 'supplier_funding', purchase.currency)
}

/**
 * A purchase that was paid and that the supplier has called off: the order stops for a person, the cost is no cost any more but money that the
 * supplier owes us, and the sale is reversed. The money is booked as back when it is seen (recordSupplierRefund), not when it is promised; what the
 * reseller paid with their own card goes back to that card, so it is no longer owed to them at once.
 */
export async function callOffPurchase(purchaseId: string, orders: readonly Pick<SupplierOrder, 'id' | 'status'>[]): Promise<void> {
  const purchase = await findPurchase(purchaseId)
  if (purchase?.actualCostMinor == null) return
  const at = now()
  const cost = money(purchase.actualCostMinor, purchase.currency)
  const ids = purchase.supplierOrderIds.join(', ')
  await inTransaction(async (tx) => {
    const isFirst = await movePurchase(tx, { purchaseId, from: ['PAID'], to: 'CANCELLED', at, nextCheckAt: null })
    if (!isFirst) return
    for (const order of orders) await markSupplierOrderClosed(tx, order.id, order.status, at)
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
 * The supplier's money is back: seen at PayPal (`reference` is its transaction) or by a person on the card's statement. Booked once, at the moment of
 * the credit. Returns false where nothing is awaited (any more).
 */
export async function recordSupplierRefund(purchaseId: string, refund: { readonly reference: string; readonly at: Date; readonly actor: string }): Promise<boolean> {
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
 * Money for a part of a split purchase is back at PayPal while the rest goes on: it is booked, as money that nobody has decided about yet
 * (`supplier_clearing`), and stands among the exceptions. Once per supplier order. Returns false where it is booked already.
 */
export async function recordPartRefund(supplierOrderId: string, refund: { readonly amount: Money; readonly reference: string; readonly at: Date }): Promise<boolean> {
  const part = await findClosedPart(supplierOrderId, refund.reference)
  if (!part || part.isBooked || part.currency !== refund.amount.currency) return false
  const { amount, at, reference } = refund
  const facts = { aliexpressOrderIds: supplierOrderId, amount: toDecimal(amount), currency: amount.currency, reference }
  try {
    await inTransaction(async (tx) => {
      await post(tx, [{
        businessKey: `supplier_refund:${part.purchaseId}:${supplierOrderId}`, kind: 'supplier_refund', orderId: part.orderId, userId: part.userId, at,
        legs: transfer(account('supplier_clearing', amount.currency), account('paypal_balance', amount.currency), amount),
      }])
      await addOrderEvent(tx, { orderId: part.orderId, at: now(), event: 'supplier_refunded', actor: 'paypal', evidence: facts })
      await openException({ kind: 'SUPPLIER_PART_REFUNDED', subject: supplierOrderId, orderId: part.orderId, userId: part.userId, amount, facts, at: now() }, tx)
    })
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false // another look was first
    throw error
  }
}
