import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { followDispute } from '@/lib/cycle/dispute/follow-dispute'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, expectBooks, loadOrder, lookAtStatement, proveAndClose, sweepAndDrain } from '../cycle-books'
import { supplierOrdersOf } from '../purchase/start-purchases'

let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(() => { setTransport(null) })
afterAll(async () => {
  await look()
  await proveAndClose(world)
})

const balanceOf = async () => (await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })).balance
const look = () => lookAtStatement(world)
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
