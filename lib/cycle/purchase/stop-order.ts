import { now, secondsFromNow } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { endReversedOrder } from '../order/end-reversed-order'
import { tryMoveOrder, type EventEvidence } from '../order/store'
import { FAILURE_POLICY, type FailureReason, type OrderStatus } from '../order/states'

/** When a stopped order is tried again by itself; null: a person decides. */
export function nextAttemptOf(reason: FailureReason): Date | null {
  const policy = FAILURE_POLICY[reason]
  return policy === 'person' ? null : secondsFromNow(policy.retryAfterSeconds)
}

const stopFor = (reason: FailureReason, facts: EventEvidence) =>
  ({ to: 'FAILED', event: 'stopped', actor: 'system', at: now(), evidence: { reason, ...facts }, failure: { reason, facts, nextAttemptAt: nextAttemptOf(reason) } }) as const

/**
 * Stops an order with its typed reason, in the caller's transaction. FAILED is stopped, not ended (product.md 2.4), unless PayPal took the whole payment
 * back while it was being bought: then nothing is left to decide, and the order is REFUNDED. One whose purchase is in doubt still waits for a person.
 */
export async function stopOrderWithin(tx: Tx, orderId: string, from: readonly OrderStatus[], reason: FailureReason, facts: EventEvidence): Promise<boolean> {
  const isStopped = await tryMoveOrder(tx, { orderId, from, ...stopFor(reason, facts) })
  if (isStopped && reason !== 'PURCHASE_UNKNOWN') await endReversedOrder(tx, orderId)
  return isStopped
}

/**
 * A guard's no before anything was sent, in a transaction of its own. The look may be old by now: where another worker has begun to buy since (`attempts` as
 * read with the order), its end stands, above all a purchase in doubt that waits for a person.
 */
export async function stopUnbought({ orderId, attempts }: { readonly orderId: string; readonly attempts: number }, reason: FailureReason, facts: EventEvidence): Promise<void> {
  await inTransaction((tx) => tryMoveOrder(tx, { orderId, from: ['PAID', 'FAILED'], onlyAttempt: attempts, ...stopFor(reason, facts) }))
}
