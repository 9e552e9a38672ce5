import { testDatabaseUrl } from '@/tests/setup/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as captureOrder } from '@/app/api/paypal/capture-order/route'
import { POST as createOrder } from '@/app/api/paypal/create-order/route'
import { buyByDecision } from '@/lib/cycle/purchase/buy-by-decision'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { decidePurchase } from '@/lib/cycle/purchase/decide-own-purchase'
import { setClock } from '@/lib/foundation/clock'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { stopQueue } from '@/lib/queue/boss'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, effectsOf, expectBooks, expectProved, loadOrder, sweepAndDrain } from '../cycle/cycle-books'
import { supplierOrdersOf } from '../cycle/purchase/start-purchases'
import { createTable } from './table'
import { FAULTS, startTcpProxy, type FaultKind, type Phase, type TcpProxy } from './tcp-proxy'

// reliability.md T17, the database's links. `before`: a statement does not arrive. `answer`: it is done (a checkout's first statement, else a COMMIT), and nobody hears of it.
const IS_WHOLE = process.env.NETWORK_MATRIX === 'all'
const GATE: Readonly<Record<string, readonly string[]>> = {
  checkout: ['before refuse', 'before reset', 'answer cut'],
  capture: ['answer reset', 'answer slicer', 'before half-close'],
  'worker job': ['answer half-close', 'before cut', 'answer latency'],
}
const CALLS = ['checkout', 'capture', 'worker job'] as const
const CELLS = CALLS.flatMap((call) => (['before', 'answer'] as const).flatMap((phase) => FAULTS.map((kind) => ({ call, phase, kind, name: `${call}: ${kind}, ${phase === 'before' ? 'before a statement' : 'on the answer'}` }))))
  .filter(({ call, phase, kind }) => IS_WHOLE || GATE[call]?.includes(`${phase} ${kind}`))
/** Two lost statements (20 s each and 5 s of grace) or connections, on a loaded machine. */
const BOUND_MS = 70_000

let world: World
let proxy: TcpProxy
const table = createTable(FAULTS)
beforeAll(async () => {
  const url = new URL(testDatabaseUrl)
  proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
  url.port = String(proxy.port)
  process.env.DATABASE_URL = url.href
  world = await startWorld()
  await world.paidOrder()
})
afterAll(async () => {
  process.stdout.write(table.print())
  await expectProved(world)
  setClock(null)
  await stopQueue()
  await world.stop()
  await closeDatabase()
  await proxy.stop()
})

let keys = 0
let browser = ''
const send = (route: typeof createOrder, path: string, body: object, key?: string) =>
  route(new Request(`http://127.0.0.1:3000/api/paypal/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', cookie: browser, ...(key ? { 'idempotency-key': key } : {}) } }))

interface Prepared {
  /** What the caller heard: a status, or that a job will be tried again. */
  act(): Promise<string>
  effects(orderId: string): Promise<number>
  /** The order, after the same button was pressed again. */
  resume(): Promise<string>
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 150))

/** A shopper who was told to come back presses the button again. */
async function insist<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  for (let each = 0; ; each++) {
    const answer = await ask()
    if (answer.status !== 503 || each === 3) return answer
    await pause()
  }
}

async function prepareCheckout(): Promise<Prepared & { create(): Promise<{ status: number; orderId: string; paypalOrderId: string }> }> {
  const key = `database-${++keys}-of-a-cart`
  const create = async () => {
    const answer = await send(createOrder, 'create-order', {
      shop: world.shop, items: [{ variantId: world.variantId, quantity: 1 }], email: 'ana@buyer.example',
      shippingAddress: { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' },
    }, key)
    browser = (answer.headers.get('set-cookie') ?? browser).split(';')[0] ?? ''
    expectHonest(answer)
    return { ...((await answer.json()) as { orderId: string; paypalOrderId: string }), status: answer.status }
  }
  return {
    create,
    act: async () => String((await create()).status),
    effects: (orderId) => capturesOf(orderId),
    async resume() {
      const made = await insist(create)
      expect([made.status, await prisma.order.count({ where: { idempotencyKey: key } })]).toEqual([201, 1])
      await world.approve(made.paypalOrderId)
      await world.capture(made.paypalOrderId)
      return made.orderId
    },
  }
}

/** 2xx, or 503 with the time to come back. */
function expectHonest(answer: Response): void {
  if (answer.status !== 503) expect([200, 201, 202]).toContain(answer.status)
  else expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
}

async function capturesOf(orderId: string): Promise<number> {
  const { payment } = await loadOrder(orderId)
  return (await effectsOf(world, 'paypal', 'capture')).filter((each) => each.facts?.['orderId'] === payment?.paypalOrderId).length
}

async function prepareCapture(): Promise<Prepared> {
  const checkout = await prepareCheckout()
  const order = await insist(checkout.create)
  const ownBrowser = browser
  await world.approve(order.paypalOrderId)
  const capture = async () => {
    browser = ownBrowser
    const answer = await send(captureOrder, 'capture-order', { paypalOrderId: order.paypalOrderId })
    expectHonest(answer)
    return { status: answer.status }
  }
  return {
    act: async () => String((await capture()).status),
    effects: capturesOf,
    async resume() {
      expect([200, 202]).toContain((await insist(capture)).status)
      return order.orderId
    },
  }
}

async function prepareJob(): Promise<Prepared> {
  const { orderId } = await world.paidOrder()
  return {
    act: () => fulfillOrder(orderId).then(() => 'done', () => 'later'),
    effects: async () => (await supplierOrdersOf(world, orderId)).length,
    resume: () => Promise.resolve(orderId),
  }
}

async function untilPaidOut(orderId: string): Promise<void> {
  for (let round = 0; round < 8 && (await loadOrder(orderId)).sale?.status !== 'PAID_OUT'; round++) {
    await advance(world, 61)
    await sweepAndDrain(world)
  }
}

/** The right to send was taken and the connection was gone before anything left: nobody here can know that, so a person looks at the supplier. */
async function decideInDoubt(orderId: string): Promise<void> {
  const { failureReason, purchases } = await loadOrder(orderId)
  if (failureReason !== 'PURCHASE_UNKNOWN') return
  const [made] = await supplierOrdersOf(world, orderId)
  await decidePurchase({ purchaseId: purchases[0]?.id ?? '', decidedBy: world.userId, supplierOrderIds: made ? [made.id] : [] })
  if (!made) await buyByDecision({ orderId, ownerId: world.userId, acceptLoss: false })
}

const PREPARE = { checkout: prepareCheckout, capture: prepareCapture, 'worker job': prepareJob }
const UNHURT: readonly FaultKind[] = ['latency', 'slicer']

describe('whatever the network does to the database’s connections', { timeout: 240_000 }, () => {
  it.each(CELLS)('$name', async ({ call, phase, kind }: { call: (typeof CALLS)[number]; phase: Phase; kind: FaultKind }) => {
    const prepared = await PREPARE[call]()
    const since = performance.now()
    await proxy.strike({ kind, phase, ...(phase === 'answer' && call !== 'checkout' ? { matches: /COMMIT/ } : {}) })
    const heard = await prepared.act().finally(() => proxy.heal())
    await pause() // the pool hears that its connections are gone
    expect(performance.now() - since).toBeLessThan(BOUND_MS)
    if (UNHURT.includes(kind)) expect(heard).toMatch(/^2|done/)
    const orderId = await prepared.resume()
    await untilPaidOut(orderId)
    await decideInDoubt(orderId)
    await untilPaidOut(orderId)
    expect([(await loadOrder(orderId)).sale?.status, await prepared.effects(orderId)]).toEqual(['PAID_OUT', 1])
    await expectBooks(world)
    table.put(`${call} ${phase}`, kind, heard)
  })
})
