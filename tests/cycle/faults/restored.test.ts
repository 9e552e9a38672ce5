import '@/tests/setup/test-database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { prisma } from '@/lib/foundation/db'
import { showRestored } from '@/lib/worker/reconcile/show-restored'
import { closeWorld, startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, expectBooks, loadOrder, sweepAndDrain } from '../cycle-books'
import { decideBought, purchaseIdOf, supplierOrdersOf } from '../purchase/start-purchases'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => closeWorld(world))

const shown = async () => (await prisma.exception.findMany({ where: { kind: 'RESTORED_IN_DOUBT' }, orderBy: { openedAt: 'asc' } })).map((each) => ({ orderId: each.orderId, amount: each.amountMinor, isOpen: each.closedAt === null, by: each.closedBy, facts: each.facts as Record<string, unknown> }))

it('an order that may have been bought between a backup and its restore is shown with what was asked and answered, and goes when a person has decided', async () => {
  const { orderId } = await world.paidOrder()
  const amount = (await loadOrder(orderId)).payment?.amountMinor
  const takenAt = new Date(Date.now() - 3_600_000).toISOString()
  await prisma.systemConfig.create({ data: { key: 'restored_at', value: { takenAt, restoredAt: new Date(Date.now() + 1000).toISOString() } } })
  await drain(world)
  expect([(await loadOrder(orderId)).purchases[0]?.status, await supplierOrdersOf(world, orderId)]).toEqual(['UNKNOWN', []])
  await showRestored()
  for (let look = 0; look < 6; look++) {
    await advance(world, 80)
    await sweepAndDrain(world)
    await showRestored()
  }
  const [one, ...others] = await shown()
  expect(others).toEqual([])
  expect(one).toMatchObject({ orderId, amount, isOpen: true, facts: { backupFrom: takenAt, outOrderId: purchaseIdOf(orderId), answered: 'none fits this order', stopped: 'PURCHASE_UNKNOWN' } })
  expect(one?.facts.looks).toBeGreaterThan(1)
  expect(await supplierOrdersOf(world, orderId)).toEqual([]) // asked, never sent

  await decideBought(world, orderId, [])
  await openRefund({ orderId, reason: 'not bought', requestedBy: world.userId })
  await drain(world)
  await advance(world, 5)
  await showRestored()
  expect((await shown()).map((each) => [each.isOpen, each.by])).toEqual([[false, 'system']])
  expect((await loadOrder(orderId)).status).toBe('REFUNDED')
  await expectBooks(world)
})
