import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetCircuits } from '@/lib/foundation/circuit'
import { setTransport } from '@/lib/foundation/http-call'
import { cancelPaypalPayoutItem } from '@/lib/providers/paypal/cancel-payout-item'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { createPaypalOrder } from '@/lib/providers/paypal/create-order'
import { createPaypalPayout } from '@/lib/providers/paypal/create-payout'
import { sendForEffect } from '@/lib/providers/paypal/effect'
import { getPaypalCapture } from '@/lib/providers/paypal/get-capture'
import { getPaypalOrder } from '@/lib/providers/paypal/get-order'
import { getPaypalPayout } from '@/lib/providers/paypal/get-payout'
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture'
import { forgetAccessToken, getAccessToken } from '@/lib/providers/paypal/token'
import * as real from '../../contract/real-paypal-bodies'
import { stubTransport } from '../../contract/stub-transport'
import { CAPTURE_ID, createInput, errorBody, ORDER_ID, payoutInput, startFakePaypal } from './fake-paypal'

/** Answers that look like a success and are not ours, or look like a "no" and are not PayPal's. Found by changing true bodies 50,000 times. */
const answer = (json: unknown, status = 200) => { stubTransport(() => ({ status, text: typeof json === 'string' ? json : JSON.stringify(json) })) }
beforeEach(resetCircuits)
afterEach(() => { setTransport(null) })

const usd = (value: string) => ({ currency_code: 'USD', value })
const create = () => createPaypalOrder(createInput())
const capture = () => capturePaypalOrder({ paypalOrderId: ORDER_ID, requestId: 'k' })
const refund = () => refundPaypalCapture({ captureId: CAPTURE_ID, amount: { minor: 500n, currency: 'USD' }, requestId: 'ref_01', invoiceId: 'ref_01', noteToPayer: '' })
const made = real.createdOrderRepresentation

describe('a success that is not ours', () => {
  it.each([
    ['an order over another amount', create, { ...made, purchase_units: [{ ...made.purchase_units[0], amount: usd('30.48') }] }, 'refused'],
    ['an order for another checkout', create, { ...made, purchase_units: [{ ...made.purchase_units[0], custom_id: 'ord_02' }] }, 'refused'],
    ['an order of two units', create, { ...made, purchase_units: [made.purchase_units[0], made.purchase_units[0]] }, 'refused'],
    ['an order over an amount that cannot be read', create, { ...made, purchase_units: [{ ...made.purchase_units[0], amount: usd('NaN') }] }, 'unknown'],
    ['a refund of another amount', refund, { ...real.refund('COMPLETED'), amount: usd('5.01') }, 'unknown'],
    ['a refund in another currency', refund, { ...real.refund('COMPLETED'), amount: { currency_code: 'EUR', value: '5.00' } }, 'unknown'],
    ['a refund under another invoice', refund, { ...real.refund('COMPLETED'), invoice_id: 'ref_02' }, 'unknown'],
    ['a refund of another capture', refund, { ...real.refund('COMPLETED'), links: [{ rel: 'up', href: 'https://api-m.paypal.com/v2/payments/captures/OTHER' }] }, 'unknown'],
    ['a batch over another amount', () => createPaypalPayout(payoutInput()), { batch_header: { ...real.createdPayout.batch_header, amount: { currency: 'USD', value: '9.88' } } }, 'unknown'],
    ['a batch under a number in place of our id', () => createPaypalPayout(payoutInput()), { batch_header: { ...real.createdPayout.batch_header, sender_batch_header: { sender_batch_id: 1 } } }, 'unknown'],
    ['a cancelled item that is still unclaimed', () => cancelPaypalPayoutItem(real.ITEM_ID), real.payoutItem('UNCLAIMED'), 'unknown'],
  ])('%s is no success', async (_what, call, body, kind) => {
    answer(body)
    expect((await call()).kind).toBe(kind)
  })

  it('a batch of another id, and a fee in another currency, are not read as our payout', async () => {
    answer({ ...real.payout('SUCCESS'), batch_header: { ...real.payout('SUCCESS').batch_header, payout_batch_id: 'OTHER' } })
    await expect(getPaypalPayout(real.BATCH_ID)).rejects.toMatchObject({ code: 'provider_unavailable' })
    answer({ ...real.payout('SUCCESS'), items: [{ ...real.payoutItem('SUCCESS'), payout_item_fee: { currency: 'EUR', value: '0.25' } }] })
    await expect(getPaypalPayout(real.BATCH_ID)).rejects.toMatchObject({ code: 'provider_unavailable' })
  })

  it.each([
    ['in another currency', { paypal_fee: { currency_code: 'EUR', value: '1.55' }, net_amount: usd('28.94') }],
    ['that does not add up', { paypal_fee: usd('1.54'), net_amount: usd('28.94') }],
    ['that cannot be read', { paypal_fee: usd('1,55') }],
  ])('a fee %s is not known yet', async (_what, seller_receivable_breakdown) => {
    answer({ ...real.capture('COMPLETED'), seller_receivable_breakdown })
    expect(await getPaypalCapture(CAPTURE_ID)).toMatchObject({ status: 'COMPLETED', fee: null, net: null })
  })
})

describe('a "no" that proves nothing', () => {
  it.each([
    ['two issues of which one is new', { name: 'UNPROCESSABLE_ENTITY', details: [{ issue: 'INSTRUMENT_DECLINED' }, { issue: 'NEW' }] }],
    ['an issue that cannot be read beside a known one', { name: 'UNPROCESSABLE_ENTITY', details: [{ issue: 'INSTRUMENT_DECLINED' }, 'x'] }],
    ['an issue in place of the name, beside another issue', { name: 'INSTRUMENT_DECLINED', details: [{ issue: 'ORDER_COMPLETION_IN_PROGRESS' }] }],
    ['an issue of tomorrow', errorBody('UNPROCESSABLE_ENTITY', 'SOMETHING_NEW')],
    ['a name alone', errorBody('UNPROCESSABLE_ENTITY')],
  ])('%s', async (_what, body) => {
    answer(body, 422)
    expect((await capture()).kind).toBe('unknown')
  })

  it.each([['', 404], ['<html>404</html>', 404], ['{"message":"no Route matched with those values"}', 404]])('a 404 of somebody else (%s) does not say that the order is gone', async (text, status) => {
    answer(text, status)
    await expect(getPaypalOrder(ORDER_ID)).rejects.toMatchObject({ code: 'provider_unavailable' })
    answer(errorBody('RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID'), status)
    expect(await getPaypalOrder(ORDER_ID)).toBeNull()
  })
})

describe('what can be stored', () => {
  it('the zero character and half a pair are replaced, and no text is cut to half an emoji', async () => {
    answer(String.raw`{"name":"INVALID_REQUEST","message":"a\u0000b\ud800","details":[{"issue":"x${'💸'.repeat(300)}"}]}`, 400)
    const outcome = await capture()
    const texts = JSON.stringify(outcome)
    expect(outcome).toMatchObject({ kind: 'refused', message: 'a\uFFFDb\uFFFD' })
    expect(texts).not.toMatch(/\\u0000|\\ud[89a-f]/i)
    expect(texts.length).toBeLessThan(1_000)
  })

  it('a token that cannot be a header is none', async () => {
    forgetAccessToken(await getAccessToken().catch(() => ''))
    setTransport(() => Promise.resolve({ status: 200, headers: new Headers(), bytes: Buffer.from('{"access_token":"a\\nb","expires_in":32400}') }))
    expect(await capture()).toMatchObject({ kind: 'refused', code: 'NOT_SENT' })
  })
})

it('a deadline that passes after sending is unknown', async () => {
  const paypal = await startFakePaypal(() => 'silence')
  expect(await sendForEffect({ method: 'POST', path: '/v2/checkout/orders', requestId: 'k', body: {}, deadlineMs: 3_000 })).toMatchObject({ kind: 'unknown', evidence: { requestKey: 'k' } })
  await paypal.close()
})
