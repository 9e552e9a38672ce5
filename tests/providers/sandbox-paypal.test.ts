import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setEnv } from '@/lib/foundation/env'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { createPaypalOrder } from '@/lib/providers/paypal/create-order'
import { createPaypalPayout } from '@/lib/providers/paypal/create-payout'
import { getPaypalBalances } from '@/lib/providers/paypal/get-balances'
import { getPaypalCapture } from '@/lib/providers/paypal/get-capture'
import { getMerchantId } from '@/lib/providers/paypal/get-merchant-id'
import { getPaypalOrder } from '@/lib/providers/paypal/get-order'
import { getPaypalPayout } from '@/lib/providers/paypal/get-payout'
import { getPaypalRefund } from '@/lib/providers/paypal/get-refund'
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture'
import { cancelPaypalPayoutItem } from '@/lib/providers/paypal/cancel-payout-item'
import { verifyPaypalWebhook } from '@/lib/providers/paypal/webhook-signature'
import { startTestPayPal, unique, type TestPayPal } from '../sandbox/paypal/start-test-paypal'
import { createInput, payoutInput } from './paypal/fake-paypal'

let paypal: TestPayPal
beforeAll(async () => {
  paypal = await startTestPayPal()
  setEnv({
    PAYPAL_API_BASE_URL: paypal.url, PAYPAL_CLIENT_ID: 'sandbox-client', PAYPAL_CLIENT_SECRET: 'sandbox-secret',
    PAYPAL_WEBHOOK_CA_FILE: path.join(paypal.stateDir, 'webhook-ca.pem'),
  })
})
beforeEach(() => paypal.control('faults', undefined, 'DELETE'))
afterAll(async () => {
  await paypal.stop()
  setEnv(null)
})

const fault = (call: string, kind: string, more: object = {}) => paypal.control('faults', { call, kind, ...more })
async function approved(outcome = 'pay') {
  const key = unique('pay')
  const made = await createPaypalOrder({ ...createInput(), requestId: key, customId: key, invoiceId: key })
  if (made.kind !== 'done') return expect(made).toMatchObject({ kind: 'done' }) as never
  await paypal.approve(made.value.paypalOrderId, outcome)
  return { paypalOrderId: made.value.paypalOrderId, requestId: `${key}:capture`, customId: key }
}
const effects = async (name: string) => ((await paypal.control(`effects?effect=${name}`)).body as { effects: { id: string; serial: number }[] }).effects

describe('the provider against the PayPal sandbox', () => {
  it('creates, approves, captures; amounts, payee and fee come back as they are', async () => {
    const { paypalOrderId, requestId, customId } = await approved()
    expect(await getPaypalOrder(paypalOrderId)).toMatchObject({ status: 'APPROVED', amount: { minor: 3049n }, customId, captures: [] })
    const outcome = await capturePaypalOrder({ paypalOrderId, requestId })
    expect(outcome).toMatchObject({ kind: 'done', value: { status: 'COMPLETED', amount: { minor: 3049n, currency: 'USD' }, fee: { minor: 155n }, net: { minor: 2894n }, customId, orderId: paypalOrderId }, evidence: { debugId: expect.any(String) as string } })
    if (outcome.kind !== 'done') return
    expect(outcome.value.payeeMerchantId).toBe(await getMerchantId())
    expect(await getPaypalCapture(outcome.value.id)).toMatchObject({ status: 'COMPLETED', customId, orderId: paypalOrderId })
    expect(await getPaypalOrder(paypalOrderId)).toMatchObject({ status: 'COMPLETED', captures: [{ id: outcome.value.id }] })
    // The same key gives the same capture, another key says that it is done.
    expect(await capturePaypalOrder({ paypalOrderId, requestId })).toMatchObject({ kind: 'done', value: { id: outcome.value.id } })
    expect(await capturePaypalOrder({ paypalOrderId, requestId: `${requestId}2` })).toMatchObject({ kind: 'refused', code: 'ORDER_ALREADY_CAPTURED' })
  })

  it.each([
    ['error-after', {}],
    ['error-after', { status: 503 }],
    ['reset-after', {}],
    ['malformed', {}],
  ])('%s %o: unknown, then the same key finds the one capture', async (kind, more) => {
    const { paypalOrderId, requestId } = await approved()
    await fault('orders.capture', kind, more)
    expect((await capturePaypalOrder({ paypalOrderId, requestId })).kind).toMatch(kind === 'malformed' ? /unknown|done/ : /unknown/)
    const [captured] = (await getPaypalOrder(paypalOrderId))?.captures ?? []
    expect(await capturePaypalOrder({ paypalOrderId, requestId })).toMatchObject({ kind: 'done', value: { id: captured?.id } })
    expect((await getPaypalOrder(paypalOrderId))?.captures).toHaveLength(1)
  })

  it.each(['error-before', 'reset-before'])('%s: unknown too, and the same key then captures', async (kind) => {
    const { paypalOrderId, requestId } = await approved()
    await fault('orders.capture', kind)
    expect((await capturePaypalOrder({ paypalOrderId, requestId })).kind).toBe('unknown')
    expect((await getPaypalOrder(paypalOrderId))?.captures).toEqual([])
    expect((await capturePaypalOrder({ paypalOrderId, requestId })).kind).toBe('done')
  })

  it('a decline, a review, a decline inside, and an order nobody approved', async () => {
    expect(await capturePaypalOrder(await approved('decline'))).toMatchObject({ kind: 'refused', code: 'INSTRUMENT_DECLINED' })
    expect(await capturePaypalOrder(await approved('review'))).toMatchObject({ kind: 'done', value: { status: 'PENDING', pendingReason: expect.any(String) as string, fee: null } })
    expect(await capturePaypalOrder(await approved('decline-inside'))).toMatchObject({ kind: 'done', value: { status: 'DECLINED' } })
    const made = await createPaypalOrder({ ...createInput(), requestId: unique('k'), invoiceId: unique('i') })
    if (made.kind === 'done') expect(await capturePaypalOrder({ paypalOrderId: made.value.paypalOrderId, requestId: 'x' })).toMatchObject({ kind: 'refused', code: 'ORDER_NOT_APPROVED' })
    expect(await getPaypalOrder('7AB12345CD678901E')).toBeNull()
  })

  it('refunds once under one key', async () => {
    const { captureId } = await paypal.paidCapture('20.00')
    const refund = () => refundPaypalCapture({ captureId, amount: { minor: 500n, currency: 'USD' }, requestId: `${captureId}:r`, invoiceId: `${captureId}-R1`, noteToPayer: 'Sorry' })
    await fault('payments.refund', 'error-after')
    const first = await refund()
    const second = await refund()
    expect(second).toMatchObject({ kind: 'done', value: { status: 'COMPLETED', amount: { minor: 500n }, captureId } })
    expect(['unknown', 'done']).toContain(first.kind)
    if (second.kind === 'done') expect(await getPaypalRefund(second.value.id)).toMatchObject({ id: second.value.id, amount: { minor: 500n } })
    expect((await effects('refund')).length).toBe(1)
    expect(await getPaypalCapture(captureId)).toMatchObject({ status: 'PARTIALLY_REFUNDED' })
    expect(await refundPaypalCapture({ captureId, amount: { minor: 1501n, currency: 'USD' }, requestId: unique('r'), invoiceId: unique('R'), noteToPayer: '' })).toMatchObject({ kind: 'refused', code: 'REFUND_AMOUNT_EXCEEDED' })
  })

  it('pays out once: a lost answer is adopted on the repeat', async () => {
    const input = { ...payoutInput(), senderBatchId: unique('po'), senderItemId: unique('poi') }
    await fault('payouts.create', 'reset-after')
    expect((await createPaypalPayout(input)).kind).toBe('unknown')
    const again = await createPaypalPayout(input)
    expect(again).toMatchObject({ kind: 'done', value: { adopted: true } })
    if (again.kind !== 'done') return
    await paypal.control('clock', { advanceSeconds: 5 })
    await expect.poll(async () => (await effects('payout-item')).length).toBe(1)
    expect(await getPaypalPayout(again.value.batchId)).toMatchObject({ batchStatus: 'SUCCESS', senderBatchId: input.senderBatchId, items: [{ status: 'SUCCESS', amount: { minor: 987n }, fee: { minor: 25n }, senderItemId: input.senderItemId }] })
    // The same id for other money is never taken for ours.
    expect((await createPaypalPayout({ ...input, amount: { minor: 988n, currency: 'USD' } })).kind).toBe('unknown')
  })

  it('an unclaimed payout can be taken back; money that is not there is refused', async () => {
    const made = await createPaypalPayout({ ...payoutInput(), senderBatchId: unique('po'), receiver: 'unclaimed.ana@example.com' })
    if (made.kind !== 'done') return expect(made.kind).toBe('done')
    await paypal.control('clock', { advanceSeconds: 5 })
    const [item] = (await getPaypalPayout(made.value.batchId))?.items ?? []
    expect(item).toMatchObject({ status: 'UNCLAIMED', errorName: 'RECEIVER_UNREGISTERED' })
    expect(await cancelPaypalPayoutItem(item?.itemId ?? '')).toMatchObject({ kind: 'done', value: { status: 'RETURNED' } })
    expect(await cancelPaypalPayoutItem(item?.itemId ?? '')).toMatchObject({ kind: 'refused' })
    await paypal.control('balance', { currency: 'USD', value: '1.00' })
    expect(await createPaypalPayout({ ...payoutInput(), senderBatchId: unique('po') })).toMatchObject({ kind: 'refused', code: 'INSUFFICIENT_FUNDS' })
    await paypal.control('balance', { currency: 'USD', value: '50000.00' })
    expect((await getPaypalBalances()).accounts.find((each) => each.currency === 'USD')).toMatchObject({ available: { minor: 5_000_000n } })
    return undefined
  })

  it('its webhooks are proved against its authority', async () => {
    const received = new Promise<{ headers: Headers; rawBody: Buffer }>((resolve) => {
      const shop = createServer((request, response) => {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
          response.writeHead(200).end()
          resolve({ headers: new Headers(request.headers as Record<string, string>), rawBody: Buffer.concat(parts) })
          shop.close()
        })
      }).listen(0, '127.0.0.1', () => {
        const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/api/paypal/webhook`
        void paypal.call('/v1/notifications/webhooks', { body: { url, event_types: [{ name: '*' }] } }).then(async (created) => {
          webhookId = String(created.body.id)
          await approved()
        })
      })
    })
    let webhookId = ''
    const { headers, rawBody } = await received
    await verifyPaypalWebhook({ headers, rawBody, webhookId })
    await expect(verifyPaypalWebhook({ headers, rawBody: Buffer.concat([rawBody, Buffer.from(' ')]), webhookId })).rejects.toMatchObject({ code: 'invalid_signature' })
  })

  it('lives through a token that dies', async () => {
    await paypal.control('clock', { advanceSeconds: 32_401 })
    expect(await getPaypalBalances()).toMatchObject({ accountId: 'MERCHANT2SHPX' })
  })
})
