import { createHash } from 'node:crypto'
import { createRandom, type Random } from './random'
import { createTimers, type Timer } from './timers'
import type { Jobs } from './jobs'
import type { FaultPlan } from '../parties/faults'

/** A message that a third party wants to bring to the shop. */
export interface Delivery {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: Buffer
}

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

export type CommitFate = 'fine' | 'lost' | 'answer-lost' | 'crash-before' | 'crash-after'

interface Entry {
  readonly fiber: Fiber | null
  readonly label: string
  readonly run: () => void
}

/** A module's memory, as the loader hands it over. */
export interface MemoryPart {
  readonly fresh: readonly ('map' | null)[]
  get(): unknown[]
  set(values: unknown[]): void
}

export interface SimulationOptions {
  readonly seed: number
  readonly startMs: number
  readonly memory: readonly MemoryPart[]
  /** Of ten thousand steps of a process, in how many it dies. */
  readonly crashRate: number
  readonly freezeRate: number
  readonly commitFaultRate: number
  readonly trace: boolean
}

const never = () => new Promise<never>(() => undefined)
const turn = () => new Promise<void>((resolve) => { setImmediate(resolve) })
const MOST_QUIET_TURNS = 4
/** Of ten thousand processes that stand still, so many do so for hours: a machine that was suspended. */
const LONG_FREEZES = 2_000
const LONGEST_FREEZE_SECONDS = 6 * 3600

const holder = globalThis as { __activeSimulation?: Simulation | null }
/** The simulation that runs now; null while the world is set up. */
export const simulation = (): Simulation | null => holder.__activeSimulation ?? null

/**
 * Time, chance and turns. Of all lines of work exactly one runs at a time, from one yield (before a transaction, before and after a call to a third
 * party) to the next; which one is chosen by the seed. The clock moves only here.
 */
export class Simulation {
  readonly seed: number
  readonly outside: SimProcess = { name: 'outside', canCrash: false, epoch: 0, memory: null, frozenUntil: 0 }
  readonly random: Random
  readonly ids: Random
  readonly timers = createTimers()
  nowMs: number
  steps = 0
  crashes = 0
  freezes = 0
  faultsOn = true
  current: Fiber | null = null
  /** Database operations on the wire. */
  inflight = 0
  dirty = false
  /** Steps that wrote something. */
  writes = 0
  /** The next transaction needs no yield of its own any more. */
  hasGivenWay = false
  openTransaction: { jobs: (() => void)[]; moves: boolean } | null = null
  jobs!: Jobs
  faults!: FaultPlan
  deliver: (delivery: Delivery) => void = () => undefined
  /** After every step; `wrote` says whether a state in the database may have changed. */
  afterStep: (wrote: boolean) => Promise<void> | void = () => undefined
  /** What becomes of a COMMIT. */
  commitFate: () => CommitFate
  /** Sees every choice; a sweep over crash points or fault places decides here instead of by chance. */
  decideCrash: (label: string, fiber: Fiber) => boolean
  readonly fibers = new Set<Fiber>()
  readonly lines: string[] = []
  private readonly options: SimulationOptions
  private readonly ready: Entry[] = []
  private readonly hash = createHash('sha256')
  private progress = false
  private idleWaiters: (() => void)[] = []
  private loaded: SimProcess

  constructor(options: SimulationOptions) {
    this.options = options
    this.seed = options.seed
    this.nowMs = options.startMs
    this.random = createRandom(options.seed, 'turns')
    this.ids = createRandom(options.seed, 'ids')
    const crashes = createRandom(options.seed, 'crashes')
    const fates = createRandom(options.seed, 'commits')
    this.commitFate = () => {
      if (!this.faultsOn || !fates.chance(options.commitFaultRate)) return 'fine'
      return this.current?.process.canCrash ? fates.pick(['lost', 'answer-lost', 'crash-before', 'crash-after']) : fates.pick(['lost', 'answer-lost'])
    }
    this.decideCrash = () => this.faultsOn && crashes.chance(options.crashRate)
    this.loaded = this.outside
    for (const part of options.memory) part.set(part.fresh.map((kind) => (kind === 'map' ? new Map() : null)))
  }

  activate(): void {
    holder.__activeSimulation = this
  }

  end(): void {
    holder.__activeSimulation = null
  }

  traceHash(): string {
    return this.hash.copy().digest('hex')
  }

  note(line: string): void {
    this.hash.update(line)
    if (this.options.trace) this.lines.push(`${this.steps} ${new Date(this.nowMs).toISOString()} ${line}`)
  }

  newProcess(name: string): SimProcess {
    return { name, canCrash: true, epoch: 0, memory: null, frozenUntil: 0 }
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

  /** The running line waits for some virtual time. */
  sleep(ms: number, label: string): Promise<void> {
    const fiber = this.current
    if (fiber && fiber.epoch !== fiber.process.epoch) return never()
    this.progress = true
    return new Promise((resolve) => { this.at(this.nowMs + ms, label, resolve, fiber) })
  }

  at(dueMs: number, label: string, run: () => void, fiber: Fiber | null = null): Timer {
    return this.timers.add(Math.ceil(Math.max(dueMs, this.nowMs)), { fiber, label, run })
  }

  /** The process dies now, with everything it was doing. Transactions that were not committed go back with the connection. */
  crash(process: SimProcess): void {
    this.crashes++
    process.epoch++
    process.memory = null
    if (this.loaded === process) this.freshMemory()
    process.frozenUntil = this.nowMs + 1000 + this.random.below(4000)
    const dead = [...this.fibers].filter((fiber) => fiber.process === process)
    this.keep(this.ready, (entry) => !entry.fiber || entry.fiber.process !== process)
    this.timers.drop((entry) => entry.fiber !== null && entry.fiber.process === process)
    for (const fiber of dead) {
      fiber.ended = true
      this.fibers.delete(fiber)
    }
    for (const fiber of dead) fiber.onEnd({ kind: 'crashed' })
    this.note(`crash of ${process.name}`)
  }

  /** The running process dies at this very point: what it waits for never comes. */
  die(): Promise<never> {
    const process = this.current?.process
    this.progress = true
    if (process?.canCrash) this.crash(process)
    return never()
  }

  private keep(list: Entry[], wanted: (entry: Entry) => boolean): void {
    const left = list.filter(wanted)
    list.length = 0
    list.push(...left)
  }

  /** One step: choose, perhaps crash, run to the next yield, check. False: nothing is left to do. */
  async step(): Promise<boolean> {
    const entry = this.choose()
    if (!entry) return false
    this.steps++
    const process = entry.fiber?.process ?? this.outside
    this.note(`${entry.fiber?.name ?? '-'} ${entry.label} ${this.nowMs}`)
    if (entry.fiber && process.canCrash && this.decideCrash(entry.label, entry.fiber)) {
      this.crash(process)
      return true
    }
    this.load(process)
    this.current = entry.fiber
    this.progress = false
    entry.run()
    await this.settle()
    this.current = null
    if (process.canCrash && this.faultsOn && this.random.chance(this.options.freezeRate)) {
      process.frozenUntil = this.nowMs + this.random.between(1, this.random.chance(LONG_FREEZES) ? LONGEST_FREEZE_SECONDS : 300) * 1000
      this.freezes++
    }
    const wrote = this.dirty
    this.dirty = false
    if (wrote) this.writes++
    await this.afterStep(wrote)
    return true
  }

  private choose(): Entry | null {
    for (;;) {
      this.nowMs += this.random.between(1, 12)
      for (const entry of this.timers.due(this.nowMs)) this.ready.push(entry)
      const able = this.ready.filter((entry) => (entry.fiber?.process.frozenUntil ?? 0) <= this.nowMs)
      if (able.length > 0) {
        const entry = able[this.random.below(able.length)] as Entry
        this.ready.splice(this.ready.indexOf(entry), 1)
        return entry
      }
      const thaw = this.ready.reduce((least, entry) => Math.min(least, entry.fiber?.process.frozenUntil ?? least), Number.POSITIVE_INFINITY)
      const next = Math.min(thaw, this.timers.nextMs())
      if (next === Number.POSITIVE_INFINITY) return null
      this.nowMs = Math.max(this.nowMs, next)
    }
  }

  private load(process: SimProcess): void {
    if (this.loaded === process) return
    this.loaded.memory = this.options.memory.map((part) => part.get())
    this.loaded = process
    const { memory } = process
    if (memory === null) this.freshMemory()
    else this.options.memory.forEach((part, index) => { part.set(memory[index] ?? []) })
  }

  private freshMemory(): void {
    for (const part of this.options.memory) part.set(part.fresh.map((kind) => (kind === 'map' ? new Map() : null)))
  }

  /** Waits until everything that can run has run: the line has given way or ended and nothing is on the wire. */
  private async settle(): Promise<void> {
    for (let quiet = 0; ; ) {
      await turn()
      if (this.inflight > 0) {
        await new Promise<void>((resolve) => this.idleWaiters.push(resolve))
        quiet = 0
        continue
      }
      quiet++
      if (this.current === null) return // an alarm: it only puts others in line
      if (quiet >= MOST_QUIET_TURNS || (this.progress && quiet >= 2)) return
    }
  }

  /** Counts one database operation while it is on the wire. */
  async onWire<T>(work: () => Promise<T>): Promise<T> {
    this.inflight++
    try {
      return await work()
    } finally {
      this.inflight--
      if (this.inflight === 0) {
        const waiters = this.idleWaiters
        this.idleWaiters = []
        for (const wake of waiters) wake()
      }
    }
  }
}
