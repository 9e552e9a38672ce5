import { now } from '../../../foundation/clock'
import { inTransaction } from '../../../foundation/db'
import { AppError } from '../../../foundation/errors'
import { newId } from '../../../foundation/ids'
import { money, toDecimal } from '../../../foundation/money'
import { enqueue } from '../../../queue/enqueue'
import { sendRefundJob } from '../../jobs'
import { partAmount } from '../../order/part-amount'
import { addOrderEvent } from '../../order/store'
import { insertRefund } from '../store'
import { lockPart } from './store'

const BOUGHT = new Set(['PURCHASED', 'SHIPPED', 'DELIVERED'])

/**
 * Gives the shopper back what was paid for goods that the supplier called off while the rest of the order comes: once per supplier order, under the order's
 * row lock, so that two refunds never exceed the payment. A second click finds the first one. Errors: not_found; refund_not_possible (not called off, goods
 * that are not the order's, a case is open at PayPal, or nothing is left to give back).
 */
export async function openPartRefund(input: { readonly supplierOrderId: string; readonly requestedBy: string; readonly ownerId?: string }): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    const part = await lockPart(tx, input.supplierOrderId)
    if (!part || (input.ownerId !== undefined && part.userId !== input.ownerId)) throw new AppError('not_found', 'no such supplier order')
    const mayRefund = part.items !== null && part.purchaseStatus === 'PAID' && part.paymentStatus === 'COMPLETED' && part.captureId !== null && BOUGHT.has(part.orderStatus) && !part.hasCase
    const refundId = newId('refund')
    const minor = mayRefund && part.items ? partAmount(part, part.items, part.leftMinor) : null
    if (minor === null || minor <= 0n) {
      if (mayRefund && part.leftMinor <= 0n) return // given back already, by an earlier click or in full
      throw new AppError('refund_not_possible', 'this part cannot be refunded as it stands', { orderId: part.orderId, supplierOrderId: input.supplierOrderId, status: part.orderStatus })
    }
    const isFirst = await insertRefund(tx, { id: refundId, orderId: part.orderId, paymentId: part.paymentId, amountMinor: minor, currency: part.currency, reason: 'part_not_supplied', requestedBy: input.requestedBy, part: input.supplierOrderId, at })
    if (!isFirst) return
    await addOrderEvent(tx, { orderId: part.orderId, at, event: 'part_refund_requested', actor: input.requestedBy, evidence: { refundId, amount: toDecimal(money(minor, part.currency)), currency: part.currency, aliexpressOrderIds: input.supplierOrderId } })
    await enqueue(tx, sendRefundJob, { refundId })
  })
}
