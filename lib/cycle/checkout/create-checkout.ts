import { now, secondsFromNow } from '../../foundation/clock'
import { AppError } from '../../foundation/errors'
import { newId, isId } from '../../foundation/ids'
import { moneyJson, type MoneyJson } from '../../foundation/money'
import { constantTimeEqual } from '../../foundation/crypto'
import { CartLinesSchema, type CartLines } from './schema'
import { priceCart } from './price-cart'
import { findCart, findCheckout, findDeliveryCountries, insertCheckout } from './store'

const CHECKOUT_LIFE_SECONDS = 24 * 3600

/** Keeps a cart for the checkout page. The amounts are computed anew when the page is shown and when the order is made. */
export async function createCheckout(input: { shop: string; lines: CartLines; sessionHash: string; locale: string }): Promise<{ checkoutId: string }> {
  const lines = CartLinesSchema.parse(input.lines)
  const shop = await findCart(input.shop, lines.map((line) => line.variantId), null)
  if (!shop) throw new AppError('not_found', 'no such shop')
  priceCart(shop, lines, null)
  const checkoutId = newId('checkout')
  await insertCheckout({ id: checkoutId, shopId: shop.shopId, sessionHash: input.sessionHash, lines, locale: input.locale, createdAt: now(), expiresAt: secondsFromNow(CHECKOUT_LIFE_SECONDS) })
  return { checkoutId }
}

export interface CheckoutView {
  readonly checkoutId: string
  readonly shop: { readonly slug: string; readonly name: string; readonly accent: string; readonly returnDays: number }
  readonly lines: readonly { variantId: string; slug: string; title: string; variant: string; image: string | null; quantity: number; unitPrice: MoneyJson; linePrice: MoneyJson; isAvailable: boolean }[]
  readonly items: MoneyJson
  readonly tax: MoneyJson
  readonly total: MoneyJson
  /** ISO country codes to which all of it is delivered. */
  readonly countries: readonly string[]
}

/** The checkout as its own session sees it; anyone else gets not_found. */
export async function getCheckout(checkoutId: string, sessionHash: string, locale: string): Promise<CheckoutView> {
  const row = isId('checkout', checkoutId) ? await findCheckout(checkoutId) : null
  if (!row || !constantTimeEqual(row.sessionHash, sessionHash) || row.expiresAt < now()) throw new AppError('not_found', 'no such checkout in this session')
  const lines = CartLinesSchema.parse(row.lines)
  const shop = await findCart(row.shopSlug, lines.map((line) => line.variantId), null)
  if (!shop) throw new AppError('not_found', 'no such shop')
  const priced = priceCart(shop, lines, null)
  const spanish = locale.startsWith('es')
  return {
    checkoutId,
    shop: { slug: shop.slug, name: shop.name, accent: shop.accent, returnDays: shop.returnDays },
    lines: priced.lines.map((line) => ({
      variantId: line.variant.variantId,
      slug: line.variant.slug,
      title: spanish ? line.variant.titleEs : line.variant.titleEn,
      variant: spanish ? line.variant.nameEs : line.variant.nameEn,
      image: line.variant.pictureId ? `/pictures/${line.variant.pictureId}` : null,
      quantity: line.quantity,
      unitPrice: moneyJson(line.unitPrice, locale),
      linePrice: moneyJson(line.linePrice, locale),
      isAvailable: line.variant.stock >= line.quantity,
    })),
    items: moneyJson(priced.items, locale),
    tax: moneyJson(priced.tax, locale),
    total: moneyJson(priced.total, locale),
    countries: await findDeliveryCountries([...new Set(priced.lines.map((line) => line.variant.productId))]),
  }
}
