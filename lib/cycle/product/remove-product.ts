import { inModelTransaction } from '@/lib/foundation/db'
import { findOwnProduct, moveOwnProduct } from './move-own-product'
import type { OwnProduct } from './move-own-product'

/** Takes a product off sale for good; orders keep what they bought. A new import brings it back as a draft. Throws not_found or wrong_state; repeating it changes nothing. */
export async function removeProduct(own: OwnProduct): Promise<void> {
  await inModelTransaction(async (tx) => moveOwnProduct(tx, await findOwnProduct(tx, own), own, 'REMOVED'))
}
