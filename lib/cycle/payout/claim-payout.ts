import { now } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { money, negateMoney, toDecimal } from '../../foundation/money'
import { account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { addOrderEvent } from '../order/store'
import { lockSendable, withhold } from './set-off/store'
import { claimPayout, claimWithin, findPayout, lockSale, movePayout, refreshSaleStatus, type PayoutRow } from './store'

/**
 * Takes the right to send a payout, for at most what its beneficiary has: what is owed back (a sale reversed after its payout had left, a sale at a
 * loss) is kept from it (INV-16), and what was kept from earlier ones and turned out not to be owed goes with it. Returns the payout as it is to be sent; null where there is nothing to send: another sender has it, its sale was
 * reversed, or all of it was kept.
 */
export async function claimForSending(payout: PayoutRow, receiver: string): Promise<PayoutRow | null> {
  const at = now()
  if (await claimPayout(payout.payoutId, 'PENDING', receiver, at)) return payout
  const isClaimed = await inTransaction(async (tx) => {
    await lockSale(tx, payout.saleId)
    const { mostMinor, keptTooMuchMinor } = await lockSendable(tx, payout)
    const less = payout.amountMinor - (mostMinor < 0n ? 0n : mostMinor < payout.amountMinor ? mostMinor : payout.amountMinor)
    const kept = less > 0n || payout.beneficiary === 'ADMIN' ? less : -keptTooMuchMinor
    if (!(await withhold(tx, payout.payoutId, kept))) return false
    if (kept !== 0n) await noteWithheld(tx, payout, kept, at)
    if (kept < payout.amountMinor) return claimWithin(tx, payout.payoutId, receiver, at)
    await endWithheld(tx, payout, at)
    return false
  })
  return isClaimed ? findPayout(payout.payoutId) : null
}

async function noteWithheld(tx: Tx, payout: PayoutRow, kept: bigint, at: Date): Promise<void> {
  const of = (minor: bigint) => toDecimal(money(minor, payout.currency))
  const [event, minor] = kept > 0n ? (['payout_withheld', kept] as const) : (['payout_given_back', -kept] as const)
  await addOrderEvent(tx, { orderId: payout.orderId, at, event, actor: 'system', evidence: { beneficiary: payout.beneficiary, amount: of(minor), of: of(payout.amountMinor), currency: payout.currency } })
}

/** Nothing of it is sent: it has ended, and the fee that the sale reckoned with is not charged. */
async function endWithheld(tx: Tx, payout: PayoutRow, at: Date): Promise<void> {
  await movePayout(tx, { payoutId: payout.payoutId, from: ['PENDING'], to: 'WITHHELD', at, nextCheckAt: null })
  const fee = money(payout.estimatedFeeMinor, payout.currency)
  await post(tx, [{
    businessKey: `payout_fee:${payout.senderBatchId}`, kind: 'payout_fee', orderId: payout.orderId, userId: payout.ownerId, at,
    legs: transfer(account('payout_fees', payout.currency), account('platform_commission', payout.currency), negateMoney(fee)),
  }])
  await refreshSaleStatus(tx, payout.saleId, at)
}
