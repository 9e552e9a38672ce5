import { inModelTransaction } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import { findOwnProduct, moveOwnProduct } from './move-own-product'
import type { OwnProduct } from './move-own-product'
import type { KnownProduct } from './store'

/**
 * Puts a product on sale. Throws not_found, wrong_state, or product_not_publishable with facts.reason: no_stock, no_delivery, no_picture.
 * Repeating it changes nothing.
 */
export async function publishProduct(own: OwnProduct): Promise<void> {
  await inModelTransaction(async (tx) => {
    const product = await findOwnProduct(tx, own)
    if (product.status === 'PUBLISHED') return
    const reason = whatIsMissing(product)
    if (reason) throw new AppError('product_not_publishable', 'it cannot be sold as it is', { productId: product.id, reason })
    await moveOwnProduct(tx, product, own, 'PUBLISHED')
  })
}

function whatIsMissing(product: KnownProduct): 'no_stock' | 'no_delivery' | 'no_picture' | null {
  if (product.stock === 0) return 'no_stock'
  if (!product.freights.some((freight) => freight.deliverable)) return 'no_delivery'
  return product.hasPicture ? null : 'no_picture'
}
