import { log } from '../../foundation/log'
import { executePurchase } from './execute-purchase'
import { recordOrdered, recordPurchaseRefusal, recordPurchaseUnknown } from './record-purchase'
import type { PurchaseRow } from './store'

/** Sends a claimed purchase and writes down its outcome under the claim's fence. Done, refused and unknown are three different paths. */
export async function placeOrder(purchase: PurchaseRow, fence: number, isRepeat: boolean): Promise<void> {
  const outcome = await executePurchase(purchase.request, purchase.userId, purchase.environment)
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
