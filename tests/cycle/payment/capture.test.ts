import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sendCapture } from '@/lib/cycle/payment/capture-payment'
import { settlePayment } from '@/lib/cycle/payment/settle-payment'
import { claimCapture } from '@/lib/cycle/payment/store'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { now, secondsFromNow } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { handlePaypalEvent } from '@/lib/worker/handle-paypal-event'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, deliverPaypal, effectsOf, expectBooks, kindsOf, loadOrder, proveAndClose, spoilAnswers, withShortDeadlines } from '../cycle-books'
import { approvedOrder, expectPaidOnce, paymentOf, pollPayment } from './approved-payments'

let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(async () => {
  await world.paypal('faults', undefined, 'DELETE')
  await expectBooks(world)
})
afterAll(() => proveAndClose(world))

describe('one payment, whoever asks and however often', () => {
  it('50 captures at once are one capture', async () => {
    const order = await approvedOrder(world)
    const results = await Promise.all(Array.from({ length: 50 }, () => world.capture(order.paypalOrderId)))
    expect(new Set(results.map((each) => each.kind))).toEqual(new Set(['paid']))
    await expectPaidOnce(world, order.orderId)
  })

  it('return and webhook at once', async () => {
    const order = await approvedOrder(world)
    const event = await deliverPaypal('CHECKOUT.ORDER.APPROVED', order.paypalOrderId)
    await Promise.all([world.capture(order.paypalOrderId), handlePaypalEvent(event), handlePaypalEvent(event), pollPayment(order.paypalOrderId)])
    await expectPaidOnce(world, order.orderId)
  })

  it('turned away, and paid by somebody else before that was written down: told as paid', async () => {
    const order = await approvedOrder(world)
    let isFirst = true
    setTransport(async (request) => {
      if (!request.url.endsWith('/capture') || !isFirst) return sendOverNetwork(request)
      isFirst = false
      await advance(world, 61) // the process stands still, and its capture is taken for abandoned
      await pollPayment(order.paypalOrderId)
      return { status: 429, headers: new Headers({ 'content-type': 'application/json' }), bytes: Buffer.from('{"name":"RATE_LIMIT_REACHED","message":"Too many requests."}') }
    })
    const result = await world.capture(order.paypalOrderId)
    setTransport(null)
    expect(result.kind).toBe('paid')
    await expectPaidOnce(world, order.orderId)
  })

  it('webhook before return', async () => {
    const order = await approvedOrder(world)
    await handlePaypalEvent(await deliverPaypal('CHECKOUT.ORDER.APPROVED', order.paypalOrderId))
    await expectPaidOnce(world, order.orderId)
    expect((await world.capture(order.paypalOrderId)).kind).toBe('paid')
    await expectPaidOnce(world, order.orderId)
  })

  it('further webhooks of one capture post nothing', async () => {
    const order = await approvedOrder(world)
    await world.capture(order.paypalOrderId)
    const captureId = (await loadOrder(order.orderId)).payment?.captureId ?? ''
    for (let each = 0; each < 3; each++) await handlePaypalEvent(await deliverPaypal('PAYMENT.CAPTURE.COMPLETED', captureId, order.paypalOrderId))
    await expectPaidOnce(world, order.orderId)
  })

  it('a closed tab: approved, nobody returns, the poller captures', async () => {
    const order = await approvedOrder(world)
    await pollPayment(order.paypalOrderId)
    await expectPaidOnce(world, order.orderId)
  })
})

describe('a lost answer is no second charge', () => {
  it.each(['error-after', 'reset-after', 'malformed', 'timeout-after'])('%s: PayPal is asked and the capture adopted', async (kind) => {
    const order = await approvedOrder(world)
    await world.paypal('faults', { call: 'orders.capture', kind })
    expect((await withShortDeadlines(() => world.capture(order.paypalOrderId))).kind).toBe('paid')
    await expectPaidOnce(world, order.orderId)
  })

  it.each(['error-before', 'reset-before'])('%s: nothing happened; it is captured later under the same key', async (kind) => {
    const order = await approvedOrder(world)
    await world.paypal('faults', { call: 'orders.capture', kind })
    expect((await world.capture(order.paypalOrderId)).kind).toBe('confirming')
    await advance(world, 21)
    await pollPayment(order.paypalOrderId)
    await expectPaidOnce(world, order.orderId)
    expect((await paymentOf(order.paypalOrderId)).captureAttempt).toBe(1)
  })

  it('captured, and asking fails too: confirming, then adopted after the quarantine', async () => {
    const order = await approvedOrder(world)
    await world.paypal('faults', { call: 'orders.capture', kind: 'reset-after' })
    await world.paypal('faults', { call: 'orders.get', kind: 'error-before' })
    expect((await world.capture(order.paypalOrderId)).kind).toBe('confirming')
    await advance(world, 21)
    await pollPayment(order.paypalOrderId)
    await expectPaidOnce(world, order.orderId)
  })

  it('a crash between capture and commit: nothing stored, adopted once the quarantine is over', async () => {
    const order = await approvedOrder(world)
    const payment = await paymentOf(order.paypalOrderId)
    expect(await claimCapture(payment.paymentId, now(), secondsFromNow(20))).toBe(true)
    expect((await capturePaypalOrder({ paypalOrderId: order.paypalOrderId, requestId: `${payment.paymentId}-c1` })).kind).toBe('done')
    await settlePayment(payment.paymentId)
    expect((await loadOrder(order.orderId)).status).toBe('CREATED')
    await advance(world, 21)
    await Promise.all([settlePayment(payment.paymentId), settlePayment(payment.paymentId)])
    await expectPaidOnce(world, order.orderId)
  })

  it('captured behind our back under another key: ORDER_ALREADY_CAPTURED is adopted', async () => {
    const order = await approvedOrder(world)
    await capturePaypalOrder({ paypalOrderId: order.paypalOrderId, requestId: 'another-key' })
    expect((await world.capture(order.paypalOrderId)).kind).toBe('paid')
    await expectPaidOnce(world, order.orderId)
  })

  it('a late answer after somebody else ended the payment is never told as paid', async () => {
    const order = await approvedOrder(world)
    const payment = await paymentOf(order.paypalOrderId)
    await claimCapture(payment.paymentId, now(), secondsFromNow(20))
    await world.paypal('faults', { call: 'orders.capture', kind: 'pending' })
    await prisma.payment.update({ where: { id: payment.paymentId }, data: { status: 'EXPIRED' } })
    expect(await sendCapture(payment, order.paypalOrderId)).toEqual({ kind: 'refused', code: 'EXPIRED' })
    expect(await kindsOf(order.orderId)).toEqual([])
  })
})

describe('PayPal thinks about it', () => {
  it('pending waits, then completed is paid', async () => {
    const order = await approvedOrder(world, 'review')
    expect((await world.capture(order.paypalOrderId)).kind).toBe('pending')
    expect((await world.capture(order.paypalOrderId)).kind).toBe('pending')
    const before = await loadOrder(order.orderId)
    expect([before.status, before.payment?.status]).toEqual(['CREATED', 'PENDING'])
    await fulfillOrder(order.orderId)
    expect(await kindsOf(order.orderId)).toEqual([])
    const captureId = before.payment?.captureId ?? ''
    await world.paypal('review', { captureId, verdict: 'complete' })
    await handlePaypalEvent(await deliverPaypal('PAYMENT.CAPTURE.COMPLETED', captureId, order.paypalOrderId))
    await expectPaidOnce(world, order.orderId)
  })

  it('pending, then denied: nothing was taken, the order is over', async () => {
    const order = await approvedOrder(world, 'review')
    await world.capture(order.paypalOrderId)
    const captureId = (await loadOrder(order.orderId)).payment?.captureId ?? ''
    await world.paypal('review', { captureId, verdict: 'deny' })
    await handlePaypalEvent(await deliverPaypal('PAYMENT.CAPTURE.DENIED', captureId, order.paypalOrderId))
    const after = await loadOrder(order.orderId)
    expect([after.status, after.payment?.status]).toEqual(['CANCELLED', 'DECLINED'])
    expect((await world.capture(order.paypalOrderId)).kind).toBe('declined')
    expect(await kindsOf(order.orderId)).toEqual([])
  })

  it('declined inside a completed PayPal order is declined', async () => {
    const order = await approvedOrder(world, 'decline-inside')
    expect((await world.capture(order.paypalOrderId)).kind).toBe('declined')
    expect((await loadOrder(order.orderId)).status).toBe('CANCELLED')
  })

  it('declined, then paid by a second try on the same PayPal order under a new key', async () => {
    const order = await approvedOrder(world, 'decline')
    expect(await world.capture(order.paypalOrderId)).toEqual({ kind: 'refused', code: 'INSTRUMENT_DECLINED' })
    expect((await paymentOf(order.paypalOrderId)).captureAttempt).toBe(2)
    await world.approve(order.paypalOrderId)
    expect((await world.capture(order.paypalOrderId)).kind).toBe('paid')
    await expectPaidOnce(world, order.orderId)
    const keys = (await effectsOf(world, 'paypal', 'capture')).map((each) => each.key)
    expect(keys).toContain(`${(await paymentOf(order.paypalOrderId)).paymentId}-c2`)
  })

  it('the poller does not charge a declined card again and again: only the shopper tries anew', async () => {
    const order = await approvedOrder(world, 'decline')
    await world.capture(order.paypalOrderId)
    const { paymentId } = await paymentOf(order.paypalOrderId)
    for (let each = 0; each < 5; each++) await settlePayment(paymentId)
    const after = await paymentOf(order.paypalOrderId)
    expect([after.status, after.captureAttempt, after.declineCode]).toEqual(['CREATED', 2, 'INSTRUMENT_DECLINED'])
  })
})

describe('not the money we asked for', () => {
  async function expectNeverBought(orderId: string): Promise<void> {
    const order = await loadOrder(orderId)
    expect([order.status, order.failureReason, order.payment?.status]).toEqual(['FAILED', 'PAYMENT_MISMATCH', 'MISMATCH'])
    await fulfillOrder(orderId)
    await fulfillOrder(orderId, { decidedBy: 'usr_admin', acceptLoss: true })
    const after = await loadOrder(orderId)
    expect([after.status, after.purchases]).toEqual(['FAILED', []])
    expect(await kindsOf(orderId)).toEqual(['capture', 'payment_fee'])
  }

  it('another amount', async () => {
    const order = await approvedOrder(world)
    await world.paypal('faults', { call: 'orders.capture', kind: 'wrong-amount', value: '5.00' })
    expect((await world.capture(order.paypalOrderId)).kind).toBe('mismatch')
    await expectNeverBought(order.orderId)
  })

  it('another payee', async () => {
    const order = await approvedOrder(world)
    spoilAnswers((request) => request.url.includes('/v2/'), (text) => text.replaceAll('MERCHANT2SHPX', 'SOMEBODYELSE1'))
    const result = await world.capture(order.paypalOrderId)
    setTransport(null)
    expect(result.kind).toBe('mismatch')
    await expectNeverBought(order.orderId)
  })
})

describe('one Idempotency-Key, one order', () => {
  const count = async () => [await prisma.order.count(), ((await world.paypal('state')) as { counts: { orders: number } }).counts.orders]

  it('the same body finds the same order', async () => {
    const first = await world.order({}, 'key-of-this-cart')
    const before = await count()
    expect(await world.order({}, 'key-of-this-cart')).toEqual(first)
    expect(await count()).toEqual(before)
  })

  it('another body is refused', async () => {
    const before = await count()
    await expect(world.order({ email: 'other@buyer.example' }, 'key-of-this-cart')).rejects.toMatchObject({ code: 'idempotency_key_reused' })
    expect(await count()).toEqual(before)
  })

  it('20 at once are one order here and one at PayPal', async () => {
    const [orders, paypalOrders] = await count()
    const made = await Promise.all(Array.from({ length: 20 }, () => world.order({}, 'twenty-at-once')))
    expect(new Set(made.map((each) => each.orderId)).size).toBe(1)
    expect(await count()).toEqual([(orders ?? 0) + 1, (paypalOrders ?? 0) + 1])
  })

  it('an answer that was lost is found again under the key', async () => {
    await world.paypal('faults', { call: 'orders.create', kind: 'reset-after' })
    await expect(world.order({}, 'a-lost-answer')).rejects.toMatchObject({ code: 'payment_unavailable' })
    const [orders, paypalOrders] = await count()
    const again = await world.order({}, 'a-lost-answer')
    expect(again.paypalOrderId).toMatch(/^[A-Z0-9]{17}$/)
    expect(await count()).toEqual([orders, paypalOrders])
  })
})
