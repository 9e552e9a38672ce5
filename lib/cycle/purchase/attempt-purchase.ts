import { now } from '../../foundation/clock'
import { claimPurchase } from './claim/store'
import { placeOrder } from './place-order'
import { recordPurchaseRefusal, recordPurchaseUnknown } from './record-purchase'
import { findPurchase } from './store'

/**
 * Buys a prepared purchase once. The claim (PREPARED -> SENT, a new fence) is committed before the request leaves; whoever does not get it
 * does nothing. `again` sends the very same request once more from UNKNOWN, only where deduplication is proved (settle-purchase.ts).
 * Where a case was opened at PayPal meanwhile, or the money went back, nothing is sent. After a restore what may have been bought already is not sent: it is in doubt.
 */
export async function attemptPurchase(purchaseId: string, again = false): Promise<void> {
  const claim = await claimPurchase(purchaseId, again ? 'UNKNOWN' : 'PREPARED', now())
  if (claim === null) return
  const { fence, mayBeBought, isPaymentInDoubt } = claim
  const purchase = await findPurchase(purchaseId)
  if (purchase?.status !== 'SENT' || purchase.fence !== fence) return // claimed by a newer sender in the meantime
  if (mayBeBought) return recordPurchaseUnknown(purchase, fence, 'the database was restored from a backup: it may have been bought since', { requestKey: purchase.outOrderId })
  if (isPaymentInDoubt) return recordPurchaseRefusal(purchase, fence, 'PAYMENT_DISPUTED', 'not sent: a case was opened at PayPal, or the money went back', { requestKey: purchase.outOrderId })
  await placeOrder(purchase, fence, again)
}
