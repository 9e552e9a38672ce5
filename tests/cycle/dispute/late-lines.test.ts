import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followDispute } from '@/lib/cycle/dispute/follow-dispute'
import { followReversal } from '@/lib/cycle/dispute/follow-reversal'
import { callOffPurchase } from '@/lib/cycle/purchase/call-off-purchase'
import { correctSale } from '@/lib/cycle/sale/correct-sale'
import { prisma } from '@/lib/foundation/db'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, effectsOf, expectBooks, expectProved, loadOrder, lookAtStatement, proveAndClose, sweepAndDrain } from '../cycle-books'
import { supplierOrdersOf } from '../purchase/start-purchases'

/** Lines of PayPal's statement and the supplier's word that come in another order than what they tell of. */
let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  await look()
  await proveAndClose(world)
})

const look = () => lookAtStatement(world)
async function complain(captureId: string, more: Record<string, string> = {}): Promise<string> {
  const { disputeId } = (await world.paypal('dispute', { captureId, ...more })) as { disputeId: string }
  return disputeId
}
const captureOf = async (orderId: string) => (await loadOrder(orderId)).payment?.captureId ?? ''

describe('what PayPal put aside, told after what became of it', () => {
  async function sold() {
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    await look()
    return { orderId, captureId: await captureOf(orderId), price: (await loadOrder(orderId)).sale?.salePrice ?? 0n }
  }
  const account = async (code: string, orderId?: string) =>
    (await prisma.ledgerEntry.aggregate({ where: { account: { code }, ...(orderId ? { transaction: { orderId } } : {}) }, _sum: { amountMinor: true } }))._sum.amountMinor ?? 0n
  const figures = async () => ({ paypal: await atPaypalMinor(world), books: await account('paypal_balance') })

  it('taken for good, before the statement told of the hold and while the case is open by our rows: nothing is held any more', async () => {
    const { orderId, captureId, price } = await sold()
    const before = await figures()
    const disputeId = await complain(captureId)
    await followDispute(disputeId)
    await world.paypal('dispute/decide', { disputeId, verdict: 'buyer' })
    const [taken] = (await effectsOf(world, 'paypal', 'capture-reversed')).filter((each) => each.facts?.['captureId'] === captureId)
    expect(await followReversal(taken?.id ?? '')).toBe(true)
    expect((await prisma.dispute.findFirstOrThrow({ where: { orderId } })).closedAt).toBeNull()
    await drain(world)
    for (let again = 0; again < 2; again++) {
      expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
      expect([await account('paypal_held', orderId), await figures()]).toEqual([0n, { paypal: before.paypal - price, books: before.books - price }])
    }
    await followDispute(disputeId)
    await expectBooks(world)
  })

  it('given free in one case, and put aside again for the next: the first release frees nothing of the second', async () => {
    const { orderId, captureId, price } = await sold()
    const before = await figures()
    const first = await complain(captureId)
    await advance(world, 30)
    await world.paypal('dispute/decide', { disputeId: first, verdict: 'seller' })
    await advance(world, 30)
    const second = await complain(captureId)
    await followDispute(first)
    await followDispute(second)
    for (let again = 0; again < 2; again++) {
      expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
      expect([await account('paypal_held', orderId), await figures()]).toEqual([price, { paypal: before.paypal - price, books: before.books - price }])
    }
    await world.paypal('dispute/decide', { disputeId: second, verdict: 'seller' })
    await followDispute(second)
    await look()
    expect([await account('paypal_held', orderId), await figures()]).toEqual([0n, before])
    await expectBooks(world)
  })
})

describe('a purchase that the supplier calls off while PayPal takes its payment back', () => {
  const costOf = async (orderId: string) => (await prisma.ledgerEntry.aggregate({ where: { account: { code: 'supplier_cost' }, transaction: { orderId } }, _sum: { amountMinor: true } }))._sum.amountMinor ?? 0n
  async function bought() {
    const { orderId } = await world.paidOrder()
    await drain(world)
    const [order] = await supplierOrdersOf(world, orderId)
    await look()
    const purchase = await prisma.purchase.findFirstOrThrow({ where: { orderId } })
    return { orderId, purchaseId: purchase.id, supplierOrderId: order?.id ?? '', cost: purchase.actualCostMinor ?? 0n }
  }
  async function lose(orderId: string) {
    const disputeId = await complain(await captureOf(orderId))
    await world.paypal('dispute/decide', { disputeId, verdict: 'buyer' })
    await followDispute(disputeId)
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
    const before = (await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })).balance
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
    expect((await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })).balance).toBe(before - left - (sale?.paymentFee ?? 0n))
    await expectBooks(world)
    await expectProved(world)
  })
})
