import type { Money } from '@/lib/foundation/money'
import type { AliexpressCredentials } from './client'
import { ProductAnswer, ProductBody } from './product-schema'
import { readMethod, unreadable } from './read'
import { reshapeProduct } from './reshape-product'

export interface SupplierSkuProperty {
  readonly propertyId: string
  readonly valueId: string
  readonly name: string
  /** What a buyer reads: the seller's own text where there is one. Often in the seller's language whatever was asked. */
  readonly value: string
  /** AliExpress's own name of the value, in the language asked; not always what the seller means by it ("White" for a bear). */
  readonly platformValue: string
  readonly picture?: string
}

export interface SupplierSku {
  /** For freight queries. */
  readonly skuId: string
  /** For orders; "" where the item has one SKU only. */
  readonly skuAttr: string
  /** Price per unit to pay, in the asked currency. */
  readonly price: Money
  /** The struck-through price. */
  readonly listPrice: Money | null
  /** Unreliable at AliExpress: freight's stock for the destination is the truer figure. */
  readonly stock: number
  readonly properties: readonly SupplierSkuProperty[]
  readonly picture?: string
  readonly priceIncludesTax?: boolean
  /** US import charges that come on top; null: already inside. */
  readonly importCharges: Money | null
}

export interface SupplierProduct {
  readonly id: string
  readonly title: string
  /** Foreign HTML: sanitise before showing. */
  readonly html: string
  readonly pictures: readonly string[]
  /** Only `on_sale` can be bought. */
  readonly status: 'on_sale' | 'off_sale' | 'other'
  readonly rawStatus: string
  readonly categoryId?: string
  readonly skus: readonly SupplierSku[]
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  readonly store: {
    readonly id: string
    readonly name: string
    readonly country: string
    readonly ratings: { readonly described?: string; readonly communication?: string; readonly shipping?: string }
  } | null
  /** "5000+": text as AliExpress shows it. */
  readonly salesCount?: string
  readonly reviewCount?: string
  readonly rating?: string
  /** "0.213" */
  readonly weightKg?: string
  readonly deliveryDays?: number
  /** Ids of the same item on country sites. */
  readonly localIds: Readonly<Record<string, string>>
}

export interface GetSupplierProductInput {
  readonly credentials: AliexpressCredentials
  readonly productId: string
  /** Destination, ISO 3166-1 alpha-2: price, stock and availability depend on it. */
  readonly country: string
  readonly currency: string
  /** `en` or `en_US`. */
  readonly language: string
}

/** `gone` with code EMPTY can be a hiccup: conclude only after a second read. 602 = not sold to this country, 604 / 605 = not there. */
export type SupplierProductAnswer =
  | { readonly kind: 'found'; readonly product: SupplierProduct }
  | { readonly kind: 'gone'; readonly code: '602' | '604' | '605' | 'EMPTY'; readonly message: string }

const METHOD = 'aliexpress.ds.product.get'
const GONE = ['602', '604', '605'] as const

/** The item as it is sold to that country now. Throws provider_unavailable / provider_refused. */
export async function getSupplierProduct(input: GetSupplierProductInput): Promise<SupplierProductAnswer> {
  const body = await readMethod(METHOD, input.credentials, {
    product_id: input.productId,
    ship_to_country: input.country,
    target_currency: input.currency,
    target_language: input.language,
    remove_personal_benefit: 'true', // the price without promotions for this buyer alone
  })
  const answer = ProductAnswer.safeParse(body).data
  if (!answer) throw unreadable(METHOD)
  const code = GONE.find((each) => each === answer.rsp_code)
  if (code) return { kind: 'gone', code, message: answer.rsp_msg ?? '' }
  if (isEmpty(answer.result)) {
    if (answer.rsp_code !== '200') throw unreadable(METHOD)
    return { kind: 'gone', code: 'EMPTY', message: answer.rsp_msg ?? '' }
  }
  const product = ProductBody.safeParse(answer.result).data
  if (!product) throw unreadable(METHOD)
  return { kind: 'found', product: reshapeProduct(product) }
}

const isEmpty = (value: unknown) => value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
