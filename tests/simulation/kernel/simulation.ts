import { createHash } from 'node:crypto'
import { createRandom, type Random } from './random'
import { never, Turns, type Fiber, type SimProcess } from './turns'
import type { FaultPlan } from '../parties/faults'
import type { Jobs } from './jobs'

/** A message that a third party wants to bring to the shop. */
export interface Delivery {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: Buffer
}

export type CommitFate = 'fine' | 'lost' | 'answer-lost' | 'crash-before' | 'crash-after'

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

const turn = () => new Promise<void>((resolve) => { setImmediate(resolve) })
const MOST_QUIET_TURNS = 4
/** Of ten thousand processes that stand still, so many do so for hours: a machine that was suspended. */
const LONG_FREEZES = 2_000
const LONGEST_FREEZE_SECONDS = 6 * 3600

const holder = globalThis as { __activeSimulation?: Simulation | null }
/** The simulation that runs now; null while the world is set up. */
export const simulation = (): Simulation | null => holder.__activeSimulation ?? null

/**
 * Time, chance and turns. Of all lines of work exactly one runs at a time, from one yield to the next (turns.ts); which one is chosen by the seed. Here
 * is what one step does: it may crash or freeze its process, has the memory of that process, and ends when everything that can run has run.
 */
export class Simulation extends Turns {
  readonly seed: number
  readonly outside: SimProcess = { name: 'outside', canCrash: false, epoch: 0, memory: null, frozenUntil: 0 }
  readonly ids: Random
  steps = 0
  crashes = 0
  freezes = 0
  faultsOn = true
  /** Database operations on the wire. */
  inflight = 0
  dirty = false
  /** Steps that wrote something. */
  writes = 0
  /** The next transaction needs no yield of its own any more. */
  hasGivenWay = false
  jobs!: Jobs
  faults!: FaultPlan
  deliver: (delivery: Delivery) => void = () => undefined
  /** After every step; `wrote` says whether a state in the database may have changed. */
  afterStep: (wrote: boolean) => Promise<void> | void = () => undefined
  /** What becomes of a COMMIT. */
  commitFate: () => CommitFate
  /** Sees every choice; a sweep over crash points or fault places decides here instead of by chance. */
  decideCrash: (label: string, fiber: Fiber) => boolean
  readonly lines: string[] = []
  private readonly options: SimulationOptions
  private readonly hash = createHash('sha256')
  private idleWaiters: (() => void)[] = []
  private loaded: SimProcess

  constructor(options: SimulationOptions) {
    super(options.seed, options.startMs)
    this.options = options
    this.seed = options.seed
    this.ids = createRandom(options.seed, 'ids')
    const crashes = createRandom(options.seed, 'crashes')
    const fates = createRandom(options.seed, 'commits')
    this.commitFate = () => {
      if (!this.faultsOn || !fates.chance(options.commitFaultRate)) return 'fine'
      return this.current?.process.canCrash ? fates.pick(['lost', 'answer-lost', 'crash-before', 'crash-after']) : fates.pick(['lost', 'answer-lost'])
    }
    this.decideCrash = () => this.faultsOn && crashes.chance(options.crashRate)
    this.loaded = this.outside
    this.freshMemory()
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

  /** The process dies now, with everything it was doing. Transactions that were not committed go back with the connection. */
  crash(process: SimProcess): void {
    this.crashes++
    process.epoch++
    process.memory = null
    if (this.loaded === process) this.freshMemory()
    process.frozenUntil = this.nowMs + 1000 + this.random.below(4000)
    this.endLinesOf(process)
    this.note(`crash of ${process.name}`)
  }

  /** The running process dies at this very point: what it waits for never comes. */
  die(): Promise<never> {
    const process = this.current?.process
    this.progress = true
    if (process?.canCrash) this.crash(process)
    return never()
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
      const untilMs = this.nowMs + this.random.between(1, this.random.chance(LONG_FREEZES) ? LONGEST_FREEZE_SECONDS : 300) * 1000
      process.frozenUntil = Math.max(process.frozenUntil, untilMs) // what arrives for one that stands still does not wake it
      this.freezes++
    }
    const wrote = this.dirty
    this.dirty = false
    if (wrote) this.writes++
    await this.afterStep(wrote)
    return true
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
