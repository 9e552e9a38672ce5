import { isAppError } from '@/lib/foundation/errors'
import type { Outcome } from '@/lib/foundation/outcome'
import { createSupplierOrder } from '@/lib/providers/aliexpress/create-order'
import { createAliexpressToken } from '@/lib/providers/aliexpress/create-token'
import type { AliexpressCredentials } from '@/lib/providers/aliexpress/client'
import { getAddressTree } from '@/lib/providers/aliexpress/get-address-tree'
import { getSupplierCategoryName } from '@/lib/providers/aliexpress/get-category-name'
import { getSupplierFeed } from '@/lib/providers/aliexpress/get-feed'
import { getMemberBenefits } from '@/lib/providers/aliexpress/get-member-benefit'
import { getSupplierOrder } from '@/lib/providers/aliexpress/get-order'
import { getSupplierProduct } from '@/lib/providers/aliexpress/get-product'
import { getSupplierTracking } from '@/lib/providers/aliexpress/get-tracking'
import { querySupplierFreight } from '@/lib/providers/aliexpress/query-freight'
import { refreshAliexpressToken } from '@/lib/providers/aliexpress/refresh-token'
import { searchSupplierProducts } from '@/lib/providers/aliexpress/search-products'
import { cancelPaypalPayoutItem } from '@/lib/providers/paypal/cancel-payout-item'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { createPaypalOrder } from '@/lib/providers/paypal/create-order'
import { createPaypalPayout } from '@/lib/providers/paypal/create-payout'
import { getPaypalBalances } from '@/lib/providers/paypal/get-balances'
import { getPaypalCapture } from '@/lib/providers/paypal/get-capture'
import { getPaypalOrder } from '@/lib/providers/paypal/get-order'
import { getPaypalPayout } from '@/lib/providers/paypal/get-payout'
import { getPaypalRefund } from '@/lib/providers/paypal/get-refund'
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture'
import { getAccessToken } from '@/lib/providers/paypal/token'
import { orderInput } from '../providers/aliexpress/fake-aliexpress'
import { CAPTURE_ID, createInput, ORDER_ID, payoutInput } from '../providers/paypal/fake-paypal'
import type { ExpectedClass } from './expected/expected-error'
import { BATCH_ID, ITEM_ID, REFUND_ID } from './real-paypal-bodies'

export type Calls = Readonly<Record<string, () => Promise<unknown>>>

/** Every call that our client makes at PayPal, under the sandbox's names. The ids need not exist. */
export const PAYPAL: Calls = {
  'oauth.token': getAccessToken,
  'orders.create': () => createPaypalOrder(createInput()),
  'orders.capture': () => capturePaypalOrder({ paypalOrderId: ORDER_ID, requestId: 'pay_01-c1' }),
  'captures.refund': () => refundPaypalCapture({ captureId: CAPTURE_ID, amount: { minor: 500n, currency: 'USD' }, requestId: 'ref_01', invoiceId: 'ref_01', noteToPayer: 'Sorry' }),
  'payouts.create': () => createPaypalPayout(payoutInput()),
  'payouts-item.cancel': () => cancelPaypalPayoutItem(ITEM_ID),
  'orders.get': () => getPaypalOrder(ORDER_ID),
  'captures.get': () => getPaypalCapture(CAPTURE_ID),
  'refunds.get': () => getPaypalRefund(REFUND_ID),
  'payouts.get': () => getPaypalPayout(BATCH_ID),
  'balances.get': getPaypalBalances,
}

/** Every call that our client makes at AliExpress, by method or path. */
export const aliexpressCalls = (credentials: AliexpressCredentials): Calls => ({
  'aliexpress.ds.order.create': () => createSupplierOrder({ ...orderInput(), credentials }),
  '/auth/token/create': () => createAliexpressToken({ ...credentials, code: '0_1_x' }),
  '/auth/token/refresh': () => refreshAliexpressToken({ ...credentials, refreshToken: '50001r' }),
  'aliexpress.ds.product.get': () => getSupplierProduct({ credentials, productId: '1005006000000001', country: 'US', currency: 'USD', language: 'en' }),
  'aliexpress.ds.freight.query': () => querySupplierFreight({ credentials, productId: '1005006000000001', skuId: '12000030000000001', quantity: 1, country: 'US', currency: 'USD', locale: 'en_US' }),
  'aliexpress.ds.address.get': () => getAddressTree({ credentials, country: 'US', language: 'en' }),
  'aliexpress.trade.ds.order.get': () => getSupplierOrder({ credentials, orderId: '8198352049851315' }),
  'aliexpress.ds.order.tracking.get': () => getSupplierTracking({ credentials, orderId: '8198352049851315', language: 'en_US' }),
  'aliexpress.ds.text.search': () => searchSupplierProducts({ credentials, words: 'lamp', country: 'US', currency: 'USD', locale: 'en_US', page: 1, pageSize: 20 }),
  'aliexpress.ds.recommend.feed.get': () => getSupplierFeed({ credentials, feedName: 'DS bestseller', country: 'US', currency: 'USD', language: 'en', page: 1 }),
  'aliexpress.ds.category.get': () => getSupplierCategoryName({ credentials, categoryId: '154002', language: 'en' }),
  'aliexpress.ds.member.benefit.get': () => getMemberBenefits({ credentials }),
})

export interface Seen {
  readonly class: ExpectedClass
  readonly code: string
}

const isOutcome = (value: unknown): value is Outcome<unknown> => value !== null && typeof value === 'object' && 'kind' in value && 'evidence' in value
/** How our reads say "there is none": null, an empty list of parcels, `gone`, or a refusal of delivery. */
const isAbsent = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0) || (typeof value === 'object' && value !== null && (('kind' in value && value.kind === 'gone') || ('refusal' in value && value.refusal !== null)))

/** Makes the call and says in which class its answer was put. */
export async function classOf(call: () => Promise<unknown>): Promise<Seen> {
  try {
    const value = await call()
    if (isOutcome(value)) return { class: value.kind, code: value.kind === 'refused' ? value.code : '' }
    return { class: isAbsent(value) ? 'absent' : 'done', code: '' }
  } catch (error) {
    if (!isAppError(error)) throw error
    const code = typeof error.facts.code === 'string' ? error.facts.code : ''
    if (error.code === 'provider_refused') return { class: 'refused', code }
    if (error.code === 'provider_unavailable') return { class: 'unknown', code }
    throw error
  }
}
