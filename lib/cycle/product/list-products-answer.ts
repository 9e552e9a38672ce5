import { env } from '@/lib/foundation/env'
import { moneyJson } from '@/lib/foundation/money'
import type { MoneyJson } from '@/lib/foundation/money'
import { listShopProducts } from './list-shop-products'
import type { ProductListQuery } from './schema'
import type { Both, ListedProduct } from './views'

type Locale = keyof Both

interface ProductAnswer {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly price: MoneyJson
  /** Absolute address of the first picture (add `?w=160|320|640|960`); null where there is none. */
  readonly image: string | null
  readonly variants: readonly { readonly id: string; readonly name: string; readonly price: MoneyJson; readonly available: boolean }[]
}

/** GET /api/shops/{shop}/products as contract.md names it. */
export async function listProductsAnswer(shopSlug: string, query: ProductListQuery, locale: Locale) {
  const { items, page, limit, total } = await listShopProducts(shopSlug, query)
  return { items: items.map((item) => shape(item, locale)), page, limit, total }
}

function shape({ id, slug, title, price, pictures, variants }: ListedProduct, locale: Locale): ProductAnswer {
  const first = pictures[0]
  return {
    id,
    slug,
    title: title[locale],
    price: moneyJson(price, locale),
    image: first ? `${env().nextauthUrl}/pictures/${first.id}` : null,
    variants: variants.map((variant) => ({ id: variant.id, name: variant.name[locale], price: moneyJson(variant.price, locale), available: variant.available })),
  }
}
