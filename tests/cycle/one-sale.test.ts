import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { readAccountBalances } from '@/lib/cycle/ledger/store'
import { startWorld, type World } from '@/tests/setup/start-world'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  await world.stop()
  await closeDatabase()
})

const balances = async () => new Map((await readAccountBalances()).map((each) => [each.accountId, each.balanceMinor]))
const paypalBalance = async () => BigInt(((await world.paypal('state')) as { balances: { available: { minor: string } }[] }).balances[0]?.available.minor ?? '0')

describe('one sale, all the way', () => {
  it('captured, bought at the supplier, booked to the cent, and paid out to both', async () => {
    console.log(JSON.stringify(await world.paypal('state')).slice(0, 1500))
    const before = await balances()
    const order = await world.order()
    await world.approve(order.paypalOrderId)
    expect((await world.capture(order.paypalOrderId)).kind).toBe('paid')
    await world.drain()
    const row = await prisma.order.findUniqueOrThrow({ where: { id: order.orderId }, include: { payment: true, purchases: { include: { supplierOrders: true } }, sale: { include: { payouts: true, commission: true, adminCommission: true } }, events: { orderBy: { at: 'asc' } } } })
    expect(row.events.map((each) => each.event)).toEqual([])
    expect(row.status).toBe('PURCHASED')
    expect(before.size).toBeGreaterThan(0)
    expect(await paypalBalance()).toBe(0n)
  })
})
