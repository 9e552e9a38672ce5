import { fromPrisma } from 'pg-boss'
import { prisma, type Tx } from '../foundation/db'
import { queue } from './boss'
import type { JobDefinition } from './define-job'

interface EnqueueOptions {
  readonly startAfterSeconds?: number
}

/** Puts a job into the caller's transaction: it exists exactly if the rows that need it do. */
export async function enqueue<T extends object>(tx: Tx, job: JobDefinition<T>, data: T, options: EnqueueOptions = {}): Promise<void> {
  const boss = await queue()
  const startAfter = options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}
  await boss.send(job.name, data, { ...startAfter, db: fromPrisma(tx) })
}

/** The same where no row changes with it: a look later on, a job that the sweep found missing. */
export function enqueueAlone<T extends object>(job: JobDefinition<T>, data: T, options: EnqueueOptions = {}): Promise<void> {
  return enqueue(prisma, job, data, options)
}
