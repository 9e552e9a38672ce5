import type { OrderStatus } from '../cycle/order/states'
import { Prisma } from '../foundation/db'
import { sumOf, type Totals } from './totals'

/** The tabs of the orders page. `unpaid`: checkouts whose money never came. */
export const ORDER_BUCKETS = ['needs', 'buying', 'way', 'done', 'unpaid'] as const
export type OrderBucket = (typeof ORDER_BUCKETS)[number]

/** FROM clause whose names `orderBucketSql` uses: order, payment, purchase, whether a refund of all of it runs. */
export const ordersWithParts = Prisma.sql`
  "orders" o JOIN "payments" p ON p."orderId" = o."id"
  LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all'
  LEFT JOIN "refunds" r ON r."orderId" = o."id" AND r."status" <> 'FAILED' AND r."part" IS NULL`

/** Cases in which PayPal waits for us and no answer of ours is on its way. Few: read once for a whole list, not once per order. */
export const waitingCases = Prisma.sql`
  "disputes" d WHERE d."status" = 'NEEDS_ANSWER' AND NOT EXISTS (SELECT FROM "dispute_answers" w WHERE w."disputeId" = d."id" AND w."status" IN ('PREPARED', 'SENT', 'UNKNOWN'))`

/** Parts that the supplier called off, for which no refund runs and nobody has settled otherwise. */
export const missingParts = Prisma.sql`
  "exceptions" x WHERE x."kind" = 'SUPPLIER_PART_CLOSED' AND x."closedAt" IS NULL
    AND NOT EXISTS (SELECT FROM "refunds" f WHERE f."orderId" = x."orderId" AND f."part" = split_part(x."subject", ':', 2) AND f."status" <> 'FAILED')`

/** What of an order that goes on waits for its reseller: an answer to a case, the refund of a part that will not come, or nothing. */
export const waitsForSql = Prisma.sql`
  CASE WHEN r."id" IS NOT NULL OR o."status" IN ('CREATED', 'CANCELLED', 'REFUNDED') THEN NULL
       WHEN o."id" IN (SELECT d."orderId" FROM ${waitingCases}) THEN 'case'
       WHEN o."id" IN (SELECT x."orderId" FROM ${missingParts}) THEN 'part' END`

/**
 * In which tab an order stands: exactly one. A stopped order needs its reseller until a refund runs; so does one that AliExpress waits to be paid for, one
 * with a case that PayPal wants an answer to, and one of which a part will not come.
 */
export const orderBucketSql = Prisma.sql`
  CASE WHEN o."status" = 'FAILED' AND r."id" IS NULL THEN 'needs'
       WHEN o."status" = 'PURCHASED' AND b."status" = 'AWAITING_PAYMENT' THEN 'needs'
       WHEN ${waitsForSql} IS NOT NULL THEN 'needs'
       WHEN o."status" IN ('PAID', 'PURCHASING') THEN 'buying'
       WHEN o."status" IN ('PURCHASED', 'SHIPPED') THEN 'way'
       WHEN o."status" IN ('CREATED', 'CANCELLED') THEN 'unpaid'
       ELSE 'done' END`

/** The statuses whose orders stand in a tab, but for those that need their reseller. */
export const BUCKET_STATUSES: Readonly<Record<Exclude<OrderBucket, 'needs'>, readonly OrderStatus[]>> = {
  buying: ['PAID', 'PURCHASING'],
  way: ['PURCHASED', 'SHIPPED'],
  done: ['DELIVERED', 'REFUNDED', 'FAILED'],
  unpaid: ['CREATED', 'CANCELLED'],
}

/** LIMIT: looked up for each order; as NOT EXISTS it is a join, for which the planner reads all refunds. */
const isKept = Prisma.sql`(SELECT TRUE FROM "refunds" r WHERE r."orderId" = o."id" AND r."status" <> 'FAILED' AND r."part" IS NULL LIMIT 1) IS NULL`

/**
 * The orders of the tab `needs` (id, status): found by what makes each need its reseller, so that nobody reads the others. The same rule
 * as orderBucketSql. OFFSET 0: each case looks up its order; left to itself the planner reads all orders of the reseller instead.
 */
export const needyOrders = (userId: string): Prisma.Sql => Prisma.sql`
  SELECT o."id", o."status" FROM "orders" o WHERE o."userId" = ${userId} AND o."status" = 'FAILED' AND ${isKept}
  UNION SELECT o."id", o."status" FROM "purchases" b JOIN "orders" o ON o."id" = b."orderId" WHERE b."userId" = ${userId} AND b."status" = 'AWAITING_PAYMENT' AND b."supplierGroup" = 'all' AND o."status" = 'PURCHASED'
  UNION SELECT o."id", o."status" FROM (SELECT d."orderId" FROM ${waitingCases} UNION SELECT x."orderId" FROM ${missingParts}) w CROSS JOIN LATERAL (SELECT a."id", a."status", a."userId" FROM "orders" a WHERE a."id" = w."orderId" OFFSET 0) o
    WHERE o."userId" = ${userId} AND o."status" NOT IN ('CREATED', 'CANCELLED', 'REFUNDED') AND ${isKept}`

/** How many orders stand in each tab: from the totals of the statuses, and which of them need their reseller, by status. */
export function countBuckets(byStatus: Totals | null, needy: Readonly<Record<string, number>> | null): Record<OrderBucket, number> {
  const needs = Object.values(needy ?? {}).reduce((sum, count) => sum + count, 0)
  const others = (bucket: Exclude<OrderBucket, 'needs'>) => sumOf(byStatus, BUCKET_STATUSES[bucket]).count - BUCKET_STATUSES[bucket].reduce((sum, status) => sum + (needy?.[status] ?? 0), 0)
  return { needs, buying: others('buying'), way: others('way'), done: others('done'), unpaid: others('unpaid') }
}
