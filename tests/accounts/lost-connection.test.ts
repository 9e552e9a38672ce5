import '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALIEXPRESS_API } from '@/lib/accounts/credential-schema'
import { disconnect } from '@/lib/accounts/disconnect'
import { getCredentials } from '@/lib/accounts/get-credentials'
import { saveCredentials } from '@/lib/accounts/save-credentials'
import { withConnection } from '@/lib/accounts/use-connection'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { setClock } from '@/lib/foundation/clock'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { startWorld, type World } from '@/tests/setup/start-world'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(async () => {
  setClock(null)
  await world.stop()
  await closeDatabase()
})

const load = (id: string) => prisma.order.findUniqueOrThrow({ where: { id }, select: { status: true, failureReason: true, nextAttemptAt: true, purchases: { select: { status: true } } } })

describe('a paid order whose connection is gone', () => {
  it('a token that the supplier refuses although it looks good is refreshed, and the order is bought', async () => {
    const before = await withConnection(world.userId)
    await world.aliexpress('faults', { call: 'aliexpress.ds.product.get', kind: 'gateway', value: 'IllegalAccessToken', times: 1 })
    const { orderId } = await world.paidOrder()
    await world.drain()
    expect((await load(orderId)).status).toBe('PURCHASED')
    expect((await withConnection(world.userId)).accessToken).not.toBe(before.accessToken)
  })

  it('waits while there is none, and goes out once after connecting again', async () => {
    const kept = await getCredentials(world.userId, ALIEXPRESS_API, 'sandbox')
    if (!kept) throw new Error('no credentials')
    await disconnect(world.userId)
    const { orderId } = await world.paidOrder()
    await world.drain()
    expect(await load(orderId)).toMatchObject({ status: 'FAILED', failureReason: 'NOT_CONNECTED', nextAttemptAt: expect.any(Date) as Date, purchases: [] })
    await saveCredentials(world.userId, ALIEXPRESS_API, kept, 'sandbox')
    await fulfillOrder(orderId)
    await fulfillOrder(orderId)
    await world.drain()
    expect(await load(orderId)).toMatchObject({ status: 'PURCHASED', purchases: [{ status: 'PAID' }] })
  })

  it('says that the reseller must connect again when the permission has ended', async () => {
    const kept = await getCredentials(world.userId, ALIEXPRESS_API, 'sandbox')
    if (!kept) throw new Error('no credentials')
    await saveCredentials(world.userId, ALIEXPRESS_API, { ...kept, expiresAt: new Date(0), refreshExpiresAt: new Date(0) }, 'sandbox')
    const { orderId } = await world.paidOrder()
    await world.drain()
    expect(await load(orderId)).toMatchObject({ status: 'FAILED', failureReason: 'RECONNECT_NEEDED', purchases: [] })
  })
})
