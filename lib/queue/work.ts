import type { JobResult, PgBoss, WorkOptions } from 'pg-boss'
import { z } from 'zod'
import { AppError, isAppError } from '../foundation/errors'
import { log } from '../foundation/log'
import { queue } from './boss'
import { LANES, type JobDefinition } from './define-job'

/** A job with the function that does it. */
export interface Handler<T extends object = object> {
  readonly job: JobDefinition<T>
  readonly handle: (data: T) => Promise<void>
}

export function handler<T extends object>(job: JobDefinition<T>, handle: (data: T) => Promise<void>): Handler {
  return { job, handle: (data) => handle(job.schema.parse(data)) }
}

const POLL_SECONDS = 1 // without NOTIFY
const BACKSTOP_SECONDS = 2 // with NOTIFY: retried jobs are found only by polling (facts/durable.md section 5)
const BATCH = 8 // about what the connections of one process serve at a time: more would only wait for one another
const BATCHES_AT_ONCE = 2 // a slow batch must not hold up the next one

/** What a lane carries. */
const Parcel = z.object({ job: z.string(), data: z.record(z.string(), z.unknown()) })

/** Starts fetching every lane that these handlers need. Each job of a batch succeeds or fails alone. */
export async function startWork(handlers: readonly Handler[]): Promise<PgBoss> {
  const boss = await queue('work')
  const byName = new Map(handlers.map((each) => [each.job.name, each]))
  for (const lane of LANES.filter((each) => handlers.some(({ job }) => job.lane === each))) {
    await boss.work<object, JobResult[], { perJobResults: true } & WorkOptions>(
      lane,
      {
        perJobResults: true,
        batchSize: BATCH,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: BACKSTOP_SECONDS,
        localConcurrency: BATCHES_AT_ONCE,
      },
      (jobs) => Promise.all(jobs.map((each) => runOne(each.id, each.data, byName))),
    )
  }
  return boss
}

async function runOne(id: string, parcel: object, byName: ReadonlyMap<string, Handler>): Promise<JobResult> {
  try {
    const { job, data } = Parcel.parse(parcel)
    const found = byName.get(job)
    if (!found) throw new AppError('internal', 'a job that this worker does not know', { job })
    await found.handle(data)
    return { id, status: 'completed' }
  } catch (error) {
    const code = isAppError(error) ? error.code : 'unexpected'
    log.warn({ jobId: id, parcel, code, err: error }, 'a job failed and will be tried again')
    return { id, status: 'failed', output: { code, message: error instanceof Error ? error.message.slice(0, 500) : 'unknown' } }
  }
}
