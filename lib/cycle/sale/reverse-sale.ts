import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { money, negateMoney, toDecimal } from '../../foundation/money'
import { enqueue } from '../../queue/enqueue'
import { stopPayoutsJob } from '../jobs'
import { account, resellerPayable } from '../ledger/accounts'
import { post } from '../ledger/post'
import { addOrderEvent } from '../order/store'
import { findReversibleSale, markReversed } from './store'

/**
 * Takes back the sale of a purchase that the supplier called off: the shopper's money is owed to the shopper again, commission and the reseller's share
 * are gone from both balances, and payouts that have not left are stopped. What was paid out already leaves the reseller's balance below zero; later
 * payouts make up for it (claim-payout.ts). The rows of the sale keep their figures. Once, however often it is called.
 */
export async function reverseSale(orderId: string): Promise<void> {
  const sale = await findReversibleSale(orderId)
  if (!sale) return
  const at = now()
  const { currency } = sale
  const amount = (minor: bigint) => money(minor, currency)
  await inTransaction(async (tx) => {
    if (!(await markReversed(tx, sale.saleId, at))) return
    await post(tx, [{
      businessKey: `sale_reversal:${sale.saleId}`, kind: 'sale_reversal', orderId, userId: sale.userId, at,
      legs: [
        { account: account('shopper_payable', currency), amount: negateMoney(amount(sale.salePrice)) },
        { account: account('tax_payable', currency), amount: amount(sale.tax) },
        { account: account('payment_fees', currency), amount: amount(sale.paymentFee) },
        { account: account('supplier_cost', currency), amount: amount(sale.aliexpressCost) },
        { account: account('platform_commission', currency), amount: amount(sale.commissionAmount) },
        { account: resellerPayable(sale.userId, currency), amount: amount(sale.netProfit) },
        { account: account('payout_fees', currency), amount: amount(sale.payoutFee) },
      ],
    }])
    await addOrderEvent(tx, { orderId, at, event: 'sale_reversed', actor: 'system', evidence: { saleId: sale.saleId, netProfit: toDecimal(amount(sale.netProfit)), commission: toDecimal(amount(sale.commissionAmount)), currency } })
    await enqueue(tx, stopPayoutsJob, { saleId: sale.saleId })
  })
}
