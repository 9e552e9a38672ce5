import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { followDispute } from '@/lib/cycle/dispute/follow-dispute'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { prisma } from '@/lib/foundation/db'
import { setJitter } from '@/lib/foundation/retry-delay'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, expectBooks, loadOrder, lookAtStatement, proveAndClose, sweepAndDrain } from '../cycle-books'
import { decideBought, lookUntilAPerson, reservationsOf, supplierOrdersOf } from '../purchase/start-purchases'
import { captureOf, complain, decideCase, takeBackAtPaypal } from './cases-at-paypal'

const CREATE = 'aliexpress.ds.order.create'
let world: World
beforeAll(async () => {
  setJitter(() => 0) // looks come at the end of the quarantine
  world = await startWorld()
})
afterEach(async () => {
  await world.aliexpress('faults', undefined, 'DELETE')
  await world.paypal('faults', undefined, 'DELETE')
  await world.aliexpress('settings', { dedupe: 'same-ids' })
  await prisma.systemConfig.deleteMany({ where: { key: 'supplier_deduplication_sandbox' } })
})
afterAll(async () => {
  await look()
  await proveAndClose(world)
  setJitter(null)
})

const look = () => lookAtStatement(world)

async function inDoubt(kind: string): Promise<string> {
  const { orderId } = await world.paidOrder()
  await world.aliexpress('faults', { call: CREATE, kind })
  await fulfillOrder(orderId)
  expect((await loadOrder(orderId)).purchases[0]?.status).toBe('UNKNOWN')
  return orderId
}

async function looksUntilAPerson(orderId: string): Promise<void> {
  await lookUntilAPerson(world)
  expect((await loadOrder(orderId)).purchases[0]?.status).toBe('UNKNOWN')
}

describe('PayPal takes a payment back while its purchase is in doubt', () => {
  it('the order is not sent again, also where the supplier takes it once; not bought after all, nothing is left to decide', async () => {
    await prisma.systemConfig.create({ data: { key: 'supplier_deduplication_sandbox', value: { confirmed: true } } })
    const orderId = await inDoubt('error-before')
    await followDispute(await takeBackAtPaypal(world, orderId))
    await looksUntilAPerson(orderId)
    expect(await supplierOrdersOf(world, orderId)).toEqual([])
    await decideBought(world, orderId, [])
    expect([(await loadOrder(orderId)).status, await reservationsOf(orderId)]).toEqual(['REFUNDED', ['RELEASED']])
    await look()
    await expectBooks(world)
  })

  it.each([['before it waits for a person', 1], ['while it waits for a person', 8]])('found to be bought, %s: the goods are booked, the sale is reversed', async (_when, looks) => {
    const orderId = await inDoubt('error-after')
    if (looks > 1) await looksUntilAPerson(orderId)
    await followDispute(await takeBackAtPaypal(world, orderId))
    if (looks > 1) expect((await loadOrder(orderId)).failureReason).toBe('PURCHASE_UNKNOWN') // still in front of a person
    const [made] = await supplierOrdersOf(world, orderId)
    await decideBought(world, orderId, [made?.id ?? ''])
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    const { status, sale, purchases } = await loadOrder(orderId)
    expect([status, purchases[0]?.status, sale?.status]).toEqual(['REFUNDED', 'PAID', 'REVERSED'])
    await look()
    await expectBooks(world)
  })
})

describe('PayPal takes a payment back while our refund of it is in doubt', () => {
  it.each([['we know of the case', true], ['nobody told us of it', false]])('%s: what went back once is booked once', async (_when, isTold) => {
    const { orderId } = await world.paidOrder()
    const before = await atPaypalMinor(world)
    await world.paypal('faults', { call: 'captures.refund', kind: 'reset-before' })
    await openRefund({ orderId, reason: 'test', requestedBy: world.userId })
    await drain(world)
    expect((await prisma.refund.findFirstOrThrow({ where: { orderId } })).status).toBe('UNKNOWN')
    const disputeId = await complain(world, await captureOf(orderId))
    if (isTold) await followDispute(disputeId)
    await decideCase(world, disputeId, 'buyer')
    for (let round = 0; round < 3; round++) {
      await advance(world, 61)
      await sweepAndDrain(world)
    }
    await look()
    await followDispute(disputeId)
    for (let round = 0; round < 3; round++) {
      await advance(world, 301)
      await sweepAndDrain(world)
    }
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    const { status, payment, totalMinor } = await loadOrder(orderId)
    expect([status, payment?.status, before - (await atPaypalMinor(world))]).toEqual(['REFUNDED', 'REFUNDED', totalMinor])
    expect((await prisma.refund.findFirstOrThrow({ where: { orderId } })).status).toBe(isTold ? 'FAILED' : 'COMPLETED')
    expect(await prisma.paymentReversal.count({ where: { orderId } })).toBe(isTold ? 1 : 0)
    await expectBooks(world)
  })
})

describe('an order that is bought late', () => {
  it('is not bought with money that PayPal took back, although nobody told us', async () => {
    const { orderId } = await world.paidOrder()
    await takeBackAtPaypal(world, orderId)
    await advance(world, 301)
    await fulfillOrder(orderId)
    expect([(await loadOrder(orderId)).failureReason, await supplierOrdersOf(world, orderId)]).toEqual(['PAYMENT_DISPUTED', []])
    await look()
    expect((await loadOrder(orderId)).status).toBe('REFUNDED')
    await expectBooks(world)
  })

  it('waits while PayPal cannot be asked, and goes out when it can', async () => {
    const { orderId } = await world.paidOrder()
    await advance(world, 301)
    await world.paypal('faults', { call: 'captures.get', kind: 'error-before', times: 3 })
    await fulfillOrder(orderId)
    expect([(await loadOrder(orderId)).failureReason, await supplierOrdersOf(world, orderId)]).toEqual(['BALANCE_UNKNOWN', []])
    await world.paypal('faults', undefined, 'DELETE')
    await advance(world, 61)
    await sweepAndDrain(world)
    expect(await supplierOrdersOf(world, orderId)).toHaveLength(1)
    await expectBooks(world)
  })
})
