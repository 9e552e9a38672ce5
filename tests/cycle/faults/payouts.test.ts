import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sendPayout } from '@/lib/cycle/payout/send-payout'
import { followPayout } from '@/lib/cycle/payout/follow-payout'
import { payAgain } from '@/lib/cycle/payout/pay-again'
import { setClock } from '@/lib/foundation/clock'
import { prisma } from '@/lib/foundation/db'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, drain, effectsOf, expectBooks, loadOrder, proveAndClose, withShortDeadlines } from '../cycle-books'
import { balanceOf, payoutItemsOf } from '../money-figures'
import { EMAIL, setReceiver, settle } from '../payout/sent-payouts'

const ADMIN = { id: 'usr_admin', role: 'ADMIN' } as const
let world: World
beforeAll(async () => { world = await startWorld() })
afterEach(async () => {
  await world.paypal('faults', undefined, 'DELETE')
  await setReceiver(world, EMAIL)
  await expectBooks(world)
})
afterAll(() => proveAndClose(world))

const payoutOf = (id: string) => prisma.payout.findUniqueOrThrow({ where: { id }, include: { attempts: true } })
const shown = async (subject: string) => (await prisma.exception.findMany({ where: { subject, closedAt: null } })).map((each) => each.kind)

/** A sale whose payouts went to `receiver`, as far as PayPal lets them. */
async function soldTo(receiver: string) {
  await setReceiver(world, receiver)
  const { orderId } = await world.paidOrder()
  await drain(world)
  await settle(world)
  const { sale } = await loadOrder(orderId)
  const reseller = sale?.payouts.find((each) => each.beneficiary === 'RESELLER')
  if (!sale || !reseller) throw new Error('no payout')
  return { orderId, sale, id: reseller.id }
}

async function expectPaidAgain(id: string, receiver: string, earlier: string): Promise<void> {
  const payout = await payoutOf(id)
  expect([payout.status, payout.attempt, payout.senderBatchId, payout.receiver]).toEqual(['PAID', 2, `${id}-2`, receiver])
  expect(payout.attempts.map((each) => [each.attempt, each.senderBatchId, each.status])).toEqual([[1, `${id}-1`, earlier]])
  expect(payout.attempts[0]?.batchId).not.toBe(payout.batchId)
  expect(await payoutItemsOf(world, id)).toHaveLength(1)
}

describe('a payout that did not get there', () => {
  it.each([['blocked-clara@shop.example', 'BLOCKED'], ['refused-clara@shop.example', 'FAILED']])('%s (%s): shown to a person, paid again once under the next number', async (receiver, status) => {
    const { id, sale } = await soldTo(receiver)
    expect((await payoutOf(id)).status).toBe(status)
    expect(await shown(id)).toEqual(['PAYOUT_CAME_BACK'])
    expect(await balanceOf(world)).toBe(sale.netProfit)
    await setReceiver(world, EMAIL)
    const clicks = await Promise.allSettled(Array.from({ length: 5 }, () => payAgain(ADMIN, id)))
    expect(clicks.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    await drain(world)
    await settle(world)
    await expectPaidAgain(id, EMAIL, status)
    expect(await shown(id)).toEqual([])
    expect(await balanceOf(world)).toBe(0n)
  })

  it('nobody claimed it: it is taken back at PayPal first, then paid again', async () => {
    const { id } = await soldTo('unclaimed-clara@shop.example')
    expect((await payoutOf(id)).status).toBe('UNCLAIMED')
    await setReceiver(world, EMAIL)
    await payAgain(ADMIN, id)
    await drain(world)
    await settle(world)
    await expectPaidAgain(id, EMAIL, 'RETURNED')
    expect(await effectsOf(world, 'paypal', 'payout-returned')).toHaveLength(1)
    expect(await balanceOf(world)).toBe(0n)
  })

  it('not paid again while it may still be paid', async () => {
    const { id } = await soldTo('unclaimed-clara@shop.example')
    const { itemId } = await payoutOf(id)
    // Claimed at PayPal a moment before the click; we do not know it yet.
    await world.paypal('payout-item', { itemId, status: 'SUCCESS' })
    await expect(payAgain(ADMIN, id)).rejects.toMatchObject({ code: 'payout_not_possible' })
    expect((await payoutOf(id)).status).toBe('PAID')
    await expect(payAgain(ADMIN, id)).rejects.toMatchObject({ code: 'payout_not_possible' })
    // And where our row says "failed" but PayPal does not: PayPal is believed.
    await prisma.payout.update({ where: { id }, data: { status: 'FAILED' } })
    await expect(payAgain(ADMIN, id)).rejects.toMatchObject({ code: 'payout_not_possible' })
    await prisma.payout.update({ where: { id }, data: { status: 'PAID' } })
    expect(await payoutItemsOf(world, id)).toHaveLength(1)
  })
})

describe('a payout that comes back after it was paid', () => {
  it.each(['REFUNDED', 'REVERSED'])('%s at PayPal: booked back, owed again, shown, and paid again only by a person', async (word) => {
    const before = { paypal: 0n, balance: await balanceOf(world) }
    const { id, sale } = await soldTo(EMAIL)
    const paid = await payoutOf(id)
    expect(paid.status).toBe('PAID')
    before.paypal = await atPaypalMinor(world)
    await world.paypal('payout-item', { itemId: paid.itemId, status: word })
    expect(await atPaypalMinor(world)).toBeGreaterThanOrEqual(before.paypal + sale.netProfit)
    await settle(world, 86_400 + 60) // found by looking, without a webhook
    expect((await payoutOf(id)).status).toBe('REVERSED')
    expect(await balanceOf(world)).toBe(before.balance + sale.netProfit)
    expect((await prisma.sale.findUniqueOrThrow({ where: { id: sale.id } })).status).toBe('PAYOUT_FAILED')
    expect(await shown(id)).toEqual(['PAYOUT_CAME_BACK'])
    await expectBooks(world)
    await settle(world, 86_400)
    expect((await payoutOf(id)).status).toBe('REVERSED')
    await payAgain(ADMIN, id)
    await drain(world)
    await settle(world)
    expect([(await payoutOf(id)).status, await balanceOf(world)]).toEqual(['PAID', before.balance])
    expect(await payoutItemsOf(world, id)).toHaveLength(2) // the one that came back, and this one
  })

  it('is looked at less and less, and after 45 days no more', async () => {
    const { id } = await soldTo(EMAIL)
    const days: number[] = []
    for (let looks = 0; looks < 10; looks++) {
      const { nextCheckAt, sentAt } = await payoutOf(id)
      if (!nextCheckAt || !sentAt) break
      const day = (nextCheckAt.getTime() - sentAt.getTime()) / 86_400_000
      days.push(day)
      setClock(() => nextCheckAt.getTime() + 1000)
      await followPayout(id)
    }
    await advance(world, 1)
    expect(days).toEqual([1, 3, 7, 14, 30, 45])
    expect((await payoutOf(id)).nextCheckAt).toBeNull()
  })
})

describe('a payout of which nobody knows', () => {
  it('is repeated under its number for 25 days; then never by itself, and a person sees it', async () => {
    const { orderId } = await world.paidOrder()
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 1 } })
    await drain(world)
    await prisma.platformConfig.update({ where: { id: 'platform' }, data: { payoutHoldHours: 0 } })
    const id = (await loadOrder(orderId)).sale?.payouts.find((each) => each.beneficiary === 'RESELLER')?.id ?? ''
    await world.paypal('faults', { call: 'payouts.create', kind: 'error-before' })
    await withShortDeadlines(() => sendPayout(id))
    expect((await payoutOf(id)).status).toBe('UNKNOWN')
    await prisma.payout.update({ where: { id }, data: { sentAt: new Date(Date.now() - 26 * 86_400_000), nextCheckAt: new Date(0) } })
    await settle(world)
    await settle(world, 3600)
    const old = await payoutOf(id)
    expect([old.status, old.nextCheckAt, await shown(id)]).toEqual(['UNKNOWN', null, ['PAYOUT_IN_DOUBT']])
    expect(await payoutItemsOf(world, id)).toEqual([])
    // What a person finds out at PayPal is not this test's: it is put back into the time in which PayPal answers for it.
    await prisma.payout.update({ where: { id }, data: { sentAt: old.createdAt, nextCheckAt: new Date(0) } })
    for (let looks = 0; looks < 4; looks++) await settle(world, 3601) // one that PayPal has had for long is asked about at most once an hour
    expect([(await payoutOf(id)).status, await shown(id)]).toEqual(['PAID', []])
  })
})
