import type pg from 'pg'
import { letPayoutsGo } from '@/lib/cycle/payout/let-payouts-go'
import { buyByDecision } from '@/lib/cycle/purchase/buy-by-decision'
import { decideOwnPurchase } from '@/lib/cycle/purchase/decide-own-purchase'
import { openPartRefund } from '@/lib/cycle/refund/part/open-part-refund'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import type { OrderRow as SupplierOrder } from '@/sandbox/aliexpress/rows'
import type { Capture, Refund } from '@/sandbox/paypal/records'
import type { Random } from '../kernel/random'
import type { Simulation } from '../kernel/simulation'
import type { SimProcess } from '../kernel/turns'
import { connectReseller, type SimShop } from '../world/base-world'
import type { ThirdParties } from '../world/third-parties'

export interface PeopleWorld {
  readonly sim: Simulation
  readonly random: Random
  readonly web: readonly SimProcess[]
  readonly parties: ThirdParties
  readonly shops: readonly SimShop[]
  readonly owner: pg.Client
  /** The owner moves money between PayPal and the bank, until so much is there. */
  readonly setBalance: (minor: number) => Promise<void>
  /** They look again after at most so long. */
  readonly awayHours: number
  readonly impatienceRate: number
  /** Of ten thousand looks, at how many the owner takes out nearly everything. */
  readonly withdrawalRate: number
  /** Of ten thousand paid supplier orders that are not on their way, how many are called off at each look. */
  readonly calledOffRate: number
  /** Of ten thousand payments, how many are complained about at PayPal at each look. */
  readonly complaintRate: number
}

interface Stopped {
  readonly id: string
  readonly userId: string
  readonly failureReason: string
  readonly purchaseStatus: string | null
  readonly outOrderId: string | null
  readonly sentAt: Date | null
}

const HOUR_MS = 3_600_000
/** After so long no request that left can still arrive: only then does a person say that nothing was bought. */
const CERTAIN_AFTER_MS = 2 * 60_000

/** The people of the platform and of the third parties: they decide what only a person can, and only from what they really see. */
export async function keepWorking(world: PeopleWorld, isOver: () => boolean): Promise<void> {
  const { sim, random } = world
  while (!isOver()) {
    await sim.sleep(sim.faultsOn ? random.between((world.awayHours * HOUR_MS) / 8, world.awayHours * HOUR_MS) : HOUR_MS / 6, 'a person is away')
    await endReviews(world)
    if (sim.faultsOn && random.chance(world.withdrawalRate)) await world.setBalance(random.between(0, 1_500))
    // The button is pressed before anybody has decided as often as after: what is in doubt at the supplier is still undecided then.
    const isClickedFirst = random.chance(5_000)
    if (isClickedFirst) await clickImpatiently(world)
    await decideStops(world)
    await refundParts(world)
    if (!isClickedFirst) await clickImpatiently(world)
    await cancelUnpaid(world)
    await callOffPaid(world)
    await complain(world)
    await confirmPayouts(world)
    await connectAgain(world)
  }
}

/** A look at the pages, outside every line of work. */
const look = async <T extends pg.QueryResultRow>({ sim, owner }: PeopleWorld, text: string): Promise<T[]> => (await sim.onWire(() => owner.query<T>(text))).rows

async function endReviews({ random, parties }: PeopleWorld): Promise<void> {
  for (const capture of parties.table<Capture>('paypal', 'captures').values())
    if (capture.status === 'PENDING') await parties.paypal('review', { captureId: capture.id, verdict: random.chance(8_000) ? 'complete' : 'deny' })
  for (const refund of parties.table<Refund>('paypal', 'refunds').values()) if (refund.status === 'PENDING') await parties.paypal('refund', { refundId: refund.id })
}

/** The supplier's orders for one of our numbers, as its website shows them. */
export const boughtFor = (parties: ThirdParties, outOrderId: string) => [...parties.table<SupplierOrder>('aliexpress', 'orders').values()].filter((order) => order.outOrderId === outOrderId)

async function decideStops(world: PeopleWorld): Promise<void> {
  const stopped = await look<Stopped>(world, `
    SELECT o.id, o."userId", o."failureReason", b.status AS "purchaseStatus", b."outOrderId", b."sentAt" FROM orders o LEFT JOIN purchases b ON b."orderId" = o.id
    WHERE o.status = 'FAILED' AND o."nextAttemptAt" IS NULL AND NOT EXISTS (SELECT FROM refunds r WHERE r."orderId" = o.id AND r.status <> 'FAILED') ORDER BY o.id`)
  for (const order of stopped) await decideStop(world, order)
}

async function decideStop(world: PeopleWorld, order: Stopped): Promise<void> {
  const { sim, random, web, parties } = world
  const orderId = order.id
  const ownerId = order.userId
  if (order.purchaseStatus === 'UNKNOWN' && order.outOrderId !== null && order.sentAt) {
    const bought = boughtFor(parties, order.outOrderId)
    const named = random.chance(1_000) ? bought.slice(0, 1) : bought // of two stores' goods only the first is seen at once
    if (bought.length === 0 && sim.nowMs - order.sentAt.getTime() < CERTAIN_AFTER_MS) return
    await sim.call(random.pick(web), 'a person decides', () => decideOwnPurchase({ orderId, ownerId, supplierOrderIds: named.map((each) => each.orderId) }))
    return
  }
  if (random.chance(500)) return twoDecideAtOnce(world, orderId, ownerId)
  const isBuyable = order.failureReason !== 'PAYMENT_MISMATCH' && order.purchaseStatus !== 'CANCELLED' && sim.faultsOn
  if (isBuyable && random.chance(4_000)) await sim.call(random.pick(web), 'a person buys', () => buyByDecision({ orderId, ownerId, acceptLoss: random.chance(5_000) }))
  else if (random.chance(6_000)) await sim.call(random.pick(web), 'a person refunds', () => openRefund({ orderId, ownerId, reason: 'cannot be supplied', requestedBy: ownerId }))
}

/** What of a split order will not come is given back by the button, or by itself later. */
async function refundParts(world: PeopleWorld): Promise<void> {
  const { sim, random, web } = world
  const missing = await look<{ supplierOrderId: string; userId: string }>(world, `SELECT split_part(subject, ':', 2) AS "supplierOrderId", "userId" FROM exceptions WHERE kind = 'SUPPLIER_PART_CLOSED' AND "closedAt" IS NULL ORDER BY 1`)
  for (const { supplierOrderId, userId } of missing)
    if (random.chance(4_000)) await sim.call(random.pick(web), 'a person refunds a part', () => openPartRefund({ supplierOrderId, requestedBy: userId, ownerId: userId }))
}

/** Two people of one shop, two tabs: one buys, the other gives the money back. */
async function twoDecideAtOnce({ sim, random, web }: PeopleWorld, orderId: string, ownerId: string): Promise<void> {
  sim.spawn(random.pick(web), 'a person buys', () => buyByDecision({ orderId, ownerId, acceptLoss: true }))
  await sim.sleep(random.between(1, 4_000), 'the other person reads')
  await sim.call(random.pick(web), 'another person refunds', () => openRefund({ orderId, ownerId, reason: 'cannot be supplied', requestedBy: ownerId }))
}

/** A page may be old: the button to refund is pressed for whatever state an order is in by now. What must not be given back is refused by the product. */
async function clickImpatiently(world: PeopleWorld): Promise<void> {
  const { sim, random, web, impatienceRate } = world
  for (const { id, userId } of await look<{ id: string; userId: string }>(world, `SELECT id, "userId" FROM orders WHERE status NOT IN ('CANCELLED', 'REFUNDED') ORDER BY id`))
    if (random.chance(impatienceRate)) await sim.call(random.pick(web), 'an impatient person refunds', () => openRefund({ orderId: id, ownerId: userId, reason: 'too slow', requestedBy: userId }))
}

/** What could not be paid at the supplier is called off there. */
async function cancelUnpaid({ sim, random, parties }: PeopleWorld): Promise<void> {
  for (const order of parties.table<SupplierOrder>('aliexpress', 'orders').values())
    if (order.status === 'PLACE_ORDER_SUCCESS' && sim.nowMs - order.createdAtMs > HOUR_MS && random.chance(7_000)) await parties.aliexpress(`orders/${order.orderId}/cancel`, {})
}

/** The supplier calls off what is paid and not sent yet; the money comes back by itself. */
async function callOffPaid({ sim, random, parties, calledOffRate }: PeopleWorld): Promise<void> {
  if (!sim.faultsOn) return
  for (const order of parties.table<SupplierOrder>('aliexpress', 'orders').values())
    if (order.status === 'WAIT_SELLER_SEND_GOODS' && random.chance(calledOffRate)) await parties.aliexpress(`orders/${order.orderId}/cancel-by-supplier`, {})
}

/** Shoppers open cases at PayPal, and PayPal decides them, for either side. */
async function complain({ sim, random, parties, complaintRate }: PeopleWorld): Promise<void> {
  if (complaintRate === 0) return
  for (const dispute of parties.table<{ id: string; status: string }>('paypal', 'disputes').values())
    if (dispute.status !== 'RESOLVED' && random.chance(sim.faultsOn ? 4_000 : 9_000)) await parties.paypal('dispute/decide', { disputeId: dispute.id, verdict: random.pick(['buyer', 'seller', 'seller', 'cancel', 'escalate']) })
  if (!sim.faultsOn) return
  for (const capture of parties.table<Capture>('paypal', 'captures').values())
    if (capture.status === 'COMPLETED' && random.chance(complaintRate)) await parties.paypal('dispute', { captureId: capture.id, stage: random.pick(['INQUIRY', 'CHARGEBACK']) }).catch(() => undefined) // a second case is refused
}

async function confirmPayouts(world: PeopleWorld): Promise<void> {
  const waiting = await look<{ id: string }>(world, `SELECT p.id FROM payouts p, platform_config c WHERE c."payoutsNeedConfirmation" AND p.status = 'PENDING' AND p."confirmedBy" IS NULL ORDER BY p.id`)
  const [first] = world.shops
  if (waiting.length === 0 || !first) return
  const ids = waiting.map((row) => row.id)
  await world.sim.call(world.random.pick(world.web), 'a person confirms payouts', () => letPayoutsGo({ id: first.userId, role: 'ADMIN' }, ids))
}

async function connectAgain(world: PeopleWorld): Promise<void> {
  for (const { userId } of await look<{ userId: string }>(world, `SELECT DISTINCT "userId" FROM api_credentials WHERE status = 'RECONNECT_NEEDED' ORDER BY 1`))
    await world.sim.call(world.random.pick(world.web), 'a person connects again', () => connectReseller(userId))
}
