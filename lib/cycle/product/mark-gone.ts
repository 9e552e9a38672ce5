import { inModelTransaction } from '@/lib/foundation/db'
import { emptyStock, findKnownProduct } from './store'

/** The supplier no longer has it: nothing of it can be bought here. The product itself stays, its reseller decides. */
export async function markGone(userId: string, supplierProductId: string): Promise<void> {
  await inModelTransaction(async (tx) => {
    const known = await findKnownProduct(tx, userId, { supplierProductId })
    if (known) await emptyStock(tx, known.variants.map((variant) => variant.id))
  })
}
