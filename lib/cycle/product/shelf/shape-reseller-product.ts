import { addMoney, money, zero } from '@/lib/foundation/money'
import { highest, lowest } from '../money-range'
import type { ListedResellerProduct } from '../views'
import type { PriceRule } from '../price-variant'
import { estimateProfit } from '../price-variant'
import { freightRange } from '../plan-variants'
import { shapeFreight } from './shape-product'
import type { ProductRow } from './store'

/** A product row as its reseller sees it in a list. */
export function shapeResellerProduct(row: ProductRow, shopSlug: string, rule: PriceRule): ListedResellerProduct {
  const variants = row.variants ?? []
  const amounts = (pick: 'priceMinor' | 'costMinor') => (variants.length === 0 ? [zero(row.currency)] : variants.map((variant) => money(BigInt(variant[pick]), row.currency)))
  return {
    id: row.id,
    shopSlug,
    slug: row.slug,
    status: row.status,
    title: { en: row.titleEn, es: row.titleEs },
    category: { en: row.categoryEn, es: row.categoryEs },
    supplierProductId: row.supplierProductId,
    storeName: row.storeName,
    picture: row.pictures?.[0] ?? null,
    variantCount: variants.length,
    stock: variants.reduce((sum, variant) => sum + variant.stock, 0),
    priceFrom: lowest(amounts('priceMinor')),
    priceTo: highest(amounts('priceMinor')),
    costFrom: lowest(amounts('costMinor')),
    costTo: highest(amounts('costMinor')),
    deliverableTo: (row.freights ?? []).filter((freight) => freight.deliverable).map((freight) => freight.country),
    worstProfit: worstProfit(row, rule),
    checkedAt: new Date(row.checkedAt),
    publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt),
  }
}

function worstProfit(row: ProductRow, rule: PriceRule): ListedResellerProduct['worstProfit'] {
  const freight = freightRange((row.freights ?? []).map((each) => shapeFreight(each, row.currency)))
  const variants = row.variants ?? []
  if (!freight || variants.length === 0) return null
  const amount = (minor: string | number | bigint) => money(BigInt(minor), row.currency)
  return lowest(variants.map((variant) => estimateProfit(amount(variant.priceMinor), addMoney(amount(variant.costMinor), freight.dearestFreight), rule)))
}
