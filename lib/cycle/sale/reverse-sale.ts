import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { newId } from '../../foundation/ids'
import { money, toDecimal } from '../../foundation/money'
import { enqueue } from '../../queue/enqueue'
import { stopPayoutsJob } from '../jobs'
import { addOrderEvent } from '../order/store'
import { insertCorrection, lockStandingSale } from './corrections/store'
import { postCorrection } from './post-correction'
import { isCalledOff, markReversed } from './store'

/**
 * Takes back the sale of a purchase that the supplier called off, as far as it still stands: the shopper's money is owed to the shopper again, commission and
 * the reseller's share are gone from both balances, and payouts that have not left are stopped. What was paid out already leaves the reseller's balance below
 * zero; later payouts make up for it (claim-payout.ts). The row of the sale keeps its figures, what is gone stands in its corrections. Once, however often
 * it is called.
 */
export async function reverseSale(orderId: string): Promise<void> {
  if (!(await isCalledOff(orderId))) return
  const at = now()
  await inTransaction(async (tx) => {
    const sale = await lockStandingSale(tx, orderId)
    if (!sale || !(await markReversed(tx, { saleId: sale.saleId, orderId }, at))) return
    const { saleId, userId, currency } = sale
    await insertCorrection(tx, { ...sale, id: newId('correction'), saleId, cause: 'CALLED_OFF', causeId: saleId, at })
    await postCorrection(tx, { businessKey: `sale_reversal:${saleId}`, kind: 'sale_reversal', orderId, userId, currency, at }, sale)
    const text = (minor: bigint) => toDecimal(money(minor, currency))
    await addOrderEvent(tx, { orderId, at, event: 'sale_reversed', actor: 'system', evidence: { saleId, netProfit: text(sale.netProfit), commission: text(sale.commissionAmount), currency } })
    await enqueue(tx, stopPayoutsJob, { saleId })
  })
}
