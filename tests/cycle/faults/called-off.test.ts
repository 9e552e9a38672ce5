import '@/tests/setup/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readAccountBalance } from '@/lib/cycle/ledger/store'
import { callOffPurchase } from '@/lib/cycle/purchase/call-off-purchase'
import { recordSupplierRefund } from '@/lib/cycle/purchase/called-off/record-refund'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { reverseSale } from '@/lib/cycle/sale/reverse-sale'
import { now } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { sweep } from '@/lib/worker/sweep'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, expectBooks, loadOrder, proveAndClose, sweepAndDrain } from '../cycle-books'
import { balanceOf, openExceptions, payoutItemsOf } from '../money-figures'
import { purchaseIdOf, supplierOrdersOf } from '../purchase/start-purchases'
import { sellAndPayOut } from '../sell-order'

let world: World
beforeAll(async () => { world = await startWorld() })
beforeEach(async () => { await prisma.user.update({ where: { id: world.userId }, data: { paypalPayoutEmail: 'clara-payouts@shop.example' } }) })
afterAll(() => proveAndClose(world))

const codesOf = async (orderId: string) => Object.fromEntries(await Promise.all(
  ['shopper_payable:USD', 'supplier_cost:USD', 'supplier_clearing:USD', 'tax_payable:USD', `reseller_payable:${world.userId}:USD`, 'platform_commission:USD'].map(async (accountId) => {
    const rows = await prisma.ledgerEntry.aggregate({ where: { accountId, transaction: { orderId } }, _sum: { amountMinor: true } })
    return [accountId.split(':')[0], rows._sum.amountMinor ?? 0n]
  })))
/** The supplier calls the order off; its parcels are looked for when they are due. */
async function callOff(orderId: string): Promise<void> {
  const [made] = await supplierOrdersOf(world, orderId)
  await world.aliexpress(`orders/${made?.id}/cancel`, {})
  await advance(world, 601)
  await sweepAndDrain(world)
}

/** The supplier's money is seen at PayPal: what the reconciler does when the movement shows there. */
const seeMoneyBack = (orderId: string) => recordSupplierRefund(purchaseIdOf(orderId), { reference: 'T1107-1', at: now(), actor: 'paypal' })

describe('the supplier calls off an order that was paid and whose profit was paid out', () => {
  it('sale, commission and cost are taken back, the reseller owes what was paid, the shopper is refunded, the next payout makes up for it', async () => {
    const before = { balance: await balanceOf(world), paypal: await atPaypalMinor(world), user: await prisma.user.findUniqueOrThrow({ where: { id: world.userId } }) }
    const { orderId, sale } = await sellAndPayOut(world)
    expect(await balanceOf(world)).toBe(before.balance)
    await callOff(orderId)

    const stopped = await loadOrder(orderId)
    expect([stopped.status, stopped.failureReason, stopped.sale?.status, stopped.purchases[0]?.status]).toEqual(['FAILED', 'SUPPLIER_CANCELLED', 'REVERSED', 'CANCELLED'])
    expect(stopped.sale?.reversedAt).not.toBeNull()
    expect(await balanceOf(world)).toBe(before.balance - sale.netProfit) // paid out already: owed back
    const user = await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })
    expect([user.totalEarnings, user.totalSales]).toEqual([before.user.totalEarnings, before.user.totalSales])
    expect(await codesOf(orderId)).toMatchObject({ supplier_cost: 0n, supplier_clearing: sale.aliexpressCost, tax_payable: 0n, shopper_payable: -sale.salePrice })
    expect((await openExceptions(orderId)).map((each) => [each.kind, each.amountMinor])).toEqual([['SUPPLIER_REFUND_DUE', sale.aliexpressCost]])

    expect(await seeMoneyBack(orderId)).toBe(true)
    expect(await seeMoneyBack(orderId)).toBe(false)
    await expectBooks(world)
    expect(await openExceptions(orderId)).toEqual([])

    await openRefund({ orderId, reason: 'called off by the supplier', requestedBy: world.userId })
    await drain(world)
    const refunded = await loadOrder(orderId)
    expect([refunded.status, refunded.refunds.map((each) => [each.status, each.amountMinor])]).toEqual(['REFUNDED', [['COMPLETED', sale.salePrice]]])
    expect(await codesOf(orderId)).toMatchObject({ shopper_payable: 0n, supplier_cost: 0n, supplier_clearing: 0n })
    await expectBooks(world)

    // The next sale: its payout is smaller by what is owed, and both come out at what was earned in all.
    const next = await sellAndPayOut(world)
    const [, reseller] = next.sale.payouts
    expect([reseller?.status, reseller?.withheldMinor, reseller?.amountMinor]).toEqual(sale.netProfit >= next.sale.netProfit ? ['WITHHELD', next.sale.netProfit, 0n] : ['PAID', sale.netProfit, next.sale.netProfit - sale.netProfit])
    expect(await balanceOf(world)).toBe(before.balance)
    const [admin] = next.sale.payouts
    expect([admin?.withheldMinor, admin?.amountMinor]).toEqual([next.sale.commissionAmount, 0n]) // the platform's own share as well
    expect(await payoutItemsOf(world, reseller?.id ?? '')).toHaveLength(reseller?.status === 'PAID' ? 1 : 0)
    await expectBooks(world)

    const after = await sellAndPayOut(world)
    expect(after.sale.payouts.map((each) => [each.status, each.withheldMinor])).toEqual([['PAID', 0n], ['PAID', 0n]])
    await expectBooks(world)
  })

  it('by itself after 72 h the shopper is refunded, also while the supplier’s money is still awaited', async () => {
    const { orderId, sale } = await sellAndPayOut(world)
    await callOff(orderId)
    await advance(world, 73 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).status).toBe('REFUNDED')
    expect((await openExceptions(orderId)).map((each) => each.kind)).toEqual(['SUPPLIER_REFUND_DUE'])
    expect(await codesOf(orderId)).toMatchObject({ shopper_payable: 0n, supplier_clearing: sale.aliexpressCost })
    await seeMoneyBack(orderId)
    await expectBooks(world)
    const { sale: next } = await sellAndPayOut(world) // makes up for it
    expect(next.payouts.map((each) => each.withheldMinor)).toEqual([next.commissionAmount, next.netProfit])
  })
})

describe('the supplier calls off an order whose payouts have not left', () => {
  it('they are stopped and never sent; nobody owes anything', async () => {
    const before = await balanceOf(world)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 48 } })
    const { orderId } = await world.paidOrder()
    await drain(world)
    const { sale } = await loadOrder(orderId)
    expect(sale?.payouts.map((each) => each.status)).toEqual(['PENDING', 'PENDING'])
    await callOff(orderId)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 0 } })
    await advance(world, 49 * 3600)
    await sweepAndDrain(world)
    const order = await loadOrder(orderId)
    expect(order.sale?.payouts.map((each) => [each.status, each.failureReason])).toEqual([['CANCELLED', 'SALE_REVERSED'], ['CANCELLED', 'SALE_REVERSED']])
    expect(await payoutItemsOf(world, order.sale?.payouts[1]?.id ?? '')).toEqual([])
    expect(await balanceOf(world)).toBe(before)
    await seeMoneyBack(orderId)
    await expectBooks(world)
  })

  it('one that nobody has claimed is taken back at PayPal', async () => {
    const before = await balanceOf(world)
    await prisma.user.update({ where: { id: world.userId }, data: { paypalPayoutEmail: 'unclaimed-clara@shop.example' } })
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    const reseller = (await loadOrder(orderId)).sale?.payouts[1]
    expect(reseller?.status).toBe('UNCLAIMED')
    await callOff(orderId)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).sale?.payouts[1]?.status).toBe('CANCELLED')
    expect(await balanceOf(world)).toBe(before)
    await seeMoneyBack(orderId)
    await expectBooks(world)
  })
})

describe('once', () => {
  it('called off, reversed and paid back ten times at the same moment is once', async () => {
    const { orderId, sale } = await sellAndPayOut(world)
    const orders = (await supplierOrdersOf(world, orderId)).map((each) => ({ id: each.id, status: 'FINISH' }))
    const [made] = orders
    await world.aliexpress(`orders/${made?.id}/cancel`, {})
    await Promise.all(Array.from({ length: 10 }, () => callOffPurchase(purchaseIdOf(orderId), orders)))
    await Promise.all(Array.from({ length: 10 }, () => reverseSale(orderId)))
    const seen = await Promise.all(Array.from({ length: 10 }, () => seeMoneyBack(orderId)))
    expect(seen.filter(Boolean)).toHaveLength(1)
    await sweepAndDrain(world)
    expect(await prisma.ledgerTransaction.count({ where: { orderId, kind: { in: ['sale_reversal', 'supplier_refund', 'supplier_cost_reversal'] } } })).toBe(3)
    expect(await balanceOf(world)).toBe(-sale.netProfit)
    await expectBooks(world)
  })

  it('a reversal whose job was lost is found by the sweep', async () => {
    const { orderId } = await sellAndPayOut(world)
    const orders = (await supplierOrdersOf(world, orderId)).map((each) => ({ id: each.id, status: 'FINISH' }))
    await world.aliexpress(`orders/${orders[0]?.id}/cancel`, {})
    await callOffPurchase(purchaseIdOf(orderId), orders)
    await prisma.$executeRaw`DELETE FROM pgboss.job WHERE state < 'completed'`
    await sweep()
    await drain(world)
    expect((await loadOrder(orderId)).sale?.status).toBe('REVERSED')
    await seeMoneyBack(orderId)
    expect(await readAccountBalance('supplier_clearing:USD')).toBe(0n)
  })
})
