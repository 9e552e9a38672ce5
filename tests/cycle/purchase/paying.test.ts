import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { importProduct } from '@/lib/cycle/product/import-product'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { prisma } from '@/lib/foundation/db'
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue/index'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, effectsOf, expectBooks, kindsOf, loadOrder, proveAndClose, sweepAndDrain } from '../cycle-books'
import { expectBoughtOnce, goodsOf, reservationsOf, supplierOrdersOf } from './start-purchases'

let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(async () => {
  await world.aliexpress('faults', undefined, 'DELETE')
  await world.aliexpress('settings', { autoPay: true, hiddenTaxBasisPoints: 0 })
  await prisma.apiCredential.updateMany({ where: { userId: world.userId }, data: { paidBy: 'platform', fundedFrom: 'paypal_balance' } })
  await expectBooks(world)
})
afterAll(() => proveAndClose(world))

const there = async (orderId: string) => (await supplierOrdersOf(world, orderId))[0]?.id ?? ''

describe('created and paid are two facts', () => {
  it('unpaid waits with its deadline, and goes on when it is paid', async () => {
    await world.aliexpress('settings', { autoPay: false })
    await prisma.apiCredential.updateMany({ where: { userId: world.userId }, data: { fundedFrom: 'other' } })
    const { orderId } = await world.paidOrder()
    await drain(world)
    const waiting = await loadOrder(orderId)
    expect([waiting.status, waiting.purchases[0]?.status, waiting.sale, await reservationsOf(orderId)]).toEqual(['PURCHASED', 'AWAITING_PAYMENT', null, ['OPEN']])
    expect(waiting.purchases[0]?.payBy?.getTime()).toBeGreaterThan(Date.now())
    await world.aliexpress(`orders/${await there(orderId)}/pay`, {})
    await advance(world, 301)
    await sweepAndDrain(world)
    const order = await loadOrder(orderId)
    expect([order.purchases[0]?.status, order.sale?.status, await reservationsOf(orderId)]).toEqual(['PAID', 'PAID_OUT', ['CONSUMED']])
    const funding = await prisma.ledgerEntry.findMany({ where: { accountId: 'supplier_funding:USD', transaction: { orderId } } })
    expect(funding.map((each) => each.amountMinor)).toEqual([-(order.sale?.aliexpressCost ?? 0n)])
  })

  it('cancelled by the supplier: stopped, released once, refunded', async () => {
    await world.aliexpress('settings', { autoPay: false })
    const { orderId } = await world.paidOrder()
    await drain(world)
    await world.aliexpress(`orders/${await there(orderId)}/cancel`, {})
    await advance(world, 301)
    await sweepAndDrain(world)
    const stopped = await loadOrder(orderId)
    expect([stopped.status, stopped.failureReason, stopped.purchases[0]?.status, await reservationsOf(orderId)]).toEqual(['FAILED', 'SUPPLIER_CANCELLED', 'CANCELLED', ['RELEASED']])
    await openRefund({ orderId, reason: 'cancelled by the supplier', requestedBy: world.userId })
    await drain(world)
    expect((await loadOrder(orderId)).status).toBe('REFUNDED')
    expect(await supplierOrdersOf(world, orderId)).toHaveLength(1)
  })
})

describe('who pays AliExpress', () => {
  it('the reseller: the payout is the net profit and the cost', async () => {
    await world.aliexpress('settings', { autoPay: false })
    await prisma.apiCredential.updateMany({ where: { userId: world.userId }, data: { paidBy: 'reseller', fundedFrom: 'other' } })
    const { orderId } = await world.paidOrder()
    await drain(world)
    await world.aliexpress(`orders/${await there(orderId)}/pay`, {})
    await advance(world, 301)
    await sweepAndDrain(world)
    const { sale } = await loadOrder(orderId)
    if (!sale) throw new Error('no sale')
    expect(sale.resellerPayable).toBe(sale.netProfit + sale.aliexpressCost)
    expect(sale.payouts.map((each) => [each.beneficiary, each.status, each.amountMinor])).toEqual([['ADMIN', 'PAID', sale.commissionAmount], ['RESELLER', 'PAID', sale.netProfit + sale.aliexpressCost]])
    expect(sale.commissionAmount + sale.netProfit + sale.payoutFee).toBe(sale.grossProfit)
  })

  it('more than quoted: booked as charged and flagged', async () => {
    await world.aliexpress('settings', { hiddenTaxBasisPoints: 1_000 })
    const { orderId } = await world.paidOrder()
    await drain(world)
    const order = await loadOrder(orderId)
    expect(order.sale?.lossReason).toBe('COST_ABOVE_QUOTE')
    expect(order.sale?.aliexpressCost).toBe(order.purchases[0]?.actualCostMinor)
    expect(order.purchases[0]?.actualCostMinor).toBeGreaterThan(order.purchases[0]?.maxCostMinor ?? 0n)
    expect(order.events.map((each) => each.event)).toContain('supplier_paid_above_quote')
  })

  it('a loss is flagged, booked as one and never paid out as profit', async () => {
    const { priceMinor } = await prisma.productVariant.findUniqueOrThrow({ where: { id: world.variantId } })
    const cost = await prisma.productVariant.findUniqueOrThrow({ where: { id: world.variantId }, select: { costMinor: true } })
    await prisma.productVariant.update({ where: { id: world.variantId }, data: { priceMinor: cost.costMinor / 2n } })
    const { orderId } = await world.paidOrder()
    await prisma.productVariant.update({ where: { id: world.variantId }, data: { priceMinor } })
    await drain(world)
    expect((await loadOrder(orderId)).failureReason).toBe('LOSS_GUARD')
    await fulfillOrder(orderId, { decidedBy: world.userId, acceptLoss: true })
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.sale?.status, order.sale?.lossReason, order.sale?.commissionAmount, order.sale?.payouts]).toEqual(['PURCHASED', 'LOSS', 'COST_ABOVE_PRICE', 0n, []])
    expect(order.sale?.netProfit).toBeLessThan(0n)
    expect(order.events.map((each) => each.event)).toContain('sale_at_loss')
  })
})

describe('an order that the supplier splits', () => {
  it('has all its numbers, one sale and the sum as its cost', async () => {
    const goods = await goodsOf(world)
    const ours = CATALOGUE.find((each) => each.productId === goods.productId)
    const other = CATALOGUE.find((each) => each.storeId !== ours?.storeId && each.special === undefined && each.undeliverableTo.length === 0 && each.skus.every((sku) => sku.stock > 50))
    const imported = await importProduct({ userId: world.userId, productIdOrUrl: other?.productId ?? '', publish: true })
    const variant = await prisma.productVariant.findFirstOrThrow({ where: { productId: imported.productId, stock: { gt: 5 } } })
    const order = await world.order({ items: [{ variantId: world.variantId, quantity: 2 }, { variantId: variant.id, quantity: 1 }] })
    await world.approve(order.paypalOrderId)
    await world.capture(order.paypalOrderId)
    await drain(world)
    await expectBoughtOnce(world, order.orderId, 2)
    const row = await loadOrder(order.orderId)
    const made = await supplierOrdersOf(world, order.orderId)
    expect(row.aliexpressOrderId?.split(',').sort()).toEqual(made.map((each) => each.id).sort())
    const charged = made.reduce((total, each) => total + BigInt(each.amount.replace('.', '')), 0n)
    expect([row.sale?.aliexpressCost, row.sale?.status]).toEqual([charged, 'PAID_OUT'])
    expect((await kindsOf(order.orderId)).filter((kind) => kind === 'supplier_payment')).toHaveLength(1)
    expect((await effectsOf(world, 'paypal', 'debit')).filter((each) => made.some((one) => each.key?.endsWith(one.id)))).toHaveLength(2)
  })
})
