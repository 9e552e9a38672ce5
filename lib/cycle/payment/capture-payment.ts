import { now, secondsFromNow } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { log } from '../../foundation/log'
import type { Evidence } from '../../foundation/outcome'
import { NOT_SENT } from '../../foundation/outcome'
import { capturePaypalOrder, pickCapture } from '../../providers/paypal/capture-order'
import { getPaypalOrder } from '../../providers/paypal/get-order'
import type { PaypalCapture } from '../../providers/paypal/reshape'
import { moveOrder } from '../order/store'
import { recordCapture, type Recorded } from './record-capture'
import { claimCapture, claimOwnCapture, findPayment, movePayment, type PaymentRow, type Shopper } from './store'

/** `confirming`: PayPal was asked and the answer is not certain yet; it is settled by asking, never by charging again. */
export type CaptureResult = { readonly kind: Exclude<Recorded, 'already_recorded'> | 'confirming' } | { readonly kind: 'refused'; readonly code: string }

/** Longer than the call's own deadline (15 s): after this an intent without an answer is settled by asking PayPal. */
export const CAPTURE_QUARANTINE_SECONDS = 20
const WAIT_STEP_MS = 60
const WAIT_MAX_MS = 4_000

/** The key of one capture attempt, derived from our row: the same on every repeat (facts/paypal.md 2.3). */
export const captureRequestId = (payment: PaymentRow) => `${payment.paymentId}-c${payment.captureAttempt}`

// The shopper can choose another way to pay on the same PayPal order; everything else that is refused ends this PayPal order.
const SHOPPER_MAY_RETRY = new Set(['INSTRUMENT_DECLINED', 'PAYER_ACTION_REQUIRED', 'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING', 'ORDER_NOT_APPROVED', 'TRANSACTION_REFUSED', 'PAYER_CANNOT_PAY', 'PAYMENT_DENIED', 'COMPLIANCE_VIOLATION', 'TRANSACTION_LIMIT_EXCEEDED', 'PAYER_ACCOUNT_RESTRICTED', 'PAYER_ACCOUNT_LOCKED_OR_CLOSED'])
/** The shopper's means were turned down: charging them again is the shopper's decision, never the poller's. */
export const isDeclineOfShopper = (code: string | null) => code !== null && code !== 'ORDER_NOT_APPROVED' && SHOPPER_MAY_RETRY.has(code)
const SHOP_PROBLEM = new Set([NOT_SENT, 'AUTHENTICATION_FAILURE', 'NOT_AUTHORIZED', 'PERMISSION_DENIED', 'INVALID_ACCOUNT_STATUS'])

/**
 * Captures an approved PayPal order once, whoever asks: the return page, the webhook or the poller. One caller wins the gate and asks
 * PayPal; the others wait for its result. Never throws for what PayPal does; `confirming` means "ask again in a moment".
 */
export async function capturePayment(payment: PaymentRow): Promise<CaptureResult> {
  const settled = resultOf(payment)
  if (settled) return settled
  if (!payment.paypalOrderId) throw new AppError('wrong_state', 'the order has no PayPal order yet', { orderId: payment.orderId })
  if (payment.status === 'PENDING' || !(await claimCapture(payment.paymentId, now(), secondsFromNow(CAPTURE_QUARANTINE_SECONDS)))) return waitForOther(payment.paymentId)
  return sendCapture(payment, payment.paypalOrderId)
}

/** The same for the shopper who made this checkout; null for anyone else, and nothing is asked of PayPal then. */
export async function captureOwnPayment(paypalOrderId: string, shopper: Shopper): Promise<{ payment: PaymentRow; result: CaptureResult } | null> {
  const found = await claimOwnCapture(paypalOrderId, shopper, now(), secondsFromNow(CAPTURE_QUARANTINE_SECONDS))
  if (!found?.isOwn) return null
  const { payment } = found
  return { payment, result: found.isClaimed ? await sendCapture(payment, paypalOrderId) : await capturePayment(payment) }
}

/** Asks PayPal for the capture under the attempt's key and writes down the answer. The caller holds the gate. */
export async function sendCapture(payment: PaymentRow, paypalOrderId: string): Promise<CaptureResult> {
  const outcome = await capturePaypalOrder({ paypalOrderId, requestId: captureRequestId(payment) })
  switch (outcome.kind) {
    case 'done':
      return writeDown(payment, outcome.value, outcome.evidence)
    case 'unknown':
      log.warn({ orderId: payment.orderId, reason: outcome.reason }, 'a capture has no certain answer: asking')
      return adoptCapture(payment, paypalOrderId, outcome.evidence)
    case 'refused':
      if (outcome.code === 'ORDER_ALREADY_CAPTURED') return adoptCapture(payment, paypalOrderId, outcome.evidence)
      return recordRefusal(payment, outcome.code, outcome.evidence)
  }
}

/** Reads the order at PayPal and takes over the capture that is there. Nothing there: the outcome stays open for the settler. */
export async function adoptCapture(payment: PaymentRow, paypalOrderId: string, evidence: Evidence): Promise<CaptureResult> {
  const order = await getPaypalOrder(paypalOrderId).catch(() => undefined)
  const capture = order ? pickCapture(order.captures, order.id) : null
  if (!capture) return { kind: 'confirming' }
  return writeDown(payment, capture, evidence)
}

/** Where another arrival was first, its row is the answer: an ended payment is never told as paid. */
async function writeDown(payment: PaymentRow, capture: PaypalCapture, evidence: Evidence): Promise<CaptureResult> {
  const recorded = await recordCapture(payment, capture, evidence)
  return recorded === 'already_recorded' ? resultOfRow(payment) : { kind: recorded }
}

async function resultOfRow(payment: PaymentRow): Promise<CaptureResult> {
  const stored = await findPayment(payment.paymentId)
  if (stored?.status === 'PENDING') return { kind: 'pending' }
  return (stored && resultOf(stored)) ?? { kind: 'confirming' }
}

/** A definite no: the gate is opened again for the shopper's next try, under a new key where PayPal saw this one. */
async function recordRefusal(payment: PaymentRow, code: string, evidence: Evidence): Promise<CaptureResult> {
  const mayRetry = SHOPPER_MAY_RETRY.has(code) || SHOP_PROBLEM.has(code)
  const isFirst = await inTransaction(async (tx) => {
    const moved = await movePayment(tx, {
      paymentId: payment.paymentId, from: ['CAPTURING'], to: mayRetry ? 'CREATED' : 'EXPIRED', evidence, declineCode: code,
      nextPollAt: mayRetry ? secondsFromNow(CAPTURE_QUARANTINE_SECONDS * 3) : null, isNewAttempt: code !== NOT_SENT,
    })
    if (moved && !mayRetry) await moveOrder(tx, { orderId: payment.orderId, from: ['CREATED'], to: 'CANCELLED', event: 'payment_declined', actor: 'paypal', at: now(), evidence: { code } })
    return moved
  })
  if (isFirst) return { kind: 'refused', code }
  // While this process stood still another one asked again: what it wrote down is the answer, and that may be that PayPal took the money (INV-39).
  const stored = await findPayment(payment.paymentId)
  return stored?.status === 'CREATED' ? { kind: 'refused', code: stored.declineCode ?? code } : resultOfRow(payment)
}

function resultOf(payment: PaymentRow): CaptureResult | null {
  switch (payment.status) {
    case 'COMPLETED':
    case 'REFUNDED':
      return { kind: 'paid' }
    case 'MISMATCH':
      return { kind: 'mismatch' }
    case 'DECLINED':
      return { kind: 'declined' }
    case 'EXPIRED':
      return { kind: 'refused', code: 'EXPIRED' }
    case 'CREATED':
    case 'CAPTURING':
    case 'PENDING':
      return null
  }
}

/** Fifty captures at once: one asks PayPal, forty-nine wait here for what it wrote down. */
async function waitForOther(paymentId: string): Promise<CaptureResult> {
  const until = performance.now() + WAIT_MAX_MS
  for (let step = 1; performance.now() < until; step++) {
    const payment = await findPayment(paymentId)
    if (!payment) throw new AppError('not_found', 'the payment is gone')
    const settled = resultOf(payment)
    if (settled) return settled
    if (payment.status === 'PENDING') return { kind: 'pending' }
    if (payment.status === 'CREATED') return { kind: 'refused', code: payment.declineCode ?? 'ORDER_NOT_APPROVED' }
    await new Promise((resolve) => setTimeout(resolve, WAIT_STEP_MS * step))
  }
  return { kind: 'confirming' }
}
