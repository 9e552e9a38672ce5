import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prisma } from '@/lib/foundation/db'
import { reconcilePaypal } from '@/lib/worker/reconcile/reconcile-paypal'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, atPaypalMinor, expectBooks, loadOrder, lookAtStatement, proveAndClose, sweepAndDrain } from '../cycle-books'
import { accountSum, openExceptions } from '../money-figures'
import { importOtherStore, supplierOrdersOf } from '../purchase/start-purchases'
import { sellAndPayOut } from '../sell-order'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  for (let looks = 0; looks < 4; looks++) await look() // the supplier's money of every test
  await proveAndClose(world)
})

const look = () => lookAtStatement(world)

async function cancelAtSupplier(orderId: string) {
  for (const made of await supplierOrdersOf(world, orderId)) await world.aliexpress(`orders/${made.id}/cancel`, {})
}
async function callOff(orderId: string) {
  await cancelAtSupplier(orderId)
  await advance(world, 601)
  await sweepAndDrain(world)
  expect((await loadOrder(orderId)).sale?.status).toBe('REVERSED')
}
const clearingOf = (orderId: string) => accountSum('supplier_clearing', orderId)
const openKinds = async (orderId: string) => (await openExceptions(orderId)).map((each) => each.kind)
const adminPayout = async (orderId: string) => (await loadOrder(orderId)).sale?.payouts.find((each) => each.beneficiary === 'ADMIN')

describe('the supplier’s money comes before anybody knows that the order was called off', () => {
  it('is what the supplier owed as soon as the order is called off: nothing more is awaited', async () => {
    const { orderId, sale } = await sellAndPayOut(world)
    await reconcilePaypal()
    const before = await atPaypalMinor(world)
    await cancelAtSupplier(orderId)
    for (let looks = 0; looks < 20 && (await openKinds(orderId)).length === 0; looks++) await look()
    expect(await atPaypalMinor(world)).toBe(before + sale.aliexpressCost)
    expect([await openKinds(orderId), await clearingOf(orderId)]).toEqual([['SUPPLIER_PART_REFUNDED'], -sale.aliexpressCost])
    await sweepAndDrain(world) // the parcels are looked at
    expect([(await loadOrder(orderId)).status, (await loadOrder(orderId)).sale?.status]).toEqual(['FAILED', 'REVERSED'])
    for (let again = 0; again < 2; again++) {
      expect([await openKinds(orderId), await clearingOf(orderId)]).toEqual([[], 0n])
      expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    }
    expect((await prisma.purchase.findFirstOrThrow({ where: { orderId } })).refundDueMinor).toBeNull()
    await expectBooks(world)
  })
})

describe('a split order that is called off as a whole', () => {
  it('comes back as two movements: each lowers what is awaited, the last one ends it', async () => {
    const { orderId, sale } = await sellAndPayOut(world, [{ variantId: world.variantId, quantity: 1 }, { variantId: await importOtherStore(world), quantity: 1 }])
    await reconcilePaypal()
    const before = await atPaypalMinor(world)
    expect(await supplierOrdersOf(world, orderId)).toHaveLength(2)
    await callOff(orderId)
    expect([await openKinds(orderId), await clearingOf(orderId)]).toEqual([['SUPPLIER_REFUND_DUE'], sale.aliexpressCost])
    for (let looks = 0; looks < 20 && (await openKinds(orderId)).length > 0; looks++) await look()
    expect(await atPaypalMinor(world)).toBe(before + sale.aliexpressCost)
    expect([await openKinds(orderId), await clearingOf(orderId)]).toEqual([[], 0n])
    expect(await prisma.ledgerTransaction.count({ where: { orderId, kind: 'supplier_refund' } })).toBe(2)
    expect(await look()).toMatchObject({ unknown: 0, unexplainedMinor: 0n })
    await expectBooks(world)
  })
})

describe('what the platform’s commission left too much for', () => {
  it('is made up for by commission that stands, not by that of a sale that is called off afterwards', async () => {
    while ((await adminPayout((await sellAndPayOut(world)).orderId))?.withheldMinor !== 0n) continue // what the tests before left too much for
    const first = await sellAndPayOut(world)
    await callOff(first.orderId)
    const second = await sellAndPayOut(world)
    expect((await adminPayout(second.orderId))?.withheldMinor).toBe(first.sale.commissionAmount)
    await callOff(second.orderId) // what made up for the first is gone with it
    const third = await sellAndPayOut(world)
    expect((await adminPayout(third.orderId))?.withheldMinor).toBe(first.sale.commissionAmount)
    const fourth = await sellAndPayOut(world)
    expect((await adminPayout(fourth.orderId))?.withheldMinor).toBe(0n)
  })
})
