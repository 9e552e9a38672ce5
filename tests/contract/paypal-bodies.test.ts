import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { resetCircuits } from '@/lib/foundation/circuit'
import { setEnv } from '@/lib/foundation/env'
import { setTransport, type HttpRequest } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
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
import { BalancesBody, CaptureBody, OrderBody, PaypalError, PayoutBody, PayoutCreated, PayoutItemAnswer, RefundBody, TokenAnswer } from '@/lib/providers/paypal/schema'
import { startTestPayPal, unique, type TestPayPal } from '../sandbox/paypal/start-test-paypal'
import { createInput, payoutInput } from '../providers/paypal/fake-paypal'
import { ABSENT, isPublished, schemaFaults, unknownFields, type SchemaFile } from './published-schemas'
import * as real from './real-paypal-bodies'

/**
 * Both ways: what our client sends, what the sandbox answers and what it delivers as webhooks is held against PayPal's published OpenAPI files,
 * and against the schemas with which our client reads.
 */
interface Exchange {
  readonly call: string
  readonly sent: unknown
  readonly status: number
  readonly got: unknown
}
const exchanges: Exchange[] = []
const delivered: { type: string; body: Record<string, unknown> }[] = []
let paypal: TestPayPal
let shop: Server

const parse = (text: string): unknown => (text === '' ? undefined : JSON.parse(text) as unknown)
const bodyOf = ({ body }: HttpRequest) => (typeof body === 'string' ? body : '')
/** `POST /v2/checkout/orders/:id/capture` */
const nameOf = (request: HttpRequest) => `${request.method} ${new URL(request.url).pathname.replace(/\/(?=[A-Z0-9-]{8,}(\/|$))[A-Z0-9-]+/g, '/:id')}`

beforeAll(async () => {
  paypal = await startTestPayPal()
  setEnv({ PAYPAL_API_BASE_URL: paypal.url, PAYPAL_CLIENT_ID: 'sandbox-client', PAYPAL_CLIENT_SECRET: 'sandbox-secret' })
  setTransport(async (request) => {
    const answer = await sendOverNetwork(request)
    const isJson = request.headers?.['Content-Type'] === 'application/json'
    exchanges.push({ call: nameOf(request), sent: isJson ? parse(bodyOf(request)) : undefined, status: answer.status, got: parse(answer.bytes.toString('utf8')) })
    return answer
  })
  shop = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>
      delivered.push({ type: String(body.event_type), body })
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  await paypal.call('/v1/notifications/webhooks', { body: { url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`, event_types: [{ name: '*' }] } })
  await makeTraffic()
})
beforeEach(resetCircuits)
afterAll(async () => {
  setTransport(null)
  setEnv(null)
  await paypal.stop()
  await new Promise((resolve) => shop.close(resolve))
})

async function pay(outcome: string) {
  const key = unique('pay')
  const made = await createPaypalOrder({ ...createInput(), requestId: key, customId: key, invoiceId: key })
  if (made.kind !== 'done') return expect.fail(made.kind)
  await paypal.approve(made.value.paypalOrderId, outcome)
  const captured = await capturePaypalOrder({ paypalOrderId: made.value.paypalOrderId, requestId: `${key}-c` })
  await getPaypalOrder(made.value.paypalOrderId)
  return captured
}

const KINDS = [
  'CHECKOUT.ORDER.APPROVED', 'PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.CAPTURE.PENDING', 'PAYMENT.CAPTURE.REFUNDED', 'PAYMENT.PAYOUTSBATCH.SUCCESS', 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED', 'PAYMENT.PAYOUTS-ITEM.UNCLAIMED',
  'PAYMENT.PAYOUTS-ITEM.FAILED', 'PAYMENT.PAYOUTS-ITEM.BLOCKED', 'PAYMENT.PAYOUTS-ITEM.HELD',
]

/** Everything that our client can ask, in the states in which it asks. */
async function makeTraffic(): Promise<void> {
  const paid = await pay('pay')
  for (const outcome of ['review', 'decline-inside', 'decline']) await pay(outcome)
  if (paid.kind !== 'done') expect.fail(paid.kind)
  await getPaypalCapture(paid.value.id)
  for (const [minor, note] of [[500n, 'Sorry'], [100n, '']] as const) {
    const key = unique('ref')
    const refund = await refundPaypalCapture({ captureId: paid.value.id, amount: { minor, currency: 'USD' }, requestId: key, invoiceId: key, noteToPayer: note })
    if (refund.kind === 'done') await getPaypalRefund(refund.value.id)
  }
  await refundPaypalCapture({ captureId: paid.value.id, amount: { minor: 999_999n, currency: 'USD' }, requestId: unique('ref'), invoiceId: unique('ref'), noteToPayer: '' })
  await getPaypalOrder(paid.value.orderId)
  for (const receiver of ['ana@example.com', 'unclaimed.ana@example.com', 'locked@example.com', 'blocked@example.com', 'onhold@example.com']) {
    const key = unique('po')
    const made = await createPaypalPayout({ ...payoutInput(), senderBatchId: key, senderItemId: key, receiver })
    if (made.kind !== 'done') expect.fail(made.kind)
    await getPaypalPayout(made.value.batchId)
    await paypal.control('clock', { advanceSeconds: 5 })
    const item = (await getPaypalPayout(made.value.batchId))?.items[0]
    if (item?.status === 'UNCLAIMED') await cancelPaypalPayoutItem(item.itemId)
    await createPaypalPayout({ ...payoutInput(), senderBatchId: key, senderItemId: key, receiver }) // adopted
  }
  await getPaypalBalances()
  await getPaypalOrder('7AB12345CD678901E')
  await vi.waitFor(() => { expect(delivered.map((each) => each.type)).toEqual(expect.arrayContaining(KINDS)) }, { timeout: 15_000 })
}

const of = (call: string) => exchanges.filter((each) => each.call === call)
interface CallSchema {
  readonly file: SchemaFile
  readonly request?: string
  readonly response: string
  readonly read: { safeParse: (body: unknown) => { success: boolean } }
}
const CALLS: Record<string, CallSchema> = {
  'POST /v2/checkout/orders': { file: 'orders', request: 'order_request', response: 'order', read: OrderBody },
  'GET /v2/checkout/orders/:id': { file: 'orders', response: 'order', read: OrderBody },
  'POST /v2/checkout/orders/:id/capture': { file: 'orders', request: 'order_capture_request', response: 'order', read: OrderBody },
  'GET /v2/payments/captures/:id': { file: 'payments', response: 'capture-2', read: CaptureBody },
  'POST /v2/payments/captures/:id/refund': { file: 'payments', request: 'refund_request', response: 'refund', read: RefundBody },
  'GET /v2/payments/refunds/:id': { file: 'payments', response: 'refund', read: RefundBody },
  'POST /v1/payments/payouts': { file: 'payouts', request: 'create_payout_request', response: 'payout', read: PayoutCreated },
  'GET /v1/payments/payouts/:id': { file: 'payouts', response: 'payout_batch', read: PayoutBody },
  'POST /v1/payments/payouts-item/:id/cancel': { file: 'payouts', response: 'payout_item-2', read: PayoutItemAnswer },
  'GET /v1/reporting/balances': { file: 'reporting', response: 'balances_response', read: BalancesBody },
}
const ERRORS: Record<SchemaFile, (status: number) => string> = { orders: (status) => `error_${status}`, payments: (status) => `error_${status}`, payouts: () => 'error', reporting: () => 'error', webhooks: () => 'error', disputes: () => 'error' }

it('every call that the client makes was made', () => {
  expect([...new Set(exchanges.map((each) => each.call))].sort()).toEqual([...Object.keys(CALLS), 'POST /v1/oauth2/token'].sort())
})

describe('our own schemas read what the sandbox sends', () => {
  it.each(Object.entries(CALLS))('%s', (call, { read }) => {
    expect(of(call).length).toBeGreaterThan(0)
    for (const { status, got } of of(call)) expect((status < 300 ? read : PaypalError).safeParse(got).success, JSON.stringify(got)).toBe(true)
  })
  it('the token', () => { for (const { got } of of('POST /v1/oauth2/token')) expect(TokenAnswer.safeParse(got).success).toBe(true) })
})

describe.skipIf(!isPublished)(`PayPal’s published schemas${ABSENT}`, () => {
  it.each(Object.entries(CALLS).filter(([, { request }]) => request !== undefined))('%s: what our client sends', (call, { file, request = '' }) => {
    for (const { sent } of of(call)) {
      expect(schemaFaults(file, request, sent), JSON.stringify(sent)).toEqual([])
      expect(unknownFields(file, request, sent)).toEqual([])
    }
  })

  it.each(Object.entries(CALLS))('%s: what the sandbox answers', (call, { file, response }) => {
    for (const { status, got } of of(call)) expect(schemaFaults(file, status < 300 ? response : ERRORS[file](status), got), `${status} ${JSON.stringify(got)}`).toEqual([])
  })

  it('webhooks: the envelope, and the resource like the same thing read', () => {
    for (const { body } of delivered) expect(schemaFaults('webhooks', 'event', body), JSON.stringify(body)).toEqual([])
    for (const { type, body } of delivered) {
      const known = resourceSchema(type)
      if (known) expect(schemaFaults(known.file, known.response, body.resource), type).toEqual([])
    }
  })

  it('the bodies from which the changed ones start', () => {
    const fits = (file: SchemaFile, schema: string, bodies: readonly object[]) => { for (const body of bodies) expect(schemaFaults(file, schema, body), JSON.stringify(body)).toEqual([]) }
    fits('orders', 'order', [real.createdOrder, real.createdOrderRepresentation, real.minimalOrder, real.capturedOrder('COMPLETED'), real.capturedOrder('PENDING'), real.capturedOrder('DECLINED'), real.refundedOrder])
    fits('payments', 'capture-2', [real.capture('COMPLETED'), real.capture('PENDING')])
    fits('payments', 'refund', [real.refund('COMPLETED'), real.refund('PENDING'), real.minimalRefund])
    fits('payouts', 'payout', [real.createdPayout])
    fits('payouts', 'payout_batch', [real.payout('SUCCESS'), real.payout('UNCLAIMED'), real.payout('FAILED')])
    fits('payouts', 'error', [real.oldError('VALIDATION_ERROR')])
    fits('reporting', 'balances_response', [real.balances])
    fits('orders', 'error_422', [real.error('UNPROCESSABLE_ENTITY', 'INSTRUMENT_DECLINED')])
  })

  it('and these checks do find faults', () => {
    expect(schemaFaults('orders', 'order', { id: 5, status: 'PAID' })).not.toEqual([])
    expect(unknownFields('orders', 'order_request', { intent: 'CAPTURE', purchase_units: [{ amount: { currencyCode: 'USD', value: '1.00' } }] })).toEqual(['/purchase_units/0/amount/currencyCode'])
  })
})

/** What a webhook carries (facts/paypal.md 6.3). */
function resourceSchema(type: string): CallSchema | undefined {
  if (type.startsWith('CHECKOUT.ORDER.')) return CALLS['GET /v2/checkout/orders/:id']
  if (/^PAYMENT\.CAPTURE\.(REFUNDED|REVERSED)$/.test(type) || type.startsWith('PAYMENT.REFUND.')) return CALLS['GET /v2/payments/refunds/:id']
  if (type.startsWith('PAYMENT.CAPTURE.')) return CALLS['GET /v2/payments/captures/:id']
  if (type.startsWith('PAYMENT.PAYOUTSBATCH.')) return CALLS['POST /v1/payments/payouts']
  return type.startsWith('PAYMENT.PAYOUTS-ITEM.') ? CALLS['POST /v1/payments/payouts-item/:id/cancel'] : undefined
}

describe('webhooks', () => {
  it('of every kind were delivered, and our own schemas read their resources', () => {
    expect(delivered.map((each) => each.type)).toEqual(expect.arrayContaining(KINDS))
    for (const { type, body } of delivered) {
      const known = resourceSchema(type)
      expect(known, `no schema for ${type}`).toBeDefined()
      expect(known?.read.safeParse(body.resource).success, `${type} ${JSON.stringify(body.resource)}`).toBe(true)
    }
  })
})
