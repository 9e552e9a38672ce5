import type { SimProcess } from '../kernel/turns'
import { buyPlainly } from '../actors/shopper'
import { isMine, isOver, type Options } from '../options'
import { faultOf } from '../parties/faults'
import { runSeed } from '../run-seed'
import type { BaseWorld } from '../world/base-world'
import { createQuietScenario, type Scenario } from '../world/scenario'

const say = (text: string) => { process.stdout.write(`${text}\n`) }
const MINUTE_MS = 60_000

/** Others take over what a sender left after half a minute; a machine that was suspended wakes up after hours, at the worst while another is sending. */
const LENGTHS_MS: Readonly<Record<string, number>> = { '45 s': 45_000, '3 h': 180 * MINUTE_MS, 'until another sends': 180 * MINUTE_MS }
const SENDS = /^to (aliexpress\.ds\.order\.create|paypal (capture|refund|payout))/

/** What the supplier makes of a number that comes again, and whether its orders can be found by asking. */
const WORLDS: Readonly<Record<string, Partial<Scenario>>> = {
  'a supplier that takes a number once': { isDeduplicationConfirmed: true, supplier: { autoPay: true, dedupe: 'same-ids', orderVisibleAfterMs: 0, shipAfterHours: 0, deliverAfterDays: 0, pushMode: 'never' } },
  'a supplier that refuses a number that comes again': { isDeduplicationConfirmed: true, supplier: { autoPay: true, dedupe: 'repeated-error', orderVisibleAfterMs: 0, shipAfterHours: 0, deliverAfterDays: 0, pushMode: 'never' } },
  'a supplier that does not look at numbers': { isDeduplicationConfirmed: false, supplier: { autoPay: true, dedupe: 'off', orderVisibleAfterMs: 0, shipAfterHours: 0, deliverAfterDays: 0, pushMode: 'once' } },
}

/** What goes wrong beside it: the first call of this name, in this way. */
const FAULTS: readonly (readonly [call: string, kind: string] | null)[] = [null, ['aliexpress.ds.order.create', 'timeout-after'], ['aliexpress.ds.order.create', 'refused'], ['paypal capture', 'late'], ['paypal payout', 'timeout-after']]

/** Lines of work that look at everything: what a process does beside them is what may be taken over. */
const BESIDE = /^(sweep|inbox|compares|view)/

interface Stand {
  readonly world: string
  readonly length: string
  readonly fault: (typeof FAULTS)[number]
  readonly turn: number
}

/**
 * One order; after one turn of a process that process stands still, everything that others may take over is taken over, then it goes on with what it knew.
 * `turn` -1: nobody stands still, and the run tells how many turns there are.
 */
async function run(base: BaseWorld, { world, length, fault, turn }: Stand): Promise<{ wrong: readonly string[]; captured: number; turns: number }> {
  let turns = 0
  let still: SimProcess | null = null
  const result = await runSeed(base, createQuietScenario(1, 1, { ...WORLDS[world], workers: 2, peopleAwayHours: 1 }), {
    shopper: buyPlainly, isOneOfMany: true, faultsAfterMs: 4 * 60 * MINUTE_MS,
    arrange: (sim) => {
      sim.decideCrash = (label, fiber) => {
        if (!BESIDE.test(fiber.name) && turns++ === turn) {
          still = fiber.process
          still.frozenUntil = sim.nowMs + (LENGTHS_MS[length] ?? 0)
        } else if (length === 'until another sends' && still && still !== fiber.process && SENDS.test(label)) still.frozenUntil = sim.nowMs
        return false
      }
      let isLeft = fault !== null
      sim.faults.next = (call) => {
        if (!isLeft || call !== fault?.[0]) return null
        isLeft = false
        return fault[1] === 'refused' ? { kind: 'business', value: 'INVENTORY_HOLD_ERROR', delayMs: 200, isOwn: true } : faultOf(fault[1])
      }
    },
  })
  return { wrong: result.wrong, captured: result.counts?.captured ?? 0, turns }
}

/**
 * Processes that stand still (a long pause, a suspended machine) instead of dying: every turn of an order's run, for half a minute, for hours and until another sends,
 * beside one fault or none, at three kinds of supplier. `--step n` takes every n-th.
 */
export async function sweepStandstills(base: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  let points = 0
  let runs = 0
  let taken = 0
  let wrong = 0
  for (const world of Object.keys(WORLDS)) for (const fault of FAULTS) {
    const undisturbed = await run(base, { world, length: '45 s', fault, turn: -1 })
    for (const length of Object.keys(LENGTHS_MS)) for (let turn = 0; turn < undisturbed.turns; turn++) {
      if (points++ % options.step !== (options.seed - 1) % options.step || isOver(options, startedAt) || !isMine(options, taken++) || (options.untilWrong && wrong > 0)) continue
      const result = await run(base, { world, length, fault, turn })
      runs++
      if (result.wrong.length === 0 && result.captured <= 1) continue
      wrong++
      say(`WRONG: ${world}, ${fault ? fault.join(' ') : 'no fault'}, ${length} after turn ${turn}: ${result.wrong.slice(0, 3).join('; ')}`)
    }
  }
  say(`SUMMARY ${JSON.stringify({ points, runs, wrong, seconds: Math.trunc((performance.now() - startedAt) / 1000) })}`)
  return wrong === 0
}
