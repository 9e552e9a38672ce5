// One process of clients, on DATABASE_URL: each message (a Run) is one run and is answered with its tally.
import { isWriteConflict, prisma } from '@/lib/foundation/db'
import { chooseTransaction, counted, newTally, type Tally, type Weakness } from './transactions'
import { TURNS, type WorkloadName } from './workloads'

export interface Run {
  readonly workload: WorkloadName
  readonly weakness: Weakness
  readonly seconds: number
  /** On a busy machine it takes longer until so many transactions are through. */
  readonly atLeast: number
  readonly clients: number
  readonly users: readonly string[]
}

async function run({ workload, weakness, seconds, atLeast, clients, users }: Run): Promise<Tally> {
  await Promise.all(Array.from({ length: clients }, () => prisma.$queryRaw`SELECT pg_sleep(0.05)::text AS one`)) // each has its connection
  const tally = newTally()
  const until = performance.now() + seconds * 1000
  const client = async (index: number) => {
    const transaction = counted(chooseTransaction(index, weakness), tally)
    while (performance.now() < until || tally.transactions < atLeast) {
      await TURNS[workload]({ run: transaction, tally, isGuarded: weakness !== 'no-lock', users }).catch((error: unknown) => {
        if (!isWriteConflict(error)) throw error // an exhausted conflict is counted; anything else ends the run
      })
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
  return tally
}

process.on('message', (message: Run) => { void run(message).then((tally) => process.send?.(tally)) })
