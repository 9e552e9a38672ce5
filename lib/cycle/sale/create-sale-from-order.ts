import { now } from '../../foundation/clock'
import { inTransaction, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { newId } from '../../foundation/ids'
import { money, negateMoney, toDecimal, type Money } from '../../foundation/money'
import { enqueue } from '../../queue/enqueue'
import { correctSaleJob, openPayoutsJob } from '../jobs'
import { account, resellerPayable } from '../ledger/accounts'
import { post } from '../ledger/post'
import { splitProfit, type ProfitSplit, type SaleAmounts } from './split-profit'
import { findSaleSource, insertSale, type SaleSource } from './store'

/** What the payouts of a sale are made of. */
export interface SaleToPayOut {
  readonly saleId: string
  readonly orderId: string
  readonly userId: string
  readonly environment: string
  readonly currency: string
  readonly commissionMinor: bigint
  readonly resellerPayableMinor: bigint
  readonly payoutFeeMinor: bigint
  readonly feeBasisPoints: number
  readonly feeFixedMinor: bigint
  readonly feeCapMinor: bigint | null
}

/** What follows a sale, in the transaction that makes it. */
export type AfterSale = (tx: Tx, sale: SaleToPayOut) => Promise<void>

const byJob: AfterSale = (tx, { saleId }) => enqueue(tx, openPayoutsJob, { saleId })

/**
 * Records the sale of an order whose purchase is paid: once, from the documents, with commission and ledger in one transaction
 * (product.md 2.5). A loss is flagged with its reason. Does nothing where the sale exists or the documents are not complete yet.
 */
export async function createSaleFromOrder(orderId: string, next: AfterSale = byJob): Promise<void> {
  const source = await findSaleSource(orderId)
  if (!isComplete(source)) return
  const figures = figuresOf(source)
  await inTransaction((tx) => writeSale(tx, source, figures, next))
}

/** The same in the transaction that writes down the last document that was missing. */
export async function createSaleWithin(tx: Tx, orderId: string, next: AfterSale = byJob): Promise<void> {
  const source = await findSaleSource(orderId, tx)
  if (isComplete(source)) await writeSale(tx, source, figuresOf(source), next)
}

type CompleteSource = SaleSource & { readonly costMinor: bigint; readonly paymentFeeMinor: bigint }

const isComplete = (source: SaleSource | null): source is CompleteSource =>
  source !== null && !source.hasSale && source.purchaseStatus === 'PAID' && source.costMinor !== null && source.paymentFeeMinor !== null

interface Figures {
  readonly amounts: SaleAmounts
  readonly split: ProfitSplit
}

function figuresOf(source: CompleteSource): Figures {
  if (source.paymentCurrency !== source.currency) throw new AppError('currency_mismatch', 'the payment is not in the order’s currency', { orderId: source.orderId })
  const amount = (minor: bigint) => money(minor, source.currency)
  const amounts: SaleAmounts = { salePrice: amount(source.salePriceMinor), tax: amount(source.taxMinor), aliexpressCost: amount(source.costMinor), paymentFee: amount(source.paymentFeeMinor) }
  const split = splitProfit(
    amounts,
    { type: source.commissionType, basisPoints: source.commissionBasisPoints, fixedMinor: source.commissionFixedMinor },
    { basisPoints: source.payoutFeeBasisPoints, fixedMinor: source.payoutFeeFixedMinor, capMinor: source.payoutFeeCapMinor },
  )
  return { amounts, split }
}

function lossReasonOf(source: SaleSource, split: ProfitSplit): string | null {
  if (split.netProfit.minor < 0n) return source.costMinor !== null && source.maxCostMinor !== null && source.costMinor > source.maxCostMinor ? 'COST_ABOVE_QUOTE' : 'COST_ABOVE_PRICE'
  if (source.costMinor !== null && source.maxCostMinor !== null && source.costMinor > source.maxCostMinor) return 'COST_ABOVE_QUOTE'
  return null
}

async function writeSale(tx: Tx, source: SaleSource, { amounts, split }: Figures, next: AfterSale): Promise<void> {
  const at = now()
  const saleId = newId('sale')
  const { orderId, userId, currency, environment } = source
  // Where the reseller pays AliExpress, the cost comes back with the payout (product.md 2.4 "Who pays AliExpress").
  const reimbursed = source.paidBy === 'reseller' ? amounts.aliexpressCost.minor : 0n
  const resellerPayableMinor = split.netProfit.minor + reimbursed
  const isLoss = split.netProfit.minor < 0n
  const isFirst = await insertSale(tx, {
    saleId, commissionId: newId('commission'), adminCommissionId: newId('adminCommission'), orderId, userId, environment, currency,
    salePrice: amounts.salePrice.minor, tax: amounts.tax.minor, aliexpressCost: amounts.aliexpressCost.minor, paymentFee: amounts.paymentFee.minor,
    grossProfit: split.grossProfit.minor, commissionAmount: split.commission.minor, payoutFee: split.payoutFee.minor, netProfit: split.netProfit.minor,
    resellerPayable: resellerPayableMinor, status: isLoss ? 'LOSS' : 'RECORDED', lossReason: lossReasonOf(source, split),
    rule: source.commissionType, basisPoints: source.commissionType === 'fixed' ? null : source.commissionBasisPoints, at,
  }, {
    orderId, at, event: isLoss ? 'sale_at_loss' : 'sale_recorded', actor: 'system',
    evidence: { saleId, netProfit: toDecimal(split.netProfit), commission: toDecimal(split.commission), currency },
  })
  if (!isFirst) return
  // PayPal took money back while the goods were being bought: the sale is corrected before anything is paid out of it (the sweep opens what is left).
  if (source.hasReversal) await enqueue(tx, correctSaleJob, { orderId })
  else await next(tx, {
    saleId, orderId, userId, environment, currency, commissionMinor: split.commission.minor, resellerPayableMinor, payoutFeeMinor: split.payoutFee.minor,
    feeBasisPoints: source.payoutFeeBasisPoints, feeFixedMinor: source.payoutFeeFixedMinor, feeCapMinor: source.payoutFeeCapMinor,
  })
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
}
