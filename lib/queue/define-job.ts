import type { z } from 'zod'

/** A kind of work. The data are ids only: the rows are the truth, the queue is a hint (architecture.md section 2). */
export interface JobDefinition<T extends object> {
  readonly name: string
  readonly schema: z.ZodType<T>
  /** How many jobs one fetch takes and runs at the same time. */
  readonly batchSize: number
  /** Tries after the first before the job goes to the dead-letter queue; the sweep finds the row again in any case. */
  readonly retryLimit: number
  /** The lease: a job that runs longer is given to another worker. Longer than every deadline inside it. */
  readonly expireInSeconds: number
}

interface JobOptions<T extends object> {
  readonly name: string
  readonly schema: z.ZodType<T>
  readonly batchSize?: number
  readonly retryLimit?: number
  readonly expireInSeconds?: number
}

const DEFAULT_BATCH = 10
const DEFAULT_RETRIES = 8 // R7 of reliability.md: at most 8, then a person sees it
const DEFAULT_LEASE_SECONDS = 120

export function defineJob<T extends object>(options: JobOptions<T>): JobDefinition<T> {
  return {
    name: options.name,
    schema: options.schema,
    batchSize: options.batchSize ?? DEFAULT_BATCH,
    retryLimit: options.retryLimit ?? DEFAULT_RETRIES,
    expireInSeconds: options.expireInSeconds ?? DEFAULT_LEASE_SECONDS,
  }
}
