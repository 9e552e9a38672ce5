import type { z } from 'zod'

/**
 * Jobs share a few queues, so that one fetch and one completion serve many of them (docs/decisions/0009-lanes-and-inbox-batches.md). A lane is named after
 * whom its jobs wait for: a third party that hangs holds up its own lane only.
 */
export const LANES = ['supplier', 'paypal', 'books'] as const
export type Lane = (typeof LANES)[number]

/** A kind of work. The data are ids only: the rows are the truth, the queue is a hint (architecture.md section 2). */
export interface JobDefinition<T extends object> {
  readonly name: string
  readonly lane: Lane
  readonly schema: z.ZodType<T>
  /** Tries after the first before the job goes to the dead-letter queue; the sweep finds the row again in any case. */
  readonly retryLimit: number
  /** The lease: a job that runs longer is given to another worker. Longer than every deadline inside it. */
  readonly expireInSeconds: number
}

interface JobOptions<T extends object> {
  readonly name: string
  readonly lane: Lane
  readonly schema: z.ZodType<T>
  readonly retryLimit?: number
  readonly expireInSeconds?: number
}

export const DEFAULT_RETRIES = 8 // R7 of reliability.md: at most 8, then a person sees it
export const DEFAULT_LEASE_SECONDS = 120

export function defineJob<T extends object>(options: JobOptions<T>): JobDefinition<T> {
  return {
    name: options.name,
    lane: options.lane,
    schema: options.schema,
    retryLimit: options.retryLimit ?? DEFAULT_RETRIES,
    expireInSeconds: options.expireInSeconds ?? DEFAULT_LEASE_SECONDS,
  }
}
