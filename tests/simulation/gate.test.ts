import { describe, expect, it } from 'vitest'
import { launchParts } from './launch-parts.mjs'
import { withServer } from './launch.mjs'
import type { Summary } from './simulate'

/** What is begun within this time is finished. `npm run simulate -- --seed 1 --seeds 200` runs ten thousand orders. */
const BUDGET_SECONDS = '60'
const LONGEST_MS = 900_000

async function run(args: readonly string[]): Promise<{ code: number; lines: string[]; summary: Summary }> {
  const lines: string[] = []
  const code = await withServer((folder) => launchParts({ folder, args, onLine: (line) => { lines.push(line) } }))
  const last = lines.pop()
  if (!last?.startsWith('SUMMARY ')) throw new Error(`the simulation ended without a summary (${code}): ${[...lines, last].join('\n')}`)
  return { code, lines, summary: JSON.parse(last.slice('SUMMARY '.length)) as Summary }
}

describe('simulated days on the real modules and a real database', () => {
  it('whatever fails, dies or comes late, nothing is lost, doubled or off by a cent', { timeout: LONGEST_MS }, async () => {
    const { code, lines, summary } = await run(['simulate', '--seeds', '30', '--orders', '25', '--budget', BUDGET_SECONDS, '--brief'])
    process.stdout.write(
      `simulation: ${summary.seeds} seeds, ${summary.orders} orders, ${summary.captured} captured, ${summary.bought} bought, ${summary.paidOut} payouts, ` +
        `${summary.faulted} of ${summary.calls} calls faulted, ${summary.crashes} crashes, ${summary.webhookCopies} webhooks, ${summary.virtualDays} virtual days\n`,
    )
    expect(lines).toEqual([])
    expect(code).toBe(0)
    expect(summary.captured).toBeGreaterThan(0)
    expect(summary.faulted / summary.calls).toBeGreaterThan(0.1)
  })

  it.each([
    ['every n-th crash point, COMMIT and call of one order, broken once', ['crash-points', '--step', '10', '--budget', '25']],
    ['every n-th pair of faults on the critical calls', ['fault-pairs', '--step', '37', '--budget', '25']],
    ['every n-th way in which a purchase and its repeat can end', ['repeats', '--step', '35', '--budget', '25']],
    ['every n-th order that is bought late, its money taken back meanwhile or not', ['late-orders', '--step', '29', '--budget', '25']],
    ['every n-th order in which the money of a sale can come back', ['money-back', '--step', '60', '--budget', '25']],
    ['the public races of one payment', ['races', '--budget', '15']],
    ['the hammer: 50 captures, 50 refunds, 20 payout runs, 100 purchases for the last money', ['hammer', '--seeds', '10', '--budget', '15']],
  ])('%s', { timeout: LONGEST_MS }, async (_name, args) => {
    const { code, lines, summary } = await run(args)
    process.stdout.write(`${args[0] ?? ''}: ${JSON.stringify(summary)}\n`)
    expect(lines).toEqual([])
    expect(code).toBe(0)
  })

  it('takes the very same way when a seed is run again', { timeout: LONGEST_MS }, async () => {
    const { summary, code } = await run(['simulate', '--seed', '12', '--seeds', '2', '--orders', '6', '--twice', '--brief'])
    expect([summary.unequalSeeds, code]).toEqual([[], 0])
  })
})
