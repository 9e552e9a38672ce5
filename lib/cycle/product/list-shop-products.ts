import { AppError } from '@/lib/foundation/errors'
import { ProductListQuery, wordsOf } from './schema'
import { shapeProduct, shapeShop } from './shelf/shape-product'
import { readShopPage } from './shelf/store'
import type { ShopProductPage } from './views'

/** What an open shop sells, newest first; one statement. Throws not_found where there is no such shop, invalid_input for a bad page. */
export async function listShopProducts(shopSlug: string, query: ProductListQuery = {}): Promise<ShopProductPage> {
  const parsed = ProductListQuery.safeParse(query)
  if (!parsed.success) throw new AppError('invalid_input', 'page, limit or q', { field: String(parsed.error.issues[0]?.path[0] ?? '') })
  const { page, limit, q, category } = parsed.data
  const filter = { words: wordsOf(q), ...(category ? { category } : {}) }
  const row = await readShopPage(shopSlug, filter, { limit, offset: (page - 1) * limit })
  if (!row) throw new AppError('not_found', 'no such shop')
  return {
    shop: shapeShop(row),
    items: (row.items ?? []).map(shapeProduct),
    categories: (row.categories ?? []).map(({ en, es, count }) => ({ name: { en, es }, count })),
    page,
    limit,
    total: row.total,
  }
}
