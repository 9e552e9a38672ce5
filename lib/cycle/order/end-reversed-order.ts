import { now } from '../../foundation/clock'
import type { Tx } from '../../foundation/db'
import { isPaymentReversed, tryMoveOrder } from './store'

/**
 * An order whose whole payment PayPal took back while it was being bought is over as soon as its purchase has an end: nothing is left to decide or to give
 * back. Returns false where the money is still here, or where we gave it back ourselves (a refund moves its order itself).
 */
export async function endReversedOrder(tx: Tx, orderId: string): Promise<boolean> {
  return (await isPaymentReversed(tx, orderId)) && tryMoveOrder(tx, { orderId, from: ['FAILED', 'PURCHASED'], to: 'REFUNDED', event: 'refunded', actor: 'paypal', at: now() })
}
