import { markEventProcessed, readInboxEvent } from '../inbox/store'
import { confirmPurchase } from '../cycle/purchase/confirm-purchase'
import { findPurchaseOfSupplierOrder } from '../cycle/purchase/store'
import { followShipment } from '../cycle/shipment/follow-shipment'

/** A push of AliExpress says that a supplier order changed: it is read there. An order that no purchase is bound to stays in the inbox for settlePurchase. */
export async function handleAliexpressEvent(id: string): Promise<void> {
  const event = await readInboxEvent(id)
  if (!event || event.processedAt) return
  const purchase = event.resourceId ? await findPurchaseOfSupplierOrder(event.resourceId) : null
  // That an order of ours was created is known from the answer that made it; its payment and its parcel are what we ask for.
  if (purchase && event.type !== 'OrderCreated') {
    await confirmPurchase(purchase.purchaseId)
    if (event.type !== 'PaymentAuthorized') await followShipment(purchase.orderId)
  }
  await markEventProcessed(id, purchase ? 'applied' : 'no such purchase')
}
