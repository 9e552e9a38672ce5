import { AppError } from '../../foundation/errors'
import { addMoney, includedTax, money, multiplyMoney, zero, type Money } from '../../foundation/money'
import type { CartLines } from './schema'
import type { CartShop, CartVariant } from './store'

export interface PricedLine {
  readonly variant: CartVariant
  readonly quantity: number
  readonly unitPrice: Money
  readonly linePrice: Money
}

export interface PricedCart {
  readonly lines: readonly PricedLine[]
  readonly items: Money
  /** Always zero: freight is inside the price (issue of the first sale; product pages say so). */
  readonly shipping: Money
  /** The part of the total that is sales tax, included in the prices. */
  readonly tax: Money
  readonly total: Money
  readonly minDays: number | null
  readonly maxDays: number | null
}

/**
 * Every amount of an order, computed from the stored catalogue; nothing comes from the browser but variant ids and quantities.
 * Errors: shop_not_open, variant_not_available, country_not_served.
 */
export function priceCart(shop: CartShop, cart: CartLines, country: string | null): PricedCart {
  if (!shop.isOpen) throw new AppError('shop_not_open', 'the shop is closed', { shop: shop.slug })
  const byId = new Map(shop.variants.map((variant) => [variant.variantId, variant]))
  const lines = cart.map(({ variantId, quantity }): PricedLine => {
    const variant = byId.get(variantId)
    if (!variant?.isPublished || variant.stock < quantity || variant.currency !== shop.currency)
      throw new AppError('variant_not_available', 'a variant cannot be bought now', { field: 'items', variantId, stock: variant?.isPublished ? variant.stock : 0 })
    if (country !== null && variant.freightMinor === null)
      throw new AppError('country_not_served', 'the supplier does not deliver there', { field: 'country', country, variantId })
    const unitPrice = money(variant.priceMinor, shop.currency)
    return { variant, quantity, unitPrice, linePrice: multiplyMoney(unitPrice, quantity) }
  })
  const items = lines.reduce((total, each) => addMoney(total, each.linePrice), zero(shop.currency))
  const days = (pick: (variant: CartVariant) => number | null) =>
    lines.reduce<number | null>((most, each) => (pick(each.variant) === null ? most : Math.max(most ?? 0, pick(each.variant) ?? 0)), null)
  return {
    lines,
    items,
    shipping: zero(shop.currency),
    tax: includedTax(items, BigInt(shop.taxBasisPoints)),
    total: items,
    minDays: days((variant) => variant.minDays),
    maxDays: days((variant) => variant.maxDays),
  }
}
