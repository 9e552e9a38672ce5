import { FAILURE_POLICY, isFailureReason } from '../cycle/order/states'
import type { OrderPageRow } from './read-reseller-order'

export interface OrderActions {
  /** `plain`: buy again; `at_loss`: the loss guard stopped it, the person may accept its numbers. */
  readonly buy: 'plain' | 'at_loss' | null
  readonly canRefund: boolean
  readonly canDecide: boolean
  /** The cause passes by itself and the order is tried again. */
  readonly retriesItself: boolean
}

const NOTHING_BOUGHT = new Set([null, 'PREPARED', 'REFUSED', 'CANCELLED'])

/** What a person may do with an order now. The functions of the cycle decide again under their locks; this only chooses the buttons. */
export function orderActions(order: Pick<OrderPageRow, 'status' | 'failureReason' | 'paymentStatus' | 'purchaseStatus' | 'refunds'>): OrderActions {
  const hasRefund = order.refunds.some((refund) => refund.status !== 'FAILED' && refund.part === null)
  const isStopped = order.status === 'FAILED' && isFailureReason(order.failureReason)
  const isIdle = (order.status === 'PAID' || isStopped) && order.paymentStatus === 'COMPLETED' && !hasRefund
  const mayBuy = isIdle && order.purchaseStatus !== 'CANCELLED' && NOTHING_BOUGHT.has(order.purchaseStatus)
  const isMoneyHere = order.paymentStatus === 'COMPLETED' || order.paymentStatus === 'MISMATCH'
  return {
    buy: !mayBuy ? null : order.failureReason === 'LOSS_GUARD' && order.status === 'FAILED' ? 'at_loss' : 'plain',
    canRefund: (order.status === 'PAID' || order.status === 'FAILED') && isMoneyHere && !hasRefund && NOTHING_BOUGHT.has(order.purchaseStatus),
    canDecide: order.purchaseStatus === 'UNKNOWN' && order.status === 'FAILED',
    retriesItself: isStopped && isFailureReason(order.failureReason) && FAILURE_POLICY[order.failureReason] !== 'person',
  }
}
