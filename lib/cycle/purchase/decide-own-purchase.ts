import { audit } from '../../accounts/audit'
import { withConnection } from '../../accounts/use-connection'
import { inTransaction } from '../../foundation/db'
import { AppError, isAppError } from '../../foundation/errors'
import { getSupplierOrder, type SupplierOrder } from '../../providers/aliexpress/get-order'
import { isAllOf, isOfRequest } from './match-supplier-orders'
import { recordNotBought, recordOrdered } from './record-purchase'
import { findFulfillment, findPurchase, findPurchaseOfSupplierOrder, type PurchaseRow } from './store'

/**
 * What a reseller found at AliExpress for a purchase in doubt: the numbers of all its orders there (AliExpress splits by store), or none: nothing was
 * bought. Throws not_found (not theirs, or no such AliExpress order with these goods), supplier_orders_incomplete, wrong_state (no longer in doubt).
 */
export async function decideOwnPurchase(input: { orderId: string; ownerId: string; supplierOrderIds: readonly string[] }): Promise<void> {
  const order = await findFulfillment(input.orderId)
  if (order?.userId !== input.ownerId || order.purchaseId === null) throw new AppError('not_found', 'no such purchase of this reseller')
  await decidePurchase({ purchaseId: order.purchaseId, decidedBy: input.ownerId, supplierOrderIds: input.supplierOrderIds })
  await inTransaction((tx) => audit(tx, { id: input.ownerId, role: 'RESELLER' }, {
    action: 'purchase.decided', subject: `order:${input.orderId}`, after: { supplierOrderIds: input.supplierOrderIds.length === 0 ? 'not_bought' : input.supplierOrderIds.join(', ') },
  }))
}

/**
 * A person's decision where asking could not settle it: the AliExpress orders that were made (read and compared before they are adopted, all together: what
 * is not named would be bought and known to nobody), or that none was. Errors as above.
 */
export async function decidePurchase(input: { purchaseId: string; decidedBy: string; supplierOrderIds: readonly string[] }): Promise<void> {
  const purchase = await findPurchase(input.purchaseId)
  if (purchase?.status !== 'UNKNOWN') throw new AppError('wrong_state', 'the purchase is not in doubt')
  const ids = [...new Set(input.supplierOrderIds)]
  if (ids.length === 0) return recordNotBought(purchase, input.decidedBy)
  const orders: SupplierOrder[] = []
  for (const id of ids) orders.push(await readNamed(purchase, id))
  if (!isAllOf(orders, purchase.request)) throw new AppError('supplier_orders_incomplete', 'these AliExpress orders are not all of the purchase', { field: 'supplierOrderIds' })
  await recordOrdered(purchase, ids, { evidence: { requestKey: purchase.outOrderId, message: 'decided by a person' }, autoPayFailed: false, actor: input.decidedBy, decision: { by: input.decidedBy, what: `bought ${ids.join(', ')}` } })
}

/** An AliExpress order that a person named: there, of these goods, and nobody else's. */
async function readNamed(purchase: PurchaseRow, orderId: string): Promise<SupplierOrder> {
  const credentials = await withConnection(purchase.userId, purchase.environment)
  const order = await getSupplierOrder({ credentials, orderId }).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'provider_refused') return null
    throw error
  })
  if (!order || (await findPurchaseOfSupplierOrder(orderId)) || !isOfRequest(order, purchase.request))
    throw new AppError('not_found', 'no such AliExpress order with these goods', { field: 'supplierOrderIds', aliexpressOrderId: orderId })
  return order
}
