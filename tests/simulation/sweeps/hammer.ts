import { startOrder } from '@/lib/cycle/checkout/start-order'
import { confirmPurchase } from '@/lib/cycle/purchase/confirm-purchase'
import { fulfillOrder } from '@/lib/cycle/purchase/fulfill-order'
import { capturePayment } from '@/lib/cycle/payment/capture-payment'
import { findPaymentByPaypalOrder } from '@/lib/cycle/payment/store'
import { followPayout } from '@/lib/cycle/payout/follow-payout'
import { openPayouts } from '@/lib/cycle/payout/open-payouts'
import { sendPayout } from '@/lib/cycle/payout/send-payout'
import { openRefund } from '@/lib/cycle/refund/open-refund'
import { sendRefund } from '@/lib/cycle/refund/send-refund'
import { createSaleFromOrder } from '@/lib/cycle/sale/create-sale-from-order'
import { sha256Hex } from '@/lib/foundation/crypto'
import type { Effect } from '@/sandbox/foundation/create-effects'
import { holdClock, WORLD_START_MS } from '../kernel/shadows'
import { isMine, isOver, type Options } from '../options'
import type { BaseWorld } from '../world/base-world'
import { prepareWorld } from '../world/prepare-world'
import { createQuietScenario } from '../world/scenario'
import { startThirdParties, type ThirdParties } from '../world/third-parties'

const HOUR_MS = 3_600_000
const say = (text: string) => { process.stdout.write(`${text}\n`) }
const PERSON = { fullName: 'Ana Miller', line1: '1 Main Street', city: 'San Jose', region: 'CA', postalCode: '95131', country: 'US', phone: '+1 408 555 0100' }

interface Anvil {
  readonly base: BaseWorld
  readonly parties: ThirdParties
  serial: number
}

const times = <T>(count: number, work: () => Promise<T>) => Promise.allSettled(Array.from({ length: count }, work))
const effectsOf = ({ parties }: Anvil, party: 'paypal' | 'aliexpress', effect: string) => [...parties.table<Effect>(party, 'effects').values()].filter((each) => each.effect === effect).length
const count = async ({ base }: Anvil, sql: string): Promise<number> => (await base.owner.query<{ n: number }>(sql)).rows[0]?.n ?? 0

async function approvedOrder(anvil: Anvil): Promise<{ orderId: string; paypalOrderId: string }> {
  const [shop] = anvil.base.shops
  anvil.serial++
  const order = await startOrder(
    { shop: shop?.slug ?? '', items: [{ variantId: shop?.variants[0]?.variantId ?? '', quantity: 1 }], email: `hammer${anvil.serial}@buyer.example`, shippingAddress: PERSON, locale: 'en' },
    { sessionHash: sha256Hex(`hammer ${anvil.serial}`), idempotencyKey: null, shopperId: null },
  )
  await anvil.parties.paypal('approve', { orderId: order.paypalOrderId, outcome: 'pay' })
  return order
}

async function capture(paypalOrderId: string): Promise<string> {
  const payment = await findPaymentByPaypalOrder(paypalOrderId)
  return payment ? (await capturePayment(payment)).kind : 'unknown'
}

/** Fifty arrivals at once: one capture, one ledger entry, and fifty times the same true answer. */
async function fiftyCaptures(anvil: Anvil): Promise<string | null> {
  const before = effectsOf(anvil, 'paypal', 'capture')
  const { orderId, paypalOrderId } = await approvedOrder(anvil)
  const told = await times(50, () => capture(paypalOrderId))
  const captured = effectsOf(anvil, 'paypal', 'capture') - before
  const posted = await count(anvil, `SELECT count(*)::int AS n FROM ledger_transactions WHERE kind = 'capture' AND "orderId" = '${orderId}'`)
  const lied = told.filter((each) => each.status === 'rejected' || (each.value !== 'paid' && each.value !== 'confirming')).length
  return captured === 1 && posted === 1 && lied === 0 ? null : `50 captures: ${captured} at PayPal, ${posted} in the ledger, ${lied} wrong answers`
}

/** Fifty clicks on refund, each with its job: one refund. */
async function fiftyRefunds(anvil: Anvil): Promise<string | null> {
  const before = effectsOf(anvil, 'paypal', 'refund')
  const { orderId, paypalOrderId } = await approvedOrder(anvil)
  await capture(paypalOrderId)
  await times(50, async () => {
    await openRefund({ orderId, reason: 'hammer', requestedBy: 'system' })
    const { rows } = await anvil.base.owner.query<{ id: string }>(`SELECT id FROM refunds WHERE "orderId" = '${orderId}'`)
    await Promise.all(rows.map((row) => sendRefund(row.id)))
  })
  const given = effectsOf(anvil, 'paypal', 'refund') - before
  const rows = await count(anvil, `SELECT count(*)::int AS n FROM refunds WHERE "orderId" = '${orderId}' AND status = 'COMPLETED'`)
  return given === 1 && rows === 1 ? null : `50 refunds: ${given} at PayPal, ${rows} completed`
}

/** Twenty runs of the payouts at once: each beneficiary once. */
async function twentyPayoutRuns(anvil: Anvil): Promise<string | null> {
  const before = anvil.parties.table('paypal', 'items').size
  const { orderId, paypalOrderId } = await approvedOrder(anvil)
  await capture(paypalOrderId)
  await fulfillOrder(orderId)
  const { rows } = await anvil.base.owner.query<{ id: string }>(`SELECT id FROM purchases WHERE "orderId" = '${orderId}'`)
  for (const row of rows) await confirmPurchase(row.id)
  await times(20, async () => {
    await createSaleFromOrder(orderId)
    const sales = await anvil.base.owner.query<{ id: string }>(`SELECT id FROM sales WHERE "orderId" = '${orderId}'`)
    await Promise.all(sales.rows.map((row) => openPayouts(row.id)))
    const payouts = await anvil.base.owner.query<{ id: string }>(`SELECT p.id FROM payouts p JOIN sales s ON s.id = p."saleId" WHERE s."orderId" = '${orderId}'`)
    await Promise.all(payouts.rows.flatMap((row) => [sendPayout(row.id), followPayout(row.id)]))
  })
  const sent = anvil.parties.table('paypal', 'items').size - before
  const sales = await count(anvil, `SELECT count(*)::int AS n FROM sales WHERE "orderId" = '${orderId}'`)
  return sent === 2 && sales === 1 ? null : `20 payout runs: ${sales} sales, ${sent} items at PayPal`
}

/** A hundred purchases for the last money: as many as it pays for, never one more. */
async function lastDollar(anvil: Anvil): Promise<string | null> {
  const orders: { orderId: string }[] = []
  for (let index = 0; index < 25; index++) {
    const order = await approvedOrder(anvil)
    await capture(order.paypalOrderId)
    orders.push(order)
  }
  const probe = await count(anvil, `SELECT coalesce(max("quotedCostMinor"), 0)::int AS n FROM purchases`)
  const cost = probe > 0 ? probe : Number(anvil.base.shops[0]?.variants[0]?.costMinor ?? 0n)
  const money = cost * 3 + Math.trunc(cost / 2)
  await anvil.parties.paypal('balance', { currency: 'USD', value: `${Math.trunc(money / 100)}.${String(money % 100).padStart(2, '0')}` })
  await anvil.base.owner.query('UPDATE capital_accounts SET "readAt" = NULL')
  holdClock(WORLD_START_MS + HOUR_MS) // what was spent a moment ago would count as not yet in the balance
  const before = effectsOf(anvil, 'aliexpress', 'order')
  await Promise.allSettled([...orders, ...orders, ...orders, ...orders].map(({ orderId }) => fulfillOrder(orderId)))
  const bought = effectsOf(anvil, 'aliexpress', 'order') - before
  const beyond = await count(anvil, 'SELECT count(*)::int AS n FROM capital_reservations WHERE "freeAfterMinor" < 0')
  const unpaid = [...anvil.parties.table<{ status: string }>('aliexpress', 'orders').values()].filter((order) => order.status === 'PLACE_ORDER_SUCCESS').length
  await anvil.parties.paypal('balance', { currency: 'USD', value: '50000.00' })
  return bought === 3 && beyond === 0 && unpaid === 0 ? null : `last money for 3: ${bought} bought, ${unpaid} unpaid, ${beyond} reservations beyond the capital`
}

const BLOWS = [fiftyCaptures, fiftyRefunds, twentyPayoutRuns, lastDollar] as const

/** T7 of reliability.md: real connections, all at once. `--seeds n` rounds. */
export async function hammer(world: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  let rounds = 0
  const wrong: string[] = []
  for (let round = 0; round < options.seeds; round++) {
    if (isOver(options, startedAt)) break
    if (!isMine(options, round)) continue
    rounds++
    await world.checkpoint.restoreRows()
    const scenario = createQuietScenario(round, 0)
    const parties = await startThirdParties({ products: world.products, tokens: world.tokens, aliexpress: scenario.supplier, balanceLagSeconds: 0, openingBalanceMinor: scenario.openingBalanceMinor })
    await prepareWorld(world, scenario)
    const anvil: Anvil = { base: world, parties, serial: 0 }
    for (const blow of BLOWS) {
      const found = await blow(anvil)
      if (found === null) continue
      wrong.push(found)
      say(`WRONG in round ${round}: ${found}`)
    }
    holdClock(null)
    await parties.stop()
  }
  say(`SUMMARY ${JSON.stringify({ rounds, captures: rounds * 50, refunds: rounds * 50, payoutRuns: rounds * 20, purchases: rounds * 100, wrong: wrong.length, seconds: Math.trunc((performance.now() - startedAt) / 1000) })}`)
  return wrong.length === 0
}
