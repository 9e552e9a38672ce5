import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimatePayoutFee, splitProfit, type CommissionRule } from '@/lib/cycle/sale/split-profit'
import { money } from '@/lib/foundation/money'

const MOST = 10n ** 13n
const minor = fc.bigInt({ min: 0n, max: MOST })
const amounts = fc.record({ salePrice: fc.bigInt({ min: 1n, max: MOST }), tax: minor, aliexpressCost: minor, paymentFee: minor })
const rule = fc.record({
  type: fc.constantFrom<CommissionRule['type']>('percent_of_profit', 'percent_of_price', 'fixed'),
  basisPoints: fc.integer({ min: 0, max: 10_000 }),
  fixedMinor: fc.bigInt({ min: -1_000n, max: MOST }),
})
const feeRule = fc.record({ basisPoints: fc.integer({ min: 0, max: 1_000 }), fixedMinor: fc.bigInt({ min: 0n, max: 5_000n }), capMinor: fc.option(fc.bigInt({ min: 0n, max: 5_000n })) })
const RUNS = { numRuns: 5_000 }

describe('splitProfit, for any amounts and any rule', () => {
  const split = (a: { salePrice: bigint; tax: bigint; aliexpressCost: bigint; paymentFee: bigint }, r: CommissionRule, f: Parameters<typeof splitProfit>[2]) =>
    splitProfit({ salePrice: money(a.salePrice, 'USD'), tax: money(a.tax, 'USD'), aliexpressCost: money(a.aliexpressCost, 'USD'), paymentFee: money(a.paymentFee, 'USD') }, r, f)

  it('commission + net + payout fees = gross = price - tax - cost - fee, to the cent', () => {
    fc.assert(fc.property(amounts, rule, feeRule, (a, r, f) => {
      const s = split(a, r, f)
      expect(s.grossProfit.minor).toBe(a.salePrice - a.tax - a.aliexpressCost - a.paymentFee)
      expect(s.commission.minor + s.netProfit.minor + s.payoutFee.minor).toBe(s.grossProfit.minor)
      expect(s.adminPayoutFee.minor + s.resellerPayoutFee.minor).toBe(s.payoutFee.minor)
    }), RUNS)
  })

  it('the commission is never negative, never more than the profit, and nothing of a loss', () => {
    fc.assert(fc.property(amounts, rule, feeRule, (a, r, f) => {
      const s = split(a, r, f)
      expect(s.commission.minor >= 0n).toBe(true)
      expect(s.commission.minor <= (s.grossProfit.minor > 0n ? s.grossProfit.minor : 0n)).toBe(true)
      expect(s.payoutFee.minor >= 0n && s.adminPayoutFee.minor >= 0n && s.resellerPayoutFee.minor >= 0n).toBe(true)
    }), RUNS)
  })

  it('payout fees never turn a profit into a loss', () => {
    fc.assert(fc.property(amounts, rule, feeRule, (a, r, f) => {
      const s = split(a, r, f)
      expect(s.netProfit.minor < 0n).toBe(s.grossProfit.minor < 0n)
    }), RUNS)
  })

  it('the percentage is exact, rounded towards zero', () => {
    fc.assert(fc.property(amounts, fc.integer({ min: 0, max: 10_000 }), (a, basisPoints) => {
      const s = split(a, { type: 'percent_of_profit', basisPoints, fixedMinor: 0n }, { basisPoints: 0, fixedMinor: 0n, capMinor: null })
      if (s.grossProfit.minor > 0n) expect(s.commission.minor).toBe((s.grossProfit.minor * BigInt(basisPoints)) / 10_000n)
    }), RUNS)
  })

  it('the estimated fee of a payout is never below the real share, and capped', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: MOST }), feeRule, (amount, f) => {
      const fee = estimatePayoutFee(money(amount, 'USD'), f).minor
      if (f.capMinor !== null) expect(fee <= f.capMinor).toBe(true)
      else expect(fee * 10_000n >= amount * BigInt(f.basisPoints) + f.fixedMinor * 10_000n).toBe(true)
    }), RUNS)
  })
})
