import { audit } from '../../accounts/audit'
import { inTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { fulfillOrder } from './fulfill-order'
import { findFulfillment, type Fulfillment } from './store'

interface Decision {
  readonly orderId: string
  /** The reseller who decides; anyone else's order is not found. */
  readonly ownerId: string
  readonly acceptLoss: boolean
}

export interface Bought {
  readonly status: string
  readonly failureReason: string | null
}

const IDLE = new Set([null, 'PREPARED', 'REFUSED'])

/**
 * "Buy at AliExpress now": a person lets a waiting or stopped order go through the guards again, where they say so also at a loss. The
 * decision is in the audit log before anything is asked. Answers where the order stands afterwards. Throws not_found; wrong_state where it may not be bought.
 */
export async function buyByDecision({ orderId, ownerId, acceptLoss }: Decision): Promise<Bought> {
  const order = await findFulfillment(orderId)
  if (order?.userId !== ownerId) throw new AppError('not_found', 'no such order of this reseller')
  if (!mayBuy(order)) throw new AppError('wrong_state', 'the order is not waiting to be bought', { orderId, status: order.status })
  await inTransaction((tx) => audit(tx, { id: ownerId, role: 'RESELLER' }, {
    action: 'order.buy_decided', subject: `order:${orderId}`, before: { status: order.status, failureReason: order.failureReason }, after: { acceptLoss },
  }))
  await fulfillOrder(orderId, { decidedBy: ownerId, acceptLoss })
  const after = await findFulfillment(orderId)
  return { status: after?.status ?? order.status, failureReason: after?.failureReason ?? null }
}

const mayBuy = (order: Fulfillment) =>
  (order.status === 'PAID' || order.status === 'FAILED') && order.paymentStatus === 'COMPLETED' && !order.hasRefund && IDLE.has(order.purchaseStatus)
