import type { Outcome } from '@/lib/foundation/outcome'
import { isPaypalId, PAYOUT_DEADLINE_MS } from './client'
import { refuseId, sendEffect } from './effect'
import { CANCEL_ITEM_REFUSALS } from './refusals'
import { reshapePayoutItem, type PaypalPayoutItem } from './reshape'
import { PayoutItemAnswer } from './schema'

/** Takes an UNCLAIMED item back: done is RETURNED and nothing else. Anything but UNCLAIMED is refused with ITEM_INCORRECT_STATUS. */
export async function cancelPaypalPayoutItem(itemId: string): Promise<Outcome<PaypalPayoutItem>> {
  if (!isPaypalId(itemId)) return refuseId()
  return sendEffect(
    { method: 'POST', path: `/v1/payments/payouts-item/${itemId}/cancel`, deadlineMs: PAYOUT_DEADLINE_MS, body: {} },
    CANCEL_ITEM_REFUSALS,
    (body) => {
      const item = PayoutItemAnswer.safeParse(body).data
      return item && item.payout_item_id === itemId && item.transaction_status === 'RETURNED' ? reshapePayoutItem(item) : null
    },
  )
}
