import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { correctSale } from '@/lib/cycle/sale/correct-sale'
import { recordSupplierRefund } from '@/lib/cycle/purchase/called-off/record-refund'
import { openPartRefund } from '@/lib/cycle/refund/part/open-part-refund'
import { now } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { orderAccessKey, viewOrder } from '@/lib/cycle/order/view-order'
import { orderCalculation } from '@/lib/reports/order-calculation'
import { orderParts } from '@/lib/reports/order-parts'
import { readResellerOrder, type OrderPageRow } from '@/lib/reports/read-reseller-order'
import { readProfit } from '@/lib/reports/admin/read-profit'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, effectsOf, expectBooks, loadOrder, lookAtStatement, proveAndClose, sweepAndDrain } from '../cycle-books'
import { accountSum, balanceOf, minorOf, openExceptions } from '../money-figures'
import { importOtherStore, supplierOrdersOf } from '../purchase/start-purchases'
import { sellOrder } from '../sell-order'
import { inTheList, needsOf } from '../shown-to-reseller'

/** The supplier splits an order and cannot deliver one part: the shopper gets exactly that back, and the sale is what is left, to the cent. */
let world: World
let otherVariant: string
beforeAll(async () => {
  world = await startWorld()
  otherVariant = await importOtherStore(world)
})
afterAll(async () => {
  await look()
  await proveAndClose(world)
})

const shown = async (orderId: string) => (await openExceptions(orderId)).map((each) => each.kind)
const look = () => lookAtStatement(world)
const netOf = (order: OrderPageRow) => orderCalculation(order).find((each) => each.line === 'net')
/** What the shopper is told, by the link in the mail. */
const asShopper = (orderId: string) => viewOrder(orderId, { user: null, sessionHash: null, key: orderAccessKey(orderId) }, 'en')

/** An order of two stores' goods, bought, sold and paid out. */
const withMissingPart = (quantity = 1) => sellOrder(world, [world.variantId, otherVariant].map((variantId) => ({ variantId, quantity })))

/** One of the two supplier orders, called off and seen, with what the shopper paid for its goods. */
async function callOffPart(orderId: string) {
  const [part] = await supplierOrdersOf(world, orderId)
  if (!part) throw new Error('no part')
  await world.aliexpress(`orders/${part.id}/cancel`, {})
  await advance(world, 601)
  await sweepAndDrain(world)
  const { closedItems } = await prisma.supplierOrder.findFirstOrThrow({ where: { supplierOrderId: part.id } })
  const [item] = closedItems as { productId: string; quantity: number }[]
  const line = await prisma.orderLine.findFirstOrThrow({ where: { orderId, supplierProductId: item?.productId ?? '' } })
  expect(item?.quantity).toBe(line.quantity)
  return { ...part, title: line.titleEn, priceMinor: line.unitPriceMinor * BigInt(line.quantity) }
}

describe('a part that was paid and called off, after everything was paid out', () => {
  it('by the button: the lines’ price goes back once; tax, cost, commission and profit are corrected; the reseller owes the difference; the supplier’s money is awaited and booked', async () => {
    const { orderId, sale } = await withMissingPart()
    await look()
    const before = { paypal: await atPaypalMinor(world), balance: await balanceOf(world), commission: await accountSum('platform_commission'), earned: await prisma.user.findUniqueOrThrow({ where: { id: world.userId } }) }
    const part = await callOffPart(orderId)
    expect(await shown(orderId)).toEqual(['SUPPLIER_PART_CLOSED'])
    const page = await readResellerOrder(world.userId, orderId)
    if (!page) throw new Error('no page')
    expect(orderParts(page)).toMatchObject([{ supplierOrderId: part.id, amount: { minor: part.priceMinor }, refund: 'none', mayRefund: true }])
    expect(netOf(page)).toMatchObject({ unsure: 'part_missing' })
    expect(await inTheList(world, orderId)).toMatchObject({ bucket: 'needs', waitsFor: 'part', isProfitFinal: false })
    expect(await needsOf(world, orderId)).toMatchObject([{ kind: 'part', amount: { minor: part.priceMinor } }])
    const told = await asShopper(orderId)
    expect(told.missing).toMatchObject([{ amount: { minor: part.priceMinor.toString() }, isRefunded: false }])
    expect([told.missing[0]?.titles, told.returned]).toEqual([[part.title], null])

    await expect(openPartRefund({ supplierOrderId: part.id, requestedBy: 'x', ownerId: 'usr_another' })).rejects.toMatchObject({ code: 'not_found' })
    await world.paypal('faults', { call: 'captures.refund', kind: 'error-after', status: 500, times: 1 }) // done, and the answer lost
    await Promise.all([1, 2, 3].map(() => openPartRefund({ supplierOrderId: part.id, requestedBy: world.userId, ownerId: world.userId })))
    await drain(world)
    await advance(world, 65)
    await sweepAndDrain(world)
    await correctSale(orderId) // again: nothing

    const order = await loadOrder(orderId)
    expect(order.refunds.map((each) => [each.status, each.amountMinor, each.part])).toEqual([['COMPLETED', part.priceMinor, part.id]])
    expect(await inTheList(world, orderId)).toMatchObject({ bucket: 'way', waitsFor: null, isProfitFinal: true })
    expect(await needsOf(world, orderId)).toEqual([])
    expect(await asShopper(orderId)).toMatchObject({ missing: [{ titles: [part.title], isRefunded: true }], returned: { minor: part.priceMinor.toString() } })
    expect((await effectsOf(world, 'paypal', 'refund')).filter((each) => each.key === order.refunds[0]?.requestId)).toHaveLength(1)
    expect([order.status === 'REFUNDED', order.payment?.status, order.sale?.status]).toEqual([false, 'COMPLETED', 'PAID_OUT'])
    const gone = await prisma.saleCorrection.findFirstOrThrow({ where: { saleId: sale.id } })
    expect([gone.salePrice, gone.aliexpressCost, gone.paymentFee, gone.payoutFee]).toEqual([part.priceMinor, minorOf(part.amount), 0n, 0n])
    expect(gone.tax).toBe((sale.tax * part.priceMinor * 2n + sale.salePrice) / (sale.salePrice * 2n))
    const gross = sale.grossProfit - (gone.salePrice - gone.tax - gone.aliexpressCost)
    const commissionLeft = gross > 0n ? gross / 10n : 0n
    expect(sale.commissionAmount - gone.commissionAmount).toBe(commissionLeft < sale.commissionAmount ? commissionLeft : sale.commissionAmount)
    expect(gone.netProfit + gone.commissionAmount).toBe(gone.salePrice - gone.tax - gone.aliexpressCost)

    expect(await atPaypalMinor(world)).toBe(before.paypal - part.priceMinor + minorOf(part.amount)) // the supplier has paid back at PayPal
    expect([await balanceOf(world), await accountSum('platform_commission')]).toEqual([before.balance - gone.netProfit, before.commission + gone.commissionAmount])
    const user = await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })
    expect([before.earned.totalSales - user.totalSales, before.earned.totalEarnings - user.totalEarnings]).toEqual([gone.salePrice, gone.netProfit])
    expect(await shown(orderId)).toEqual(['SUPPLIER_REFUND_DUE'])
    for (const code of ['shopper_payable', 'supplier_cost', 'payment_fees']) expect([code, await accountSum(code, orderId)]).toEqual([code, 0n])
    expect(await accountSum('tax_payable', orderId)).toBe(gone.tax - sale.tax)

    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect([await accountSum('supplier_clearing', orderId), await shown(orderId)]).toEqual([0n, []])
    await expectBooks(world)

    // The page and the profit say what stands.
    const after = await readResellerOrder(world.userId, orderId)
    const steps = after ? orderCalculation(after) : []
    const of = (name: string) => steps.find((each) => each.line === name)?.amount.minor
    expect([of('paid'), of('returned'), of('net'), of('commission')]).toEqual([sale.salePrice, -gone.salePrice, sale.netProfit - gone.netProfit, gone.commissionAmount - sale.commissionAmount])
    expect((of('paid') ?? 0n) + (of('returned') ?? 0n) + (of('tax') ?? 0n) + (of('supplier') ?? 0n) + (of('payment_fee') ?? 0n)).toBe(of('gross'))
    expect((await readProfit(30)).total.net.minor).toBe(user.totalEarnings)
    if (!after) throw new Error('no page')
    expect(orderParts(after)).toMatchObject([{ refund: 'done', mayRefund: false }])
    expect(netOf(after)?.unsure).toBeNull()
  })

  it('by itself after 72 hours, not before, and not what a person has settled', async () => {
    const { orderId } = await withMissingPart()
    const part = await callOffPart(orderId)
    await advance(world, 71 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).refunds).toEqual([])
    await advance(world, 2 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).refunds.map((each) => [each.status, each.amountMinor, each.part, each.requestedBy])).toEqual([['COMPLETED', part.priceMinor, part.id, 'system']])
    await look()
    await expectBooks(world)

    const other = await withMissingPart()
    await callOffPart(other.orderId)
    await prisma.exception.updateMany({ where: { orderId: other.orderId, kind: 'SUPPLIER_PART_CLOSED' }, data: { closedAt: now(), closedBy: world.userId } })
    await advance(world, 80 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(other.orderId)).refunds).toEqual([])
    const settled = await readResellerOrder(world.userId, other.orderId)
    expect(settled && netOf(settled)?.unsure).toBeNull()
    await look()
    await prisma.exception.updateMany({ where: { orderId: other.orderId, closedAt: { not: null } }, data: { closedBy: 'system' } })
  })

  it('several pieces of one line: all of them, and what the sale lost is made up for by the next payouts', async () => {
    const { orderId } = await withMissingPart(2)
    const part = await callOffPart(orderId)
    await openPartRefund({ supplierOrderId: part.id, requestedBy: world.userId })
    await drain(world)
    expect((await loadOrder(orderId)).refunds.map((each) => each.amountMinor)).toEqual([part.priceMinor])
    expect(await balanceOf(world)).toBeLessThan(0n)
    await look()
    await expectBooks(world)
    const owed = -(await balanceOf(world))
    const { sale } = await withMissingPart()
    const reseller = sale.payouts.find((each) => each.beneficiary === 'RESELLER')
    expect(reseller?.withheldMinor).toBe(owed < sale.netProfit ? owed : sale.netProfit)
    await look()
    await expectBooks(world)
  })
})

describe('the rest', () => {
  it('is called off too after the part was refunded: the shopper gets what is left, nothing twice, and nobody keeps anything', async () => {
    const { orderId, sale } = await withMissingPart()
    const part = await callOffPart(orderId)
    await openPartRefund({ supplierOrderId: part.id, requestedBy: world.userId })
    await drain(world)
    const rest = (await supplierOrdersOf(world, orderId)).find((each) => each.id !== part.id)
    await world.aliexpress(`orders/${rest?.id}/cancel`, {})
    await advance(world, 601)
    await sweepAndDrain(world)
    expect([(await loadOrder(orderId)).status, (await loadOrder(orderId)).sale?.status]).toEqual(['FAILED', 'REVERSED'])
    await advance(world, 73 * 3600)
    await sweepAndDrain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.refunds.reduce((sum, each) => sum + each.amountMinor, 0n), order.refunds.every((each) => each.status === 'COMPLETED')]).toEqual(['REFUNDED', sale.salePrice, true])
    await look()
    for (const code of ['shopper_payable', 'supplier_cost', 'supplier_clearing', 'tax_payable']) expect([code, await accountSum(code, orderId)]).toEqual([code, 0n])
    await expectBooks(world)
  })

  it('of a purchase paid by card: a person books the supplier’s money for the part, once', async () => {
    const { orderId } = await withMissingPart()
    await prisma.purchase.updateMany({ where: { orderId }, data: { fundedFrom: 'other' } })
    const part = await callOffPart(orderId)
    await openPartRefund({ supplierOrderId: part.id, requestedBy: world.userId })
    await drain(world)
    const { purchases } = await loadOrder(orderId)
    const subject = `${purchases[0]?.id ?? ''}:${part.id}`
    expect(await shown(orderId)).toEqual(['SUPPLIER_REFUND_DUE'])
    const before = await accountSum('supplier_funding')
    expect(await recordSupplierRefund(subject, { reference: 'CARD-1', at: now(), actor: world.userId })).toBe(true)
    expect(await recordSupplierRefund(subject, { reference: 'CARD-1', at: now(), actor: world.userId })).toBe(false)
    expect([await accountSum('supplier_funding') - before, await accountSum('supplier_clearing', orderId), await shown(orderId)]).toEqual([minorOf(part.amount), 0n, []])
    await prisma.purchase.updateMany({ where: { orderId }, data: { fundedFrom: 'paypal_balance' } })
    await world.paypal('debit', { currency: 'USD', value: part.amount, reference: 'by hand', note: 'the stand-in had paid from PayPal all the same' })
  })
})
