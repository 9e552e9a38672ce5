import { now, secondsFromNow, utcDay } from '../../foundation/clock'
import { Prisma, prisma } from '../../foundation/db'
import { money, type Money } from '../../foundation/money'
import { readCapital } from '../../cycle/capital/store'
import { BALANCE_MAX_AGE_MS } from '../../cycle/capital/read-balance'
import { PLATFORM } from '../totals'
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

const FIRST = 20
const states = (kind: string, names: readonly string[]) => Prisma.join(names.map((name) => `${kind}.${name}`))
/** How many of these states there are now. */
const countOf = (kind: string, ...names: string[]) => Prisma.sql`(SELECT coalesce(sum("count"), 0)::int FROM "current_totals" WHERE "scope" = ${PLATFORM} AND "measure" IN (${states(kind, names)}))`
/**
 * The oldest of those that were made first of each of these states: a short range of one index per state. Of a single row of a state, which may have none, the
 * planner thinks that it comes soon enough in the order of all ids, and reads them all.
 */
const oldestOf = (table: Prisma.Sql, moment: Prisma.Sql, order: Prisma.Sql, ...names: string[]) => Prisma.sql`(SELECT min(e."at") FROM (${Prisma.join(names.map((name) => Prisma.sql`(SELECT ${moment} AS "at" FROM ${table} WHERE "status" = ${name} ORDER BY ${order} LIMIT ${FIRST})`), ' UNION ALL ')}) e)`
/** What happened of a measure since a day, as count and amount. */
const sinceDay = (measure: string, from: string) => Prisma.sql`
  (SELECT coalesce(sum("count"), 0)::int AS count, coalesce(sum("minor"), 0)::bigint AS minor FROM "current_totals" WHERE "scope" = ${PLATFORM} AND "measure" = ${measure} AND "currency" = ${CURRENCY} AND "day" >= ${from}::date)`

const OPEN_SALES = ['RECORDED', 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS', 'PAYOUT_FAILED'] as const
const STOPPED_PAYOUTS = ['FAILED', 'BLOCKED', 'RETURNED', 'REVERSED'] as const
const OPEN_PAYOUTS = ['PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'UNCLAIMED', 'ONHOLD', ...STOPPED_PAYOUTS] as const
const TO_BUY = ['PAID', 'PURCHASING', 'FAILED'] as const
const NOT_SETTLED = ['ORDERED', 'AWAITING_PAYMENT'] as const

/** Counts and money per step since a day, what stands where now, and what is broken, with the last check of the books; one statement. */
async function readBoxes(from: string, callsBefore: Date): Promise<BoxRow[]> {
  const [orders, sales, payouts] = [Prisma.sql`"orders"`, Prisma.sql`"sales"`, Prisma.sql`"payouts"`]
  const [id, created] = [Prisma.sql`"id"`, Prisma.sql`"createdAt"`]
  return prisma.$queryRaw<BoxRow[]>(Prisma.sql`SELECT each.*, CASE WHEN each.step = 'trend' THEN ${storedCheckSql} END AS "checks" FROM (
    SELECT 'trend' AS step, count(*)::int AS count, NULL::bigint AS minor, 0 AS waiting, NULL::timestamptz AS oldest, 0 AS broken FROM "trends" WHERE "observedAt" >= ${from}::date
    UNION ALL SELECT 'opportunity', count(*)::int, NULL, 0, NULL, 0 FROM "opportunities" WHERE "createdAt" >= ${from}::date AND "rejectedReason" IS NULL
    UNION ALL SELECT 'product', count(*) FILTER (WHERE "status" = 'PUBLISHED')::int, NULL, count(*) FILTER (WHERE "status" IN ('DRAFT', 'APPROVED'))::int, min("createdAt") FILTER (WHERE "status" IN ('DRAFT', 'APPROVED')),
        count(*) FILTER (WHERE "status" = 'PUBLISHED' AND NOT EXISTS (SELECT FROM "product_variants" v WHERE v."productId" = p."id" AND v."stock" > 0))::int FROM "products" p WHERE "status" <> 'REMOVED'
    UNION ALL SELECT 'checkout', f.*, ${countOf('order', 'CREATED')}, ${oldestOf(orders, created, id, 'CREATED')},
        (SELECT count(*)::int FROM "payments" WHERE "status" = 'CAPTURING' AND "captureSentAt" < ${callsBefore}::timestamptz) FROM ${sinceDay('checkouts', from)} f
    UNION ALL SELECT 'paid', f.*, ${countOf('order', ...TO_BUY)}, ${oldestOf(orders, Prisma.sql`coalesce("paidAt", "createdAt")`, id, ...TO_BUY)}, ${countOf('order', 'FAILED')} FROM ${sinceDay('paid', from)} f
    UNION ALL SELECT 'bought', f.*, ${countOf('purchase', ...NOT_SETTLED)}, (SELECT min("orderedAt") FROM "purchases" WHERE "status" IN ('ORDERED', 'AWAITING_PAYMENT')),
        (SELECT count(*)::int FROM "purchases" WHERE "status" = 'UNKNOWN' OR ("status" = 'SENT' AND "sentAt" < ${callsBefore}::timestamptz)) FROM ${sinceDay('bought', from)} f
    UNION ALL SELECT 'sale', f.*, ${countOf('sale', ...OPEN_SALES)}, ${oldestOf(sales, created, created, ...OPEN_SALES)},
        (SELECT count(*)::int FROM "sales" WHERE "status" = 'LOSS' AND "createdAt" >= ${from}::date) FROM ${sinceDay('sold', from)} f
    UNION ALL SELECT 'payout', f.*, ${countOf('payout', ...OPEN_PAYOUTS)}, ${oldestOf(payouts, created, id, ...OPEN_PAYOUTS)}, ${countOf('payout', ...STOPPED_PAYOUTS)} FROM ${sinceDay('paid_out', from)} f) each`)
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
  const [rows, capital] = await Promise.all([readBoxes(utcDay(secondsFromNow(-(CYCLE_DAYS - 1) * 86_400)), secondsFromNow(-900)), readCapitalView()])
  const boxes = CYCLE_STEPS.map((step): CycleBox => {
    const row = rows.find((each) => each.step === step)
    return { step, count: row?.count ?? 0, amount: row?.minor == null ? null : money(row.minor, CURRENCY), waiting: row?.waiting ?? 0, oldest: row?.oldest ?? null, broken: row?.broken ?? 0 }
  })
  return { days: CYCLE_DAYS, boxes, capital, checks: shapeStoredCheck(rows.find((each) => each.step === 'trend')?.checks) }
}
