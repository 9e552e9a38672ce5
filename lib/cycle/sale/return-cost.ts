import { now } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { newId } from '../../foundation/ids'
import { money, toDecimal } from '../../foundation/money'
import { account } from '../ledger/accounts'
import { post, transfer } from '../ledger/post'
import { closeException, openException } from '../order/exceptions/store'
import { addOrderEvent } from '../order/store'
import { findReturnedCosts, insertCorrection, lockLostSale, type ReturnedCost } from './corrections/store'
import { postCorrection } from './post-correction'

/**
 * Money that the supplier gave back for goods of a sale that was lost to a case is the reseller's, who bore them: off the cost, and onto the reseller's
 * balance, at most what of the cost still stands. What is more than that stays for a person. Once per supplier order, however often it is called.
 */
export async function returnCost(orderId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const sale = await lockLostSale(tx, orderId)
    if (!sale) return
    let left = sale.aliexpressCost
    for (const each of await findReturnedCosts(tx, orderId)) left -= await returnOnce(tx, { ...sale, orderId }, each, left)
  })
}

async function returnOnce(tx: Tx, sale: { readonly saleId: string; readonly orderId: string; readonly userId: string; readonly currency: string }, returned: ReturnedCost, leftMinor: bigint): Promise<bigint> {
  const { saleId, orderId, userId, currency } = sale
  const { causeId, supplierOrderId } = returned
  const minor = returned.amountMinor < leftMinor ? returned.amountMinor : leftMinor
  const less = { salePrice: 0n, tax: 0n, aliexpressCost: minor, paymentFee: 0n, commissionAmount: 0n, payoutFee: 0n, netProfit: -minor }
  const at = now()
  if (minor <= 0n || !(await insertCorrection(tx, { ...less, id: newId('correction'), saleId, cause: 'COST_RETURNED', causeId, at }))) return 0n
  const amount = money(minor, currency)
  await post(tx, [{ businessKey: `supplier_cost_reversal:${causeId}`, kind: 'supplier_cost_reversal', orderId, userId, at, legs: transfer(account('supplier_cost', currency), account('supplier_clearing', currency), amount) }])
  await postCorrection(tx, { businessKey: `sale_correction:${causeId}`, kind: 'sale_correction', orderId, userId, currency, at }, less)
  await addOrderEvent(tx, { orderId, at, event: 'cost_returned', actor: 'system', evidence: { saleId, amount: toDecimal(amount), currency, aliexpressOrderIds: supplierOrderId } })
  const more = money(returned.amountMinor - minor, currency)
  if (more.minor === 0n) await closeException('SUPPLIER_PART_REFUNDED', supplierOrderId, at, tx)
  else await openException({ kind: 'SUPPLIER_PART_REFUNDED', subject: supplierOrderId, orderId, userId, amount: more, facts: { aliexpressOrderIds: supplierOrderId, amount: toDecimal(more), currency }, at }, tx)
  return minor
}
