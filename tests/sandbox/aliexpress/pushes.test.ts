import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signPush } from '@/sandbox/aliexpress/pushes/send-push'
import { KETTLE, placeOrders } from './order-fixtures'
import { startListener, type Listener } from './start-listener'
import { APP_KEY, APP_SECRET, listOf, startTestSupplier, type Json, type TestSupplier } from './start-test-supplier'

let listener: Listener
let supplier: TestSupplier
beforeEach(async () => {
  listener = await startListener()
  supplier = await startTestSupplier({ settings: { pushUrl: `${listener.url}/push` } })
  await supplier.connect()
})
afterEach(async () => {
  await supplier.stop()
  listener.stop()
})

const set = (change: object) => supplier.control('settings', change)
const pass = (advanceSeconds: number) => supplier.control('clock', { advanceSeconds })
const order = async (pay = true) => (await placeOrders(supplier, { items: [KETTLE], pay }))[0] ?? ''
const messages = () => listener.received.filter(({ url }) => url === '/push')
const bodies = () => messages().map(({ body }) => JSON.parse(body) as Json)
const statuses = () => bodies().map((body) => body.data?.orderStatus)
const log = async () => listOf((await supplier.control('state')).pushes)

describe('a push message', () => {
  it('has the body of the documentation and a signature over its very bytes', async () => {
    const orderId = await order(false)
    await expect.poll(statuses).toEqual(['OrderCreated'])
    const [message] = messages()
    expect(JSON.parse(message?.body ?? '')).toEqual({
      data: { buyerId: 1861703697, orderId: Number(orderId), orderStatus: 'OrderCreated' },
      message_type: 53,
      seller_id: '1861703697',
      site: 'ae_global',
      timestamp: expect.any(Number),
    })
    expect(message?.authorization).toBe(signPush(APP_KEY, APP_SECRET, message?.body ?? ''))
  })

  it('tells every step of an order', async () => {
    const orderId = await order()
    await supplier.control(`orders/${orderId}/ship`, {})
    await supplier.control(`orders/${orderId}/deliver`, {})
    const other = await order()
    await supplier.control(`orders/${other}/cancel`, {})
    await expect.poll(() => [...statuses()].sort()).toEqual(['OrderClosed', 'OrderConfirmed', 'OrderCreated', 'OrderCreated', 'OrderShipped', 'PaymentAuthorized', 'PaymentAuthorized'])
  })

  it('is tried again on the clock of the sandbox until the receiver answers 200, at most as often as set', async () => {
    listener.answerPush(500)
    await order(false)
    await expect.poll(() => messages().length).toBeGreaterThanOrEqual(1)
    expect((await log())[0]).toMatchObject({ orderStatus: 'OrderCreated', dueAtMs: expect.any(Number) })
    listener.answerPush(200)
    await pass(60)
    await expect.poll(log).toMatchObject([{ result: '200', dueAtMs: null }])
    const attempts = Number((await log())[0]?.attempts)
    expect([2, 3]).toContain(attempts)
    expect(new Set(messages().map(({ body }) => body)).size).toBe(1)
    await pass(3_600)
    expect(messages()).toHaveLength(attempts)
  })

  it('is given up after the last attempt', async () => {
    await set({ pushAttempts: 1 })
    listener.answerPush(404)
    await order(false)
    await expect.poll(log).toMatchObject([{ attempts: 1, result: '404', dueAtMs: null }])
  })

  it('that was waiting when the program ended is sent after the start', async () => {
    await set({ pushDelaySeconds: 3_600 })
    await order(false)
    expect(await log()).toMatchObject([{ result: 'waiting', attempts: 0 }])
    await supplier.restart()
    expect(messages()).toHaveLength(0)
    await pass(3_601)
    await expect.poll(statuses).toEqual(['OrderCreated'])
  })

  it('comes twice, late, in the wrong order or never, as switched', async () => {
    await set({ pushMode: 'twice' })
    await order(false)
    await expect.poll(statuses).toEqual(['OrderCreated', 'OrderCreated'])
    expect(new Set(messages().map(({ body }) => body)).size).toBe(1)
    await set({ pushMode: 'never' })
    await order()
    await set({ pushMode: 'once', pushOrder: 'swapped' })
    await order()
    await expect.poll(() => statuses()[2]).toBe('PaymentAuthorized')
    await pass(20)
    await expect.poll(() => statuses().slice(2)).toEqual(['PaymentAuthorized', 'OrderCreated'])
  })

  it('is lost every so many times, and the log says which', async () => {
    await set({ pushLostEvery: 2 })
    await order()
    await expect.poll(statuses).toEqual(['OrderCreated'])
    expect(await log()).toMatchObject([{ orderStatus: 'OrderCreated' }, { orderStatus: 'PaymentAuthorized', result: 'lost' }])
  })

  it('can be repeated from the log, forged, and sent by hand with another type', async () => {
    const orderId = await order(false)
    await expect.poll(messages).toHaveLength(1)
    await supplier.control('pushes/1/repeat', {})
    await expect.poll(messages).toHaveLength(2)
    expect(messages()[1]).toEqual(messages()[0])
    await supplier.control('pushes', { orderId, orderStatus: 'OrderShipped', forged: true })
    await expect.poll(messages).toHaveLength(3)
    expect(messages()[2]?.authorization).not.toBe(signPush(APP_KEY, APP_SECRET, messages()[2]?.body ?? ''))
    await supplier.control('pushes', { orderId, orderStatus: 'OrderCreated', messageType: 0 })
    await expect.poll(() => bodies()[3]).toMatchObject({ message_type: 0 })
    expect(await supplier.control('pushes', { orderId: '1', orderStatus: 'x' })).toHaveProperty('error')
  })

  it('is preceded by a look whether the receiver is alive', async () => {
    expect(await supplier.control('pushes/probe', {})).toEqual({ answer: '200' })
    listener.answerPush(503)
    expect(await supplier.control('pushes/probe', {})).toEqual({ answer: '503' })
  })
})
