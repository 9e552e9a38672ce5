import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money } from '@/lib/foundation/money'
import { correctProfit, type SaleFigures } from '@/lib/cycle/sale/correct-profit'
import { splitProfit, type CommissionRule } from '@/lib/cycle/sale/split-profit'

const usd = (minor: bigint) => money(minor, 'USD')
const figures = (salePrice: bigint, tax: bigint, aliexpressCost: bigint, paymentFee: bigint, rule: CommissionRule): SaleFigures => {
  const split = splitProfit({ salePrice: usd(salePrice), tax: usd(tax), aliexpressCost: usd(aliexpressCost), paymentFee: usd(paymentFee) }, rule, { basisPoints: 200, fixedMinor: 25n, capMinor: null })
  return { salePrice, tax, aliexpressCost, paymentFee, commissionAmount: split.commission.minor, payoutFee: split.payoutFee.minor, netProfit: split.netProfit.minor }
}
const TEN_PERCENT: CommissionRule = { type: 'percent_of_profit', basisPoints: 1000, fixedMinor: 0n }
const less = (standing: SaleFigures, by: SaleFigures): SaleFigures => ({
  salePrice: standing.salePrice - by.salePrice, tax: standing.tax - by.tax, aliexpressCost: standing.aliexpressCost - by.aliexpressCost, paymentFee: standing.paymentFee - by.paymentFee,
  commissionAmount: standing.commissionAmount - by.commissionAmount, payoutFee: standing.payoutFee - by.payoutFee, netProfit: standing.netProfit - by.netProfit,
})
const adds = (each: SaleFigures) => each.salePrice - each.tax - each.aliexpressCost - each.paymentFee === each.commissionAmount + each.payoutFee + each.netProfit

describe('what of a sale is gone', () => {
  it('a third of the price with its cost: tax in proportion, commission by the rule, the rest is the reseller’s', () => {
    const sale = figures(3000n, 240n, 1200n, 154n, TEN_PERCENT) // gross 1406, commission 140
    const gone = correctProfit(sale, { given: 1000n, costBack: 400n }, TEN_PERCENT, 'USD')
    expect(gone).toMatchObject({ salePrice: 1000n, tax: 80n, aliexpressCost: 400n, paymentFee: 0n, commissionAmount: 140n - 88n, payoutFee: 0n }) // gross 886 is left
    expect(gone.netProfit).toBe(1000n - 80n - 400n - 52n)
  })

  it('all of the price while the goods were paid: goods and PayPal’s fee are a loss of the reseller’s', () => {
    const sale = figures(3000n, 240n, 1200n, 154n, TEN_PERCENT)
    const gone = correctProfit(sale, { given: 3000n, costBack: 0n }, TEN_PERCENT, 'USD')
    expect(less(sale, gone)).toEqual({ salePrice: 0n, tax: 0n, aliexpressCost: 1200n, paymentFee: 154n, commissionAmount: 0n, payoutFee: 0n, netProfit: -1354n })
  })

  it('in whatever pieces, the parts add up, nothing is given twice, and the last piece takes the last cent', () => {
    const rules: CommissionRule[] = [TEN_PERCENT, { type: 'percent_of_price', basisPoints: 333, fixedMinor: 0n }, { type: 'fixed', basisPoints: 0, fixedMinor: 77n }]
    fc.assert(fc.property(fc.bigInt(1n, 100_000n), fc.bigInt(0n, 2_500n), fc.bigInt(0n, 9_000n), fc.constantFrom(...rules), fc.array(fc.tuple(fc.bigInt(1n, 40_000n), fc.bigInt(0n, 20_000n)), { minLength: 1, maxLength: 8 }), (price, taxRate, costRate, rule, pieces) => {
      const sale = figures(price, (price * taxRate) / 10_000n, (price * costRate) / 10_000n, price / 30n, rule)
      let standing = sale
      for (const [given, costBack] of [...pieces, [price, 0n] as const]) {
        if (standing.salePrice === 0n) break
        const gone = correctProfit(standing, { given, costBack }, rule, 'USD')
        expect(adds(gone)).toBe(true)
        const next = less(standing, gone)
        expect(adds(next)).toBe(true)
        for (const name of ['salePrice', 'tax', 'aliexpressCost', 'commissionAmount', 'payoutFee'] as const) expect(next[name] >= 0n && gone[name] >= 0n).toBe(true)
        standing = next
      }
      expect(standing).toMatchObject({ salePrice: 0n, tax: 0n, commissionAmount: 0n, payoutFee: 0n })
    }))
  })
})
