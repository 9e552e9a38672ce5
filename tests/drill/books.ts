import { spawn } from 'node:child_process'
import pg from 'pg'
import { ROOT, type Shop } from './open-shop'

/** What the drill reads of the shop's database and of the third parties. Every call connects anew: the server may just have been killed. */
export async function query<T extends pg.QueryResultRow>(shop: Shop, text: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: shop.databaseUrl, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<T>(text, [...values])).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

export interface Effect {
  readonly effect: string
  readonly key: string | null
  readonly id: string
  readonly amount: string | null
  readonly facts: Readonly<Record<string, string>>
}

/** What a third party really did, by its own journal. */
export async function effectsOf(party: string): Promise<Effect[]> {
  return ((await (await fetch(`${party}/_control/api/effects`)).json()) as { effects: Effect[] }).effects
}

export function centsOf(text: string): bigint {
  if (!/^-?\d+\.\d\d$/.test(text)) throw new Error(`not an amount in dollars: ${text}`)
  return BigInt(text.replace('.', ''))
}

/** PayPal's balance less the ledger's, in cents: the same at the beginning and at the end where every cent is explained. */
export async function apartMinor(shop: Shop): Promise<bigint> {
  const state = (await (await fetch(`${shop.paypal}/_control/api/state`)).json()) as { balances: { currency: string; available: string }[] }
  const rows = await query<{ total: string }>(shop, `SELECT coalesce(sum("amountMinor"), 0)::text AS total FROM ledger_entries WHERE "accountId" = 'paypal_balance:USD'`)
  return centsOf(state.balances.find((each) => each.currency === 'USD')?.available ?? '0.00') - BigInt(rows[0]?.total ?? '0')
}

/** A verify command of the project on this shop: what it printed as JSON. */
export function verify<T>(shop: Shop, script: string): Promise<T> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--json'], { cwd: ROOT, env: shop.env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => { said += part.toString('utf8') })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (said.startsWith('{')) resolve(JSON.parse(said) as T)
      else reject(new Error(`${script} ended with ${code ?? 'a signal'} and said nothing`))
    })
  })
}

const UNSETTLED = `
  SELECT 'payment ' || id || ' ' || status AS what FROM payments WHERE status IN ('CAPTURING', 'PENDING') OR (status = 'CREATED' AND "orderId" = ANY($1))
  UNION ALL SELECT 'order ' || id || ' ' || status FROM orders WHERE status IN ('PAID', 'PURCHASING')
  UNION ALL SELECT 'order ' || id || ' is tried again: ' || "failureReason" FROM orders
    WHERE status = 'FAILED' AND "failureReason" IN ('FAILED_INSUFFICIENT_FUNDS', 'BALANCE_UNKNOWN', 'WORKING_CAPITAL_CEILING', 'NOT_CONNECTED', 'RECONNECT_NEEDED', 'SUPPLIER_UNAVAILABLE')
  UNION ALL SELECT 'purchase ' || b.id || ' ' || b.status FROM purchases b JOIN orders o ON o.id = b."orderId"
    WHERE b.status IN ('SENT', 'ORDERED', 'AWAITING_PAYMENT') OR (b.status = 'UNKNOWN' AND o.status <> 'FAILED')
  UNION ALL SELECT 'order ' || o.id || ' without its sale' FROM orders o WHERE o.status IN ('PURCHASED', 'SHIPPED', 'DELIVERED') AND NOT EXISTS (SELECT FROM sales s WHERE s."orderId" = o.id)
  UNION ALL SELECT 'sale ' || id || ' ' || status FROM sales WHERE status IN ('RECORDED', 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS')
  UNION ALL SELECT 'payout ' || id || ' ' || status FROM payouts WHERE status IN ('PENDING', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'SKIPPED_INSUFFICIENT_FUNDS')
  UNION ALL SELECT 'refund ' || id || ' ' || status FROM refunds WHERE status NOT IN ('COMPLETED', 'FAILED')
  UNION ALL SELECT 'event ' || id || ' ' || type FROM inbox_events WHERE "processedAt" IS NULL`

/** Asking about a purchase in doubt takes minutes by design; nothing but the clock is faster while all settles. */
const CLOCK_SPEED = 5

async function setClockSpeed(shop: Shop, speed: number): Promise<void> {
  const answer = await fetch(`${shop.paypal}/_control/api/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ speed }) })
  if (!answer.ok) throw new Error(`the clock: ${answer.status} ${await answer.text()}`)
}

/** Waits until nothing is under way any more, at most `withinSeconds` of the shop's clock: what is left then, and how long it took on that clock. */
export async function settle(shop: Shop, paid: readonly string[], withinSeconds: number): Promise<{ left: string[]; seconds: number }> {
  await setClockSpeed(shop, CLOCK_SPEED)
  const since = performance.now()
  for (;;) {
    const left = await query<{ what: string }>(shop, UNSETTLED, [paid]).then((rows) => rows.map((row) => row.what), (error: unknown) => [`the database does not answer: ${String(error)}`])
    const seconds = Math.round(((performance.now() - since) * CLOCK_SPEED) / 1000)
    if (left.length > 0 && seconds < withinSeconds) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      continue
    }
    await setClockSpeed(shop, 1)
    return { left, seconds }
  }
}

/** Where asking could not settle a purchase, a person looks at AliExpress and says what is there: how many times. */
export async function decideInDoubt(shop: Shop): Promise<number> {
  const doubts = await query<{ orderId: string; outOrderId: string }>(shop, `SELECT o.id AS "orderId", b."outOrderId" FROM orders o JOIN purchases b ON b."orderId" = o.id WHERE o.status = 'FAILED' AND b.status = 'UNKNOWN'`)
  if (doubts.length === 0) return 0
  const ordered = (await effectsOf(shop.aliexpress)).filter((each) => each.effect === 'order')
  const pairs = doubts.map((doubt) => `${doubt.orderId}=${ordered.filter((each) => each.facts.outOrderId === doubt.outOrderId).map((each) => each.id).join(',')}`)
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/drill/decide-in-doubt.ts', ...pairs], { cwd: ROOT, env: shop.env, stdio: ['ignore', 2, 2] })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error('the decisions on purchases in doubt were refused')
  return doubts.length
}
