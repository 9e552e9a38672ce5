import { Prisma, prisma, type Tx } from '../foundation/db'
import { AppError } from '../foundation/errors'
import { queue } from './boss'
import { DEFAULT_LEASE_SECONDS, DEFAULT_RETRIES, type JobDefinition } from './define-job'

interface EnqueueOptions {
  readonly startAfterSeconds?: number
}

/** Takes jobs of one kind inside the caller's transaction, one for each of `data`. */
export type JobSender = (tx: Tx, job: JobDefinition<object>, data: readonly object[], startAfterSeconds: number) => Promise<void>

let sender: JobSender = sendToBoss

/** For the simulation, which keeps its jobs in a table of its own; null gives pg-boss back. */
export function setJobSender(next: JobSender | null): void {
  sender = next ?? sendToBoss
}

async function sendToBoss(tx: Tx, job: JobDefinition<object>, data: readonly object[], startAfterSeconds: number): Promise<void> {
  const boss = await queue()
  const options = {
    ...(startAfterSeconds > 0 ? { startAfter: startAfterSeconds } : {}),
    ...(job.retryLimit === DEFAULT_RETRIES ? {} : { retryLimit: job.retryLimit }),
    ...(job.expireInSeconds === DEFAULT_LEASE_SECONDS ? {} : { expireInSeconds: job.expireInSeconds }),
  }
  await boss.insert(job.lane, data.map((each) => ({ data: { job: job.name, data: each }, ...options })), {
    db: { executeSql: async (text, values) => ({ rows: await tx.$queryRaw<object[]>(withValues(text, values ?? [])) }) },
  })
}

/** pg-boss's own statement as Prisma takes it. Its places are $1, $2 and so on, each named once and in order; anything else is refused. */
function withValues(text: string, values: readonly unknown[]): Prisma.Sql {
  const places = text.match(/\$\d+\b/g) ?? []
  if (places.length !== values.length || places.some((place, index) => place !== `$${index + 1}`)) throw new AppError('internal', 'a statement of the queue has its places in another order', { places: places.join(' ') })
  return new Prisma.Sql(text.split(/\$\d+\b/), values)
}

/** Puts a job into the caller's transaction: it exists exactly if the rows that need it do. */
export function enqueue<T extends object>(tx: Tx, job: JobDefinition<T>, data: T, options: EnqueueOptions = {}): Promise<void> {
  return sender(tx, job, [data], options.startAfterSeconds ?? 0)
}

/** Several jobs of one kind, in one statement. */
export async function enqueueEach<T extends object>(tx: Tx, job: JobDefinition<T>, data: readonly T[]): Promise<void> {
  if (data.length > 0) await sender(tx, job, data, 0)
}

/** The same where no row changes with it: a look later on, a job that the sweep found missing. */
export function enqueueAlone<T extends object>(job: JobDefinition<T>, data: T, options: EnqueueOptions = {}): Promise<void> {
  return enqueue(prisma, job, data, options)
}
