import { readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue/index'
import { placeOrder, placeOrders, readOrder, KETTLE, LAMP } from './order-fixtures'
import { listOf, startTestSupplier, type Json, type TestSupplier } from './start-test-supplier'

const LAMP_ID = '1005006000000001'
let supplier: TestSupplier
beforeAll(async () => {
  supplier = await startTestSupplier()
  await supplier.connect()
})
afterAll(() => supplier.stop())

const answerOf = async (method: string, params: Record<string, string>): Promise<Json> => {
  const answer = await supplier.call(method, params)
  return (answer[`${method.replaceAll('.', '_')}_response`] ?? answer)
}
const set = (change: object) => supplier.control('settings', change)

describe('aliexpress.ds.product.wholesale.get', () => {
  const METHOD = 'aliexpress.ds.product.wholesale.get'
  const skus = (answer: Json) => answer.result?.ae_item_sku_info_dtos?.ae_item_sku_info_d_t_o

  it('is product.get with the stock fields of old', async () => {
    const answer = await answerOf(METHOD, { product_id: LAMP_ID, ship_to_country: 'US', target_currency: 'USD' })
    expect(answer).toMatchObject({ rsp_code: 200, rsp_msg: 'Call succeeds' })
    expect(skus(answer)?.[1]).toMatchObject({ offer_sale_price: '13.90', ipm_sku_stock: 3, sku_stock: true, offer_bulk_sale_price: '13.90' })
  })

  it('says ITEM_ID_NOT_FOUND, and All SKU Unsaleable for what is sold out', async () => {
    expect(await answerOf(METHOD, { product_id: '1005006999999999', ship_to_country: 'US' })).toMatchObject({ rsp_msg: 'ITEM_ID_NOT_FOUND' })
    await set({ stock: { '12000030000000001': 0, '12000030000000002': 0 } })
    expect(await answerOf(METHOD, { product_id: LAMP_ID, ship_to_country: 'US' })).toMatchObject({ rsp_msg: 'All SKU Unsaleable' })
    await set({ stock: { '12000030000000001': 40, '12000030000000002': 3 } })
  })
})

describe('aliexpress.ds.product.specialinfo.get', () => {
  const ask = (change: object = {}) => answerOf('aliexpress.ds.product.specialinfo.get', { itemId: LAMP_ID, countryCodes: '["FR"]', appKey: '500000', ...change })

  it('names the certificates for the asked countries, and wants the app key twice', async () => {
    expect((await ask()).result).toMatchObject({ ret: true, data: { product_id: 1005006000000001, item_qualification_list: { item_qualification: [{ key: 'item_EU_CE_certificate', value_type: 'url' }] } } })
    expect((await ask({ countryCodes: '["MA"]' })).result?.data?.item_qualification_list).toEqual({})
    expect((await ask({ appKey: '1' })).result).toMatchObject({ ret: false })
    expect((await ask({ countryCodes: 'FR' })).result).toMatchObject({ ret: false })
    expect((await ask({ appKey: '' })).error_response).toMatchObject({ code: 'MissingParameter' })
  })
})

describe('the older freight calls', () => {
  const asked = { product_id: 1005006000000001, product_num: 1, country_code: 'US', send_goods_country_code: 'CN', sku_id: '12000030000000001' }
  it.each([
    ['aliexpress.logistics.buyer.freight.calculate', 'param_aeop_freight_calculate_for_buyer_d_t_o'],
    ['aliexpress.logistics.buyer.freight.get', 'aeopFreightCalculateForBuyerDTO'],
  ])('%s tells real cents', async (method, parameter) => {
    const ask = async (change: object = {}) => (await answerOf(method, { [parameter]: JSON.stringify({ ...asked, ...change }) })).result
    expect((await ask())?.aeop_freight_calculate_result_for_buyer_d_t_o_list?.aeop_freight_calculate_result_for_buyer_dto?.[0]).toEqual({
      service_name: 'CAINIAO_STANDARD', estimated_delivery_time: '6-9', tracking_available: 'true', error_code: 0, freight: { amount: '1.99', cent: 199, currency_code: 'USD' },
    })
    for (const change of [{ country_code: 'BR' }, { send_goods_country_code: 'ES' }, { product_num: 1_000 }, { product_id: 1 }]) expect(await ask(change)).toMatchObject({ success: false, error_desc: expect.any(String) })
  })
})

describe('prices of an account', () => {
  const offer = async (remove_personal_benefit: string) =>
    (await answerOf('aliexpress.ds.product.get', { product_id: '1005006000000002', ship_to_country: 'US', target_currency: 'USD', remove_personal_benefit })).result?.ae_item_sku_info_dtos?.ae_item_sku_info_d_t_o?.[0]

  it('are lower by its promotions unless it asks for the plain price, and orders cost the lower one', async () => {
    await set({ personalBenefitBasisPoints: 9_000 })
    expect([(await offer('false'))?.offer_sale_price, (await offer('true'))?.offer_sale_price]).toEqual(['21.60', '24.00'])
    const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE] })
    expect((await readOrder(supplier, orderId)).order_amount).toMatchObject({ amount: '21.60' })
    await set({ personalBenefitBasisPoints: 10_000 })
  })

  it('have import charges for the United States inside (empty) or on top (filled, and in the total of the order)', async () => {
    expect(await offer('false')).toMatchObject({ estimated_import_charges: '', tax_amount: '' })
    await set({ importChargesBasisPoints: 1_500 })
    expect(await offer('false')).toMatchObject({ offer_sale_price: '24.00', estimated_import_charges: '3.60', tax_currency_code: 'USD' })
    const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE] })
    expect((await readOrder(supplier, orderId)).order_amount).toMatchObject({ amount: '27.60' })
    await set({ importChargesBasisPoints: 0 })
  })

  it('have free freight from a threshold of the platform on, in freight.query and in the order', async () => {
    const query = { quantity: '1', shipToCountry: 'US', productId: LAMP_ID, selectedSkuId: '12000030000000001', language: 'en_US', locale: 'en_US', currency: 'USD' }
    const option = async () => (await answerOf('aliexpress.ds.freight.query', { queryDeliveryReq: JSON.stringify(query) })).result?.delivery_options?.delivery_option_d_t_o?.[0]
    expect(await option()).toMatchObject({ mayHavePFS: false })
    await set({ freeShippingFromMinor: 2_000 })
    expect(await option()).toMatchObject({ mayHavePFS: true, free_shipping: false, shipping_fee_cent: '1.99', free_shipping_threshold: 'US $20.00' })
    const total = async (product_count: number) => {
      const [orderId = ''] = await placeOrders(supplier, { items: [{ ...LAMP, product_count }] })
      return (await readOrder(supplier, orderId)).order_amount?.amount
    }
    expect([await total(1), await total(2)]).toEqual(['14.49', '25.00'])
    await set({ freeShippingFromMinor: null })
  })

  it('end at the limit of a promotion: the order fails, or costs the usual price', async () => {
    await set({ promotionLimit: 2 })
    expect(await offer('false')).toMatchObject({ buy_amount_limit_set_by_promotion: '2', limit_strategy: 'create_order_fail' })
    expect(await placeOrder(supplier, { items: [{ ...KETTLE, product_count: 3 }] })).toMatchObject({ error_code: 'A001_ORDER_CANNOT_BE_PLACED' })
    await set({ limitStrategy: 'back_to_normal_price' })
    const [orderId = ''] = await placeOrders(supplier, { items: [{ ...KETTLE, product_count: 3 }] })
    expect((await readOrder(supplier, orderId)).order_amount).toMatchObject({ amount: '144.00' })
    await set({ promotionLimit: 0 })
  })
})

describe('text.search', () => {
  const ids = async (params: object) => {
    const answer = await answerOf('aliexpress.ds.text.search', { keyWord: 'x', local: 'en_US', countryCode: 'US', currency: 'USD', sortBy: 'min_price,asc', ...params })
    return listOf(answer.data?.products?.selection_search_product ?? []).map((each) => String(each.itemId).slice(-1))
  }

  it('finds by words in both languages, sorts, pages and keeps to a category', async () => {
    expect(await ids({ keyWord: 'kettle' })).toEqual(['2'])
    expect(await ids({ keyWord: 'LÁMPARA seta' })).toEqual(['1'])
    expect(await ids({ keyWord: 'lighting', sortBy: 'min_price,desc' })).toEqual(['2', '1'])
    expect(await ids({ keyWord: 'lighting', pageSize: '1', pageIndex: '2' })).toEqual(['2'])
    expect(await ids({ keyWord: 'lighting', categoryId: '1' })).toEqual([])
    expect(await ids({ keyWord: 'pointer' })).toEqual([])
  })

  it('applies the documented filters and a selection, and refuses a filter list that is none', async () => {
    const extend = (searchKey: string, searchValue: string) => ids({ keyWord: 'lighting', searchExtend: JSON.stringify([{ searchKey, searchValue, min: '', max: '' }]) })
    expect(await extend('free_ship_to', 'US')).toEqual(['2'])
    expect(await extend('ship_from', 'ES')).toEqual([])
    expect(await extend('item_tag', 'choice')).toEqual(['1', '2'])
    expect(await ids({ keyWord: 'lighting', selectionName: 'no such selection' })).toEqual([])
    expect(await ids({ keyWord: 'lighting', selectionName: 'DS bestseller' })).toEqual(['1', '2'])
    const refused = await answerOf('aliexpress.ds.text.search', { keyWord: 'lamp', local: 'en_US', countryCode: 'US', currency: 'USD', sortBy: 'orders,desc', searchExtend: '{}' })
    expect(refused.error_response).toMatchObject({ code: 'UnsupportedParamMapping' })
  })
})

describe('feeds', () => {
  it('hand out ids page by page with a search_id that lasts a minute', async () => {
    const ask = (params: object) => answerOf('aliexpress.ds.feed.itemids.get', { feed_name: 'DS bestseller', page_size: '1', ...params })
    const first = await ask({})
    expect(first.result).toMatchObject({ products: { number: [1005006000000001] }, total: 1 })
    const search_id = String(first.result?.search_id)
    expect((await ask({ search_id })).result).toMatchObject({ products: { number: [1005006000000002] }, total: 0 })
    await supplier.control('clock', { advanceSeconds: 61 })
    expect(await ask({ search_id })).toMatchObject({ ret: false })
    expect((await ask({ feed_name: 'nothing' })).result).toMatchObject({ products: {}, total: 0 })
  })
})

describe('reporting calls', () => {
  it('are taken and change nothing', async () => {
    expect(await answerOf('aliexpress.ds.add.info', { param0: JSON.stringify({ store_url: 'https://shop.example.test' }) })).toMatchObject({ result: true })
    expect(await answerOf('aliexpress.ds.add.info', { param0: '{}' })).toMatchObject({ result: false })
    expect(await answerOf('aliexpress.ds.search.event.report', { report_text: '{}' })).toMatchObject({ rsp_code: 200 })
    expect(await answerOf('aliexpress.ds.member.orderdata.submit', {})).toMatchObject({ rsp_code: 200 })
    const orders = await answerOf('aliexpress.ds.commissionorder.listbyindex', { start_time: '2026-01-01 00:00:00', end_time: '2026-02-01 00:00:00', status: 'Payment Completed' })
    expect(orders).toMatchObject({ rsp_code: 200, result: { orders: {} } })
  })
})

describe('the image searches', () => {
  const PICTURES = path.resolve(import.meta.dirname, '../../../sandbox/aliexpress/catalogue/pictures')
  const shown = CATALOGUE.find((product) => product.special === undefined && !product.undeliverableTo.includes('US'))
  let shop: TestSupplier
  let small: Uint8Array<ArrayBuffer>
  beforeAll(async () => {
    shop = await startTestSupplier({ products: CATALOGUE, picturesDir: PICTURES })
    await shop.connect()
    // As a shopper's phone would send it: smaller, another format, lossy.
    const picture = sharp(readFileSync(path.join(PICTURES, shown?.pictures[0] ?? '')))
    small = new Uint8Array(await picture.resize(320).jpeg({ quality: 60 }).toBuffer())
  })
  afterAll(() => shop.stop())

  const search = async (files: Record<string, Uint8Array<ArrayBuffer>>, params: object = {}) =>
    shop.upload('aliexpress.ds.image.search', { shpt_to: 'US', target_currency: 'USD', target_language: 'en', product_cnt: '5', ...params }, files)

  it('find the product of a picture first, with its price', async () => {
    const answer = (await search({ image_file_bytes: small })).aliexpress_ds_image_search_response
    expect(answer).toMatchObject({ rsp_code: 200 })
    const hits = listOf(answer?.data?.products?.traffic_image_product_d_t_o)
    expect(hits[0]).toMatchObject({ product_id: Number(shown?.productId), product_title: shown?.subject.en, target_sale_price_currency: 'USD' })
    expect(hits.length).toBeLessThanOrEqual(5)
  })

  it('refuse a call without picture, a picture that is too large, and bytes that are none', async () => {
    expect((await search({})).error_response).toMatchObject({ code: 'MissingParameter', msg: expect.stringContaining('image_file_bytes') })
    expect((await search({ image_file_bytes: new Uint8Array(102_401) })).aliexpress_ds_image_search_response).toMatchObject({ rsp_code: 400 })
    expect((await search({ image_file_bytes: new Uint8Array([1, 2, 3]) })).aliexpress_ds_image_search_response).toMatchObject({ rsp_code: 400 })
  })

  it('searchV2 takes base64, keeps the case of its name in the wrapper and tells prices in cents', async () => {
    const ask = (change: object) => shop.call('aliexpress.ds.image.searchV2', { param0: JSON.stringify({ search_type: 'same', image_base64: Buffer.from(small).toString('base64'), currency: 'USD', lang: 'en', ship_to: 'US', ...change }) })
    const result = (await ask({})).aliexpress_ds_image_searchV2_response?.result
    expect(result).toMatchObject({ ret: true, empty: false, pagination: { page_no: 1 } })
    const product = await shop.call('aliexpress.ds.product.get', { product_id: shown?.productId ?? '', ship_to_country: 'US', target_currency: 'USD' })
    const skus = listOf(product.aliexpress_ds_product_get_response?.result?.ae_item_sku_info_dtos?.ae_item_sku_info_d_t_o)
    const cents = Math.min(...skus.map((sku) => Number(String(sku.offer_sale_price).replace('.', ''))))
    expect(result?.data?.products?.product?.[0]).toMatchObject({ product_id: shown?.productId, price: { sale: { value: String(cents), currency: 'USD' } } })
    expect((await ask({ image_base64: 'bm8=' })).aliexpress_ds_image_searchV2_response?.result).toMatchObject({ ret: false })
  })
})
