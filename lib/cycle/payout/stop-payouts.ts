import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { money, toDecimal } from '../../foundation/money'
import { cancelPaypalPayoutItem } from '../../providers/paypal/cancel-payout-item'
import { addOrderEvent } from '../order/store'
import { followPayout } from './follow-payout'
import { findPayoutsOfReversedSale, lockSale, movePayout, type PayoutRow } from './store'

/** States in which nothing has left and nothing is on its way. */
const STOPPABLE = ['PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'FAILED', 'RETURNED', 'BLOCKED', 'REVERSED'] as const
const isStoppable = (payout: PayoutRow) => (STOPPABLE as readonly string[]).includes(payout.status)

/**
 * Stops the payouts of a reversed sale: what has not left is called off, what nobody has claimed yet is taken back at PayPal, what is on its way is
 * followed to its end first, and what was paid stays paid (the beneficiary owes it). Does nothing for a sale that stands. Safe to run at any time.
 */
export async function stopPayouts(saleId: string): Promise<void> {
  for (const payout of await findPayoutsOfReversedSale(saleId)) {
    if (isStoppable(payout)) await callOff(payout)
    else if (payout.status === 'UNCLAIMED') await takeBack(payout)
  }
}

async function callOff(payout: PayoutRow): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    await lockSale(tx, payout.saleId)
    const isFirst = await movePayout(tx, { payoutId: payout.payoutId, from: STOPPABLE, to: 'CANCELLED', at, nextCheckAt: null, failureReason: 'SALE_REVERSED' })
    if (!isFirst) return
    await addOrderEvent(tx, { orderId: payout.orderId, at, event: 'payout_cancelled', actor: 'system', evidence: { beneficiary: payout.beneficiary, amount: toDecimal(money(payout.amountMinor, payout.currency)), currency: payout.currency } })
  })
}

/** Whatever PayPal answers, the item itself is read afterwards and says what became of it. */
async function takeBack(payout: PayoutRow): Promise<void> {
  if (payout.itemId !== null) await cancelPaypalPayoutItem(payout.itemId)
  await followPayout(payout.payoutId)
}
