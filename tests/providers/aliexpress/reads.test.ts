import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { setEnv } from '@/lib/foundation/env'
import { aliexpressAuthorizeUrl } from '@/lib/providers/aliexpress/authorize-url'
import { createAliexpressToken } from '@/lib/providers/aliexpress/create-token'
import { getAddressTree } from '@/lib/providers/aliexpress/get-address-tree'
import { canAutoPay, getMemberBenefits } from '@/lib/providers/aliexpress/get-member-benefit'
import { getSupplierOrder } from '@/lib/providers/aliexpress/get-order'
import { getSupplierProduct } from '@/lib/providers/aliexpress/get-product'
import { getSupplierTracking } from '@/lib/providers/aliexpress/get-tracking'
import { parseProductId } from '@/lib/providers/aliexpress/product-url'
import { verifyAliexpressPush } from '@/lib/providers/aliexpress/push-signature'
import { querySupplierFreight } from '@/lib/providers/aliexpress/query-freight'
import { refreshAliexpressToken } from '@/lib/providers/aliexpress/refresh-token'
import { searchSupplierProducts } from '@/lib/providers/aliexpress/search-products'
import type { FakeAnswer } from '../fake-provider'
import { fakePerTest } from '../fake-per-test'
import { credentials, gatewayError, recorded, startFakeAliexpress, wrapped } from './fake-aliexpress'

const { start } = fakePerTest(startFakeAliexpress)
/** One answer after the other, the last one again and again. */
function aliexpress(...answers: FakeAnswer[]) {
  let index = 0
  return start(() => answers[Math.min(index++, answers.length - 1)] ?? {})
}

const product = () => getSupplierProduct({ credentials, productId: '1005008177221739', country: 'FR', currency: 'EUR', language: 'fr_FR' })
const freight = (over = {}) => querySupplierFreight({ credentials, productId: '1', skuId: '2', quantity: 1, country: 'FR', currency: 'EUR', locale: 'fr_FR', ...over })

describe('recorded live answers', () => {
  it('product', async () => {
    await aliexpress({ text: recorded('product_get_response.json') })
    const answer = await product()
    if (answer.kind !== 'found') return expect(answer).toBe('found')
    expect(answer.product).toMatchObject({
      id: '1005008177221739', status: 'on_sale', store: { id: '1102602078', country: 'CN' }, weightKg: '0.213', deliveryDays: 7,
      localIds: { US: '3256807990906987' }, rating: '4.6', salesCount: '5000+',
    })
    expect(answer.product.pictures).toHaveLength(6)
    expect(answer.product.skus[0]).toMatchObject({
      skuId: '12000044126059467', skuAttr: '14:29#Bear;183:200007741', price: { minor: 801n, currency: 'EUR' }, listPrice: { minor: 2223n, currency: 'EUR' }, stock: 27,
      priceIncludesTax: true, importCharges: null, picture: 'https://ae01.alicdn.com/kf/Sd1753df6e0b84689b8bfc96923568182z.jpg',
      properties: [{ propertyId: '14', valueId: '29', name: 'Couleur', value: 'Bear' }, { propertyId: '183', valueId: '200007741', value: '500MMx800MM' }],
    })
    return undefined
  })

  it('freight: free because the platform threshold is zero', async () => {
    await aliexpress({ text: recorded('freight_query_success_response.json') })
    expect(await freight()).toEqual({
      refusal: null,
      options: [{ code: 'CAINIAO_FULFILLMENT_STD', company: 'AliExpress Selection Standard', fee: { minor: 0n, currency: 'EUR' }, free: true, minDays: 6, maxDays: 8, stock: 76, tracking: true, shipFrom: 'CN' }],
    })
  })

  it('search: prices in the asked currency, not in the seller\'s', async () => {
    await aliexpress({ text: recorded('text_search_response.json') }, { json: wrapped('aliexpress.ds.text.search', { code: 'NGSELECTION_SEARCH_ERROR', msg: 'x' }) })
    const search = () => searchSupplierProducts({ credentials, words: 'yoga mat', country: 'FR', currency: 'EUR', locale: 'fr_FR', page: 1, pageSize: 3 })
    const { hits, total } = await search()
    expect(total).toBe(3984)
    expect(hits).toHaveLength(3)
    expect(hits[0]).toMatchObject({ productId: '1005006361450153', price: { minor: 329n, currency: 'EUR' }, listPrice: { minor: 940n, currency: 'EUR' }, orders: '5,000+', rating: '4.5', categoryIds: ['15', '100006664', '200003691', '200003700'] })
    await expect(search()).rejects.toMatchObject({ code: 'provider_unavailable' })
  })

  it('freight refused', async () => {
    await aliexpress({ text: recorded('freight_query_error_response.json') })
    expect(await freight()).toEqual({ options: [], refusal: { code: '501', message: 'DELIVERY_INFO_EMPTY' } })
  })
})

describe('getSupplierProduct', () => {
  const answered = (body: object) => ({ json: wrapped('aliexpress.ds.product.get', body as Record<string, unknown>) })
  it.each(['602', '604', '605'])('says gone for %s', async (code) => {
    await aliexpress(answered({ rsp_code: Number.parseInt(code, 10), rsp_msg: 'words' }))
    expect(await product()).toEqual({ kind: 'gone', code, message: 'words' })
  })
  it('says EMPTY for an empty result, and nothing at all is no answer', async () => {
    await aliexpress(answered({ result: {}, rsp_code: '200' }), { json: {} }, answered({ rsp_code: 404, rsp_msg: 'System Error' }))
    expect(await product()).toMatchObject({ kind: 'gone', code: 'EMPTY' })
    await expect(product()).rejects.toMatchObject({ code: 'provider_unavailable' })
    await expect(product()).rejects.toMatchObject({ code: 'provider_unavailable' })
  })
  it('reads flat and single lists, thousands and numbers, and leaves out a SKU without a price', async () => {
    const skus = [{ sku_id: 7, sku_attr: '', offer_sale_price: '1,299.00', currency_code: 'USD', sku_available_stock: '5', surprise: 1 }, { sku_id: 8, offer_sale_price: 'free', currency_code: 'USD' }]
    const base = { product_id: '8210560128429621123', subject: 'x', product_status_type: 'weird' }
    await aliexpress(answered({ result: { ae_item_base_info_dto: base, ae_item_sku_info_dtos: skus } }), answered({ result: { ae_item_base_info_dto: base, ae_item_sku_info_dtos: { one: skus[0] } } }))
    for (let round = 0; round < 2; round++)
      expect(await product()).toMatchObject({ product: { id: '8210560128429621123', status: 'other', store: null, skus: [{ skuId: '7', skuAttr: '', price: { minor: 129900n }, stock: 5 }] } })
  })
  it('waits out a call limit', async () => {
    const fake = await aliexpress({ json: gatewayError('ApiCallLimit') }, { text: recorded('product_get_response.json') })
    expect((await product()).kind).toBe('found')
    expect(fake.seen).toHaveLength(2)
  })
  it.each<[FakeAnswer, string, string | undefined]>([
    [{ json: gatewayError('IllegalAccessToken') }, 'provider_refused', 'ACCESS_TOKEN_EXPIRED'],
    [{ json: gatewayError('InsufficientPermission') }, 'provider_refused', 'InsufficientPermission'],
    [{ json: gatewayError('15', { type: 'ISP', sub_code: 'isp.service-unavailable' }) }, 'provider_unavailable', '15'],
    [{ json: gatewayError('InternalError') }, 'provider_unavailable', 'InternalError'],
    [{ status: 502, text: '<html>' }, 'provider_unavailable', undefined],
    ['reset', 'provider_unavailable', undefined],
  ])('throws for %o', async (answer, code, providerCode) => {
    await aliexpress(answer)
    await expect(product()).rejects.toMatchObject({ code, ...(providerCode ? { facts: { code: providerCode } } : {}) })
  })
})

describe('querySupplierFreight', () => {
  const option = (over: object) => ({ json: wrapped('aliexpress.ds.freight.query', { result: { success: true, code: 200, delivery_options: { delivery_option_d_t_o: [{ code: 'X', shipping_fee_cent: '4.50', shipping_fee_currency: 'EUR', ...over }] } } }) })
  it.each([
    [{}, 450n], [{ free_shipping: 'true' }, 0n], [{ shipping_fee_cent: undefined, free_shipping: true }, 0n],
    [{ mayHavePFS: true, free_shipping_threshold: '10,00€' }, 450n], [{ mayHavePFS: true, free_shipping_threshold: '5,00€' }, 0n],
    [{ mayHavePFS: true, free_shipping_threshold: 'soon' }, 450n], [{ mayHavePFS: false, free_shipping_threshold: '0,00€' }, 450n],
  ])('costs what %o says', async (over, fee) => {
    await aliexpress(option(over))
    expect((await freight({ goodsTotal: { minor: 900n, currency: 'EUR' } })).options[0]?.fee).toEqual({ minor: fee, currency: 'EUR' })
  })
  it('does not offer what has no price, and takes 506 for a hiccup', async () => {
    await aliexpress(option({ shipping_fee_cent: undefined }), { json: wrapped('aliexpress.ds.freight.query', { result: { success: false, code: 506, msg: 'x' } }) })
    expect((await freight()).refusal?.code).toBe('EMPTY')
    await expect(freight()).rejects.toMatchObject({ code: 'provider_unavailable' })
  })
})

describe('getSupplierOrder', () => {
  const read = () => getSupplierOrder({ credentials, orderId: '81' })
  const order = (over: object) => ({ json: wrapped('aliexpress.trade.ds.order.get', { result: { order_status: 'PLACE_ORDER_SUCCESS', order_amount: { amount: '11.72', currency_code: 'USD' }, gmt_create: '2024-09-09 21:00:03', pay_timeout_second: '1036800', child_order_list: { aeop_child_order_info: [{ product_id: 1, sku_id: '2', product_count: '3', product_name: 'x' }] }, ...over } }) })
  it('reads an unpaid order', async () => {
    await aliexpress(order({}))
    expect(await read()).toMatchObject({ id: '81', status: 'PLACE_ORDER_SUCCESS', paid: false, closed: false, amount: { minor: 1172n, currency: 'USD' }, payTimeoutSeconds: 1036800, createdAt: new Date('2024-09-10T04:00:03Z'), items: [{ productId: '1', skuId: '2', quantity: 3 }] })
  })
  it.each([
    [{ order_status: 'WAIT_SELLER_SEND_GOODS' }, { paid: true, shipped: false, closed: false }],
    [{ order_status: 'PAYMENT_PROCESSING' }, { paid: false }],
    [{ order_status: 'RISK_CONTROL' }, { paid: false, closed: false }],
    [{ order_status: 'BRAND_NEW' }, { paid: false, closed: false, status: 'BRAND_NEW' }],
    [{ order_paidtime_string: '2019-06-03T18:05:47-07:00[America/Los_Angeles]' }, { paid: true, paidAt: new Date('2019-06-04T01:05:47Z') }],
    [{ order_status: 'WAIT_BUYER_ACCEPT_GOODS', logistics_info_list: { aeop_order_logistics_info: [{ logistics_no: 'LP1', logistics_service: 'S' }] } }, { paid: true, shipped: true, logistics: [{ number: 'LP1', service: 'S' }] }],
    [{ order_status: 'FINISH', logistics_status: 'BUYER_ACCEPT_GOODS' }, { finished: true, closed: false }],
    [{ order_status: 'FINISH', logistics_status: 'NO_LOGISTICS' }, { finished: true, closed: true, paid: false }],
    [{ order_status: 'FINISH', logistics_status: 'SELLER_SEND_GOODS', child_order_list: [{ product_id: 1, product_count: 1, end_reason: 'CANCELED' }, { product_id: 2, product_count: 1, end_reason: 'CANCELED' }] }, { closed: true }],
  ])('%o', async (over, expected) => {
    await aliexpress(order(over))
    expect(await read()).toMatchObject(expected)
  })
  it('is null for an order that is not there (yet) and throws otherwise', async () => {
    await aliexpress({ json: gatewayError('15', { type: 'ISP', sub_code: 'isv.insufficient-permission' }) }, { json: gatewayError('15', { type: 'ISP', sub_code: 'isp.service-unavailable' }) }, order({ order_amount: { amount: 'x', currency_code: 'USD' } }))
    expect(await read()).toBeNull()
    await expect(read()).rejects.toMatchObject({ code: 'provider_unavailable' })
    await expect(read()).rejects.toMatchObject({ code: 'provider_unavailable' })
  })
})

describe('the other reads', () => {
  it('tracking: parcels newest event first; none before shipment', async () => {
    const parcel = { mail_no: 'LP1', carrier_name: 'C', eta_time_stamps: 1726000000000, detail_node_list: { detail_node: [{ time_stamp: '1725000000000', tracking_name: 'a' }, { time_stamp: 1725500000000, tracking_name: 'b', tracking_detail_desc: 'bb' }, { time_stamp: 0 }] }, package_item_list: { package_item: { item_id: 5, sku_id: '6', quantity: '2', item_title: 't' } } }
    const answered = (result: object) => ({ json: wrapped('aliexpress.ds.order.tracking.get', { result }) })
    await aliexpress(answered({ ret: 'true', data: { tracking_detail_line_list: { tracking_detail: [parcel] } } }), answered({ ret: false, code: '1001', msg: 'TRACKING DATA NOT FOUND' }), answered({ ret: true, data: {} }), answered({ ret: false, code: '7' }))
    const read = () => getSupplierTracking({ credentials, orderId: '81', language: 'en_US' })
    expect(await read()).toMatchObject([{ number: 'LP1', events: [{ name: 'b', text: 'bb' }, { name: 'a' }, { at: null }], items: [{ productId: '5', skuId: '6', quantity: 2 }] }])
    expect(await read()).toEqual([])
    expect(await read()).toEqual([])
    await expect(read()).rejects.toMatchObject({ code: 'provider_unavailable' })
  })
  it('address tree and benefits', async () => {
    await aliexpress(
      { json: wrapped('aliexpress.ds.address.get', { result: { ret: true, code: '0', data: { country: 'US', children: '[{"name":"California","type":"PROVINCE","children":[{"name":"San Jose","type":"CITY"}]},{"name":"Other"}]' } } }) },
      { json: wrapped('aliexpress.ds.member.benefit.get', { result: { benefit: [{ code: 'auto-pay', title: 'Auto', canApply: 'true', canBenefit: 'true' }] }, rsp_code: '200' }) },
    )
    expect(await getAddressTree({ credentials, country: 'US', language: 'en' })).toEqual({ country: 'US', provinces: [{ name: 'California', cities: ['San Jose'] }, { name: 'Other', cities: [] }] })
    expect(canAutoPay(await getMemberBenefits({ credentials }))).toBe(true)
  })
})

describe('tokens', () => {
  const app = { appKey: '500000', appSecret: 'secret' }
  const token = { access_token: '50000a', refresh_token: '50001r', expires_in: '2592000', refresh_expires_in: 5183988, user_id: 1, user_nick: 'n', account: 'a@b', code: '0', request_id: 'r' }
  it('exchanges a code over the system API', async () => {
    const fake = await aliexpress({ json: token })
    expect(await createAliexpressToken({ ...app, code: 'c' })).toMatchObject({ kind: 'done', value: { accessToken: '50000a', refreshToken: '50001r', userId: '1' }, evidence: { debugId: 'r' } })
    expect(fake.seen[0]?.path).toBe('/rest/auth/token/create')
  })
  it('keeps the old refresh token where none is given, and never trusts the later of two ends', async () => {
    const soon = (Date.now() + 60_000).toString()
    await aliexpress({ json: { ...token, refresh_token: undefined, refresh_token_valid_time: soon } })
    expect(await refreshAliexpressToken({ ...app, refreshToken: 'old' })).toMatchObject({ kind: 'done', value: { refreshToken: 'old', refreshExpiresAt: new Date(Number.parseInt(soon, 10)) } })
  })
  it.each<[FakeAnswer, string, string?]>([
    [{ json: { type: 'ISV', code: 'InvalidCode', message: 'x' } }, 'refused', 'InvalidCode'],
    [{ json: { type: 'ISV', code: 'IllegalRefreshToken', message: 'x' } }, 'refused', 'IllegalRefreshToken'],
    [{ json: { error_response: { code: 'IllegalRefreshToken', msg: 'x' } } }, 'refused', 'IllegalRefreshToken'],
    [{ json: { type: 'ISP', code: 'ServiceUnavailable', message: 'x' } }, 'unknown'],
    [{ json: { ...token, access_token: '' } }, 'unknown'],
    [{ status: 500, json: token }, 'unknown'],
    ['reset', 'unknown'],
  ])('%o is %s', async (answer, kind, code) => {
    await aliexpress(answer)
    expect(await refreshAliexpressToken({ ...app, refreshToken: 'old' })).toMatchObject({ kind, ...(code ? { code } : {}) })
  })
  it('authorize address', () => {
    setEnv({ ALIEXPRESS_API_BASE_URL: 'http://127.0.0.1:4020' })
    expect(aliexpressAuthorizeUrl({ appKey: '5', redirectUri: 'http://127.0.0.1:3000/aliexpress/callback', state: 's&' })).toBe('http://127.0.0.1:4020/oauth/authorize?response_type=code&force_auth=true&redirect_uri=http%3A%2F%2F127.0.0.1%3A3000%2Faliexpress%2Fcallback&client_id=5&state=s%26')
  })
})

describe('parseProductId', () => {
  it.each([
    ['1005008177221739', '1005008177221739'], [' https://www.aliexpress.com/item/1005008177221739.html?spm=a2g0o ', '1005008177221739'],
    ['https://es.aliexpress.com/item/a-nice-mat/1005008177221739.html', '1005008177221739'], ['//m.aliexpress.com/i/1005008177221739.html', '1005008177221739'],
    ['www.aliexpress.us/item/3256807990906987.html', '3256807990906987'], ['http://127.0.0.1:4021/item/1005000000000001.html', '1005000000000001'],
    ['https://evil.test/item/1005008177221739.html', null], ['https://www.aliexpress.com.evil.test/item/1005008177221739.html', null], ['https://evil.test/?x=https://www.aliexpress.com/item/1005008177221739.html', null],
    ['https://www.aliexpress.com/store/1102602078', null], ['http://127.0.0.1:4021@evil.test/item/1005008177221739.html', null], ['file:///etc/passwd', null], ['', null], ['x'.repeat(5000), null],
  ])('%s', (text, expected) => {
    setEnv({ ALIEXPRESS_SITE_BASE_URL: 'http://127.0.0.1:4021' })
    expect(parseProductId(text)).toBe(expected)
  })
})

describe('verifyAliexpressPush', () => {
  const rawBody = Buffer.from('{"data":{"orderId":81}}')
  const good = createHmac('sha256', 's').update(`5${rawBody.toString()}`).digest('hex')
  it('takes either case, and nothing else', () => {
    const check = (authorization: string | null, body: Uint8Array = rawBody, appSecret = 's') => () => { verifyAliexpressPush({ authorization, rawBody: body, appKey: '5', appSecret }) }
    expect(check(good)).not.toThrow()
    expect(check(good.toUpperCase())).not.toThrow()
    for (const bad of [check(null), check(''), check(`${good}0`), check(good, Buffer.from('{"data":{"orderId":82}}')), check(good, rawBody, ''), check(good, rawBody, 't')])
      expect(bad).toThrowError(expect.objectContaining({ code: 'invalid_signature' }) as Error)
  })
})
