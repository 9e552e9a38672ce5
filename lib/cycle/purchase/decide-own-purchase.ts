import { audit } from '../../accounts/audit'
import { inTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { decidePurchase } from './settle-purchase'
import { findFulfillment } from './store'

/**
 * What a reseller found at AliExpress for a purchase in doubt: the order's number there, or (null) that nothing was bought. Throws not_found
 * (not theirs, or no such AliExpress order with these goods), wrong_state (no longer in doubt).
 */
export async function decideOwnPurchase(input: { orderId: string; ownerId: string; supplierOrderId: string | null }): Promise<void> {
  const order = await findFulfillment(input.orderId)
  if (order?.userId !== input.ownerId || order.purchaseId === null) throw new AppError('not_found', 'no such purchase of this reseller')
  await decidePurchase({ purchaseId: order.purchaseId, decidedBy: input.ownerId, supplierOrderId: input.supplierOrderId })
  await inTransaction((tx) => audit(tx, { id: input.ownerId, role: 'RESELLER' }, {
    action: 'purchase.decided', subject: `order:${input.orderId}`, after: { supplierOrderId: input.supplierOrderId ?? 'not_bought' },
  }))
}
