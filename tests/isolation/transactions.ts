import { inModelTransaction, inTransaction, isWriteConflict, Prisma, type Tx } from '@/lib/foundation/db'

/** How a client of the test runs a transaction: the product's two ways, or one that is wrong on purpose. */
export type RunTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** A weakness planted on purpose; the checks must see it. */
export const WEAKNESSES = ['none', 'no-lock', 'writes-again'] as const
export type Weakness = (typeof WEAKNESSES)[number]

export interface Tally {
  /** Committed. */
  transactions: number
  /** Times that a closure was begun, also those that were run again. */
  runs: number
  /** A conflict that came out of the transaction in spite of all its tries. */
  exhausted: number
  refused: number
  /** How the conflicts looked like that a statement raised: name, code, kind and SQLSTATE. */
  shapes: Record<string, number>
  /** What must never be seen. */
  anomalies: string[]
  /** Confirmed to a client: how often, or how much. */
  acknowledged: Record<string, number>
}

export const newTally = (): Tally => ({ transactions: 0, runs: 0, exhausted: 0, refused: 0, shapes: {}, anomalies: [], acknowledged: {} })

export function addTallies(all: readonly Tally[]): Tally {
  const total = newTally()
  const add = (into: Record<string, number>, from: Record<string, number>) => { for (const [name, count] of Object.entries(from)) into[name] = (into[name] ?? 0) + count }
  for (const each of all) {
    total.transactions += each.transactions
    total.runs += each.runs
    total.exhausted += each.exhausted
    total.refused += each.refused
    add(total.shapes, each.shapes)
    add(total.acknowledged, each.acknowledged)
    total.anomalies.push(...each.anomalies)
  }
  return total
}

/** Every second client goes through Prisma's models, as accounts and products do: the conflicts look different there. */
export function chooseTransaction(client: number, weakness: Weakness): RunTransaction {
  if (weakness === 'writes-again') return writesAgain
  // The workloads ask raw SQL only, which both kinds of transaction have.
  return client % 2 === 0 ? inTransaction : (work) => inModelTransaction((tx) => work(tx as unknown as Tx))
}

/** Wrong on purpose: after a conflict it sends the same writes again, computed from what was read before it. */
async function writesAgain<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let first: { result: T } | undefined
  let level: Prisma.Sql | undefined
  const writes: Prisma.Sql[] = []
  return inTransaction(async (tx) => {
    if (first && level) await tx.$executeRaw(level)
    first ??= { result: await work({
      $queryRaw: (query, ...values) => tx.$queryRaw(query, ...values),
      $executeRaw(query, ...values) {
        const statement = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values)
        if (statement.sql.startsWith('SET TRANSACTION')) return tx.$executeRaw(level = statement)
        writes.push(statement)
        return Promise.resolve(1)
      },
    }) }
    for (const write of writes) await tx.$executeRaw(write)
    return first.result
  })
}

function shapeOf(error: unknown): string {
  const { name, code, meta, cause } = error as { name?: string; code?: string; meta?: { driverAdapterError?: { cause?: object } }; cause?: object }
  const inner = (meta?.driverAdapterError?.cause ?? cause ?? {}) as { kind?: string; originalCode?: string }
  return [name, code ?? '-', inner.kind ?? '-', inner.originalCode ?? '-'].join(' ')
}

/** The transaction with its runs counted and the conflicts that its statements raise written down. */
export function counted(run: RunTransaction, tally: Tally): RunTransaction {
  return async (work) => {
    try {
      const result = await run(async (tx) => {
        tally.runs++
        try {
          return await work(tx)
        } catch (error) {
          if (isWriteConflict(error)) tally.shapes[shapeOf(error)] = (tally.shapes[shapeOf(error)] ?? 0) + 1
          throw error
        }
      })
      tally.transactions++
      return result
    } catch (error) {
      if (isWriteConflict(error)) tally.exhausted++
      throw error
    }
  }
}
