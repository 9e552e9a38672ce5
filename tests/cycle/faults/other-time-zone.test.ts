import { testDatabaseUrl } from '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertDatabaseUtc, prisma } from '@/lib/foundation/db'
import { checkGivenDatabase } from '@/scripts/starter/database.mjs'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, loadOrder, proveAndClose, sweepAndDrain } from '../cycle-books'
import { expectBoughtOnce } from '../purchase/start-purchases'

// A database whose own zone is New York, a machine in Tokyo (reliability.md T15b): Prisma would shift every time by hours.
let world: World
let owner: pg.Client
const zone = process.env.TZ
beforeAll(async () => {
  process.env.TZ = 'Asia/Tokyo'
  owner = new pg.Client({ connectionString: testDatabaseUrl })
  await owner.connect()
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name')
  await owner.query(`ALTER DATABASE ${pg.escapeIdentifier(rows[0]?.name ?? '')} SET timezone = 'America/New_York'`)
  await owner.end()
  owner = new pg.Client({ connectionString: testDatabaseUrl })
  await owner.connect()
  world = await startWorld()
})
afterAll(async () => {
  await proveAndClose(world)
  await owner.end()
  process.env.TZ = zone
})

describe('a database that is not in UTC', () => {
  it('is what it says: its sessions and this process are elsewhere', async () => {
    const { rows } = await owner.query<{ zone: string }>(`SELECT current_setting('TimeZone') AS zone`)
    expect([rows[0]?.zone, new Date(0).getHours()]).toEqual(['America/New_York', 9])
  })

  it('is refused by the start, in a line that names the cure', async () => {
    await expect(checkGivenDatabase(testDatabaseUrl)).rejects.toThrow(/America\/New_York; it must be UTC/)
  })

  it('gives the same results to a process that runs on it all the same: every moment is the one it was', async () => {
    await expect(assertDatabaseUtc()).resolves.toBeUndefined()
    const from = Date.now()
    const { orderId } = await world.paidOrder()
    await drain(world)
    await advance(world, 61)
    await sweepAndDrain(world)
    const order = await loadOrder(orderId)
    expect([order.status, order.sale?.status]).toEqual(['PURCHASED', 'PAID_OUT'])
    await expectBoughtOnce(world, orderId)
    const byDatabase = await owner.query<{ ms: string }>('SELECT (extract(epoch FROM "createdAt") * 1000)::bigint::text AS ms FROM "orders" WHERE "id" = $1', [orderId])
    expect(Number(byDatabase.rows[0]?.ms)).toBe(order.createdAt.getTime())
    expect(order.createdAt.getTime()).toBeGreaterThanOrEqual(from)
    expect(order.createdAt.getTime()).toBeLessThan(Date.now() + 120_000)
    // The queue's own times are the database's: none lies hours away.
    const { rows } = await owner.query<{ off: number }>(`SELECT coalesce(max(abs(extract(epoch FROM created_on - now()))), 0)::float AS off FROM pgboss.job`)
    expect(rows[0]?.off ?? 0).toBeLessThan(600)
    expect((await prisma.payment.findUniqueOrThrow({ where: { orderId } })).capturedAt?.getTime()).toBeGreaterThan(from - 60_000)
  })
})
