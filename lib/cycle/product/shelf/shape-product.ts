import { compareMoney, money } from '@/lib/foundation/money'
import { lowest } from '../money-range'
import type { FreightView, ListedProduct, ShopVariant, ShopView, VariantOption } from '../views'
import type { FreightRow, ProductRow, ShopRow, VariantRow } from './store'

/** A product row as the shop shows it: no cost, no supplier. */
export function shapeProduct(row: ProductRow): ListedProduct {
  const variants = (row.variants ?? []).map((variant) => shapeVariant(variant, row.currency))
  const sellable = variants.filter((variant) => variant.available)
  const prices = (sellable.length > 0 ? sellable : variants).map((variant) => variant.price)
  const price = lowest(prices)
  return {
    id: row.id,
    slug: row.slug,
    title: { en: row.titleEn, es: row.titleEs },
    category: { en: row.categoryEn, es: row.categoryEs },
    price,
    hasPriceRange: prices.some((other) => compareMoney(other, price) !== 0),
    available: sellable.length > 0,
    pictures: row.pictures ?? [],
    variants,
    deliveries: (row.freights ?? []).map(({ country, deliverable, minDays, maxDays }) => ({ country, deliverable, minDays, maxDays })),
    ratingTenths: row.ratingTenths,
    salesCount: row.salesCount,
  }
}

export function shapeVariant(row: VariantRow, currency: string): ShopVariant {
  return {
    id: row.id,
    name: { en: row.nameEn, es: row.nameEs },
    options: row.options.map(shapeOption),
    price: money(BigInt(row.priceMinor), currency),
    available: row.stock > 0,
    stock: row.stock,
    pictureId: row.pictureId,
  }
}

function shapeOption(option: VariantRow['options'][number]): VariantOption {
  return { name: { en: option.nameEn, es: option.nameEs }, value: { en: option.valueEn, es: option.valueEs } }
}

export function shapeFreight(row: FreightRow, currency: string): FreightView {
  return { ...row, fee: money(BigInt(row.feeMinor), currency) }
}

export function shapeShop(row: ShopRow): ShopView {
  const { id, userId, slug, name, accent, currency, taxBasisPoints, returnDays, supportEmail } = row
  return { id, userId, slug, name, tagline: { en: row.taglineEn, es: row.taglineEs }, accent, currency, taxBasisPoints, returnDays, supportEmail }
}
