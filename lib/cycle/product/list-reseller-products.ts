import { AppError } from '@/lib/foundation/errors'
import { ResellerListQuery, wordsOf } from './schema'
import { shapeResellerProduct } from './shelf/shape-reseller-product'
import { readResellerPage } from './shelf/store'
import { findResellerShop } from './store'
import { PRODUCT_STATUSES } from './states'
import type { ProductStatus } from './states'
import type { ResellerProductPage } from './views'

/** A reseller's own products in every status but REMOVED (unless asked for), newest first; two statements. Throws invalid_input, not_found (no shop). */
export async function listResellerProducts(userId: string, query: ResellerListQuery = {}): Promise<ResellerProductPage> {
  const parsed = ResellerListQuery.safeParse(query)
  if (!parsed.success) throw new AppError('invalid_input', 'page, limit, status or q', {}, { cause: parsed.error })
  const { page, limit, q, category, status } = parsed.data
  const filter = { words: wordsOf(q), ...(category ? { category } : {}), ...(status ? { status } : {}) }
  const [row, shop] = await Promise.all([readResellerPage(userId, filter, { limit, offset: (page - 1) * limit }), findResellerShop(userId)])
  if (!row || !shop) throw new AppError('not_found', 'the account has no shop')
  return {
    items: (row.items ?? []).map((item) => shapeResellerProduct(item, row.shopSlug, shop.rule)),
    page,
    limit,
    total: row.total,
    counts: countsOf(row.counts ?? {}),
  }
}

function countsOf(counts: Partial<Record<ProductStatus, number>>): Record<ProductStatus, number> {
  const entries = PRODUCT_STATUSES.map((status) => [status, counts[status] ?? 0] as const)
  return Object.fromEntries(entries) as Record<ProductStatus, number>
}
