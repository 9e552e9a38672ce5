import { estimateFee } from '../cycle/product/price-variant'
import { splitProfit, type ProfitSplit } from '../cycle/sale/split-profit'
import { money, type Money } from '../foundation/money'

/** The platform's rules that an estimate needs, as platform_config says now. */
export interface EstimateRules {
  readonly commissionType: string
  readonly commissionBasisPoints: number
  readonly commissionFixedMinor: string
  readonly payoutFeeBasisPoints: number
  readonly payoutFeeFixedMinor: string
  readonly payoutFeeCapMinor: string | null
  readonly paypalFeeBasisPoints: number
  readonly paypalFeeFixedMinor: string
}

export interface ProfitInput {
  readonly total: Money
  readonly tax: Money
  readonly cost: Money
  /** PayPal's real fee; null: not captured yet. */
  readonly fee: Money | null
}

export interface EstimatedProfit extends ProfitSplit {
  readonly paymentFee: Money
}

const commissionTypeOf = (type: string) => (type === 'percent_of_price' || type === 'fixed' ? type : 'percent_of_profit')

/** What an order will leave if nothing changes: the same split as the sale's, with the figures known so far. */
export function estimateOrderProfit({ total, tax, cost, fee }: ProfitInput, rules: EstimateRules): EstimatedProfit {
  const { currency } = total
  const paymentFee = fee ?? estimateFee(total, { feeBasisPoints: BigInt(rules.paypalFeeBasisPoints), feeFixed: money(BigInt(rules.paypalFeeFixedMinor), currency) })
  const split = splitProfit(
    { salePrice: total, tax, aliexpressCost: cost, paymentFee },
    { type: commissionTypeOf(rules.commissionType), basisPoints: rules.commissionBasisPoints, fixedMinor: BigInt(rules.commissionFixedMinor) },
    { basisPoints: rules.payoutFeeBasisPoints, fixedMinor: BigInt(rules.payoutFeeFixedMinor), capMinor: rules.payoutFeeCapMinor === null ? null : BigInt(rules.payoutFeeCapMinor) },
  )
  return { ...split, paymentFee }
}
