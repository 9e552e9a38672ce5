import { Prisma } from '../../foundation/db'
import type { Invariant } from './invariant'

/** Sales, their split, and the payouts. */
export const SALE_INVARIANTS: readonly Invariant[] = [
  {
    number: 'INV-13',
    name: 'Every paid purchase has its one sale, and no sale is without one',
    query: (at) => Prisma.sql`
      SELECT s."id" AS subject, 'no paid purchase' AS detail FROM "sales" s WHERE NOT EXISTS (SELECT FROM "purchases" b WHERE b."orderId" = s."orderId" AND b."paidAt" IS NOT NULL)
      UNION ALL SELECT "orderId", count(*)::text || ' sales' FROM "sales" GROUP BY "orderId" HAVING count(*) > 1
      UNION ALL SELECT b."orderId", 'paid purchase without a sale' FROM "purchases" b WHERE b."status" = 'PAID' AND b."paidAt" < ${at}::timestamptz - interval '15 minutes' AND NOT EXISTS (SELECT FROM "sales" s WHERE s."orderId" = b."orderId")
      UNION ALL SELECT b."orderId", concat('the purchase names the sale ', coalesce(b."saleId", 'none'), ', it is ', coalesce(s."id", 'none')) FROM "purchases" b FULL JOIN "sales" s ON s."orderId" = b."orderId" WHERE b."saleId" IS DISTINCT FROM s."id"`,
  },
  {
    number: 'INV-14',
    name: 'Commission, net profit and payout fees are the gross profit to the cent, and both commission rows say the same',
    query: () => Prisma.sql`
      SELECT s."id" AS subject, concat_ws(' ', s."grossProfit", '=', s."commissionAmount", '+', s."netProfit", '+', s."payoutFee", '; rows', c."amountMinor", a."amountMinor") AS detail
      FROM "sales" s LEFT JOIN "commissions" c ON c."saleId" = s."id" LEFT JOIN "admin_commissions" a ON a."saleId" = s."id"
      WHERE s."grossProfit" <> s."salePrice" - s."tax" - s."aliexpressCost" - s."paymentFee" OR s."commissionAmount" + s."netProfit" + s."payoutFee" <> s."grossProfit"
        OR c."amountMinor" IS DISTINCT FROM s."commissionAmount" OR a."amountMinor" IS DISTINCT FROM s."commissionAmount" OR s."resellerPayable" NOT IN (s."netProfit", s."netProfit" + s."aliexpressCost")
        OR (s."netProfit" < 0 AND s."lossReason" IS NULL)`,
  },
  {
    number: 'INV-52',
    name: 'A corrected sale adds up, never gives more than it had, and everything that went back to the shopper is taken out of it',
    query: (at) => Prisma.sql`
      SELECT f."id" AS subject, concat_ws(' ', 'stands at', f."salePrice", 'less', f."tax", f."aliexpressCost", f."paymentFee", 'for', f."commissionAmount", f."netProfit", f."payoutFee") AS detail FROM "standing_sales" f
        WHERE f."salePrice" < 0 OR f."tax" < 0 OR f."aliexpressCost" < 0 OR f."commissionAmount" < 0 OR f."payoutFee" < 0 OR f."salePrice" - f."tax" - f."aliexpressCost" - f."paymentFee" <> f."commissionAmount" + f."netProfit" + f."payoutFee"
          OR (f."status" = 'REVERSED') <> (f."salePrice" = 0)
      UNION ALL SELECT s."id", concat(x."id", ' is not taken out of the sale') FROM "sales" s JOIN (
          SELECT "id", "orderId", "completedAt" AS "at" FROM "refunds" WHERE "status" = 'COMPLETED' AND "part" IS NOT NULL UNION ALL SELECT "id", "orderId", "createdAt" FROM "payment_reversals" WHERE "kind" = 'REVERSAL') x ON x."orderId" = s."orderId"
        WHERE s."status" <> 'REVERSED' AND greatest(x."at", s."createdAt") < ${at}::timestamptz - interval '15 minutes' AND NOT EXISTS (SELECT FROM "sale_corrections" c WHERE c."causeId" = x."id")`,
  },
  {
    number: 'INV-15',
    name: 'A sale pays each beneficiary once: one payout, one batch, one item',
    query: () => Prisma.sql`
      SELECT "saleId" AS subject, concat("beneficiary", ' ', count(*), ' payouts') AS detail FROM "payouts" GROUP BY "saleId", "beneficiary" HAVING count(*) > 1
      UNION ALL SELECT "transactionId", count(*)::text || ' payouts share it' FROM "payouts" WHERE "transactionId" IS NOT NULL GROUP BY "transactionId" HAVING count(*) > 1
      UNION ALL SELECT s."id", concat(s."status", ' but a payout is ', y."status") FROM "sales" s JOIN "payouts" y ON y."saleId" = s."id" WHERE s."status" = 'PAID_OUT' AND y."status" NOT IN ('PAID', 'WITHHELD')`,
  },
  {
    number: 'INV-16',
    name: 'Nobody is paid more than their share: what is paid, on its way or in doubt is at most what the sales gave',
    query: () => Prisma.sql`
      SELECT y."id" AS subject, concat(y."beneficiary", ' ', y."amountMinor", ' of ', CASE y."beneficiary" WHEN 'ADMIN' THEN s."commissionAmount" ELSE s."resellerPayable" END) AS detail
      FROM "payouts" y JOIN "sales" s ON s."id" = y."saleId"
      WHERE y."amountMinor" + y."withheldMinor" > CASE y."beneficiary" WHEN 'ADMIN' THEN s."commissionAmount" ELSE s."resellerPayable" END OR y."currency" <> s."currency"
      UNION ALL
      SELECT u."id", concat('balance ', u."balance", ', on its way ', moving.minor, ', explained debt ', debt.minor) FROM "users" u
        CROSS JOIN LATERAL (SELECT coalesce(sum(y."amountMinor"), 0) AS minor FROM "payouts" y WHERE y."userId" = u."id" AND y."status" IN ('SENDING', 'UNKNOWN', 'ACCEPTED')) AS moving
        CROSS JOIN LATERAL (SELECT
          coalesce((SELECT sum(y."amountMinor" + y."withheldMinor") FROM "payouts" y JOIN "sales" s ON s."id" = y."saleId" WHERE y."userId" = u."id" AND s."status" = 'REVERSED' AND y."status" <> 'CANCELLED'), 0)
          + coalesce((SELECT sum(CASE WHEN c."cause" = 'COST_RETURNED' THEN c."netProfit" ELSE greatest(c."netProfit", 0) END) FROM "sale_corrections" c JOIN "sales" s ON s."id" = c."saleId" WHERE s."userId" = u."id" AND c."cause" <> 'CALLED_OFF'), 0)
          + coalesce((SELECT sum(v."amountMinor") FROM "payment_reversals" v JOIN "orders" o ON o."id" = v."orderId" WHERE o."userId" = u."id" AND v."kind" = 'FEE'), 0)
          + coalesce((SELECT -sum(s."resellerPayable") FROM "sales" s WHERE s."userId" = u."id" AND s."status" <> 'REVERSED' AND s."resellerPayable" < 0), 0) AS minor) AS debt
      WHERE moving.minor - u."balance" > debt.minor`,
  },
  {
    number: 'INV-17',
    name: 'A payout goes to the address fixed when it was sent, and not to one replaced less than 72 hours before',
    query: () => Prisma.sql`
      SELECT "id" AS subject, concat("status", ' without a receiver') AS detail FROM "payouts" WHERE "status" IN ('SENDING', 'UNKNOWN', 'ACCEPTED', 'PAID', 'UNCLAIMED', 'ONHOLD') AND "receiver" IS NULL
      UNION ALL
      SELECT y."id", concat('sent ', y."sentAt", ', address changed ', u."paypalPayoutEmailChangedAt") FROM "payouts" y JOIN "users" u ON u."id" = y."userId"
      WHERE y."beneficiary" = 'RESELLER' AND y."receiver" = u."paypalPayoutEmail" AND y."sentAt" >= u."paypalPayoutEmailChangedAt" AND y."sentAt" < u."paypalPayoutEmailChangedAt" + interval '72 hours'`,
  },
]
