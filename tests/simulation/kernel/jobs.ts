import type { Handler } from '@/lib/queue/work'
import { createRandom, type Random } from './random'
import type { Simulation } from './simulation'
import type { FiberEnd, SimProcess } from './turns'

interface Job {
  readonly id: number
  readonly name: string
  readonly data: object
  attempt: number
  isRunning: boolean
}

export interface Jobs {
  send(name: string, data: object, startAfterSeconds: number): void
  /** Jobs that wait, run, or will be tried again. */
  readonly open: number
  readonly stats: { sent: number; run: number; failed: number; lost: number; deadLettered: number; expired: number }
  /** Errors of jobs that nobody foresaw, by their text. */
  readonly surprises: Map<string, number>
}

const HEARTBEAT_SECONDS = 13 // a dead worker's jobs are found after so long (lib/queue/boss.ts)
const RETRY_MAX_SECONDS = 300
const AT_ONCE = 4

interface JobsOptions {
  readonly workers: readonly SimProcess[]
  readonly handlers: readonly Handler[]
  /** Of ten thousand jobs, how many are lost for good: the rows must bring the work back. */
  readonly lossRate: number
}

/** The queue as lib/queue promises it: at least once, late, out of order; a job is tried again, given to another worker when its lease ends, or lost. */
export function createJobs(sim: Simulation, { workers, handlers, lossRate }: JobsOptions): Jobs {
  const random: Random = createRandom(sim.seed, 'jobs')
  const byName = new Map(handlers.map((handler) => [handler.job.name, handler]))
  const waiting: Job[] = []
  const running = new Map<SimProcess, number>()
  const stats = { sent: 0, run: 0, failed: 0, lost: 0, deadLettered: 0, expired: 0 }
  const surprises = new Map<string, number>()
  let open = 0
  let serial = 0

  const later = (job: Job, seconds: number) => {
    sim.at(sim.nowMs + seconds * 1000, `job ${job.name} is due`, () => {
      waiting.push(job)
      hand()
    })
  }
  const finish = () => { open-- }
  const retry = (job: Job, handler: Handler, seconds: number) => {
    if (job.attempt > handler.job.retryLimit) {
      stats.deadLettered++
      finish()
    } else later(job, seconds)
  }
  const ended = (job: Job, handler: Handler, end: FiberEnd) => {
    job.isRunning = false
    if (end.kind === 'done') return finish()
    if (end.kind === 'crashed') return retry(job, handler, HEARTBEAT_SECONDS)
    stats.failed++
    const { error } = end
    const code = (error as { code?: unknown }).code
    if (!/Connection terminated unexpectedly/.test(String(error)) && (typeof code !== 'string' || !/^[a-z_]+$/.test(code) || code === 'internal')) {
      const text = `${job.name}: ${error instanceof Error ? error.message : String(error)}`.slice(0, 600)
      surprises.set(text, (surprises.get(text) ?? 0) + 1)
    }
    retry(job, handler, Math.min(2 ** job.attempt, RETRY_MAX_SECONDS))
  }
  const run = (job: Job, worker: SimProcess) => {
    const handler = byName.get(job.name)
    if (!handler) throw new Error(`no handler for ${job.name}`)
    job.attempt++
    job.isRunning = true
    stats.run++
    running.set(worker, (running.get(worker) ?? 0) + 1)
    const { attempt } = job
    const lease = sim.at(sim.nowMs + handler.job.expireInSeconds * 1000, 'lease of a job ends', () => {
      // The first runner may still be at it: now two are.
      if (!job.isRunning || job.attempt !== attempt || attempt > handler.job.retryLimit) return
      stats.expired++
      open++
      waiting.push({ ...job, id: ++serial, isRunning: false })
      hand()
    })
    sim.spawn(worker, `${worker.name}:${job.name} ${String(Object.values(job.data)[0])}`, () => handler.handle(job.data), (end) => {
      lease.cancelled = true
      running.set(worker, (running.get(worker) ?? 1) - 1)
      ended(job, handler, end)
      hand()
    })
  }
  const hand = () => {
    while (waiting.length > 0) {
      const free = workers.filter((worker) => worker.frozenUntil <= sim.nowMs && (running.get(worker) ?? 0) < AT_ONCE)
      if (free.length === 0) {
        if (workers.every((worker) => (running.get(worker) ?? 0) === 0)) sim.at(sim.nowMs + 1000, 'workers come back', hand)
        return
      }
      const [job] = waiting.splice(random.below(waiting.length), 1)
      if (job) run(job, random.pick(free))
    }
  }
  return {
    stats,
    surprises,
    get open() {
      return open
    },
    send(name, data, startAfterSeconds) {
      const put = () => {
        stats.sent++
        if (sim.faultsOn && random.chance(lossRate)) {
          stats.lost++
          return
        }
        open++
        later({ id: ++serial, name, data, attempt: 0, isRunning: false }, startAfterSeconds)
      }
      if (sim.openTransaction) sim.openTransaction.jobs.push(put)
      else put()
    },
  }
}
