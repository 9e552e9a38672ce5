import { Prisma, prisma } from '../../../foundation/db'

export interface PurchaseClaim {
  readonly fence: number
  /** The backup that this database was restored from is older than this purchase could be: it may have been sent already. */
  readonly mayBeBought: boolean
  /** Since the purchase was prepared a case was opened over the payment, or PayPal took it back. */
  readonly isPaymentInDoubt: boolean
}

/** The shopper's money is here, and no case is open over it. */
const PAYMENT_STANDS = Prisma.sql`EXISTS (SELECT FROM "payments" p WHERE p."orderId" = "purchases"."orderId" AND p."status" = 'COMPLETED')
        AND NOT EXISTS (SELECT FROM "disputes" d WHERE d."orderId" = "purchases"."orderId" AND d."closedAt" IS NULL)`

/**
 * After a restore an order whose money had come before it may have been bought in between, unless this was settled since (`sentAt`). Its first sending
 * then counts from the moment of the copy, and the fence as sent before: it is never repeated, only asked for.
 */
const RESTORED_DOUBT = Prisma.sql`SELECT (c."value" ->> 'takenAt')::timestamptz AS "takenAt" FROM "system_config" c JOIN "payments" p ON p."orderId" = b."orderId"
      WHERE c."key" = 'restored_at' AND (p."capturedAt" IS NULL OR p."capturedAt" < (c."value" ->> 'restoredAt')::timestamptz + interval '2 minutes')
        AND (b."sentAt" IS NULL OR b."sentAt" < (c."value" ->> 'restoredAt')::timestamptz)`

/** Takes the right to send: PREPARED -> SENT with a new fence, committed before the request. Null: another worker has it, or it may not be repeated because a case is open or the money went back. */
export async function claimPurchase(purchaseId: string, from: 'PREPARED' | 'UNKNOWN', at: Date): Promise<PurchaseClaim | null> {
  const rows = await prisma.$queryRaw<PurchaseClaim[]>`
    WITH "doubt" AS (SELECT b."id", d."takenAt" FROM "purchases" b LEFT JOIN LATERAL (${RESTORED_DOUBT}) d ON TRUE WHERE b."id" = ${purchaseId})
    UPDATE "purchases" SET "status" = 'SENT', "sentAt" = ${at}::timestamptz, "firstSentAt" = CASE WHEN ${from} = 'UNKNOWN' THEN "firstSentAt" ELSE coalesce(doubt."takenAt", ${at}::timestamptz) END,
      "fence" = "fence" + CASE WHEN doubt."takenAt" IS NULL THEN 1 ELSE 2 END, "nextCheckAt" = NULL
    FROM "doubt" WHERE "purchases"."id" = doubt."id" AND "status" = ${from}
      AND EXISTS (SELECT FROM "orders" o WHERE o."id" = "purchases"."orderId" AND (o."status" = 'PURCHASING' OR (${from} = 'UNKNOWN' AND o."status" = 'FAILED')))
      AND NOT EXISTS (SELECT FROM "refunds" r WHERE r."orderId" = "purchases"."orderId" AND r."status" <> 'FAILED')
      AND (${from} = 'PREPARED' OR (${PAYMENT_STANDS}))
    RETURNING "fence", doubt."takenAt" IS NOT NULL AS "mayBeBought", NOT (${PAYMENT_STANDS}) AS "isPaymentInDoubt"`
  return rows[0] ?? null
}
