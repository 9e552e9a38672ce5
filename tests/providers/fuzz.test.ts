import type * as HttpCallModule from '@/lib/foundation/http-call'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isAppError } from '@/lib/foundation/errors'
import type { Evidence, Outcome } from '@/lib/foundation/outcome'
import { decodeAnswer } from '@/lib/providers/aliexpress/client'
import { classifyError as classifyAliexpress } from '@/lib/providers/aliexpress/classify'
import { classifyResult } from '@/lib/providers/aliexpress/create-order'
import { getAddressTree } from '@/lib/providers/aliexpress/get-address-tree'
import { getMemberBenefits } from '@/lib/providers/aliexpress/get-member-benefit'
import { getSupplierOrder } from '@/lib/providers/aliexpress/get-order'
import { getSupplierProduct } from '@/lib/providers/aliexpress/get-product'
import { getSupplierTracking } from '@/lib/providers/aliexpress/get-tracking'
import { parseProductId } from '@/lib/providers/aliexpress/product-url'
import { querySupplierFreight } from '@/lib/providers/aliexpress/query-freight'
import { refreshAliexpressToken } from '@/lib/providers/aliexpress/refresh-token'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { createPaypalOrder } from '@/lib/providers/paypal/create-order'
import { createPaypalPayout } from '@/lib/providers/paypal/create-payout'
import { getPaypalBalances } from '@/lib/providers/paypal/get-balances'
import { getPaypalOrder } from '@/lib/providers/paypal/get-order'
import { getPaypalPayout } from '@/lib/providers/paypal/get-payout'
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture'
import { created, credentials, orderInput } from './aliexpress/fake-aliexpress'
import { captureBody, CAPTURE_ID, createInput, errorBody, ORDER_ID, orderBody, payoutInput } from './paypal/fake-paypal'

const RUNS = 2_000
const answered = vi.hoisted(() => ({ body: '', status: 200 }))
// Only the socket is left out: 20,000 bodies would spend their time in TCP.
vi.mock('@/lib/foundation/http-call', async (original) => ({
  ...(await original<typeof HttpCallModule>()),
  httpCall: ({ url }: { url: string }) => Promise.resolve(url.endsWith('/v1/oauth2/token')
    ? { status: 200, headers: new Headers(), text: '{"access_token":"t","expires_in":30000}' }
    : { status: answered.status, headers: new Headers(), text: answered.body }),
}))
/** A true answer with one place changed: dropped, renamed, or replaced by something else. */
const mutated = (samples: readonly object[]) => fc.tuple(fc.constantFrom(...samples), fc.nat(200), fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined)))
  .map(([sample, place, value]) => {
    let left = place
    const walk = (node: unknown): unknown => {
      if (left-- === 0) return value
      if (Array.isArray(node)) return node.map(walk)
      if (node !== null && typeof node === 'object') return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, walk(each)]))
      return node
    }
    return JSON.stringify(walk(sample)) ?? ''
  })
const anyText = (samples: readonly object[]) => fc.oneof({ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) }, { weight: 2, arbitrary: fc.json() }, { weight: 5, arbitrary: mutated(samples) })
const anyStatus = fc.constantFrom(200, 201, 200, 201, 202, 204, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503)

async function holds<T>(samples: readonly object[], call: () => Promise<T>, check: (result: T) => void, statuses: fc.Arbitrary<number> = anyStatus): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyText(samples), statuses, async (text, code) => {
      answered.body = code === 204 || code === 302 ? '' : text
      answered.status = code
      let result: T
      try {
        result = await call()
      } catch (error) {
        expect(isAppError(error), String(error)).toBe(true)
        return
      }
      check(result)
    }),
    { numRuns: RUNS },
  )
}

const parsed = (): unknown => { try { return JSON.parse(answered.body) as unknown } catch { return undefined } }
/** An effect never throws, and is done only on a 2xx whose body really carries what `proof` looks for. */
const effect = <T>(proof: (answer: unknown, value: T) => void) => (outcome: Outcome<T>) => {
  if (outcome.kind !== 'done') return
  expect(answered.status >= 200 && answered.status < 300).toBe(true)
  proof(parsed(), outcome.value)
}
const neverThrows = <T>(call: () => Promise<T>) => async () => {
  try {
    return await call()
  } catch (error) {
     
    throw new Error('an effect threw', { cause: error })
  }
}

describe(`PayPal, ${RUNS} bodies each`, { timeout: 120_000 }, () => {
  const errors = [errorBody('UNPROCESSABLE_ENTITY', 'INSTRUMENT_DECLINED'), errorBody('INVALID_REQUEST'), { error: 'invalid_token' }]
  it('capture', () => holds([orderBody(), orderBody({}, [captureBody({ status: 'PENDING' })]), ...errors], neverThrows(() => capturePaypalOrder({ paypalOrderId: ORDER_ID, requestId: 'k' })), effect((answer, value) => {
    const captures = (answer as { purchase_units: { payments?: { captures?: { id: string; amount: { value: string } }[] } }[] }).purchase_units.flatMap((each) => each.payments?.captures ?? [])
    expect(captures.map((each) => each.id)).toContain(value.id)
    expect(value.amount.minor >= 0n).toBe(true)
  })))
  it('create order', () => holds([{ id: ORDER_ID, status: 'CREATED', links: [{ rel: 'approve', href: 'https://www.paypal.com/checkoutnow?token=x' }] }, ...errors], neverThrows(() => createPaypalOrder(createInput())), effect((answer, value) => {
    expect(value.paypalOrderId).toBe((answer as { id: string }).id)
    expect(value.approveUrl).toMatch(/^https:\/\/www\.paypal\.com\//)
  })))
  it('refund', () => holds([{ id: 'R1', status: 'COMPLETED', amount: { currency_code: 'USD', value: '1.00' } }, ...errors], neverThrows(() => refundPaypalCapture({ captureId: CAPTURE_ID, amount: { minor: 100n, currency: 'USD' }, requestId: 'k', invoiceId: 'i', noteToPayer: '' })), effect((answer, value) => {
    expect(value.id).toBe((answer as { id: string }).id)
  })))
  it('payout', () => holds([{ batch_header: { payout_batch_id: 'B1', batch_status: 'PENDING' } }, { name: 'USER_BUSINESS_ERROR', details: [{ field: 'SENDER_BATCH_ID', link: [{ href: 'H/v1/payments/payouts/B1' }] }] }, ...errors], neverThrows(() => createPaypalPayout(payoutInput())), effect((answer, value) => {
    expect(value.batchId).toBe((answer as { batch_header: { payout_batch_id: string } }).batch_header.payout_batch_id)
  })))
  const payout = { batch_header: { payout_batch_id: 'B1', batch_status: 'SUCCESS' }, items: [{ payout_item_id: 'I1', transaction_status: 'SUCCESS', payout_item: { amount: { currency: 'USD', value: '1.00' } } }] }
  const balances = { balances: [{ currency: 'USD', total_balance: { currency_code: 'USD', value: '1.00' } }], account_id: 'M', as_of_time: '2026-11-21T07:00:00Z', last_refresh_time: '2026-11-21T07:00:00Z' }
  it('reads', async () => {
    await holds([orderBody()], () => getPaypalOrder(ORDER_ID), (order) => { expect(order === null || order.id === ORDER_ID).toBe(true) })
    await holds([payout], () => getPaypalPayout('B1'), (read) => { expect(read === null || Array.isArray(read.items)).toBe(true) })
    await holds([balances], getPaypalBalances, (read) => { expect(read.accountId).toMatch(/./) })
  })
})

describe(`AliExpress, ${RUNS} bodies each`, { timeout: 120_000 }, () => {
  const samples = [created({ is_success: true, order_list: { number: [8198352049851315] } }), created({ is_success: false, error_code: 'SKU_NOT_EXIST' }), { error_response: { code: 'IllegalAccessToken', msg: 'x' } }]
  it('create order: done only with is_success true and ids', () => {
    fc.assert(
      fc.property(anyText(samples), anyStatus, (text, code) => {
        const answer = decodeAnswer({ status: code, text }, 'aliexpress.ds.order.create')
        const evidence: Evidence = { httpStatus: code }
        const outcome = answer.kind === 'body' ? classifyResult(answer.body, evidence) : classifyAliexpress(answer, orderInput().outOrderId)
        if (outcome.kind !== 'done') return
        expect(code >= 200 && code < 300).toBe(true)
        expect(text).toMatch(/"is_success":\s*"?true/i)
        expect(outcome.value.orderIds.length).toBeGreaterThan(0)
        for (const id of outcome.value.orderIds) expect(text).toContain(id)
      }),
      { numRuns: RUNS * 5 },
    )
  })
  it('tokens', () => holds([{ access_token: 'a', expires_in: 1, code: '0' }, { code: 'InvalidCode', message: 'x', type: 'ISV' }], neverThrows(() => refreshAliexpressToken({ ...credentials, refreshToken: 'r' })), effect((answer, value) => {
    expect(JSON.stringify(answer)).toContain(JSON.stringify(value.accessToken))
  })))
  const ok = fc.constantFrom(200, 200, 200, 500, 404)
  const wrap = (result: object) => ({ x_response: { result, rsp_code: 200 } })
  it('reads', async () => {
    const product = wrap({ ae_item_base_info_dto: { product_id: 1, subject: 's' }, ae_item_sku_info_dtos: { d: [{ sku_id: '1', offer_sale_price: '1.00', currency_code: 'USD' }] }, ae_store_info: { store_id: 1 } })
    await holds([product], () => getSupplierProduct({ credentials, productId: '1', country: 'US', currency: 'USD', language: 'en' }), (read) => {
      if (read.kind === 'found') for (const sku of read.product.skus) expect(sku.price.minor > 0n && typeof sku.skuId === 'string').toBe(true)
    }, ok)
    const order = wrap({ order_status: 'FINISH', order_amount: { amount: '1.00', currency_code: 'USD' }, child_order_list: { c: [{ product_id: 1, product_count: 1 }] } })
    await holds([order], () => getSupplierOrder({ credentials, orderId: '1' }), (read) => { expect(read === null || read.amount.minor >= 0n).toBe(true) }, ok)
    const freight = wrap({ success: true, code: 200, delivery_options: { d: [{ code: 'X', shipping_fee_cent: '1.00', shipping_fee_currency: 'USD', free_shipping: false }] } })
    await holds([freight], () => querySupplierFreight({ credentials, productId: '1', skuId: '1', quantity: 1, country: 'US', currency: 'USD', locale: 'en_US' }), (read) => { expect(read.options.length > 0 || read.refusal !== null).toBe(true) }, ok)
    await holds([wrap({ ret: true, data: { tracking_detail_line_list: { d: [{ mail_no: '1' }] } } })], () => getSupplierTracking({ credentials, orderId: '1', language: 'en' }), (read) => { expect(Array.isArray(read)).toBe(true) }, ok)
    await holds([wrap({ ret: true, data: { children: '[{"name":"A"}]' } })], () => getAddressTree({ credentials, country: 'US', language: 'en' }), (read) => { expect(Array.isArray(read.provinces)).toBe(true) }, ok)
    await holds([wrap({ b: [{ code: 'auto-pay' }] })], () => getMemberBenefits({ credentials }), (read) => { expect(Array.isArray(read)).toBe(true) }, ok)
  })
  it('product addresses', () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.string().map((each) => `https://www.aliexpress.com/item/${each}`)), (text) => {
      expect(parseProductId(text)).toSatisfy((id: unknown) => id === null || /^\d{8,20}$/.test(String(id)))
    }), { numRuns: RUNS })
  })
})
