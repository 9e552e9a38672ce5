import { money, type Money } from '../../foundation/money'
import { commissionOf, type CommissionRule } from './split-profit'

/** The figures of a sale in minor units of one currency; price - tax - cost - payment fee = commission + net profit + payout fee. */
export interface SaleFigures {
  readonly salePrice: bigint
  readonly tax: bigint
  readonly aliexpressCost: bigint
  readonly paymentFee: bigint
  readonly commissionAmount: bigint
  readonly payoutFee: bigint
  readonly netProfit: bigint
}

/**
 * By how much each figure of a sale is less when `given` of its price went back to the shopper and the supplier gives back `costBack` of its cost.
 * Tax follows the price (rounded half up; the last cent of the price takes the last cent of the tax). PayPal keeps its fee. The commission is reckoned anew
 * by the sale's own rule, never above what it was; what the platform loses by that and what is left is the reseller's: where all of the price is gone, what
 * the goods and PayPal cost is a loss of the reseller's, and no payout fee is reckoned with any more. The parts add up to the cent.
 */
export function correctProfit(standing: SaleFigures, change: { readonly given: bigint; readonly costBack: bigint }, rule: CommissionRule, currency: string): SaleFigures {
  const given = change.given < standing.salePrice ? change.given : standing.salePrice
  const costBack = change.costBack < standing.aliexpressCost ? change.costBack : standing.aliexpressCost
  const isAll = given === standing.salePrice
  const tax = standing.salePrice === 0n ? 0n : (standing.tax * given * 2n + standing.salePrice) / (standing.salePrice * 2n)
  const left = { salePrice: standing.salePrice - given, gross: standing.salePrice - given - (standing.tax - tax) - (standing.aliexpressCost - costBack) - standing.paymentFee }
  const of = (minor: bigint): Money => money(minor, currency)
  const asked = isAll ? 0n : commissionOf(of(left.salePrice), of(left.gross), rule).minor
  const commissionAmount = standing.commissionAmount - (asked < standing.commissionAmount ? asked : standing.commissionAmount)
  const payoutFee = isAll ? standing.payoutFee : 0n
  return { salePrice: given, tax, aliexpressCost: costBack, paymentFee: 0n, commissionAmount, payoutFee, netProfit: given - tax - costBack - commissionAmount - payoutFee }
}
