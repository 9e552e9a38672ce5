import { audit, type Actor } from '../../accounts/audit'
import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { cancelPaypalPayoutItem } from '../../providers/paypal/cancel-payout-item'
import { getPaypalPayout } from '../../providers/paypal/get-payout'
import { enqueue } from '../../queue/enqueue'
import { sendPayoutJob } from '../jobs'
import { closeException } from '../order/exceptions/store'
import { addOrderEvent } from '../order/store'
import { followPayout } from './follow-payout'
import { pickItem } from './pick-item'
import { findPayout, lockSale, movePayout, refreshSaleStatus, type PayoutRow } from './store'

const PAYABLE_AGAIN = ['FAILED', 'RETURNED', 'BLOCKED', 'REVERSED'] as const
/** What an item may be at PayPal when its money is certainly not with the receiver and will not get there any more (facts/paypal.md 4.3). */
const ENDED_UNPAID = new Set(['FAILED', 'RETURNED', 'BLOCKED', 'REFUNDED', 'REVERSED'])

/**
 * A person has a payout paid again that came back or was not made. PayPal is asked first: only where the earlier item has ended unpaid there, the next
 * try starts, under the next number of the same row (`<payout>-<attempt>`); the earlier one is kept as an attempt. An item that nobody claimed is taken
 * back first. Errors: not_found; payout_not_possible (it may still be paid, or its sale was reversed); provider_unavailable (could not be asked).
 */
export async function payAgain(actor: Actor & { readonly id: string }, payoutId: string): Promise<void> {
  let payout = await findPayout(payoutId)
  if (!payout) throw new AppError('not_found', 'no such payout')
  if (payout.status === 'UNCLAIMED' && payout.itemId !== null) {
    await cancelPaypalPayoutItem(payout.itemId)
    await followPayout(payoutId)
    payout = (await findPayout(payoutId)) ?? payout
  }
  assertEnded(payout)
  await askFirst(payout)
  await startNext(actor, payout)
}

function assertEnded(payout: PayoutRow): void {
  const ended = (PAYABLE_AGAIN as readonly string[]).includes(payout.status)
  if (!ended || payout.saleStatus === 'REVERSED') throw new AppError('payout_not_possible', 'this payout has not ended unpaid', { payoutId: payout.payoutId, status: payout.status })
}

async function askFirst(payout: PayoutRow): Promise<void> {
  if (payout.batchId === null) return // refused when it was made: no item ever existed
  const answer = await getPaypalPayout(payout.batchId)
  const item = pickItem(payout, answer)
  if (answer?.batchStatus === 'DENIED' || (item && ENDED_UNPAID.has(item.status))) return
  throw new AppError('payout_not_possible', 'PayPal does not say that the earlier try has ended unpaid', { payoutId: payout.payoutId, item: item?.rawStatus ?? 'none' })
}

async function startNext(actor: Actor & { readonly id: string }, payout: PayoutRow): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    await lockSale(tx, payout.saleId)
    const isFirst = await movePayout(tx, { payoutId: payout.payoutId, from: PAYABLE_AGAIN, to: 'PENDING', at, nextCheckAt: null, isNewAttempt: true, onlyAttempt: payout.attempt })
    if (!isFirst) throw new AppError('payout_not_possible', 'somebody else was first', { payoutId: payout.payoutId })
    await refreshSaleStatus(tx, payout.saleId, at)
    await closeException('PAYOUT_CAME_BACK', payout.payoutId, at, tx)
    await addOrderEvent(tx, { orderId: payout.orderId, at, event: 'payout_again', actor: actor.id, evidence: { beneficiary: payout.beneficiary, earlier: payout.senderBatchId } })
    await audit(tx, actor, { action: 'payout.again', subject: `payout:${payout.payoutId}`, before: { status: payout.status, senderBatchId: payout.senderBatchId }, after: { status: 'PENDING' } })
    await enqueue(tx, sendPayoutJob, { payoutId: payout.payoutId })
  })
}
