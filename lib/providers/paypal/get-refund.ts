import { isPaypalId } from './client'
import { readPaypal } from './effect'
import { reshapeRefund, type PaypalRefund } from './reshape'
import { RefundBody } from './schema'

/** The refund as PayPal has it now; null where there is none of this id. */
export async function getPaypalRefund(refundId: string): Promise<PaypalRefund | null> {
  if (!isPaypalId(refundId)) return null
  return readPaypal(`/v2/payments/refunds/${refundId}`, (body) => {
    const refund = RefundBody.safeParse(body).data
    return refund && refund.id === refundId ? reshapeRefund(refund) : null
  })
}
