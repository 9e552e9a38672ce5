import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/foundation/errors'
import { addMoney, money, multiplyMoney, scaleUp, shareOf } from '@/lib/foundation/money'
import { estimateProfit, findFloor, priceVariant, roundUpToCharm } from '@/lib/cycle/product/price-variant'
import type { PriceRule, VariantCost } from '@/lib/cycle/product/price-variant'

const usd = (minor: bigint) => money(minor, 'USD')
const RULE: PriceRule = {
  multiplierBasisPoints: 24_000n,
  minimumProfit: usd(200n),
  minimumMarginBasisPoints: 1_000n,
  taxBasisPoints: 0n,
  feeBasisPoints: 349n,
  feeFixed: usd(49n),
}

const anyRule: fc.Arbitrary<PriceRule> = fc.record({
  multiplierBasisPoints: fc.bigInt({ min: 10_000n, max: 60_000n }),
  minimumProfit: fc.bigInt({ min: 0n, max: 5_000n }).map(usd),
  minimumMarginBasisPoints: fc.bigInt({ min: 0n, max: 5_000n }),
  taxBasisPoints: fc.bigInt({ min: 0n, max: 2_700n }),
  feeBasisPoints: fc.bigInt({ min: 0n, max: 900n }),
  feeFixed: fc.bigInt({ min: 0n, max: 99n }).map(usd),
})
const anyCost: fc.Arbitrary<VariantCost> = fc
  .tuple(fc.bigInt({ min: 1n, max: 200_000n }), fc.bigInt({ min: 0n, max: 9_000n }), fc.bigInt({ min: 0n, max: 9_000n }))
  .map(([cost, cheapest, more]) => ({ cost: usd(cost), cheapestFreight: usd(cheapest), dearestFreight: usd(cheapest + more) }))

describe('the price rule', () => {
  it('multiplies the landed cost and ends in .99', () => {
    const priced = priceVariant({ cost: usd(810n), cheapestFreight: usd(199n), dearestFreight: usd(199n) }, RULE)
    // 10.09 x 2.4 = 24.216
    expect(priced.price).toEqual(usd(2_499n))
    expect(priced.decidedBy).toBe('multiplier')
    expect(priced.estimatedFee).toEqual(usd(88n + 49n))
    expect(priced.worstProfit).toEqual(usd(2_499n - 1_009n - 137n))
  })

  it('lets the minimum profit decide for cheap goods', () => {
    const priced = priceVariant({ cost: usd(90n), cheapestFreight: usd(0n), dearestFreight: usd(0n) }, RULE)
    expect(priced.decidedBy).toBe('minimum_profit')
    expect(priced.price).toEqual(usd(399n))
  })

  it('never sells below cost plus the minimum, wherever the parcel goes', () => {
    fc.assert(
      fc.property(anyCost, anyRule, (cost, rule) => {
        const { price, worstProfit, floor } = priceVariant(cost, rule)
        expect(worstProfit.minor).toBeGreaterThanOrEqual(rule.minimumProfit.minor)
        expect(worstProfit.minor).toBeGreaterThanOrEqual(shareOf(price, rule.minimumMarginBasisPoints).minor)
        expect(price.minor).toBeGreaterThanOrEqual(floor.minor)
        expect(price.minor).toBeGreaterThanOrEqual(scaleUp(addMoney(cost.cost, cost.cheapestFreight), rule.multiplierBasisPoints).minor)
      }),
    )
  })

  it('takes the price one step lower where a rounding lets it', () => {
    const rule = { ...RULE, multiplierBasisPoints: 10_000n, minimumProfit: usd(0n), minimumMarginBasisPoints: 4_044n, taxBasisPoints: 647n, feeBasisPoints: 758n, feeFixed: usd(3n) }
    const cost = { cost: usd(2n), cheapestFreight: usd(4n), dearestFreight: usd(3_851n) }
    const floor = findFloor(cost, rule)
    const oneLess = usd(floor.minor - 100n)
    expect(estimateProfit(oneLess, usd(3_853n), rule).minor).toBeLessThan(shareOf(oneLess, 4_044n).minor)
  })

  it('always ends in 99 and is the lowest such floor', () => {
    fc.assert(
      fc.property(anyCost, anyRule, (cost, rule) => {
        const { price } = priceVariant(cost, rule)
        expect(price.minor % 100n).toBe(99n)
        const floor = findFloor(cost, rule)
        const oneLess = usd(floor.minor - 100n)
        if (oneLess.minor <= 0n) return
        const left = estimateProfit(oneLess, addMoney(cost.cost, cost.dearestFreight), rule)
        expect(left.minor < rule.minimumProfit.minor || left.minor < shareOf(oneLess, rule.minimumMarginBasisPoints).minor).toBe(true)
      }),
    )
  })

  it('never prices a dearer variant lower', () => {
    fc.assert(
      fc.property(anyCost, fc.bigInt({ min: 0n, max: 50_000n }), anyRule, (cost, more, rule) => {
        const dearer = { ...cost, cost: addMoney(cost.cost, usd(more)) }
        expect(priceVariant(dearer, rule).price.minor).toBeGreaterThanOrEqual(priceVariant(cost, rule).price.minor)
      }),
    )
  })

  it('rounds up to the next 99 and no further', () => {
    expect(roundUpToCharm(usd(1_999n))).toEqual(usd(1_999n))
    expect(roundUpToCharm(usd(2_000n))).toEqual(usd(2_099n))
    expect(roundUpToCharm(usd(0n))).toEqual(usd(99n))
  })

  it('refuses a rule that no price can satisfy, and a price beyond reason', () => {
    const code = (run: () => unknown) => {
      try {
        run()
      } catch (error) {
        return isAppError(error) ? error.code : error
      }
      return 'no error'
    }
    const cost = { cost: usd(500n), cheapestFreight: usd(0n), dearestFreight: usd(0n) }
    expect(code(() => priceVariant(cost, { ...RULE, minimumMarginBasisPoints: 9_800n }))).toBe('product_without_price')
    expect(code(() => priceVariant({ ...cost, cost: multiplyMoney(usd(90_000_000n), 2) }, RULE))).toBe('product_without_price')
  })
})
