import { Prisma } from '../../foundation/db'
import { FAILURE_POLICY, ORDER_MOVES } from '../../cycle/order/states'
import type { Invariant } from './invariant'

const edges = Object.entries(ORDER_MOVES).flatMap(([from, targets]) => targets.map((to) => `${from}>${to}`))
const byPerson = Object.entries(FAILURE_POLICY).flatMap(([reason, policy]) => (policy === 'person' ? [reason] : []))

/** Payments, orders, refunds and the order's states. */
export const ORDER_INVARIANTS: readonly Invariant[] = [
  {
    number: 'INV-01',
    name: 'One capture belongs to exactly one order',
    query: () => Prisma.sql`SELECT "captureId" AS subject, count(DISTINCT "orderId")::text || ' orders' AS detail FROM "payments" WHERE "captureId" IS NOT NULL GROUP BY "captureId" HAVING count(DISTINCT "orderId") <> 1`,
  },
  {
    number: 'INV-02',
    name: 'PayPal and our books have the same payments, as the last comparison of both found',
    query: () => Prisma.sql`SELECT "subject" AS subject, concat("kind", ' ', "amountMinor", ' since ', "openedAt") AS detail FROM "exceptions" WHERE "closedAt" IS NULL AND "kind" IN ('CAPTURE_WITHOUT_PAYMENT', 'PAYMENT_WITHOUT_CAPTURE')`,
  },
  {
    number: 'INV-03',
    name: 'A paid order has a completed capture of its total, in its currency, fee and net adding up',
    query: () => Prisma.sql`
      SELECT o."id" AS subject, concat_ws(' ', o."status", 'payment', p."status", p."amountMinor", 'of', o."totalMinor", p."currency") AS detail
      FROM "orders" o LEFT JOIN "payments" p ON p."orderId" = o."id"
      WHERE (o."status" IN ('PAID', 'PURCHASING', 'PURCHASED', 'SHIPPED', 'DELIVERED', 'REFUNDED') OR (o."status" = 'FAILED' AND o."failureReason" <> 'PAYMENT_MISMATCH'))
        AND (p."id" IS NULL OR p."status" NOT IN ('COMPLETED', 'REFUNDED') OR p."captureId" IS NULL OR p."currency" <> o."currency"
          OR (o."paidAt" IS NOT NULL AND (p."amountMinor" <> o."totalMinor" OR p."feeMinor" IS NULL OR coalesce(p."netMinor" + p."feeMinor", p."amountMinor") <> p."amountMinor")))`,
  },
  {
    number: 'INV-04',
    name: 'An order’s total is the sum of its lines and the delivery',
    query: () => Prisma.sql`
      SELECT o."id" AS subject, concat('items ', o."itemsMinor", ', lines ', coalesce(sum(l."unitPriceMinor" * l."quantity"), 0)) AS detail
      FROM "orders" o LEFT JOIN "order_lines" l ON l."orderId" = o."id" GROUP BY o."id"
      HAVING coalesce(sum(l."unitPriceMinor" * l."quantity"), 0) <> o."itemsMinor" OR o."totalMinor" <> o."itemsMinor" + o."shippingMinor" OR count(*) FILTER (WHERE l."currency" <> o."currency") > 0`,
  },
  {
    number: 'INV-05',
    name: 'Amounts and lines of an order cannot be edited: the guards of the database are in force',
    query: () => Prisma.sql`
      SELECT wanted AS subject, 'trigger missing or off' AS detail FROM unnest(ARRAY['orders_snapshot', 'orders_end_states', 'order_lines_append_only', 'order_events_append_only']) AS wanted
      WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgname = wanted AND t.tgenabled IN ('O', 'A'))`,
  },
  {
    number: 'INV-06',
    name: 'Refunds, and what PayPal itself took back, never exceed the capture',
    query: () => Prisma.sql`
      SELECT p."id" AS subject, concat('given back ', sum(r."amountMinor"), ' of ', p."amountMinor") AS detail
      FROM "payments" p JOIN (SELECT "paymentId", "amountMinor", "currency" FROM "refunds" f WHERE "status" NOT IN ('FAILED', 'UNKNOWN')
          AND NOT ("status" IN ('PREPARED', 'SENT') AND EXISTS (SELECT FROM "payment_reversals" v WHERE v."paymentId" = f."paymentId" AND v."kind" = 'REVERSAL')) -- PayPal refuses it
        UNION ALL SELECT "paymentId", "amountMinor", "currency" FROM "payment_reversals" WHERE "kind" = 'REVERSAL') r
        ON r."paymentId" = p."id" GROUP BY p."id"
      HAVING sum(r."amountMinor") > greatest(p."amountMinor", coalesce(p."netMinor" + p."feeMinor", 0)) OR count(*) FILTER (WHERE r."currency" <> p."currency") > 0`,
  },
  {
    number: 'INV-07',
    name: 'A refunded order owes nobody anything: the shopper’s share is zero, and what the supplier still owes is what is awaited from it',
    query: (at) => Prisma.sql`
      SELECT o."id" AS subject, concat(a."code", ' ', sum(e."amountMinor")) AS detail
      FROM "orders" o JOIN "ledger_transactions" t ON t."orderId" = o."id" JOIN "ledger_entries" e ON e."transactionId" = t."id" JOIN "ledger_accounts" a ON a."id" = e."accountId"
        LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."refundedAt" IS NULL AND a."code" = 'supplier_clearing'
      WHERE o."status" = 'REFUNDED' AND a."code" IN ('shopper_payable', 'supplier_clearing', 'supplier_cost', 'reseller_payable') AND (a."code" <> 'reseller_payable' OR NOT (EXISTS (SELECT FROM "sales" s JOIN "payouts" y ON y."saleId" = s."id" WHERE s."orderId" = o."id" AND y."beneficiary" = 'RESELLER') OR EXISTS (SELECT FROM "payment_reversals" v WHERE v."orderId" = o."id")))
        AND NOT (a."code" = 'supplier_clearing' AND EXISTS (SELECT FROM "exceptions" x WHERE x."orderId" = o."id" AND x."kind" = 'SUPPLIER_PART_REFUNDED')) -- a person decides whose it is
        AND NOT (a."code" = 'supplier_clearing' AND EXISTS (SELECT FROM "order_events" w WHERE w."orderId" = o."id" AND w."event" = 'supplier_refunded' AND w."at" > ${at}::timestamptz - interval '15 minutes')) -- passed on by its own job
        AND NOT EXISTS (SELECT FROM "sales" s JOIN "payment_reversals" v ON v."orderId" = s."orderId" AND v."kind" = 'REVERSAL' WHERE s."orderId" = o."id" AND s."status" <> 'REVERSED' AND NOT EXISTS (SELECT FROM "sale_corrections" c WHERE c."causeId" = v."id")) -- its correction is awaited: INV-52
      GROUP BY o."id", a."code", b."refundDueMinor" HAVING sum(e."amountMinor") <> coalesce(b."refundDueMinor", 0)`,
  },
  {
    number: 'INV-50',
    name: 'While a case is open at PayPal nothing is bought for its order and no payout of its sale leaves',
    query: () => Prisma.sql`
      SELECT b."id" AS subject, concat('sent ', b."firstSentAt", ', case stored ', d."createdAt") AS detail FROM "disputes" d JOIN "purchases" b ON b."orderId" = d."orderId"
        WHERE b."status" NOT IN ('REFUSED', 'PREPARED') AND b."firstSentAt" > d."createdAt" AND b."firstSentAt" < coalesce(d."closedAt", 'infinity')
      UNION ALL SELECT y."id", concat('sent ', y."sentAt", ', case stored ', d."createdAt") FROM "disputes" d JOIN "sales" s ON s."orderId" = d."orderId" JOIN "payouts" y ON y."saleId" = s."id"
        WHERE y."sentAt" > d."createdAt" AND y."sentAt" < coalesce(d."closedAt", 'infinity')`,
  },
  {
    number: 'INV-51',
    name: 'What PayPal holds of a payment is never below zero, and nothing is held where no case is open',
    query: (at) => Prisma.sql`
      SELECT t."orderId" AS subject, concat('held ', sum(e."amountMinor")) AS detail FROM "ledger_entries" e JOIN "ledger_transactions" t ON t."id" = e."transactionId" JOIN "ledger_accounts" a ON a."id" = e."accountId"
      WHERE a."code" = 'paypal_held' GROUP BY t."orderId" HAVING sum(e."amountMinor") < 0 OR (sum(e."amountMinor") > 0 AND max(t."occurredAt") < ${at}::timestamptz - interval '1 day'
        AND NOT EXISTS (SELECT FROM "disputes" d WHERE d."orderId" = t."orderId" AND (d."closedAt" IS NULL OR d."closedAt" > ${at}::timestamptz - interval '1 day')))`,
  },
  {
    number: 'INV-30',
    name: 'Every status change is a permitted move, and the status is where the moves lead',
    query: () => Prisma.sql`
      SELECT "orderId" AS subject, concat("fromStatus", ' > ', "toStatus") AS detail FROM "order_events"
        WHERE "fromStatus" IS NOT NULL AND "toStatus" IS NOT NULL AND concat("fromStatus", '>', "toStatus") NOT IN (${Prisma.join(edges)})
      UNION ALL
      SELECT o."id", concat('is ', o."status", ', moves leave it at ', s."status") FROM "orders" o
        CROSS JOIN LATERAL (
          SELECT x."status", sum(x."step") AS "here" FROM (
            SELECT "toStatus" AS "status", 1 AS "step" FROM "order_events" WHERE "orderId" = o."id" AND "toStatus" IS NOT NULL
            UNION ALL SELECT "fromStatus", -1 FROM "order_events" WHERE "orderId" = o."id" AND "fromStatus" IS NOT NULL
          ) x GROUP BY x."status") s
        WHERE s."here" <> CASE WHEN s."status" = o."status" THEN 1 ELSE 0 END`,
  },
  {
    number: 'INV-31',
    name: 'An order that has ended does not move again',
    query: () => Prisma.sql`SELECT "orderId" AS subject, concat("fromStatus", ' > ', "toStatus") AS detail FROM "order_events" WHERE "fromStatus" IN ('CANCELLED', 'REFUNDED')`,
  },
  {
    number: 'INV-38',
    name: 'No order is out of sight: what is stopped has a reason and either a next try or a person, and what is paid moves on',
    query: (at) => Prisma.sql`
      SELECT "id" AS subject, concat_ws(' ', "status", "failureReason", 'without a next step') AS detail FROM "orders"
        WHERE "status" = 'FAILED' AND ("failureReason" IS NULL OR ("nextAttemptAt" IS NULL AND "failureReason" NOT IN (${Prisma.join(byPerson)})))
      UNION ALL
      SELECT "id", concat("status", ' since ', to_char("paidAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')) FROM "orders" WHERE "status" = 'PAID' AND "paidAt" < ${at}::timestamptz - interval '15 minutes'
      UNION ALL
      SELECT o."id", 'PURCHASING without a purchase' FROM "orders" o WHERE o."status" = 'PURCHASING' AND NOT EXISTS (SELECT FROM "purchases" b WHERE b."orderId" = o."id" AND b."status" IN ('PREPARED', 'SENT', 'UNKNOWN', 'ORDERED'))`,
  },
  {
    number: 'INV-39',
    name: 'No shopper is told that an order is over while its payment is captured, under review or in doubt',
    query: () => Prisma.sql`
      SELECT o."id" AS subject, concat(o."status", ' while the payment is ', p."status") AS detail FROM "orders" o JOIN "payments" p ON p."orderId" = o."id"
      WHERE o."status" = 'CANCELLED' AND p."status" IN ('CAPTURING', 'PENDING', 'COMPLETED')`,
  },
]
