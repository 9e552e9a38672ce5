import { expect } from 'vitest'
import { prisma } from '@/lib/foundation/db'
import type { World } from '@/tests/setup/start-world'

interface Seen {
  readonly effect: string
  readonly key: string | null
  readonly id: string
  readonly amount: string
  readonly facts?: Readonly<Record<string, unknown>>
}

const minor = (amount: string) => BigInt(amount.replace('.', ''))
const count = (list: readonly string[]) => list.reduce((counts, each) => counts.set(each, (counts.get(each) ?? 0) + 1), new Map<string, number>())
const moreThanOnce = (list: readonly string[]) => [...count(list)].filter(([, times]) => times > 1)

/**
 * The invariants that only the third parties' own journals can answer (marked O in reliability.md): what really happened there, against what our rows
 * say, both ways. For any rest: nothing may be on its way.
 */
export async function expectObserved(world: World): Promise<void> {
  const paypal = ((await world.paypal('effects')) as unknown as { effects: Seen[] }).effects
  const supplier = ((await world.aliexpress('effects')) as unknown as { effects: Seen[] }).effects
  const of = (effect: string) => paypal.filter((each) => each.effect === effect)
  await expectCaptures(of('capture'))
  await expectRefunds([...of('refund'), ...of('capture-reversed')], of('capture'))
  await expectPurchases(supplier.filter((each) => each.effect === 'order' && each.key?.startsWith('pur_') === true))
  expectPayouts(of('payout-item'), [...of('payout-refunded'), ...of('payout-reversed')])
  // INV-35: one effect per key, also where the call was repeated.
  for (const effect of ['capture', 'refund', 'payout-item']) expect(moreThanOnce(of(effect).flatMap((each) => (each.key === null ? [] : [each.key])))).toEqual([])
}

/** INV-02: the same captures there and here, over the same amounts. */
async function expectCaptures(captures: readonly Seen[]): Promise<void> {
  const payments = await prisma.payment.findMany({ where: { status: { in: ['COMPLETED', 'REFUNDED', 'MISMATCH'] } } })
  const here = payments.map((each) => [each.captureId, each.netMinor !== null && each.feeMinor !== null ? each.netMinor + each.feeMinor : each.amountMinor])
  expect(here.map(String).sort()).toEqual(captures.map((each) => String([each.id, minor(each.amount)])).sort())
}

/** INV-06: never more given back than was taken, PayPal's own taking in cases included, and what we booked as refunded was. */
async function expectRefunds(refunds: readonly Seen[], captures: readonly Seen[]): Promise<void> {
  for (const capture of captures) {
    const back = refunds.filter((each) => each.facts?.['captureId'] === capture.id).reduce((total, each) => total + minor(each.amount), 0n)
    expect(back <= minor(capture.amount), `refunds of ${capture.id}`).toBe(true)
  }
  const ids = new Set(refunds.map((each) => each.id))
  const booked = await prisma.refund.findMany({ where: { status: 'COMPLETED' } })
  expect(booked.filter((each) => !ids.has(each.paypalRefundId ?? '')).map((each) => each.id)).toEqual([])
}

/** INV-08, INV-09: every order at the supplier is bound to its one purchase, and that was paid for. */
async function expectPurchases(orders: readonly Seen[]): Promise<void> {
  expect(moreThanOnce(orders.map((each) => each.id))).toEqual([])
  const bound = await prisma.supplierOrder.findMany({ include: { purchase: { include: { order: { include: { payment: true } } } } } })
  const doubtful = new Set((await prisma.purchase.findMany({ where: { status: { in: ['SENT', 'UNKNOWN', 'REFUSED'] } } })).map((each) => each.outOrderId))
  for (const order of orders.filter((each) => !doubtful.has(each.key ?? ''))) {
    const ours = bound.find((each) => each.supplierOrderId === order.id)
    expect([order.id, ours?.purchase.outOrderId]).toEqual([order.id, order.key])
    expect(['COMPLETED', 'REFUNDED']).toContain(ours?.purchase.order.payment?.status)
  }
}

/** INV-15: of every payout at most one item is with its receiver. */
function expectPayouts(paid: readonly Seen[], back: readonly Seen[]): void {
  const itemOf = (each: Seen) => String(each.facts?.['senderItemId'] ?? each.key)
  const returned = count(back.map(itemOf))
  for (const [item, times] of count(paid.map(itemOf))) expect([item, times - (returned.get(item) ?? 0) <= 1]).toEqual([item, true])
}
