import { now, secondsFromNow } from '../../foundation/clock'
import { Prisma, prisma } from '../../foundation/db'
import { money, type Money } from '../../foundation/money'
import { readCapital } from '../../cycle/capital/store'
import { BALANCE_MAX_AGE_MS } from '../../cycle/capital/read-balance'
import { shapeStoredCheck, storedCheckSql, type StoredChecks } from './stored-checks'

export const CYCLE_STEPS = ['trend', 'opportunity', 'product', 'checkout', 'paid', 'bought', 'sale', 'payout'] as const
export type CycleStep = (typeof CYCLE_STEPS)[number]

export interface CycleBox {
  readonly step: CycleStep
  /** How many came as far as this within the period. */
  readonly count: number
  /** Their money; null where the step has none. */
  readonly amount: Money | null
  /** How many stand here now, and the oldest of them. */
  readonly waiting: number
  readonly oldest: Date | null
  readonly broken: number
}

export interface CapitalView {
  /** PayPal's figure less our own debits since; null: unknown. */
  readonly real: Money | null
  readonly asOf: Date | null
  /** Too old to buy on. */
  readonly isStale: boolean
  readonly committed: Money
  readonly free: Money | null
}

export interface CycleView {
  readonly days: number
  readonly boxes: readonly CycleBox[]
  readonly capital: CapitalView
  readonly checks: StoredChecks
}

const CURRENCY = 'USD'
export const CYCLE_DAYS = 30

interface BoxRow {
  readonly step: CycleStep
  readonly count: number
  readonly minor: bigint | null
  readonly waiting: number
  readonly oldest: Date | null
  readonly broken: number
  /** The last check of the books; with the first step alone. */
  readonly checks: unknown
}

/** Counts and money per step of the last 30 days, what stands where now, and what is broken, with the last check of the books; one statement. */
async function readBoxes(from: Date, callsBefore: Date): Promise<BoxRow[]> {
  return prisma.$queryRaw<BoxRow[]>(Prisma.sql`SELECT each.*, CASE WHEN each.step = 'trend' THEN ${storedCheckSql} END AS "checks" FROM (
    SELECT 'trend' AS step, count(*)::int AS count, NULL::bigint AS minor, 0 AS waiting, NULL::timestamptz AS oldest, 0 AS broken FROM "trends" WHERE "observedAt" >= ${from}::timestamptz
    UNION ALL SELECT 'opportunity', count(*)::int, NULL, 0, NULL, 0 FROM "opportunities" WHERE "createdAt" >= ${from}::timestamptz AND "rejectedReason" IS NULL
    UNION ALL SELECT 'product', count(*) FILTER (WHERE "status" = 'PUBLISHED')::int, NULL, count(*) FILTER (WHERE "status" IN ('DRAFT', 'APPROVED'))::int, min("createdAt") FILTER (WHERE "status" IN ('DRAFT', 'APPROVED')),
        count(*) FILTER (WHERE "status" = 'PUBLISHED' AND NOT EXISTS (SELECT FROM "product_variants" v WHERE v."productId" = p."id" AND v."stock" > 0))::int FROM "products" p WHERE "status" <> 'REMOVED'
    UNION ALL SELECT 'checkout', count(*) FILTER (WHERE o."createdAt" >= ${from}::timestamptz)::int, coalesce(sum(o."totalMinor") FILTER (WHERE o."createdAt" >= ${from}::timestamptz), 0)::bigint,
        count(*) FILTER (WHERE o."status" = 'CREATED')::int, min(o."createdAt") FILTER (WHERE o."status" = 'CREATED'),
        count(*) FILTER (WHERE p."status" = 'CAPTURING' AND p."captureSentAt" < ${callsBefore}::timestamptz)::int FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" WHERE o."createdAt" >= ${from}::timestamptz OR o."status" = 'CREATED'
    UNION ALL SELECT 'paid', count(*) FILTER (WHERE o."paidAt" >= ${from}::timestamptz)::int, coalesce(sum(o."totalMinor") FILTER (WHERE o."paidAt" >= ${from}::timestamptz), 0)::bigint,
        count(*) FILTER (WHERE o."status" IN ('PAID', 'PURCHASING', 'FAILED'))::int, min(coalesce(o."paidAt", o."createdAt")) FILTER (WHERE o."status" IN ('PAID', 'PURCHASING', 'FAILED')),
        count(*) FILTER (WHERE o."status" = 'FAILED')::int FROM "orders" o WHERE o."paidAt" >= ${from}::timestamptz OR o."status" IN ('PAID', 'PURCHASING', 'FAILED')
    UNION ALL SELECT 'bought', count(*) FILTER (WHERE b."orderedAt" >= ${from}::timestamptz)::int, coalesce(sum(coalesce(b."actualCostMinor", b."quotedCostMinor")) FILTER (WHERE b."orderedAt" >= ${from}::timestamptz), 0)::bigint,
        count(*) FILTER (WHERE b."status" IN ('ORDERED', 'AWAITING_PAYMENT'))::int, min(b."orderedAt") FILTER (WHERE b."status" IN ('ORDERED', 'AWAITING_PAYMENT')),
        count(*) FILTER (WHERE b."status" = 'UNKNOWN' OR (b."status" = 'SENT' AND b."sentAt" < ${callsBefore}::timestamptz))::int FROM "purchases" b WHERE b."orderedAt" >= ${from}::timestamptz OR b."status" NOT IN ('PAID', 'CANCELLED', 'REFUSED')
    UNION ALL SELECT 'sale', count(*) FILTER (WHERE "createdAt" >= ${from}::timestamptz)::int, coalesce(sum("grossProfit") FILTER (WHERE "createdAt" >= ${from}::timestamptz), 0)::bigint,
        count(*) FILTER (WHERE "status" NOT IN ('PAID_OUT', 'LOSS', 'REVERSED'))::int, min("createdAt") FILTER (WHERE "status" NOT IN ('PAID_OUT', 'LOSS', 'REVERSED')), count(*) FILTER (WHERE "status" = 'LOSS' AND "createdAt" >= ${from}::timestamptz)::int FROM "sales"
    UNION ALL SELECT 'payout', count(*) FILTER (WHERE "paidAt" >= ${from}::timestamptz)::int, coalesce(sum("amountMinor") FILTER (WHERE "paidAt" >= ${from}::timestamptz), 0)::bigint,
        count(*) FILTER (WHERE "status" NOT IN ('PAID', 'WITHHELD', 'CANCELLED'))::int, min("createdAt") FILTER (WHERE "status" NOT IN ('PAID', 'WITHHELD', 'CANCELLED')), count(*) FILTER (WHERE "status" IN ('FAILED', 'BLOCKED', 'RETURNED', 'REVERSED'))::int FROM "payouts") each`)
}

/** Real balance, committed and free capital as last read; one statement, nothing is asked at PayPal. */
export async function readCapitalView(): Promise<CapitalView> {
  const row = await readCapital(CURRENCY)
  const real = row?.balanceMinor == null ? null : row.balanceMinor - row.debitsSinceMinor
  const committed = row?.committedMinor ?? 0n
  const free = real === null ? null : real - committed
  return {
    real: real === null ? null : money(real, CURRENCY),
    asOf: row?.balanceAsOf ?? null,
    isStale: row?.balanceAsOf == null || row.balanceAsOf.getTime() < now().getTime() - BALANCE_MAX_AGE_MS,
    committed: money(committed, CURRENCY),
    free: free === null ? null : money(free > 0n ? free : 0n, CURRENCY),
  }
}

/** The whole cycle on one page: two statements. */
export async function readCycle(): Promise<CycleView> {
  const [rows, capital] = await Promise.all([readBoxes(secondsFromNow(-CYCLE_DAYS * 86_400), secondsFromNow(-900)), readCapitalView()])
  const boxes = CYCLE_STEPS.map((step): CycleBox => {
    const row = rows.find((each) => each.step === step)
    return { step, count: row?.count ?? 0, amount: row?.minor == null ? null : money(row.minor, CURRENCY), waiting: row?.waiting ?? 0, oldest: row?.oldest ?? null, broken: row?.broken ?? 0 }
  })
  return { days: CYCLE_DAYS, boxes, capital, checks: shapeStoredCheck(rows.find((each) => each.step === 'trend')?.checks) }
}
