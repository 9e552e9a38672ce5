import { AppError } from '@/lib/foundation/errors'
import { addMoney } from '@/lib/foundation/money'
import type { Money } from '@/lib/foundation/money'
import type { AliexpressCredentials } from '@/lib/providers/aliexpress/client'
import type { SupplierSku, SupplierSkuProperty } from '@/lib/providers/aliexpress/get-product'
import { cleanText } from './clean-text'
import { readCategoryName } from './read-category-name'
import { readFreights } from './read-freights'
import { readSupplierProduct } from './read-supplier-product'
import type { SupplierTexts } from './read-supplier-product'
import type { SnapshotSku, SupplierSnapshot } from './supplier-snapshot'
import type { Both, VariantOption } from './views'

const LONGEST_TITLE = 200
const LONGEST_WORD = 80
const LONGEST_DESCRIPTION = 100_000
const MOST_SKUS = 200
const SHIPS_FROM = '200007763'

/** Everything that an import needs of the supplier, read over the reseller's connection: texts in two languages, variants, freight. */
export async function takeSnapshot(credentials: AliexpressCredentials, productId: string, currency: string): Promise<SupplierSnapshot> {
  const texts = await readSupplierProduct(credentials, productId, currency)
  const { english, spanish } = texts
  const skus = shapeSkus(texts, currency)
  const asked = skus.find((sku) => sku.stock > 0) ?? skus[0]
  if (!asked) throw new AppError('product_without_price', 'no variant is priced in the currency of the shop', { productId, currency })
  const [freights, category] = await Promise.all([
    readFreights({ credentials, productId: english.id, skuId: asked.supplierSkuId, currency }),
    readCategoryName(credentials, english.categoryId),
  ])
  return {
    supplierProductId: english.id,
    title: both(english.title, spanish.title, LONGEST_TITLE),
    description: { en: english.html.slice(0, LONGEST_DESCRIPTION), es: spanish.html.slice(0, LONGEST_DESCRIPTION) },
    category,
    storeId: english.store?.id ?? '',
    storeName: cleanText(english.store?.name ?? '', LONGEST_WORD),
    ratingTenths: readTenths(english.rating),
    salesCount: cleanText(english.salesCount ?? '', LONGEST_WORD),
    pictureUrls: english.pictures,
    skus,
    freights,
  }
}

/** A missing translation is the English text, never an empty one. */
function both(en: string, es: string, maxLength: number): Both {
  const english = cleanText(en, maxLength)
  return { en: english, es: cleanText(es, maxLength) || english }
}

function shapeSkus({ english, spanish }: SupplierTexts, currency: string): SnapshotSku[] {
  const inSpanish = new Map(spanish.skus.map((sku) => [sku.skuId, sku]))
  const priced = english.skus.filter((sku) => sku.price.currency === currency)
  const shown = [...new Map(priced.map((sku) => [sku.skuId, sku])).values()].slice(0, MOST_SKUS)
  const origins = new Set(shown.map((sku) => sku.properties.find((property) => property.propertyId === SHIPS_FROM)?.valueId))
  return shown.map((sku) => shapeSku(sku, inSpanish.get(sku.skuId), origins.size > 1))
}

function shapeSku(sku: SupplierSku, spanish: SupplierSku | undefined, isOriginChosen: boolean): SnapshotSku {
  // Where everything ships from one place there is nothing to choose.
  const chosen = sku.properties.filter((property) => isOriginChosen || property.propertyId !== SHIPS_FROM)
  const options = chosen.map((property) => shapeOption(property, spanish?.properties.find((other) => other.propertyId === property.propertyId)))
  return {
    supplierSkuId: sku.skuId,
    skuAttr: sku.skuAttr,
    name: { en: options.map((option) => option.value.en).join(' · '), es: options.map((option) => option.value.es).join(' · ') },
    options,
    cost: withImportCharges(sku),
    listPrice: sku.listPrice,
    stock: sku.stock,
    pictureUrl: sku.picture ?? null,
  }
}

function shapeOption(english: SupplierSkuProperty, spanish: SupplierSkuProperty | undefined): VariantOption {
  // Sellers write in one language. Where their word is AliExpress's own name of the value, its translation is the right one.
  const isPlatformWord = english.value.toLowerCase() === english.platformValue.toLowerCase()
  const inSpanish = (isPlatformWord ? spanish?.platformValue : undefined) || spanish?.value || ''
  return {
    name: both(english.name, spanish?.name ?? '', LONGEST_WORD),
    value: both(english.value || english.valueId, inSpanish, LONGEST_WORD),
  }
}

/** Import charges that the supplier adds at the till belong to what one piece costs. */
function withImportCharges({ price, importCharges }: SupplierSku): Money {
  return importCharges?.currency === price.currency ? addMoney(price, importCharges) : price
}

/** "4.7" -> 47, in text, without a float in between. */
function readTenths(rating: string | undefined): number | null {
  const match = /^([0-5])(?:\.(\d))?/.exec(rating ?? '')
  return match ? Number.parseInt(`${match[1] ?? '0'}${match[2] ?? '0'}`, 10) : null
}
