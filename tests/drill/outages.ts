import { signalGroup } from '@/scripts/starter/pids.mjs'
import type { Shop } from './open-shop'
import type { Call } from './shoppers'
import type { Strikes } from './strike'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
/** So long the database stays away each time: whatever the supervision starts meanwhile is ended again. */
const AWAY_MS = 7_000
const RED_WITHIN_MS = 5_000
const LOOK_EVERY_MS = 250
const BACK_WITHIN_MS = 120_000

interface Look {
  readonly askedAt: number
  readonly answeredAt: number
  readonly isGreen: boolean
}

async function look(shop: Shop): Promise<Look> {
  const askedAt = performance.now()
  const isGreen = await fetch(`${shop.url}/api/health`, { signal: AbortSignal.timeout(RED_WITHIN_MS * 2) }).then(
    async (answer) => answer.ok && ((await answer.json()) as { database: string }).database === 'ok',
    () => false,
  )
  return { askedAt, answeredAt: performance.now(), isGreen }
}

export interface Outages {
  readonly strikes: Strikes
  readonly wrong: string[]
  readonly slowestRedMs: number
  readonly slowestGreenMs: number
}

/** The database is restarted (fast shutdown) and killed (kill -9) in turn under load, and stays away for seconds: the health page must say so, and all goes on by itself. */
export async function takeDatabaseAway(shop: Shop, times: number, say: (text: string) => void): Promise<Outages> {
  const strikes: Strikes = { 'database restarted': 0, 'database killed': 0 }
  const wrong: string[] = []
  let slowestRedMs = 0
  let slowestGreenMs = 0
  for (let done = 0; done < times; done++) {
    await pause(3_000)
    const kind = done % 2 === 0 ? 'database restarted' : 'database killed'
    const pid = shop.pidOf('postgres')
    if (pid === null) continue
    if (kind === 'database restarted') process.kill(pid, 'SIGINT')
    else signalGroup(pid, 'SIGKILL')
    strikes[kind] = (strikes[kind] ?? 0) + 1
    const redMs = await whileAway(shop, pid)
    if (redMs === null || redMs > RED_WITHIN_MS) wrong.push(`the health page was not red ${redMs === null ? 'at all' : `before ${Math.trunc(redMs)} ms`} (${kind})`)
    const greenMs = await untilGreen(shop)
    if (greenMs === null) wrong.push(`not healthy again after ${BACK_WITHIN_MS / 1000} s (${kind})`)
    slowestRedMs = Math.max(slowestRedMs, redMs ?? 0)
    slowestGreenMs = Math.max(slowestGreenMs, greenMs ?? 0)
    say(`${kind} (${done + 1}/${times}): health red after ${Math.trunc(redMs ?? 0)} ms, green ${Math.trunc(greenMs ?? 0)} ms after it might come back`)
  }
  return { strikes, wrong, slowestRedMs, slowestGreenMs }
}

/** Keeps the database down; how long until the health page said so. */
async function whileAway(shop: Shop, struck: number): Promise<number | null> {
  const since = performance.now()
  let redMs: number | null = null
  const keepingDown = (async () => {
    while (performance.now() - since < AWAY_MS) {
      await pause(100)
      const pid = shop.pidOf('postgres')
      // The first is given its time to end by itself: a fast shutdown is not a kill.
      if (pid !== null && pid !== struck) signalGroup(pid, 'SIGKILL')
    }
  })()
  while (performance.now() - since < AWAY_MS) {
    const seen = await look(shop)
    if (!seen.isGreen) redMs ??= seen.answeredAt - since
    await pause(LOOK_EVERY_MS)
  }
  await keepingDown
  return redMs
}

async function untilGreen(shop: Shop): Promise<number | null> {
  const since = performance.now()
  while (performance.now() - since < BACK_WITHIN_MS) {
    if ((await look(shop)).isGreen) return performance.now() - since
    await pause(LOOK_EVERY_MS)
  }
  return null
}

/** While the database is away a shopper is told to come back: 503 with the time, never another fault, never nothing. */
export function findDishonest(calls: readonly Call[]): { comeBack: number; wrong: string[] } {
  const wrong = calls.flatMap((call) => {
    if (!call.isAnswered) return [`ABORTED: ${call.what}`]
    if (call.status >= 500 && call.status !== 503) return [`${call.what} was answered with ${call.status}`]
    return call.status === 503 && !(Number(call.retryAfter) > 0) ? [`${call.what}: 503 without Retry-After`] : []
  })
  return { comeBack: calls.filter((call) => call.status === 503).length, wrong: [...new Set(wrong)] }
}
