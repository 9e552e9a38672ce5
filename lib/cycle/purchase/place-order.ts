import { waitedSince } from '../../foundation/clock'
import { log } from '../../foundation/log'
import { ALIEXPRESS_DEADLINE_MS } from '../../providers/aliexpress/client'
import { executePurchase } from './execute-purchase'
import { recordOrdered, recordPurchaseRefusal, recordPurchaseUnknown, SENT_STALE_SECONDS } from './record-purchase'
import type { PurchaseRow } from './store'

const CLOCK_SKEW_SECONDS = 2
/** The lease of a sender: the call must have ended before others may take the purchase for abandoned (reliability.md 3.6 a). */
const SEND_WITHIN_SECONDS = SENT_STALE_SECONDS - ALIEXPRESS_DEADLINE_MS / 1000 - CLOCK_SKEW_SECONDS

/** Sends a claimed purchase and writes down its outcome under the claim's fence. Done, refused and unknown are three different paths. */
export async function placeOrder(purchase: PurchaseRow, fence: number, isRepeat: boolean): Promise<void> {
  const mayStillSend = () => purchase.sentAt !== null && purchase.sentAt > waitedSince(SEND_WITHIN_SECONDS)
  const outcome = await executePurchase(purchase.request, purchase.userId, purchase.environment, mayStillSend)
  switch (outcome.kind) {
    case 'done':
      return recordOrdered(purchase, outcome.value.orderIds, { fence, evidence: outcome.evidence, autoPayFailed: outcome.value.autoPayFailed, actor: 'aliexpress' })
    case 'refused':
      // Refused speaks of this request only: the first one, whose answer was lost, may have been carried out.
      if (isRepeat) return recordPurchaseUnknown(purchase, fence, `refused on repeat: ${outcome.code}`, outcome.evidence)
      return recordPurchaseRefusal(purchase, fence, outcome.code, outcome.message, outcome.evidence)
    case 'unknown':
      log.warn({ orderId: purchase.orderId, reason: outcome.reason }, 'a purchase has no certain answer: it will be settled by asking')
      return recordPurchaseUnknown(purchase, fence, outcome.reason, outcome.evidence)
  }
}
