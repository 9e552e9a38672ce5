import { prisma } from '@/lib/foundation/db'
import type { Prisma, PrismaClient } from '@/lib/foundation/prisma/client'
import { simulation } from '../kernel/simulation'

/**
 * The product's own database module over the gated driver (gated-pg.ts).
 */
export async function openGatedDatabase(): Promise<void> {
  await prisma.$queryRaw`SELECT 1`
  const holder = globalThis as { __ivanDatabase?: { client: PrismaClient } }
  if (!holder.__ivanDatabase) throw new Error('the product’s database module keeps its client elsewhere now')
  holder.__ivanDatabase = { ...holder.__ivanDatabase, client: yieldBeforeTransactions(holder.__ivanDatabase.client) }
}

/** Before Prisma is asked for a transaction, not after: its own patience is counted in real time. */
function yieldBeforeTransactions(client: PrismaClient): PrismaClient {
  const begin = async (work: (tx: Prisma.TransactionClient) => Promise<unknown>, options?: object) => {
    const sim = simulation()
    await sim?.yieldPoint('begin')
    if (sim) sim.hasGivenWay = true
    return client.$transaction(work, options)
  }
  return new Proxy(client, { get: (target, property) => (property === '$transaction' ? begin : (Reflect.get(target, property) as unknown)) })
}
