import { now, nowMs, secondsFromNow, waitedSince } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { lookDelaySeconds } from '../../foundation/retry-delay'
import { getPaypalOrder } from '../../providers/paypal/get-order'
import { pickCapture } from '../../providers/paypal/capture-order'
import { tryMoveOrder } from '../order/store'
import { CAPTURE_QUARANTINE_SECONDS, captureRequestId, capturePayment, isDeclineOfShopper, sendCapture } from './capture-payment'
import { recordCapture, recordLateCapture } from './record-capture'
import { findPayment, movePayment, reclaimCapture, setNextPoll, type PaymentRow } from './store'

/** PayPal forgets our capture key after 6 h (facts/paypal.md 2.3): after that a repeat would be a new operation. We stop earlier. */
const KEY_LIFE_MS = 5.5 * 3600 * 1000
/** An order that nobody approved within this time is dead (facts/paypal.md 2.4). */
const APPROVAL_LIFE_MS = 6 * 3600 * 1000
/** An intent that shows no capture after this time has none: no answer can still be under way. */
const INTENT_LIFE_MS = 24 * 3600 * 1000
/** When we ask again at the latest, after so many times: the closed tab is found soon, the idle order costs little. With full jitter, so that a fault's payments do not ask in one wave. */
const POLL_SECONDS = [15, 30, 60, 120, 300, 600, 900, 1800]
const LEAST_POLL_SECONDS = 5

/**
 * Asks PayPal what became of a payment and follows the answer: approved before the tab was closed -> captured; captured but not written
 * down (crash, lost answer) -> adopted; never approved -> expired. Safe to run at any time, any number of times.
 */
export async function settlePayment(paymentId: string): Promise<void> {
  const payment = await findPayment(paymentId)
  if (!payment) return
  // PayPal never made an order for it (or its answer was lost): after the time of one it is over; the shopper was shown nothing to approve.
  if (!payment.paypalOrderId) return ageMs(payment) < APPROVAL_LIFE_MS ? undefined : expire(payment)
  switch (payment.status) {
    case 'CREATED':
      return settleCreated(payment, payment.paypalOrderId)
    case 'CAPTURING':
      return settleCapturing(payment, payment.paypalOrderId)
    case 'PENDING':
      return settlePending(payment, payment.paypalOrderId)
    case 'EXPIRED':
    case 'DECLINED':
      return settleEnded(payment, payment.paypalOrderId)
    case 'COMPLETED':
    case 'MISMATCH':
    case 'REFUNDED':
      return
  }
}

const ageMs = (payment: PaymentRow) => nowMs() - payment.createdAt.getTime()
const nextPoll = (payment: PaymentRow) => secondsFromNow(lookDelaySeconds(POLL_SECONDS[Math.min(payment.polls, POLL_SECONDS.length - 1)] ?? 1800, LEAST_POLL_SECONDS))

async function settleCreated(payment: PaymentRow, paypalOrderId: string): Promise<void> {
  const order = await getPaypalOrder(paypalOrderId)
  // The session rule guards the HTTP route; an order that the shopper approved before closing the tab is captured here (product.md 2.3).
  const isApproved = order?.status === 'APPROVED' || order?.status === 'COMPLETED'
  if (isApproved && !isDeclineOfShopper(payment.declineCode)) {
    await capturePayment(payment)
    return
  }
  if (order && ageMs(payment) < APPROVAL_LIFE_MS) return setNextPoll(payment.paymentId, nextPoll(payment))
  await expire(payment)
}

/** PayPal was asked and the answer is not stored: look first; repeat only under the same key while PayPal still knows it. */
async function settleCapturing(payment: PaymentRow, paypalOrderId: string): Promise<void> {
  const quarantineEnd = waitedSince(CAPTURE_QUARANTINE_SECONDS)
  if (payment.captureSentAt && payment.captureSentAt > quarantineEnd) return setNextPoll(payment.paymentId, secondsFromNow(CAPTURE_QUARANTINE_SECONDS))
  const order = await getPaypalOrder(paypalOrderId)
  const capture = order ? pickCapture(order.captures, order.id) : null
  if (capture) {
    await recordCapture(payment, capture, { requestKey: captureRequestId(payment) })
    return
  }
  // PayPal also forgets an order that nobody captured in time (404, facts/paypal.md 2.4); one that it captured stays. A capture that shows up later all the
  // same is found in its statement, booked and given back (recordLateCapture).
  if (ageMs(payment) > INTENT_LIFE_MS) return expire(payment)
  if (!order) return setNextPoll(payment.paymentId, nextPoll(payment))
  if (ageMs(payment) > KEY_LIFE_MS) return setNextPoll(payment.paymentId, nextPoll(payment)) // a repeat would be a new charge: only look
  if (await reclaimCapture(payment.paymentId, quarantineEnd, now())) await sendCapture(payment, paypalOrderId)
}

async function settlePending(payment: PaymentRow, paypalOrderId: string): Promise<void> {
  const order = await getPaypalOrder(paypalOrderId)
  const capture = order ? pickCapture(order.captures, order.id) : null
  if (capture && capture.status !== 'PENDING' && capture.status !== 'OTHER') await recordCapture(payment, capture, {})
  else await setNextPoll(payment.paymentId, nextPoll(payment))
}

/** Somebody says that there is something new about a payment that has ended here: money that came late is booked and goes back. */
async function settleEnded(payment: PaymentRow, paypalOrderId: string): Promise<void> {
  const order = await getPaypalOrder(paypalOrderId)
  const capture = order ? pickCapture(order.captures, order.id) : null
  if (capture) await recordLateCapture(payment, capture, {})
}

async function expire(payment: PaymentRow): Promise<void> {
  await inTransaction(async (tx) => {
    const isFirst = await movePayment(tx, { paymentId: payment.paymentId, from: ['CREATED', 'CAPTURING'], to: 'EXPIRED', nextPollAt: null })
    if (isFirst) await tryMoveOrder(tx, { orderId: payment.orderId, from: ['CREATED'], to: 'CANCELLED', event: 'payment_expired', actor: 'system', at: now() })
  })
}
