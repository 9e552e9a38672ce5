import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetCircuits } from '@/lib/foundation/circuit'
import { setTransport } from '@/lib/foundation/http-call'
import { NOT_SENT } from '@/lib/foundation/outcome'
import { createSupplierOrder } from '@/lib/providers/aliexpress/create-order'
import { createAliexpressToken } from '@/lib/providers/aliexpress/create-token'
import { getSupplierOrder } from '@/lib/providers/aliexpress/get-order'
import { querySupplierFreight } from '@/lib/providers/aliexpress/query-freight'
import * as real from '../../contract/real-aliexpress-bodies'
import { stubTransport } from '../../contract/stub-transport'
import { created, credentials, gatewayError, orderInput } from './fake-aliexpress'

/** Answers that contradict themselves, or are somebody else's. Found by changing true bodies 50,000 times. */
const answer = (json: unknown, status = 200) => { stubTransport(() => ({ status, text: typeof json === 'string' ? json : JSON.stringify(json) })) }
beforeEach(resetCircuits)
afterEach(() => { setTransport(null) })

const done = { is_success: true, order_list: { number: [81] } }
const create = () => createSupplierOrder(orderInput())
const read = () => getSupplierOrder({ credentials, orderId: '81' })

describe('an order whose answer contradicts itself is in doubt', () => {
  it.each([
    ['a gateway refusal beside a result', { ...gatewayError('MissingParameter'), ...created(done) }, 200],
    ['a result under "too many requests"', created(done), 429],
    ['too many requests, said by something in between', '<html><h1>429 Too Many Requests</h1></html>', 429],
    ['too many requests, in the JSON of somebody else', { code: 429, message: 'rate limit exceeded' }, 429],
    ['too many requests, in the numbers of another system', { code: 7, message: 'denied', details: [] }, 429],
    ['too many requests, without a word', '', 429],
    ['the text of the call limit under a status that AliExpress does not use', gatewayError('ApiCallLimit'), 429],
    ['a firewall', '<html>403 Forbidden</html>', 403],
    ['a refusal under a status that AliExpress does not use', gatewayError('MissingParameter'), 400],
    ['a request that took too long, somewhere', { message: 'timeout' }, 408],
    ['a page that is not there', { code: 'SKU_NOT_EXIST', message: 'x' }, 404],
    ['a refusal under a redirect', gatewayError('MissingParameter'), 302],
    ['the answer of another method', { aliexpress_ds_order_cancel_response: { result: done } }, 200],
    ['an error code that is no text', created({ ...done, error_code: { code: 1 } }), 200],
    ['a refusal that names an order outside of a list', created({ is_success: false, error_code: 'SKU_NOT_EXIST', order_list: '8198352049851315' }), 200],
    ['the order 0', created({ is_success: true, order_list: { number: [0] } }), 200],
  ])('%s', async (_what, body, status) => {
    answer(body, status)
    expect((await create()).kind).toBe('unknown')
  })

  it('one order named twice is one', async () => {
    answer(created({ is_success: true, order_list: { number: [81, '81'] } }))
    expect(await create()).toMatchObject({ kind: 'done', value: { orderIds: ['81'] } })
  })

  it('a token beside an error code is none', async () => {
    answer({ ...real.token, code: 'InvalidCode' })
    expect((await createAliexpressToken({ ...credentials, code: '0_1_x' })).kind).toBe('unknown')
  })
})

it('the call limit in AliExpress\'s own words says that nothing was done', async () => {
  answer(gatewayError('ApiCallLimit'))
  expect(await create()).toMatchObject({ kind: 'refused', code: NOT_SENT })
})

describe('reads', () => {
  const orderOf = (result: object) => { answer({ aliexpress_trade_ds_order_get_response: { result } }) }
  const line = { product_id: 1, sku_id: '12', product_count: 1 }
  const body = { order_status: 'FINISH', logistics_status: 'NO_LOGISTICS', order_amount: { amount: '24.00', currency_code: 'USD' }, child_order_list: { c: [line] } }

  it('only a word of AliExpress closes an order: a missing or new one does not', async () => {
    orderOf(body)
    expect(await read()).toMatchObject({ finished: true, closed: true })
    for (const logistics_status of [undefined, 5, 'SOMETHING_NEW']) {
      orderOf({ ...body, logistics_status })
      expect(await read()).toMatchObject({ finished: true, closed: false })
    }
    orderOf({ ...body, logistics_status: undefined, child_order_list: { c: [{ ...line, end_reason: 'CANCELED' }] } })
    expect(await read()).toMatchObject({ closed: true })
  })

  it.each([
    ['without a result', {}],
    ['with an empty result', { aliexpress_trade_ds_order_get_response: { result: {} } }],
    ['with a line that cannot be read', { aliexpress_trade_ds_order_get_response: { result: { ...body, child_order_list: { c: [line, { product_id: 'x' }] } } } }],
    ['without lines', { aliexpress_trade_ds_order_get_response: { result: { ...body, child_order_list: {} } } }],
  ])('an answer %s is no order, and does not say that there is none', async (_what, json) => {
    answer(json)
    await expect(read()).rejects.toMatchObject({ code: 'provider_unavailable' })
  })

  it('an amount keeps its digits, also as a number that JavaScript would round', async () => {
    answer(JSON.stringify({ aliexpress_trade_ds_order_get_response: { result: body } }).replace('"24.00"', '9999999999999.99'))
    expect(await read()).toMatchObject({ amount: { minor: 999_999_999_999_999n, currency: 'USD' } })
    answer(JSON.stringify({ aliexpress_trade_ds_order_get_response: { result: body } }).replace('"24.00"', '99999999999999.99'))
    expect(await read()).toMatchObject({ amount: { minor: 9_999_999_999_999_999n, currency: 'USD' } })
  })

  it('freight in something that is no currency is no option, and no fault of ours', async () => {
    const free = { code: 'X', free_shipping: true, shipping_fee_currency: '30.50' }
    answer({ aliexpress_ds_freight_query_response: { result: { success: true, code: 200, delivery_options: { d: [free] } } } })
    expect(await querySupplierFreight({ credentials, productId: '1', skuId: '1', quantity: 1, country: 'US', currency: 'USD', locale: 'en_US' })).toMatchObject({ options: [], refusal: { code: 'EMPTY' } })
  })
})
