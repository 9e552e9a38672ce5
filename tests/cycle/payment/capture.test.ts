import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sendCapture } from '@/lib/cycle/payment/capture-payment'
import { settlePayment } from '@/lib/cycle/payment/settle-payment'
import { claimCapture, findPaymentByPaypalOrder, type PaymentRow } from '@/lib/cycle/payment/store'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { now, secondsFromNow } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { handlePaypalEvent } from '@/lib/worker/handle-paypal-event'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, deliverPaypal, effectsOf, expectBooks, kindsOf, loadOrder, proveAndClose, sweepAndDrain, withShortDeadlines } from '../cycle-books'

let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(async () => {
  await world.paypal('faults', undefined, 'DELETE')
  await expectBooks(world)
})
afterAll(() => proveAndClose(world))

async function rowOf(paypalOrderId: string): Promise<PaymentRow> {
  const payment = await findPaymentByPaypalOrder(paypalOrderId)
  if (!payment) throw new Error('no payment')
  return payment
}

/** One capture at PayPal, one move to PAID, one ledger transaction. */
async function expectPaidOnce(orderId: string): Promise<void> {
  const order = await loadOrder(orderId)
  expect([order.status, order.payment?.status]).toEqual(['PAID', 'COMPLETED'])
  expect(order.events.filter((each) => each.toStatus === 'PAID')).toHaveLength(1)
  expect(await kindsOf(orderId)).toEqual(['capture', 'payment_fee'])
  const state = (await world.paypal('state')) as { captures: { id: string; orderId: string }[] }
  expect(state.captures.filter((each) => each.orderId === order.payment?.paypalOrderId).map((each) => each.id)).toEqual([order.payment?.captureId])
}

async function approved(outcome = 'pay') {
  const order = await world.order()
  await world.approve(order.paypalOrderId, outcome)
  return order
}

describe('one payment, whoever asks and however often', () => {
  it('50 captures at once are one capture', async () => {
    const order = await approved()
    const results = await Promise.all(Array.from({ length: 50 }, () => world.capture(order.paypalOrderId)))
    expect(new Set(results.map((each) => each.kind))).toEqual(new Set(['paid']))
    await expectPaidOnce(order.orderId)
  })

  it('return and webhook at once', async () => {
    const order = await approved()
    const event = await deliverPaypal('CHECKOUT.ORDER.APPROVED', order.paypalOrderId)
    await Promise.all([world.capture(order.paypalOrderId), handlePaypalEvent(event), handlePaypalEvent(event), settlePayment((await rowOf(order.paypalOrderId)).paymentId)])
    await expectPaidOnce(order.orderId)
  })

  it('turned away, and paid by somebody else before that was written down: told as paid', async () => {
    const order = await approved()
    let isFirst = true
    setTransport(async (request) => {
      if (!request.url.endsWith('/capture') || !isFirst) return sendOverNetwork(request)
      isFirst = false
      await advance(world, 61) // the process stands still, and its capture is taken for abandoned
      await settlePayment((await rowOf(order.paypalOrderId)).paymentId)
      return { status: 429, headers: new Headers({ 'content-type': 'application/json' }), bytes: Buffer.from('{"name":"RATE_LIMIT_REACHED","message":"Too many requests."}') }
    })
    const result = await world.capture(order.paypalOrderId)
    setTransport(null)
    expect(result.kind).toBe('paid')
    await expectPaidOnce(order.orderId)
  })

  it('webhook before return', async () => {
    const order = await approved()
    await handlePaypalEvent(await deliverPaypal('CHECKOUT.ORDER.APPROVED', order.paypalOrderId))
    await expectPaidOnce(order.orderId)
    expect((await world.capture(order.paypalOrderId)).kind).toBe('paid')
    await expectPaidOnce(order.orderId)
  })

  it('further webhooks of one capture post nothing', async () => {
    const order = await approved()
    await world.capture(order.paypalOrderId)
    const captureId = (await loadOrder(order.orderId)).payment?.captureId ?? ''
    for (let each = 0; each < 3; each++) await handlePaypalEvent(await deliverPaypal('PAYMENT.CAPTURE.COMPLETED', captureId, order.paypalOrderId))
    await expectPaidOnce(order.orderId)
  })

  it('a closed tab: approved, nobody returns, the poller captures', async () => {
    const order = await approved()
    await settlePayment((await rowOf(order.paypalOrderId)).paymentId)
    await expectPaidOnce(order.orderId)
  })
})

describe('a lost answer is no second charge', () => {
  it.each(['error-after', 'reset-after', 'malformed', 'timeout-after'])('%s: PayPal is asked and the capture adopted', async (kind) => {
    const order = await approved()
    await world.paypal('faults', { call: 'orders.capture', kind })
    expect((await withShortDeadlines(() => world.capture(order.paypalOrderId))).kind).toBe('paid')
    await expectPaidOnce(order.orderId)
  })

  it.each(['error-before', 'reset-before'])('%s: nothing happened; it is captured later under the same key', async (kind) => {
    const order = await approved()
    await world.paypal('faults', { call: 'orders.capture', kind })
    expect((await world.capture(order.paypalOrderId)).kind).toBe('confirming')
    await advance(world, 21)
    await sweepAndDrainPayment(order.paypalOrderId)
    await expectPaidOnce(order.orderId)
    expect((await rowOf(order.paypalOrderId)).captureAttempt).toBe(1)
  })

  it('captured, and asking fails too: confirming, then adopted after the quarantine', async () => {
    const order = await approved()
    await world.paypal('faults', { call: 'orders.capture', kind: 'reset-after' })
    await world.paypal('faults', { call: 'orders.get', kind: 'error-before' })
    expect((await world.capture(order.paypalOrderId)).kind).toBe('confirming')
    await advance(world, 21)
    await sweepAndDrainPayment(order.paypalOrderId)
    await expectPaidOnce(order.orderId)
  })

  it('a crash between capture and commit: nothing stored, adopted once the quarantine is over', async () => {
    const order = await approved()
    const payment = await rowOf(order.paypalOrderId)
    expect(await claimCapture(payment.paymentId, now(), secondsFromNow(20))).toBe(true)
    expect((await capturePaypalOrder({ paypalOrderId: order.paypalOrderId, requestId: `${payment.paymentId}-c1` })).kind).toBe('done')
    await settlePayment(payment.paymentId)
    expect((await loadOrder(order.orderId)).status).toBe('CREATED')
    await advance(world, 21)
    await Promise.all([settlePayment(payment.paymentId), settlePayment(payment.paymentId)])
    await expectPaidOnce(order.orderId)
  })

  it('captured behind our back under another key: ORDER_ALREADY_CAPTURED is adopted', async () => {
    const order = await approved()
    await capturePaypalOrder({ paypalOrderId: order.paypalOrderId, requestId: 'another-key' })
    expect((await world.capture(order.paypalOrderId)).kind).toBe('paid')
    await expectPaidOnce(order.orderId)
  })

  it('a late answer after somebody else ended the payment is never told as paid', async () => {
    const order = await approved()
    const payment = await rowOf(order.paypalOrderId)
    await claimCapture(payment.paymentId, now(), secondsFromNow(20))
    await world.paypal('faults', { call: 'orders.capture', kind: 'pending' })
    await prisma.payment.update({ where: { id: payment.paymentId }, data: { status: 'EXPIRED' } })
    expect(await sendCapture(payment, order.paypalOrderId)).toEqual({ kind: 'refused', code: 'EXPIRED' })
    expect(await kindsOf(order.orderId)).toEqual([])
  })
})

/** The poller's job of one payment, as the sweep makes it. */
async function sweepAndDrainPayment(paypalOrderId: string): Promise<void> {
  await settlePayment((await rowOf(paypalOrderId)).paymentId)
}

describe('PayPal thinks about it', () => {
  it('pending waits, then completed is paid', async () => {
    const order = await approved('review')
    expect((await world.capture(order.paypalOrderId)).kind).toBe('pending')
    expect((await world.capture(order.paypalOrderId)).kind).toBe('pending')
    const before = await loadOrder(order.orderId)
    expect([before.status, before.payment?.status]).toEqual(['CREATED', 'PENDING'])
    await fulfillOrder(order.orderId)
    expect(await kindsOf(order.orderId)).toEqual([])
    const captureId = before.payment?.captureId ?? ''
    await world.paypal('review', { captureId, verdict: 'complete' })
    await handlePaypalEvent(await deliverPaypal('PAYMENT.CAPTURE.COMPLETED', captureId, order.paypalOrderId))
    await expectPaidOnce(order.orderId)
  })

  it('pending, then denied: nothing was taken, the order is over', async () => {
    const order = await approved('review')
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
    const order = await approved('decline-inside')
    expect((await world.capture(order.paypalOrderId)).kind).toBe('declined')
    expect((await loadOrder(order.orderId)).status).toBe('CANCELLED')
  })

  it('declined, then paid by a second try on the same PayPal order under a new key', async () => {
    const order = await approved('decline')
    expect(await world.capture(order.paypalOrderId)).toEqual({ kind: 'refused', code: 'INSTRUMENT_DECLINED' })
    expect((await rowOf(order.paypalOrderId)).captureAttempt).toBe(2)
    await world.approve(order.paypalOrderId)
    expect((await world.capture(order.paypalOrderId)).kind).toBe('paid')
    await expectPaidOnce(order.orderId)
    const keys = (await effectsOf(world, 'paypal', 'capture')).map((each) => each.key)
    expect(keys).toContain(`${(await rowOf(order.paypalOrderId)).paymentId}-c2`)
  })

  it('the poller does not charge a declined card again and again: only the shopper tries anew', async () => {
    const order = await approved('decline')
    await world.capture(order.paypalOrderId)
    const { paymentId } = await rowOf(order.paypalOrderId)
    for (let each = 0; each < 5; each++) await settlePayment(paymentId)
    const after = await rowOf(order.paypalOrderId)
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
    const order = await approved()
    await world.paypal('faults', { call: 'orders.capture', kind: 'wrong-amount', value: '5.00' })
    expect((await world.capture(order.paypalOrderId)).kind).toBe('mismatch')
    await expectNeverBought(order.orderId)
  })

  it('another payee', async () => {
    const order = await approved()
    setTransport(async (request) => {
      const answer = await sendOverNetwork(request)
      if (!request.url.includes('/v2/')) return answer
      return { ...answer, bytes: Buffer.from(answer.bytes.toString('utf8').replaceAll('MERCHANT2SHPX', 'SOMEBODYELSE1')) }
    })
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

describe('what nobody pays ends', () => {
  it('an order that was not approved within 6 h is cancelled, and one for which PayPal made none', async () => {
    const order = await world.order()
    await world.paypal('faults', { call: 'orders.create', kind: 'error-before' })
    await expect(startOrderWithoutPaypal()).rejects.toMatchObject({ code: 'payment_unavailable' })
    const without = await prisma.order.findFirstOrThrow({ where: { idempotencyKey: 'never-at-paypal' } })
    await advance(world, 6 * 3600 + 60)
    await sweepAndDrain(world)
    for (const id of [order.orderId, without.id]) {
      const row = await loadOrder(id)
      expect([row.status, row.payment?.status]).toEqual(['CANCELLED', 'EXPIRED'])
    }
    expect(await world.capture(order.paypalOrderId)).toEqual({ kind: 'refused', code: 'EXPIRED' })
    await expect(startOrderWithoutPaypal()).rejects.toMatchObject({ code: 'payment_expired' })
  })

  it('a capture that was asked for and never answered, of an order that PayPal has forgotten: in doubt for a day, then over', async () => {
    const order = await world.order()
    const { paymentId } = await rowOf(order.paypalOrderId)
    await prisma.payment.update({ where: { id: paymentId }, data: { status: 'CAPTURING', captureSentAt: now(), paypalOrderId: '9XX00000XX0000000' } })
    await advance(world, 23 * 3600)
    await settlePayment(paymentId)
    expect((await loadOrder(order.orderId)).payment?.status).toBe('CAPTURING')
    await advance(world, 2 * 3600)
    await settlePayment(paymentId)
    const row = await loadOrder(order.orderId)
    expect([row.status, row.payment?.status]).toEqual(['CANCELLED', 'EXPIRED'])
  })

  const startOrderWithoutPaypal = () => world.order({}, 'never-at-paypal')
})

