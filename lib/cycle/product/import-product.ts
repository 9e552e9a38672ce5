import { withConnection } from '@/lib/accounts/use-connection'
import { inModelTransaction } from '@/lib/foundation/db'
import { AppError, isAppError } from '@/lib/foundation/errors'
import { ACCESS_TOKEN_EXPIRED } from '@/lib/providers/aliexpress/classify'
import type { AliexpressCredentials } from '@/lib/providers/aliexpress/client'
import { parseProductId } from '@/lib/providers/aliexpress/product-url'
import { markGone } from './mark-gone'
import { importPictures } from './pictures/import-pictures'
import { publishProduct } from './publish-product'
import { findResellerShop } from './store'
import type { SupplierSnapshot } from './supplier-snapshot'
import { takeSnapshot } from './take-snapshot'
import { writeImport } from './write-import'

export interface ImportRequest {
  /** The reseller: their connection, their rule, their shop. */
  readonly userId: string
  /** AliExpress's product id, or the address of its page. The address is only read, never fetched. */
  readonly productIdOrUrl: string
  readonly publish: boolean
}

export interface ImportResult {
  readonly kind: 'imported' | 'already_there'
  readonly productId: string
  readonly slug: string
  readonly shopSlug: string
}

/**
 * Brings a product from AliExpress into the reseller's shop: texts in both languages, variants, freight to every country served,
 * pictures; priced by the reseller's rule; published where asked. A second import refreshes cost, stock, freight and texts and keeps
 * id, address, title and price rule. Everything is read first; one transaction writes.
 * Throws AppError: invalid_input (no product id in it), not_found (no shop), not_connected, reconnect_needed, product_not_found,
 * product_not_importable, product_without_price, product_not_publishable, provider_refused, provider_unavailable.
 */
export async function importProduct({ userId, productIdOrUrl, publish }: ImportRequest): Promise<ImportResult> {
  const supplierProductId = parseProductId(productIdOrUrl)
  if (supplierProductId === null) throw new AppError('invalid_input', 'neither a product id nor the address of a product', { field: 'productIdOrUrl' })
  const shop = await findResellerShop(userId)
  if (!shop) throw new AppError('not_found', 'the account has no shop')
  const snapshot = await readSnapshot(userId, supplierProductId, shop.currency)
  const pictures = await importPictures(snapshot)
  const written = await inModelTransaction((tx) => writeImport(tx, userId, snapshot, pictures))
  if (publish) await publishProduct({ userId, productId: written.productId })
  return { ...written, shopSlug: shop.shopSlug }
}

async function readSnapshot(userId: string, supplierProductId: string, currency: string): Promise<SupplierSnapshot> {
  try {
    return await readOverConnection(userId, (credentials) => takeSnapshot(credentials, supplierProductId, currency))
  } catch (error) {
    // What is gone at the supplier must not stay on sale here.
    if (isAppError(error) && (error.code === 'product_not_found' || error.code === 'product_not_importable')) await markGone(userId, supplierProductId)
    throw error
  }
}

/** A token can be dead before its time: it is renewed once, and the whole reading begins again. */
async function readOverConnection<T>(userId: string, read: (credentials: AliexpressCredentials) => Promise<T>): Promise<T> {
  const connection = await withConnection(userId)
  try {
    return await read(connection)
  } catch (error) {
    if (!isAppError(error) || error.facts.code !== ACCESS_TOKEN_EXPIRED) throw error
    return read(await withConnection(userId, connection.environment, { refusedToken: connection.accessToken }))
  }
}
