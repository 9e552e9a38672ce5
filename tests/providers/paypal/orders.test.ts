import { describe, expect, it } from 'vitest'
import { setClock } from '@/lib/foundation/clock'
import { setEnv } from '@/lib/foundation/env'
import { NOT_SENT } from '@/lib/foundation/outcome'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { createPaypalOrder } from '@/lib/providers/paypal/create-order'
import { getPaypalOrder } from '@/lib/providers/paypal/get-order'
import { closedPort, type FakeAnswer } from '../fake-provider'
import { fakePerTest } from '../fake-per-test'
import { captureBody, CAPTURE_ID, createInput, errorBody, ORDER_ID, orderBody, startFakePaypal } from './fake-paypal'

const { start: paypal, close } = fakePerTest(startFakePaypal)

const created = (over: Record<string, unknown> = {}) => ({
  id: ORDER_ID, status: 'PAYER_ACTION_REQUIRED', payment_source: { paypal: {} },
  links: [{ href: `http://127.0.0.1:4010/checkoutnow?token=${ORDER_ID}`, rel: 'payer-action', method: 'GET' }], ...over,
})

describe('createPaypalOrder', () => {
  it('sends amounts as decimal text under the request id and gives the approval address', async () => {
    const fake = await paypal(() => ({ status: 201, json: created(), headers: { 'Paypal-Debug-Id': 'dbg1' } }))
    const outcome = await createPaypalOrder(createInput())
    expect(outcome).toEqual({
      kind: 'done',
      value: { paypalOrderId: ORDER_ID, approveUrl: `http://127.0.0.1:4010/checkoutnow?token=${ORDER_ID}`, status: 'PAYER_ACTION_REQUIRED' },
      evidence: { httpStatus: 201, requestKey: 'pay_01:1', debugId: 'dbg1' },
    })
    const [call] = fake.calls()
    expect(call?.headers['paypal-request-id']).toBe('pay_01:1')
    expect(call?.headers.authorization).toBe('Bearer A21-token-1')
    const sent = JSON.parse(call?.text ?? '') as { purchase_units: { amount: object; items: { name: string; quantity: string }[] }[] }
    expect(sent.purchase_units[0]?.amount).toEqual({
      currency_code: 'USD', value: '30.49',
      breakdown: { item_total: { currency_code: 'USD', value: '25.00' }, shipping: { currency_code: 'USD', value: '4.99' }, tax_total: { currency_code: 'USD', value: '0.50' } },
    })
    expect(sent.purchase_units[0]?.items[0]?.name).toHaveLength(127)
    expect(sent.purchase_units[0]?.items[0]?.quantity).toBe('2')
  })

  it('takes a replay answered 200 and the older link name', async () => {
    await paypal(() => ({ status: 200, json: created({ links: [{ href: 'https://www.paypal.com/checkoutnow?token=X', rel: 'approve' }] }) }))
    expect(await createPaypalOrder(createInput())).toMatchObject({ kind: 'done', value: { approveUrl: 'https://www.paypal.com/checkoutnow?token=X' } })
  })

  it.each([
    ['no id', created({ id: undefined })],
    ['a foreign approval host', created({ links: [{ href: 'https://www.paypal.com.evil.test/x', rel: 'approve' }] })],
    ['no link', created({ links: [] })],
    ['an amount that is none', created({ purchase_units: 'x' })],
  ])('is unknown on a success with %s', async (_what, json) => {
    await paypal(() => ({ status: 201, json }))
    expect((await createPaypalOrder(createInput())).kind).toBe('unknown')
  })

  it.each([['30.50', 'USD'], ['30.49', 'EUR']])('refuses an answer over %s %s', async (value, currency) => {
    await paypal(() => ({ status: 201, json: created({ purchase_units: [{ amount: { currency_code: currency, value } }] }) }))
    expect(await createPaypalOrder(createInput())).toMatchObject({ kind: 'refused', code: 'ANSWER_MISMATCH' })
  })
})

describe('capturePaypalOrder', () => {
  const capture = () => capturePaypalOrder({ paypalOrderId: ORDER_ID, requestId: 'pay_01:capture:1' })

  it('gives the capture with the real fee, the payee and the ids', async () => {
    await paypal(() => ({ status: 201, json: orderBody() }))
    const outcome = await capture()
    expect(outcome).toMatchObject({ kind: 'done', value: {
      id: CAPTURE_ID, orderId: ORDER_ID, status: 'COMPLETED', amount: { minor: 3049n, currency: 'USD' }, fee: { minor: 155n, currency: 'USD' },
      net: { minor: 2894n, currency: 'USD' }, customId: 'ord_01', invoiceId: 'SHOP1-1001-1', payeeMerchantId: 'MMMMNNNNOOOOP', createdAt: new Date('2026-11-21T08:00:00Z'),
    } })
  })

  it.each([
    ['PENDING', { status: 'PENDING', status_details: { reason: 'PENDING_REVIEW' }, seller_receivable_breakdown: undefined }, { status: 'PENDING', pendingReason: 'PENDING_REVIEW', fee: null }],
    ['DECLINED inside a COMPLETED order', { status: 'DECLINED' }, { status: 'DECLINED' }],
    ['a status of tomorrow', { status: 'QUANTUM' }, { status: 'OTHER' }],
    ['a breakdown of a new form', { seller_receivable_breakdown: 'soon' }, { status: 'COMPLETED', fee: null, net: null }],
  ])('reports %s as it is', async (_what, over, expected) => {
    await paypal(() => ({ status: 201, json: orderBody({}, [captureBody(over)]) }))
    expect(await capture()).toMatchObject({ kind: 'done', value: expected })
  })

  it('reads the order when the success has no capture in it', async () => {
    const fake = await paypal(({ method }) => (method === 'POST' ? { status: 201, json: { id: ORDER_ID, status: 'COMPLETED', links: [] } } : { json: orderBody() }))
    expect(await capture()).toMatchObject({ kind: 'done', value: { id: CAPTURE_ID } })
    expect(fake.calls().map((each) => each.method)).toEqual(['POST', 'GET'])
  })

  it.each([
    ['another order', orderBody({ id: 'OTHERORDER0000001' })],
    ['a capture without id', orderBody({}, [captureBody({ id: undefined })])],
    ['a capture without amount', orderBody({}, [captureBody({ amount: undefined })])],
    ['an amount with three decimals', orderBody({}, [captureBody({ amount: { currency_code: 'USD', value: '30.491' } })])],
    ['a negative amount', orderBody({}, [captureBody({ amount: { currency_code: 'USD', value: '-30.49' } })])],
    ['a list', []],
    ['null', null],
  ])('is unknown on a success with %s', async (_what, json) => {
    await paypal(({ method }) => (method === 'POST' ? { status: 201, json } : { status: 503, json: {} }))
    expect((await capture()).kind).toBe('unknown')
  })

  it.each<[string, FakeAnswer]>([
    ['a reset', 'reset'],
    ['half a body', 'half'],
    ['HTML', { status: 201, text: '<html>' }],
    ['an empty body', { status: 201, text: '' }],
    ['a huge body', { status: 201, text: `{"id":"${'x'.repeat(2_100_000)}"}` }],
    ['500', { status: 500, json: errorBody('INTERNAL_SERVER_ERROR') }],
    ['a refusal under 500', { status: 500, json: errorBody('UNPROCESSABLE_ENTITY', 'INSTRUMENT_DECLINED') }],
    ['503 without a body', { status: 503, text: '' }],
    ['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:9/' } }],
    ['403 HTML of a proxy', { status: 403, text: '<html>denied</html>' }],
  ])('is unknown after %s', async (_what, answer) => {
    await paypal(() => answer)
    const outcome = await capture()
    expect(outcome.kind).toBe('unknown')
    expect(outcome.evidence.requestKey).toBe('pay_01:capture:1')
  })

  it('repeats once with a new token and the same request id after invalid_token', async () => {
    let tokens = 0
    const fake = await paypal(
      ({ headers }) => (headers.authorization === 'Bearer t2' ? { status: 201, json: orderBody() } : { status: 401, json: { error: 'invalid_token', error_description: 'Access Token not found in cache' } }),
      () => ({ json: { access_token: `t${++tokens}`, expires_in: '32400' } }),
    )
    expect((await capture()).kind).toBe('done')
    expect(fake.calls().map((each) => each.headers['paypal-request-id'])).toEqual(['pay_01:capture:1', 'pay_01:capture:1'])
  })

  it('says NOT_SENT when every token is refused, the client is unknown, PayPal limits, or nobody listens', async () => {
    await paypal(() => ({ status: 401, json: { error: 'invalid_token' } }))
    expect(await capture()).toMatchObject({ kind: 'refused', code: NOT_SENT, evidence: { code: 'invalid_token' } })
    await close()
    const strange = await paypal(() => ({}), () => ({ status: 401, json: { error: 'invalid_client' } }))
    expect(await capture()).toMatchObject({ kind: 'refused', code: NOT_SENT, evidence: { code: 'invalid_client' } })
    expect(strange.calls()).toHaveLength(0)
    await close()
    await paypal(() => ({ status: 429, json: errorBody('RATE_LIMIT_REACHED') }))
    expect(await capture()).toMatchObject({ kind: 'refused', code: NOT_SENT, evidence: { code: 'RATE_LIMIT_REACHED' } })
    await close()
    setEnv({ PAYPAL_API_BASE_URL: await closedPort() })
    expect(await capture()).toMatchObject({ kind: 'refused', code: NOT_SENT })
  })

  it.each([
    ['a page', { status: 429, text: '<html>Too Many Requests</html>' }],
    ['the JSON of somebody else', { status: 429, json: { code: 429, message: 'slow down' } }],
    ['an error of PayPal that is no limit', { status: 429, json: errorBody('INTERNAL_SERVER_ERROR') }],
  ])('a 429 that is %s says nothing about the capture', async (_what, answer) => {
    await paypal(() => answer)
    expect((await capture()).kind).toBe('unknown')
  })

  it('never lets a hostile id reach the URL', async () => {
    const fake = await paypal(() => ({ json: orderBody() }))
    expect(await capturePaypalOrder({ paypalOrderId: '../../payments/payouts', requestId: 'x' })).toMatchObject({ kind: 'refused', code: 'INVALID_RESOURCE_ID' })
    expect(await getPaypalOrder('..')).toBeNull()
    expect(fake.seen).toHaveLength(0)
  })
})

describe('getPaypalOrder', () => {
  it('reads payer, payee, captures and refunds; 404 is null', async () => {
    const refund = { id: '2RF11122233344455', status: 'COMPLETED', amount: { currency_code: 'USD', value: '1.00' }, links: [{ rel: 'up', href: `http://h/v2/payments/captures/${CAPTURE_ID}` }] }
    const body = orderBody()
    const [unit] = body.purchase_units
    await paypal(({ path }) => (path.endsWith(ORDER_ID) ? { json: { ...body, purchase_units: [{ ...unit, payments: { captures: [captureBody()], refunds: [refund] } }] } } : { status: 404, json: errorBody('RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID') }))
    expect(await getPaypalOrder(ORDER_ID)).toMatchObject({
      status: 'COMPLETED', payerEmail: 'buyer@example.com', payeeMerchantId: 'MMMMNNNNOOOOP', amount: { minor: 3049n },
      captures: [{ id: CAPTURE_ID, payeeMerchantId: 'MMMMNNNNOOOOP' }], refunds: [{ id: '2RF11122233344455', captureId: CAPTURE_ID, amount: { minor: 100n } }],
    })
    expect(await getPaypalOrder('GONE')).toBeNull()
  })

  it('a capture that cannot be read is never taken for no capture', async () => {
    for (const bad of [{ id: undefined }, { amount: 'much' }, { status: 7 }]) {
      await paypal(() => ({ json: orderBody({}, [captureBody(bad)]) }))
      await expect(getPaypalOrder(ORDER_ID)).rejects.toMatchObject({ code: 'provider_unavailable' })
      await close()
    }
  })

  it.each([
    [{ status: 500, json: {} }, 'provider_unavailable'],
    [{ status: 200, text: 'no' }, 'provider_unavailable'],
    [{ status: 429, json: {} }, 'provider_unavailable'],
    [{ status: 403, json: errorBody('NOT_AUTHORIZED', 'PERMISSION_DENIED') }, 'provider_refused'],
  ])('throws on %o', async (answer, code) => {
    await paypal(() => answer)
    await expect(getPaypalOrder(ORDER_ID)).rejects.toMatchObject({ code })
  })
})

describe('the token', () => {
  it('is fetched once for many callers and again after its end', async () => {
    let at = 1_000_000
    setClock(() => at)
    const fake = await paypal(() => ({ json: orderBody() }))
    const tokens = () => fake.seen.length - fake.calls().length
    await Promise.all(Array.from({ length: 20 }, () => getPaypalOrder(ORDER_ID)))
    expect(tokens()).toBe(1)
    at += (32_400 - 299) * 1000
    await getPaypalOrder(ORDER_ID)
    expect(tokens()).toBe(2)
  })
})
