import { money, shareOf, subtractMoney, zero, type Money } from '../../foundation/money'

export interface CommissionRule {
  readonly type: 'percent_of_profit' | 'percent_of_price' | 'fixed'
  readonly basisPoints: number
  readonly fixedMinor: bigint
}

/** What PayPal is expected to take for one payout; the real fee is booked when it is known. */
export interface PayoutFeeRule {
  readonly basisPoints: number
  readonly fixedMinor: bigint
  readonly capMinor: bigint | null
}

export interface SaleAmounts {
  readonly salePrice: Money
  readonly tax: Money
  readonly aliexpressCost: Money
  readonly paymentFee: Money
}

export interface ProfitSplit {
  readonly grossProfit: Money
  readonly commission: Money
  readonly payoutFee: Money
  readonly netProfit: Money
  /** Estimated fee of each payout; zero where none is made. They add up to payoutFee. */
  readonly adminPayoutFee: Money
  readonly resellerPayoutFee: Money
}

/** Estimated fee of one payout, rounded up to the minor unit so that it is not underestimated. */
export function estimatePayoutFee(amount: Money, rule: PayoutFeeRule): Money {
  if (amount.minor <= 0n) return zero(amount.currency)
  const share = (amount.minor * BigInt(rule.basisPoints) + 9_999n) / 10_000n
  const fee = share + rule.fixedMinor
  return money(rule.capMinor !== null && fee > rule.capMinor ? rule.capMinor : fee, amount.currency)
}

/**
 * product.md 2.5: gross = captured - tax - supplier cost - PayPal fee; commission by the platform's rule, never below 0 and never more than the
 * gross profit; net = gross - commission - estimated payout fees. commission + net + payout fees = gross, to the cent.
 * Where the profit would not even carry the payout fees, no payout is made for it and no fee is estimated: it stays on the balances.
 */
export function splitProfit(amounts: SaleAmounts, rule: CommissionRule, feeRule: PayoutFeeRule): ProfitSplit {
  const { currency } = amounts.salePrice
  const grossProfit = subtractMoney(subtractMoney(subtractMoney(amounts.salePrice, amounts.tax), amounts.aliexpressCost), amounts.paymentFee)
  const commission = commissionOf(amounts.salePrice, grossProfit, rule)
  const beforeFees = subtractMoney(grossProfit, commission)
  const adminPayoutFee = estimatePayoutFee(commission, feeRule)
  const resellerPayoutFee = estimatePayoutFee(beforeFees, feeRule)
  const fees = money(adminPayoutFee.minor + resellerPayoutFee.minor, currency)
  const none = zero(currency)
  if (beforeFees.minor <= fees.minor) return { grossProfit, commission, payoutFee: none, netProfit: beforeFees, adminPayoutFee: none, resellerPayoutFee: none }
  return { grossProfit, commission, payoutFee: fees, netProfit: subtractMoney(beforeFees, fees), adminPayoutFee, resellerPayoutFee }
}

/** The platform's share by its rule: never below 0, never more than the gross profit. */
export function commissionOf(salePrice: Money, grossProfit: Money, rule: CommissionRule): Money {
  if (grossProfit.minor <= 0n) return zero(grossProfit.currency)
  const asked =
    rule.type === 'fixed' ? money(rule.fixedMinor, grossProfit.currency) : shareOf(rule.type === 'percent_of_price' ? salePrice : grossProfit, BigInt(rule.basisPoints))
  const positive = asked.minor < 0n ? zero(grossProfit.currency) : asked
  return positive.minor > grossProfit.minor ? grossProfit : positive
}
