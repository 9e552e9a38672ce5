import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { tryMoveOrder } from '@/lib/cycle/order/store'
import { captureRequestId } from '@/lib/cycle/payment/capture-payment'
import { settlePayment } from '@/lib/cycle/payment/settle-payment'
import { claimCapture, movePayment } from '@/lib/cycle/payment/store'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { sendRefund } from '@/lib/cycle/refund/send-refund'
import { now } from '@/lib/foundation/clock'
import { inTransaction, prisma } from '@/lib/foundation/db'
import { capturePaypalOrder } from '@/lib/providers/paypal/capture-order'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, effectsOf, expectBooks, kindsOf, loadOrder, proveAndClose, sweepAndDrain } from '../cycle-books'
import { approvedOrder, paymentOf } from '../payment/approved-payments'

let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(async () => {
  await world.paypal('faults', undefined, 'DELETE')
  await expectBooks(world)
})
afterAll(() => proveAndClose(world))

/** An order that ended here while its capture was under way (as expire() of settle-payment.ts does after a day), and PayPal captures it after all. */
async function capturedLate() {
  const order = await approvedOrder(world)
  const payment = await paymentOf(order.paypalOrderId)
  await claimCapture(payment.paymentId, now(), now())
  await inTransaction(async (tx) => {
    await movePayment(tx, { paymentId: payment.paymentId, from: ['CAPTURING'], to: 'EXPIRED', nextPollAt: null })
    await tryMoveOrder(tx, { orderId: order.orderId, from: ['CREATED'], to: 'CANCELLED', event: 'payment_expired', actor: 'system', at: now() })
  })
  const outcome = await capturePaypalOrder({ paypalOrderId: order.paypalOrderId, requestId: captureRequestId(payment) })
  expect(outcome.kind).toBe('done')
  return { orderId: order.orderId, paymentId: payment.paymentId }
}

describe('money that is captured after the order has ended here', () => {
  it('is booked, shown, given back in full, once; nothing is bought for it', async () => {
    const before = await atPaypalMinor(world)
    const { orderId, paymentId } = await capturedLate()
    expect(await atPaypalMinor(world)).toBeGreaterThan(before)
    await Promise.all(Array.from({ length: 6 }, () => settlePayment(paymentId))) // the webhook, three times over, and the poller
    const late = await loadOrder(orderId)
    expect([late.status, late.payment?.status]).toEqual(['CANCELLED', 'MISMATCH'])
    expect((await prisma.exception.findMany({ where: { subject: paymentId } })).map((each) => [each.kind, each.amountMinor, each.closedAt])).toEqual([['LATE_CAPTURE', late.totalMinor, null]])
    await expectBooks(world)
    await fulfillOrder(orderId)
    await sweepAndDrain(world)
    const over = await loadOrder(orderId)
    expect([over.status, over.payment?.status, over.purchases, over.refunds.map((each) => [each.status, each.amountMinor])]).toEqual(['CANCELLED', 'REFUNDED', [], [['COMPLETED', over.totalMinor]]])
    expect(await kindsOf(orderId)).toEqual(['capture', 'payment_fee', 'refund'])
    expect((await prisma.exception.findFirstOrThrow({ where: { subject: paymentId } })).closedBy).toBe('system')
    // What is left of it is PayPal's fee, which PayPal does not give back.
    expect(await atPaypalMinor(world)).toBe(before - (over.payment?.feeMinor ?? 0n))
  })

  it('the job that gives it back was lost: the sweep finds it', async () => {
    const { orderId, paymentId } = await capturedLate()
    await settlePayment(paymentId)
    await prisma.$executeRaw`DELETE FROM pgboss.job WHERE state < 'completed'`
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).payment?.status).toBe('REFUNDED')
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
    const { paymentId } = await paymentOf(order.paypalOrderId)
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

describe('a refund in doubt for longer than PayPal keeps its key', () => {
  it('is not sent again: a person sees it, and it is only looked for', async () => {
    const { orderId } = await world.paidOrder()
    await openRefund({ orderId, reason: 'test', requestedBy: world.userId })
    const refund = (await loadOrder(orderId)).refunds[0]
    await world.paypal('faults', { call: 'captures.refund', kind: 'error-before' })
    await sendRefund(refund?.id ?? '')
    await prisma.refund.update({ where: { id: refund?.id ?? '' }, data: { firstSentAt: new Date(Date.now() - 41 * 86_400_000) } })
    for (let looks = 0; looks < 3; looks++) await sendRefund(refund?.id ?? '')
    const waiting = (await loadOrder(orderId)).refunds[0]
    expect(waiting?.status).toBe('UNKNOWN')
    expect((await effectsOf(world, 'paypal', 'refund')).filter((each) => each.key === refund?.id)).toEqual([])
    expect((await prisma.exception.findMany({ where: { subject: refund?.id ?? '' } })).map((each) => each.kind)).toEqual(['REFUND_IN_DOUBT'])
    await prisma.refund.update({ where: { id: refund?.id ?? '' }, data: { firstSentAt: now(), nextCheckAt: new Date(0) } })
    await advance(world, 61)
    await sweepAndDrain(world)
    await drain(world)
    expect((await loadOrder(orderId)).status).toBe('REFUNDED')
  })
})
