import { now, nowMs, secondsFromNow } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { log } from '../../foundation/log'
import { money, toDecimal } from '../../foundation/money'
import { NOT_SENT, type Evidence } from '../../foundation/outcome'
import { MOST_TRIES, retryDelaySeconds } from '../../foundation/retry-delay'
import { createPaypalPayout } from '../../providers/paypal/create-payout'
import { enqueue } from '../../queue/enqueue'
import { hasSufficientBalanceForPayout } from '../capital/read-balance'
import { followPayoutJob } from '../jobs'
import { closeException, openException } from '../order/exceptions/store'
import { addOrderEvent } from '../order/store'
import { claimForSending } from './claim-payout'
import { noteCameBack } from './follow-payout'
import { NO_RECEIVER } from './states'
import { claimPayout, findPayout, lockSale, movePayout, refreshSaleStatus, setNextPayoutCheck, type PayoutRow } from './store'

const RETRY_FUNDS_SECONDS = 60
const RETRY_RECEIVER_SECONDS = 300
const RETRY_NOT_SENT_SECONDS = 30
const UNKNOWN_SECONDS = 60
/** What waits for a person is looked at again only for changed settings: confirming makes it due at once. */
const CONFIRMATION_CHECK_SECONDS = 3600
/** While a case is open over the sale's payment its payouts are held; its end makes them due at once. */
const CASE_CHECK_SECONDS = 6 * 3600
/** The webhook of the item usually comes first; then this look finds the payout ended. */
const FOLLOW_SECONDS = 3
const SWEEP_FOLLOW_SECONDS = 30
/** Replacing a payout address holds payouts to it (product.md 2.7, INV-17). */
const ADDRESS_HOLD_MS = 72 * 3600 * 1000
/** PayPal forgets a sender_batch_id after 30 days; a payout in doubt that is older is for a person. */
const REPEAT_LIFE_MS = 25 * 24 * 3600 * 1000

/**
 * Sends one payout once. Held (also by a case at PayPal), unconfirmed, too small, without an address, or more than the real balance holds: it waits with its reason and is
 * tried again by itself. The receiver is fixed in the claim, before the request.
 */
export async function sendPayout(payoutId: string): Promise<void> {
  const payout = await findPayout(payoutId)
  if (!payout) return
  if (payout.status === 'UNKNOWN') return repeatUnknown(payout)
  if (payout.status !== 'PENDING' || payout.saleStatus === 'REVERSED') return // reversed: stopPayouts calls it off
  if (payout.currentReceiver === null) return failWithoutReceiver(payout)
  if (payout.hasOpenCase) return setNextPayoutCheck(payoutId, secondsFromNow(CASE_CHECK_SECONDS))
  const waitUntil = waitUntilOf(payout)
  if (waitUntil === 'a person') return setNextPayoutCheck(payoutId, secondsFromNow(CONFIRMATION_CHECK_SECONDS))
  if (waitUntil && waitUntil > now()) return setNextPayoutCheck(payoutId, waitUntil, waitUntil)
  if (!(await isCovered(payout))) return skipForFunds(payout, ['PENDING'], {})
  const claimed = await claimForSending(payout, payout.currentReceiver)
  if (!claimed) return
  if (claimed.amountMinor > payout.amountMinor && !(await isCovered(claimed))) return skipForFunds(claimed, ['SENDING'], {}) // nothing was sent yet
  if (payout.mayHaveLeftSince && isForgotten(payout)) return recordUnknown(claimed, 'the database was restored from an old backup: it may have been paid since', { requestKey: payout.senderBatchId })
  await send(claimed, payout.currentReceiver, payout.mayHaveLeftSince !== null)
}

const isCovered = (payout: PayoutRow) => hasSufficientBalanceForPayout(money(payout.amountMinor + payout.estimatedFeeMinor, payout.currency))

/** It was sent, or after a restore may have been sent, so long ago that PayPal does not know its batch id for certain. */
function isForgotten(payout: PayoutRow): boolean {
  const since = payout.mayHaveLeftSince ?? payout.sentAt
  return since !== null && nowMs() - since.getTime() > REPEAT_LIFE_MS
}

/** When a payout may go: after the platform's hold and the hold of a replaced address; "a person" where it must be confirmed or is below the minimum. */
function waitUntilOf(payout: PayoutRow): Date | 'a person' | null {
  if (payout.payoutsNeedConfirmation && payout.confirmedBy === null) return 'a person'
  if (payout.beneficiary === 'RESELLER' && payout.amountMinor < payout.payoutMinimumMinor && payout.confirmedBy === null) return 'a person'
  const hold = payout.saleCreatedAt.getTime() + payout.payoutHoldHours * 3600 * 1000
  const address = payout.receiverChangedAt === null ? 0 : payout.receiverChangedAt.getTime() + ADDRESS_HOLD_MS
  const until = Math.max(payout.payoutHoldHours > 0 ? hold : 0, address)
  return until > nowMs() ? new Date(until) : null
}

async function repeatUnknown(payout: PayoutRow): Promise<void> {
  if (payout.sentAt === null || isForgotten(payout)) return handToPerson(payout)
  const receiver = payout.receiver ?? payout.currentReceiver
  // The very same batch again: PayPal completes it once, or names the batch that the first try made.
  if (receiver !== null && (await claimPayout(payout.payoutId, 'UNKNOWN', receiver, payout.sentAt))) await send(payout, receiver, true)
}

/** PayPal may have forgotten the batch id: a repeat could pay again. It counts as paid until a person knows better. */
async function handToPerson(payout: PayoutRow): Promise<void> {
  await setNextPayoutCheck(payout.payoutId, null)
  await showInDoubt(payout)
}

async function showInDoubt(payout: PayoutRow): Promise<void> {
  const amount = money(payout.amountMinor, payout.currency)
  await openException({
    kind: 'PAYOUT_IN_DOUBT', subject: payout.payoutId, orderId: payout.orderId, userId: payout.ownerId, amount, at: now(),
    facts: { beneficiary: payout.beneficiary, senderBatchId: payout.senderBatchId, sentAt: payout.sentAt?.toISOString() ?? null, tries: payout.checks, reason: payout.failureReason },
  })
}

async function send(payout: PayoutRow, receiver: string, isRepeat: boolean): Promise<void> {
  const outcome = await createPaypalPayout({
    senderBatchId: payout.senderBatchId,
    senderItemId: payout.payoutId,
    receiver,
    amount: money(payout.amountMinor, payout.currency),
    subject: payout.beneficiary === 'ADMIN' ? 'Commission' : 'Your sale is paid out',
    note: `${payout.beneficiary === 'ADMIN' ? 'Commission' : 'Net profit'} of ${payout.orderId}`,
  })
  switch (outcome.kind) {
    case 'done':
      return recordAccepted(payout, outcome.value.batchId, receiver, outcome.evidence, isRepeat)
    case 'unknown':
      return recordUnknown(payout, outcome.reason, outcome.evidence)
    case 'refused':
      // Refused speaks of this request only: the first one, whose answer was lost, may have been carried out.
      if (isRepeat) return recordUnknown(payout, `refused on repeat: ${outcome.code}`, outcome.evidence)
      return recordRefused(payout, outcome.code, outcome.message, outcome.evidence)
  }
}

async function recordUnknown(payout: PayoutRow, reason: string, evidence: Evidence): Promise<void> {
  log.warn({ payoutId: payout.payoutId, reason }, 'a payout has no certain answer')
  const nextCheckAt = secondsFromNow(retryDelaySeconds(payout.checks, UNKNOWN_SECONDS))
  if (payout.checks >= MOST_TRIES) await showInDoubt(payout)
  await inTransaction((tx) => movePayout(tx, { payoutId: payout.payoutId, from: ['SENDING'], to: 'UNKNOWN', at: now(), evidence, nextCheckAt, failureReason: reason.slice(0, 200) }))
}

async function recordAccepted(payout: PayoutRow, batchId: string, receiver: string, evidence: Evidence, isRepeat: boolean): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    const isFirst = await movePayout(tx, {
      payoutId: payout.payoutId, from: ['SENDING'], to: 'ACCEPTED', at, batchId, evidence, nextCheckAt: secondsFromNow(SWEEP_FOLLOW_SECONDS),
      note: { orderId: payout.orderId, at, event: 'payout_sent', actor: 'system', evidence: { beneficiary: payout.beneficiary, amount: toDecimal(money(payout.amountMinor, payout.currency)), currency: payout.currency, batchId, receiver, debugId: evidence.debugId ?? null } },
    })
    if (!isFirst) return
    if (isRepeat) await closeException('PAYOUT_IN_DOUBT', payout.payoutId, at, tx)
    await enqueue(tx, followPayoutJob, { payoutId: payout.payoutId }, { startAfterSeconds: FOLLOW_SECONDS })
  })
}

async function recordRefused(payout: PayoutRow, code: string, message: string, evidence: Evidence): Promise<void> {
  if (code === 'INSUFFICIENT_FUNDS') return skipForFunds(payout, ['SENDING'], evidence)
  const at = now()
  await inTransaction(async (tx) => {
    if (code === NOT_SENT) {
      await movePayout(tx, { payoutId: payout.payoutId, from: ['SENDING'], to: 'PENDING', at, evidence, nextCheckAt: secondsFromNow(RETRY_NOT_SENT_SECONDS) })
      return
    }
    await lockSale(tx, payout.saleId)
    const isFirst = await movePayout(tx, { payoutId: payout.payoutId, from: ['SENDING'], to: 'FAILED', at, evidence, failureReason: code, nextCheckAt: null })
    if (!isFirst) return
    await noteFailed(tx, payout, code, message)
    await noteCameBack(tx, payout, 'FAILED', at, code)
  })
}

async function noteFailed(tx: Tx, payout: PayoutRow, reason: string, message: string): Promise<void> {
  const at = now()
  await refreshSaleStatus(tx, payout.saleId, at)
  await addOrderEvent(tx, { orderId: payout.orderId, at, event: 'payout_failed', actor: 'paypal', evidence: { beneficiary: payout.beneficiary, reason, message: message.slice(0, 200) } })
}

async function failWithoutReceiver(payout: PayoutRow): Promise<void> {
  const reason = NO_RECEIVER[payout.beneficiary]
  await inTransaction(async (tx) => {
    await lockSale(tx, payout.saleId)
    const isFirst = await movePayout(tx, { payoutId: payout.payoutId, from: ['PENDING'], to: 'FAILED', at: now(), failureReason: reason, nextCheckAt: secondsFromNow(RETRY_RECEIVER_SECONDS) })
    if (isFirst) await noteFailed(tx, payout, reason, 'no address to pay to')
  })
}

async function skipForFunds(payout: PayoutRow, from: readonly ('PENDING' | 'SENDING')[], evidence: Evidence): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    await lockSale(tx, payout.saleId)
    const isFirst = await movePayout(tx, { payoutId: payout.payoutId, from, to: 'SKIPPED_INSUFFICIENT_FUNDS', at, evidence, failureReason: 'INSUFFICIENT_FUNDS', nextCheckAt: secondsFromNow(RETRY_FUNDS_SECONDS) })
    if (isFirst) await refreshSaleStatus(tx, payout.saleId, at)
  })
}
