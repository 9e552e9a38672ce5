import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { savePayoutEmail } from '@/lib/accounts/settings/save-payout-email'
import { buyByDecision } from '@/lib/cycle/purchase/buy-by-decision'
import { decideOwnPurchase } from '@/lib/cycle/purchase/decide-own-purchase'
import { stopUnbought } from '@/lib/cycle/purchase/stop-order'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { prisma } from '@/lib/foundation/db'
import { findForReseller } from '@/lib/reports/find-for-reseller'
import { listResellerOrders } from '@/lib/reports/list-reseller-orders'
import { listResellerPayouts } from '@/lib/reports/list-reseller-payouts'
import { orderActions } from '@/lib/reports/order-actions'
import { orderCalculation } from '@/lib/reports/order-calculation'
import { orderProof } from '@/lib/reports/order-proof'
import { exportOrders } from '@/lib/reports/orders-export'
import { readResellerOrder } from '@/lib/reports/read-reseller-order'
import { readResellerSettings } from '@/lib/reports/read-reseller-settings'
import { readResellerToday } from '@/lib/reports/read-reseller-today'
import { makePerson } from '@/tests/setup/sign-in'
import { startWorld, type World } from '@/tests/setup/start-world'

interface Proof {
  readonly total: string
  readonly profit: readonly { readonly line: string; readonly amount: string; readonly state: string }[]
  readonly ledger: readonly { readonly key: string; readonly kind: string; readonly at: string; readonly previousHash: string; readonly hash: string; readonly entries: readonly { readonly account: string; readonly minor: string }[] }[]
}

let world: World
let sold: string
let stopped: string
let stranger: string

beforeAll(async () => {
  world = await startWorld()
  sold = (await world.paidOrder()).orderId
  await world.drain()
  const second = await world.paidOrder()
  stopped = second.orderId
  await stopUnbought({ orderId: stopped, attempts: 0 }, 'LOSS_GUARD', { paid: '40.00', costNow: '45.00', costAtSale: '15.00', paymentFee: '1.89', profit: '-6.89', requiredProfit: '4.00', currency: 'USD' })
  await world.order()
  stranger = (await makePerson('RESELLER', 'Someone Else')).id
}, 120_000)

afterAll(async () => { await world.stop() })

describe('a reseller’s reports', () => {
  it('lists orders in exactly one tab each, unpaid checkouts apart', async () => {
    const all = await listResellerOrders(world.userId, { limit: 10 })
    expect(all.items.map((item) => item.id)).toEqual([stopped, sold])
    expect(all.counts).toEqual({ needs: 1, buying: 0, way: 1, done: 0, unpaid: 1 })
    const needs = await listResellerOrders(world.userId, { bucket: 'needs', limit: 10 })
    expect(needs.items.map((item) => item.id)).toEqual([stopped])
  })

  it('pages by keyset without losing or repeating an order', async () => {
    const first = await listResellerOrders(world.userId, { limit: 1 })
    const second = await listResellerOrders(world.userId, { limit: 1, after: first.next ?? '' })
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual([stopped, sold])
    expect(second.next).toBeNull()
  })

  it('finds an order by its AliExpress number, takes % and _ as letters', async () => {
    const order = await prisma.order.findUniqueOrThrow({ where: { id: sold } })
    expect((await findForReseller(world.userId, order.aliexpressOrderId ?? '')).map((hit) => hit.id)).toEqual([sold])
    expect(await findForReseller(world.userId, '%_')).toEqual([])
    expect((await listResellerOrders(world.userId, { words: '%', limit: 10 })).items).toEqual([])
  })

  it('shows another reseller nothing', async () => {
    expect((await listResellerOrders(stranger, { limit: 10 })).items).toEqual([])
    expect(await readResellerOrder(stranger, sold)).toBeNull()
    expect(await orderProof(stranger, sold)).toBeNull()
    expect(await findForReseller(stranger, sold)).toEqual([])
    expect((await listResellerPayouts(stranger))?.items).toEqual([])
  })

  it('lets another reseller decide nothing', async () => {
    await expect(buyByDecision({ orderId: stopped, ownerId: stranger, acceptLoss: true })).rejects.toMatchObject({ code: 'not_found' })
    await expect(decideOwnPurchase({ orderId: sold, ownerId: stranger, supplierOrderIds: [] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(openRefund({ orderId: stopped, ownerId: stranger, requestedBy: stranger, reason: 'by_reseller' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(buyByDecision({ orderId: sold, ownerId: world.userId, acceptLoss: false })).rejects.toMatchObject({ code: 'wrong_state' })
  })

  it('calculates the profit of a booked sale to the cent, every line with its document', async () => {
    const order = await readResellerOrder(world.userId, sold)
    if (!order?.sale) throw new Error('the order has no sale')
    const steps = new Map(orderCalculation(order).map((step) => [step.line, step]))
    const minor = (line: 'paid') => steps.get(line)?.amount.minor ?? 0n
    const sum = ['paid', 'tax', 'supplier', 'payment_fee', 'commission', 'payout_fee'].reduce((total, line) => total + minor(line as 'paid'), 0n)
    expect(sum).toBe(BigInt(order.sale.netProfit))
    expect([...steps.values()].every((step) => step.unsure === null)).toBe(true)
    expect(steps.get('supplier')?.documents.length).toBeGreaterThan(0)
    expect(steps.get('paid')?.documents).toEqual([{ kind: 'capture', id: order.captureId }])
  })

  it('estimates the profit of an order that is not sold yet, and says so', async () => {
    const order = await readResellerOrder(world.userId, stopped)
    const net = order && orderCalculation(order).find((step) => step.line === 'net')
    expect(net?.unsure).toBe('not_sold')
    expect(order && orderActions(order)).toEqual({ buy: 'at_loss', canRefund: true, canDecide: false, retriesItself: false })
  })

  it('proves the profit: ledger total zero, and a chain that can be recomputed', async () => {
    const proof = (await orderProof(world.userId, sold)) as Proof
    expect(proof.total).toBe('0.00')
    let previous = ''
    for (const each of proof.ledger) {
      expect(each.previousHash).toBe(previous)
      previous = each.hash
      expect(each.entries.reduce((sum, entry) => sum + BigInt(entry.minor), 0n)).toBe(0n)
    }
    expect(proof.ledger.map((each) => each.kind)).toContain('sale')
  })

  it('shows the day: what needs the reseller, and 30 days that add up', async () => {
    const today = await readResellerToday(world.userId)
    expect(today?.needs.map((need) => [need.orderId, need.reason])).toEqual([[stopped, 'LOSS_GUARD']])
    const parts = today?.last30
    expect(parts?.sales).toBe(1)
    expect(parts && parts.revenue.minor - parts.tax.minor - parts.supplier.minor - parts.paymentFees.minor - parts.commission.minor - parts.payoutFees.minor).toBe(parts?.net.minor)
  })

  it('says why a payout is not there yet', async () => {
    const before = await listResellerPayouts(world.userId)
    expect(before?.items[0]).toMatchObject({ orderId: sold, status: 'PAID', wait: null })
    await savePayoutEmail(world.userId, 'new-address@shop.example')
    const after = await listResellerPayouts(world.userId)
    expect(after?.holdUntil).not.toBeNull()
    const settings = await readResellerSettings(world.userId)
    expect(settings?.payoutEmail).toBe('new-address@shop.example')
    const row = await prisma.auditLog.findFirst({ where: { action: 'payout_email.changed' } })
    expect(row?.actorId).toBe(world.userId)
  })

  it('exports what it lists', async () => {
    const rows = await exportOrders(world.userId, {})
    expect(rows.map((row) => [row.order, row.profitState])).toEqual([[stopped, 'estimated'], [sold, 'final']])
  })

  it('refunds a stopped order, and then nothing is left to do', async () => {
    await openRefund({ orderId: stopped, ownerId: world.userId, requestedBy: world.userId, reason: 'by_reseller' })
    await world.drain()
    const order = await readResellerOrder(world.userId, stopped)
    expect(order?.status).toBe('REFUNDED')
    expect(order && orderActions(order)).toEqual({ buy: null, canRefund: false, canDecide: false, retriesItself: false })
    expect((await listResellerOrders(world.userId, { limit: 10 })).counts).toMatchObject({ needs: 0, done: 1 })
  })
})
