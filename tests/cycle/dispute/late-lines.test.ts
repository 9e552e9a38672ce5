import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followDispute } from '@/lib/cycle/dispute/follow-dispute'
import { followReversal } from '@/lib/cycle/dispute/follow-reversal'
import { callOffPurchase } from '@/lib/cycle/purchase/call-off-purchase'
import { correctSale } from '@/lib/cycle/sale/correct-sale'
import { prisma } from '@/lib/foundation/db'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, effectsOf, expectBooks, expectProved, loadOrder, lookAtStatement, proveAndClose } from '../cycle-books'
import { accountSum, balanceOf } from '../money-figures'
import { supplierOrdersOf } from '../purchase/start-purchases'
import { sellOrder } from '../sell-order'
import { caseOf, complain, decideCase, takeBackAtPaypal } from './cases-at-paypal'

/** Lines of PayPal's statement and the supplier's word that come in another order than what they tell of. */
let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  await look()
  await proveAndClose(world)
})

const look = () => lookAtStatement(world)
describe('what PayPal put aside, told after what became of it', () => {
  async function sold() {
    const { orderId, captureId, sale } = await sellOrder(world)
    await look()
    return { orderId, captureId, price: sale.salePrice }
  }
  const figures = async () => ({ paypal: await atPaypalMinor(world), books: await accountSum('paypal_balance') })

  it('taken for good, before the statement told of the hold and while the case is open by our rows: nothing is held any more', async () => {
    const { orderId, captureId, price } = await sold()
    const before = await figures()
    const disputeId = await complain(world, captureId)
    await followDispute(disputeId)
    await decideCase(world, disputeId, 'buyer')
    const [taken] = (await effectsOf(world, 'paypal', 'capture-reversed')).filter((each) => each.facts?.['captureId'] === captureId)
    expect(await followReversal(taken?.id ?? '')).toBe(true)
    expect((await caseOf(orderId)).closedAt).toBeNull()
    await drain(world)
    for (let again = 0; again < 2; again++) {
      expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
      expect([await accountSum('paypal_held', orderId), await figures()]).toEqual([0n, { paypal: before.paypal - price, books: before.books - price }])
    }
    await followDispute(disputeId)
    await expectBooks(world)
  })

  it('given free in one case, and put aside again for the next: the first release frees nothing of the second', async () => {
    const { orderId, captureId, price } = await sold()
    const before = await figures()
    const first = await complain(world, captureId)
    await advance(world, 30)
    await decideCase(world, first, 'seller')
    await advance(world, 30)
    const second = await complain(world, captureId)
    await followDispute(first)
    await followDispute(second)
    for (let again = 0; again < 2; again++) {
      expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
      expect([await accountSum('paypal_held', orderId), await figures()]).toEqual([price, { paypal: before.paypal - price, books: before.books - price }])
    }
    await decideCase(world, second, 'seller')
    await followDispute(second)
    await look()
    expect([await accountSum('paypal_held', orderId), await figures()]).toEqual([0n, before])
    await expectBooks(world)
  })

  it('given free in one case and taken in the next, and the taking is told first: what is gone is not freed as well', async () => {
    const { orderId, captureId, price } = await sold()
    const before = await figures()
    const first = await complain(world, captureId)
    await look() // the first hold is booked
    await advance(world, 30)
    await decideCase(world, first, 'seller')
    await advance(world, 30)
    const second = await complain(world, captureId)
    await decideCase(world, second, 'buyer')
    const [taken] = (await effectsOf(world, 'paypal', 'capture-reversed')).filter((each) => each.facts?.['captureId'] === captureId)
    expect(await followReversal(taken?.id ?? '')).toBe(true)
    await followDispute(first)
    await followDispute(second)
    await drain(world)
    for (let again = 0; again < 2; again++) {
      expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
      expect([await accountSum('paypal_held', orderId), await figures()]).toEqual([0n, { paypal: before.paypal - price, books: before.books - price }])
    }
    await expectBooks(world)
  })
})

describe('a purchase that the supplier calls off while PayPal takes its payment back', () => {
  const costOf = (orderId: string) => accountSum('supplier_cost', orderId)
  async function bought() {
    const { orderId } = await world.paidOrder()
    await drain(world)
    const [order] = await supplierOrdersOf(world, orderId)
    await look()
    const purchase = await prisma.purchase.findFirstOrThrow({ where: { orderId } })
    return { orderId, purchaseId: purchase.id, supplierOrderId: order?.id ?? '', cost: purchase.actualCostMinor ?? 0n }
  }
  async function lose(orderId: string) {
    await followDispute(await takeBackAtPaypal(world, orderId))
    await look()
    expect((await loadOrder(orderId)).payment?.status).toBe('REFUNDED')
  }

  it('called off first: the reseller does not bear goods that the supplier gives the money back for, whichever job comes first', async () => {
    const { orderId, purchaseId, supplierOrderId } = await bought()
    await world.aliexpress(`orders/${supplierOrderId}/cancel`, {})
    await callOffPurchase(purchaseId, [{ id: supplierOrderId, status: 'FINISH' }])
    await lose(orderId)
    await correctSale(orderId) // before the job that takes back the sale of a purchase that was called off
    await drain(world)
    await look()
    expect([(await loadOrder(orderId)).status, (await loadOrder(orderId)).sale?.status, await costOf(orderId)]).toEqual(['REFUNDED', 'REVERSED', 0n])
    await expectBooks(world)
    await expectProved(world)
  })

  it('taken back first: it is not called off any more, the supplier’s money goes to the reseller', async () => {
    const before = await balanceOf(world)
    const { orderId, purchaseId, supplierOrderId } = await bought()
    await lose(orderId)
    await callOffPurchase(purchaseId, [{ id: supplierOrderId, status: 'FINISH' }]) // by a process that read the order before
    await drain(world)
    await world.aliexpress(`orders/${supplierOrderId}/cancel`, {})
    await look() // the supplier's money arrives beside it
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await drain(world)
    expect([(await prisma.purchase.findUniqueOrThrow({ where: { id: purchaseId } })).status, await costOf(orderId)]).toEqual(['PAID', 0n])
    expect(await prisma.exception.count({ where: { orderId, closedAt: null } })).toBe(0)
    const { sale } = await loadOrder(orderId)
    const left = sale?.payouts.some((each) => each.status === 'PAID') ? sale.netProfit : 0n
    expect(await balanceOf(world)).toBe(before - left - (sale?.paymentFee ?? 0n))
    await expectBooks(world)
    await expectProved(world)
  })
})
