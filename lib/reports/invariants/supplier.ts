import { Prisma } from '../../foundation/db'
import type { Invariant } from './invariant'

/** Purchases at the supplier, and the capital that backs them. */
export const SUPPLIER_INVARIANTS: readonly Invariant[] = [
  {
    number: 'INV-08',
    name: 'One purchase per order and supplier, and the order carries exactly its AliExpress numbers',
    query: () => Prisma.sql`
      SELECT "orderId" AS subject, count(*)::text || ' purchases' AS detail FROM "purchases" GROUP BY "orderId", "supplierGroup" HAVING count(*) > 1
      UNION ALL
      SELECT o."id", concat('order says ', coalesce(o."aliexpressOrderId", 'nothing'), ', bound are ', coalesce(bound.ids, 'none')) FROM "orders" o
        JOIN LATERAL (SELECT string_agg(s."supplierOrderId", ',' ORDER BY s."supplierOrderId") AS ids FROM "purchases" b JOIN "supplier_orders" s ON s."purchaseId" = b."id" WHERE b."orderId" = o."id") bound ON TRUE
        WHERE coalesce((SELECT string_agg(each, ',' ORDER BY each) FROM unnest(string_to_array(o."aliexpressOrderId", ',')) AS each), '') <> coalesce(bound.ids, '')`,
  },
  {
    number: 'INV-09',
    name: 'Nothing was bought for an order before its money was here',
    query: () => Prisma.sql`
      SELECT b."id" AS subject, concat_ws(' ', 'sent', b."sentAt", 'payment', p."status", p."capturedAt") AS detail
      FROM "purchases" b JOIN "orders" o ON o."id" = b."orderId" LEFT JOIN "payments" p ON p."orderId" = b."orderId"
      WHERE b."sentAt" IS NOT NULL AND (p."status" IS NULL OR p."status" NOT IN ('COMPLETED', 'REFUNDED') OR o."paidAt" IS NULL OR o."paidAt" > b."sentAt")`,
  },
  {
    number: 'INV-10',
    name: 'A cost above the approved limit is flagged on its sale, never silent',
    query: () => Prisma.sql`
      SELECT b."id" AS subject, concat(b."actualCostMinor", ' of at most ', b."maxCostMinor", ' ', b."currency") AS detail
      FROM "purchases" b JOIN "sales" s ON s."orderId" = b."orderId" WHERE b."actualCostMinor" > b."maxCostMinor" AND s."lossReason" IS NULL`,
  },
  {
    number: 'INV-11',
    name: 'An order is bought through one way only: API or browser, never both',
    query: () => Prisma.sql`
      SELECT "orderId" AS subject, string_agg(DISTINCT "channel", ', ') AS detail FROM "purchases" WHERE "status" IN ('SENT', 'UNKNOWN', 'ORDERED', 'AWAITING_PAYMENT', 'PAID')
      GROUP BY "orderId", "supplierGroup" HAVING count(DISTINCT "channel") > 1`,
  },
  {
    number: 'INV-12',
    name: 'The address sent to the supplier is the address of the paid order',
    query: () => Prisma.sql`
      SELECT b."id" AS subject, 'another address was sent' AS detail FROM "purchases" b JOIN "orders" o ON o."id" = b."orderId"
      WHERE b."status" IN ('SENT', 'UNKNOWN', 'ORDERED', 'AWAITING_PAYMENT', 'PAID') AND b."request" -> 'address' <> o."shippingAddress"`,
  },
  {
    number: 'INV-18',
    name: 'A purchase was never reserved beyond the free capital',
    query: () => Prisma.sql`
      SELECT "id" AS subject, concat('free after it ', "freeAfterMinor") AS detail FROM "capital_reservations" WHERE "freeAfterMinor" < 0
      UNION ALL SELECT "currency", concat('committed ', "committedMinor") FROM "capital_accounts" WHERE "committedMinor" < 0`,
  },
  {
    number: 'INV-19',
    name: 'Committed capital is the sum of open reservations, and each reservation ends once',
    query: () => Prisma.sql`
      SELECT c."currency" AS subject, concat('committed ', c."committedMinor", ', open ', coalesce(r.total, 0)) AS detail FROM "capital_accounts" c
        LEFT JOIN (SELECT "currency", sum("amountMinor") AS total FROM "capital_reservations" WHERE "status" = 'OPEN' GROUP BY 1) r ON r."currency" = c."currency" WHERE c."committedMinor" <> coalesce(r.total, 0)
      UNION ALL
      SELECT w."userId", concat('committed ', w."committedMinor", ', open ', coalesce(r.total, 0)) FROM "user_workflow_configs" w
        LEFT JOIN (SELECT "userId", sum("amountMinor") AS total FROM "capital_reservations" WHERE "status" = 'OPEN' GROUP BY 1) r ON r."userId" = w."userId" WHERE w."committedMinor" <> coalesce(r.total, 0)
      UNION ALL
      SELECT "id", concat("status", ' and its end do not fit') FROM "capital_reservations" WHERE ("status" = 'OPEN') <> ("endedAt" IS NULL)
      UNION ALL
      SELECT r."id", concat('open though the purchase is ', b."status") FROM "capital_reservations" r JOIN "purchases" b ON b."orderId" = r."orderId" WHERE r."status" = 'OPEN' AND b."status" IN ('PAID', 'REFUSED', 'CANCELLED')
      UNION ALL
      SELECT b."id", concat(b."status", ' without a reservation') FROM "purchases" b WHERE b."status" IN ('SENT', 'UNKNOWN', 'ORDERED', 'AWAITING_PAYMENT') AND NOT EXISTS (SELECT FROM "capital_reservations" r WHERE r."orderId" = b."orderId" AND r."status" = 'OPEN')`,
  },
]
