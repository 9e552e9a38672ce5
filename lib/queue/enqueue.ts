import { fromPrisma } from 'pg-boss'
import { prisma, type SqlTx } from '../foundation/db'
import { queue } from './boss'
import { DEFAULT_LEASE_SECONDS, DEFAULT_RETRIES, type JobDefinition } from './define-job'

interface EnqueueOptions {
  readonly startAfterSeconds?: number
}

/** Takes a job inside the caller's transaction. */
export type JobSender = (tx: SqlTx, job: JobDefinition<object>, data: object, startAfterSeconds: number) => Promise<void>

let sender: JobSender = sendToBoss

/** For the simulation, which keeps its jobs in a table of its own; null gives pg-boss back. */
export function setJobSender(next: JobSender | null): void {
  sender = next ?? sendToBoss
}

async function sendToBoss(tx: SqlTx, job: JobDefinition<object>, data: object, startAfterSeconds: number): Promise<void> {
  const boss = await queue()
  await boss.send(job.lane, { job: job.name, data }, {
    ...(startAfterSeconds > 0 ? { startAfter: startAfterSeconds } : {}),
    ...(job.retryLimit === DEFAULT_RETRIES ? {} : { retryLimit: job.retryLimit }),
    ...(job.expireInSeconds === DEFAULT_LEASE_SECONDS ? {} : { expireInSeconds: job.expireInSeconds }),
    db: fromPrisma(tx),
  })
}

/** Puts a job into the caller's transaction: it exists exactly if the rows that need it do. */
export function enqueue<T extends object>(tx: SqlTx, job: JobDefinition<T>, data: T, options: EnqueueOptions = {}): Promise<void> {
  return sender(tx, job, data, options.startAfterSeconds ?? 0)
}

/** The same where no row changes with it: a look later on, a job that the sweep found missing. */
export function enqueueAlone<T extends object>(job: JobDefinition<T>, data: T, options: EnqueueOptions = {}): Promise<void> {
  return enqueue(prisma, job, data, options)
}
