import { now, secondsFromNow, utcDay } from '../../foundation/clock'
import { Prisma, prisma } from '../../foundation/db'
import { money, type Money } from '../../foundation/money'
import { readCapital } from '../../cycle/capital/store'
import { BALANCE_MAX_AGE_MS } from '../../cycle/capital/read-balance'
import { PLATFORM, sumOf, type Totals } from '../totals'
import { shapeStoredCheck, storedCheckSql, type StoredChecks } from './stored-checks'

export type CycleStep = 'trend' | 'opportunity' | 'product' | 'checkout' | 'paid' | 'bought' | 'sale' | 'payout'

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

interface CycleRow {
  /** What stands now by measure, and what happened since the first day under the measure with a plus behind it. */
  readonly totals: Totals | null
  readonly trends: number
  readonly opportunities: number
  readonly published: number
  readonly drafts: number
  readonly oldestDraft: Date | null
  readonly soldOut: number
  readonly oldestCheckout: Date | null
  readonly oldestPaid: Date | null
  readonly oldestBought: Date | null
  readonly oldestSale: Date | null
  readonly oldestPayout: Date | null
  readonly captures: number
  readonly doubtful: number
  readonly losses: number
  /** The last check of the books. */
  readonly checks: unknown
}

const FIRST = 20
/**
 * The oldest of those that were made first of each of these states: a short range of one index per state. Of a single row of a state, which may have none, the
 * planner thinks that it comes soon enough in the order of all ids, and reads them all.
 */
const oldestOf = (table: Prisma.Sql, moment: Prisma.Sql, order: Prisma.Sql, names: readonly string[]) => Prisma.sql`(SELECT min(e."at") FROM (${Prisma.join(names.map((name) => Prisma.sql`(SELECT ${moment} AS "at" FROM ${table} WHERE "status" = ${name} ORDER BY ${order} LIMIT ${FIRST})`), ' UNION ALL ')}) e)`

const OPEN_SALES = ['RECORDED', 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS', 'PAYOUT_FAILED'] as const
const STOPPED_PAYOUTS = ['FAILED', 'BLOCKED', 'RETURNED', 'REVERSED'] as const
const OPEN_PAYOUTS = ['PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'UNCLAIMED', 'ONHOLD', ...STOPPED_PAYOUTS] as const
const TO_BUY = ['PAID', 'PURCHASING', 'FAILED'] as const

/** The totals, what was first of all that waits, what is broken, and the last check of the books; one statement, which looks into the totals once. */
async function readRow(from: string, callsBefore: Date): Promise<CycleRow | undefined> {
  const [id, created] = [Prisma.sql`"id"`, Prisma.sql`"createdAt"`]
  const rows = await prisma.$queryRaw<CycleRow[]>(Prisma.sql`
    SELECT (SELECT jsonb_object_agg(t."measure", jsonb_build_object('count', t."count", 'minor', t."minor")) FROM (
        SELECT "measure" || CASE WHEN "day" = '-infinity' THEN '' ELSE '+' END AS "measure", sum("count")::int AS "count", sum("minor")::text AS "minor" FROM "current_totals"
        WHERE "scope" = ${PLATFORM} AND ("day" = '-infinity' OR "day" >= ${from}::date) AND "currency" = ${CURRENCY} GROUP BY 1) t) AS "totals",
      (SELECT count(*)::int FROM "trends" WHERE "observedAt" >= ${from}::date) AS "trends", (SELECT count(*)::int FROM "opportunities" WHERE "createdAt" >= ${from}::date AND "rejectedReason" IS NULL) AS "opportunities",
      goods.*, ${oldestOf(Prisma.sql`"orders"`, created, id, ['CREATED'])} AS "oldestCheckout", ${oldestOf(Prisma.sql`"orders"`, Prisma.sql`coalesce("paidAt", "createdAt")`, id, TO_BUY)} AS "oldestPaid",
      (SELECT min("orderedAt") FROM "purchases" WHERE "status" IN ('ORDERED', 'AWAITING_PAYMENT')) AS "oldestBought", ${oldestOf(Prisma.sql`"sales"`, created, created, OPEN_SALES)} AS "oldestSale",
      ${oldestOf(Prisma.sql`"payouts"`, created, id, OPEN_PAYOUTS)} AS "oldestPayout",
      (SELECT count(*)::int FROM "payments" WHERE "status" = 'CAPTURING' AND "captureSentAt" < ${callsBefore}::timestamptz) AS "captures",
      (SELECT count(*)::int FROM "purchases" WHERE "status" = 'UNKNOWN' OR ("status" = 'SENT' AND "sentAt" < ${callsBefore}::timestamptz)) AS "doubtful",
      (SELECT count(*)::int FROM "sales" WHERE "status" = 'LOSS' AND "createdAt" >= ${from}::date) AS "losses", ${storedCheckSql} AS "checks"
    FROM (SELECT count(*) FILTER (WHERE "status" = 'PUBLISHED')::int AS "published", count(*) FILTER (WHERE "status" IN ('DRAFT', 'APPROVED'))::int AS "drafts", min("createdAt") FILTER (WHERE "status" IN ('DRAFT', 'APPROVED')) AS "oldestDraft",
        count(*) FILTER (WHERE "status" = 'PUBLISHED' AND NOT EXISTS (SELECT FROM "product_variants" v WHERE v."productId" = p."id" AND v."stock" > 0))::int AS "soldOut" FROM "products" p WHERE "status" <> 'REMOVED') goods`)
  return rows[0]
}

function boxesOf(row: CycleRow): readonly CycleBox[] {
  const since = (measure: string) => {
    const { count, minor } = sumOf(row.totals, [`${measure}+`])
    return { count, amount: money(minor, CURRENCY) }
  }
  const standing = (kind: string, states: readonly string[]) => sumOf(row.totals, states.map((state) => `${kind}.${state}`)).count
  const still = { amount: null, waiting: 0, oldest: null, broken: 0 }
  return [
    { step: 'trend', count: row.trends, ...still },
    { step: 'opportunity', count: row.opportunities, ...still },
    { step: 'product', count: row.published, amount: null, waiting: row.drafts, oldest: row.oldestDraft, broken: row.soldOut },
    { step: 'checkout', ...since('checkouts'), waiting: standing('order', ['CREATED']), oldest: row.oldestCheckout, broken: row.captures },
    { step: 'paid', ...since('paid'), waiting: standing('order', TO_BUY), oldest: row.oldestPaid, broken: standing('order', ['FAILED']) },
    { step: 'bought', ...since('bought'), waiting: standing('purchase', ['ORDERED', 'AWAITING_PAYMENT']), oldest: row.oldestBought, broken: row.doubtful },
    { step: 'sale', ...since('sold'), waiting: standing('sale', OPEN_SALES), oldest: row.oldestSale, broken: row.losses },
    { step: 'payout', ...since('paid_out'), waiting: standing('payout', OPEN_PAYOUTS), oldest: row.oldestPayout, broken: standing('payout', STOPPED_PAYOUTS) },
  ]
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
  const [row, capital] = await Promise.all([readRow(utcDay(secondsFromNow(-(CYCLE_DAYS - 1) * 86_400)), secondsFromNow(-900)), readCapitalView()])
  return { days: CYCLE_DAYS, boxes: row ? boxesOf(row) : [], capital, checks: shapeStoredCheck(row?.checks) }
}
