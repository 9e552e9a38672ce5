import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importProduct } from '@/lib/cycle/product/import-product'
import { prisma } from '@/lib/foundation/db'
import { reconcilePaypal } from '@/lib/worker/reconcile/reconcile-paypal'
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue/index'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, expectBooks, loadOrder, proveAndClose, sweepAndDrain } from '../cycle-books'
import { goodsOf, supplierOrdersOf } from '../purchase/start-purchases'

let world: World
let otherVariant: string
beforeAll(async () => {
  world = await startWorld()
  const goods = await goodsOf(world)
  const ours = CATALOGUE.find((each) => each.productId === goods.productId)
  const other = CATALOGUE.find((each) => each.storeId !== ours?.storeId && each.special === undefined && each.undeliverableTo.length === 0 && each.skus.every((sku) => sku.stock > 50))
  const imported = await importProduct({ userId: world.userId, productIdOrUrl: other?.productId ?? '', publish: true })
  otherVariant = (await prisma.productVariant.findFirstOrThrow({ where: { productId: imported.productId, stock: { gt: 5 } } })).id
})
afterAll(() => proveAndClose(world))

/** A paid order of goods of two stores, as far as it goes by itself: AliExpress makes two orders of it. */
async function splitOrder() {
  const order = await world.order({ items: [{ variantId: world.variantId, quantity: 1 }, { variantId: otherVariant, quantity: 1 }] })
  await world.approve(order.paypalOrderId)
  await world.capture(order.paypalOrderId)
  await drain(world)
  const [one, two] = await supplierOrdersOf(world, order.orderId)
  if (!one || !two) throw new Error('not split')
  return { orderId: order.orderId, one, two }
}
const shown = async (orderId: string) => (await prisma.exception.findMany({ where: { orderId, closedAt: null }, orderBy: { openedAt: 'asc' } })).map((each) => each.kind)
const minor = (amount: string) => BigInt(amount.replace('.', ''))

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
    expect(booked.map((each) => each.amountMinor)).toEqual([minor(one.amount)])
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
    expect([order.purchases[0]?.status, order.purchases[0]?.actualCostMinor, order.sale?.aliexpressCost]).toEqual(['PAID', minor(two.amount), minor(two.amount)])
    expect(await shown(orderId)).toContain('SUPPLIER_PART_CLOSED')
  })
})
