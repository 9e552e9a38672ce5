import '@/tests/setup/test-database'
import { afterAll, describe, expect, it } from 'vitest'
import { closeException, openException } from '@/lib/cycle/order/exceptions/store'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { money } from '@/lib/foundation/money'
import { listExceptions } from '@/lib/reports/list-exceptions'
import { startWorld, type World } from '@/tests/setup/start-world'

let world: World | null = null
afterAll(async () => {
  await world?.stop()
  await closeDatabase()
})

describe('the money at stake', () => {
  it('of a part that was called off and whose money is back counts once, until one of the two is closed', async () => {
    world = await startWorld()
    const { orderId } = await world.paidOrder()
    const about = { orderId, userId: world.userId, facts: {}, at: new Date() }
    const atStake = async () => (await listExceptions({ show: 'open' })).atStake.minor
    expect(await atStake()).toBe(0n)
    await openException({ ...about, kind: 'SUPPLIER_PART_CLOSED', subject: 'pur_1:81610001', amount: money(700n, 'USD') })
    await openException({ ...about, kind: 'SUPPLIER_PART_REFUNDED', subject: '81610001', amount: money(680n, 'USD') })
    await openException({ ...about, kind: 'SUPPLIER_PART_REFUNDED', subject: '81610002', amount: money(55n, 'USD') }) // another part's: nobody saw its end yet
    expect([await atStake(), (await listExceptions({ show: 'open' })).counts.open]).toEqual([755n, 3])
    await closeException('SUPPLIER_PART_CLOSED', 'pur_1:81610001', new Date())
    expect(await atStake()).toBe(735n)
    expect(await prisma.exception.count({ where: { closedAt: null } })).toBe(2)
  })
})
