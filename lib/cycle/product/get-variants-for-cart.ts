import { money } from '@/lib/foundation/money'
import { shapeFreight } from './shelf/shape-product'
import { readCartVariants } from './shelf/store'
import type { CartVariantRow } from './shelf/store'
import type { CartVariant } from './views'

/**
 * The variants of one shop with everything that an order line keeps, in the order asked; one statement. A variant that is unknown, of
 * another shop or removed is absent; one that is paused or sold out is there with `available: false`.
 */
export async function getVariantsForCart(shopSlug: string, variantIds: readonly string[]): Promise<CartVariant[]> {
  if (variantIds.length === 0) return []
  const rows = await readCartVariants(shopSlug, variantIds)
  const byId = new Map(rows.filter((row) => row.status === 'PUBLISHED' || row.status === 'PAUSED').map((row) => [row.id, row]))
  return variantIds.flatMap((id) => {
    const row = byId.get(id)
    return row ? [shapeCartVariant(row)] : []
  })
}

function shapeCartVariant(row: CartVariantRow): CartVariant {
  return {
    id: row.id,
    shopId: row.shopId,
    userId: row.userId,
    productId: row.productId,
    productSlug: row.productSlug,
    title: { en: row.titleEn, es: row.titleEs },
    name: { en: row.nameEn, es: row.nameEs },
    price: money(BigInt(row.priceMinor), row.currency),
    cost: money(BigInt(row.costMinor), row.currency),
    stock: row.stock,
    available: row.status === 'PUBLISHED' && row.stock > 0,
    pictureId: row.pictureId ?? row.firstPictureId,
    supplierProductId: row.supplierProductId,
    supplierSkuId: row.supplierSkuId,
    skuAttr: row.skuAttr,
    storeId: row.storeId,
    freights: (row.freights ?? []).map((freight) => shapeFreight(freight, row.currency)),
  }
}
