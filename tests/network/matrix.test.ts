import '@/tests/setup/test-database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { resetCircuits } from '@/lib/foundation/circuit'
import { setClock } from '@/lib/foundation/clock'
import { closeDatabase, prisma } from '@/lib/foundation/db'
import { env, setEnv } from '@/lib/foundation/env'
import { setTransport } from '@/lib/foundation/http-call'
import { sendOverNetwork } from '@/lib/foundation/http-transport'
import { stopQueue } from '@/lib/queue/boss'
import { startWorld, type World } from '@/tests/setup/start-world'
import { advance, expectBooks, expectProved, loadOrder, sweepAndDrain } from '../cycle/cycle-books'
import { OPERATIONS, type Belief, type Operation } from './operations'
import { FAULTS, startTcpProxy, type FaultKind, type Phase, type TcpProxy } from './tcp-proxy'
import { createTable } from './table'

// reliability.md T17. `npm run simulate -- network` tries every cell; here every call has some, and every fault and phase is met.
const IS_WHOLE = process.env.NETWORK_MATRIX === 'all'
const GATE: Readonly<Record<string, readonly string[]>> = {
  checkout: ['before reset', 'answer cut'],
  capture: ['before refuse', 'answer reset', 'answer blackhole', 'answer slicer'],
  'payment read': ['answer half-close'],
  'supplier read': ['before blackhole'],
  purchase: ['before cut', 'before refuse', 'answer half-close', 'answer one-byte'],
  'purchase read': ['answer refuse'],
  payout: ['before one-byte', 'answer reset', 'answer latency'],
  refund: ['before half-close', 'answer cut'],
}
const PHASES: readonly Phase[] = ['before', 'answer']
const CELLS = OPERATIONS.flatMap((operation) => PHASES.flatMap((phase) => FAULTS.map((kind) => ({ operation, phase, kind, name: `${operation.name}: ${kind}, ${phase === 'before' ? 'before it arrived' : 'on the answer'}` }))))
  .filter(({ operation, phase, kind }) => IS_WHOLE || GATE[operation.name]?.includes(`${phase} ${kind}`))
/** What only slows a call down must not change its outcome; where nothing listens, nothing can have been done. */
const MUST: Partial<Record<FaultKind, Belief>> = { latency: 'done', slicer: 'done' }

/** Deadlines of 15 to 30 s (R3; tests/contract has the numbers) are a tenth here, each held to by every call. */
const DEADLINE_PART = 10
/** A loaded machine comes late to its timers. */
const LATE_MS = 2_000
const ROUNDS_TO_RECOVER = 8
const overdue: string[] = []

let world: World
const proxies = {} as Record<Operation['link'], TcpProxy>
const table = createTable(FAULTS)
const portOf = (url: string | undefined) => ({ host: '127.0.0.1', port: Number(new URL(url ?? '').port) })

beforeAll(async () => {
  world = await startWorld()
  proxies.paypal = await startTcpProxy(portOf(env().paypalApiBaseUrl))
  proxies.aliexpress = await startTcpProxy(portOf(env().aliexpressApiBaseUrl))
  const through = ({ port }: TcpProxy) => `http://127.0.0.1:${port}`
  setEnv({ PAYPAL_API_BASE_URL: through(proxies.paypal), ALIEXPRESS_API_BASE_URL: through(proxies.aliexpress), ALIEXPRESS_SITE_BASE_URL: env().aliexpressSiteBaseUrl ?? '' })
  setTransport(async (request) => {
    const deadlineMs = request.deadlineMs / DEADLINE_PART
    const since = performance.now()
    try {
      return await sendOverNetwork({ ...request, deadlineMs })
    } finally {
      const took = performance.now() - since
      if (took > deadlineMs + LATE_MS) overdue.push(`${request.method} ${new URL(request.url).pathname} took ${Math.trunc(took)} of ${deadlineMs} ms`)
    }
  })
  // The supplier's deduplication is proved here: a purchase in doubt is settled without a person (product.md 2.4).
  await prisma.systemConfig.create({ data: { key: 'supplier_deduplication_sandbox', value: { confirmed: true } } })
})
afterEach(resetCircuits)
afterAll(async () => {
  process.stdout.write(table.print())
  setTransport(null)
  await expectProved(world)
  setClock(null)
  await stopQueue()
  await Promise.all(Object.values(proxies).map((proxy) => proxy.stop()))
  await world.stop()
  await closeDatabase()
})

async function recover(orderId: () => string, end: string): Promise<void> {
  for (let round = 0; round < ROUNDS_TO_RECOVER; round++) {
    const order = await loadOrder(orderId())
    if (order.sale?.status === end || order.status === end) return
    await advance(world, 61)
    await sweepAndDrain(world)
  }
  const order = await loadOrder(orderId())
  expect([order.status, order.failureReason, order.sale?.status]).toEqual(end === 'REFUNDED' ? ['REFUNDED', null, undefined] : [expect.anything(), null, end])
}

describe('whatever the network does to a call', { timeout: 180_000 }, () => {
  it.each(CELLS)('$name', async ({ operation, phase, kind }) => {
    const prepared = await operation.prepare(world)
    const proxy = proxies[operation.link]
    overdue.length = 0
    // Where nothing listens any more, not even the connections that were kept are left.
    await proxy.strike({ kind, phase, matches: operation.matches })
    const belief = await prepared.act().finally(() => proxy.heal())
    const effects = await prepared.effects()
    if (!(kind === 'refuse' && phase === 'before')) expect(proxy.hits()).toBeGreaterThan(0)
    expect(overdue).toEqual([])
    // Nothing in doubt is taken for done or for refused.
    expect([belief, effects]).not.toEqual(['done', 0])
    if (operation.name !== 'purchase read') expect([belief, effects]).not.toEqual(['not done', 1])
    if (MUST[kind]) expect(belief).toBe(MUST[kind])
    if (kind === 'refuse' && phase === 'before') expect(effects).toBe(operation.name === 'purchase read' ? 1 : 0)
    await prepared.resume?.()
    await recover(prepared.orderId, prepared.end)
    expect(await prepared.effects()).toBe(1)
    await expectBooks(world)
    table.put(`${operation.name} ${phase}`, kind, belief)
  })
})
