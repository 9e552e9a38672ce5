import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KETTLE, LAMP, orderParams, US_ADDRESS } from '../sandbox/aliexpress/order-fixtures'
import { CALLBACK, startTestSupplier, type Json, type TestSupplier } from '../sandbox/aliexpress/start-test-supplier'
import { callAt, orderBody, plainUnit, startTestPayPal, unique, type Anything, type Reply, type TestPayPal } from '../sandbox/paypal/start-test-paypal'

/** What the real ones refuse, the sandboxes refuse, and nothing has happened then: no effect in the journal, no cent moved (issue 3). */
let paypal: TestPayPal
let supplier: TestSupplier
beforeAll(async () => {
  // The cases jump over months: the token of the first day must live that long.
  paypal = await startTestPayPal({ SANDBOX_PAYPAL_TOKEN_SECONDS: String(400 * 24 * HOUR) })
  supplier = await startTestSupplier()
  await supplier.connect()
})
afterAll(() => Promise.all([paypal.stop(), supplier.stop()]))

const HOUR = 3_600
const usd = (value: string) => ({ amount: { currency_code: 'USD', value } })
const keyed = (key: string) => ({ 'paypal-request-id': key, prefer: 'return=representation' })
const later = (seconds: number) => paypal.control('clock', { advanceSeconds: seconds })
const item = (over: object = {}) => ({ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '9.87' }, receiver: 'ana@example.com', sender_item_id: unique('i'), ...over })
const batch = (id: string, items: object[] = [item()]) => ({ sender_batch_header: { sender_batch_id: id, email_subject: 'You are paid' }, items })
const refund = (captureId: string, body: object, key = unique('r')) => paypal.call(`/v2/payments/captures/${captureId}/refund`, { body, headers: keyed(key) })
const payout = (body: object) => paypal.call('/v1/payments/payouts', { body })
const createWith = (key: string, value: string) => paypal.call('/v2/checkout/orders', { body: orderBody(plainUnit(value)), headers: keyed(key) })

type Attempt = () => Promise<Reply<Anything>>
/** What happens before, then the attempt that must be refused. */
type PaypalCase = readonly [what: string, prepare: () => Promise<Attempt>, status: number, code: string]

const PAYPAL: readonly PaypalCase[] = [
  ['a key of an order with another body', async () => { const key = unique('k'); await createWith(key, '20.00'); return () => createWith(key, '21.00') }, 422, 'PAYPAL_REQUEST_ID_PREVIOUSLY_USED'],
  ['a key of a refund with another amount', async () => { const { captureId } = await paypal.paidCapture(); const key = unique('k'); await refund(captureId, usd('1.00'), key); return () => refund(captureId, usd('2.00'), key) }, 422, 'PAYPAL_REQUEST_ID_PREVIOUSLY_USED'],
  ['a key of a refund at another capture', async () => { const [one, two] = [await paypal.paidCapture(), await paypal.paidCapture()]; const key = unique('k'); await refund(one.captureId, usd('1.00'), key); return () => refund(two.captureId, usd('1.00'), key) }, 422, 'PAYPAL_REQUEST_ID_PREVIOUSLY_USED'],
  ['an order with a payment source and no key', async () => () => paypal.call('/v2/checkout/orders', { body: orderBody() }), 400, 'PAYPAL_REQUEST_ID_REQUIRED'],
  ['an order without amount', async () => () => paypal.createOrder({ amount: undefined }), 400, 'MISSING_REQUIRED_PARAMETER'],
  ['an order whose parts do not add up', async () => () => paypal.createOrder({ amount: { ...plainUnit('30.00').amount as object, breakdown: { item_total: { currency_code: 'USD', value: '25.00' } } } }), 422, 'AMOUNT_MISMATCH'],
  ['an order with an invoice that was paid', async () => {
    const invoice_id = unique('inv')
    const { body } = await paypal.createOrder({ ...plainUnit('5.00'), invoice_id })
    await paypal.approve(body.id as string)
    await paypal.capture(body.id as string)
    return () => paypal.createOrder({ ...plainUnit('5.00'), invoice_id })
  }, 422, 'DUPLICATE_INVOICE_ID'],
  ['a capture that nobody approved', async () => { const { body } = await paypal.createOrder(); return () => paypal.capture(body.id as string) }, 422, 'ORDER_NOT_APPROVED'],
  ['a second capture under another key', async () => { const { orderId } = await paypal.paidCapture(); return () => paypal.capture(orderId) }, 422, 'ORDER_ALREADY_CAPTURED'],
  ['an order whose time is over', async () => { const { body } = await paypal.createOrder(); await later(6 * HOUR + 60); return () => paypal.capture(body.id as string) }, 404, 'INVALID_RESOURCE_ID'],
  ['a refund of more than was paid', async () => { const { captureId } = await paypal.paidCapture('20.00'); return () => refund(captureId, usd('20.01')) }, 422, 'REFUND_AMOUNT_EXCEEDED'],
  ['a second refund of more than is left', async () => { const { captureId } = await paypal.paidCapture('20.00'); await refund(captureId, usd('15.00')); return () => refund(captureId, usd('5.01')) }, 422, 'REFUND_AMOUNT_EXCEEDED'],
  ['a refund of what was given back', async () => { const { captureId } = await paypal.paidCapture('20.00'); await refund(captureId, {}); return () => refund(captureId, usd('0.01')) }, 422, 'CAPTURE_FULLY_REFUNDED'],
  ['a refund in another currency', async () => { const { captureId } = await paypal.paidCapture(); return () => refund(captureId, { amount: { currency_code: 'EUR', value: '1.00' } }) }, 422, 'REFUND_CAPTURE_CURRENCY_MISMATCH'],
  ['a refund after 180 days', async () => { const { captureId } = await paypal.paidCapture(); await later(181 * 24 * HOUR); return () => refund(captureId, usd('1.00')) }, 422, 'REFUND_TIME_LIMIT_EXCEEDED'],
  ['a payout batch id again, the same body', async () => { const body = batch(unique('b')); await payout(body); await later(5); return () => payout(body) }, 400, 'USER_BUSINESS_ERROR'],
  ['a payout batch id again, other money', async () => { const id = unique('b'); await payout(batch(id)); await later(5); return () => payout(batch(id, [item({ amount: { currency: 'USD', value: '1.00' } })])) }, 400, 'USER_BUSINESS_ERROR'],
  ['a payout batch id again after 29 days', async () => { const id = unique('b'); await payout(batch(id)); await later(29 * 24 * HOUR); return () => payout(batch(id)) }, 400, 'USER_BUSINESS_ERROR'],
  ['a payout of which one item has no receiver', async () => () => payout(batch(unique('b'), [item(), item({ receiver: undefined })])), 400, 'VALIDATION_ERROR'],
  ['a payout of more than there is', async () => () => payout(batch(unique('b'), [item({ amount: { currency: 'USD', value: '19999999.00' } })])), 422, 'INSUFFICIENT_FUNDS'],
]

const journal = async () => (await paypal.control('effects')).body.effects as unknown[]
const balances = async () => (await paypal.call('/v1/reporting/balances?currency_code=ALL')).body.balances as unknown
describe('PayPal refuses', () => {
  it.each(PAYPAL)('%s', async (_what, prepare, status, code) => {
    const attempt = await prepare()
    const before = [await journal(), await balances()]
    const reply = await attempt()
    const issues = ((reply.body.details ?? []) as { issue?: string }[]).map((each) => each.issue)
    expect([reply.status, [reply.body.name, ...issues]]).toEqual([status, expect.arrayContaining([code]) as unknown])
    expect([await journal(), await balances()]).toEqual(before)
  })

  it.each([
    ['no token', undefined],
    ['a token that it never gave', 'A21AAdead'],
  ])('%s', async (_what, token) => {
    const reply = await callAt(paypal.url, '/v2/checkout/orders', { body: orderBody(), headers: keyed(unique('k')), ...(token ? { token } : {}) })
    expect(reply.status).toBe(401)
  })

  it('an expired token, and a wrong secret', async () => {
    const own = await startTestPayPal()
    await own.control('clock', { advanceSeconds: 32_401 })
    expect(await own.call('/v2/checkout/orders/X')).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
    const wrong = await fetch(`${own.url}/v1/oauth2/token`, { method: 'POST', headers: { authorization: `Basic ${btoa('sandbox-client:guess')}`, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' })
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { error: 'invalid_client' }])
    await own.stop()
  })
})

const CREATE = 'aliexpress.ds.order.create'
const product = { product_id: '1005006000000001', ship_to_country: 'US' }
const errorOf = (answer: Json) => ((answer.error_response ?? answer) as unknown as { code?: unknown }).code
const resultOf = (answer: Json) => (answer.aliexpress_ds_order_create_response?.result ?? answer) as unknown as { error_code?: string; error_msg?: string; is_success?: boolean }
const FAIL = 'B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL'

describe('AliExpress refuses', () => {
  it.each<[string, string, () => Promise<Json>]>([
    ['a wrong signature', 'IncompleteSignature', () => supplier.call(CREATE, orderParams({}), { sign: 'A'.repeat(64) })],
    ['the signature of other parameters', 'IncompleteSignature', () => supplier.call(CREATE, orderParams({}), { sign: '5D4B83FDD530DFE7B2BB1BD4F7D2B2A23039DF80BC3E1136C7510C7D2693952A' })],
    ['a time more than two hours ago', 'IllegalTimestamp', () => supplier.call(CREATE, orderParams({}), { timestamp: String(Date.now() - 7_300_000) })],
    ['an unknown app', 'InvalidAppKey', () => supplier.call(CREATE, orderParams({}), { app_key: '1' })],
    ['an unknown method', 'InvalidApiPath', () => supplier.call('aliexpress.ds.order.get', { order_id: '1' })],
    ['a token that it never gave', 'IllegalAccessToken', () => supplier.call(CREATE, orderParams({}), { access_token: '50000unknown' })],
    ['an order without parameters', 'MissingParameter', () => supplier.call(CREATE, {})],
    ['an order that is no JSON', 'UnsupportedParamMapping', () => supplier.call(CREATE, { param_place_order_request4_open_api_d_t_o: '{' })],
    ['a product without country', 'MissingParameter', () => supplier.call('aliexpress.ds.product.get', { product_id: product.product_id })],
    ['a code that it never gave', 'InvalidCode', () => supplier.rest('/auth/token/create', { code: '0_500000_x' })],
    ['a refresh token that it never gave', 'IllegalRefreshToken', () => supplier.rest('/auth/token/refresh', { refresh_token: '50001x' })],
  ])('%s', async (_what, code, attempt) => {
    const before = (await supplier.control('effects')).effects
    expect(errorOf(await attempt())).toBe(code)
    expect((await supplier.control('effects')).effects).toEqual(before)
  })

  it.each<[string, string, string | RegExp, Parameters<typeof orderParams>[0]]>([
    ['no city', FAIL, 'Please enter a City', { address: { ...US_ADDRESS, city: '' } }],
    ['a province in another spelling', FAIL, 'Please select a State/Province/County', { address: { ...US_ADDRESS, province: 'IL' } }],
    ['a phone with a sign', FAIL, 'Please enter the country code and phone number without any spaces or special characters', { address: { ...US_ADDRESS, mobile_no: '217 5550123' } }],
    ['a phone that is too short', FAIL, 'Phone Number should contain 7-13 digits', { address: { ...US_ADDRESS, mobile_no: '12345' } }],
    ['a name of one word in the United States', FAIL, 'Please enter between 2 - 32 characters', { address: { ...US_ADDRESS, full_name: 'Ana', contact_person: 'Ana' } }],
    ['keys in camel case, which are ignored', FAIL, /./, { address: { ...US_ADDRESS, city: '', cityName: 'Springfield' } }],
    ['a variant that is not there', 'SKU_NOT_EXIST', /./, { items: [{ ...LAMP, sku_attr: '14:1' }] }],
    ['the id of a variant in place of its attributes', 'SKU_NOT_EXIST', /./, { items: [{ ...LAMP, sku_attr: '12000030000000001' }] }],
    ['a delivery that is not offered', 'DELIVERY_METHOD_NOT_EXIST', /./, { items: [{ ...KETTLE, logistics_service_name: 'NOBODY' }] }],
    ['more pieces than there are', 'INVENTORY_HOLD_ERROR', /./, { items: [{ ...LAMP, product_count: 41 }] }],
  ])('an order with %s', async (_what, code, message, order) => {
    const before = (await supplier.control('effects')).effects
    const result = resultOf(await supplier.call(CREATE, orderParams(order)))
    expect(result).toMatchObject({ is_success: false, error_code: code })
    expect(result.error_msg ?? '').toMatch(typeof message === 'string' ? new RegExp(`^${message.replaceAll('/', String.raw`\/`)}$`) : message)
    expect((await supplier.control('effects')).effects).toEqual(before)
  })

  it('a token after its end, and a code that was used', async () => {
    const own = await startTestSupplier({ settings: { appStatus: 'test' } })
    await own.connect()
    expect(await own.call('aliexpress.ds.product.get', product)).toHaveProperty('aliexpress_ds_product_get_response')
    const code = new URL((await own.consent()).headers.get('location') ?? CALLBACK).searchParams.get('code') ?? ''
    expect(await own.rest('/auth/token/create', { code })).toMatchObject({ access_token: expect.any(String) as unknown })
    expect(errorOf(await own.rest('/auth/token/create', { code }))).toBe('InvalidCode')
    await own.control('clock', { advanceSeconds: 86_401 })
    expect(errorOf(await own.call('aliexpress.ds.product.get', product))).toBe('IllegalAccessToken')
    await own.stop()
  })
})
