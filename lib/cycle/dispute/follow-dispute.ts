import { now, secondsFromNow } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { log } from '../../foundation/log'
import { money, toDecimal } from '../../foundation/money'
import { retryDelaySeconds } from '../../foundation/retry-delay'
import { getPaypalDispute, type PaypalDispute } from '../../providers/paypal/get-dispute'
import { getPaypalOrder } from '../../providers/paypal/get-order'
import { enqueue } from '../../queue/enqueue'
import { startFulfillmentJob } from '../jobs'
import { closeException, openException } from '../order/exceptions/store'
import { addOrderEvent, lockOrder, type EventEvidence } from '../order/store'
import { recordReversal } from './reversals/record-reversal'
import { findKnownReturns, readGivenBackSince } from './reversals/store'
import { stateOfDispute, type DisputeStatus } from './states'
import { endDispute, findDispute, findPaymentOfCapture, insertDispute, releaseOrder, setNextDisputeCheck, updateDispute, type DisputedPayment, type DisputeRow } from './store'

/** An open case is read again this often also where no webhook comes. */
const OPEN_CHECK_SECONDS = 3600
const SETTLING_SECONDS = 30

/**
 * Reads a case at PayPal and takes over what it says: a new one stops the purchase and the payouts of its order and stands among the exceptions; one that is
 * won lets both go on; one that is decided for the shopper ends when the money that goes back is in the books. Safe at any time, any number of times: what
 * told of it (webhook, list, sweep) is only a hint. Returns false where it is about no payment of ours.
 */
export async function followDispute(paypalDisputeId: string): Promise<boolean> {
  const seen = await getPaypalDispute(paypalDisputeId)
  const payment = seen ? await findPaymentOfCapture(seen.captureIds) : null
  if (!seen || !payment) {
    log.warn({ paypalDisputeId }, seen ? 'a case at PayPal is about no payment of ours' : 'PayPal does not know this case')
    return false
  }
  await store(payment, seen)
  const stored = await findDispute(paypalDisputeId)
  if (stored?.status === 'SETTLING') await settle(stored)
  else if (stored) await setNextDisputeCheck(stored.disputeId, stored.status === 'WON' || stored.status === 'LOST' || stored.status === 'REFUNDED' ? null : secondsFromNow(OPEN_CHECK_SECONDS))
  return true
}

async function store(payment: DisputedPayment, seen: PaypalDispute): Promise<void> {
  const to = stateOfDispute(seen)
  await inTransaction(async (tx) => {
    await lockOrder(tx, payment.orderId)
    const at = now() // under the lock: from this moment on nothing is bought and no payout leaves
    const isNew = await insertDispute(tx, payment, seen, to, at)
    if (isNew) {
      await addOrderEvent(tx, { orderId: payment.orderId, at, event: 'case_opened', actor: 'shopper', evidence: evidenceOf(seen) })
      return showOrRelease(tx, payment, seen, to, at)
    }
    const before = await findDispute(seen.id, tx)
    if (!before || !(await updateDispute(tx, before, seen, to, at))) return
    if (before.status === to && before.stage === seen.stage) return
    await addOrderEvent(tx, { orderId: payment.orderId, at, event: to === 'WON' ? 'case_won' : 'case_changed', actor: 'paypal', evidence: evidenceOf(seen) })
    await showOrRelease(tx, payment, seen, to, at)
  })
}

const evidenceOf = (seen: PaypalDispute): EventEvidence => ({
  paypalDisputeId: seen.id, caseReason: seen.reason, caseStage: seen.stage, caseStatus: seen.status, amount: toDecimal(seen.amount), currency: seen.amount.currency, answerBy: seen.dueAt?.toISOString() ?? null, outcome: seen.outcome,
})

/** While it is open a person sees it; when it is won, what waited goes on. */
async function showOrRelease(tx: Tx, payment: DisputedPayment, seen: PaypalDispute, to: DisputeStatus, at: Date): Promise<void> {
  if (to === 'WON') return release(tx, seen.id, payment.orderId, at)
  await openException({ kind: 'CASE_OPEN', subject: seen.id, orderId: payment.orderId, userId: payment.userId, amount: seen.amount, at, facts: evidenceOf(seen) }, tx)
}

async function release(tx: Tx, paypalDisputeId: string, orderId: string, at: Date): Promise<void> {
  await closeException('CASE_OPEN', paypalDisputeId, at, tx)
  if (await releaseOrder(tx, orderId, at)) await enqueue(tx, startFulfillmentJob, { orderId })
}

/** Decided for the shopper: our own refund ended it, or PayPal takes the money. It is over when that money is in the books, not before. */
async function settle(dispute: DisputeRow): Promise<void> {
  if ((await endIfPaid(dispute)) || !dispute.paypalOrderId) return
  const order = await getPaypalOrder(dispute.paypalOrderId)
  const known = await findKnownReturns(dispute.paymentId)
  for (const each of order?.refunds ?? []) {
    const isOurs = known.has(each.id) || known.has(each.invoiceId ?? '')
    // Only what fits the outcome: a refund that somebody made by hand at PayPal is not what the case took.
    if (isOurs || each.status !== 'COMPLETED' || each.amount?.minor !== (dispute.refundedMinor ?? dispute.amountMinor) || each.amount.currency !== dispute.currency) continue
    await recordReversal(dispute, { transactionId: each.id, amount: each.amount, at: each.createdAt ?? now() })
  }
  if (await endIfPaid(dispute)) return
  // PayPal's statement tells it at the latest (lib/worker/reconcile).
  await setNextDisputeCheck(dispute.disputeId, secondsFromNow(retryDelaySeconds(dispute.checks, SETTLING_SECONDS)))
}

async function endIfPaid(dispute: DisputeRow): Promise<boolean> {
  const wanted = dispute.refundedMinor ?? dispute.amountMinor
  const { reversedMinor, refundedMinor } = await readGivenBackSince(dispute.paymentId, dispute.openedAt)
  const to = reversedMinor >= wanted ? 'LOST' : refundedMinor >= wanted ? 'REFUNDED' : null
  if (to === null) return false
  const at = now()
  await inTransaction(async (tx) => {
    if (!(await endDispute(tx, dispute.disputeId, to, at))) return
    await addOrderEvent(tx, { orderId: dispute.orderId, at, event: to === 'LOST' ? 'case_lost' : 'case_refunded', actor: 'paypal', evidence: { paypalDisputeId: dispute.paypalDisputeId, amount: toDecimal(money(wanted, dispute.currency)), currency: dispute.currency } })
    await release(tx, dispute.paypalDisputeId, dispute.orderId, at)
  })
  return true
}
