import { CreateOrderSchema } from '@/lib/cycle/checkout/schema'
import { startOrder, type StartedOrder } from '@/lib/cycle/checkout/start-order'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { sha256Hex } from '@/lib/foundation/crypto'
import { sweep } from '@/lib/worker/sweep'
import type { Order } from '@/sandbox/paypal/records'
import { approve, comeBack, PEOPLE, type ShopperWorld } from '../actors/shopper'
import { isMine, isOver, type Options } from '../options'
import { runSeed } from '../run-seed'
import type { BaseWorld } from '../world/base-world'
import { createQuietScenario } from '../world/scenario'

const say = (text: string) => { process.stdout.write(`${text}\n`) }

async function order(world: ShopperWorld, index: number, cart = 'cart'): Promise<StartedOrder | null> {
  const [shop] = world.shops
  const input = CreateOrderSchema.parse({
    shop: shop?.slug ?? '', items: [{ variantId: shop?.variants[0]?.variantId ?? '', quantity: 1 }], email: `shopper${index}@buyer.example`, shippingAddress: PEOPLE[0], locale: 'en',
  })
  const end = await world.sim.call(world.random.pick(world.web), 'order', () => startOrder(input, { sessionHash: sha256Hex(`browser ${index}`), idempotencyKey: `${cart}-${index}`, shopperId: null }))
  return end.kind === 'done' ? (end.value as StartedOrder) : null
}

const soon = (world: ShopperWorld) => world.sim.sleep(world.random.between(0, 1_500), 'a moment')

async function paid(world: ShopperWorld, index: number, cart?: string): Promise<StartedOrder> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const made = await order(world, index, cart)
    if (made) {
      await approve(world, made, 'pay')
      return made
    }
    await world.sim.sleep(3_000, 'tries again')
  }
  throw new Error('no order')
}

/** The public bugs of reliability.md, finding 1: what came together when one payment made several orders. Each is one shopper's story. */
const RACES: Readonly<Record<string, (world: ShopperWorld, index: number) => Promise<void>>> = {
  'the approval webhook comes before our order is stored': async (world, index) => {
    const { sim, parties } = world
    sim.spawn(sim.outside, 'approves at once', async () => {
      for (let look = 0; look < 400; look++) {
        await sim.sleep(5, 'looks')
        const waiting = [...parties.table<Order>('paypal', 'orders').values()].find((each) => each.status !== 'APPROVED' && each.status !== 'COMPLETED')
        if (waiting) return parties.paypal('approve', { orderId: waiting.id, outcome: 'pay' })
      }
      return null
    })
    const made = await order(world, index)
    if (made) await comeBack(world, made, 1)
  },
  'return and webhook at once': async (world, index) => {
    const made = await paid(world, index)
    await soon(world)
    await comeBack(world, made, 1)
  },
  'four captures at once': async (world, index) => {
    await comeBack(world, await paid(world, index), 4)
  },
  'the handler breaks, the shopper comes back with a new cart': async (world, index) => {
    const { sim, random, web } = world
    const made = await paid(world, index)
    sim.at(sim.nowMs + random.between(20, 900), 'it breaks', () => { sim.crash(random.pick(web)) })
    await comeBack(world, made, 1)
    await sim.sleep(6_000, 'annoyed')
    await comeBack(world, await paid(world, index, 'second cart'), 1)
  },
  'the tab is closed: webhook and poller only': async (world, index) => {
    await paid(world, index)
  },
  'two tabs, two carts': async (world, index) => {
    const [one, two] = await Promise.all([paid(world, index, 'left'), paid(world, index, 'right')])
    await Promise.all([comeBack(world, one, 2), comeBack(world, two, 2)])
  },
  'every webhook three times while the shopper returns twice': async (world, index) => {
    const made = await paid(world, index)
    await comeBack(world, made, 2)
    await soon(world)
    await comeBack(world, made, 2)
  },
  'return, sweep and two fulfilments at once': async (world, index) => {
    const { sim, random, web } = world
    const made = await paid(world, index)
    sim.spawn(random.pick(web), 'sweep', sweep)
    await comeBack(world, made, 2)
    sim.spawn(random.pick(web), 'fulfil', () => fulfillOrder(made.orderId))
    sim.spawn(random.pick(web), 'fulfil', () => fulfillOrder(made.orderId))
  },
}

const SHOPPERS = 20

/** T6 of reliability.md: each race in as many runs as `--seeds` says, twenty shoppers in each, with other timing every time. */
export async function runRaces(world: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  let wrong = 0
  const repetitions: Record<string, number> = {}
  for (let index = 0; index < options.seeds; index++) {
    if (!isMine(options, index)) continue
    const seed = options.seed + index
    for (const [name, race] of Object.entries(RACES)) {
      if (isOver(options, startedAt)) continue
      const scenario = createQuietScenario(seed, SHOPPERS, { shape: 'minutes', spanMs: 60_000, workers: 4, webhooks: { mostCopies: 3, lostRate: 0, longestDelayMs: 3_000 } })
      const result = await runSeed(world, scenario, { shopper: race, faultsAfterMs: 60_000, trace: options.trace })
      repetitions[name] = (repetitions[name] ?? 0) + SHOPPERS
      const { counts } = result
      const isWhole = counts !== null && counts.captured === counts.orders && counts.sales === counts.captured
      if (result.wrong.length === 0 && isWhole) continue
      wrong++
      if (options.trace) for (const line of result.trace) say(line)
      say(`WRONG, seed ${seed}, ${name}: ${result.wrong.slice(0, 3).join('; ') || JSON.stringify(counts)}`)
    }
  }
  say(`SUMMARY ${JSON.stringify({ repetitions, wrong, seconds: Math.trunc((performance.now() - startedAt) / 1000) })}`)
  return wrong === 0
}
