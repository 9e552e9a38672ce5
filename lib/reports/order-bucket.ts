import { Prisma } from '../foundation/db'

/** The tabs of the orders page. `unpaid`: checkouts whose money never came. */
export const ORDER_BUCKETS = ['needs', 'buying', 'way', 'done', 'unpaid'] as const
export type OrderBucket = (typeof ORDER_BUCKETS)[number]

/** FROM clause whose names `orderBucketSql` uses: order, payment, purchase, whether a refund of all of it runs. */
export const ordersWithParts = Prisma.sql`
  "orders" o JOIN "payments" p ON p."orderId" = o."id"
  LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all'
  LEFT JOIN "refunds" r ON r."orderId" = o."id" AND r."status" <> 'FAILED' AND r."part" IS NULL`

/** In which tab an order stands: exactly one. A stopped order needs its reseller until a refund runs; so does one that AliExpress waits to be paid for. */
export const orderBucketSql = Prisma.sql`
  CASE WHEN o."status" = 'FAILED' AND r."id" IS NULL THEN 'needs'
       WHEN o."status" = 'PURCHASED' AND b."status" = 'AWAITING_PAYMENT' THEN 'needs'
       WHEN o."status" IN ('PAID', 'PURCHASING') THEN 'buying'
       WHEN o."status" IN ('PURCHASED', 'SHIPPED') THEN 'way'
       WHEN o."status" IN ('CREATED', 'CANCELLED') THEN 'unpaid'
       ELSE 'done' END`
