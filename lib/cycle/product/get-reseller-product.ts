import { addMoney, money } from '@/lib/foundation/money'
import { freightRange } from './plan-variants'
import { estimateProfit, findFloor } from './price-variant'
import type { PriceRule } from './price-variant'
import { ruleForProduct } from './rule-for-product'
import { sanitiseDescription } from './sanitise-description'
import { shapeFreight, shapeVariant } from './shelf/shape-product'
import { shapeResellerProduct } from './shelf/shape-reseller-product'
import { readResellerProduct } from './shelf/store'
import type { VariantRow } from './shelf/store'
import { findResellerShop, readPriceChanges } from './store'
import type { FreightView, PriceChangeView, ResellerProduct, ResellerVariant } from './views'

const LATEST_CHANGES = 50

/** A reseller's own product with what it costs, what it leaves and how its prices came to be. Null: not theirs, or none. */
export async function getResellerProduct(userId: string, productId: string): Promise<ResellerProduct | null> {
  const [row, shop] = await Promise.all([readResellerProduct(userId, productId), findResellerShop(userId)])
  if (!row || !shop) return null
  const variants = row.variants ?? []
  const freights = (row.freights ?? []).map((freight) => shapeFreight(freight, row.currency))
  const rule = ruleForProduct(shop.rule, row)
  const changes = await readPriceChanges(variants.map((variant) => variant.id), LATEST_CHANGES)
  return {
    ...shapeResellerProduct(row, row.shopSlug, rule),
    description: { en: sanitiseDescription(row.descriptionEn), es: sanitiseDescription(row.descriptionEs) },
    pictures: row.pictures ?? [],
    variants: variants.map((variant) => shapeResellerVariant(variant, row.currency, freights, rule)),
    freights,
    priceMultiplierBasisPoints: row.priceMultiplierBasisPoints,
    minimumMarginBasisPoints: row.minimumMarginBasisPoints,
    rule,
    shopRule: shop.rule,
    priceChanges: changes.map(shapeChange),
  }
}

function shapeResellerVariant(row: VariantRow, currency: string, freights: readonly FreightView[], rule: PriceRule): ResellerVariant {
  const shown = shapeVariant(row, currency)
  const cost = money(BigInt(row.costMinor), currency)
  const freight = freightRange(freights) ?? { cheapestFreight: money(0n, currency), dearestFreight: money(0n, currency) }
  return {
    ...shown,
    cost,
    supplierSkuId: row.supplierSkuId,
    worstProfit: estimateProfit(shown.price, addMoney(cost, freight.dearestFreight), rule),
    floor: findFloor({ cost, ...freight }, rule),
  }
}

function shapeChange(row: Awaited<ReturnType<typeof readPriceChanges>>[number]): PriceChangeView {
  const { variantId, at, reason, currency } = row
  return {
    variantId,
    at,
    oldPrice: money(row.oldPriceMinor, currency),
    newPrice: money(row.newPriceMinor, currency),
    oldCost: money(row.oldCostMinor, currency),
    newCost: money(row.newCostMinor, currency),
    reason,
  }
}
