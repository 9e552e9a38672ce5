/** The only clock. Tests set it; business time is handed to SQL as a parameter, leases use the database's time. */
let source: (() => number) | null = null

export function nowMs(): number {
  return source ? source() : Date.now()
}

export function now(): Date {
  return new Date(nowMs())
}

/** A moment some seconds after (or before) now. */
export function secondsFromNow(seconds: number): Date {
  return new Date(nowMs() + seconds * 1000)
}

/** The UTC day of a moment as YYYY-MM-DD: daily limits count UTC days (product.md section 4). */
export function utcDay(moment: Date = now()): string {
  return moment.toISOString().slice(0, 10)
}

/** For tests and simulations: replaces the clock; null gives the real one back. */
export function setClock(next: (() => number) | null): void {
  source = next
}
