import { createRandom, type Random } from './random'
import { createTimers, type Timer, type TimerEntry } from './timers'

/** An operating-system process of the stack: it dies as a whole, and what it kept in memory dies with it. */
export interface SimProcess {
  readonly name: string
  readonly canCrash: boolean
  epoch: number
  memory: unknown[][] | null
  /** Until then it does not run: it was just started, or its event loop is blocked. */
  frozenUntil: number
}

/** A line of work in a process: a request, a job, a sweep, a person. */
export interface Fiber {
  readonly name: string
  readonly process: SimProcess
  readonly epoch: number
  ended: boolean
  readonly onEnd: (end: FiberEnd) => void
}

export type FiberEnd = { readonly kind: 'done'; readonly value: unknown } | { readonly kind: 'failed'; readonly error: unknown } | { readonly kind: 'crashed' }

/** Of a line that has died: what it waits for never comes. */
export const never = () => new Promise<never>(() => undefined)

/**
 * The lines of work, the clock, and whose turn is next: of all that are ready, one is chosen by the seed, and time moves on with every choice. A line
 * holds the turn until it gives way (before a transaction, before and after a call to a third party), sleeps or ends.
 */
export class Turns {
  readonly random: Random
  readonly timers = createTimers()
  nowMs: number
  current: Fiber | null = null
  openTransaction: { jobs: (() => void)[]; moves: boolean } | null = null
  readonly fibers = new Set<Fiber>()
  /** The line that has the turn gave it up, or some line ended. */
  protected progress = false
  private readonly ready: TimerEntry[] = []

  constructor(seed: number, startMs: number) {
    this.nowMs = startMs
    this.random = createRandom(seed, 'turns')
  }

  /** Starts a line of work; it begins when it is chosen. */
  spawn(process: SimProcess, name: string, work: () => Promise<unknown>, onEnd: (end: FiberEnd) => void = () => undefined): void {
    const fiber: Fiber = { name, process, epoch: process.epoch, ended: false, onEnd }
    this.fibers.add(fiber)
    const end = (result: FiberEnd) => {
      if (fiber.ended) return
      fiber.ended = true
      this.progress = true
      this.fibers.delete(fiber)
      onEnd(result)
    }
    this.ready.push({
      fiber,
      label: 'start',
      run: () => { work().then((value) => { end({ kind: 'done', value }) }, (error: unknown) => { end({ kind: 'failed', error }) }) },
    })
  }

  /** From one line of work, has another process do something and waits for it: a request over HTTP. */
  call(process: SimProcess, name: string, work: () => Promise<unknown>): Promise<FiberEnd> {
    const waiter = this.current
    return new Promise((resolve) => {
      this.spawn(process, name, work, (end) => {
        this.ready.push({ fiber: waiter, label: `answer to ${name}`, run: () => { resolve(end) } })
      })
    })
  }

  /** The running line gives way; it goes on when it is chosen again. Outside a simulation nothing happens. */
  yieldPoint(label: string): Promise<void> {
    const fiber = this.current
    if (!fiber) return Promise.resolve()
    if (this.openTransaction) throw new Error(`${label}: something outside the open transaction was asked for inside it`)
    if (fiber.epoch !== fiber.process.epoch) return never()
    this.progress = true
    return new Promise((resolve) => { this.ready.push({ fiber, label, run: resolve }) })
  }

  /** The running line waits for some virtual time. `isOutside`: what comes then is no work of its process (a request arrives), which may stand still. */
  sleep(ms: number, label: string, { isOutside = false } = {}): Promise<void> {
    const fiber = this.current
    if (fiber && fiber.epoch !== fiber.process.epoch) return never()
    this.progress = true
    return new Promise((resolve) => { this.add(this.nowMs + ms, { fiber, label, run: resolve, isOutside }) })
  }

  at(dueMs: number, label: string, run: () => void, fiber: Fiber | null = null): Timer {
    return this.add(dueMs, { fiber, label, run })
  }

  private add(dueMs: number, entry: TimerEntry): Timer {
    return this.timers.add(Math.ceil(Math.max(dueMs, this.nowMs)), entry)
  }

  /** Every line of the process ends where it is; what it waited for is dropped. */
  protected endLinesOf(process: SimProcess): void {
    const dead = [...this.fibers].filter((fiber) => fiber.process === process)
    const left = this.ready.filter((entry) => !entry.fiber || entry.fiber.process !== process)
    this.ready.length = 0
    this.ready.push(...left)
    this.timers.drop((entry) => entry.fiber !== null && entry.fiber.process === process)
    for (const fiber of dead) {
      fiber.ended = true
      this.fibers.delete(fiber)
    }
    for (const fiber of dead) fiber.onEnd({ kind: 'crashed' })
  }

  /** Whose turn is next, taken out of the line; null: nothing is left to do. */
  protected choose(): TimerEntry | null {
    for (;;) {
      this.nowMs += this.random.between(1, 12)
      for (const entry of this.timers.due(this.nowMs)) this.ready.push(entry)
      const able = this.ready.filter((entry) => entry.isOutside === true || (entry.fiber?.process.frozenUntil ?? 0) <= this.nowMs)
      if (able.length > 0) {
        const entry = able[this.random.below(able.length)] as TimerEntry
        this.ready.splice(this.ready.indexOf(entry), 1)
        return entry
      }
      const thaw = this.ready.reduce((least, entry) => Math.min(least, entry.fiber?.process.frozenUntil ?? least), Number.POSITIVE_INFINITY)
      const next = Math.min(thaw, this.timers.nextMs())
      if (next === Number.POSITIVE_INFINITY) return null
      this.nowMs = Math.max(this.nowMs, next)
    }
  }
}
