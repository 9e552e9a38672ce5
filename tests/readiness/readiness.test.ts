import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { setEnv } from '@/lib/foundation/env'
import { isDeduplicationConfirmed } from '@/lib/cycle/purchase/store'
import { checkOauth } from '@/lib/readiness/check-oauth'
import { checkPlaceOrder, placeRealOrder } from '@/lib/readiness/check-place-order'
import { probeDeduplication } from '@/lib/readiness/probe-deduplication'
import { readReadiness } from '@/lib/readiness/read-readiness'
import { startWorld, type World } from '@/tests/setup/start-world'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  await world.stop()
  await closeDatabase()
})

const statuses = async () => Object.fromEntries((await readReadiness()).rows.map((row) => [row.name, row.status]))
const row = async (name: string) => {
  const found = (await readReadiness()).rows.find((each) => each.name === name)
  if (!found) throw new Error(`no row ${name}`)
  return found
}

describe('before anything was sold', () => {
  it('confirms the connection that imported a product, and blocks the rest with a next step', async () => {
    const report = await readReadiness()
    expect(report).toMatchObject({ place: 'local', environment: 'sandbox', holds: false })
    expect(await statuses()).toEqual({
      OAUTH: 'CONFIRMED', PLACEORDER: 'BLOCKED', ORDER: 'BLOCKED', SALE: 'BLOCKED', PAYOUT: 'BLOCKED', PROFIT: 'BLOCKED', 'AUTONOMOUS EXECUTION': 'BLOCKED',
      'SYSTEM GENERATING REAL PROFIT': 'BLOCKED', 'FINAL PRODUCTION STATUS': 'BLOCKED', 'SUPPLIER DEDUPLICATION': 'BLOCKED',
    })
    for (const each of report.rows) if (each.status === 'BLOCKED') expect(each.next).toBeTruthy()
    expect((await row('OAUTH')).ids.credential).toMatch(/^crd_/)
  })

  it('a dry run takes a sample order of real goods and orders nothing', async () => {
    const check = await checkPlaceOrder()
    expect(check).toMatchObject({ ok: true, order: 'sample', orderId: null })
    expect(check.parameters?.param_place_order_request4_open_api_d_t_o).toContain('"province":"California"')
    expect((await world.aliexpress('state')).orders).toEqual([])
    expect(await prisma.order.count()).toBe(0)
    await expect(placeRealOrder()).rejects.toMatchObject({ code: 'wrong_state' })
  })

  it('checks the stored token by a read, and says what AliExpress says', async () => {
    expect(await checkOauth()).toMatchObject([{ ok: true, reseller: 'clara@shop.example', autoPay: true }])
    expect(await row('OAUTH')).toMatchObject({ status: 'CONFIRMED', isLocal: true })
  })

  it.each([['same-ids', true, 1], ['repeated-error', true, 1], ['off', false, 2]])('probes whether the supplier takes one number once: %s', async (dedupe, isConfirmed, orders) => {
    await world.aliexpress('settings', { dedupe })
    const probe = await probeDeduplication()
    expect(probe.confirmed).toBe(isConfirmed)
    expect(probe.ids).toHaveLength(orders)
    expect(await isDeduplicationConfirmed('sandbox')).toBe(isConfirmed)
    expect((await row('SUPPLIER DEDUPLICATION')).status).toBe(isConfirmed ? 'CONFIRMED' : 'FAILED')
    await world.aliexpress('settings', { dedupe: 'same-ids' })
  })
})

describe('after one sale', () => {
  it('confirms every row locally, with the real ids', async () => {
    const { orderId } = await world.paidOrder()
    await world.drain()
    const report = await readReadiness()
    expect(report.rows.filter((each) => each.isRequired && each.status !== 'CONFIRMED')).toEqual([])
    expect(report.holds).toBe(true)
    expect(report.rows.every((each) => each.isLocal)).toBe(true)
    const sale = await prisma.sale.findUniqueOrThrow({ where: { orderId } })
    expect((await row('SYSTEM GENERATING REAL PROFIT')).ids).toMatchObject({ order: orderId, sale: sale.id, 'reseller payout': sale.userPayoutId })
    expect((await row('FINAL PRODUCTION STATUS'))).toMatchObject({ status: 'CONFIRMED', isLocal: true, reason: 'all_local' })
  })

  it('proves nothing about production', async () => {
    setEnv({ PAYPAL_ENVIRONMENT: 'production', ALIEXPRESS_ENVIRONMENT: 'production', PAYPAL_API_BASE_URL: '', ALIEXPRESS_API_BASE_URL: '', ALIEXPRESS_SITE_BASE_URL: '' })
    try {
      const report = await readReadiness()
      expect(report.place).toBe('production')
      expect(report.rows.map((each) => each.status)).toEqual(report.rows.map(() => 'BLOCKED'))
    } finally {
      setEnv(null)
    }
  })

  it('an order that a person had to push is not autonomous, and a broken ledger is no profit', async () => {
    const event = await prisma.order.findFirstOrThrow({ select: { id: true } })
    await prisma.$executeRaw`INSERT INTO "order_events" ("id", "orderId", "userId", "at", "event", "actor", "evidence") VALUES ('oev_person', ${event.id}, (SELECT "userId" FROM "orders" WHERE "id" = ${event.id}), now(), 'decided', 'usr_someone', '{}')`
    await prisma.$executeRaw`UPDATE "purchases" SET "actualCostMinor" = "actualCostMinor" - 1`
    expect(await row('AUTONOMOUS EXECUTION')).toMatchObject({ status: 'FAILED', next: 'confirm_automatically' })
    expect(await row('PROFIT')).toMatchObject({ status: 'FAILED', next: 'verify_ledger' })
    expect(await row('FINAL PRODUCTION STATUS')).toMatchObject({ status: 'FAILED' })
  })

  it('a connection that ended is not a proof', async () => {
    await prisma.apiCredential.updateMany({ data: { status: 'RECONNECT_NEEDED' } })
    expect(await row('OAUTH')).toMatchObject({ status: 'FAILED', next: 'reconnect' })
  })
})
