import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buyByDecision } from '@/lib/cycle/purchase/buy-by-decision'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { prisma } from '@/lib/foundation/db'
import { HttpCallError, setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { setJitter } from '@/lib/foundation/retry-delay'
import { sweep } from '@/lib/worker/sweep'
import { closeWorld, startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, effectsOf, expectBooks, expectProved, loadOrder, sweepAndDrain, withShortDeadlines } from '../cycle-books'
import { decideBought, expectBoughtOnce, importOtherStore, lookUntilAPerson, paySplitOrder, purchaseIdOf, pushCame, reservationsOf, startPushReceiver, supplierOrdersOf, waitFor } from './start-purchases'

const CREATE = 'aliexpress.ds.order.create'
let world: World
let receiver: Awaited<ReturnType<typeof startPushReceiver>>
beforeAll(async () => {
  setJitter(() => 0) // looks come at the end of the quarantine
  world = await startWorld()
  receiver = await startPushReceiver()
})
afterEach(async () => {
  await world.aliexpress('faults', undefined, 'DELETE')
  await world.aliexpress('settings', { pushMode: 'never', dedupe: 'same-ids' })
  await prisma.systemConfig.deleteMany({ where: { key: 'supplier_deduplication_sandbox' } })
})
afterAll(async () => {
  await expectProved(world)
  setJitter(null)
  receiver.close()
  await closeWorld(world)
})

const fault = (kind: string, more: object = {}) => world.aliexpress('faults', { call: CREATE, kind, ...more })
const withPushes = () => world.aliexpress('settings', { pushMode: 'once', pushUrl: receiver.url })
const confirmDeduplication = () => prisma.systemConfig.create({ data: { key: 'supplier_deduplication_sandbox', value: { confirmed: true } } })

async function inDoubt(orderId: string): Promise<void> {
  const order = await loadOrder(orderId)
  expect([order.purchases[0]?.status, await reservationsOf(orderId)]).toEqual(['UNKNOWN', ['OPEN']])
}

/** Time passes until asking has given up. */
async function untilAPerson(orderId: string): Promise<void> {
  await lookUntilAPerson(world)
  expect(await loadOrder(orderId)).toMatchObject({ status: 'FAILED', failureReason: 'PURCHASE_UNKNOWN', nextAttemptAt: null })
  await inDoubt(orderId)
}

describe('bought once', () => {
  it('two workers at once are one supplier order', async () => {
    const { orderId } = await world.paidOrder()
    await Promise.all([fulfillOrder(orderId), fulfillOrder(orderId), fulfillOrder(orderId)])
    await drain(world)
    await expectBoughtOnce(world, orderId)
    expect(await reservationsOf(orderId)).toEqual(['CONSUMED'])
    await expectBooks(world)
  })

  it.each(['error-after', 'reset-after', 'malformed', 'timeout-after'])('%s with a push: found by asking and adopted', async (kind) => {
    await withPushes()
    const { orderId } = await world.paidOrder()
    await fault(kind)
    await withShortDeadlines(() => fulfillOrder(orderId))
    await inDoubt(orderId)
    await pushCame(world, orderId)
    await advance(world, 61)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).status).toBe('PURCHASED')
    await expectBoughtOnce(world, orderId)
    expect(await reservationsOf(orderId)).toEqual(['CONSUMED'])
    await expectBooks(world)
  })

  it('a kill between claim and answer: stale, in doubt, adopted', async () => {
    await withPushes()
    const { orderId } = await world.paidOrder()
    await fault('timeout-after')
    const killed = withShortDeadlines(() => fulfillOrder(orderId), 6_000)
    await waitFor(async () => (await supplierOrdersOf(world, orderId)).length === 1)
    expect((await loadOrder(orderId)).purchases[0]?.status).toBe('SENT')
    await advance(world, 31)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).purchases[0]?.status).not.toBe('SENT')
    await pushCame(world, orderId)
    await advance(world, 61)
    await sweepAndDrain(world)
    await killed // the zombie's own answer comes last and changes nothing
    await drain(world)
    expect((await loadOrder(orderId)).status).toBe('PURCHASED')
    await expectBoughtOnce(world, orderId)
    await expectBooks(world)
  })
})

describe('in doubt without a push', () => {
  it('is never bought again by itself: a person finds it, and it is adopted', async () => {
    const { orderId } = await world.paidOrder()
    await fault('error-after')
    await fulfillOrder(orderId)
    await untilAPerson(orderId)
    await fulfillOrder(orderId, { decidedBy: world.userId, acceptLoss: true })
    await expect(openRefund({ orderId, reason: 'test', requestedBy: world.userId })).rejects.toMatchObject({ code: 'refund_not_possible' })
    expect(await supplierOrdersOf(world, orderId)).toHaveLength(1)

    const [there] = await supplierOrdersOf(world, orderId)
    await expect(decideBought(world, orderId, ['8190000000009999'])).rejects.toMatchObject({ code: 'not_found' })
    await decideBought(world, orderId, [there?.id ?? ''])
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.purchases[0]?.decidedBy]).toEqual(['PURCHASED', world.userId])
    await expectBoughtOnce(world, orderId)
    await expectBooks(world)
    await expect(decideBought(world, orderId, [])).rejects.toMatchObject({ code: 'wrong_state' })
  })

  it('split by the supplier: a person names all of its orders, a part of them is refused and changes nothing', async () => {
    const { orderId } = await paySplitOrder(world, await importOtherStore(world))
    await fault('error-after')
    await fulfillOrder(orderId)
    await untilAPerson(orderId)
    const there = (await supplierOrdersOf(world, orderId)).map((each) => each.id)
    expect(there).toHaveLength(2)
    const decide = (supplierOrderIds: string[]) => decideBought(world, orderId, supplierOrderIds)
    for (const part of [there.slice(0, 1), there.slice(1), [...there.slice(0, 1), ...there.slice(0, 1)]]) await expect(decide(part)).rejects.toMatchObject({ code: 'supplier_orders_incomplete' })
    await expect(decide([...there, '8190000000009999'])).rejects.toMatchObject({ code: 'not_found' })
    await inDoubt(orderId)
    await decide(there)
    await drain(world)
    expect((await loadOrder(orderId)).status).toBe('PURCHASED')
    await expectBoughtOnce(world, orderId, 2)
    await expectBooks(world)
  })

  it('a person knows that nothing was bought: released once, bought again only by decision', async () => {
    const { orderId } = await world.paidOrder()
    await fault('error-before')
    await fulfillOrder(orderId)
    await untilAPerson(orderId)
    await decideBought(world, orderId, [])
    await expect(decideBought(world, orderId, [])).rejects.toMatchObject({ code: 'wrong_state' })
    expect(await reservationsOf(orderId)).toEqual(['RELEASED'])
    await advance(world, 3 * 3600)
    await sweepAndDrain(world)
    expect(await supplierOrdersOf(world, orderId)).toEqual([])
    await buyByDecision({ orderId, ownerId: world.userId, acceptLoss: false })
    await drain(world)
    await expectBoughtOnce(world, orderId)
    expect(await reservationsOf(orderId)).toEqual(['RELEASED', 'CONSUMED'])
    await expectBooks(world)
  })

  it('a worker that looked at the supplier all the while does not take it out of the person’s list', async () => {
    const { orderId } = await world.paidOrder()
    let hasBegun = false
    setTransport(async (request) => {
      if (hasBegun || !request.url.includes('/sync')) return sendOverNetwork(request)
      hasBegun = true
      await fault('error-before')
      await fulfillOrder(orderId) // another worker, while this one waits for its answer
      await untilAPerson(orderId)
      throw new HttpCallError('before-send', 'the supplier cannot be reached', undefined)
    })
    await fulfillOrder(orderId).finally(() => { setTransport(null) })
    expect(hasBegun).toBe(true)
    expect(await loadOrder(orderId)).toMatchObject({ status: 'FAILED', failureReason: 'PURCHASE_UNKNOWN', nextAttemptAt: null })
    await decideBought(world, orderId, [])
    await expectBooks(world)
  })

  it('a supplier order that two purchases in doubt fit is given to neither', async () => {
    await withPushes()
    const [first, second] = [await world.paidOrder(), await world.paidOrder()]
    await fault('error-before')
    await fulfillOrder(first.orderId)
    await fault('error-after')
    await fulfillOrder(second.orderId)
    await pushCame(world, second.orderId)
    for (let each = 0; each < 3; each++) {
      await advance(world, 61)
      await sweepAndDrain(world)
    }
    await inDoubt(first.orderId)
    await inDoubt(second.orderId)
    await decideBought(world, first.orderId, [])
    await advance(world, 61)
    await sweepAndDrain(world)
    expect((await loadOrder(second.orderId)).status).toBe('PURCHASED')
    await expectBoughtOnce(world, second.orderId)
    expect(await supplierOrdersOf(world, first.orderId)).toEqual([])
    await expectBooks(world)
  })
})

describe('with deduplication confirmed', () => {
  it.each(['same-ids', 'repeated-error'])('the same request once more (%s) is still one paid order', async (dedupe) => {
    await confirmDeduplication()
    await world.aliexpress('settings', { dedupe })
    const { orderId } = await world.paidOrder()
    await fault('error-after')
    await fulfillOrder(orderId)
    await inDoubt(orderId)
    await advance(world, 61)
    await sweepAndDrain(world)
    expect(await supplierOrdersOf(world, orderId)).toHaveLength(1)
    expect((await effectsOf(world, 'aliexpress', 'order-paid')).filter((each) => each.key === purchaseIdOf(orderId))).toHaveLength(1)
    if (dedupe === 'same-ids') {
      expect((await loadOrder(orderId)).status).toBe('PURCHASED')
      await expectBoughtOnce(world, orderId)
      await expectBooks(world)
    } else {
      await untilAPerson(orderId) // "repeated" proves that it exists, not under which number
      const [there] = await supplierOrdersOf(world, orderId)
      await decideBought(world, orderId, [there?.id ?? ''])
      await drain(world)
      await expectBoughtOnce(world, orderId)
      await expectBooks(world)
    }
  })

  it('a refusal of the repeat settles nothing: the capital stays committed', async () => {
    await confirmDeduplication()
    const { orderId } = await world.paidOrder()
    await fault('error-after')
    await fulfillOrder(orderId)
    await fault('business', { code: 'INVENTORY_HOLD_ERROR' })
    await advance(world, 61)
    await sweepAndDrain(world)
    await inDoubt(orderId)
    await untilAPerson(orderId)
    await advance(world, 5 * 3600)
    await sweep()
    await drain(world)
    expect(await supplierOrdersOf(world, orderId)).toHaveLength(1)
    await withPushes()
    const [there] = await supplierOrdersOf(world, orderId)
    await decideBought(world, orderId, [there?.id ?? ''])
    await drain(world)
    await expectBooks(world)
  })
})
