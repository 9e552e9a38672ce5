import { audit } from '@/lib/accounts/audit'
import type { ModelTx } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import { mayMove } from './states'
import type { ProductStatus } from './states'
import { findKnownProduct, moveProduct } from './store'
import type { KnownProduct } from './store'

export interface OwnProduct {
  readonly userId: string
  readonly productId: string
}

/** A product of this reseller; anyone else's is not found. */
export async function findOwnProduct(tx: ModelTx, { userId, productId }: OwnProduct): Promise<KnownProduct> {
  const product = await findKnownProduct(tx, userId, { id: productId })
  if (!product) throw new AppError('not_found', 'no such product of this reseller', { productId })
  return product
}

/** Moves it and writes the audit line; repeating a move changes nothing. Throws wrong_state where the table does not permit it. */
export async function moveOwnProduct(tx: ModelTx, product: KnownProduct, { userId }: OwnProduct, to: ProductStatus): Promise<void> {
  if (product.status === to) return
  if (!mayMove(product.status, to)) throw new AppError('wrong_state', `a product cannot go from ${product.status} to ${to}`, { productId: product.id, status: product.status })
  const isMoved = await moveProduct(tx, product.id, product.status, to)
  if (!isMoved) throw new AppError('wrong_state', 'the product was changed meanwhile', { productId: product.id })
  const action = `product.${to.toLowerCase()}`
  await audit(tx, { id: userId, role: 'RESELLER' }, { action, subject: `product:${product.id}`, before: { status: product.status }, after: { status: to } })
}
