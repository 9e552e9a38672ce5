import { confirmPurchase } from '../cycle/purchase/confirm-purchase'
import { findPurchaseOfSupplierOrder } from '../cycle/purchase/store'
import { followShipment } from '../cycle/shipment/follow-shipment'
import type { InboxEvent } from '../inbox/store'
import { saleAndPayouts } from './steps-in-one'

/** A push of AliExpress says that a supplier order changed: it is read there. An order that no purchase is bound to stays in the inbox for settlePurchase. */
export async function handleAliexpressEvent(event: InboxEvent): Promise<string> {
  const purchase = event.resourceId ? await findPurchaseOfSupplierOrder(event.resourceId) : null
  if (!purchase) return 'no such purchase'
  // That an order of ours was created is known from the answer that made it; its payment and its parcel are what we ask for.
  if (event.type === 'OrderCreated') return 'known already'
  await confirmPurchase(purchase.purchaseId, saleAndPayouts)
  if (event.type !== 'PaymentAuthorized') await followShipment(purchase.orderId)
  return 'applied'
}
