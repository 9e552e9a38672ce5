import { AppError } from '@/lib/foundation/errors'
import { addMoney, compareMoney, includedTax, money, scaleUp, shareOf, subtractMoney } from '@/lib/foundation/money'
import type { Money } from '@/lib/foundation/money'

/** The reseller's rule with the fees that the platform expects. Basis points: 10000 = 1. */
export interface PriceRule {
  /** Price as a multiple of the landed cost. */
  readonly multiplierBasisPoints: bigint
  /** What must be left after supplier, tax and PayPal's fee, at the dearest country that is served. */
  readonly minimumProfit: Money
  /** The same as a share of the price; the larger of the two counts. */
  readonly minimumMarginBasisPoints: bigint
  /** Sales tax that is inside the price. */
  readonly taxBasisPoints: bigint
  /** platform_config.paypalFee*: PayPal's share of the price and its fixed part. */
  readonly feeBasisPoints: bigint
  readonly feeFixed: Money
}

export interface VariantCost {
  readonly cost: Money
  /** Freight to the cheapest and to the dearest country that is served (facts: one price sells everywhere, freight is inside). */
  readonly cheapestFreight: Money
  readonly dearestFreight: Money
}

export interface VariantPrice {
  readonly price: Money
  /** Which part of the rule decided. */
  readonly decidedBy: 'multiplier' | 'minimum_profit'
  readonly landedCost: Money
  readonly floor: Money
  readonly estimatedFee: Money
  readonly includedTax: Money
  /** Left of the price where freight is dearest: never less than the rule's minimum. */
  readonly worstProfit: Money
}

const WHOLE = 10_000n
const CHARM_STEP = 100n // prices end in .99 (in 99 where the currency has no cents)
const CHARM_END = 99n
const LARGEST_PRICE = 100_000_000n
// The closed form below misses the exact answer by roundings of at most a few minor units, either way: one step heals that.
const MAX_STEPS = 3

/** What PayPal will keep of a price: the share rounded up, plus the fixed part. An estimate until the capture says the real fee. */
export function estimateFee(price: Money, rule: Pick<PriceRule, 'feeBasisPoints' | 'feeFixed'>): Money {
  return addMoney(scaleUp(price, rule.feeBasisPoints), rule.feeFixed)
}

/** What a price leaves after tax, fee and the given landed cost. */
export function estimateProfit(price: Money, landed: Money, rule: PriceRule): Money {
  return subtractMoney(subtractMoney(subtractMoney(price, includedTax(price, rule.taxBasisPoints)), estimateFee(price, rule)), landed)
}

/**
 * The price of one variant by the reseller's rule, in whole minor units:
 *   1. multiplier x (cost + cheapest freight), rounded up;
 *   2. the floor: the lowest price that keeps the minimum profit and margin after tax and PayPal's fee even at the dearest freight;
 *   3. the larger of the two, rounded up to x.99.
 * A dearer variant never gets a lower price. Throws product_without_price where no price can satisfy the rule.
 */
export function priceVariant(variant: VariantCost, rule: PriceRule): VariantPrice {
  const landedCost = addMoney(variant.cost, variant.cheapestFreight)
  const byMultiplier = scaleUp(landedCost, rule.multiplierBasisPoints)
  const floor = findFloor(variant, rule)
  const isFloor = compareMoney(floor, byMultiplier) > 0
  const price = roundUpToCharm(isFloor ? floor : byMultiplier)
  if (price.minor > LARGEST_PRICE) throw new AppError('product_without_price', 'the rule leads to a price beyond reason', { minor: price.minor.toString() })
  return {
    price,
    decidedBy: isFloor ? 'minimum_profit' : 'multiplier',
    landedCost,
    floor,
    estimatedFee: estimateFee(price, rule),
    includedTax: includedTax(price, rule.taxBasisPoints),
    worstProfit: estimateProfit(price, addMoney(variant.cost, variant.dearestFreight), rule),
  }
}

/** The lowest x.99 price that the rule allows for this variant: manual prices must not go below. */
export function findFloor(variant: VariantCost, rule: PriceRule): Money {
  const landed = addMoney(variant.cost, variant.dearestFreight)
  if (landed.minor < 0n) throw new AppError('amount_invalid', 'a cost below zero')
  const byProfit = lowestPrice(landed, rule.minimumProfit, 0n, rule)
  const byMargin = lowestPrice(landed, money(0n, landed.currency), rule.minimumMarginBasisPoints, rule)
  return compareMoney(byProfit, byMargin) > 0 ? byProfit : byMargin
}

/** Solves price - tax - fee - landed >= profit + margin x price, then steps down or up where rounding gave or took a unit. */
function lowestPrice(landed: Money, profit: Money, marginBasisPoints: bigint, rule: PriceRule): Money {
  // price x (1/(1+tax) - fee - margin) >= landed + fixed + profit, everything times (10000 + tax) x 10000.
  const withTax = WHOLE + rule.taxBasisPoints
  const kept = WHOLE * WHOLE - (rule.feeBasisPoints + marginBasisPoints) * withTax
  if (kept <= 0n) throw new AppError('product_without_price', 'tax, fee and margin leave nothing of the price')
  const needed = (landed.minor + rule.feeFixed.minor + profit.minor) * WHOLE * withTax
  let price = roundUpToCharm(money(needed / kept, landed.currency))
  const less = money(price.minor - CHARM_STEP, price.currency)
  if (less.minor > 0n && isEnough(less, landed, profit, marginBasisPoints, rule)) price = less
  for (let step = 0; step < MAX_STEPS && !isEnough(price, landed, profit, marginBasisPoints, rule); step++) {
    price = money(price.minor + CHARM_STEP, price.currency)
  }
  if (!isEnough(price, landed, profit, marginBasisPoints, rule)) throw new AppError('product_without_price', 'no price keeps the minimum profit')
  return price
}

function isEnough(price: Money, landed: Money, profit: Money, marginBasisPoints: bigint, rule: PriceRule): boolean {
  const left = estimateProfit(price, landed, rule)
  const margin = shareOf(price, marginBasisPoints)
  return compareMoney(left, profit) >= 0 && compareMoney(left, margin) >= 0
}

/** The next price that ends in 99, not below the given one. */
export function roundUpToCharm(amount: Money): Money {
  const floor = amount.minor < 0n ? 0n : amount.minor
  const rest = floor % CHARM_STEP
  return money(floor - rest + CHARM_END, amount.currency)
}
