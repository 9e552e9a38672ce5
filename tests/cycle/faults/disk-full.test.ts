import { testDatabaseUrl } from '@/tests/setup/test-database'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { POST as captureOrder } from '@/app/api/paypal/capture-order/route'
import { POST as createOrder } from '@/app/api/paypal/create-order/route'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, drain, effectsOf, loadOrder, proveAndClose, sweepAndDrain } from '../cycle-books'

// The fault is PostgreSQL's own: the statement fails with the error that it raises when its disk is full (53100), or in a read-only database (25006).
// A really full disk needs a small file system, hence rights that not everybody has; a process's own size limit (ulimit -f) is another error (EFBIG).
let world: World
let owner: pg.Client
const calls: string[] = []
beforeAll(async () => {
  world = await startWorld()
  owner = new pg.Client({ connectionString: testDatabaseUrl })
  await owner.connect()
  await owner.query(`CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`)
  await world.paidOrder() // PayPal's token is there: a call to PayPal from now on is about an order
  await drain(world)
  setTransport((request) => {
    calls.push(`${request.method} ${new URL(request.url).pathname}`)
    return sendOverNetwork(request)
  })
})
const DISK_IS_FULL = {
  intents: 'CREATE TRIGGER full_disk BEFORE INSERT ON "orders" FOR EACH STATEMENT EXECUTE FUNCTION disk_full()',
  payments: 'CREATE TRIGGER full_disk BEFORE UPDATE ON "payments" FOR EACH STATEMENT EXECUTE FUNCTION disk_full()',
  captured: `CREATE TRIGGER full_disk BEFORE UPDATE ON "payments" FOR EACH ROW WHEN (NEW."status" = 'COMPLETED') EXECUTE FUNCTION disk_full()`,
}
const thereIsRoomAgain = () => owner.query('DROP TRIGGER IF EXISTS full_disk ON "orders"; DROP TRIGGER IF EXISTS full_disk ON "payments"')
/** Every new connection finds the database read-only (or not any more); those of the pool are made anew. */
async function setReadOnly(isReadOnly: boolean): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name')
  await owner.query(`ALTER DATABASE ${pg.escapeIdentifier(rows[0]?.name ?? '')} SET default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`)
  await closeDatabase()
}
afterEach(thereIsRoomAgain)
afterAll(async () => {
  setTransport(null)
  await proveAndClose(world)
  await owner.end()
})

let browser = ''
const send = (route: typeof createOrder, path: string, body: object, key?: string) =>
  route(new Request(`http://127.0.0.1:3000/api/paypal/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', cookie: browser, ...(key ? { 'idempotency-key': key } : {}) } }))
const create = (key: string) => send(createOrder, 'create-order', {
  shop: world.shop, items: [{ variantId: world.variantId, quantity: 1 }], email: 'ana@buyer.example',
  shippingAddress: { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' },
}, key)
const capture = (paypalOrderId: string) => send(captureOrder, 'capture-order', { paypalOrderId })

async function expectTryAgain(answer: Response): Promise<void> {
  expect([answer.status, answer.headers.get('content-type'), Number(answer.headers.get('retry-after')) > 0]).toEqual([503, 'application/problem+json; charset=utf-8', true])
  expect(await answer.json()).toMatchObject({ code: 'database_unavailable', status: 503 })
}
async function created(key: string): Promise<{ orderId: string; paypalOrderId: string }> {
  const answer = await create(key)
  expect(answer.status).toBe(201)
  browser = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return (await answer.json()) as { orderId: string; paypalOrderId: string }
}
const captures = async (paypalOrderId: string) => (await effectsOf(world, 'paypal', 'capture')).filter((each) => each.facts?.['orderId'] === paypalOrderId)
/** The order goes its whole way without anybody's help. */
async function expectWholeWay(orderId: string): Promise<void> {
  for (let each = 0; each < 4; each++) {
    await advance(world, 61)
    await sweepAndDrain(world)
  }
  expect((await loadOrder(orderId)).sale?.status).toBe('PAID_OUT')
}

describe('a database that cannot write (T16)', { timeout: 120_000 }, () => {
  it('disk full: an order is refused before PayPal hears of it, and is made as soon as there is room', async () => {
    await owner.query(DISK_IS_FULL.intents)
    calls.length = 0
    const before = await prisma.order.count()
    await expectTryAgain(await create('key-of-a-cart-1'))
    expect([calls, await prisma.order.count()]).toEqual([[], before])
    await thereIsRoomAgain()
    expect((await created('key-of-a-cart-1')).paypalOrderId).toMatch(/^[A-Z0-9]+$/)
  })

  it('disk full before a capture: nothing is charged; with room again the same button charges once', async () => {
    const order = await created('key-of-a-cart-2')
    await world.approve(order.paypalOrderId)
    await owner.query(DISK_IS_FULL.payments)
    calls.length = 0
    await expectTryAgain(await capture(order.paypalOrderId))
    expect([calls, await captures(order.paypalOrderId)]).toEqual([[], []])
    await thereIsRoomAgain()
    expect([(await capture(order.paypalOrderId)).status, (await captures(order.paypalOrderId)).length]).toEqual([200, 1])
    await expectWholeWay(order.orderId)
  })

  it('disk full between the capture and its row: what was charged is found by asking, and never charged again', async () => {
    const order = await created('key-of-a-cart-3')
    await world.approve(order.paypalOrderId)
    await owner.query(DISK_IS_FULL.captured)
    await expectTryAgain(await capture(order.paypalOrderId))
    expect([(await captures(order.paypalOrderId)).length, (await loadOrder(order.orderId)).status]).toEqual([1, 'CREATED'])
    await thereIsRoomAgain()
    await expectWholeWay(order.orderId)
    expect(await captures(order.paypalOrderId)).toHaveLength(1)
  })

  it('a read-only database: neither an order nor a capture leaves, and both go on when it can be written again', async () => {
    const order = await created('key-of-a-cart-4')
    await world.approve(order.paypalOrderId)
    await setReadOnly(true)
    calls.length = 0
    await expectTryAgain(await create('key-of-a-cart-5'))
    await expectTryAgain(await capture(order.paypalOrderId))
    expect([calls, await captures(order.paypalOrderId)]).toEqual([[], []])
    await setReadOnly(false)
    expect((await capture(order.paypalOrderId)).status).toBe(200)
    expect(await captures(order.paypalOrderId)).toHaveLength(1)
    await expectWholeWay(order.orderId)
  })
})
