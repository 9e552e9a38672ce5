import { isPaypalId, PAYOUT_DEADLINE_MS } from './client'
import { readPaypal } from './effect'
import { reshapePayout, type PaypalPayout } from './reshape'
import { PayoutBody } from './schema'

/** The batch and its items as PayPal has them now; null where there is none of this id. We put one item into a batch, so one page holds all. */
export async function getPaypalPayout(batchId: string): Promise<PaypalPayout | null> {
  if (!isPaypalId(batchId)) return null
  return readPaypal(
    `/v1/payments/payouts/${batchId}?page_size=100&page=1&total_required=true`,
    (body) => {
      const payout = PayoutBody.safeParse(body).data
      return payout && payout.batch_header.payout_batch_id === batchId ? reshapePayout(payout) : null
    },
    PAYOUT_DEADLINE_MS,
  )
}
