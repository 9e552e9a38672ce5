import type { Tx } from '../../../foundation/db'
import { money, toDecimal } from '../../../foundation/money'
import { account } from '../../ledger/accounts'
import { post, transfer } from '../../ledger/post'
import { closeException, openException } from '../../order/exceptions/store'
import { supplierSource } from '../supplier-source'
import { findPaidPart } from './store'

/**
 * The cost of a part that will not come is no cost any more but money that the supplier owes: off the cost, and where the reseller paid it, off what the
 * platform owes the reseller for it, because it goes back to the reseller's own card. Until the platform's money is seen it stands among the exceptions.
 * Returns the cost taken back (minor units); 0 where nothing was paid for it. Once, by the caller's own once.
 */
export async function takeBackPartCost(tx: Tx, supplierOrderId: string, at: Date): Promise<bigint> {
  const part = await findPaidPart(tx, supplierOrderId)
  if (!part?.amountMinor) return 0n
  const cost = money(part.amountMinor, part.currency)
  const key = `${part.purchaseId}:${supplierOrderId}`
  const clearing = account('supplier_clearing', part.currency)
  const common = { orderId: part.orderId, userId: part.userId, at }
  const isOwnCard = part.paidBy === 'reseller' && !part.isMoneyBack
  await post(tx, [
    { ...common, businessKey: `supplier_cost_reversal:${key}`, kind: 'supplier_cost_reversal', legs: transfer(account('supplier_cost', part.currency), clearing, cost) },
    ...(isOwnCard ? [{ ...common, businessKey: `supplier_refund:${key}`, kind: 'supplier_refund' as const, legs: transfer(clearing, supplierSource(part), cost) }] : []),
  ])
  if (part.isMoneyBack) await closeException('SUPPLIER_PART_REFUNDED', supplierOrderId, at, tx)
  else if (!isOwnCard) await openException({
    kind: 'SUPPLIER_REFUND_DUE', subject: key, orderId: part.orderId, userId: part.userId, amount: cost, at,
    facts: { aliexpressOrderIds: supplierOrderId, fundedFrom: part.fundedFrom, amount: toDecimal(cost), currency: cost.currency },
  }, tx)
  return cost.minor
}
