// What lib and sandbox see as Date, timers, chance and fetch (put in front of every such file by loader.mjs). Without a running simulation they are the
// real ones, except that the sandbox's and the product's requests never leave the process.
import { carry } from '../parties/registry'
import { simulation, type MemoryPart } from './simulation'
import type { Timer } from './timers'

const RealDate = Date
/** The moment at which every simulated world is set up and starts. */
export const WORLD_START_MS = RealDate.UTC(2026, 0, 5, 8, 0, 0)
let restMs: number | null = null
const nowMs = () => simulation()?.nowMs ?? restMs ?? WORLD_START_MS

/** When a run is over, checks still look at the clock: it stands at the run's end. */
export function holdClock(ms: number | null): void {
  restMs = ms
}

class VirtualDate extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(nowMs())
    else super(...(parts as [number]))
  }
  static override now(): number {
    return nowMs()
  }
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]'
  }
}

interface VirtualTimer {
  readonly timer: Timer | NodeJS.Timeout | null
  unref(): VirtualTimer
  ref(): VirtualTimer
}

function wrap(timer: VirtualTimer['timer']): VirtualTimer {
  const wrapped: VirtualTimer = { timer, unref: () => wrapped, ref: () => wrapped }
  return wrapped
}

/** The product's alarms die with the process that set them; the third parties' do not. */
const alarmsOf = (party: 'product' | 'sandbox') => (work: () => void, ms = 0): VirtualTimer => {
  const running = simulation()
  if (!running) return wrap(setTimeout(work, Math.min(ms, 5)).unref())
  return wrap(running.at(running.nowMs + ms, 'timer', work, party === 'product' ? running.current : null))
}

function virtualClearTimeout(wrapped: VirtualTimer | null | undefined): void {
  if (!wrapped?.timer) return
  if ('cancelled' in wrapped.timer) wrapped.timer.cancelled = true
  else clearTimeout(wrapped.timer)
}

/** Whoever sets an alarm that repeats is no part of a line of work; nothing that is simulated does. */
function refuseInterval(): never {
  throw new Error('intervals are not simulated')
}

const virtualMath = Object.create(Math) as Math
Object.defineProperty(virtualMath, 'random', {
  value: () => {
    const running = simulation()
    return running ? running.ids.below(1_000_000) / 1_000_000 : 0.5
  },
})

const virtualSignal = { timeout: (ms: number) => ({ deadlineMs: ms }) }
const virtualPerformance = { now: () => nowMs() }

interface FetchInit {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

const SHOP = 'http://127.0.0.1:3000'

/** The sandbox's own requests: to the shop they become deliveries, to the other sandbox they are carried at once. */
async function virtualFetch(url: string | URL, init: FetchInit = {}): Promise<Pick<Response, 'status' | 'ok' | 'arrayBuffer'>> {
  const address = String(url)
  const headers = Object.fromEntries(Object.entries(init.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  const body = Buffer.from(init.body ?? '')
  const isToShop = address.startsWith(SHOP)
  if (isToShop) simulation()?.deliver({ url: address, headers, body })
  const status = isToShop ? 200 : (await carry({ method: init.method ?? 'GET', url: address, headers, body, fault: null })).status
  return { status, ok: status < 300, arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)) }
}

const parts: MemoryPart[] = []

const shadowsOf = (party: 'product' | 'sandbox') => {
  const alarm = alarmsOf(party)
  return {
    Date: VirtualDate, Math: virtualMath, setTimeout: alarm, clearTimeout: virtualClearTimeout, setInterval: refuseInterval, clearInterval: virtualClearTimeout,
    setImmediate: (work: () => void) => alarm(work, 0), fetch: virtualFetch, AbortSignal: virtualSignal, performance: virtualPerformance,
  }
}

Object.assign(globalThis, { __simulation: { product: shadowsOf('product'), sandbox: shadowsOf('sandbox'), memory: { add: (part: MemoryPart) => { parts.push(part) } } } })

/** The memory of the modules that keep any (loader.mjs, MEMORY). */
export const memoryParts = (): readonly MemoryPart[] => parts
