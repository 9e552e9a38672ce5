import { isMine, isOver, type Options } from './options'
import { runSeed, type SeedResult } from './run-seed'
import type { BaseWorld } from './world/base-world'
import { createScenario } from './world/scenario'

const say = (text: string) => { process.stdout.write(`${text}\n`) }

/** What a run of several seeds has done; printed as the last line, `SUMMARY {…}`. */
export interface Summary {
  readonly seeds: number
  readonly orders: number
  readonly captured: number
  readonly bought: number
  readonly sales: number
  readonly paidOut: number
  readonly refunded: number
  /** Payments that PayPal took back in cases. */
  readonly reversed: number
  readonly steps: number
  readonly virtualDays: number
  readonly calls: number
  readonly faulted: number
  readonly crashes: number
  readonly webhookMessages: number
  readonly webhookCopies: number
  readonly ledgerTransactions: number
  readonly wrongSeeds: readonly number[]
  readonly unequalSeeds: readonly number[]
  readonly seconds: number
}

function lineOf(result: SeedResult): string {
  const { scenario, counts } = result
  const facts = [
    `${scenario.theme}: ${scenario.orders} orders (${scenario.shape}${scenario.isScarce ? ', scarce capital' : ''})`, `${result.steps} steps`, `${result.virtualDays.toFixed(2)} days`, `${result.faulted}/${result.calls} calls faulted`, `${result.crashes} crashes`,
    `${result.webhooks.copies} webhooks`, counts ? `captured ${counts.captured}, bought ${counts.bought}, sales ${counts.sales}, paid out ${counts.paidOut}, refunded ${counts.refunded}` : 'no end', result.hash.slice(0, 12),
  ]
  return `seed ${result.seed}: ${result.wrong.length === 0 ? 'ok' : 'WRONG'}  ${facts.join(' | ')}`
}

/** Runs the seeds one after the other. False where anything was wrong, or a seed took another way the second time. */
export async function simulate(world: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  const results: SeedResult[] = []
  const unequal: number[] = []
  for (let index = 0; index < options.seeds; index++) {
    if (isOver(options, startedAt)) break
    if (!isMine(options, index)) continue
    const scenario = createScenario(options.seed + index * options.step, options.orders)
    const result = await runSeed(world, scenario, { trace: options.trace })
    if (options.twice && (await runSeed(world, scenario)).hash !== result.hash) unequal.push(scenario.seed)
    results.push(result)
    if (options.trace) for (const line of result.trace) say(line)
    if (!options.brief || result.wrong.length > 0) say(lineOf(result))
    for (const each of result.wrong.slice(0, 12)) say(`   ${each}`)
    if (options.untilWrong && result.wrong.length > 0) break
  }
  const summary = summaryOf(results, unequal, performance.now() - startedAt)
  say(`SUMMARY ${JSON.stringify(summary)}`)
  return summary.wrongSeeds.length === 0 && unequal.length === 0
}

function summaryOf(results: readonly SeedResult[], unequalSeeds: readonly number[], ms: number): Summary {
  const total = (of: (result: SeedResult) => number) => results.reduce((sum, each) => sum + of(each), 0)
  return {
    seeds: results.length,
    orders: total((each) => each.scenario.orders),
    captured: total((each) => each.counts?.captured ?? 0),
    bought: total((each) => each.counts?.bought ?? 0),
    sales: total((each) => each.counts?.sales ?? 0),
    paidOut: total((each) => each.counts?.paidOut ?? 0),
    refunded: total((each) => each.counts?.refunded ?? 0),
    reversed: total((each) => each.counts?.reversed ?? 0),
    steps: total((each) => each.steps),
    virtualDays: Math.trunc(total((each) => each.virtualDays)),
    calls: total((each) => each.calls),
    faulted: total((each) => each.faulted),
    crashes: total((each) => each.crashes),
    webhookMessages: total((each) => each.webhooks.messages),
    webhookCopies: total((each) => each.webhooks.copies),
    ledgerTransactions: total((each) => each.counts?.transactions ?? 0),
    wrongSeeds: results.filter((each) => each.wrong.length > 0).map((each) => each.seed),
    unequalSeeds,
    seconds: Math.trunc(ms / 1000),
  }
}
