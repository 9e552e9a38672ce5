import type { Capture } from '@/sandbox/paypal/records'
import { buyPlainly, type ShopperWorld } from '../actors/shopper'
import { isMine, isOver, type Options } from '../options'
import { everyFaultOf, faultOf, WIRE_FAULTS, type PlannedFault } from '../parties/faults'
import { runSeed } from '../run-seed'
import type { BaseWorld } from '../world/base-world'
import { createQuietScenario } from '../world/scenario'

const say = (text: string) => { process.stdout.write(`${text}\n`) }
const MINUTE_MS = 60_000
const ASKS = 'paypal get capture'

/** Why the order is late: the supplier's look fails for so long after the payment, in each way that it can. */
const LOOKS = ['aliexpress.ds.product.get', 'aliexpress.ds.freight.query'] as const
const LATE_MINUTES = [4, 20, 90] as const
/** When PayPal takes the payment back, in parts of that time; null: it does not, and the order must be bought. */
const TAKEN_AT = [0.1, 0.5, 0.98, null] as const

interface Late {
  readonly look: (typeof LOOKS)[number]
  readonly fault: PlannedFault
  readonly minutes: number
  readonly takenAt: number | null
  /** What becomes of the first question for the payment, which is asked before an order is bought late. */
  readonly asked: PlannedFault | null
}

/** Every look once with each of its faults, and the question for the payment once with each of its own. */
function* everyLate(): Generator<Late> {
  for (const look of LOOKS) for (const minutes of LATE_MINUTES) for (const takenAt of TAKEN_AT) {
    for (const fault of everyFaultOf(look)) yield { look, fault, minutes, takenAt, asked: null }
    for (const kind of WIRE_FAULTS) yield { look, fault: faultOf('error-before'), minutes, takenAt, asked: faultOf(kind) }
  }
}

/** Pays; then PayPal takes the payment back in a case, and no message of it ever arrives. */
async function buyAndComplain(world: ShopperWorld, index: number, takenAfterMs: number | null, paidAt: (ms: number) => void): Promise<void> {
  const { sim, parties } = world
  await buyPlainly(world, index)
  paidAt(sim.nowMs)
  if (takenAfterMs === null) return
  await sim.sleep(takenAfterMs, 'thinks of its bank')
  const [capture] = parties.table<Capture>('paypal', 'captures').values()
  if (capture?.status !== 'COMPLETED') return
  const { disputeId } = (await parties.paypal('dispute', { captureId: capture.id, stage: 'CHARGEBACK' })) as { disputeId: string }
  await parties.paypal('dispute/decide', { disputeId, verdict: 'buyer' })
}

async function run(base: BaseWorld, { look, fault, minutes, takenAt, asked }: Late) {
  const lateMs = minutes * MINUTE_MS
  let paidAtMs = Number.POSITIVE_INFINITY
  let isAsked = false
  const webhooks = { mostCopies: 1, lostRate: 10_000, longestDelayMs: 1_000 }
  return runSeed(base, createQuietScenario(1, 1, { webhooks, peopleAwayHours: 12, impatienceRate: 0 }), {
    isOneOfMany: true, faultsAfterMs: 3 * 60 * MINUTE_MS,
    shopper: (world, index) => buyAndComplain(world, index, takenAt === null ? null : takenAt * lateMs, (ms) => { paidAtMs = ms }),
    arrange: (sim) => {
      sim.faults.next = (call) => {
        if (call === look) return sim.nowMs < paidAtMs || sim.nowMs < paidAtMs + lateMs ? fault : null
        if (call !== ASKS || isAsked) return null
        isAsked = true
        return asked
      }
    },
  })
}

/**
 * An order that is bought late: the supplier cannot be looked at for a while, PayPal takes the payment back meanwhile without a word reaching us, and the
 * question for it may fail as well. Nothing may be bought with money that went back; with money that is here it must be. `--step n` takes every n-th.
 */
export async function sweepLateOrders(base: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  const points = [...everyLate()]
  const counts = { runs: 0, bought: 0, takenBack: 0, wrong: 0 }
  let taken = 0
  for (let index = (options.seed - 1) % options.step; index < points.length; index += options.step) {
    const point = points[index]
    if (!point || isOver(options, startedAt) || (options.untilWrong && counts.wrong > 0)) break
    if (!isMine(options, taken++)) continue
    const result = await run(base, point)
    counts.runs++
    counts.bought += result.counts?.bought ?? 0
    counts.takenBack += result.counts?.reversed ?? 0
    const wrong = point.takenAt === null && result.counts && result.counts.bought !== 1 ? [...result.wrong, 'not bought although its money is here'] : result.wrong
    if (wrong.length === 0) continue
    counts.wrong++
    say(`WRONG: ${point.look} ${point.fault.kind} ${point.fault.value ?? ''} for ${point.minutes} minutes, ${point.takenAt === null ? 'paid' : `taken back at ${point.takenAt} of it`}${point.asked ? `, asked: ${point.asked.kind}` : ''}: ${wrong.slice(0, 3).join('; ')}`)
  }
  say(`SUMMARY ${JSON.stringify({ points: points.length, ...counts, seconds: Math.trunc((performance.now() - startedAt) / 1000) })}`)
  return counts.wrong === 0
}
