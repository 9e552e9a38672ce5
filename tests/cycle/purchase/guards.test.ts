import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { prisma } from '@/lib/foundation/db'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, expectBooks, loadOrder, proveAndClose, sweepAndDrain } from '../cycle-books'
import { expectBoughtOnce, goodsOf, reservationsOf, supplierOrdersOf } from './start-purchases'

let world: World
let goods: Awaited<ReturnType<typeof goodsOf>>
beforeAll(async () => {
  world = await startWorld()
  goods = await goodsOf(world)
})
afterEach(async () => {
  await setConnection('CONNECTED')
  await world.aliexpress('faults', undefined, 'DELETE')
  await world.aliexpress('settings', { priceFactorBasisPoints: 10_000, stock: { [goods.skuId]: goods.stock } })
  await expectBooks(world)
})
afterAll(() => proveAndClose(world))

const setConnection = (status: string) => prisma.apiCredential.updateMany({ where: { userId: world.userId }, data: { status } })

/** A paid order that the guards stopped, without a reservation and without anything at the supplier. */
async function stopped(orderId: string): Promise<{ reason: string | null; facts: Record<string, unknown> }> {
  const order = await loadOrder(orderId)
  expect(order.status).toBe('FAILED')
  expect(await reservationsOf(orderId)).toEqual([])
  expect(await supplierOrdersOf(world, orderId)).toEqual([])
  return { reason: order.failureReason, facts: order.failureFacts as Record<string, unknown> }
}

async function expectGoesOut(orderId: string, afterSeconds: number): Promise<void> {
  await advance(world, afterSeconds)
  await sweepAndDrain(world)
  expect((await loadOrder(orderId)).status).toBe('PURCHASED')
  await expectBoughtOnce(world, orderId)
}

describe('each guard says its own no', () => {
  it('in their order: limits, supplier, loss, capital', async () => {
    const { orderId } = await world.paidOrder()
    await world.aliexpress('settings', { priceFactorBasisPoints: 30_000, stock: { [goods.skuId]: 0 } })
    await prisma.user.update({ where: { id: world.userId }, data: { maxDailyOrders: 0 } })
    await fulfillOrder(orderId)
    expect(await stopped(orderId)).toMatchObject({ reason: 'DAILY_ORDER_LIMIT', facts: { scope: 'reseller', limit: '0', orders: 0 } })

    await prisma.user.update({ where: { id: world.userId }, data: { maxDailyOrders: null } })
    await fulfillOrder(orderId)
    expect(await stopped(orderId)).toMatchObject({ reason: 'OUT_OF_STOCK', facts: { stock: 0, quantity: 1 } })

    await world.aliexpress('settings', { stock: { [goods.skuId]: goods.stock } })
    await fulfillOrder(orderId)
    const loss = await stopped(orderId)
    expect(loss.reason).toBe('LOSS_GUARD')
    expect(Object.keys(loss.facts).sort()).toEqual(['costAtSale', 'costNow', 'currency', 'minimumMarginBasisPoints', 'paid', 'paymentFee', 'profit', 'requiredProfit'])
    expect(loss.facts.profit).toMatch(/^-/)

    await fulfillOrder(orderId)
    await advance(world, 3 * 3600)
    await sweepAndDrain(world)
    expect((await stopped(orderId)).reason).toBe('LOSS_GUARD') // a person decides; it does not go out by itself

    const { balances } = (await world.paypal('state')) as { balances: { available: string }[] }
    const all = balances[0]?.available ?? '0'
    await world.paypal('debit', { currency: 'USD', value: all, reference: 'all', note: 'spent' })
    await fulfillOrder(orderId, { decidedBy: world.userId, acceptLoss: true })
    expect((await stopped(orderId)).reason).toBe('FAILED_INSUFFICIENT_FUNDS')
    await world.paypal('credit', { currency: 'USD', value: all, reference: 'all back', note: 'funds' })

    await world.aliexpress('settings', { priceFactorBasisPoints: 10_000 })
    await expectGoesOut(orderId, 61)
  })

  it('out of stock goes out when there is stock again', async () => {
    const { orderId } = await world.paidOrder()
    await world.aliexpress('settings', { stock: { [goods.skuId]: 0 } })
    await drain(world)
    expect((await stopped(orderId)).reason).toBe('OUT_OF_STOCK')
    await world.aliexpress('settings', { stock: { [goods.skuId]: 50 } })
    await expectGoesOut(orderId, 3601)
  })

  it('a variant that the supplier no longer has is for a person', async () => {
    await prisma.productVariant.update({ where: { id: world.variantId }, data: { supplierSkuId: '12000099999999999' } })
    const { orderId } = await world.paidOrder()
    await prisma.productVariant.update({ where: { id: world.variantId }, data: { supplierSkuId: goods.skuId } })
    await drain(world)
    expect(await stopped(orderId)).toMatchObject({ reason: 'VARIANT_GONE', facts: { supplierSkuId: '12000099999999999' } })
    expect((await loadOrder(orderId)).nextAttemptAt).toBeNull()
  })

  it('not deliverable there', async () => {
    const { orderId } = await world.paidOrder()
    await world.aliexpress('faults', { call: 'aliexpress.ds.freight.query', kind: 'business', code: '505', message: 'no delivery' })
    await drain(world)
    expect((await stopped(orderId)).reason).toBe('NOT_DELIVERABLE')
    await expectGoesOut(orderId, 3601)
  })

  it('too slow', async () => {
    await prisma.userWorkflowConfig.update({ where: { userId: world.userId }, data: { maxDeliveryDays: 1 } })
    const { orderId } = await world.paidOrder()
    await drain(world)
    await prisma.userWorkflowConfig.update({ where: { userId: world.userId }, data: { maxDeliveryDays: 45 } })
    expect(await stopped(orderId)).toMatchObject({ reason: 'DELIVERY_TOO_SLOW', facts: { maxDays: 1 } })
  })

  it('the supplier cannot be asked: tried again soon', async () => {
    const { orderId } = await world.paidOrder()
    await world.aliexpress('faults', { call: 'aliexpress.ds.product.get', kind: 'error-before', times: 1 })
    await drain(world)
    expect((await stopped(orderId)).reason).toBe('SUPPLIER_UNAVAILABLE')
    await expectGoesOut(orderId, 121)
  })
})

describe('the connection', () => {
  it('none: NOT_CONNECTED, and out by itself once there is one', async () => {
    const { orderId } = await world.paidOrder()
    await setConnection('DISCONNECTED')
    await drain(world)
    expect((await stopped(orderId)).reason).toBe('NOT_CONNECTED')
    await setConnection('CONNECTED')
    await expectGoesOut(orderId, 301)
  })

  it('expired: RECONNECT_NEEDED, and out by itself after reconnecting', async () => {
    const { orderId } = await world.paidOrder()
    await prisma.purchase.updateMany({ data: { nextCheckAt: null } }) // parcels of earlier orders are not looked for without a connection
    await setConnection('RECONNECT_NEEDED')
    await drain(world)
    expect((await stopped(orderId)).reason).toBe('RECONNECT_NEEDED')
    await advance(world, 301)
    await sweepAndDrain(world)
    expect((await stopped(orderId)).reason).toBe('RECONNECT_NEEDED')
    await setConnection('CONNECTED')
    await expectGoesOut(orderId, 301)
  })

  it('a token that is refused although it looks good is refreshed, and the order goes out', async () => {
    const { orderId } = await world.paidOrder()
    await world.aliexpress('faults', { call: 'aliexpress.ds.product.get', kind: 'gateway', code: 'IllegalAccessToken' })
    await drain(world)
    expect((await loadOrder(orderId)).status).toBe('PURCHASED')
    await expectBoughtOnce(world, orderId)
  })
})

describe('refused by the supplier', () => {
  it.each([
    ['A003_SUSPICIOUS_BUYER', 'ACCOUNT_BLOCKED'],
    ['INVENTORY_HOLD_ERROR', 'OUT_OF_STOCK'],
    ['B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL', 'ADDRESS_REFUSED'],
    ['SKU_NOT_EXIST', 'VARIANT_GONE'],
  ])('%s: %s, the reservation is released once', async (code, reason) => {
    const counters = () => prisma.dailyPurchaseCounter.findMany({ orderBy: [{ day: 'asc' }, { scope: 'asc' }] })
    const before = await counters()
    const { orderId } = await world.paidOrder()
    await world.aliexpress('faults', { call: 'aliexpress.ds.order.create', kind: 'business', code })
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.failureReason, order.purchases[0]?.status]).toEqual(['FAILED', reason, 'REFUSED'])
    expect(await reservationsOf(orderId)).toEqual(['RELEASED'])
    const after = (await counters()).filter((each) => each.orders > 0 || before.some((known) => known.day === each.day))
    expect(after.map((each) => each.orders)).toEqual(before.map((each) => each.orders))
    expect(await supplierOrdersOf(world, orderId)).toEqual([])
  })

  it('no byte left: tried again under the same number', async () => {
    const { orderId } = await world.paidOrder()
    await world.aliexpress('faults', { call: 'aliexpress.ds.order.create', kind: 'gateway', code: 'ApiCallLimit' })
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.failureReason, order.purchases[0]?.status, await reservationsOf(orderId)]).toEqual(['SUPPLIER_UNAVAILABLE', 'PREPARED', ['RELEASED']])
    await expectGoesOut(orderId, 121)
    expect(await reservationsOf(orderId)).toEqual(['RELEASED', 'CONSUMED'])
  })

  it('an order that waits for its refund is not bought', async () => {
    const { orderId } = await world.paidOrder()
    await openRefund({ orderId, reason: 'test', requestedBy: world.userId })
    await fulfillOrder(orderId)
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.purchases]).toEqual(['REFUNDED', []])
  })
})
