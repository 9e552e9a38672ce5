import { now } from '../../../foundation/clock'
import { inTransaction, type Tx } from '../../../foundation/db'
import { newId } from '../../../foundation/ids'
import { money, toDecimal, type Money } from '../../../foundation/money'
import { enqueue } from '../../../queue/enqueue'
import { correctSaleJob } from '../../jobs'
import { account, resellerPayable } from '../../ledger/accounts'
import { post, transfer } from '../../ledger/post'
import { addOrderEvent, lockOrder, tryMoveOrder } from '../../order/store'
import type { DisputedPayment } from '../store'
import { recordRelease } from './record-hold'
import { insertReversal, isBookedAsRefund, isPurchaseInDoubt, markReversedPayment, readGivenBack, readHeld } from './store'

export interface SeenReversal {
  /** PayPal's number of the movement: it is booked once, whoever saw it first (webhook, case or statement). */
  readonly transactionId: string
  readonly amount: Money
  readonly at: Date
}

/**
 * PayPal took a payment, or a part of it, back: after a case, a chargeback, or by its bank. It is booked out of what PayPal had put aside for it, else out of
 * the balance, to the shopper; the sale is corrected, or reversed, by its own job; an order of which nothing is left is REFUNDED. Returns false where this
 * movement is booked already, as a reversal or as a refund of ours that was in doubt.
 */
export async function recordReversal(payment: DisputedPayment, seen: SeenReversal): Promise<boolean> {
  if (await isBookedAsRefund(seen.transactionId)) {
    await recordRelease(payment, seen) // out of the balance, by our books: what was put aside for it is not there any more
    return false
  }
  const at = now()
  return inTransaction(async (tx) => {
    await lockOrder(tx, payment.orderId)
    const id = newId('reversal')
    const { currency } = seen.amount
    const isFirst = await insertReversal(tx, { id, paypalTransactionId: seen.transactionId, kind: 'REVERSAL', orderId: payment.orderId, paymentId: payment.paymentId, amountMinor: seen.amount.minor, currency, occurredAt: seen.at, at })
    if (!isFirst) return false
    const common = { orderId: payment.orderId, userId: payment.userId, at: seen.at }
    const held = await readHeld(tx, payment.orderId, seen.at)
    const fromHeld = held < 0n ? 0n : held < seen.amount.minor ? held : seen.amount.minor
    await post(tx, [{
      ...common, businessKey: `reversal:${seen.transactionId}`, kind: 'reversal',
      legs: [
        { account: account('shopper_payable', currency), amount: seen.amount },
        { account: account('paypal_held', currency), amount: money(-fromHeld, currency) },
        { account: account('paypal_balance', currency), amount: money(fromHeld - seen.amount.minor, currency) },
      ],
    }])
    const evidence = { amount: toDecimal(seen.amount), currency, transactionId: seen.transactionId }
    await addOrderEvent(tx, { orderId: payment.orderId, at, event: 'payment_reversed', actor: 'paypal', evidence })
    await endOrderWithoutMoney(tx, payment, evidence, at)
    await enqueue(tx, correctSaleJob, { orderId: payment.orderId })
    return true
  })
}

/** Nothing of the payment is left: the order is over. One that is being bought, or is in doubt, is left to its purchase (end-reversed-order.ts), and its sale is corrected when it is made. */
async function endOrderWithoutMoney(tx: Tx, payment: DisputedPayment, evidence: Record<string, string>, at: Date): Promise<void> {
  const { reversedMinor, refundedMinor } = await readGivenBack(tx, payment.paymentId)
  if (reversedMinor + refundedMinor < payment.grossMinor) return
  await markReversedPayment(tx, payment.paymentId)
  if (await isPurchaseInDoubt(tx, payment.orderId)) return // it stays in front of a person: only who looks at the supplier knows what was bought
  await tryMoveOrder(tx, { orderId: payment.orderId, from: ['PAID', 'FAILED', 'PURCHASED', 'SHIPPED', 'DELIVERED'], to: 'REFUNDED', event: 'refunded', actor: 'paypal', at, evidence })
}

/** What PayPal charges for a case or a chargeback: a cost of the reseller's, whose sale it was. Once per movement. */
export async function recordCaseFee(payment: DisputedPayment, seen: SeenReversal): Promise<boolean> {
  const at = now()
  return inTransaction(async (tx) => {
    const { currency } = seen.amount
    const isFirst = await insertReversal(tx, { id: newId('reversal'), paypalTransactionId: seen.transactionId, kind: 'FEE', orderId: payment.orderId, paymentId: payment.paymentId, amountMinor: seen.amount.minor, currency, occurredAt: seen.at, at })
    if (!isFirst) return false
    await post(tx, [{
      businessKey: `case_fee:${seen.transactionId}`, kind: 'case_fee', orderId: payment.orderId, userId: payment.userId, at: seen.at,
      legs: transfer(account('paypal_balance', currency), resellerPayable(payment.userId, currency), seen.amount),
    }])
    await addOrderEvent(tx, { orderId: payment.orderId, at, event: 'case_fee', actor: 'paypal', evidence: { amount: toDecimal(seen.amount), currency, transactionId: seen.transactionId } })
    return true
  })
}
