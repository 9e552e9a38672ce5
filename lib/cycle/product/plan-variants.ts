import { compareMoney, equalMoney } from '@/lib/foundation/money'
import type { Money } from '@/lib/foundation/money'
import { highest, lowest } from './money-range'
import { findFloor, priceVariant } from './price-variant'
import type { PriceRule, VariantCost } from './price-variant'
import type { SnapshotSku } from './supplier-snapshot'
import type { FreightView } from './views'

export interface KnownVariant {
  readonly id: string
  readonly supplierSkuId: string
  readonly price: Money
  readonly cost: Money
}

export interface PlannedVariant {
  readonly sku: SnapshotSku
  readonly position: number
  readonly known: KnownVariant | null
  readonly price: Money
}

export interface VariantPlan {
  readonly variants: readonly PlannedVariant[]
  /** Variants that the supplier no longer has: kept for orders and carts that name them, with nothing in stock. */
  readonly gone: readonly KnownVariant[]
}

/** Cheapest and dearest freight among the countries where it is delivered; null where it is delivered nowhere. */
export function freightRange(freights: readonly FreightView[]): Pick<VariantCost, 'cheapestFreight' | 'dearestFreight'> | null {
  const fees = freights.filter((freight) => freight.deliverable).map((freight) => freight.fee)
  return fees.length === 0 ? null : { cheapestFreight: lowest(fees), dearestFreight: highest(fees) }
}

interface PlanInput {
  readonly skus: readonly SnapshotSku[]
  readonly known: readonly KnownVariant[]
  readonly rule: PriceRule
  readonly freightNow: Pick<VariantCost, 'cheapestFreight' | 'dearestFreight'>
  /** Freight as it was stored before; null at the first import. */
  readonly freightBefore: Pick<VariantCost, 'cheapestFreight' | 'dearestFreight'> | null
}

/**
 * Which price each variant gets. A new one is priced by the rule. A known one that followed the rule follows it on to the new cost; one
 * that a person priced keeps its price, and is raised to the floor only where it would sell at less than the minimum.
 */
export function planVariants({ skus, known, rule, freightNow, freightBefore }: PlanInput): VariantPlan {
  const bySku = new Map(known.map((variant) => [variant.supplierSkuId, variant]))
  const offered = new Set(skus.map((sku) => sku.supplierSkuId))
  const variants = skus.map((sku, position): PlannedVariant => {
    const before = bySku.get(sku.supplierSkuId) ?? null
    const costNow = { cost: sku.cost, ...freightNow }
    const price = before ? nextPrice(before, costNow, freightBefore, rule) : priceVariant(costNow, rule).price
    return { sku, position, known: before, price }
  })
  return { variants, gone: known.filter((variant) => !offered.has(variant.supplierSkuId)) }
}

function nextPrice(before: KnownVariant, costNow: VariantCost, freightBefore: PlanInput['freightBefore'], rule: PriceRule): Money {
  const followed = freightBefore !== null && equalMoney(before.price, priceVariant({ cost: before.cost, ...freightBefore }, rule).price)
  if (followed) return priceVariant(costNow, rule).price
  const floor = findFloor(costNow, rule)
  return compareMoney(before.price, floor) < 0 ? floor : before.price
}
