import { buyPlainly } from '../actors/shopper'
import { isMine, isOver, type Options } from '../options'
import { faultOf, WIRE_FAULTS } from '../parties/faults'
import { runSeed } from '../run-seed'
import type { BaseWorld } from '../world/base-world'
import { createQuietScenario } from '../world/scenario'

const say = (text: string) => { process.stdout.write(`${text}\n`) }
const MINUTE_MS = 60_000

/** The calls that move money or decide whether it moved. */
const CRITICAL = ['paypal create', 'paypal capture', 'paypal order', 'aliexpress.ds.order.create', 'aliexpress.trade.ds.order.get', 'paypal payout'] as const

/** One fault on the first, one on the next occurrence of two critical calls, in this order. */
export async function sweepFaultPairs(world: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  const singles = CRITICAL.flatMap((call) => WIRE_FAULTS.map((kind) => ({ call, kind })))
  const pairs = singles.flatMap((first) => singles.map((second) => ({ first, second })))
  let runs = 0
  let taken = 0
  let wrong = 0
  for (let index = (options.seed - 1) % options.step; index < pairs.length; index += options.step) {
    const pair = pairs[index]
    if (!pair || isOver(options, startedAt)) break
    if (!isMine(options, taken++)) continue
    const result = await runSeed(world, createQuietScenario(1, 1), {
      shopper: buyPlainly, isOneOfMany: true, faultsAfterMs: MINUTE_MS,
      arrange: (sim) => {
        const left = [pair.first, pair.second]
        sim.faults.next = (call) => {
          if (left[0]?.call !== call) return null
          return faultOf(left.shift()?.kind ?? '')
        }
      },
    })
    runs++
    const isRight = result.wrong.length === 0 && (result.counts?.captured ?? 0) <= 1
    if (isRight) continue
    wrong++
    say(`WRONG: ${pair.first.call} ${pair.first.kind}, then ${pair.second.call} ${pair.second.kind}: ${result.wrong.slice(0, 3).join('; ')}`)
  }
  say(`SUMMARY ${JSON.stringify({ pairs: pairs.length, runs, wrong, seconds: Math.trunc((performance.now() - startedAt) / 1000) })}`)
  return wrong === 0
}
