import { now, nowMs, secondsFromNow, waitedSince } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { money, subtractMoney, toDecimal, type Money } from '../../foundation/money'
import { getPaypalPayout } from '../../providers/paypal/get-payout'
import type { PaypalPayout, PaypalPayoutItem } from '../../providers/paypal/reshape'
import { enqueue, enqueueAlone } from '../../queue/enqueue'
import { followPayoutJob, sendPayoutJob, stopPayoutsJob } from '../jobs'
import { account, resellerPayable, type Account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { openException } from '../order/exceptions/store'
import { pickItem } from './pick-item'
import { HAS_LEFT, NO_RECEIVER, type PayoutStatus } from './states'
import { findPayout, lockSale, movePayout, refreshSaleStatus, setNextPayoutCheck, type PayoutRow } from './store'

const EAGER_SECONDS = 2
const EAGER_FOR_MS = 60_000
const SLOW_CHECK_SECONDS = 300
const SLOWEST_CHECK_SECONDS = 3600
const UNCLAIMED_CHECK_SECONDS = 6 * 3600
const PAID_CHECK_DAYS = [1, 3, 7, 14, 30, 45]
const RETRY_FUNDS_SECONDS = 60
const CAME_BACK: ReadonlySet<PayoutStatus> = new Set<PayoutStatus>(['FAILED', 'RETURNED', 'BLOCKED', 'REVERSED'])
/** After this time a SENDING payout has no sender any more (deadline 30 s): it is in doubt. */
export const SENDING_STALE_SECONDS = 45

/**
 * Follows a payout to its end: batch status is not item status, and UNCLAIMED, RETURNED or HELD are shown and reversed in the ledger
 * (product.md 2.7). Also brings back what stopped for a cause that has passed. Safe to run at any time.
 */
export async function followPayout(payoutId: string): Promise<void> {
  const payout = await findPayout(payoutId)
  if (!payout) return
  switch (payout.status) {
    case 'SENDING':
      return markStale(payout)
    case 'PENDING':
    case 'UNKNOWN':
      return enqueueSend(payout)
    case 'SKIPPED_INSUFFICIENT_FUNDS':
      return reopen(payout, 'SKIPPED_INSUFFICIENT_FUNDS')
    case 'FAILED':
      if (payout.failureReason === NO_RECEIVER[payout.beneficiary]) return payout.currentReceiver ? reopen(payout, 'FAILED') : setNextPayoutCheck(payoutId, secondsFromNow(SLOW_CHECK_SECONDS))
      return
    case 'ACCEPTED':
    case 'UNCLAIMED':
    case 'ONHOLD':
    case 'PAID': // PayPal or the receiver may still give it back
      return readAtPaypal(payout)
    case 'RETURNED':
    case 'BLOCKED':
    case 'REVERSED':
    case 'WITHHELD':
    case 'CANCELLED':
      return
  }
}

async function markStale(payout: PayoutRow): Promise<void> {
  if (payout.sentAt && payout.sentAt > waitedSince(SENDING_STALE_SECONDS)) return
  await inTransaction((tx) => movePayout(tx, { payoutId: payout.payoutId, from: ['SENDING'], to: 'UNKNOWN', at: now(), nextCheckAt: now(), failureReason: 'the sender stopped before the answer' }))
}

async function enqueueSend(payout: PayoutRow): Promise<void> {
  await enqueueAlone(sendPayoutJob, { payoutId: payout.payoutId })
}

async function reopen(payout: PayoutRow, from: 'SKIPPED_INSUFFICIENT_FUNDS' | 'FAILED'): Promise<void> {
  await inTransaction(async (tx) => {
    await lockSale(tx, payout.saleId)
    const isFirst = await movePayout(tx, { payoutId: payout.payoutId, from: [from], to: 'PENDING', at: now(), nextCheckAt: null })
    if (!isFirst) return
    await refreshSaleStatus(tx, payout.saleId, now())
    await enqueue(tx, sendPayoutJob, { payoutId: payout.payoutId })
  })
}

async function readAtPaypal(payout: PayoutRow): Promise<void> {
  const answer = payout.batchId === null ? null : await getPaypalPayout(payout.batchId)
  const item = pickItem(payout, answer)
  const said = nextStatus(answer, item)
  const to = payout.status === 'PAID' ? (said === 'RETURNED' ? 'REVERSED' : null) : said
  if (to === null || to === payout.status) return lookAgain(payout)
  await recordItem(payout, to, item, answer)
}

/** PayPal's words as our states; null: nothing certain yet. */
function nextStatus(answer: PaypalPayout | null, item: PaypalPayoutItem | undefined): PayoutStatus | null {
  if (answer?.batchStatus === 'DENIED') return 'SKIPPED_INSUFFICIENT_FUNDS' // no item was paid; mostly for want of funds
  switch (item?.status) {
    case 'SUCCESS':
      return 'PAID'
    case 'UNCLAIMED':
      return 'UNCLAIMED'
    case 'ONHOLD':
      return 'ONHOLD'
    case 'RETURNED':
    case 'REFUNDED':
    case 'REVERSED':
      return 'RETURNED'
    case 'BLOCKED':
      return 'BLOCKED'
    case 'FAILED':
      return item.errorName === 'INSUFFICIENT_FUNDS' ? 'SKIPPED_INSUFFICIENT_FUNDS' : 'FAILED'
    case 'PENDING':
    case 'OTHER':
    case undefined:
      return null
  }
}

/** When a paid payout is looked at again, by days since it was sent: what comes back mostly does so within a month. */
function nextPaidCheck(payout: PayoutRow): Date | null {
  const sentMs = payout.sentAt?.getTime() ?? nowMs()
  const due = PAID_CHECK_DAYS.map((days) => sentMs + days * 86_400_000).find((at) => at > nowMs())
  return due === undefined ? null : new Date(due)
}

async function lookAgain(payout: PayoutRow): Promise<void> {
  if (payout.status === 'PAID') return setNextPayoutCheck(payout.payoutId, nextPaidCheck(payout))
  if (payout.status === 'UNCLAIMED') return setNextPayoutCheck(payout.payoutId, secondsFromNow(UNCLAIMED_CHECK_SECONDS))
  const isYoung = payout.sentAt !== null && nowMs() - payout.sentAt.getTime() < EAGER_FOR_MS
  if (!isYoung) return setNextPayoutCheck(payout.payoutId, secondsFromNow(patienceWith(payout)))
  await enqueueAlone(followPayoutJob, { payoutId: payout.payoutId }, { startAfterSeconds: EAGER_SECONDS })
}

/** A webhook tells the end of a payout; asking is for the one that is lost, less often the longer PayPal takes: after a quarter of its age, at most once an hour. */
const patienceWith = ({ sentAt }: PayoutRow): number => Math.min(SLOWEST_CHECK_SECONDS, Math.max(SLOW_CHECK_SECONDS, sentAt ? Math.trunc((nowMs() - sentAt.getTime()) / 4000) : 0))

const nextCheckOf = (payout: PayoutRow, to: PayoutStatus): Date | null => {
  if (to === 'PAID') return nextPaidCheck(payout)
  if (to === 'UNCLAIMED') return secondsFromNow(UNCLAIMED_CHECK_SECONDS)
  if (to === 'ONHOLD') return secondsFromNow(SLOW_CHECK_SECONDS)
  return to === 'SKIPPED_INSUFFICIENT_FUNDS' ? secondsFromNow(RETRY_FUNDS_SECONDS) : null
}

async function recordItem(payout: PayoutRow, to: PayoutStatus, item: PaypalPayoutItem | undefined, answer: PaypalPayout | null): Promise<void> {
  const at = now()
  const fee = item?.fee ?? answer?.fees ?? money(0n, payout.currency)
  const evidence = { beneficiary: payout.beneficiary, amount: toDecimal(money(payout.amountMinor, payout.currency)), currency: payout.currency, batchId: payout.batchId, itemId: item?.itemId ?? null, transactionId: item?.transactionId ?? null, status: item?.rawStatus ?? answer?.batchStatus ?? null, reason: item?.errorName ?? null }
  await inTransaction(async (tx) => {
    const isFirst = await movePayout(tx, {
      payoutId: payout.payoutId, from: [payout.status], to, lockSale: payout.saleId, at, nextCheckAt: nextCheckOf(payout, to), rawStatus: item?.rawStatus ?? answer?.batchStatus ?? '', isNewAttempt: to === 'SKIPPED_INSUFFICIENT_FUNDS',
      ...(item ? { itemId: item.itemId } : {}), ...(item?.transactionId ? { transactionId: item.transactionId } : {}), ...(HAS_LEFT.has(to) ? { feeMinor: fee.minor } : {}),
      ...(HAS_LEFT.has(to) ? {} : { failureReason: item?.errorName ?? item?.rawStatus ?? answer?.batchStatus ?? 'UNKNOWN' }),
      note: { orderId: payout.orderId, at, event: to === 'PAID' ? 'payout_paid' : `payout_${to.toLowerCase()}`, actor: 'paypal', evidence },
    })
    if (!isFirst) return
    await postItem(tx, payout, to, fee, at)
    if (CAME_BACK.has(to)) await noteCameBack(tx, payout, to, at)
    await refreshSaleStatus(tx, payout.saleId, at, to === 'PAID' && payout.batchId ? { beneficiary: payout.beneficiary, batchId: payout.batchId } : null)
  })
}

/** It was not paid, or came back: a person decides whether it is paid again. Of a reversed sale nothing is: it is stopped. */
export async function noteCameBack(tx: Tx, payout: PayoutRow, to: PayoutStatus, at: Date, reason: string | null = null): Promise<void> {
  if (payout.saleStatus === 'REVERSED') return enqueue(tx, stopPayoutsJob, { saleId: payout.saleId })
  await openException({
    kind: 'PAYOUT_CAME_BACK', subject: payout.payoutId, orderId: payout.orderId, userId: payout.ownerId, amount: money(payout.amountMinor, payout.currency), at,
    facts: { beneficiary: payout.beneficiary, status: to, receiver: payout.receiver, senderBatchId: payout.senderBatchId, batchId: payout.batchId, reason },
  }, tx)
}

/** The ledger follows the money: it leaves once per attempt, and comes back when PayPal gives it back. */
async function postItem(tx: Tx, payout: PayoutRow, to: PayoutStatus, fee: Money, at: Date): Promise<void> {
  const { currency } = fee
  const amount = money(payout.amountMinor, currency)
  const paypal = account('paypal_balance', currency)
  const payable = payout.beneficiary === 'ADMIN' ? account('platform_commission', currency) : resellerPayable(payout.ownerId, currency)
  const common = { orderId: payout.orderId, userId: payout.ownerId, at }
  const hadLeft = HAS_LEFT.has(payout.status)
  if (HAS_LEFT.has(to) && !hadLeft) {
    const difference = subtractMoney(fee, money(payout.estimatedFeeMinor, currency))
    await post(tx, [
      { ...common, businessKey: `payout:${payout.senderBatchId}`, kind: 'payout', legs: transfer(paypal, payable, amount) },
      // The real fee; its difference to the estimate in the sale goes to the platform (product.md 2.5).
      { ...common, businessKey: `payout_fee:${payout.senderBatchId}`, kind: 'payout_fee', legs: [...transfer(paypal, account('payout_fees', currency), fee), ...transfer(account('payout_fees', currency), account('platform_commission', currency), difference)] },
    ])
  }
  if (!HAS_LEFT.has(to) && hadLeft) await postReturn(tx, payout, fee, { common, paypal, payable, amount })
}

interface Return {
  readonly common: { readonly orderId: string; readonly userId: string; readonly at: Date }
  readonly paypal: Account
  readonly payable: Account
  readonly amount: Money
}

/** PayPal gave the money back: it is owed again. Of the fee comes back what PayPal no longer charges; the estimate is there again for the next try. */
async function postReturn(tx: Tx, payout: PayoutRow, feeNow: Money, { common, paypal, payable, amount }: Return): Promise<void> {
  const { currency } = amount
  const fees = account('payout_fees', currency)
  const returned = subtractMoney(money(payout.feeMinor ?? 0n, currency), feeNow)
  const difference = subtractMoney(returned, money(payout.estimatedFeeMinor, currency))
  await post(tx, [
    { ...common, businessKey: `payout_reversal:${payout.senderBatchId}`, kind: 'payout_reversal', legs: transfer(payable, paypal, amount) },
    { ...common, businessKey: `payout_fee_reversal:${payout.senderBatchId}`, kind: 'payout_fee_reversal', legs: [...transfer(fees, paypal, returned), ...transfer(account('platform_commission', currency), fees, difference)] },
  ])
}
