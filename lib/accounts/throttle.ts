import { machineNow } from '../foundation/clock'
import { sha256Hex } from '../foundation/crypto'
import { AppError } from '../foundation/errors'
import { countAttempt, forgetAttempts } from './store'

interface Limit {
  readonly points: number
  readonly windowMs: number
}

const MINUTE_MS = 60_000
/** Per account a guesser has few tries wherever they come from; the address may be forged, so everything together has a limit too. */
const LIMITS = {
  'sign-in': { account: { points: 10, windowMs: 15 * MINUTE_MS }, address: { points: 100, windowMs: 15 * MINUTE_MS }, all: { points: 3_000, windowMs: 15 * MINUTE_MS } },
  register: { account: { points: 10, windowMs: 60 * MINUTE_MS }, address: { points: 60, windowMs: 60 * MINUTE_MS }, all: { points: 1_000, windowMs: 60 * MINUTE_MS } },
} as const satisfies Record<string, { account: Limit; address: Limit; all: Limit }>

export type Throttled = keyof typeof LIMITS

const keysOf = (what: Throttled, account: string, address: string) => [
  { key: `${what}:account:${sha256Hex(account)}`, limit: LIMITS[what].account },
  { key: `${what}:address:${sha256Hex(address)}`, limit: LIMITS[what].address },
  { key: `${what}:all`, limit: LIMITS[what].all },
]

/**
 * Counts an attempt before it is made (so that attempts at once are all counted) and throws `too_many_requests` beyond a limit, with
 * the seconds to wait. A right answer takes its own count back, and all of the account's (`forgive`).
 */
export async function throttle(what: Throttled, account: string, address: string): Promise<void> {
  for (const { key, limit } of keysOf(what, account, address)) {
    const { points, remainingMs } = await countAttempt(key, machineNow().getTime(), limit.windowMs)
    if (points > limit.points)
      throw new AppError('too_many_requests', `too many attempts: ${what}`, { retryAfterSeconds: Math.max(1, Math.ceil(remainingMs / 1000)) })
  }
}

/** The attempt was the person's own: their account starts anew, and the attempt does not count against the address. */
export async function forgive(what: Throttled, account: string, address: string): Promise<void> {
  const [own, ...shared] = keysOf(what, account, address).map(({ key }) => key)
  if (own) await forgetAttempts(own, shared, machineNow().getTime())
}
