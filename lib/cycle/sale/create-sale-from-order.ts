import { now } from '../../foundation/clock'
import { inTransaction } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { newId } from '../../foundation/ids'
import { money, negateMoney, toDecimal, type Money } from '../../foundation/money'
import { enqueue } from '../../queue/enqueue'
import { correctSaleJob, openPayoutsJob } from '../jobs'
import { account, resellerPayable } from '../ledger/accounts'
import { post } from '../ledger/post'
import { addOrderEvent } from '../order/store'
import { splitProfit, type ProfitSplit, type SaleAmounts } from './split-profit'
import { findSaleSource, insertSale, type SaleSource } from './store'

/**
 * Records the sale of an order whose purchase is paid: once, from the documents, with commission and ledger in one transaction
 * (product.md 2.5). A loss is flagged with its reason. Does nothing where the sale exists or the documents are not complete yet.
 */
export async function createSaleFromOrder(orderId: string): Promise<void> {
  const source = await findSaleSource(orderId)
  if (!source || source.hasSale || source.purchaseStatus !== 'PAID' || source.costMinor === null || source.paymentFeeMinor === null) return
  if (source.paymentCurrency !== source.currency) throw new AppError('currency_mismatch', 'the payment is not in the order’s currency', { orderId })
  const amount = (minor: bigint) => money(minor, source.currency)
  const amounts: SaleAmounts = { salePrice: amount(source.salePriceMinor), tax: amount(source.taxMinor), aliexpressCost: amount(source.costMinor), paymentFee: amount(source.paymentFeeMinor) }
  const split = splitProfit(
    amounts,
    { type: source.commissionType, basisPoints: source.commissionBasisPoints, fixedMinor: source.commissionFixedMinor },
    { basisPoints: source.payoutFeeBasisPoints, fixedMinor: source.payoutFeeFixedMinor, capMinor: source.payoutFeeCapMinor },
  )
  await writeSale(source, amounts, split)
}

function lossReasonOf(source: SaleSource, split: ProfitSplit): string | null {
  if (split.netProfit.minor < 0n) return source.costMinor !== null && source.maxCostMinor !== null && source.costMinor > source.maxCostMinor ? 'COST_ABOVE_QUOTE' : 'COST_ABOVE_PRICE'
  if (source.costMinor !== null && source.maxCostMinor !== null && source.costMinor > source.maxCostMinor) return 'COST_ABOVE_QUOTE'
  return null
}

async function writeSale(source: SaleSource, amounts: SaleAmounts, split: ProfitSplit): Promise<void> {
  const at = now()
  const saleId = newId('sale')
  const { orderId, userId, currency } = source
  // Where the reseller pays AliExpress, the cost comes back with the payout (product.md 2.4 "Who pays AliExpress").
  const reimbursed = source.paidBy === 'reseller' ? amounts.aliexpressCost.minor : 0n
  await inTransaction(async (tx) => {
    const isFirst = await insertSale(tx, {
      saleId, commissionId: newId('commission'), adminCommissionId: newId('adminCommission'), orderId, userId, environment: source.environment, currency,
      salePrice: amounts.salePrice.minor, tax: amounts.tax.minor, aliexpressCost: amounts.aliexpressCost.minor, paymentFee: amounts.paymentFee.minor,
      grossProfit: split.grossProfit.minor, commissionAmount: split.commission.minor, payoutFee: split.payoutFee.minor, netProfit: split.netProfit.minor,
      resellerPayable: split.netProfit.minor + reimbursed, status: split.netProfit.minor < 0n ? 'LOSS' : 'RECORDED', lossReason: lossReasonOf(source, split),
      rule: source.commissionType, basisPoints: source.commissionType === 'fixed' ? null : source.commissionBasisPoints, at,
    })
    if (!isFirst) return
    await addOrderEvent(tx, {
      orderId, at, event: split.netProfit.minor < 0n ? 'sale_at_loss' : 'sale_recorded', actor: 'system',
      evidence: { saleId, netProfit: toDecimal(split.netProfit), commission: toDecimal(split.commission), currency },
    })
    await enqueue(tx, openPayoutsJob, { saleId })
    if (source.hasReversal) await enqueue(tx, correctSaleJob, { orderId }) // PayPal took money back while the goods were being bought
    const credit = (amount: Money) => negateMoney(amount)
    await post(tx, [{
      businessKey: `sale:${saleId}`, kind: 'sale', orderId, userId, at,
      legs: [
        { account: account('shopper_payable', currency), amount: amounts.salePrice },
        { account: account('tax_payable', currency), amount: credit(amounts.tax) },
        { account: account('payment_fees', currency), amount: credit(amounts.paymentFee) },
        { account: account('supplier_cost', currency), amount: credit(amounts.aliexpressCost) },
        { account: account('platform_commission', currency), amount: credit(split.commission) },
        { account: resellerPayable(userId, currency), amount: credit(split.netProfit) },
        { account: account('payout_fees', currency), amount: credit(split.payoutFee) },
      ],
    }])
  })
}
