import { followShipment } from '@/lib/cycle/shipment/follow-shipment'
import { openPartRefund } from '@/lib/cycle/refund/part/open-part-refund'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { CreateOrderSchema } from '@/lib/cycle/checkout/schema'
import { startOrder } from '@/lib/cycle/checkout/start-order'
import { sha256Hex } from '@/lib/foundation/crypto'
import { reconcile } from '@/lib/worker/reconcile/reconcile'
import type { OrderRow as SupplierOrder } from '@/sandbox/aliexpress/rows'
import type { Capture } from '@/sandbox/paypal/records'
import { approve, comeBack, PEOPLE, type ShopperWorld } from '../actors/shopper'
import { isMine, isOver, type Options } from '../options'
import { faultOf } from '../parties/faults'
import { runSeed } from '../run-seed'
import type { BaseWorld } from '../world/base-world'
import { createQuietScenario } from '../world/scenario'

const say = (text: string) => { process.stdout.write(`${text}\n`) }
const SECOND_MS = 1_000
const HOUR_MS = 3_600 * SECOND_MS

/** What was bought, and which of it the supplier calls off. */
const GOODS = { 'one order': 1, 'both halves of a split order': 2, 'one half of a split order': 1 } as const
type Goods = keyof typeof GOODS

interface Sold {
  readonly world: ShopperWorld
  readonly goods: Goods
  readonly orderId: string
  readonly userId: string
}

const made = ({ world }: Sold) => [...world.parties.table<SupplierOrder>('aliexpress', 'orders').values()]

/** Everything that may move the money of a sale back, and everything that may learn of it. */
const EVENTS: Readonly<Record<string, (sold: Sold) => Promise<unknown>>> = {
  'called off': async (sold) => {
    for (const order of made(sold).slice(0, GOODS[sold.goods])) await sold.world.parties.aliexpress(`orders/${order.orderId}/cancel`, {})
  },
  'parcels looked at': ({ world, orderId }) => at(world, 'follow', () => followShipment(orderId)),
  'books compared': ({ world }) => at(world, 'compare', reconcile),
  'taken back by PayPal': async ({ world: { parties } }) => {
    const [capture] = parties.table<Capture>('paypal', 'captures').values()
    const opened = await parties.paypal('dispute', { captureId: capture?.id ?? '', stage: 'CHARGEBACK' }).catch(() => null) // refused: it was given back before
    if (opened) await parties.paypal('dispute/decide', { disputeId: (opened as { disputeId: string }).disputeId, verdict: 'buyer' })
  },
  'refund asked': async (sold) => {
    const { world, goods, orderId, userId } = sold
    if (goods !== 'one half of a split order') return at(world, 'refund', () => openRefund({ orderId, ownerId: userId, reason: 'called off', requestedBy: userId }))
    return at(world, 'refund of a part', () => openPartRefund({ supplierOrderId: made(sold)[0]?.orderId ?? '', requestedBy: userId, ownerId: userId }))
  },
}

/** What the product refuses in that state is refused: the next events come all the same. */
const at = ({ sim, random, web }: ShopperWorld, name: string, work: () => Promise<unknown>) => sim.call(random.pick(web), name, work)

/** Each of them has come to its end before the next, and PayPal's statement tells of it; or all begin within a moment. */
const PACES = { 'one after the other': 900 * SECOND_MS, 'at once': 0 } as const

interface Point {
  readonly goods: Goods
  readonly order: readonly string[]
  readonly pace: keyof typeof PACES
}

function permutations<T>(list: readonly T[]): T[][] {
  return list.length < 2 ? [[...list]] : list.flatMap((first, index) => permutations(list.toSpliced(index, 1)).map((rest) => [first, ...rest]))
}

const everyPoint = (): Point[] =>
  permutations(Object.keys(EVENTS)).flatMap((order) => (Object.keys(GOODS) as Goods[]).flatMap((goods) => (Object.keys(PACES) as (keyof typeof PACES)[]).map((pace) => ({ goods, order, pace }))))

async function buy(world: ShopperWorld, goods: Goods): Promise<Sold> {
  const [shop] = world.shops
  const variants = [shop?.variants[0], ...(goods === 'one order' ? [] : [shop?.variants.at(-1)])]
  const input = CreateOrderSchema.parse({ shop: shop?.slug ?? '', items: variants.map((each) => ({ variantId: each?.variantId ?? '', quantity: 1 })), email: 'shopper@buyer.example', shippingAddress: PEOPLE[0], locale: 'en' })
  const end = await at(world, 'order', () => startOrder(input, { sessionHash: sha256Hex('browser'), idempotencyKey: 'cart', shopperId: null }))
  const order = (end as { value: Awaited<ReturnType<typeof startOrder>> }).value
  await approve(world, order, 'pay')
  await comeBack(world, order, 1)
  await world.sim.sleep(90 * SECOND_MS, 'it is bought, sold and paid out')
  return { world, goods, orderId: order.orderId, userId: shop?.userId ?? '' }
}

async function run(base: BaseWorld, { goods, order, pace }: Point): Promise<string[]> {
  let isBlind = false
  const result = await runSeed(base, createQuietScenario(1, 1, { impatienceRate: 0, peopleAwayHours: 1, supplier: { autoPay: true, dedupe: 'same-ids', orderVisibleAfterMs: 0, shipAfterHours: 48, deliverAfterDays: 1, pushMode: 'once' } }), {
    isOneOfMany: true, faultsAfterMs: HOUR_MS,
    // Until its turn has come nobody sees what became of the supplier's orders.
    arrange: (sim) => { sim.faults.next = (call) => (isBlind && call === 'aliexpress.trade.ds.order.get' ? faultOf('error-before') : null) },
    shopper: async (world) => {
      const sold = await buy(world, goods)
      isBlind = true
      const begun: Promise<unknown>[] = []
      for (const name of order) {
        if (name === 'parcels looked at') isBlind = false
        begun.push(Promise.resolve(EVENTS[name]?.(sold)))
        if (PACES[pace] > 0) await begun.at(-1)
        await world.sim.sleep(PACES[pace] || world.random.between(1, 300), 'until the next')
      }
      await Promise.all(begun)
    },
  })
  const { rows } = await base.owner.query<{ kind: string }>(`SELECT kind FROM exceptions WHERE "closedAt" IS NULL AND kind IN ('SUPPLIER_REFUND_DUE', 'SUPPLIER_PART_REFUNDED', 'SUPPLIER_PART_CLOSED')`)
  return [...result.wrong, ...rows.map((row) => `${row.kind} is left for a person`)]
}

/**
 * A sale whose goods the supplier calls off, whose payment PayPal takes back and which a person refunds, in every order in which these and those who learn of
 * them can come. Whatever the order, every cent has an owner at the end. `--step n` takes every n-th.
 */
export async function sweepMoneyBack(base: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  const points = everyPoint()
  let [runs, wrong, taken] = [0, 0, 0]
  for (let index = (options.seed - 1) % options.step; index < points.length; index += options.step) {
    const point = points[index]
    if (!point || isOver(options, startedAt) || (options.untilWrong && wrong > 0)) break
    if (!isMine(options, taken++)) continue
    const found = await run(base, point)
    runs++
    if (found.length === 0) continue
    wrong++
    say(`WRONG: ${point.goods}, ${point.order.join(', ')}, ${point.pace}: ${found.slice(0, 3).join('; ')}`)
  }
  say(`SUMMARY ${JSON.stringify({ points: points.length, runs, wrong, seconds: Math.trunc((performance.now() - startedAt) / 1000) })}`)
  return wrong === 0
}
