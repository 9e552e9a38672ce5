import { now } from '../../foundation/clock'
import { placeOrder } from './place-order'
import { claimPurchase, findPurchase } from './store'

/**
 * Buys a prepared purchase once. The claim (PREPARED -> SENT, a new fence) is committed before the request leaves; whoever does not get it
 * does nothing. `again` sends the very same request once more from UNKNOWN, only where deduplication is proved (settle-purchase.ts).
 */
export async function attemptPurchase(purchaseId: string, again = false): Promise<void> {
  const fence = await claimPurchase(purchaseId, again ? 'UNKNOWN' : 'PREPARED', now())
  if (fence === null) return
  const purchase = await findPurchase(purchaseId)
  if (purchase?.status !== 'SENT' || purchase.fence !== fence) return // claimed by a newer sender in the meantime
  await placeOrder(purchase, fence, again)
}
