import { z } from 'zod'
import { log } from '../foundation/log'
import type { InboxEvent } from '../inbox/store'
import { findPaymentByCapture, findPaymentByPaypalOrder, type PaymentRow } from '../cycle/payment/store'
import { capturePayment } from '../cycle/payment/capture-payment'
import { settlePayment } from '../cycle/payment/settle-payment'
import { followDispute } from '../cycle/dispute/follow-dispute'
import { followReversal } from '../cycle/dispute/follow-reversal'
import { findPayoutByBatch } from '../cycle/payout/store'
import { followPayout } from '../cycle/payout/follow-payout'

const Related = z.looseObject({
  supplementary_data: z.looseObject({ related_ids: z.looseObject({ order_id: z.string().optional() }).optional() }).optional(),
  payout_batch_id: z.string().optional(),
  batch_header: z.looseObject({ payout_batch_id: z.string().optional() }).optional(),
})
const Payload = z.looseObject({ resource: Related.optional() })

/**
 * A PayPal webhook is a hint (architecture.md section 2, rule 5): whatever it says, the truth is read at PayPal by the same functions that the
 * return page and the poller use. Types that mean nothing to us are kept and marked ignored.
 */
export function handlePaypalEvent(event: InboxEvent): Promise<string> {
  return follow(event.type, event.resourceId, Payload.safeParse(event.payload).data?.resource)
}

async function follow(type: string, resourceId: string | null, resource: z.infer<typeof Related> | undefined): Promise<string> {
  if (type === 'CHECKOUT.ORDER.APPROVED' && resourceId) {
    const payment = await findPaymentByPaypalOrder(resourceId)
    // The shopper's own return usually comes first; capturePayment lets only one of the two ask PayPal.
    if (payment?.status === 'CREATED') await capturePayment(payment)
    return payment ? 'applied' : 'no such payment'
  }
  if (type.startsWith('CUSTOMER.DISPUTE.') && resourceId) return (await followDispute(resourceId)) ? 'applied' : 'no such payment'
  if (type === 'PAYMENT.CAPTURE.REVERSED' && resourceId) return (await followReversal(resourceId)) ? 'applied' : 'no such payment'
  if (type.startsWith('PAYMENT.CAPTURE.') || type.startsWith('CHECKOUT.')) {
    const payment = await findPaymentOf(resourceId, resource?.supplementary_data?.related_ids?.order_id)
    if (payment) await settlePayment(payment.paymentId)
    return payment ? 'applied' : 'no such payment'
  }
  if (type.startsWith('PAYMENT.PAYOUTS')) {
    const batchId = resource?.payout_batch_id ?? resource?.batch_header?.payout_batch_id
    const payout = batchId ? await findPayoutByBatch(batchId) : null
    if (payout) await followPayout(payout.payoutId)
    return payout ? 'applied' : 'no such payout'
  }
  log.info({ type }, 'a PayPal event of no meaning here')
  return 'ignored'
}

async function findPaymentOf(resourceId: string | null, orderId: string | undefined): Promise<PaymentRow | null> {
  const byOrder = orderId ? await findPaymentByPaypalOrder(orderId) : null
  if (byOrder || !resourceId) return byOrder
  return (await findPaymentByCapture(resourceId)) ?? findPaymentByPaypalOrder(resourceId)
}
