import { signalGroup } from '@/scripts/starter/pids.mjs'
import { identityOf, isSameProcess } from '@/scripts/starter/process-identity.mjs'
import { VICTIMS, type Shop, type Victim } from './open-shop'
import type { Call } from './shoppers'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
export const MEAN_PAUSE_MS = 3500
const STOP_WITHIN_MS = 15_000

export type Strikes = Record<string, number>

/** The one that the seed names, or the next that runs. */
function pick(shop: Shop, random: () => number, among: readonly Victim[]): { victim: Victim; pid: number } | null {
  const first = Math.trunc(random() * among.length)
  for (let step = 0; step < among.length; step++) {
    const victim = among[(first + step) % among.length] ?? 'web'
    const pid = shop.pidOf(victim)
    if (pid !== null) return { victim, pid }
  }
  return null
}

/** kill -9 of one process every 2 to 5 s; the start's own supervision brings it back. */
export async function killAtRandom(shop: Shop, kills: number, random: () => number, say: (text: string) => void): Promise<Strikes> {
  const strikes: Strikes = Object.fromEntries(VICTIMS.map((victim) => [victim, 0]))
  for (let done = 0; done < kills; ) {
    await pause(2000 + random() * 3000)
    const found = pick(shop, random, VICTIMS)
    if (!found) continue
    signalGroup(found.pid, 'SIGKILL')
    done++
    strikes[found.victim] = (strikes[found.victim] ?? 0) + 1
    say(`kill -9 ${found.victim} (${done}/${kills})`)
  }
  return strikes
}

/** A request that was under way for this long when SIGTERM came has been accepted, also on a loaded machine. */
const ACCEPTED_AFTER_MS = 400

/** A process that has just come up has nothing to lose yet. */
async function untilServing(shop: Shop): Promise<void> {
  while (!(await fetch(`${shop.url}/api/health`, { signal: AbortSignal.timeout(5000) }).then((answer) => answer.ok, () => false))) await pause(100)
}

/** SIGTERM to the web process and a worker in turn, while shoppers buy: which took longer than 15 s to end. */
export async function stopAtRandom(shop: Shop, stops: number, random: () => number, say: (text: string) => void): Promise<{ strikes: Strikes; stopsAt: number[]; late: string[]; slowestMs: number }> {
  const among = ['web', 'worker 1', 'worker 2'] as const
  const strikes: Strikes = Object.fromEntries(among.map((victim) => [victim, 0]))
  const result = { strikes, stopsAt: [] as number[], late: [] as string[], slowestMs: 0 }
  for (let done = 0; done < stops; ) {
    await untilServing(shop)
    await pause(1500 + random() * 1000)
    const found = pick(shop, random, done % 2 === 0 ? ['web'] : ['worker 1', 'worker 2'])
    const identity = found && identityOf(found.pid)
    if (!found || !identity) continue
    const since = performance.now()
    if (found.victim === 'web') result.stopsAt.push(since)
    process.kill(found.pid, 'SIGTERM')
    while (isSameProcess(found.pid, identity) && performance.now() - since < STOP_WITHIN_MS * 2) await pause(20)
    const took = performance.now() - since
    result.slowestMs = Math.max(result.slowestMs, took)
    if (took > STOP_WITHIN_MS) result.late.push(`${found.victim} took ${(took / 1000).toFixed(1)} s to stop`)
    done++
    result.strikes[found.victim] = (result.strikes[found.victim] ?? 0) + 1
    say(`SIGTERM ${found.victim} (${done}/${stops}): ended after ${(took / 1000).toFixed(1)} s`)
  }
  return result
}

/** Requests that were under way at a stop of the web process, and those of them that got no answer. */
export function findAborted(calls: readonly Call[], stopsAt: readonly number[]): { underWay: number; aborted: string[] } {
  const underWay = calls.filter((call) => stopsAt.some((at) => call.startedAt < at - ACCEPTED_AFTER_MS && call.endedAt > at))
  return { underWay: underWay.length, aborted: underWay.filter((call) => !call.isAnswered).map((call) => `ABORTED: ${call.what} after ${Math.trunc(call.endedAt - call.startedAt)} ms`) }
}
