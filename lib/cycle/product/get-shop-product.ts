import { sanitiseDescription } from './sanitise-description'
import { shapeProduct, shapeShop } from './shelf/shape-product'
import { readShop, readShopProduct } from './shelf/store'
import type { ShopProduct, ShopView } from './views'

/** One product on sale with its shop; one statement. Null: nothing is on sale under this address. The description is safe HTML. */
export async function getShopProduct(shopSlug: string, productSlug: string): Promise<{ shop: ShopView; product: ShopProduct } | null> {
  const found = await readShopProduct(shopSlug, productSlug)
  if (!found) return null
  const { descriptionEn, descriptionEs, updatedAt } = found.product
  return {
    shop: shapeShop(found.shop),
    product: {
      ...shapeProduct(found.product),
      description: { en: sanitiseDescription(descriptionEn), es: sanitiseDescription(descriptionEs) },
      updatedAt: new Date(updatedAt),
    },
  }
}

/** An open shop by its address; null where there is none. */
export async function getShop(shopSlug: string): Promise<ShopView | null> {
  const row = await readShop(shopSlug)
  return row ? shapeShop(row) : null
}
