import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { newId } from '../../foundation/ids'
import { money, toDecimal } from '../../foundation/money'
import { enqueue } from '../../queue/enqueue'
import { sendRefundJob } from '../jobs'
import { addOrderEvent } from '../order/store'
import { insertRefund, lockOrderForRefund, type RefundableOrder } from './store'

/** Nothing is bought and nothing is in doubt: only then can a paid order be given back in full. */
const NOTHING_BOUGHT = new Set([null, 'PREPARED', 'REFUSED', 'CANCELLED'])

function assertRefundable(order: RefundableOrder): void {
  const isPaid = order.paymentStatus === 'COMPLETED' || order.paymentStatus === 'MISMATCH'
  // CANCELLED with money: it was captured after the order had ended (recordLateCapture).
  const isStopped = order.status === 'PAID' || order.status === 'FAILED' || (order.status === 'CANCELLED' && order.paymentStatus === 'MISMATCH')
  if (!isStopped || !isPaid || order.captureId === null || !NOTHING_BOUGHT.has(order.purchaseStatus))
    throw new AppError('refund_not_possible', 'the order is not paid and stopped', { orderId: order.orderId, status: order.status, purchase: order.purchaseStatus })
}

/**
 * Refund of all that is left of a paid order that cannot be supplied, once: the intent is stored under the order's row lock, so a purchase cannot start beside
 * it. A second click finds the first one. Errors: not_found, refund_not_possible (bought, in doubt, or not paid).
 */
export async function openRefund(input: { orderId: string; reason: string; requestedBy: string; ownerId?: string }): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    const order = await lockOrderForRefund(tx, input.orderId)
    if (!order || (input.ownerId !== undefined && order.userId !== input.ownerId)) throw new AppError('not_found', 'no such order')
    assertRefundable(order)
    if (order.amountMinor <= 0n) throw new AppError('refund_not_possible', 'nothing is left to give back', { orderId: order.orderId })
    const refundId = newId('refund')
    const isFirst = await insertRefund(tx, { id: refundId, orderId: order.orderId, paymentId: order.paymentId, amountMinor: order.amountMinor, currency: order.currency, reason: input.reason, requestedBy: input.requestedBy, at })
    if (!isFirst) return
    await addOrderEvent(tx, { orderId: order.orderId, at, event: 'refund_requested', actor: input.requestedBy, evidence: { refundId, amount: toDecimal(money(order.amountMinor, order.currency)), currency: order.currency, reason: input.reason } })
    await enqueue(tx, sendRefundJob, { refundId })
  })
}
