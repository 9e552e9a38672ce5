import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followDispute } from '@/lib/cycle/dispute/follow-dispute'
import { recordPartRefund } from '@/lib/cycle/purchase/called-off/record-refund'
import { prisma } from '@/lib/foundation/db'
import { money } from '@/lib/foundation/money'
import { listResellerPayouts } from '@/lib/reports/list-reseller-payouts'
import { orderCalculation } from '@/lib/reports/order-calculation'
import { orderOwed } from '@/lib/reports/order-owed'
import { readResellerOrder } from '@/lib/reports/read-reseller-order'
import { closeWorld, startWorld, type World } from '@/tests/setup/start-world'
import { atPaypalMinor, drain, expectBooks, expectProved, loadOrder, lookAtStatement, sweepAndDrain } from '../cycle-books'
import { balanceOf, openExceptions } from '../money-figures'
import { supplierOrdersOf } from '../purchase/start-purchases'
import { sellOrder } from '../sell-order'
import { takeBackAtPaypal } from './cases-at-paypal'

/** Money that the supplier gives back for goods of a sale that was lost to a case: the reseller bore them, so it is the reseller's. */
let world: World
beforeAll(async () => {
  world = await startWorld()
  await prisma.platformConfig.update({ where: { id: 'platform' }, data: { commissionType: 'percent_of_profit', commissionBasisPoints: 1000 } })
})
afterAll(() => closeWorld(world))

const look = () => lookAtStatement(world)

async function sold() {
  const made = await sellOrder(world)
  await look()
  return made
}
async function lose(orderId: string) {
  await followDispute(await takeBackAtPaypal(world, orderId))
  await look()
  await drain(world)
  expect((await loadOrder(orderId)).sale?.status).toBe('REVERSED')
}
const supplierOrderOf = async (orderId: string) => (await supplierOrdersOf(world, orderId))[0]?.id ?? ''
/** The supplier's money shows in the statement a while after it called the order off; nobody looks at the parcels meanwhile. */
async function supplierGivesBack(orderId: string) {
  await world.aliexpress(`orders/${await supplierOrderOf(orderId)}/cancel`, {})
  const at = await atPaypalMinor(world)
  for (let looks = 0; looks < 20 && (await atPaypalMinor(world)) === at; looks++) await look()
  await look()
}
const shown = async (orderId: string) => (await openExceptions(orderId)).map((each) => [each.kind, each.amountMinor])
const resellerPayout = async (orderId: string) => (await loadOrder(orderId)).sale?.payouts.find((each) => each.beneficiary === 'RESELLER')

describe('the supplier’s money for a lost sale', () => {
  it('goes to the reseller’s balance, once, and lowers the loss; nothing is left for a person', async () => {
    const { orderId, sale } = await sold()
    await lose(orderId)
    const before = { paypal: await atPaypalMinor(world), balance: await balanceOf(world) }
    await supplierGivesBack(orderId)
    await drain(world)
    for (let again = 0; again < 2; again++) {
      await sweepAndDrain(world)
      expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
      expect([await atPaypalMinor(world), await balanceOf(world)]).toEqual([before.paypal + sale.aliexpressCost, before.balance + sale.aliexpressCost])
      expect(await shown(orderId)).toEqual([])
      expect(await prisma.saleCorrection.count({ where: { saleId: sale.id, cause: 'COST_RETURNED' } })).toBe(1)
    }
    expect(await prisma.$queryRaw`SELECT "aliexpressCost", "netProfit", "grossProfit" FROM "standing_sales" WHERE "id" = ${sale.id}`).toEqual([{ aliexpressCost: 0n, netProfit: -sale.paymentFee, grossProfit: -sale.paymentFee }])
    expect((await loadOrder(orderId)).events.map((each) => each.event)).toContain('cost_returned')
    await expectProved(world)
  })

  it('that was kept from later payouts meanwhile goes out with the next one, and never more than was kept', async () => {
    while ((await balanceOf(world)) < 0n) await sold() // what the test before left owed is made up for
    const first = await sold()
    expect(await balanceOf(world)).toBe(0n)
    await lose(first.orderId)
    const owed = first.sale.netProfit + first.sale.aliexpressCost + first.sale.paymentFee
    expect(await balanceOf(world)).toBe(-owed)
    while ((await balanceOf(world)) < 0n) await sold()
    expect(await balanceOf(world)).toBe(0n)

    await supplierGivesBack(first.orderId)
    await drain(world)
    expect(await balanceOf(world)).toBe(first.sale.aliexpressCost)
    const before = await atPaypalMinor(world)
    const next = await sold()
    const payout = await resellerPayout(next.orderId)
    expect([payout?.status, payout?.amountMinor, payout?.withheldMinor]).toEqual(['PAID', next.sale.netProfit + first.sale.aliexpressCost, -first.sale.aliexpressCost])
    expect(await balanceOf(world)).toBe(0n)
    expect(before - (await atPaypalMinor(world))).toBeGreaterThan(first.sale.aliexpressCost - next.sale.salePrice)
    expect((await listResellerPayouts(world.userId))?.items.find((each) => each.id === payout?.id)?.withheld.minor).toBe(-first.sale.aliexpressCost)
    expect((await loadOrder(next.orderId)).events.find((each) => each.event === 'payout_given_back')?.evidence).toMatchObject({ beneficiary: 'RESELLER' })
    const last = await sold()
    expect((await resellerPayout(last.orderId))?.withheldMinor).toBe(0n)
    // Lost as well: what its payout carried back is not owed for it, on the page and on the balance.
    await lose(next.orderId)
    const page = await readResellerOrder(world.userId, next.orderId)
    expect(await balanceOf(world)).toBe(-(next.sale.netProfit + next.sale.aliexpressCost + next.sale.paymentFee))
    expect(page && orderOwed(page, orderCalculation(page))?.minor).toBe(next.sale.netProfit + next.sale.aliexpressCost + next.sale.paymentFee)
    await expectProved(world)
  })

  it('that came before PayPal took the payment is passed on as soon as the sale is lost, and leaves the person’s list', async () => {
    const { orderId, sale } = await sold()
    await supplierGivesBack(orderId)
    expect(await shown(orderId)).toEqual([['SUPPLIER_PART_REFUNDED', sale.aliexpressCost]])
    const before = await balanceOf(world)
    await lose(orderId)
    expect(await shown(orderId)).toEqual([])
    expect(await balanceOf(world)).toBe(before - sale.netProfit - sale.paymentFee)
    await expectProved(world)
  })

  it('is not passed on where a person has decided about it before', async () => {
    const { orderId, sale } = await sold()
    await supplierGivesBack(orderId)
    await prisma.exception.updateMany({ where: { orderId, kind: 'SUPPLIER_PART_REFUNDED' }, data: { closedAt: new Date(), closedBy: 'usr_admin', note: 'paid to the shopper by hand' } })
    const before = await balanceOf(world)
    await lose(orderId)
    await sweepAndDrain(world)
    expect(await balanceOf(world)).toBe(before - sale.netProfit - sale.paymentFee - sale.aliexpressCost)
    await expectBooks(world)
  })

  it('beyond what the goods cost stays in front of a person', async () => {
    const { orderId, sale } = await sold()
    await lose(orderId)
    const before = await balanceOf(world)
    const supplierOrderId = await supplierOrderOf(orderId)
    const refund = { amount: money(sale.aliexpressCost + 125n, 'USD'), reference: 'MORE-THAN-IT-COST', at: new Date() }
    expect(await recordPartRefund(supplierOrderId, refund)).toBe(true)
    expect(await recordPartRefund(supplierOrderId, refund)).toBe(false)
    await sweepAndDrain(world)
    expect(await balanceOf(world)).toBe(before + sale.aliexpressCost)
    expect(await shown(orderId)).toEqual([['SUPPLIER_PART_REFUNDED', 125n]])
  })
})
