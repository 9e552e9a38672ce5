import { now } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { money, toDecimal, type Money } from '../../foundation/money'
import type { SupplierOrder } from '../../providers/aliexpress/get-order'
import { enqueue } from '../../queue/enqueue'
import { reverseSaleJob } from '../jobs'
import { account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { isPaymentReversed, lockOrder } from '../order/store'
import { awaitRefund } from './called-off/await-refund'
import { markSupplierOrderClosed, readPartCostTakenBack } from './called-off/store'
import { stopOrderWithin } from './stop-order'
import { supplierSource } from './supplier-source'
import { findPurchase, movePurchase, type PurchaseRow } from './store'

/**
 * A purchase that was paid and that the supplier has called off: the order stops for a person, the cost is no cost any more but money that the
 * supplier owes us, and the sale is reversed. The money is booked as back when it is seen (called-off/record-refund), not when it is promised; what the
 * reseller paid with their own card goes back to that card, so it is no longer owed to them at once. Nothing where PayPal took the payment back before: the
 * reseller bears the goods of that sale then, and gets what the supplier still gives back (called-off/record-refund).
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
