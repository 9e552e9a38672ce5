import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { newId } from '../../foundation/ids'
import { money, toDecimal } from '../../foundation/money'
import { enqueue } from '../../queue/enqueue'
import { stopPayoutsJob } from '../jobs'
import { endReversedOrder } from '../order/end-reversed-order'
import { addOrderEvent } from '../order/store'
import { takeBackPartCost } from '../purchase/called-off/take-back-part-cost'
import { correctProfit } from './correct-profit'
import { findUncorrected, insertCorrection, lockStandingSale, type StandingSale, type Uncorrected } from './corrections/store'
import { postCorrection } from './post-correction'
import { returnCost } from './return-cost'
import { markReversed } from './store'

/**
 * Takes out of a sale what went back to the shopper while the sale stands: a part that the supplier cannot deliver, or money that PayPal took. Where all of
 * the price is gone the sale is reversed and its payouts are stopped; the goods are the reseller's loss then, unless the supplier had called them off before. What was paid out already leaves the balances lower; later payouts make up for it
 * (payout/set-off). What the supplier gives back for goods of a sale that is lost goes to the reseller, whichever came first. Once per refund and reversal, however often it is called.
 */
export async function correctSale(orderId: string): Promise<void> {
  for (const each of await findUncorrected(orderId)) await correctOnce(orderId, each)
  await returnCost(orderId)
}

/** The cost of the goods is no cost any more where they were called off before all of the money was taken (after that callOffPurchase does nothing). */
const costCalledOff = (sale: StandingSale, change: Uncorrected): bigint => (sale.isCalledOff && change.amountMinor >= sale.salePrice ? sale.aliexpressCost : 0n)

async function correctOnce(orderId: string, change: Uncorrected): Promise<void> {
  const at = now()
  await inTransaction(async (tx) => {
    const sale = await lockStandingSale(tx, orderId)
    if (!sale) return
    const costBack = change.part === null ? costCalledOff(sale, change) : await takeBackPartCost(tx, change.part, at)
    const rule = { type: sale.rule, basisPoints: sale.basisPoints ?? 0, fixedMinor: sale.firstCommission }
    const less = correctProfit(sale, { given: change.amountMinor, costBack }, rule, sale.currency)
    if (!(await insertCorrection(tx, { ...less, id: newId('correction'), saleId: sale.saleId, cause: change.cause, causeId: change.causeId, at }))) return
    const isAll = less.salePrice === sale.salePrice
    await postCorrection(tx, { businessKey: isAll ? `sale_reversal:${sale.saleId}` : `sale_correction:${change.causeId}`, kind: isAll ? 'sale_reversal' : 'sale_correction', orderId, userId: sale.userId, currency: sale.currency, at }, less)
    const text = (minor: bigint) => toDecimal(money(minor, sale.currency))
    await addOrderEvent(tx, { orderId, at, event: isAll ? 'sale_reversed' : 'sale_corrected', actor: 'system', evidence: { saleId: sale.saleId, amount: text(less.salePrice), netProfit: text(less.netProfit), commission: text(less.commissionAmount), currency: sale.currency } })
    if (!isAll) return
    await markReversed(tx, { saleId: sale.saleId, orderId }, at)
    await endReversedOrder(tx, orderId)
    await enqueue(tx, stopPayoutsJob, { saleId: sale.saleId })
  })
}
