import type { ModelTx } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import { equalMoney } from '@/lib/foundation/money'
import type { ImportedPictures } from './pictures/import-pictures'
import { freightRange, planVariants } from './plan-variants'
import type { VariantPlan } from './plan-variants'
import { ruleForProduct } from './rule-for-product'
import { slugOf } from './slug'
import {
  emptyStock, findKnownProduct, findResellerShop, freeSlug, insertPriceChanges, insertProduct, lockShop, moveProduct, refreshProduct,
  replaceFreights, replacePictures, writeVariants,
} from './store'
import type { KnownProduct, PriceMove } from './store'
import type { SupplierSnapshot } from './supplier-snapshot'

interface WrittenImport {
  readonly kind: 'imported' | 'already_there'
  readonly productId: string
  readonly slug: string
}

/** Writes a snapshot into the reseller's shop, new or over what is there. The rule is read again inside: it may have changed meanwhile. */
export async function writeImport(tx: ModelTx, userId: string, snapshot: SupplierSnapshot, pictures: ImportedPictures): Promise<WrittenImport> {
  const shop = await findResellerShop(userId, tx)
  if (!shop) throw new AppError('not_found', 'the account has no shop')
  await lockShop(tx, shop.shopId)
  const { supplierProductId } = snapshot
  const known = await findKnownProduct(tx, userId, { supplierProductId })
  const freightNow = freightRange(snapshot.freights)
  if (!freightNow) throw new AppError('product_not_importable', 'it is delivered to none of our countries', { productId: supplierProductId })
  const plan = planVariants({
    skus: snapshot.skus,
    known: known?.variants ?? [],
    rule: ruleForProduct(shop.rule, known),
    freightNow,
    freightBefore: known && freightRange(known.freights),
  })
  const slug = known?.slug ?? (await freeSlug(tx, shop.shopId, slugOf(snapshot.title.en), supplierProductId))
  const owner = { userId, shopId: shop.shopId, currency: shop.currency }
  const productId = known ? await refreshKnown(tx, known, snapshot, plan) : await insertProduct(tx, owner, slug, snapshot)
  await writeVariants(tx, productId, plan.variants, pictures.byUrl)
  await replaceFreights(tx, productId, snapshot.freights)
  await replacePictures(tx, productId, pictures.ids)
  return { kind: known ? 'already_there' : 'imported', productId, slug }
}

async function refreshKnown(tx: ModelTx, known: KnownProduct, snapshot: SupplierSnapshot, plan: VariantPlan): Promise<string> {
  await refreshProduct(tx, known.id, snapshot)
  await emptyStock(tx, plan.gone.map((variant) => variant.id))
  await insertPriceChanges(tx, priceMovesOf(plan))
  // Removed by its reseller and now imported again: back as a draft.
  if (known.status === 'REMOVED') await moveProduct(tx, known.id, 'REMOVED', 'DRAFT')
  return known.id
}

function priceMovesOf(plan: VariantPlan): PriceMove[] {
  return plan.variants.flatMap(({ known, sku, price }): PriceMove[] => {
    if (!known || (equalMoney(known.price, price) && equalMoney(known.cost, sku.cost))) return []
    return [{ variantId: known.id, oldPrice: known.price, newPrice: price, oldCost: known.cost, newCost: sku.cost, reason: 'supplier_refresh' }]
  })
}
