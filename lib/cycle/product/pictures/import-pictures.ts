import { AppError } from '@/lib/foundation/errors'
import { inParallel } from '../in-parallel'
import type { SupplierSnapshot } from '../supplier-snapshot'
import { importPicture } from './import-picture'

const AT_ONCE = 3
const MOST_OF_PRODUCT = 10
const MOST_OF_VARIANTS = 24

export interface ImportedPictures {
  /** Of the product, in the supplier's order. */
  readonly ids: readonly string[]
  /** Of everything, by the supplier's address. */
  readonly byUrl: ReadonlyMap<string, string>
}

/** The pictures of a product and of its variants. Ones that cannot be had are left out; without any the product cannot be sold. */
export async function importPictures(snapshot: SupplierSnapshot): Promise<ImportedPictures> {
  const ofProduct = [...new Set(snapshot.pictureUrls)].slice(0, MOST_OF_PRODUCT)
  const ofVariants = [...new Set(snapshot.skus.flatMap((sku) => sku.pictureUrl ?? []))].slice(0, MOST_OF_VARIANTS)
  const urls = [...new Set([...ofProduct, ...ofVariants])]
  const found = await inParallel(urls, AT_ONCE, async (url) => ({ url, id: await importPicture(url) }))
  const byUrl = new Map(found.flatMap(({ url, id }) => (id === null ? [] : [[url, id] as const])))
  const ids = ofProduct.flatMap((url) => byUrl.get(url) ?? [])
  if (byUrl.size === 0) throw new AppError('product_not_importable', 'none of its pictures can be used', { productId: snapshot.supplierProductId })
  return { ids: ids.length > 0 ? ids : [...byUrl.values()].slice(0, 1), byUrl }
}
