import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resetCircuits } from '@/lib/foundation/circuit'
import { setEnv } from '@/lib/foundation/env'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { getSupplierProduct } from '@/lib/providers/aliexpress/get-product'
import { querySupplierFreight } from '@/lib/providers/aliexpress/query-freight'
import { searchSupplierProducts } from '@/lib/providers/aliexpress/search-products'
import { signRequest as signOfSandbox } from '@/sandbox/aliexpress/gateway/sign-request'
import { APP_KEY, APP_SECRET, startTestSupplier, type TestSupplier } from '../sandbox/aliexpress/start-test-supplier'
import { words } from './expected/expected-error'
import { aliexpressCalls, classOf } from './make-call'
import { RECORDED_FOLDER } from './published-schemas'
import { stubTransport } from './stub-transport'

/** Both ways: what our client sends is what AliExpress documents, and what AliExpress was recorded to answer is what our client reads. */
const sent = new Map<string, URLSearchParams>()
let supplier: TestSupplier

beforeAll(async () => {
  supplier = await startTestSupplier()
  const accessToken = String((await supplier.connect()).access_token)
  setEnv({ ALIEXPRESS_API_BASE_URL: supplier.url })
  setTransport((request) => {
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
    sent.set(form.get('method') ?? new URL(request.url).pathname.replace('/rest', ''), form)
    return sendOverNetwork(request)
  })
  for (const call of Object.values(aliexpressCalls({ appKey: APP_KEY, appSecret: APP_SECRET, accessToken }))) await classOf(call)
})
beforeEach(resetCircuits)
afterAll(async () => {
  setTransport(null)
  setEnv(null)
  await supplier.stop()
})

interface Documented {
  readonly required: string
  readonly optional?: string
  /** A parameter that is JSON in a text, with the names of its fields. */
  readonly json?: Readonly<Record<string, string>>
}
const ADDRESS = `address city province country address2 zip contact_person full_name mobile_no phone_country cpf passport_no passport_no_date passport_organization foreigner_passport_no is_foreigner tax_number
  tax_company vat_no rut_no locale location_tree_address_id`
/** facts/aliexpress.md 1.1, 3.3, 3.4 and 4: parameters by method. Names that are not documented are ignored without an error, so a typing error would never show. */
const METHODS: Readonly<Record<string, Documented>> = {
  'aliexpress.ds.product.get': { required: 'product_id ship_to_country', optional: 'target_currency target_language remove_personal_benefit biz_model province_code city_code' },
  'aliexpress.ds.freight.query': { required: 'queryDeliveryReq', json: { queryDeliveryReq: 'quantity shipToCountry productId selectedSkuId language locale currency provinceCode cityCode' } },
  'aliexpress.ds.address.get': { required: 'countryCode', optional: 'language isMultiLanguage' },
  'aliexpress.ds.order.create': {
    required: 'param_place_order_request4_open_api_d_t_o', optional: 'ds_extend_request',
    json: {
      param_place_order_request4_open_api_d_t_o: `out_order_id logistics_address product_items ${ADDRESS} product_id product_count sku_attr logistics_service_name order_memo`,
      ds_extend_request: 'payment pay_currency try_to_pay promotion promotion_code promotion_channel_info promotion_activity_id trade_extra_param business_model nat_addr customize_sku_map channel_strategy',
    },
  },
  'aliexpress.trade.ds.order.get': { required: 'single_order_query', json: { single_order_query: 'order_id' } },
  'aliexpress.ds.order.tracking.get': { required: 'ae_order_id language' },
  'aliexpress.ds.text.search': { required: 'keyWord local countryCode currency', optional: 'categoryId sortBy pageSize pageIndex searchExtend selectionName' },
  'aliexpress.ds.recommend.feed.get': { required: 'feed_name', optional: 'country target_currency target_language page_no page_size sort category_id' },
  'aliexpress.ds.category.get': { required: '', optional: 'categoryId language' },
  'aliexpress.ds.member.benefit.get': { required: '' },
  '/auth/token/create': { required: 'code' },
  '/auth/token/refresh': { required: 'refresh_token' },
}
const COMMON = words('app_key timestamp sign_method sign')
const list = (text: string | undefined) => (text ? words(text) : [])
const namesIn = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(namesIn) : value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, each]) => [key, ...namesIn(each)]) : [])

describe('what our client sends', () => {
  it('is every call it knows', () => {
    expect([...sent.keys()].sort()).toEqual(Object.keys(METHODS).sort())
  })

  it.each(Object.entries(METHODS))('%s: the documented parameters, all that are required, none unknown, none empty', (method, { required, optional, json }) => {
    const form = sent.get(method) ?? expect.fail('not sent')
    const common = method.startsWith('/') ? COMMON : [...COMMON, 'method', 'access_token']
    expect([...form.keys()]).toEqual(expect.arrayContaining([...common, ...list(required)]))
    expect([...form.keys()].filter((name) => !common.includes(name) && ![...list(required), ...list(optional)].includes(name))).toEqual([])
    expect([...form].filter(([name, value]) => value === '' || form.getAll(name).length > 1)).toEqual([])
    for (const [name, fields] of Object.entries(json ?? {})) expect(namesIn(JSON.parse(form.get(name) ?? '')).filter((each) => !list(fields).includes(each))).toEqual([])
  })

  it.each(Object.keys(METHODS))('%s: a signature that somebody else makes too', (method) => {
    const form = sent.get(method) ?? expect.fail('not sent')
    expect(form.get('timestamp')).toMatch(/^\d{13}$/)
    expect(form.get('sign')).toBe(signOfSandbox({ params: [...form], secret: APP_SECRET, ...(method.startsWith('/') ? { path: method } : {}) }))
  })
})

const COPIES = path.resolve(import.meta.dirname, '../providers/aliexpress/recorded')
const recorded = (folder: string, name: string) => readFileSync(path.join(folder, `${name}.json`), 'utf8')
const answered = async <T>(text: string, call: () => Promise<T>): Promise<T> => {
  stubTransport(() => ({ status: 200, text }))
  return call()
}
const credentials = { appKey: APP_KEY, appSecret: APP_SECRET, accessToken: '50000t' }
const folders = [['the copies in this repository', COPIES], [`../shared/data${RECORDED_FOLDER ? '' : ' (SKIPPED: not here)'}`, RECORDED_FOLDER]] as const

describe.each(folders)('what AliExpress was recorded to answer, from %s', (_title, folder) => {
  it.skipIf(!folder)('is read whole', async () => {
    const from = folder ?? ''
    const text = recorded(from, 'product_get_response')
    const product = await answered(text, () => getSupplierProduct({ credentials, productId: '1005010026778896', country: 'FR', currency: 'EUR', language: 'fr' }))
    if (product.kind !== 'found') return expect.fail(product.kind)
    const raw = JSON.parse(text) as { aliexpress_ds_product_get_response: { result: { ae_item_sku_info_dtos: { ae_item_sku_info_d_t_o: { sku_id: string; offer_sale_price: string }[] } } } }
    const skus = raw.aliexpress_ds_product_get_response.result.ae_item_sku_info_dtos.ae_item_sku_info_d_t_o
    expect(product.product.skus.map((sku) => [sku.skuId, sku.price.currency])).toEqual(skus.map((sku) => [sku.sku_id, 'EUR']))
    expect(product.product.skus.map((sku) => sku.price.minor)).toEqual(skus.map((sku) => BigInt(sku.offer_sale_price.replace('.', ''))))
    expect(product.product).toMatchObject({ status: 'on_sale', store: { id: expect.stringMatching(/^\d+$/) as string } })

    const query = { credentials, productId: '1', skuId: '1', quantity: 1, country: 'FR', currency: 'EUR', locale: 'fr_FR' }
    const freight = await answered(recorded(from, 'freight_query_success_response'), () => querySupplierFreight(query))
    expect(freight).toMatchObject({ options: [{ code: 'CAINIAO_FULFILLMENT_STD', stock: 76, minDays: 6, maxDays: 8, tracking: true, shipFrom: 'CN' }], refusal: null })
    expect(await answered(recorded(from, 'freight_query_error_response'), () => querySupplierFreight(query))).toEqual({ options: [], refusal: { code: '501', message: 'DELIVERY_INFO_EMPTY' } })

    const found = await answered(recorded(from, 'text_search_response'), () => searchSupplierProducts({ credentials, words: 'x', country: 'FR', currency: 'EUR', locale: 'fr_FR', page: 1, pageSize: 3 }))
    expect(found.hits[0]).toMatchObject({ productId: '1005006361450153', price: { minor: 329n, currency: 'EUR' }, orders: '5,000+', rating: '4.5' })
    return undefined
  })
})
