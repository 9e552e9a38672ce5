import type { Handler } from '@/lib/queue/work'
import { HANDLERS } from '@/lib/worker/registry'
import { reconcile } from '@/lib/worker/reconcile/reconcile'
import { keepBooks } from './actors/bookkeeper'
import { createDeliverer } from './actors/deliverer'
import { keepWorking } from './actors/people'
import { shop, type ShopperWorld } from './actors/shopper'
import { keepSweeping } from './actors/sweeper'
import { createStepCheck } from './checks/step-check'
import { reachVerdict, type Verdict } from './checks/verdict'
import { createJobs } from './kernel/jobs'
import { createRandom } from './kernel/random'
import { holdClock, memoryParts, WORLD_START_MS } from './kernel/shadows'
import { Simulation } from './kernel/simulation'
import { createFaultPlan } from './parties/faults'
import type { BaseWorld } from './world/base-world'
import { prepareWorld } from './world/prepare-world'
import type { Scenario } from './world/scenario'
import { startThirdParties } from './world/third-parties'

export interface SeedResult {
  readonly seed: number
  readonly scenario: Scenario
  readonly wrong: readonly string[]
  readonly counts: Verdict['counts'] | null
  readonly steps: number
  readonly virtualDays: number
  readonly calls: number
  readonly faulted: number
  readonly crashes: number
  readonly webhooks: { readonly messages: number; readonly copies: number; readonly lost: number }
  readonly jobs: { readonly run: number; readonly failed: number; readonly lost: number; readonly expired: number; readonly deadLettered: number }
  readonly hash: string
  readonly trace: readonly string[]
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** After the last shopper the faults go on for a while; then everything must come to rest within this time. */
const FAULTS_AFTER_MS = 2 * HOUR_MS
const REST_WITHIN_MS = 6 * DAY_MS
const MOST_STEPS_PER_ORDER = 6_000
/** Where money is scarce orders and payouts come again all day. */
const MOST_STEPS_PER_DAY = 60_000
const BIG_BALANCE_MINOR = 9_000_000
/** What the owner took out may be unknown here for so long: PayPal's balance lags by up to three hours (scenario.ts), and ours is read now and then. */
const BALANCE_MAY_BE_OLD_MS = 4 * HOUR_MS

export interface RunOptions {
  readonly trace?: boolean
  readonly handlers?: readonly Handler[]
  /** Decides crashes, calls and commits one by one where chance does not (sweeps over every point). */
  readonly arrange?: (sim: Simulation) => void
  /** What this shopper does, instead of what shoppers do. */
  readonly shopper?: (world: ShopperWorld, index: number) => Promise<void>
  /** One of thousands of runs of one order: the database is brought back in the quick way. */
  readonly isOneOfMany?: boolean
  /** How long faults may still happen after the last shopper. */
  readonly faultsAfterMs?: number
}

/** One world from its first shopper to its rest. What is wrong is named; nothing wrong means that every promise held at every step. */
export async function runSeed(base: BaseWorld, scenario: Scenario, options: RunOptions = {}): Promise<SeedResult> {
  await (options.isOneOfMany === true ? base.checkpoint.restoreRows() : base.checkpoint.restore())
  const { seed } = scenario
  const sim = new Simulation({ ...scenario, startMs: WORLD_START_MS, memory: memoryParts(), trace: options.trace ?? false })
  const random = (purpose: string) => createRandom(seed, purpose)
  sim.faults = createFaultPlan(seed, scenario.faultRate, scenario.storm)
  sim.activate()
  const parties = await startThirdParties({ products: base.products, tokens: base.tokens, aliexpress: scenario.supplier, balanceLagSeconds: scenario.balanceLagSeconds, openingBalanceMinor: scenario.openingBalanceMinor, payoutSeconds: scenario.payoutSeconds })
  await prepareWorld(base, scenario)
  await reconcile() // the opening balance, before the first order
  const workers = Array.from({ length: scenario.workers }, (_, index) => sim.newProcess(`worker${index}`))
  const web = [sim.newProcess('web0'), sim.newProcess('web1')]
  sim.jobs = createJobs(sim, { workers, handlers: options.handlers ?? HANDLERS, lossRate: scenario.jobLossRate })
  const deliverer = createDeliverer(sim, random('deliveries'), { web, workers }, scenario)
  const check = createStepCheck(sim, parties, base.owner)
  sim.afterStep = (wrote) => check.run(wrote)
  const wrong: string[] = []
  const shops = base.shops.slice(0, scenario.resellers)
  let isOver = false
  const over = () => isOver
  options.arrange?.(sim)
  spawnShoppers()
  sim.spawn(sim.outside, 'sweeps', () => keepSweeping(sim, random('sweeps'), workers, base.owner, over))
  sim.spawn(sim.outside, 'people', () => keepWorking({ sim, random: random('people'), web, parties, shops, owner: base.owner, setBalance, withdrawalRate: scenario.isScarce ? 7_000 : 0, awayHours: scenario.peopleAwayHours, impatienceRate: scenario.impatienceRate, calledOffRate: scenario.calledOffRate, complaintRate: scenario.complaintRate }, over))

  sim.spawn(sim.outside, 'books', () => keepBooks(sim, random('books'), workers, over))

  let shoppersLeft = scenario.orders
  let opening = BigInt(scenario.openingBalanceMinor)
  function spawnShoppers(): void {
    const arrivals = random('arrivals')
    const waves = Array.from({ length: 3 }, () => arrivals.below(scenario.spanMs))
    for (let index = 0; index < scenario.orders; index++) {
      const atMs = scenario.shape === 'waves' ? arrivals.pick(waves) + arrivals.below(30_000) : arrivals.below(scenario.spanMs)
      const world = { sim, random: random(`shopper ${index}`), web, parties, shops, lied: (what: string) => { wrong.push(`untrue: ${what}`) } }
      sim.at(WORLD_START_MS + atMs, 'shopper', () => {
        sim.spawn(sim.outside, `shopper ${index}`, () => (options.shopper ?? shop)(world, index), (end) => {
          shoppersLeft--
          if (end.kind === 'failed') wrong.push(`shopper ${index} broke: ${end.error instanceof Error ? (end.error.stack ?? end.error.message) : String(end.error)}`)
        })
      })
    }
  }

  async function setBalance(minor: number): Promise<void> {
    opening += BigInt(minor) - parties.balanceMinor()
    check.forgiveMoneyUntil(sim.nowMs + BALANCE_MAY_BE_OLD_MS)
    await parties.paypal('balance', { currency: 'USD', value: `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}` })
  }

  /** The third parties work again, the account is full, the supplier has its old prices: now everything must come to rest. */
  async function calm(): Promise<void> {
    sim.faultsOn = false
    sim.faults.isOn = false
    await setBalance(BIG_BALANCE_MINOR)
    await base.owner.query(`UPDATE platform_config SET "maxDailyOrders" = NULL`)
  }

  let lastShopperMs = 0
  let calmSinceMs = 0
  let nextRestLookMs = 0
  while (check.found === null && (await sim.step())) {
    if (shoppersLeft > 0) lastShopperMs = sim.nowMs
    else if (calmSinceMs === 0 && sim.nowMs - lastShopperMs > (options.faultsAfterMs ?? FAULTS_AFTER_MS)) {
      await calm()
      calmSinceMs = sim.nowMs
    } else if (calmSinceMs > 0 && sim.nowMs >= nextRestLookMs) {
      nextRestLookMs = sim.nowMs + HOUR_MS / 4
      const isAtRest = sim.jobs.open === 0 && deliverer.open === 0 && (await base.owner.query(AT_REST)).rows[0]?.open === 0
      if (isAtRest || sim.nowMs - calmSinceMs > REST_WITHIN_MS) break
    }
    if (sim.steps > scenario.orders * MOST_STEPS_PER_ORDER + (1 + (sim.nowMs - WORLD_START_MS) / DAY_MS) * MOST_STEPS_PER_DAY) {
      wrong.push('the run does not come to an end')
      break
    }
  }
  isOver = true
  sim.end()
  if (check.found !== null) wrong.push(`at step ${sim.steps}: ${check.found}`)
  for (const [text, count] of sim.jobs.surprises) wrong.push(`a job broke ${count} times: ${text}`)
  // At rest; the last comparison by itself may be hours old, and the statement tells of the last minutes only after its lag.
  holdClock(sim.nowMs + scenario.balanceLagSeconds * 1000)
  if (check.found === null) await reconcile()
  const verdict = check.found === null ? await reachVerdict(parties, base.owner, opening) : null
  holdClock(null)
  wrong.push(...(verdict?.wrong ?? []))
  await parties.stop()
  sim.note(JSON.stringify(verdict?.counts ?? null))
  const { stats } = sim.faults
  return {
    seed, scenario, wrong, counts: verdict?.counts ?? null, steps: sim.steps, virtualDays: (sim.nowMs - WORLD_START_MS) / DAY_MS, calls: stats.calls, faulted: stats.faulted,
    crashes: sim.crashes, webhooks: deliverer.stats, jobs: sim.jobs.stats, hash: sim.traceHash(), trace: sim.lines,
  }
}

const AT_REST = `
  SELECT (SELECT count(*) FROM payments WHERE status IN ('CREATED', 'CAPTURING', 'PENDING'))::int
    + (SELECT count(*) FROM orders o WHERE o.status IN ('PAID', 'PURCHASING') OR (o.status = 'FAILED' AND NOT EXISTS (SELECT FROM refunds r WHERE r."orderId" = o.id AND r.status = 'FAILED')))::int
    + (SELECT count(*) FROM purchases b JOIN orders o ON o.id = b."orderId" WHERE b.status IN ('SENT', 'UNKNOWN', 'ORDERED', 'AWAITING_PAYMENT') OR (b.status = 'PAID' AND NOT EXISTS (SELECT FROM sales s WHERE s."orderId" = o.id)))::int
    + (SELECT count(*) FROM payouts WHERE status IN ('PENDING', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'SKIPPED_INSUFFICIENT_FUNDS', 'ONHOLD'))::int
    + (SELECT count(*) FROM refunds WHERE status NOT IN ('COMPLETED', 'FAILED'))::int
    + (SELECT count(*) FROM disputes WHERE status NOT IN ('WON', 'LOST', 'REFUNDED'))::int
    + (SELECT count(*) FROM purchases WHERE "refundDueMinor" IS NOT NULL AND "refundedAt" IS NULL)::int
    + (SELECT count(*) FROM exceptions x JOIN orders o ON o.id = x."orderId" JOIN payments p ON p."orderId" = o.id WHERE x.kind = 'SUPPLIER_PART_CLOSED' AND x."closedAt" IS NULL AND o.status IN ('PURCHASED', 'SHIPPED', 'DELIVERED') AND p.status = 'COMPLETED')::int
    + (SELECT count(*) FROM inbox_events WHERE "processedAt" IS NULL)::int AS open`
