import type { PriceRule } from './price-variant'

interface Overrides {
  readonly priceMultiplierBasisPoints: number | null
  readonly minimumMarginBasisPoints: number | null
}

/** The reseller's rule with a product's own values in place of it where it has some. */
export function ruleForProduct(rule: PriceRule, product: Overrides | null): PriceRule {
  return {
    ...rule,
    multiplierBasisPoints: product?.priceMultiplierBasisPoints == null ? rule.multiplierBasisPoints : BigInt(product.priceMultiplierBasisPoints),
    minimumMarginBasisPoints: product?.minimumMarginBasisPoints == null ? rule.minimumMarginBasisPoints : BigInt(product.minimumMarginBasisPoints),
  }
}
