import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readAccountBalance } from '@/lib/cycle/ledger/store'
import { letPayoutsGo } from '@/lib/cycle/payout/let-payouts-go'
import { sendPayout } from '@/lib/cycle/payout/send-payout'
import { claimPayout, findPayout } from '@/lib/cycle/payout/store'
import { now } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { cancelPaypalPayoutItem } from '@/lib/providers/paypal/cancel-payout-item'
import { reconcilePaypal } from '@/lib/worker/reconcile/reconcile-paypal'
import { sweep } from '@/lib/worker/sweep'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, expectBooks, kindsOf, proveAndClose, spoilAnswers, sweepAndDrain, withShortDeadlines } from '../cycle-books'
import { payoutItemsOf } from '../money-figures'
import { EMAIL, expectPaidOut, saleStatus, setReceiver, settle, soldNotSent, statusOf } from './sent-payouts'

let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(async () => {
  await world.paypal('faults', undefined, 'DELETE')
  await setReceiver(world, EMAIL)
  await expectBooks(world)
})
afterAll(() => proveAndClose(world))

/** PayPal's answers to reads of batches, changed on the wire. */
const spoilBatches = (change: (text: string) => string) => { spoilAnswers((request) => request.method === 'GET' && request.url.includes('/v1/payments/payouts/'), change) }

describe('paid once', () => {
  it.each([
    ['of another amount', (text: string) => text.replace(/("payout_item":\{.*?"value":")[\d.]+/g, '$10.01')],
    ['in another currency', (text: string) => text.replaceAll('"USD"', '"EUR"')],
    ['of another payout', (text: string) => text.replace(/"sender_item_id":"[^"]+"/g, '"sender_item_id":"po_other"')],
  ])('an item %s is not our payment: nothing is booked until PayPal shows ours', async (_what, change) => {
    const { sale, admin, reseller } = await soldNotSent(world)
    await sendPayout(admin)
    await sendPayout(reseller)
    spoilBatches(change)
    await settle(world)
    setTransport(null)
    expect([await statusOf(admin), await statusOf(reseller)]).toEqual(['ACCEPTED', 'ACCEPTED'])
    await settle(world, 301)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
  })

  it('five runs at once are one batch per payout', async () => {
    const { sale, admin, reseller, orderId } = await soldNotSent(world)
    await Promise.all([admin, reseller, admin, reseller, admin, reseller, admin, reseller].map((id) => sendPayout(id)))
    await settle(world)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
    const { balance } = await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })
    expect(balance).toBe(0n)
    expect((await kindsOf(orderId)).filter((each) => each.startsWith('payout'))).toEqual(['payout', 'payout_fee', 'payout', 'payout_fee'])
  })

  it.each(['error-after', 'reset-after', 'timeout-after'])('accepted, the answer lost (%s): in doubt, then the same batch is adopted', async (kind) => {
    const { sale, admin, reseller } = await soldNotSent(world)
    await world.paypal('faults', { call: 'payouts.create', kind })
    await withShortDeadlines(() => sendPayout(reseller))
    expect(await statusOf(reseller)).toBe('UNKNOWN')
    await settle(world)
    await settle(world)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
    expect((await findPayout(reseller))?.senderBatchId).toBe(`${reseller}-1`)
  })

  it('a kill between claim and answer: stale, in doubt, repeated under its number', async () => {
    const { sale, admin, reseller } = await soldNotSent(world)
    await claimPayout(reseller, 'PENDING', EMAIL, now())
    await settle(world)
    expect((await payoutItemsOf(world, reseller)).length).toBeLessThanOrEqual(1)
    await settle(world)
    await settle(world, 301)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
  })
})

describe('too little money at PayPal', () => {
  it('is skipped with its reason, and paid by itself when there is enough', async () => {
    const { sale, admin, reseller } = await soldNotSent(world)
    const { balances } = (await world.paypal('state')) as { balances: { available: string }[] }
    const all = balances[0]?.available ?? '0'
    await world.paypal('debit', { currency: 'USD', value: all, reference: 'all', note: 'spent' })
    await prisma.capitalAccount.update({ where: { currency: 'USD' }, data: { readAt: null } })
    await sendPayout(admin)
    await sendPayout(reseller)
    expect([await statusOf(admin), await statusOf(reseller), await saleStatus(sale.id)]).toEqual(['SKIPPED_INSUFFICIENT_FUNDS', 'SKIPPED_INSUFFICIENT_FUNDS', 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS'])
    await settle(world)
    expect(await saleStatus(sale.id)).toBe('PAYOUT_SKIPPED_INSUFFICIENT_FUNDS')
    await world.paypal('credit', { currency: 'USD', value: all, reference: 'all back', note: 'funds' })
    await settle(world)
    await settle(world)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
  })

  it('a batch that PayPal denies is tried again under the next number', async () => {
    const { sale, admin, reseller } = await soldNotSent(world)
    await world.paypal('faults', { call: 'payouts.create', kind: 'decline' })
    await sendPayout(reseller)
    await advance(world, 2)
    await drain(world)
    await settle(world)
    await settle(world)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
    expect((await findPayout(reseller))?.senderBatchId).toBe(`${reseller}-2`)
  })
})

describe('whom it goes to', () => {
  it('no address: failed with its reason, not hidden by the other payout, and out when it is given', async () => {
    await setReceiver(world, null)
    const { sale, admin, reseller } = await soldNotSent(world)
    await drain(world)
    await settle(world)
    expect((await findPayout(reseller))).toMatchObject({ status: 'FAILED', failureReason: 'NO_PAYPAL_PAYOUT_EMAIL' })
    expect([await statusOf(admin), await saleStatus(sale.id)]).toEqual(['PAID', 'PAYOUT_FAILED'])
    await setReceiver(world, EMAIL)
    await settle(world, 301)
    await settle(world)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
  })

  it('a replaced address holds for 72 h', async () => {
    await prisma.user.update({ where: { id: world.userId }, data: { paypalPayoutEmailChangedAt: now() } })
    const { sale, admin, reseller } = await soldNotSent(world)
    await drain(world)
    const held = await prisma.payout.findUniqueOrThrow({ where: { id: reseller } })
    expect([held.status, held.receiver]).toEqual(['PENDING', null])
    expect(held.holdUntil?.getTime()).toBeGreaterThan(now().getTime() + 71 * 3600 * 1000)
    await settle(world, 71 * 3600)
    expect(await statusOf(reseller)).toBe('PENDING')
    await settle(world, 3600)
    await settle(world)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
    await prisma.user.update({ where: { id: world.userId }, data: { paypalPayoutEmailChangedAt: null } })
  })

  it('what a person must confirm waits, is not looked at with every sweep, and goes when it is confirmed', async () => {
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutsNeedConfirmation: true } })
    const { sale, admin, reseller } = await soldNotSent(world)
    await drain(world)
    await advance(world, 120)
    await sweepAndDrain(world)
    const waiting = await prisma.payout.findUniqueOrThrow({ where: { id: reseller } })
    expect(waiting.status).toBe('PENDING')
    expect(waiting.nextCheckAt?.getTime()).toBeGreaterThan(now().getTime() + 1_800_000)
    await sweep()
    expect((await prisma.payout.findUniqueOrThrow({ where: { id: reseller } })).nextCheckAt).toEqual(waiting.nextCheckAt)
    expect(await letPayoutsGo({ id: 'usr_admin', role: 'ADMIN' }, [admin, reseller])).toBe(2)
    await settle(world)
    await settle(world)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutsNeedConfirmation: false } })
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
  })
})

describe('batch status is not item status', () => {
  it('unclaimed is shown and booked; returned comes back to the cent', async () => {
    await setReceiver(world, 'unclaimed-clara@shop.example')
    await reconcilePaypal()
    const { sale, admin, reseller } = await soldNotSent(world)
    await drain(world)
    await settle(world)
    expect([await statusOf(reseller), await statusOf(admin), await saleStatus(sale.id)]).toEqual(['UNCLAIMED', 'PAID', 'RECORDED'])
    await expectBooks(world)
    expect((await reconcilePaypal())?.unexplainedMinor).toBe(0n)
    const { itemId } = await prisma.payout.findUniqueOrThrow({ where: { id: reseller } })
    await cancelPaypalPayoutItem(itemId ?? '')
    await settle(world, 6 * 3600)
    expect([await statusOf(reseller), await saleStatus(sale.id)]).toEqual(['RETURNED', 'PAYOUT_FAILED'])
    const user = await prisma.user.findUniqueOrThrow({ where: { id: world.userId } })
    expect(user.balance).toBe(sale.netProfit)
    expect(await readAccountBalance('payout_fees:USD')).toBe(-25n) // the estimate of the payout that is still owed
  })

  it('on hold, asked about less and less often, then released', async () => {
    await setReceiver(world, 'clara-payouts@shop.example')
    await world.paypal('faults', { call: 'payouts.create', kind: 'pending', times: 2 })
    await reconcilePaypal()
    const { sale, admin, reseller } = await soldNotSent(world)
    await drain(world)
    await settle(world)
    expect([await statusOf(reseller), await statusOf(admin)]).toEqual(['ONHOLD', 'ONHOLD'])
    await expectBooks(world)
    // It is gone in the books while PayPal counts it as withheld: explained, while it lasts and after it.
    for (let look = 0; look < 2; look++) expect((await reconcilePaypal())?.unexplainedMinor).toBe(0n)
    await advance(world, 43_200)
    await sweepAndDrain(world)
    const { nextCheckAt } = await prisma.payout.findUniqueOrThrow({ where: { id: reseller } })
    expect(nextCheckAt?.getTime()).toBeGreaterThan(now().getTime() + 3_000_000)
    await advance(world, 43_201)
    await settle(world, 3_601)
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
    expect((await reconcilePaypal())?.unexplainedMinor).toBe(0n)
  })

  it.each([['blocked-clara@shop.example', 'BLOCKED', 'REGULATORY_BLOCKED'], ['refused-clara@shop.example', 'FAILED', 'RECEIVER_REFUSED']])('%s: %s with its reason, nothing booked', async (receiver, status, reason) => {
    await setReceiver(world, receiver)
    const { sale, reseller, orderId } = await soldNotSent(world)
    await drain(world)
    await settle(world)
    expect(await findPayout(reseller)).toMatchObject({ status, failureReason: reason })
    expect(await saleStatus(sale.id)).toBe('PAYOUT_FAILED')
    expect((await kindsOf(orderId)).filter((each) => each.startsWith('payout'))).toEqual(['payout', 'payout_fee']) // the admin's
  })
})

describe('the real fee', () => {
  it('differs from the estimate: the difference is the platform’s', async () => {
    const own = await readAccountBalance('platform_commission:USD')
    const fees = await readAccountBalance('payout_fees:USD')
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutFeeFixedMinor: 40n } })
    const { sale, admin, reseller } = await soldNotSent(world)
    await drain(world)
    await settle(world)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutFeeFixedMinor: 25n } })
    await expectPaidOut(world, { saleId: sale.id, payouts: [admin, reseller] })
    expect(sale.payoutFee).toBe(80n)
    expect(await readAccountBalance('platform_commission:USD')).toBe(own - 30n) // 2 x (40 - 25) kept
    expect(await readAccountBalance('payout_fees:USD')).toBe(fees)
  })
})
