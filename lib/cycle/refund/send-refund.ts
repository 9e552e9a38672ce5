import { now, nowMs, secondsFromNow, waitedSince } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { log } from '../../foundation/log'
import { equalMoney, money, toDecimal, type Money } from '../../foundation/money'
import { NOT_SENT, type Evidence } from '../../foundation/outcome'
import { MOST_TRIES, retryDelaySeconds } from '../../foundation/retry-delay'
import { getPaypalOrder } from '../../providers/paypal/get-order'
import { getPaypalRefund } from '../../providers/paypal/get-refund'
import { refundPaypalCapture } from '../../providers/paypal/refund-capture'
import type { PaypalRefund } from '../../providers/paypal/reshape'
import { enqueue } from '../../queue/enqueue'
import { correctSaleJob } from '../jobs'
import { account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { closeException, openException } from '../order/exceptions/store'
import { addOrderEvent, lockOrder, tryMoveOrder, type EventEvidence } from '../order/store'
import { claimRefund, findOtherReturns, findRefund, hasUnfinishedCase, isTakenBack, markPaymentRefunded, moveRefund, setNextRefundCheck, type RefundRow } from './store'

const UNKNOWN_SECONDS = 60
const NOT_SENT_SECONDS = 30
const PENDING_SECONDS = 3600
/** We stop at 40 of PayPal's 45 days (facts/paypal.md 3). */
const KEY_LIFE_MS = 40 * 86_400_000
/** Longer than the call's deadline: a SENT refund without an answer is then in doubt. */
export const REFUND_STALE_SECONDS = 30

const PART_NOTE = { en: 'A part of your order could not be supplied. This is what you paid for it.', es: 'No pudimos conseguir una parte de tu pedido. Te devolvemos lo que pagaste por ella.' }
const NOTE = { en: 'Your order could not be supplied. This is a full refund.', es: 'No pudimos conseguir tu pedido. Te devolvemos el importe completo.' }

/** Sends a refund once and follows it to its end; a doubt is settled by reading the order at PayPal, then by the same key again. */
export async function sendRefund(refundId: string): Promise<void> {
  const refund = await findRefund(refundId)
  if (!refund?.captureId) return
  switch (refund.status) {
    case 'PREPARED':
      if (await claimRefund(refundId, 'PREPARED', now())) await send(refund, refund.captureId)
      return
    case 'SENT':
      return markStale(refund)
    case 'UNKNOWN':
      return settle(refund, refund.captureId)
    case 'PENDING':
      return followPending(refund)
    case 'COMPLETED':
    case 'FAILED':
      return
  }
}

async function send(refund: RefundRow, captureId: string): Promise<void> {
  const note = refund.part === null ? NOTE : PART_NOTE
  const outcome = await refundPaypalCapture({
    captureId, amount: money(refund.amountMinor, refund.currency), requestId: refund.requestId, invoiceId: refund.refundId, noteToPayer: refund.locale.startsWith('es') ? note.es : note.en,
  })
  switch (outcome.kind) {
    case 'done':
      return recordRefund(refund, outcome.value, outcome.evidence)
    case 'unknown':
      log.warn({ refundId: refund.refundId, reason: outcome.reason }, 'a refund has no certain answer')
      return recordUnknown(refund, outcome.evidence)
    case 'refused':
      return recordRefused(refund, outcome.code, outcome.message, outcome.evidence)
  }
}

async function recordUnknown(refund: RefundRow, evidence: Evidence): Promise<void> {
  const nextCheckAt = secondsFromNow(retryDelaySeconds(refund.checks, UNKNOWN_SECONDS))
  await inTransaction((tx) => moveRefund(tx, { refundId: refund.refundId, from: ['SENT'], to: 'UNKNOWN', at: now(), evidence, nextCheckAt }))
  if (refund.checks >= MOST_TRIES) await showInDoubt(refund)
}

async function showInDoubt(refund: RefundRow): Promise<void> {
  await openException({
    kind: 'REFUND_IN_DOUBT', subject: refund.refundId, orderId: refund.orderId, userId: refund.userId, amount: money(refund.amountMinor, refund.currency), at: now(),
    facts: { requestId: refund.requestId, firstSentAt: refund.firstSentAt?.toISOString() ?? null, tries: refund.checks },
  })
}

async function recordRefund(refund: RefundRow, answer: PaypalRefund, evidence: Evidence): Promise<void> {
  const at = now()
  if (answer.status === 'FAILED' || answer.status === 'CANCELLED') return recordRefused(refund, answer.status, 'PayPal did not refund', evidence)
  await inTransaction(async (tx) => {
    await lockOrder(tx, refund.orderId)
    const common = { refundId: refund.refundId, from: ['SENT', 'UNKNOWN', 'PENDING'] as const, at, evidence, paypalRefundId: answer.id }
    if (answer.status !== 'COMPLETED') {
      await moveRefund(tx, { ...common, from: ['SENT', 'UNKNOWN'], to: 'PENDING', nextCheckAt: secondsFromNow(PENDING_SECONDS) })
      return
    }
    if (!(await moveRefund(tx, { ...common, to: 'COMPLETED', nextCheckAt: null }))) return
    const amount = money(refund.amountMinor, refund.currency)
    const told = { refundId: refund.refundId, paypalRefundId: answer.id, amount: toDecimal(amount), currency: refund.currency, debugId: evidence.debugId ?? null }
    if (refund.part !== null) await notePartGivenBack(tx, refund, told, at)
    else await noteAllGivenBack(tx, refund, told, at)
    await postRefund(tx, refund, amount, answer.feeReturned, at)
  })
}

/** The rest of the order goes on; the sale is corrected by what of it is gone. */
async function notePartGivenBack(tx: Tx, refund: RefundRow, evidence: EventEvidence, at: Date): Promise<void> {
  await addOrderEvent(tx, { orderId: refund.orderId, at, event: 'part_refunded', actor: 'paypal', evidence: { ...evidence, aliexpressOrderIds: refund.part } })
  await closeException('SUPPLIER_PART_CLOSED', `${refund.purchaseId ?? ''}:${refund.part ?? ''}`, at, tx)
  await enqueue(tx, correctSaleJob, { orderId: refund.orderId })
}

async function noteAllGivenBack(tx: Tx, refund: RefundRow, told: EventEvidence, at: Date): Promise<void> {
  await markPaymentRefunded(tx, refund.paymentId)
  const isMoved = await tryMoveOrder(tx, { orderId: refund.orderId, from: ['PAID', 'FAILED'], to: 'REFUNDED', event: 'refunded', actor: 'paypal', at, evidence: told })
  // A cancelled order whose money came late stays cancelled; any other that is not stopped may not be refunded here.
  if (!isMoved) await noteGivenBack(tx, refund, told, at)
}

async function noteGivenBack(tx: Tx, refund: RefundRow, evidence: EventEvidence, at: Date): Promise<void> {
  if (refund.orderStatus !== 'CANCELLED') throw new AppError('wrong_state', 'the order is not stopped', { orderId: refund.orderId })
  await addOrderEvent(tx, { orderId: refund.orderId, at, event: 'refunded', actor: 'paypal', evidence })
  await closeException('LATE_CAPTURE', refund.paymentId, at, tx)
}

/** The shopper's money goes back; PayPal keeps its fee, or returns what it says it returns (facts/paypal.md 3). */
async function postRefund(tx: Tx, refund: RefundRow, amount: Money, feeReturned: Money | null, at: Date): Promise<void> {
  const { currency } = amount
  const paypal = account('paypal_balance', currency)
  const common = { orderId: refund.orderId, userId: refund.userId, at }
  await post(tx, [
    { ...common, businessKey: `refund:${refund.refundId}`, kind: 'refund', legs: transfer(paypal, account('shopper_payable', currency), amount) },
    ...(feeReturned && feeReturned.minor > 0n ? [{ ...common, businessKey: `refund_fee:${refund.refundId}`, kind: 'refund_fee' as const, legs: transfer(account('payment_fees', currency), paypal, feeReturned) }] : []),
  ])
}

async function recordRefused(refund: RefundRow, code: string, message: string, evidence: Evidence): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    if (code === NOT_SENT) {
      await moveRefund(tx, { refundId: refund.refundId, from: ['SENT'], to: 'PREPARED', at, evidence, nextCheckAt: secondsFromNow(NOT_SENT_SECONDS) })
      return
    }
    // "Fully refunded" may be our own refund whose answer was lost: look before believing that it failed.
    if (code === 'CAPTURE_FULLY_REFUNDED') {
      await moveRefund(tx, { refundId: refund.refundId, from: ['SENT'], to: 'UNKNOWN', at, evidence, nextCheckAt: secondsFromNow(UNKNOWN_SECONDS) })
      return
    }
    const isFirst = await moveRefund(tx, { refundId: refund.refundId, from: ['SENT', 'UNKNOWN', 'PENDING'], to: 'FAILED', at, evidence, nextCheckAt: null })
    if (!isFirst) return
    await addOrderEvent(tx, { orderId: refund.orderId, at, event: 'refund_failed', actor: 'paypal', evidence: { code, message: message.slice(0, 200) } })
    await openException({ kind: 'REFUND_REFUSED', subject: refund.refundId, orderId: refund.orderId, userId: refund.userId, amount: money(refund.amountMinor, refund.currency), facts: { code }, at }, tx)
  })
}

async function markStale(refund: RefundRow): Promise<void> {
  if (refund.sentAt && refund.sentAt > waitedSince(REFUND_STALE_SECONDS)) return
  await inTransaction((tx) => moveRefund(tx, { refundId: refund.refundId, from: ['SENT'], to: 'UNKNOWN', at: now(), nextCheckAt: now() }))
}

async function settle(refund: RefundRow, captureId: string): Promise<void> {
  const order = refund.paypalOrderId ? await getPaypalOrder(refund.paypalOrderId) : null
  // Ours by its number; or one made by hand at PayPal that gave exactly this back, and is nothing else that we know, nor what a case took.
  const wanted = money(refund.amountMinor, refund.currency)
  const others = order ? await findOtherReturns(refund.paymentId, refund.refundId) : new Set<string>()
  const isAsked = (each: PaypalRefund) => each.amount !== null && equalMoney(each.amount, wanted)
  const isElse = (each: PaypalRefund) => others.has(each.id) || others.has(each.invoiceId ?? '')
  const ours = order?.refunds.find((each) => each.invoiceId === refund.refundId && (each.amount === null || isAsked(each)))
  const byHand = order?.refunds.find((each) => each.status === 'COMPLETED' && isAsked(each) && !isElse(each))
  const found = ours ?? (byHand && !(await hasUnfinishedCase(refund.paymentId)) ? byHand : undefined)
  if (found) return recordRefund(refund, found, { requestKey: refund.requestId, message: 'found by asking' })
  // PayPal itself has taken all of it back meanwhile: there is nothing left that this refund could give.
  if (await isTakenBack(refund.paymentId)) {
    await inTransaction((tx) => moveRefund(tx, { refundId: refund.refundId, from: ['UNKNOWN'], to: 'FAILED', at: now(), nextCheckAt: null, evidence: { requestKey: refund.requestId, code: 'TAKEN_BACK_BY_PAYPAL' } }))
    return
  }
  // PayPal keeps the key 45 days; later, or where it could not say what refunds there are, a repeat might give the money back twice.
  const isKeyAlive = refund.firstSentAt !== null && nowMs() - refund.firstSentAt.getTime() < KEY_LIFE_MS
  if (!order || !isKeyAlive) {
    await showInDoubt(refund)
    return setNextRefundCheck(refund.refundId, secondsFromNow(PENDING_SECONDS))
  }
  if (await claimRefund(refund.refundId, 'UNKNOWN', now())) await send(refund, captureId)
}

async function followPending(refund: RefundRow): Promise<void> {
  const answer = refund.paypalRefundId ? await getPaypalRefund(refund.paypalRefundId) : null
  if (!answer || answer.status === 'PENDING' || answer.status === 'OTHER') return setNextRefundCheck(refund.refundId, secondsFromNow(PENDING_SECONDS))
  return recordRefund(refund, answer, { requestKey: refund.requestId })
}
