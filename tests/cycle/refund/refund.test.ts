import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { sendRefund } from '@/lib/cycle/refund/send-refund'
import { claimRefund } from '@/lib/cycle/refund/store'
import { now } from '@/lib/foundation/clock'
import { money } from '@/lib/foundation/money'
import { refundPaypalCapture } from '@/lib/providers/paypal/refund-capture'
import { sweep } from '@/lib/worker/sweep'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, effectsOf, expectBooks, kindsOf, loadOrder, proveAndClose, sweepAndDrain, withShortDeadlines } from '../cycle-books'
import { goodsOf, supplierOrdersOf } from '../purchase/start-purchases'

let world: World
let goods: Awaited<ReturnType<typeof goodsOf>>
beforeAll(async () => {
  world = await startWorld()
  goods = await goodsOf(world)
})
afterEach(async () => {
  await world.paypal('faults', undefined, 'DELETE')
  await world.aliexpress('settings', { priceFactorBasisPoints: 10_000, stock: { [goods.skuId]: goods.stock } })
  await expectBooks(world)
})
afterAll(() => proveAndClose(world))

/** A paid order that cannot be supplied and waits for a person. */
async function stopped(): Promise<string> {
  const { orderId } = await world.paidOrder()
  await world.aliexpress('settings', { priceFactorBasisPoints: 40_000 })
  await drain(world)
  await world.aliexpress('settings', { priceFactorBasisPoints: 10_000 })
  expect((await loadOrder(orderId)).failureReason).toBe('LOSS_GUARD')
  return orderId
}

const ask = (orderId: string) => openRefund({ orderId, reason: 'cannot be supplied', requestedBy: world.userId })
const refundsAtPaypal = async (orderId: string) => {
  const { payment } = await loadOrder(orderId)
  return (await effectsOf(world, 'paypal', 'refund')).filter((each) => each.facts?.captureId === payment?.captureId)
}

async function expectRefundedOnce(orderId: string): Promise<void> {
  const order = await loadOrder(orderId)
  expect([order.status, order.payment?.status, order.refunds.filter((each) => each.status === 'COMPLETED').length]).toEqual(['REFUNDED', 'REFUNDED', 1])
  expect((await refundsAtPaypal(orderId)).map((each) => BigInt(each.amount.replace('.', '')))).toEqual([order.totalMinor])
  expect(await kindsOf(orderId)).toEqual(['capture', 'payment_fee', 'refund'])
}

describe('a full refund, once', () => {
  it('of a stopped order', async () => {
    const orderId = await stopped()
    await ask(orderId)
    await drain(world)
    await expectRefundedOnce(orderId)
  })

  it('of a paid order that nobody has bought yet', async () => {
    const { orderId } = await world.paidOrder()
    await ask(orderId)
    await drain(world)
    await expectRefundedOnce(orderId)
    expect(await supplierOrdersOf(world, orderId)).toEqual([])
  })

  it('ten clicks at once are one refund', async () => {
    const orderId = await stopped()
    await Promise.all(Array.from({ length: 10 }, () => ask(orderId)))
    const [refund] = (await loadOrder(orderId)).refunds
    await Promise.all(Array.from({ length: 5 }, () => sendRefund(refund?.id ?? '')))
    await drain(world)
    await expectRefundedOnce(orderId)
    await expect(ask(orderId)).rejects.toMatchObject({ code: 'refund_not_possible' })
  })

  it('by itself after 72 h, not before', async () => {
    const orderId = await stopped()
    await advance(world, 71 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).status).toBe('FAILED')
    await advance(world, 3600 + 60)
    await sweepAndDrain(world)
    await expectRefundedOnce(orderId)
  })

  it('not of an order that was bought', async () => {
    const { orderId } = await world.paidOrder()
    await drain(world)
    await expect(ask(orderId)).rejects.toMatchObject({ code: 'refund_not_possible' })
    await expect(openRefund({ orderId, reason: 'x', requestedBy: 'usr_x', ownerId: 'usr_somebodyelse' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a refund against a purchase that starts', () => {
  it('exactly one of the two wins', async () => {
    for (let round = 0; round < 6; round++) {
      const { orderId } = await world.paidOrder()
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      const [refund] = await Promise.allSettled([pause(round * 20).then(() => ask(orderId)), fulfillOrder(orderId)])
      await drain(world)
      const order = await loadOrder(orderId)
      const bought = (await supplierOrdersOf(world, orderId)).length
      if (refund.status === 'fulfilled') expect([order.status, bought]).toEqual(['REFUNDED', 0])
      else expect([order.status, bought, order.refunds.length]).toEqual(['PURCHASED', 1, 0])
    }
  })
})

describe('a refund without a certain answer', () => {
  it.each(['error-after', 'reset-after', 'timeout-after', 'error-before'])('%s: in doubt, then settled by asking', async (kind) => {
    const orderId = await stopped()
    await ask(orderId)
    await world.paypal('faults', { call: 'captures.refund', kind })
    await withShortDeadlines(() => drain(world))
    expect((await loadOrder(orderId)).refunds[0]?.status).toBe('UNKNOWN')
    await advance(world, 61)
    await sweepAndDrain(world)
    await expectRefundedOnce(orderId)
  })

  it('a kill between claim and answer', async () => {
    const orderId = await stopped()
    await ask(orderId)
    const [refund] = (await loadOrder(orderId)).refunds
    await claimRefund(refund?.id ?? '', 'PREPARED', now())
    await drain(world)
    expect((await loadOrder(orderId)).refunds[0]?.status).toBe('SENT')
    await advance(world, 31)
    await sweepAndDrain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    await expectRefundedOnce(orderId)
  })

  it('pending at PayPal, then completed', async () => {
    const orderId = await stopped()
    await ask(orderId)
    await world.paypal('faults', { call: 'captures.refund', kind: 'pending', value: 'ECHECK' })
    await drain(world)
    const [refund] = (await loadOrder(orderId)).refunds
    expect([refund?.status, (await loadOrder(orderId)).status]).toEqual(['PENDING', 'FAILED'])
    await world.paypal('refund', { refundId: refund?.paypalRefundId })
    await advance(world, 3601)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).status).toBe('REFUNDED')
  })

  it('given back by hand at PayPal: found and booked, not sent again and again', async () => {
    const orderId = await stopped()
    const { payment } = await loadOrder(orderId)
    await refundPaypalCapture({ captureId: payment?.captureId ?? '', amount: money(payment?.amountMinor ?? 0n, 'USD'), requestId: 'by-hand', invoiceId: `hand-${orderId}`, noteToPayer: '' })
    await ask(orderId)
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    await expectRefundedOnce(orderId)
  })
})

describe('a refund that PayPal refuses', () => {
  it('is shown, not repeated with every sweep, and tried again the next day', async () => {
    const orderId = await stopped()
    await world.paypal('faults', { call: 'captures.refund', kind: 'decline', value: 'REFUND_FAILED_INSUFFICIENT_FUNDS' })
    await advance(world, 72 * 3600 + 60)
    await sweepAndDrain(world)
    for (let each = 0; each < 3; each++) {
      await advance(world, 60)
      await sweep()
      await drain(world)
    }
    const failed = await loadOrder(orderId)
    expect([failed.status, failed.refunds.map((each) => each.status)]).toEqual(['FAILED', ['FAILED']])
    expect(failed.events.at(-1)).toMatchObject({ event: 'refund_failed', evidence: { code: 'REFUND_FAILED_INSUFFICIENT_FUNDS' } })
    await advance(world, 24 * 3600)
    await sweepAndDrain(world)
    await expectRefundedOnce(orderId)
  })
})
