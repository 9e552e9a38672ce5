import { z } from 'zod'
import { verifyLedger } from '../../cycle/ledger/verify-ledger'
import { now } from '../../foundation/clock'
import { Prisma, prisma } from '../../foundation/db'
import { checkInvariants } from '../invariants/check-invariants'

const KEY = 'books_check'
const MOST_KEPT = 50

const Stored = z.object({
  at: z.iso.datetime({ offset: true }),
  /** How long the check took: with millions of sales it takes minutes. */
  seconds: z.number().nonnegative().default(0),
  invariants: z.object({ checked: z.number().int(), holding: z.number().int(), broken: z.array(z.object({ number: z.string(), name: z.string(), broken: z.number().int(), rows: z.array(z.object({ subject: z.string(), detail: z.string() })) })) }),
  ledger: z.object({
    orders: z.number().int(),
    transactions: z.number().int(),
    /** What the books cannot explain, in minor units, per currency. */
    unexplained: z.record(z.string(), z.string().regex(/^\d+$/)),
    differences: z.array(z.object({ kind: z.string(), subject: z.string(), expected: z.string(), found: z.string(), currency: z.string().nullable() })),
    count: z.number().int(),
  }),
})
export type BooksCheck = z.infer<typeof Stored>

/** The last check of the books; null: there was none yet. */
export interface StoredChecks {
  readonly last: BooksCheck | null
}

/** Figures that are an amount of one order or account, not the consequence of another one listed beside it. */
const COUNTED = new Set(['captured', 'paymentFee', 'supplierCost', 'tax', 'paidOut', 'refunded', 'profitSplit', 'trial_balance', 'balance'])

/** Runs every invariant and recomputes the ledger, and keeps the result for the pages; done by the worker every 15 minutes and on request. */
export async function checkBooks(): Promise<BooksCheck> {
  const startedAt = performance.now()
  const invariants = await checkInvariants()
  const ledger = await verifyLedger()
  const unexplained = new Map<string, bigint>()
  for (const each of ledger.differences) {
    if (each.offMinor === null || each.currency === null || !COUNTED.has(each.kind)) continue
    unexplained.set(each.currency, (unexplained.get(each.currency) ?? 0n) + (each.offMinor < 0n ? -each.offMinor : each.offMinor))
  }
  const value: BooksCheck = {
    at: now().toISOString(),
    seconds: Math.trunc((performance.now() - startedAt) / 1000),
    invariants: { checked: invariants.checked, holding: invariants.holding, broken: invariants.results.filter((each) => each.broken > 0).map(({ number, name, broken, rows }) => ({ number, name, broken, rows: [...rows].slice(0, 5) })) },
    ledger: {
      orders: ledger.orders, transactions: ledger.transactions, unexplained: Object.fromEntries([...unexplained].map(([currency, minor]) => [currency, minor.toString()])), count: ledger.differences.length,
      differences: ledger.differences.slice(0, MOST_KEPT).map(({ kind, subject, expected, found, currency }) => ({ kind, subject, expected, found, currency })),
    },
  }
  await prisma.systemConfig.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
  return value
}

/** The last check as a column of a statement that reads other things too. */
export const storedCheckSql = Prisma.sql`(SELECT c."value" FROM "system_config" c WHERE c."key" = ${KEY})`

export const shapeStoredCheck = (value: unknown): StoredChecks => ({ last: Stored.safeParse(value).data ?? null })

/** A check that takes minutes comes less often, so that no more than a tenth of a worker's time goes into it. */
const REST = 9

/** One of several workers takes the check that is due: `everySeconds` after the last one, or nine times as long as that took; the row's own time is the lease. */
export async function takeDueBooksCheck(everySeconds: number, at: Date): Promise<boolean> {
  const count = await prisma.$executeRaw`
    INSERT INTO "system_config" ("key", "value", "updatedAt") VALUES ('books_check_lease', '{}', ${at}::timestamptz)
    ON CONFLICT ("key") DO UPDATE SET "updatedAt" = excluded."updatedAt" WHERE "system_config"."updatedAt" + make_interval(secs => greatest(${everySeconds}::float8,
      ${REST}::float8 * coalesce((SELECT (c."value" ->> 'seconds')::float8 FROM "system_config" c WHERE c."key" = ${KEY}), 0))) <= ${at}::timestamptz`
  return count === 1
}
