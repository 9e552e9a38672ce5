import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerDispute } from '@/lib/cycle/dispute/answers/answer-dispute'
import { prisma } from '@/lib/foundation/db'
import { listResellerPayouts } from '@/lib/reports/list-reseller-payouts'
import { reconcile } from '@/lib/worker/reconcile/reconcile'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, effectsOf, expectBooks, loadOrder, lookAtStatement, proveAndClose, sweepAndDrain, withShortDeadlines } from '../cycle-books'
import { accountSum, balanceOf, openExceptions } from '../money-figures'
import { supplierOrdersOf } from '../purchase/start-purchases'
import { sellAndPayOut, sellOrder } from '../sell-order'
import { inTheList, needsOf } from '../shown-to-reseller'
import { asReseller, caseOf, complain, decideCase, deliver, hear } from './cases-at-paypal'

/** Cases at PayPal, from the shopper's complaint to the last cent: balances before and after, there and in our ledger. */
let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  await look()
  await proveAndClose(world)
})

const shown = async (orderId: string) => (await openExceptions(orderId)).map((each) => [each.kind, each.amountMinor])

/** A look after what is seconds old may be told. */
const look = () => lookAtStatement(world)

describe('a case over an order that was sold and paid out', () => {
  it('lost: PayPal’s hold, then its taking are booked to the cent; the sale is reversed, the reseller bears what the goods and PayPal cost, later payouts make up for it', async () => {
    const { orderId, sale, captureId } = await sellAndPayOut(world)
    await look()
    const before = { paypal: await atPaypalMinor(world), books: await accountSum('paypal_balance'), balance: await balanceOf(world), commission: await accountSum('platform_commission') }
    const user = await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })

    const disputeId = await complain(world, captureId)
    expect(await hear('CREATED', disputeId)).toBe('applied')
    expect(await hear('CREATED', disputeId)).toBe('applied')
    expect(await prisma.dispute.count({ where: { orderId } })).toBe(1)
    expect(await caseOf(orderId)).toMatchObject({ status: 'NEEDS_ANSWER', stage: 'INQUIRY', reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED', amountMinor: sale.salePrice, actions: 'accept-claim provide-evidence' })
    expect((await caseOf(orderId)).dueAt).not.toBeNull()
    expect(await shown(orderId)).toEqual([['CASE_OPEN', sale.salePrice]])
    // PayPal waits for the reseller, whatever became of the goods: the list and the day say so, with the date.
    const { dueAt } = await caseOf(orderId)
    expect(await inTheList(world, orderId)).toMatchObject({ bucket: 'needs', waitsFor: 'case', caseStatus: 'NEEDS_ANSWER', answerBy: dueAt })
    expect(await needsOf(world, orderId)).toMatchObject([{ kind: 'case', amount: { minor: sale.salePrice }, until: dueAt }])

    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect([await atPaypalMinor(world), await accountSum('paypal_balance'), await accountSum('paypal_held', orderId)]).toEqual([before.paypal - sale.salePrice, before.books - sale.salePrice, sale.salePrice])
    await expectBooks(world)

    await decideCase(world, disputeId, 'buyer')
    expect(await hear('RESOLVED', disputeId)).toBe('applied')
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.payment?.status, order.sale?.status, (await caseOf(orderId)).status]).toEqual(['REFUNDED', 'REFUNDED', 'REVERSED', 'LOST'])
    expect(await shown(orderId)).toEqual([])
    expect(await inTheList(world, orderId)).toMatchObject({ bucket: 'done', waitsFor: null, caseStatus: null, profit: { minor: -sale.aliexpressCost - sale.paymentFee }, isProfitFinal: true })
    expect(await needsOf(world, orderId)).toEqual([])
    expect([await atPaypalMinor(world), await accountSum('paypal_balance'), await accountSum('paypal_held')]).toEqual([before.paypal - sale.salePrice, before.books - sale.salePrice, 0n])
    // The reseller: the profit that was paid out, the goods, and PayPal's fee. The platform: its commission, nothing else.
    expect(await balanceOf(world)).toBe(before.balance - sale.netProfit - sale.aliexpressCost - sale.paymentFee)
    expect(await accountSum('platform_commission')).toBe(before.commission + sale.commissionAmount)
    for (const code of ['shopper_payable', 'tax_payable', 'supplier_cost', 'payment_fees', 'supplier_clearing']) expect([code, await accountSum(code, orderId)]).toEqual([code, 0n])
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
    const next = await sellAndPayOut(world)
    const [admin, reseller] = next.sale.payouts
    expect([admin?.withheldMinor, reseller?.withheldMinor, reseller?.status]).toEqual([sale.commissionAmount, next.sale.netProfit, 'WITHHELD'])
    // Its reseller reads how much was kept, and no day of arrival: none of it arrived.
    await prisma.payout.updateMany({ where: { id: reseller?.id ?? '' }, data: { paidAt: new Date() } }) // as after a first try that came back
    expect((await listResellerPayouts(world.userId))?.items.find((item) => item.id === reseller?.id)).toMatchObject({ status: 'WITHHELD', withheld: { minor: next.sale.netProfit }, paidAt: null, wait: 'withheld' })
    expect(await balanceOf(world)).toBe(before.balance - sale.netProfit - sale.aliexpressCost - sale.paymentFee + next.sale.netProfit)
    await look()
    await expectBooks(world)
  })

  it('won: what was held is free again, and nobody has lost anything', async () => {
    const { orderId, sale, captureId } = await sellAndPayOut(world)
    await look()
    const before = { paypal: await atPaypalMinor(world), balance: await balanceOf(world) }
    const disputeId = await complain(world, captureId)
    await hear('CREATED', disputeId)
    await look()
    expect(await accountSum('paypal_held', orderId)).toBe(sale.salePrice)
    await decideCase(world, disputeId, 'seller')
    await hear('RESOLVED', disputeId)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    expect([(await caseOf(orderId)).status, (await loadOrder(orderId)).sale?.status, await accountSum('paypal_held'), await atPaypalMinor(world), await balanceOf(world), await shown(orderId)])
      .toEqual(['WON', 'PAID_OUT', 0n, before.paypal, before.balance, []])
    await expectBooks(world)
  })

  it('opened and decided between two looks, with every webhook lost: list and statement find all of it', async () => {
    const { orderId, sale, captureId } = await sellAndPayOut(world)
    const before = await atPaypalMinor(world)
    await decideCase(world, await complain(world, captureId), 'buyer')
    await advance(world, 605)
    await reconcile()
    await drain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.sale?.status, (await caseOf(orderId)).status, await accountSum('paypal_held')]).toEqual(['REFUNDED', 'REVERSED', 'LOST', 0n])
    expect(await atPaypalMinor(world)).toBe(before - sale.salePrice)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await expectBooks(world)
  })

  it('about a part of the price: the sale is corrected by exactly that, tax and commission in proportion, and stands', async () => {
    const { orderId, sale, captureId } = await sellAndPayOut(world)
    const before = { balance: await balanceOf(world), paypal: await atPaypalMinor(world) }
    const disputeId = await complain(world, captureId, { value: '5.00', reason: 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED' })
    await hear('CREATED', disputeId)
    await decideCase(world, disputeId, 'buyer')
    await hear('RESOLVED', disputeId)
    await drain(world)
    const order = await loadOrder(orderId)
    const [corrected] = await prisma.saleCorrection.findMany({ where: { saleId: sale.id } })
    if (!corrected) throw new Error('not corrected')
    expect([order.status, order.sale?.status, order.payment?.status, corrected.salePrice, corrected.aliexpressCost]).toEqual([order.status, 'PAID_OUT', 'COMPLETED', 500n, 0n])
    expect(['PURCHASED', 'SHIPPED', 'DELIVERED']).toContain(order.status)
    expect(corrected.tax + corrected.commissionAmount + corrected.netProfit).toBe(500n)
    expect(corrected.commissionAmount).toBeGreaterThan(0n)
    expect([await balanceOf(world), await atPaypalMinor(world)]).toEqual([before.balance - corrected.netProfit, before.paypal - 500n])
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await expectBooks(world)
  })
})

describe('a case over a sale whose payouts have not left', () => {
  it('they are held while it is open, and leave when it is won', async () => {
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 1 } })
    const { orderId, captureId } = await sellOrder(world)
    const disputeId = await complain(world, captureId)
    await hear('CREATED', disputeId)
    await advance(world, 3 * 3600)
    await sweepAndDrain(world)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 0 } })
    await advance(world, 7 * 3600)
    await sweepAndDrain(world)
    expect((await loadOrder(orderId)).sale?.payouts.map((each) => each.status)).toEqual(['PENDING', 'PENDING'])
    await decideCase(world, disputeId, 'cancel') // the shopper takes it back
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
    const { orderId, sale, captureId } = await sellOrder(world)
    const before = await balanceOf(world)
    const disputeId = await complain(world, captureId)
    await hear('CREATED', disputeId)
    await decideCase(world, disputeId, 'buyer')
    await hear('RESOLVED', disputeId)
    await sweepAndDrain(world)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 0 } })
    expect((await loadOrder(orderId)).sale?.payouts.map((each) => each.status)).toEqual(['CANCELLED', 'CANCELLED'])
    expect(await balanceOf(world)).toBe(before - sale.netProfit - sale.aliexpressCost - sale.paymentFee)
    await look()
    await expectBooks(world)
  })
})

describe('evidence', () => {
  it('goes to PayPal with the parcel’s number, and PayPal reviews the case; another reseller cannot answer', async () => {
    const { orderId, captureId } = await sellAndPayOut(world)
    const [made] = await supplierOrdersOf(world, orderId)
    await world.aliexpress(`orders/${made?.id}/ship`, {})
    await advance(world, 601)
    await sweepAndDrain(world)
    const disputeId = await complain(world, captureId)
    await hear('CREATED', disputeId)
    const { id } = await caseOf(orderId)
    await expect(answerDispute({ id: 'usr_other', role: 'RESELLER' }, { disputeId: id, kind: 'EVIDENCE', note: '', ownerId: 'usr_other' })).rejects.toMatchObject({ code: 'not_found' })
    await world.paypal('faults', { call: 'disputes.provide-evidence', kind: 'hang-after', times: 1 })
    await answerDispute(asReseller(world), { disputeId: id, kind: 'EVIDENCE', note: 'It is on its way.', ownerId: world.userId })
    await withShortDeadlines(() => drain(world))
    await advance(world, 40)
    await sweepAndDrain(world)
    const after = await caseOf(orderId)
    expect([after.status, after.answers.map((each) => each.status)]).toEqual(['UNDER_REVIEW', ['DONE']])
    await expect(answerDispute(asReseller(world), { disputeId: id, kind: 'EVIDENCE', note: 'more', ownerId: world.userId })).rejects.toMatchObject({ code: 'wrong_state' })
    await decideCase(world, disputeId, 'seller')
    await hear('RESOLVED', disputeId)
    expect((await caseOf(orderId)).status).toBe('WON')
    await look()
  })
})
