import { isPaypalId } from './client'
import { readPaypal } from './effect'
import { reshapeOrder, type PaypalOrder } from './reshape'
import { OrderBody } from './schema'

/** The order as PayPal has it now; null for one that does not exist, expired, or is another account's. */
export async function getPaypalOrder(paypalOrderId: string): Promise<PaypalOrder | null> {
  if (!isPaypalId(paypalOrderId)) return null
  return readPaypal(`/v2/checkout/orders/${paypalOrderId}`, (body) => {
    const order = OrderBody.safeParse(body).data
    return order && order.id === paypalOrderId ? reshapeOrder(order) : null
  })
}
