import type { JobResult, PgBoss, WorkOptions } from 'pg-boss'
import { isAppError } from '../foundation/errors'
import { log } from '../foundation/log'
import { queue } from './boss'
import type { JobDefinition } from './define-job'

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

/** Starts fetching for every handler. Each job of a batch succeeds or fails alone. */
export async function startWork(handlers: readonly Handler[]): Promise<PgBoss> {
  const boss = await queue('work')
  for (const { job, handle } of handlers) {
    await boss.work<object, JobResult[], { perJobResults: true } & WorkOptions>(
      job.name,
      {
        perJobResults: true,
        batchSize: job.batchSize,
        burstWhenBatchFull: job.batchSize > 1,
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: BACKSTOP_SECONDS,
        localConcurrency: 2, // a slow batch must not hold up the next one
      },
      (jobs) => Promise.all(jobs.map((each) => runOne(job.name, each.id, each.data, handle))),
    )
  }
  return boss
}

async function runOne(name: string, id: string, data: object, handle: (data: object) => Promise<void>): Promise<JobResult> {
  try {
    await handle(data)
    return { id, status: 'completed' }
  } catch (error) {
    const code = isAppError(error) ? error.code : 'unexpected'
    log.warn({ job: name, jobId: id, data, code, err: error }, 'a job failed and will be tried again')
    return { id, status: 'failed', output: { code, message: error instanceof Error ? error.message.slice(0, 500) : 'unknown' } }
  }
}
