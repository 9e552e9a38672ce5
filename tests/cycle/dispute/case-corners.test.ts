import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answerDispute } from '@/lib/cycle/dispute/answers/answer-dispute'
import { followDispute } from '@/lib/cycle/dispute/follow-dispute'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, effectsOf, expectBooks, loadOrder, lookAtStatement, proveAndClose, spoilAnswers, sweepAndDrain } from '../cycle-books'
import { accountSum, balanceOf } from '../money-figures'
import { supplierOrdersOf } from '../purchase/start-purchases'
import { sellAndPayOut, sellOrder } from '../sell-order'
import { asReseller, captureOf, caseOf, complain, decideCase, hear } from './cases-at-paypal'

/** Cases over orders that are not bought yet or are being bought, and what else PayPal takes in a case. */
let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(() => { setTransport(null) })
afterAll(async () => {
  await look()
  await proveAndClose(world)
})

const look = () => lookAtStatement(world)

/** The reseller accepts a case that was just opened, and PayPal's answer to that goes wrong once. */
async function acceptInVain({ orderId, captureId }: { orderId: string; captureId: string }, kind: 'error-before' | 'error-after') {
  const disputeId = await complain(world, captureId)
  await hear('CREATED', disputeId)
  await drain(world)
  const { id } = await caseOf(orderId)
  await world.paypal('faults', { call: 'disputes.accept-claim', kind, status: 500, times: 1 })
  await answerDispute(asReseller(world), { disputeId: id, kind: 'ACCEPT', note: 'Sorry', ownerId: world.userId })
  return { disputeId, id }
}

describe('a case over an order that is not bought yet', () => {
  async function paidNotBought() {
    const { orderId } = await world.paidOrder()
    const { payment } = await loadOrder(orderId)
    return { orderId, captureId: payment?.captureId ?? '', amount: payment?.amountMinor ?? 0n }
  }

  it('nothing is bought while it is open; won, the order goes on by itself', async () => {
    const { orderId, captureId } = await paidNotBought()
    const disputeId = await complain(world, captureId)
    await hear('CREATED', disputeId)
    await drain(world)
    const stopped = await loadOrder(orderId)
    expect([stopped.status, stopped.failureReason, stopped.purchases, await supplierOrdersOf(world, orderId)]).toEqual(['FAILED', 'PAYMENT_DISPUTED', [], []])
    await advance(world, 13 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).events.filter((each) => each.event === 'stopped')).toHaveLength(1)
    await decideCase(world, disputeId, 'seller')
    await hear('RESOLVED', disputeId)
    await drain(world)
    expect((await loadOrder(orderId)).status).toBe('PURCHASED')
    expect(await supplierOrdersOf(world, orderId)).toHaveLength(1)
    await advance(world, 61)
    await sweepAndDrain(world)
    await look()
    await expectBooks(world)
  })

  it('accepted by the reseller: PayPal gives the money back, once, also when its answer was lost', async () => {
    const { orderId, captureId, amount } = await paidNotBought()
    const before = await atPaypalMinor(world)
    const { id } = await acceptInVain({ orderId, captureId }, 'error-after')
    await expect(answerDispute(asReseller(world), { disputeId: id, kind: 'ACCEPT', note: 'again', ownerId: world.userId })).rejects.toMatchObject({ code: 'wrong_state' })
    await drain(world)
    await advance(world, 40)
    await sweepAndDrain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.payment?.status, (await caseOf(orderId)).status, (await caseOf(orderId)).answers.map((each) => each.status)]).toEqual(['REFUNDED', 'REFUNDED', 'LOST', ['DONE']])
    expect(await atPaypalMinor(world)).toBe(before - amount)
    expect((await effectsOf(world, 'paypal', 'capture-reversed')).filter((each) => each.facts?.['captureId'] === captureId)).toHaveLength(1)
    expect(await accountSum('shopper_payable', orderId)).toBe(0n)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await expectBooks(world)
  })

  it('accepted without an answer, and taken back by the shopper meanwhile: not written down as accepted', async () => {
    const { orderId, captureId } = await sellAndPayOut(world)
    const { disputeId } = await acceptInVain({ orderId, captureId }, 'error-before')
    await drain(world)
    expect((await caseOf(orderId)).answers.map((each) => each.status)).toEqual(['UNKNOWN'])
    await decideCase(world, disputeId, 'cancel')
    await advance(world, 61)
    await sweepAndDrain(world)
    const { status, answers } = await caseOf(orderId)
    expect([status, answers.map((each) => each.status)]).toEqual(['WON', ['REFUSED']])
    expect((await loadOrder(orderId)).events.map((each) => each.event)).not.toContain('case_accepted')
  })

  it('refunded in full by us: the case ends with it, the money goes back once', async () => {
    const { orderId, captureId, amount } = await paidNotBought()
    const before = await atPaypalMinor(world)
    const disputeId = await complain(world, captureId)
    await hear('CREATED', disputeId)
    await look()
    await openRefund({ orderId, reason: 'by_reseller', requestedBy: world.userId })
    await drain(world)
    await hear('RESOLVED', disputeId)
    await drain(world)
    expect([(await loadOrder(orderId)).status, (await caseOf(orderId)).status, await prisma.paymentReversal.count({ where: { orderId } })]).toEqual(['REFUNDED', 'REFUNDED', 0])
    expect(await atPaypalMinor(world)).toBe(before - amount)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect(await accountSum('paypal_held')).toBe(0n)
    await expectBooks(world)
  })
})

describe('a case and a purchase that is under way', () => {
  it('stored while the guards look at the supplier: nothing is sent; won, the order is bought once', async () => {
    const { orderId } = await world.paidOrder()
    const disputeId = await complain(world, await captureOf(orderId))
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
    await decideCase(world, disputeId, 'seller')
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
    const before = await balanceOf(world)
    const disputeId = await complain(world, await captureOf(orderId))
    await followDispute(disputeId)
    await decideCase(world, disputeId, 'buyer')
    await followDispute(disputeId)
    await drain(world)
    await prisma.purchase.updateMany({ where: { orderId }, data: { fundedFrom: 'other' } }) // paid by hand, from a card
    await world.aliexpress(`orders/${made?.id}/pay`, {})
    await world.aliexpress('settings', { autoPay: true })
    await advance(world, 301)
    await sweepAndDrain(world)
    const { sale, status } = await loadOrder(orderId)
    expect([status, sale?.status, sale?.payouts.filter((each) => each.sentAt !== null)]).toEqual(['REFUNDED', 'REVERSED', []])
    expect(await balanceOf(world)).toBe(before - (sale?.aliexpressCost ?? 0n) - (sale?.paymentFee ?? 0n))
    await look()
    await expectBooks(world)
  })
})

describe('a chargeback', () => {
  it('and PayPal’s fee for it: both out of the statement, the fee is the reseller’s, once', async () => {
    const { orderId, sale, captureId } = await sellOrder(world)
    await look()
    const before = { balance: await balanceOf(world), paypal: await atPaypalMinor(world) }
    const disputeId = await complain(world, captureId, { stage: 'CHARGEBACK' })
    await decideCase(world, disputeId, 'buyer')
    await world.paypal('debit', { currency: 'USD', value: '20.00', reference: 'chargeback-fee', note: 'fee' })
    // The stand-in has no such fee: its debit is told as PayPal tells one.
    spoilAnswers((request) => request.url.includes('/v1/reporting/transactions'), (text) => {
      const body = JSON.parse(text) as { transaction_details: { transaction_info: Record<string, unknown> & { transaction_amount: { value: string } } }[] }
      for (const { transaction_info: info } of body.transaction_details) if (info.transaction_amount.value === '-20.00') Object.assign(info, { transaction_event_code: 'T0106', paypal_reference_id: captureId, paypal_reference_id_type: 'TXN', invoice_id: undefined, custom_field: undefined })
      return JSON.stringify(body)
    })
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await drain(world)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await followDispute(disputeId)
    expect((await prisma.paymentReversal.findMany({ where: { orderId }, orderBy: { kind: 'asc' } })).map((each) => [each.kind, each.amountMinor])).toEqual([['FEE', 2000n], ['REVERSAL', sale.salePrice]])
    expect(await atPaypalMinor(world)).toBe(before.paypal - 2000n - sale.salePrice)
    expect(await balanceOf(world)).toBe(before.balance - 2000n - sale.netProfit - sale.aliexpressCost - sale.paymentFee)
    expect((await caseOf(orderId)).status).toBe('LOST')
    await expectBooks(world)
  })
})
