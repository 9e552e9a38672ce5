import { buyPlainly } from '../actors/shopper'
import { isMine, isOver, type Options } from '../options'
import { everyFaultOf } from '../parties/faults'
import { runSeed } from '../run-seed'
import type { BaseWorld } from '../world/base-world'
import { createQuietScenario } from '../world/scenario'

const say = (text: string) => { process.stdout.write(`${text}\n`) }
const HOUR_MS = 3_600_000
const CREATE = 'aliexpress.ds.order.create'

/** How a supplier that keeps numbers answers one that comes again; none of them ever tells of an order by itself, so that only the repeat can. */
const SUPPLIERS = ['same-ids', 'repeated-error'] as const

/**
 * A purchase that can be settled only by sending it once more: the first sending ends in each way that there is, and so does the repeat, at each
 * kind of supplier. What the repeat says must never be taken for what became of the first. `--step n` takes every n-th.
 */
export async function sweepRepeats(base: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  const ways = everyFaultOf(CREATE)
  const points = SUPPLIERS.flatMap((dedupe) => ways.flatMap((first) => [...ways, null].map((repeat) => ({ dedupe, first, repeat }))))
  let runs = 0
  let sentTwice = 0
  let taken = 0
  let wrong = 0
  for (let index = (options.seed - 1) % options.step; index < points.length; index += options.step) {
    const point = points[index]
    if (!point || isOver(options, startedAt) || (options.untilWrong && wrong > 0)) break
    if (!isMine(options, taken++)) continue
    let sent = 0
    const result = await runSeed(base, createQuietScenario(1, 1, { peopleAwayHours: 1, supplier: { autoPay: true, dedupe: point.dedupe, orderVisibleAfterMs: 0, shipAfterHours: 0, deliverAfterDays: 0, pushMode: 'never' } }), {
      shopper: buyPlainly, isOneOfMany: true, faultsAfterMs: HOUR_MS,
      arrange: (sim) => { sim.faults.next = (call) => (call === CREATE ? ([point.first, point.repeat][sent++] ?? null) : null) },
    })
    runs++
    if (sent > 1) sentTwice++
    if (result.wrong.length === 0 && (result.counts?.captured ?? 0) <= 1) continue
    wrong++
    say(`WRONG: ${point.dedupe}, ${point.first.kind} ${point.first.value ?? ''}, then ${point.repeat ? `${point.repeat.kind} ${point.repeat.value ?? ''}` : 'nothing'}: ${result.wrong.slice(0, 3).join('; ')}`)
  }
  say(`SUMMARY ${JSON.stringify({ points: points.length, runs, sentTwice, wrong, seconds: Math.trunc((performance.now() - startedAt) / 1000) })}`)
  return wrong === 0
}
