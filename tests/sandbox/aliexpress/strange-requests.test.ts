import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signRequest } from '@/sandbox/aliexpress/gateway/sign-request'
import { METHOD_BY_NAME } from '@/sandbox/aliexpress/methods/registry'
import { requestFor } from '@/sandbox/aliexpress/documented-requests'
import { FIXTURE } from './fixture-catalogue'
import { APP_KEY, APP_SECRET, startTestSupplier, type Json, type TestSupplier } from './start-test-supplier'

/** Whatever a signed request holds, the gateway answers 200 with one of its two shapes; it never breaks. */
let supplier: TestSupplier
let token = ''
beforeAll(async () => {
  supplier = await startTestSupplier({ settings: { publishedLimits: false } })
  token = String((await supplier.connect()).access_token)
})
afterAll(() => supplier.stop())

/** The same sequence in every run. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state
  }
}

const VALUES = [
  '', ' ', '0', '-1', '1e9', '99999999999999999999', 'null', 'true', '[]', '{}', '[null]', '{"a":', '"text"', '[[[]]]', '{"quantity":{}}', 'ñ€𝒳\u0000', "';--", '<script>', '1005006000000001', '3256805813685249',
  '{"order_id":[]}', '{"order_id":8190000000000000}', '{"logistics_address":null,"product_items":null}', '{"logistics_address":{"country":["US"]},"product_items":[null,1,"x"]}', '{"image_base64":"AAAA"}',
  '{"logistics_address":{},"product_items":[]}', '{"payment":"x"}', 'x'.repeat(5_000),
]
const NAMES = [
  'product_id', 'ship_to_country', 'target_currency', 'target_language', 'queryDeliveryReq', 'param_place_order_request4_open_api_d_t_o', 'ds_extend_request', 'single_order_query', 'order_id', 'ae_order_id', 'language',
  'keyWord', 'local', 'countryCode', 'currency', 'sortBy', 'pageIndex', 'pageSize', 'categoryId', 'searchExtend', 'selectionName', 'feed_name', 'page_size', 'page_no', 'search_id', 'param0', 'itemId', 'countryCodes',
  'appKey', 'param_aeop_freight_calculate_for_buyer_d_t_o', 'aeopFreightCalculateForBuyerDTO', 'shpt_to', 'report_text', 'start_time', 'end_time', 'status', 'logistics_no', 'to_area', 'service_name', 'origin', 'out_ref', 'simplify', 'format',
]

describe('strange requests', () => {
  it('are answered with an error or a result of the method, 1,500 of them', async () => {
    const random = sequence(7)
    const one = <T>(list: readonly T[]): T => list[random() % list.length] as T
    const methods = [...METHOD_BY_NAME.keys()]
    for (let index = 0; index < 1_500; index += 1) {
      const method = one(methods)
      const changes = Object.fromEntries(Array.from({ length: 1 + (random() % 12) }, () => [one(NAMES), one(VALUES)]))
      const usual = random() % 2 === 0 ? requestFor(method, FIXTURE) : Object.fromEntries(METHOD_BY_NAME.get(method)?.required.map((name) => [name, one(VALUES)]) ?? [])
      const fields = { app_key: APP_KEY, timestamp: String(Date.now()), sign_method: 'sha256', method, access_token: token, ...usual, ...changes }
      const sign = signRequest({ params: Object.entries(fields), secret: APP_SECRET })
      const answer = await fetch(`${supplier.url}/sync`, { method: 'POST', body: new URLSearchParams({ ...fields, sign }) })
      const text = await answer.text()
      expect(answer.status, JSON.stringify(fields).slice(0, 500)).toBe(200)
      expect(Object.keys(JSON.parse(text) as Json), JSON.stringify(fields).slice(0, 500)).toSatisfy((keys: string[]) => keys.length === 1 && (keys[0] === 'error_response' || keys[0] === `${method.replaceAll('.', '_')}_response`))
    }
  })

  it('in broken multipart bodies lack their parameters, and say so', async () => {
    const bodies = ['', '--x', '--x\r\n', '--x\r\n\r\n--x--', '--x\r\ncontent-disposition: form-data; name="app_key"\r\n\r\n', 'no boundary at all', '--x\r\ncontent-disposition: form-data\r\n\r\n1\r\n--x--']
    for (const body of bodies) {
      for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'multipart/form-data; boundary=""']) {
        const answer = await fetch(`${supplier.url}/sync`, { method: 'POST', headers: { 'content-type': type }, body })
        expect(answer.status).toBe(200)
        expect(await answer.json()).toMatchObject({ error_response: { code: 'MissingParameter' } })
      }
    }
  })

  it('by a fault whose detail is broken JSON are refused with that text', async () => {
    await supplier.control('faults', { call: 'aliexpress.ds.member.benefit.get', kind: 'gateway', value: '{"code":' })
    expect((await supplier.call('aliexpress.ds.member.benefit.get', {})).error_response).toMatchObject({ code: '{"code":' })
  })
})
