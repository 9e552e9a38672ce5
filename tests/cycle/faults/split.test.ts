import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prisma } from '@/lib/foundation/db'
import { reconcilePaypal } from '@/lib/worker/reconcile/reconcile-paypal'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, expectBooks, loadOrder, proveAndClose, sweepAndDrain } from '../cycle-books'
import { minorOf, openExceptions } from '../money-figures'
import { importOtherStore, paySplitOrder, supplierOrdersOf } from '../purchase/start-purchases'

let world: World
let otherVariant: string
beforeAll(async () => {
  world = await startWorld()
  otherVariant = await importOtherStore(world)
})
afterAll(() => proveAndClose(world))

/** A paid order of goods of two stores, as far as it goes by itself. */
async function splitOrder() {
  const { orderId } = await paySplitOrder(world, otherVariant)
  await drain(world)
  const [one, two] = await supplierOrdersOf(world, orderId)
  if (!one || !two) throw new Error('not split')
  return { orderId, one, two }
}
const shown = async (orderId: string) => (await openExceptions(orderId)).map((each) => each.kind)

describe('the supplier calls off a part of a split order', () => {
  it('after it was paid: shown; its money is booked when it shows at PayPal, and waits for a decision; the rest goes on', async () => {
    const { orderId, one } = await splitOrder()
    await advance(world, 61)
    await sweepAndDrain(world)
    await reconcilePaypal()
    await world.aliexpress(`orders/${one.id}/cancel`, {})
    await advance(world, 601)
    await sweepAndDrain(world)
    const order = await loadOrder(orderId)
    expect([order.purchases[0]?.status, order.sale?.status, await shown(orderId)]).toEqual(['PAID', 'PAID_OUT', ['SUPPLIER_PART_CLOSED']])
    await advance(world, 5)
    expect(await reconcilePaypal()).toMatchObject({ unknown: 0, healed: 1 })
    await advance(world, 5)
    expect(await reconcilePaypal()).toMatchObject({ unknown: 0, healed: 0, unexplainedMinor: 0n })
    await expectBooks(world)
    expect(await shown(orderId)).toEqual(['SUPPLIER_PART_CLOSED', 'SUPPLIER_PART_REFUNDED'])
    const booked = await prisma.ledgerEntry.findMany({ where: { accountId: 'paypal_balance:USD', transaction: { orderId, kind: 'supplier_refund' } } })
    expect(booked.map((each) => each.amountMinor)).toEqual([minorOf(one.amount)])
  })

  it('before it was paid: the purchase does not wait for it, and costs what the other part costs', async () => {
    await world.aliexpress('settings', { autoPay: false })
    const { orderId, one, two } = await splitOrder()
    await world.aliexpress(`orders/${one.id}/cancel`, {})
    await prisma.purchase.updateMany({ where: { orderId }, data: { fundedFrom: 'other' } }) // paid by hand, from a card
    await world.aliexpress(`orders/${two.id}/pay`, {})
    await advance(world, 301)
    await sweepAndDrain(world)
    await world.aliexpress('settings', { autoPay: true })
    const order = await loadOrder(orderId)
    expect([order.purchases[0]?.status, order.purchases[0]?.actualCostMinor, order.sale?.aliexpressCost]).toEqual(['PAID', minorOf(two.amount), minorOf(two.amount)])
    expect(await shown(orderId)).toContain('SUPPLIER_PART_CLOSED')
  })
})
