import { AppError } from '@/lib/foundation/errors'
import type { AliexpressCredentials } from '@/lib/providers/aliexpress/client'
import { getSupplierProduct } from '@/lib/providers/aliexpress/get-product'
import type { SupplierProduct, SupplierProductAnswer } from '@/lib/providers/aliexpress/get-product'
import { SERVED_COUNTRIES } from './served-countries'

const PAUSE_MS = 400

export interface SupplierTexts {
  readonly english: SupplierProduct
  readonly spanish: SupplierProduct
}

/**
 * The product in English and Spanish, as it is sold to the first of our countries that the supplier sells it to.
 * Throws product_not_found (605), product_not_importable (602 everywhere, 604, not on sale), or what the provider throws.
 */
export async function readSupplierProduct(credentials: AliexpressCredentials, productId: string, currency: string): Promise<SupplierTexts> {
  const { country, english } = await readEnglish(credentials, productId, currency)
  if (english.status !== 'on_sale') throw notImportable('not on sale', productId, english.rawStatus)
  if (english.skus.length === 0) throw new AppError('product_without_price', 'no variant has a price', { productId })
  const spanish = await ask({ credentials, productId, country, currency, language: 'es' })
  // Without a Spanish text the English one stands in: the product is sold, not refused.
  return { english, spanish: spanish.kind === 'found' ? spanish.product : english }
}

type Question = Parameters<typeof getSupplierProduct>[0]

async function readEnglish(credentials: AliexpressCredentials, productId: string, currency: string) {
  for (const country of SERVED_COUNTRIES) {
    const answer = await ask({ credentials, productId, country, currency, language: 'en' })
    if (answer.kind === 'found') return { country, english: answer.product }
    if (answer.code === '602') continue // not sold to this country; perhaps to the next
    if (answer.code === '604') throw notImportable('the supplier says it is unavailable', productId, '604')
    throw new AppError('product_not_found', 'the supplier does not know this product', { productId, supplierCode: answer.code })
  }
  throw notImportable('not sold to any country of this shop', productId, '602')
}

/** An empty answer can be a hiccup (facts/aliexpress.md 4.1): it counts only when it comes twice. */
async function ask(question: Question): Promise<SupplierProductAnswer> {
  const first = await getSupplierProduct(question)
  if (first.kind === 'found' || first.code !== 'EMPTY') return first
  await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS))
  return getSupplierProduct(question)
}

function notImportable(reason: string, productId: string, supplierCode: string): AppError {
  return new AppError('product_not_importable', reason, { productId, supplierCode })
}
