import { secondsFromNow, utcDay } from '../foundation/clock'
import { Prisma, prisma } from '../foundation/db'
import { money, type Money } from '../foundation/money'
import { countBuckets, missingParts, needyOrders, ordersWithParts, waitingCases, waitsForSql, type OrderBucket } from './order-bucket'
import { sumOf, totalsSql, type Totals } from './totals'

export interface Need {
  readonly kind: 'stopped' | 'unpaid_at_supplier' | 'case' | 'part' | 'payout'
  readonly orderId: string
  /** FailureReason, payout status, or empty. */
  readonly reason: string
  readonly detail: string | null
  readonly amount: Money
  readonly since: Date
  /** When it goes on by itself, or by when something must be done. */
  readonly until: Date | null
}

export interface ProfitParts {
  readonly sales: number
  readonly revenue: Money
  readonly tax: Money
  readonly supplier: Money
  readonly paymentFees: Money
  readonly commission: Money
  readonly payoutFees: Money
  readonly net: Money
}

export interface LastEvent {
  readonly orderId: string
  readonly at: Date
  readonly event: string
  readonly actor: string
  readonly evidence: Record<string, unknown>
}

export interface ResellerToday {
  readonly currency: string
  readonly shopSlug: string | null
  readonly hasPayoutEmail: boolean
  readonly publishedProducts: number
  readonly needs: readonly Need[]
  readonly needsTotal: number
  readonly balance: Money
  readonly inPurchases: Money
  readonly duePayouts: Money
  readonly duePayoutCount: number
  readonly nextPayoutAt: Date | null
  readonly paidOut: Money
  readonly last30: ProfitParts
  /** Net profit of the 30 days before those. */
  readonly previousNet: Money
  readonly buckets: Readonly<Record<OrderBucket, number>>
  readonly bought: number
  readonly onItsWay: number
  readonly deliveredLately: number
  readonly events: readonly LastEvent[]
}

const SHOWN_NEEDS = 8
const SHOWN_EVENTS = 8

interface NeedRow { readonly kind: Need['kind']; readonly orderId: string; readonly reason: string; readonly detail: string | null; readonly amountMinor: string; readonly since: string; readonly until: string | null; readonly total: number }

/** What waits for the reseller, most money first: stopped orders, orders AliExpress waits to be paid for, cases to answer, parts that will not come, payouts that did not arrive. */
const needsSql = (userId: string) => Prisma.sql`(
    SELECT jsonb_agg(jsonb_build_object('kind', need."kind", 'orderId', need."orderId", 'reason', need."reason", 'detail', need."detail", 'amountMinor', need."amountMinor"::text, 'since', need."since", 'until', need."until", 'total', need."total")
      ORDER BY need."amountMinor" DESC, need."since") FROM (
    SELECT each.*, count(*) OVER ()::int AS "total" FROM (
      SELECT CASE WHEN o."status" = 'FAILED' THEN 'stopped' ELSE 'unpaid_at_supplier' END AS "kind", o."id" AS "orderId", coalesce(o."failureReason", '') AS "reason", NULL AS "detail",
          o."totalMinor" AS "amountMinor", coalesce(o."stoppedAt", o."purchasedAt", o."createdAt") AS "since", CASE WHEN o."status" = 'FAILED' THEN o."nextAttemptAt" ELSE b."payBy" END AS "until"
        FROM needy JOIN "orders" o ON o."id" = needy."id" LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all' WHERE needy."status" = 'FAILED' OR (needy."status" = 'PURCHASED' AND b."status" = 'AWAITING_PAYMENT')
      UNION ALL
      SELECT 'case', o."id", d."reason", NULL, d."amountMinor", d."openedAt", d."dueAt"
        FROM needy JOIN ${ordersWithParts} ON o."id" = needy."id" JOIN (SELECT d.* FROM ${waitingCases}) d ON d."orderId" = o."id" WHERE needy."status" <> 'FAILED' AND ${waitsForSql} = 'case'
      UNION ALL
      SELECT 'part', o."id", '', NULL, coalesce((SELECT sum(l."unitPriceMinor" * (i ->> 'quantity')::int)::bigint FROM "supplier_orders" a, jsonb_array_elements(a."closedItems") i JOIN "order_lines" l
            ON l."orderId" = o."id" AND l."supplierProductId" = i ->> 'productId' AND coalesce(i ->> 'skuId', l."supplierSkuId") = l."supplierSkuId" WHERE a."supplierOrderId" = split_part(x."subject", ':', 2)), x."amountMinor", 0), x."openedAt", NULL
        FROM needy JOIN ${ordersWithParts} ON o."id" = needy."id" JOIN (SELECT x.* FROM ${missingParts}) x ON x."orderId" = o."id" WHERE needy."status" <> 'FAILED' AND ${waitsForSql} = 'part'
      UNION ALL
      SELECT 'payout', s."orderId", y."status", y."failureReason", y."amountMinor", y."createdAt", y."nextCheckAt"
        FROM "payouts" y JOIN "sales" s ON s."id" = y."saleId"
       WHERE y."userId" = ${userId} AND y."beneficiary" = 'RESELLER' AND y."status" IN ('FAILED', 'RETURNED', 'BLOCKED', 'REVERSED', 'UNCLAIMED')
    ) each ORDER BY each."amountMinor" DESC, each."since" LIMIT ${SHOWN_NEEDS}) need)`

interface FigureRow {
  readonly currency: string
  readonly shopSlug: string | null
  readonly hasPayoutEmail: boolean
  readonly publishedProducts: number
  readonly needs: readonly NeedRow[] | null
  readonly balance: bigint
  readonly committedMinor: bigint
  readonly due: { minor: string; count: number; next: string | null }
  readonly payouts: Totals | null
  readonly last30: Record<'revenue' | 'tax' | 'supplier' | 'paymentFees' | 'commission' | 'payoutFees' | 'net', string> & { sales: number }
  readonly previousNet: bigint
  readonly byStatus: Totals | null
  readonly needyByStatus: Readonly<Record<string, number>> | null
  readonly delivered: number
  readonly events: { orderId: string; at: string; event: string; actor: string; evidence: Record<string, unknown> }[] | null
}

async function readFigures(userId: string): Promise<FigureRow | undefined> {
  const daysAgo = (days: number) => secondsFromNow(-days * 86_400)
  // Whole UTC days, today with the 29 before it, and the 30 before those: what the sales of a day left is kept per day.
  const [since, before] = [utcDay(daysAgo(29)), utcDay(daysAgo(59))]
  const scope = Prisma.sql`u."id"`
  const rows = await prisma.$queryRaw<FigureRow[]>(Prisma.sql`
    WITH needy AS MATERIALIZED (${needyOrders(userId)})
    SELECT u."currency", h."slug" AS "shopSlug", u."paypalPayoutEmail" IS NOT NULL AS "hasPayoutEmail", u."balance", coalesce(w."committedMinor", 0)::bigint AS "committedMinor", ${needsSql(userId)} AS "needs",
      (SELECT count(*)::int FROM "products" d WHERE d."userId" = u."id" AND d."status" = 'PUBLISHED') AS "publishedProducts",
      (SELECT jsonb_build_object('minor', coalesce(sum(y."amountMinor"), 0)::text, 'count', count(*)::int, 'next', min(coalesce(y."holdUntil", y."nextCheckAt")))
        FROM "payouts" y WHERE y."userId" = ${userId} AND y."beneficiary" = 'RESELLER' AND y."status" IN ('PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED')) AS "due",
      ${totalsSql(scope, 'payout')} AS "payouts", ${totalsSql(scope, 'order')} AS "byStatus",
      (SELECT jsonb_object_agg(each."status", each."count") FROM (SELECT "status", count(*)::int AS "count" FROM needy GROUP BY 1) each) AS "needyByStatus",
      (SELECT jsonb_build_object('sales', coalesce(sum(s."sales"), 0)::int, 'revenue', coalesce(sum(s."salePrice"), 0)::text, 'tax', coalesce(sum(s."tax"), 0)::text, 'supplier', coalesce(sum(s."aliexpressCost"), 0)::text,
          'paymentFees', coalesce(sum(s."paymentFee"), 0)::text, 'commission', coalesce(sum(s."commissionAmount"), 0)::text, 'payoutFees', coalesce(sum(s."payoutFee"), 0)::text, 'net', coalesce(sum(s."netProfit"), 0)::text)
        FROM "current_sale_days" s WHERE s."userId" = u."id" AND s."day" >= ${since}::date) AS "last30",
      (SELECT coalesce(sum(s."netProfit"), 0)::bigint FROM "current_sale_days" s WHERE s."userId" = u."id" AND s."day" >= ${before}::date AND s."day" < ${since}::date) AS "previousNet",
      (SELECT count(*)::int FROM "order_events" e WHERE e."userId" = u."id" AND e."toStatus" = 'DELIVERED' AND e."at" >= ${daysAgo(7)}::timestamptz) AS "delivered",
      (SELECT jsonb_agg(jsonb_build_object('orderId', e."orderId", 'at', e."at", 'event', e."event", 'actor', e."actor", 'evidence', e."evidence") ORDER BY e."at" DESC, e."id" DESC) FROM (
         SELECT e.* FROM "order_events" e WHERE e."userId" = ${userId} AND e."event" NOT IN ('order_created', 'payment_expired') AND e."evidence" ->> 'beneficiary' IS DISTINCT FROM 'ADMIN' ORDER BY e."at" DESC, e."id" DESC LIMIT ${SHOWN_EVENTS}) e) AS "events"
    FROM "users" u LEFT JOIN "shops" h ON h."userId" = u."id" LEFT JOIN "user_workflow_configs" w ON w."userId" = u."id" WHERE u."id" = ${userId}`)
  return rows[0]
}

/** The reseller's day: what needs them, where their money is, what 30 days left, what moves. One statement: each costs a page more than what it reads. Null: no such account. */
export async function readResellerToday(userId: string): Promise<ResellerToday | null> {
  const row = await readFigures(userId)
  if (!row) return null
  const needs = row.needs ?? []
  const amount = (minor: bigint | string) => money(BigInt(minor), row.currency)
  const { sales, ...parts } = row.last30
  return {
    currency: row.currency, shopSlug: row.shopSlug, hasPayoutEmail: row.hasPayoutEmail, publishedProducts: row.publishedProducts,
    needs: needs.map(({ amountMinor, total: _total, since, until, ...need }) => ({ ...need, since: new Date(since), until: until === null ? null : new Date(until), amount: amount(amountMinor) })),
    needsTotal: needs[0]?.total ?? 0,
    balance: amount(row.balance), inPurchases: amount(row.committedMinor),
    duePayouts: amount(row.due.minor), duePayoutCount: row.due.count, nextPayoutAt: row.due.next === null ? null : new Date(row.due.next), paidOut: amount(sumOf(row.payouts, ['PAID']).minor),
    last30: {
      sales, revenue: amount(parts.revenue), tax: amount(parts.tax), supplier: amount(parts.supplier), paymentFees: amount(parts.paymentFees),
      commission: amount(parts.commission), payoutFees: amount(parts.payoutFees), net: amount(parts.net),
    },
    previousNet: amount(row.previousNet), buckets: countBuckets(row.byStatus, row.needyByStatus),
    bought: sumOf(row.byStatus, ['PURCHASED']).count, onItsWay: sumOf(row.byStatus, ['SHIPPED']).count, deliveredLately: row.delivered,
    events: (row.events ?? []).map((event) => ({ ...event, at: new Date(event.at) })),
  }
}
