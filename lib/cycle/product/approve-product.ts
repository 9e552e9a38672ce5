import { inModelTransaction } from '@/lib/foundation/db'
import { findOwnProduct, moveOwnProduct } from './move-own-product'
import type { OwnProduct } from './move-own-product'

/** Approves a draft: it may be published. Throws not_found or wrong_state; repeating it changes nothing. */
export async function approveProduct(own: OwnProduct): Promise<void> {
  await inModelTransaction(async (tx) => moveOwnProduct(tx, await findOwnProduct(tx, own), own, 'APPROVED'))
}
