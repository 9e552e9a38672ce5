import { describe, expect, it } from 'vitest'
import { launchParts } from './launch-parts.mjs'
import { withServer } from './launch.mjs'
import type { Summary } from './simulate'

/** What is begun within this time is finished. `npm run simulate -- --seed 1 --seeds 200` runs ten thousand orders. */
const BUDGET_SECONDS = '30'
const LONGEST_MS = 900_000

async function run(args: readonly string[]): Promise<{ code: number; lines: string[]; summaries: string[]; summary: Summary }> {
  const all: string[] = []
  const code = await withServer((folder) => launchParts({ folder, args, onLine: (line) => { all.push(line) } }))
  const summaries = all.filter((line) => line.startsWith('SUMMARY ')).map((line) => line.slice('SUMMARY '.length))
  if (summaries[0] === undefined) throw new Error(`the simulation ended without a summary (${code}): ${all.join('\n')}`)
  return { code, lines: all.filter((line) => !line.startsWith('SUMMARY ')), summaries, summary: JSON.parse(summaries[0]) as Summary }
}

/** Of each sweep every so many-th point: `npm run simulate -- <name>` runs them all (README.md). */
const SWEEPS = { 'crash-points': 20, 'fault-pairs': 61, repeats: 61, 'late-orders': 41, 'money-back': 60, races: 1, hammer: 1 }

describe('simulated days on the real modules and a real database', () => {
  it('whatever fails, dies or comes late, nothing is lost, doubled or off by a cent', { timeout: LONGEST_MS }, async () => {
    const { code, lines, summary } = await run(['simulate', '--seeds', '60', '--orders', '15', '--budget', BUDGET_SECONDS, '--brief'])
    process.stdout.write(
      `simulation: ${summary.seeds} seeds, ${summary.orders} orders, ${summary.captured} captured, ${summary.bought} bought, ${summary.paidOut} payouts, ` +
        `${summary.faulted} of ${summary.calls} calls faulted, ${summary.crashes} crashes, ${summary.webhookCopies} webhooks, ${summary.virtualDays} virtual days\n`,
    )
    expect(lines).toEqual([])
    expect(code).toBe(0)
    expect(summary.captured).toBeGreaterThan(0)
    expect(summary.faulted / summary.calls).toBeGreaterThan(0.05) // a third over many seeds; a busy machine gets no further than the first, and calm, ones
  })

  it('one order or one payment at a time: every n-th point of each sweep, the public races, the hammer', { timeout: LONGEST_MS }, async () => {
    const names = Object.keys(SWEEPS)
    const { code, lines, summaries } = await run([names.join(','), '--steps', Object.values(SWEEPS).join(','), '--seeds', '6', '--budget', '12'])
    for (const [index, text] of summaries.entries()) process.stdout.write(`${names[index] ?? ''}: ${text}\n`)
    expect([lines, summaries.length, code]).toEqual([[], names.length, 0])
  })

  it('takes the very same way when a seed is run again', { timeout: LONGEST_MS }, async () => {
    const { summary, code } = await run(['simulate', '--seed', '12', '--seeds', '2', '--orders', '4', '--twice', '--brief'])
    expect([summary.unequalSeeds, code]).toEqual([[], 0])
  })
})
