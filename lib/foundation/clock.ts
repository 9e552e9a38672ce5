/** Kept on the process: a web process loads this file once per bundle. */
const holder = globalThis as {
  __ivanTestClock?: (() => number) | null
  /** What this clock shows at a moment of the machine's. */
  __ivanClockAt?: ((machineMs: number) => number) | null
}

/** What the clock showed so many milliseconds of the machine's time ago. */
function shownMs(agoMs: number): number {
  if (holder.__ivanTestClock) return holder.__ivanTestClock() - agoMs
  const machineMs = Date.now() - agoMs
  return holder.__ivanClockAt ? holder.__ivanClockAt(machineMs) : machineMs
}

/** The only clock. Tests set it; in local mode it follows the third parties' (follow-sandbox-clock.ts). Business time is handed to SQL as a parameter, leases use the database's time. */
export function nowMs(): number {
  return shownMs(0)
}

export function now(): Date {
  return new Date(nowMs())
}

/** A moment some seconds after (or before) now. */
export function secondsFromNow(seconds: number): Date {
  return new Date(nowMs() + seconds * 1000)
}

/**
 * The moment of this clock that lies so many seconds of real waiting back. For what guards a call in flight: a call takes real seconds,
 * also where the clock was moved or runs fast meanwhile. The same as secondsFromNow(-seconds) on a clock that nobody moves.
 */
export function waitedSince(seconds: number): Date {
  return new Date(shownMs(seconds * 1000))
}

/** The machine's own time, whatever was done to the clock: for what a browser or another process counts by its own (cookies, signs of life). */
export function machineNow(): Date {
  return new Date(holder.__ivanTestClock ? holder.__ivanTestClock() : Date.now())
}

/** The UTC day of a moment as YYYY-MM-DD: daily limits count UTC days (product.md section 4). */
export function utcDay(moment: Date = now()): string {
  return moment.toISOString().slice(0, 10)
}

/** For tests and simulations: replaces the clock; null gives the real one back. */
export function setClock(next: (() => number) | null): void {
  holder.__ivanTestClock = next
}

/** Lets the clock show another time than the machine's, for the whole process: `at` says which. */
export function setClockAt(at: ((machineMs: number) => number) | null): void {
  holder.__ivanClockAt = at
}
