import { now } from '../../../foundation/clock'
import { inTransaction, type Tx } from '../../../foundation/db'
import { money, toDecimal, type Money } from '../../../foundation/money'
import { enqueue } from '../../../queue/enqueue'
import { correctSaleJob } from '../../jobs'
import { account } from '../../ledger/accounts'
import { post, transfer } from '../../ledger/post'
import { closeException } from '../../order/exceptions/store'
import { addOrderEvent } from '../../order/store'
import { findPurchase } from '../store'
import { supplierSource } from '../supplier-source'
import { showOwed, showUnowned } from './await-refund'
import { lockAwaitedRefund, lockClosedPart, markSupplierRefunded, type ClosedPart } from './store'

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
 * Money that names one supplier order is back: at PayPal, for `amount`, or by a person's word where the cost is awaited on a card. Booked once per supplier
 * order, under the purchase's lock; false where it is booked already. Whose it is depends on what the purchase is by then: see settle.
 */
export async function recordPartRefund(supplierOrderId: string, refund: { readonly amount?: Money; readonly reference: string; readonly at: Date; readonly actor?: string }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const part = await lockClosedPart(tx, supplierOrderId, refund.reference)
    if (!part || part.isBooked) return false
    if (refund.amount === undefined && (part.amountMinor === null || !part.isCostTakenBack)) return false
    const amount = refund.amount ?? money(part.amountMinor ?? 0n, part.currency)
    if (part.currency !== amount.currency) return false
    const evidence = { aliexpressOrderIds: supplierOrderId, amount: toDecimal(amount), currency: amount.currency, reference: refund.reference }
    const to = refund.amount === undefined ? supplierSource(part) : account('paypal_balance', amount.currency)
    await post(tx, [{
      businessKey: `supplier_refund:${part.purchaseId}:${supplierOrderId}`, kind: 'supplier_refund', orderId: part.orderId, userId: part.userId, at: refund.at,
      legs: transfer(account('supplier_clearing', amount.currency), to, amount),
    }])
    await addOrderEvent(tx, { orderId: part.orderId, at: now(), event: 'supplier_refunded', actor: refund.actor ?? 'paypal', evidence })
    await settle(tx, part, supplierOrderId, amount, refund.reference)
    return true
  })
}

/**
 * Whose the money is: what the supplier owed, where the shopper was refunded for that part or all was called off; the reseller's, who bore the goods, where the
 * sale was lost to a case (sale/return-cost); else nobody's yet, which stands among the exceptions until the rest of the order has been decided.
 */
async function settle(tx: Tx, part: ClosedPart, supplierOrderId: string, amount: Money, reference: string): Promise<void> {
  const at = now()
  if (part.isCostTakenBack) return closeException('SUPPLIER_REFUND_DUE', `${part.purchaseId}:${supplierOrderId}`, at, tx)
  if (part.isSaleLost) return enqueue(tx, correctSaleJob, { orderId: part.orderId })
  const owed = part.owedMinor ?? 0n
  if (owed > 0n) await showOwed(tx, part, money(owed > amount.minor ? owed - amount.minor : 0n, part.currency), at)
  if (owed < amount.minor) await showUnowned(tx, part, { supplierOrderId, amount: money(amount.minor - owed, part.currency), at, reference })
}
