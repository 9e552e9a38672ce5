import { inModelTransaction } from '@/lib/foundation/db'
import { findOwnProduct, moveOwnProduct } from './move-own-product'
import type { OwnProduct } from './move-own-product'

/** Takes a product off sale for a while; its address stays. Throws not_found or wrong_state; repeating it changes nothing. */
export async function pauseProduct(own: OwnProduct): Promise<void> {
  await inModelTransaction(async (tx) => moveOwnProduct(tx, await findOwnProduct(tx, own), own, 'PAUSED'))
}
