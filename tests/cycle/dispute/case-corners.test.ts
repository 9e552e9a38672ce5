import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { followDispute } from '@/lib/cycle/dispute/follow-dispute'
import { followReversal } from '@/lib/cycle/dispute/follow-reversal'
import { callOffPurchase } from '@/lib/cycle/purchase/call-off-purchase'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { correctSale } from '@/lib/cycle/sale/correct-sale'
import { setClock } from '@/lib/foundation/clock'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { stopQueue } from '@/lib/queue/boss'
import { reconcilePaypal } from '@/lib/worker/reconcile/reconcile-paypal'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, effectsOf, expectBooks, expectProved, loadOrder, sweepAndDrain } from '../cycle-books'
import { supplierOrdersOf } from '../purchase/start-purchases'

let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(() => { setTransport(null) })
afterAll(async () => {
  await look()
  await expectProved(world)
  setClock(null)
  await stopQueue()
  await world.stop()
  await closeDatabase()
})

const balanceOf = async () => (await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })).balance
async function look() {
  await advance(world, 605)
  return reconcilePaypal()
}
async function complain(captureId: string, more: Record<string, string> = {}): Promise<string> {
  const { disputeId } = (await world.paypal('dispute', { captureId, ...more })) as { disputeId: string }
  return disputeId
}
const captureOf = async (orderId: string) => (await loadOrder(orderId)).payment?.captureId ?? ''

describe('a case and a purchase that is under way', () => {
  it('stored while the guards look at the supplier: nothing is sent; won, the order is bought once', async () => {
    const { orderId } = await world.paidOrder()
    const disputeId = await complain(await captureOf(orderId))
    // The guards have passed (no case is known yet); the case is stored while the supplier is asked for the quote.
    let isStored = false
    setTransport(async (request) => {
      if (!isStored && request.url.includes('/sync')) {
        isStored = true
        await followDispute(disputeId)
      }
      return sendOverNetwork(request)
    })
    await fulfillOrder(orderId)
    setTransport(null)
    expect(isStored).toBe(true)
    expect(await supplierOrdersOf(world, orderId)).toEqual([])
    expect((await loadOrder(orderId)).status).not.toBe('PURCHASED')
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    expect([(await loadOrder(orderId)).failureReason, await supplierOrdersOf(world, orderId)]).toEqual(['PAYMENT_DISPUTED', []])
    await world.paypal('dispute/decide', { disputeId, verdict: 'seller' })
    await followDispute(disputeId)
    await drain(world)
    expect(await supplierOrdersOf(world, orderId)).toHaveLength(1)
    await look()
    await expectBooks(world)
  })

  it('lost while the goods are being bought: the sale is made from the documents and reversed, the reseller bears it', async () => {
    await world.aliexpress('settings', { autoPay: false })
    const { orderId } = await world.paidOrder()
    await drain(world)
    const [made] = await supplierOrdersOf(world, orderId)
    expect((await loadOrder(orderId)).sale).toBeNull()
    const before = await balanceOf()
    const disputeId = await complain(await captureOf(orderId))
    await followDispute(disputeId)
    await world.paypal('dispute/decide', { disputeId, verdict: 'buyer' })
    await followDispute(disputeId)
    await drain(world)
    await prisma.purchase.updateMany({ where: { orderId }, data: { fundedFrom: 'other' } }) // paid by hand, from a card
    await world.aliexpress(`orders/${made?.id}/pay`, {})
    await world.aliexpress('settings', { autoPay: true })
    await advance(world, 301)
    await sweepAndDrain(world)
    const { sale, status } = await loadOrder(orderId)
    expect([status, sale?.status, sale?.payouts.filter((each) => each.sentAt !== null)]).toEqual(['REFUNDED', 'REVERSED', []])
    expect(await balanceOf()).toBe(before - (sale?.aliexpressCost ?? 0n) - (sale?.paymentFee ?? 0n))
    await look()
    await expectBooks(world)
  })
})

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

describe('goods that were paid, of a sale that was lost', () => {
  it('come back as money from the supplier: it is booked once and a person is told whose it is', async () => {
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    await look()
    const disputeId = await complain(await captureOf(orderId))
    await world.paypal('dispute/decide', { disputeId, verdict: 'buyer' })
    await followDispute(disputeId)
    await look()
    await drain(world)
    const { sale, status } = await loadOrder(orderId)
    expect([sale?.status, status]).toEqual(['REVERSED', 'REFUNDED'])
    const before = await atPaypalMinor(world)
    const [bought] = await supplierOrdersOf(world, orderId)
    await world.aliexpress(`orders/${bought?.id ?? ''}/cancel`, {})
    await look() // the supplier's money arrives beside it
    for (let again = 0; again < 2; again++) {
      await sweepAndDrain(world)
      expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
      expect(await atPaypalMinor(world)).toBe(before + (sale?.aliexpressCost ?? 0n))
      expect((await prisma.exception.findMany({ where: { orderId, closedAt: null } })).map((each) => [each.kind, each.amountMinor])).toEqual([['SUPPLIER_REFUND_AFTER_LOSS', sale?.aliexpressCost]])
      await expectBooks(world)
    }
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

  it('taken back first: it is not called off any more, the supplier’s money is a person’s to pass on', async () => {
    const { orderId, purchaseId, supplierOrderId, cost } = await bought()
    await lose(orderId)
    await callOffPurchase(purchaseId, [{ id: supplierOrderId, status: 'FINISH' }]) // by a process that read the order before
    await drain(world)
    await world.aliexpress(`orders/${supplierOrderId}/cancel`, {})
    await look() // the supplier's money arrives beside it
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect([(await prisma.purchase.findUniqueOrThrow({ where: { id: purchaseId } })).status, await costOf(orderId)]).toEqual(['PAID', 0n])
    expect((await prisma.exception.findMany({ where: { orderId, closedAt: null } })).map((each) => [each.kind, each.amountMinor])).toEqual([['SUPPLIER_REFUND_AFTER_LOSS', cost]])
    await expectBooks(world)
    await expectProved(world)
  })
})

describe('a chargeback', () => {
  it('and PayPal’s fee for it: both out of the statement, the fee is the reseller’s, once', async () => {
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    await look()
    const { sale } = await loadOrder(orderId)
    const captureId = await captureOf(orderId)
    const before = { balance: await balanceOf(), paypal: await atPaypalMinor(world) }
    const disputeId = await complain(captureId, { stage: 'CHARGEBACK' })
    await world.paypal('dispute/decide', { disputeId, verdict: 'buyer' })
    await world.paypal('debit', { currency: 'USD', value: '20.00', reference: 'chargeback-fee', note: 'fee' })
    // The stand-in has no such fee: its debit is told as PayPal tells one.
    setTransport(async (request) => {
      const answer = await sendOverNetwork(request)
      if (!request.url.includes('/v1/reporting/transactions')) return answer
      const body = JSON.parse(answer.bytes.toString('utf8')) as { transaction_details: { transaction_info: Record<string, unknown> & { transaction_amount: { value: string } } }[] }
      for (const { transaction_info: info } of body.transaction_details) if (info.transaction_amount.value === '-20.00') Object.assign(info, { transaction_event_code: 'T0106', paypal_reference_id: captureId, paypal_reference_id_type: 'TXN', invoice_id: undefined, custom_field: undefined })
      return { ...answer, bytes: Buffer.from(JSON.stringify(body)) }
    })
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await drain(world)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await followDispute(disputeId)
    expect((await prisma.paymentReversal.findMany({ where: { orderId }, orderBy: { kind: 'asc' } })).map((each) => [each.kind, each.amountMinor])).toEqual([['FEE', 2000n], ['REVERSAL', sale?.salePrice]])
    expect(await atPaypalMinor(world)).toBe(before.paypal - 2000n - (sale?.salePrice ?? 0n))
    expect(await balanceOf()).toBe(before.balance - 2000n - (sale?.netProfit ?? 0n) - (sale?.aliexpressCost ?? 0n) - (sale?.paymentFee ?? 0n))
    expect((await prisma.dispute.findFirstOrThrow({ where: { orderId } })).status).toBe('LOST')
    await expectBooks(world)
  })
})
