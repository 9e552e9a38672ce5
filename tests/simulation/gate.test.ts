import { describe, expect, it } from 'vitest'
import { launch, withServer } from './launch.mjs'
import type { Summary } from './simulate'

/** Two processes share the seeds; what is begun within this time is finished. `npm run simulate -- --seed 1 --seeds 200` runs them all. */
const BUDGET_SECONDS = '60'
const LONGEST_MS = 600_000

async function run(args: string[]): Promise<{ code: number; lines: string[]; summary: Summary }> {
  const lines: string[] = []
  const code = await withServer((folder) => launch({ folder, args, onLine: (line) => { lines.push(line) } }))
  const last = lines.find((line) => line.startsWith('SUMMARY '))
  if (last === undefined) throw new Error(`the simulation ended without a summary (${code}): ${lines.join('\n')}`)
  return { code, lines, summary: JSON.parse(last.slice('SUMMARY '.length)) as Summary }
}

describe('simulated days on the real modules and a real database', () => {
  it('whatever fails, dies or comes late, nothing is lost, doubled or off by a cent', { timeout: LONGEST_MS }, async () => {
    const halves = await Promise.all(['1', '2'].map((seed) => run(['simulate', '--seed', seed, '--step', '2', '--seeds', '500', '--orders', '25', '--budget', BUDGET_SECONDS, '--brief'])))
    const total = (of: (summary: Summary) => number) => halves.reduce((sum, each) => sum + of(each.summary), 0)
    const wrong = halves.flatMap((half) => half.lines.filter((line) => !line.startsWith('SUMMARY ')))
    process.stdout.write(
      `simulation: ${total((each) => each.seeds)} seeds, ${total((each) => each.orders)} orders, ${total((each) => each.captured)} captured, ${total((each) => each.bought)} bought, ${total((each) => each.paidOut)} payouts, ` +
        `${total((each) => each.faulted)} of ${total((each) => each.calls)} calls faulted, ${total((each) => each.crashes)} crashes, ${total((each) => each.webhookCopies)} webhooks, ${total((each) => each.virtualDays)} virtual days\n`,
    )
    expect(wrong).toEqual([])
    expect(halves.map((half) => half.code)).toEqual([0, 0])
    expect(total((each) => each.captured)).toBeGreaterThan(0)
    expect(total((each) => each.faulted) / total((each) => each.calls)).toBeGreaterThan(0.1)
  })

  it.each([
    ['every n-th crash point, COMMIT and call of one order, broken once', ['crash-points', '--step', '50', '--budget', '25']],
    ['every n-th pair of faults on the critical calls', ['fault-pairs', '--step', '300', '--budget', '15']],
    ['the public races of one payment', ['races', '--budget', '15']],
    ['the hammer: 50 captures, 50 refunds, 20 payout runs, 100 purchases for the last money', ['hammer', '--seeds', '3', '--budget', '15']],
  ])('%s', { timeout: LONGEST_MS }, async (_name, args) => {
    const lines: string[] = []
    const code = await withServer((folder) => launch({ folder, args, onLine: (line) => { lines.push(line) } }))
    process.stdout.write(`${args[0] ?? ''}: ${lines.at(-1) ?? ''}\n`)
    expect(lines.filter((line) => line.startsWith('WRONG'))).toEqual([])
    expect(code).toBe(0)
  })

  it('takes the very same way when a seed is run again', { timeout: LONGEST_MS }, async () => {
    const { summary, code } = await run(['simulate', '--seed', '12', '--orders', '6', '--twice', '--brief'])
    expect([summary.unequalSeeds, code]).toEqual([[], 0])
  })
})
