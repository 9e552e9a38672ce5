import { CreateOrderSchema } from '@/lib/cycle/checkout/schema'
import { startOrder, type StartedOrder } from '@/lib/cycle/checkout/start-order'
import { viewOrder } from '@/lib/cycle/order/view-order'
import { capturePayment, type CaptureResult } from '@/lib/cycle/payment/capture-payment'
import { findPaymentByPaypalOrder } from '@/lib/cycle/payment/store'
import { sha256Hex } from '@/lib/foundation/crypto'
import type { Random } from '../kernel/random'
import type { Simulation } from '../kernel/simulation'
import type { FiberEnd, SimProcess } from '../kernel/turns'
import type { SimShop } from '../world/base-world'
import type { ThirdParties } from '../world/third-parties'

export interface ShopperWorld {
  readonly sim: Simulation
  readonly random: Random
  readonly web: readonly SimProcess[]
  readonly parties: ThirdParties
  readonly shops: readonly SimShop[]
  /** Something that a shopper was told and that was not true. */
  lied(what: string): void
}

export const PEOPLE = [
  { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' },
  { fullName: 'Luis Ortega', line1: 'Calle Mayor 12', city: 'Barcelona', region: 'Barcelona', postalCode: '08001', country: 'ES', phone: '+34 612 345 678' },
  { fullName: 'Mia Chen', line1: '450 Pine Avenue', city: 'Austin', region: 'Texas', postalCode: '73301', country: 'US', phone: '5125550188' },
]

const codeOf = (end: FiberEnd): string => {
  if (end.kind === 'crashed') return 'crashed'
  const code = end.kind === 'failed' ? (end.error as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : 'unexpected'
}
const MAY_PASS = new Set(['crashed', 'provider_unavailable', 'payment_unavailable', 'unexpected', 'database_unavailable', 'P2028', 'P1017'])

/** One shopper from the cart to the status page: double clicks, closed tabs, second thoughts, two returns at once. */
export async function shop(world: ShopperWorld, index: number): Promise<void> {
  const { sim, random, web } = world
  const session = sha256Hex(`browser ${index}`)
  const order = await checkOut(world, index, session)
  if (!order) return
  if (random.chance(600)) return // never comes back
  await sim.sleep(random.between(2, 90) * 1000, 'at the approval page')
  let outcome = random.pick(['pay', 'pay', 'pay', 'pay', 'pay', 'pay', 'pay', 'pay', 'decline', 'review', 'decline-inside'])
  for (let visit = 0; visit < 3; visit++) {
    if (!(await approve(world, order, outcome))) break
    if (random.chance(1_500)) break // the tab is closed: webhook or poller must find it
    const results = await comeBack(world, order)
    if (!results.some((each) => each === 'payment_declined' || each === 'unknown') || random.chance(4_000)) break
    outcome = random.chance(8_000) ? 'pay' : 'decline'
    await sim.sleep(random.between(5, 300) * 1000, 'thinks again')
  }
  await sim.sleep(random.between(1, 600) * 1000, 'looks at the status page')
  const seen = await sim.call(random.pick(web), 'view', () => viewOrder(order.orderId, { user: null, sessionHash: session, key: null }, 'en'))
  if (seen.kind === 'done' && (seen.value as { status: string }).status === 'FAILED') world.lied(`${order.orderId} is shown as failed`)
}

/** The plainest shopper: orders, pays, comes back once, and is patient where something fails. */
export async function buyPlainly(world: ShopperWorld, index: number): Promise<void> {
  const { sim, web, shops } = world
  const [shopOf] = shops
  const input = CreateOrderSchema.parse({
    shop: shopOf?.slug ?? '', items: [{ variantId: shopOf?.variants[0]?.variantId ?? '', quantity: 1 }], email: `shopper${index}@buyer.example`, shippingAddress: PEOPLE[0], locale: 'en',
  })
  const ask = <T>(name: string, work: () => Promise<T>) => sim.call(web[0] ?? sim.outside, name, work)
  for (let attempt = 0; attempt < 20; attempt++) {
    const end = await ask('order', () => startOrder(input, { sessionHash: sha256Hex(`browser ${index}`), idempotencyKey: `cart-${index}`, shopperId: null }))
    if (end.kind === 'done') {
      await sim.sleep(5_000, 'at the approval page')
      if (await approve(world, end.value as StartedOrder, 'pay')) await comeBack(world, end.value as StartedOrder)
      return
    }
    await sim.sleep(10_000, 'tries again')
  }
}

async function checkOut({ sim, random, web, shops }: ShopperWorld, index: number, sessionHash: string): Promise<StartedOrder | null> {
  const { slug, variants } = random.pick(shops)
  const [first = random.pick(variants), last = first] = [variants[0], variants.at(-1)]
  const lines = random.chance(7_500) ? [random.pick(variants)] : [first, last] // of two suppliers: split
  const input = CreateOrderSchema.parse({
    shop: slug, items: lines.map(({ variantId }) => ({ variantId, quantity: random.pick([1, 1, 1, 2]) })), email: `shopper${index}@buyer.example`, shippingAddress: random.pick(PEOPLE), locale: 'en',
  })
  const click = () => startOrder(input, { sessionHash, idempotencyKey: `cart-${index}`, shopperId: null })
  if (random.chance(1_500)) sim.spawn(random.pick(web), `shopper ${index} second click`, click)
  for (let attempt = 1; attempt <= 10; attempt++) {
    const end = await sim.call(random.pick(web), `shopper ${index} order`, click)
    if (end.kind === 'done') return end.value as StartedOrder
    if (!MAY_PASS.has(codeOf(end))) {
      sim.note(`shopper ${index} leaves: ${codeOf(end)}`)
      return null
    }
    await sim.sleep(random.between(1, 20 * attempt) * 1000, 'tries again')
  }
  return null
}

export async function approve({ parties }: ShopperWorld, { paypalOrderId }: StartedOrder, outcome: string): Promise<boolean> {
  return parties.paypal('approve', { orderId: paypalOrderId, outcome }).then(() => true, () => false)
}

/** One return, or several at once; what each was told. */
export async function comeBack(world: ShopperWorld, order: StartedOrder, fixedTimes?: number): Promise<string[]> {
  const { sim, random, web } = world
  const times = fixedTimes ?? random.pick([1, 1, 1, 1, 2, 3])
  return Promise.all(Array.from({ length: times }, async () => {
    const end = await sim.call(random.pick(web), 'return', async () => {
      const payment = await findPaymentByPaypalOrder(order.paypalOrderId)
      const result = payment && (await capturePayment(payment))
      return { result, wasTaken: isTaken(world, order) } // as it is when it is told: a moment later another return may pay
    })
    if (end.kind !== 'done') return codeOf(end)
    const { result, wasTaken } = end.value as { result: CaptureResult | null; wasTaken: boolean }
    if (result === null) return 'unknown'
    if (result.kind === 'paid' && !wasTaken) world.lied(`${order.orderId} was called paid without a capture`)
    if ((result.kind === 'refused' || result.kind === 'declined') && wasTaken) world.lied(`${order.orderId} was called not paid, and PayPal has taken the money`)
    return result.kind === 'refused' || result.kind === 'declined' ? 'payment_declined' : result.kind
  }))
}

const NOT_TAKEN = new Set(['DECLINED', 'PENDING', 'FAILED'])
const isTaken = ({ parties }: ShopperWorld, { paypalOrderId }: StartedOrder): boolean =>
  [...parties.table<{ orderId: string; status: string }>('paypal', 'captures').values()].some((capture) => capture.orderId === paypalOrderId && !NOT_TAKEN.has(capture.status))
