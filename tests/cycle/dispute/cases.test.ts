import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerDispute } from '@/lib/cycle/dispute/answers/answer-dispute'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { prisma } from '@/lib/foundation/db'
import { listResellerOrders } from '@/lib/reports/list-reseller-orders'
import { listResellerPayouts } from '@/lib/reports/list-reseller-payouts'
import { readResellerToday } from '@/lib/reports/read-reseller-today'
import { handlePaypalEvent } from '@/lib/worker/handle-paypal-event'
import { reconcile } from '@/lib/worker/reconcile/reconcile'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, deliverPaypal, drain, effectsOf, expectBooks, loadOrder, lookAtStatement, proveAndClose, sweepAndDrain, withShortDeadlines } from '../cycle-books'
import { supplierOrdersOf } from '../purchase/start-purchases'

/** Cases at PayPal, from the shopper's complaint to the last cent: balances before and after, there and in our ledger. */
let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  await look()
  await proveAndClose(world)
})

const balanceOf = async () => (await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })).balance
const account = async (code: string, orderId?: string) =>
  (await prisma.ledgerEntry.aggregate({ where: { account: { code }, ...(orderId ? { transaction: { orderId } } : {}) }, _sum: { amountMinor: true } }))._sum.amountMinor ?? 0n
const caseOf = (orderId: string) => prisma.dispute.findFirstOrThrow({ where: { orderId }, include: { answers: true } })
const shown = async (orderId: string) => (await prisma.exception.findMany({ where: { orderId, closedAt: null } })).map((each) => [each.kind, each.amountMinor])
/** The order in its reseller's list, and what the day's page says needs them. */
const inTheList = async (orderId: string) => (await listResellerOrders(world.userId, { limit: 50 })).items.find((item) => item.id === orderId)
const needs = async (orderId: string) => (await readResellerToday(world.userId))?.needs.filter((need) => need.orderId === orderId)
const actor = () => ({ id: world.userId, role: 'RESELLER' as const })

/** A look after what is seconds old may be told. */
const look = () => lookAtStatement(world)

async function soldAndPaidOut() {
  const { orderId } = await world.paidOrder()
  await drain(world)
  await advance(world, 61)
  await sweepAndDrain(world)
  const order = await loadOrder(orderId)
  if (!order.sale || !order.payment?.captureId) throw new Error('no sale')
  expect(order.sale.status).toBe('PAID_OUT')
  return { orderId, sale: order.sale, captureId: order.payment.captureId }
}

/** The shopper complains at PayPal; nothing of it is told to us yet. */
async function complain(captureId: string, more: Record<string, string> = {}): Promise<string> {
  const { disputeId } = (await world.paypal('dispute', { captureId, ...more })) as { disputeId: string }
  return disputeId
}
/** A webhook as the inbox works it off. */
async function deliver(type: string, resourceId: string): Promise<string> {
  const event = await deliverPaypal(type, resourceId)
  const outcome = await handlePaypalEvent(event)
  await prisma.inboxEvent.updateMany({ where: { id: event.id }, data: { processedAt: new Date(), outcome } })
  return outcome
}
const hear = (what: 'CREATED' | 'UPDATED' | 'RESOLVED', disputeId: string) => deliver(`CUSTOMER.DISPUTE.${what}`, disputeId)
const decide = (disputeId: string, verdict: string) => world.paypal('dispute/decide', { disputeId, verdict })

describe('a case over an order that was sold and paid out', () => {
  it('lost: PayPal’s hold, then its taking are booked to the cent; the sale is reversed, the reseller bears what the goods and PayPal cost, later payouts make up for it', async () => {
    const { orderId, sale, captureId } = await soldAndPaidOut()
    await look()
    const before = { paypal: await atPaypalMinor(world), books: await account('paypal_balance'), balance: await balanceOf(), commission: await account('platform_commission') }
    const user = await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })

    const disputeId = await complain(captureId)
    expect(await hear('CREATED', disputeId)).toBe('applied')
    expect(await hear('CREATED', disputeId)).toBe('applied')
    expect(await prisma.dispute.count({ where: { orderId } })).toBe(1)
    expect(await caseOf(orderId)).toMatchObject({ status: 'NEEDS_ANSWER', stage: 'INQUIRY', reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED', amountMinor: sale.salePrice, actions: 'accept-claim provide-evidence' })
    expect((await caseOf(orderId)).dueAt).not.toBeNull()
    expect(await shown(orderId)).toEqual([['CASE_OPEN', sale.salePrice]])
    // PayPal waits for the reseller, whatever became of the goods: the list and the day say so, with the date.
    const { dueAt } = await caseOf(orderId)
    expect(await inTheList(orderId)).toMatchObject({ bucket: 'needs', waitsFor: 'case', caseStatus: 'NEEDS_ANSWER', answerBy: dueAt })
    expect(await needs(orderId)).toMatchObject([{ kind: 'case', amount: { minor: sale.salePrice }, until: dueAt }])

    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect([await atPaypalMinor(world), await account('paypal_balance'), await account('paypal_held', orderId)]).toEqual([before.paypal - sale.salePrice, before.books - sale.salePrice, sale.salePrice])
    await expectBooks(world)

    await decide(disputeId, 'buyer')
    expect(await hear('RESOLVED', disputeId)).toBe('applied')
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.payment?.status, order.sale?.status, (await caseOf(orderId)).status]).toEqual(['REFUNDED', 'REFUNDED', 'REVERSED', 'LOST'])
    expect(await shown(orderId)).toEqual([])
    expect(await inTheList(orderId)).toMatchObject({ bucket: 'done', waitsFor: null, caseStatus: null, profit: { minor: -sale.aliexpressCost - sale.paymentFee }, isProfitFinal: true })
    expect(await needs(orderId)).toEqual([])
    expect([await atPaypalMinor(world), await account('paypal_balance'), await account('paypal_held')]).toEqual([before.paypal - sale.salePrice, before.books - sale.salePrice, 0n])
    // The reseller: the profit that was paid out, the goods, and PayPal's fee. The platform: its commission, nothing else.
    expect(await balanceOf()).toBe(before.balance - sale.netProfit - sale.aliexpressCost - sale.paymentFee)
    expect(await account('platform_commission')).toBe(before.commission + sale.commissionAmount)
    for (const code of ['shopper_payable', 'tax_payable', 'supplier_cost', 'payment_fees', 'supplier_clearing']) expect([code, await account(code, orderId)]).toEqual([code, 0n])
    const after = await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })
    expect([user.totalSales - after.totalSales, user.totalEarnings - after.totalEarnings]).toEqual([sale.salePrice, sale.netProfit + sale.aliexpressCost + sale.paymentFee])

    // Told again, by everybody, in any order: nothing moves twice.
    const [reversal] = await effectsOf(world, 'paypal', 'capture-reversed')
    expect(await deliver('PAYMENT.CAPTURE.REVERSED', reversal?.id ?? '')).toBe('applied')
    expect(await hear('UPDATED', disputeId)).toBe('applied')
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect(await prisma.paymentReversal.count({ where: { orderId } })).toBe(1)
    await expectBooks(world)

    // What is owed is kept back from the next profits until it is made up for.
    const next = await soldAndPaidOut()
    const [admin, reseller] = next.sale.payouts
    expect([admin?.withheldMinor, reseller?.withheldMinor, reseller?.status]).toEqual([sale.commissionAmount, next.sale.netProfit, 'WITHHELD'])
    // Its reseller reads how much was kept, and no day of arrival: none of it arrived.
    await prisma.payout.updateMany({ where: { id: reseller?.id ?? '' }, data: { paidAt: new Date() } }) // as after a first try that came back
    expect((await listResellerPayouts(world.userId))?.items.find((item) => item.id === reseller?.id)).toMatchObject({ status: 'WITHHELD', withheld: { minor: next.sale.netProfit }, paidAt: null, wait: 'withheld' })
    expect(await balanceOf()).toBe(before.balance - sale.netProfit - sale.aliexpressCost - sale.paymentFee + next.sale.netProfit)
    await look()
    await expectBooks(world)
  })

  it('won: what was held is free again, and nobody has lost anything', async () => {
    const { orderId, sale, captureId } = await soldAndPaidOut()
    await look()
    const before = { paypal: await atPaypalMinor(world), balance: await balanceOf() }
    const disputeId = await complain(captureId)
    await hear('CREATED', disputeId)
    await look()
    expect(await account('paypal_held', orderId)).toBe(sale.salePrice)
    await decide(disputeId, 'seller')
    await hear('RESOLVED', disputeId)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect([(await caseOf(orderId)).status, (await loadOrder(orderId)).sale?.status, await account('paypal_held'), await atPaypalMinor(world), await balanceOf(), await shown(orderId)])
      .toEqual(['WON', 'PAID_OUT', 0n, before.paypal, before.balance, []])
    await expectBooks(world)
  })

  it('opened and decided between two looks, with every webhook lost: list and statement find all of it', async () => {
    const { orderId, sale, captureId } = await soldAndPaidOut()
    const before = await atPaypalMinor(world)
    await decide(await complain(captureId), 'buyer')
    await advance(world, 605)
    await reconcile()
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.sale?.status, (await caseOf(orderId)).status, await account('paypal_held')]).toEqual(['REFUNDED', 'REVERSED', 'LOST', 0n])
    expect(await atPaypalMinor(world)).toBe(before - sale.salePrice)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await expectBooks(world)
  })

  it('about a part of the price: the sale is corrected by exactly that, tax and commission in proportion, and stands', async () => {
    const { orderId, sale, captureId } = await soldAndPaidOut()
    const before = { balance: await balanceOf(), paypal: await atPaypalMinor(world) }
    const disputeId = await complain(captureId, { value: '5.00', reason: 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED' })
    await hear('CREATED', disputeId)
    await decide(disputeId, 'buyer')
    await hear('RESOLVED', disputeId)
    await drain(world)
    const order = await loadOrder(orderId)
    const [corrected] = await prisma.saleCorrection.findMany({ where: { saleId: sale.id } })
    if (!corrected) throw new Error('not corrected')
    expect([order.status, order.sale?.status, order.payment?.status, corrected.salePrice, corrected.aliexpressCost]).toEqual([order.status, 'PAID_OUT', 'COMPLETED', 500n, 0n])
    expect(['PURCHASED', 'SHIPPED', 'DELIVERED']).toContain(order.status)
    expect(corrected.tax + corrected.commissionAmount + corrected.netProfit).toBe(500n)
    expect(corrected.commissionAmount).toBeGreaterThan(0n)
    expect([await balanceOf(), await atPaypalMinor(world)]).toEqual([before.balance - corrected.netProfit, before.paypal - 500n])
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await expectBooks(world)
  })
})

describe('a case over a sale whose payouts have not left', () => {
  it('they are held while it is open, and leave when it is won', async () => {
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 1 } })
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    const { payment } = await loadOrder(orderId)
    const disputeId = await complain(payment?.captureId ?? '')
    await hear('CREATED', disputeId)
    await advance(world, 3 * 3600)
    await sweepAndDrain(world)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 0 } })
    await advance(world, 7 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).sale?.payouts.map((each) => each.status)).toEqual(['PENDING', 'PENDING'])
    await decide(disputeId, 'cancel') // the shopper takes it back
    await hear('RESOLVED', disputeId)
    await advance(world, 61)
    await sweepAndDrain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).sale?.payouts.map((each) => each.sentAt !== null || each.status === 'WITHHELD')).toEqual([true, true])
    await look()
    await expectBooks(world)
  })

  it('they are called off when it is lost', async () => {
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 48 } })
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    const before = await balanceOf()
    const { payment, sale } = await loadOrder(orderId)
    const disputeId = await complain(payment?.captureId ?? '')
    await hear('CREATED', disputeId)
    await decide(disputeId, 'buyer')
    await hear('RESOLVED', disputeId)
    await sweepAndDrain(world)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 0 } })
    expect((await loadOrder(orderId)).sale?.payouts.map((each) => each.status)).toEqual(['CANCELLED', 'CANCELLED'])
    expect(await balanceOf()).toBe(before - (sale?.netProfit ?? 0n) - (sale?.aliexpressCost ?? 0n) - (sale?.paymentFee ?? 0n))
    await look()
    await expectBooks(world)
  })
})

describe('a case over an order that is not bought yet', () => {
  async function paidNotBought() {
    const { orderId } = await world.paidOrder()
    const { payment } = await loadOrder(orderId)
    return { orderId, captureId: payment?.captureId ?? '', amount: payment?.amountMinor ?? 0n }
  }

  it('nothing is bought while it is open; won, the order goes on by itself', async () => {
    const { orderId, captureId } = await paidNotBought()
    const disputeId = await complain(captureId)
    await hear('CREATED', disputeId)
    await drain(world)
    const stopped = await loadOrder(orderId)
    expect([stopped.status, stopped.failureReason, stopped.purchases, await supplierOrdersOf(world, orderId)]).toEqual(['FAILED', 'PAYMENT_DISPUTED', [], []])
    await advance(world, 13 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).events.filter((each) => each.event === 'stopped')).toHaveLength(1)
    await decide(disputeId, 'seller')
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
    const disputeId = await complain(captureId)
    await hear('CREATED', disputeId)
    await drain(world)
    const { id } = await caseOf(orderId)
    await world.paypal('faults', { call: 'disputes.accept-claim', kind: 'error-after', status: 500, times: 1 })
    await answerDispute(actor(), { disputeId: id, kind: 'ACCEPT', note: 'Sorry', ownerId: world.userId })
    await expect(answerDispute(actor(), { disputeId: id, kind: 'ACCEPT', note: 'again', ownerId: world.userId })).rejects.toMatchObject({ code: 'wrong_state' })
    await drain(world)
    await advance(world, 40)
    await sweepAndDrain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.payment?.status, (await caseOf(orderId)).status, (await caseOf(orderId)).answers.map((each) => each.status)]).toEqual(['REFUNDED', 'REFUNDED', 'LOST', ['DONE']])
    expect(await atPaypalMinor(world)).toBe(before - amount)
    expect((await effectsOf(world, 'paypal', 'capture-reversed')).filter((each) => each.facts?.['captureId'] === captureId)).toHaveLength(1)
    expect(await account('shopper_payable', orderId)).toBe(0n)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await expectBooks(world)
  })

  it('accepted without an answer, and taken back by the shopper meanwhile: not written down as accepted', async () => {
    const { orderId, captureId } = await soldAndPaidOut()
    const disputeId = await complain(captureId)
    await hear('CREATED', disputeId)
    await drain(world)
    const { id } = await caseOf(orderId)
    await world.paypal('faults', { call: 'disputes.accept-claim', kind: 'error-before', status: 500, times: 1 })
    await answerDispute(actor(), { disputeId: id, kind: 'ACCEPT', note: 'Sorry', ownerId: world.userId })
    await drain(world)
    expect((await caseOf(orderId)).answers.map((each) => each.status)).toEqual(['UNKNOWN'])
    await world.paypal('dispute/decide', { disputeId, verdict: 'cancel' })
    await advance(world, 61)
    await sweepAndDrain(world)
    const { status, answers } = await caseOf(orderId)
    expect([status, answers.map((each) => each.status)]).toEqual(['WON', ['REFUSED']])
    expect((await loadOrder(orderId)).events.map((each) => each.event)).not.toContain('case_accepted')
  })

  it('refunded in full by us: the case ends with it, the money goes back once', async () => {
    const { orderId, captureId, amount } = await paidNotBought()
    const before = await atPaypalMinor(world)
    const disputeId = await complain(captureId)
    await hear('CREATED', disputeId)
    await look()
    await openRefund({ orderId, reason: 'by_reseller', requestedBy: world.userId })
    await drain(world)
    await hear('RESOLVED', disputeId)
    await drain(world)
    expect([(await loadOrder(orderId)).status, (await caseOf(orderId)).status, await prisma.paymentReversal.count({ where: { orderId } })]).toEqual(['REFUNDED', 'REFUNDED', 0])
    expect(await atPaypalMinor(world)).toBe(before - amount)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect(await account('paypal_held')).toBe(0n)
    await expectBooks(world)
  })
})

describe('evidence', () => {
  it('goes to PayPal with the parcel’s number, and PayPal reviews the case; another reseller cannot answer', async () => {
    const { orderId, captureId } = await soldAndPaidOut()
    const [made] = await supplierOrdersOf(world, orderId)
    await world.aliexpress(`orders/${made?.id}/ship`, {})
    await advance(world, 601)
    await sweepAndDrain(world)
    const disputeId = await complain(captureId)
    await hear('CREATED', disputeId)
    const { id } = await caseOf(orderId)
    await expect(answerDispute({ id: 'usr_other', role: 'RESELLER' }, { disputeId: id, kind: 'EVIDENCE', note: '', ownerId: 'usr_other' })).rejects.toMatchObject({ code: 'not_found' })
    await world.paypal('faults', { call: 'disputes.provide-evidence', kind: 'hang-after', times: 1 })
    await answerDispute(actor(), { disputeId: id, kind: 'EVIDENCE', note: 'It is on its way.', ownerId: world.userId })
    await withShortDeadlines(() => drain(world))
    await advance(world, 40)
    await sweepAndDrain(world)
    const after = await caseOf(orderId)
    expect([after.status, after.answers.map((each) => each.status)]).toEqual(['UNDER_REVIEW', ['DONE']])
    await expect(answerDispute(actor(), { disputeId: id, kind: 'EVIDENCE', note: 'more', ownerId: world.userId })).rejects.toMatchObject({ code: 'wrong_state' })
    await decide(disputeId, 'seller')
    await hear('RESOLVED', disputeId)
    expect((await caseOf(orderId)).status).toBe('WON')
    await look()
  })
})
