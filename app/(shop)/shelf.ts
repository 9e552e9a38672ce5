import { cache } from 'react'
import { isAppError } from '@/lib/foundation/errors'
import { formatMoney } from '@/lib/foundation/money'
import { getShop, getShopProduct } from '@/lib/cycle/product/get-shop-product'
import { listShopProducts } from '@/lib/cycle/product/list-shop-products'
import type { ListedProduct, ShopProductPage } from '@/lib/cycle/product/views'
import type { Locale } from '@/lib/web/i18n/locales'
import type { CardShape } from '@/components/shop/shapes'

export const PER_PAGE = 24

/** Read once per page however many parts ask. */
export const readShop = cache(getShop)
export const readProduct = cache(getShopProduct)

interface ListOptions {
  readonly page?: number
  readonly limit?: number
  readonly category?: string
  readonly q?: string
}

/** One page of what a shop sells; null: no such shop, or no such page. */
export async function readShelf(slug: string, options: ListOptions = {}): Promise<ShopProductPage | null> {
  try {
    return await listShopProducts(slug, { limit: PER_PAGE, ...options })
  } catch (error) {
    if (isAppError(error) && (error.code === 'not_found' || error.code === 'invalid_input')) return null
    throw error
  }
}

export function toCard(shop: string, product: ListedProduct, locale: Locale): CardShape {
  return {
    href: `/s/${shop}/p/${product.slug}`,
    title: product.title[locale],
    price: formatMoney(product.price, locale),
    isFrom: product.hasPriceRange,
    isAvailable: product.available,
    pictures: product.pictures,
    choices: product.variants.length,
  }
}
