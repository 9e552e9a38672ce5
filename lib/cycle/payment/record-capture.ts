import { now, secondsFromNow } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { equalMoney, money, toDecimal } from '../../foundation/money'
import type { Evidence } from '../../foundation/outcome'
import type { PaypalCapture } from '../../providers/paypal/reshape'
import { getPaypalCapture } from '../../providers/paypal/get-capture'
import { getMerchantId } from '../../providers/paypal/get-merchant-id'
import { enqueue } from '../../queue/enqueue'
import { giveBackLateCaptureJob, startFulfillmentJob } from '../jobs'
import { account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { openException } from '../order/exceptions/store'
import { addOrderEvent, moveOrder } from '../order/store'
import { movePayment, type PaymentRow } from './store'

/** `already_recorded`: somebody else moved the payment first; the row says to what. */
export type Recorded = 'paid' | 'pending' | 'declined' | 'mismatch' | 'already_recorded'

const PENDING_POLL_SECONDS = 60
const FROM_OPEN = ['CAPTURING', 'PENDING'] as const
const FROM_ENDED = ['EXPIRED', 'DECLINED'] as const

/**
 * Writes down what PayPal says of a capture: the one place where an order becomes PAID. Return, webhook and poller all end here, in any
 * order and number; the first one moves the payment, the others change nothing.
 */
export async function recordCapture(payment: PaymentRow, capture: PaypalCapture, evidence: Evidence): Promise<Recorded> {
  switch (capture.status) {
    case 'DECLINED':
    case 'FAILED':
      return recordDecline(payment, capture, evidence)
    case 'PENDING':
    case 'OTHER':
      return recordPending(payment, capture, evidence)
    case 'COMPLETED':
    case 'REFUNDED':
    case 'PARTIALLY_REFUNDED': {
      const whole = capture.fee ? capture : await getPaypalCapture(capture.id)
      // A completed capture without its fee cannot be booked to the cent: wait and ask again.
      if (!whole?.fee) return recordPending(payment, { ...capture, pendingReason: 'FEE_NOT_KNOWN_YET' }, evidence)
      const payee = await getMerchantId()
      const mismatch = findMismatch(payment, whole, payee)
      return mismatch ? recordMismatch(payment, whole, mismatch, evidence) : recordPaid(payment, whole, evidence)
    }
  }
}

/** Amount, currency, payee and order must be those we asked for, before anything else happens (product.md 2.3). */
function findMismatch(payment: PaymentRow, capture: PaypalCapture, payee: string): string | null {
  if (!equalMoney(capture.amount, money(payment.amountMinor, payment.currency))) return `amount ${toDecimal(capture.amount)} ${capture.amount.currency}`
  if (capture.payeeMerchantId !== undefined && capture.payeeMerchantId !== payee) return `payee ${capture.payeeMerchantId}`
  if (capture.customId !== undefined && capture.customId !== payment.orderId) return `custom_id ${capture.customId}`
  return null
}

const moneyOf = (capture: PaypalCapture) => ({
  captureId: capture.id,
  ...(capture.fee ? { feeMinor: capture.fee.minor } : {}),
  ...(capture.net ? { netMinor: capture.net.minor } : {}),
  ...(capture.payeeMerchantId ? { payeeMerchantId: capture.payeeMerchantId } : {}),
})

/** The money is at PayPal: gross as owed to the shopper until the goods are bought, the fee as cost. */
async function postCapture(tx: Tx, payment: PaymentRow, capture: PaypalCapture, at: Date): Promise<void> {
  const { currency } = capture.amount
  const common = { orderId: payment.orderId, userId: payment.userId, at }
  const paypal = account('paypal_balance', currency)
  await post(tx, [
    { ...common, businessKey: `capture:${capture.id}`, kind: 'capture', legs: transfer(account('shopper_payable', currency), paypal, capture.amount) },
    { ...common, businessKey: `payment_fee:${capture.id}`, kind: 'payment_fee', legs: transfer(paypal, account('payment_fees', currency), capture.fee ?? money(0n, currency)) },
  ])
}

async function recordPaid(payment: PaymentRow, capture: PaypalCapture, evidence: Evidence): Promise<Recorded> {
  const at = now()
  return inTransaction(async (tx): Promise<Recorded> => {
    const isFirst = await movePayment(tx, { paymentId: payment.paymentId, from: FROM_OPEN, to: 'COMPLETED', evidence, ...moneyOf(capture), capturedAt: capture.createdAt ?? at, nextPollAt: null })
    if (!isFirst) return 'already_recorded'
    await moveOrder(tx, {
      orderId: payment.orderId, from: ['CREATED'], to: 'PAID', event: 'payment_captured', actor: 'paypal', at,
      evidence: { captureId: capture.id, amount: toDecimal(capture.amount), currency: capture.amount.currency, fee: capture.fee ? toDecimal(capture.fee) : null, paypalOrderId: payment.paypalOrderId, debugId: evidence.debugId ?? null },
    })
    await postCapture(tx, payment, capture, at)
    await enqueue(tx, startFulfillmentJob, { orderId: payment.orderId })
    return 'paid'
  })
}

async function recordPending(payment: PaymentRow, capture: PaypalCapture, evidence: Evidence): Promise<Recorded> {
  return inTransaction(async (tx): Promise<Recorded> => {
    const pendingReason = capture.pendingReason ?? 'OTHER'
    const isFirst = await movePayment(tx, { paymentId: payment.paymentId, from: ['CAPTURING'], to: 'PENDING', evidence, captureId: capture.id, pendingReason, nextPollAt: secondsFromNow(PENDING_POLL_SECONDS) })
    if (!isFirst) return 'already_recorded'
    await addOrderEvent(tx, { orderId: payment.orderId, at: now(), event: 'payment_pending', actor: 'paypal', evidence: { captureId: capture.id, reason: pendingReason } })
    return 'pending'
  })
}

async function recordDecline(payment: PaymentRow, capture: PaypalCapture, evidence: Evidence): Promise<Recorded> {
  const at = now()
  return inTransaction(async (tx): Promise<Recorded> => {
    const isFirst = await movePayment(tx, { paymentId: payment.paymentId, from: FROM_OPEN, to: 'DECLINED', evidence, captureId: capture.id, declineCode: capture.status, nextPollAt: null })
    if (!isFirst) return 'already_recorded'
    await moveOrder(tx, { orderId: payment.orderId, from: ['CREATED'], to: 'CANCELLED', event: 'payment_declined', actor: 'paypal', at, evidence: { captureId: capture.id } })
    return 'declined'
  })
}

/**
 * Money that was captured although the order had ended here (expired, or taken for declined): it is at PayPal, so the ledger says so, a person
 * sees it, and it goes back in full. The order stays cancelled: nothing is bought for it. Does nothing for a payment that has not ended.
 */
export async function recordLateCapture(payment: PaymentRow, capture: PaypalCapture, evidence: Evidence): Promise<'late' | 'already_recorded' | 'no_money'> {
  if (capture.status !== 'COMPLETED' && capture.status !== 'PARTIALLY_REFUNDED' && capture.status !== 'REFUNDED') return 'no_money'
  const whole = capture.fee ? capture : await getPaypalCapture(capture.id)
  if (!whole?.fee) return 'no_money' // not bookable to the cent yet: the reconciler comes again
  const at = now()
  return inTransaction(async (tx) => {
    const isFirst = await movePayment(tx, { paymentId: payment.paymentId, from: FROM_ENDED, to: 'MISMATCH', evidence, ...moneyOf(whole), capturedAt: whole.createdAt ?? at, nextPollAt: null })
    if (!isFirst) return 'already_recorded'
    const facts = { captureId: whole.id, captured: toDecimal(whole.amount), currency: whole.amount.currency, paypalOrderId: payment.paypalOrderId }
    await addOrderEvent(tx, { orderId: payment.orderId, at, event: 'payment_late', actor: 'paypal', evidence: facts })
    await openException({ kind: 'LATE_CAPTURE', subject: payment.paymentId, orderId: payment.orderId, userId: payment.userId, amount: whole.amount, facts, at }, tx)
    await postCapture(tx, payment, whole, at)
    await enqueue(tx, giveBackLateCaptureJob, { orderId: payment.orderId })
    return 'late'
  })
}

async function recordMismatch(payment: PaymentRow, capture: PaypalCapture, mismatch: string, evidence: Evidence): Promise<Recorded> {
  const at = now()
  return inTransaction(async (tx): Promise<Recorded> => {
    const isFirst = await movePayment(tx, { paymentId: payment.paymentId, from: FROM_OPEN, to: 'MISMATCH', evidence, ...moneyOf(capture), capturedAt: capture.createdAt ?? at, nextPollAt: null })
    if (!isFirst) return 'already_recorded'
    const facts = { captureId: capture.id, mismatch, captured: toDecimal(capture.amount), currency: capture.amount.currency }
    await moveOrder(tx, { orderId: payment.orderId, from: ['CREATED'], to: 'FAILED', event: 'payment_mismatch', actor: 'paypal', at, evidence: facts, failure: { reason: 'PAYMENT_MISMATCH', facts, nextAttemptAt: null } })
    await postCapture(tx, payment, capture, at) // the money did come: the ledger says so
    return 'mismatch'
  })
}
