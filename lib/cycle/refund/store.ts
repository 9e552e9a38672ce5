import { Prisma, prisma, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import type { Evidence } from '../../foundation/outcome'
import { REFUND_MOVES, type RefundStatus } from './states'

export interface RefundableOrder {
  readonly orderId: string
  readonly userId: string
  readonly status: string
  readonly paymentId: string
  readonly paymentStatus: string
  readonly captureId: string | null
  /** What of the payment was not given back yet, in parts or by PayPal itself. */
  readonly amountMinor: bigint
  readonly currency: string
  readonly purchaseStatus: string | null
}

/** The order with its row locked: a purchase that wants to start waits, and then sees the refund. */
export async function lockOrderForRefund(tx: Tx, orderId: string): Promise<RefundableOrder | null> {
  const rows = await tx.$queryRaw<RefundableOrder[]>`
    SELECT o."id" AS "orderId", o."userId", o."status", p."id" AS "paymentId", p."status" AS "paymentStatus", p."captureId",
      (coalesce(p."netMinor" + p."feeMinor", p."amountMinor") - coalesce((SELECT sum(r."amountMinor") FROM "refunds" r WHERE r."paymentId" = p."id" AND r."status" <> 'FAILED' AND r."part" IS NOT NULL), 0)
        - coalesce((SELECT sum(v."amountMinor") FROM "payment_reversals" v WHERE v."paymentId" = p."id" AND v."kind" = 'REVERSAL'), 0))::bigint AS "amountMinor", p."currency", b."status" AS "purchaseStatus"
    FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all'
    WHERE o."id" = ${orderId} FOR UPDATE OF o`
  return rows[0] ?? null
}

export async function insertRefund(tx: Tx, refund: { id: string; orderId: string; paymentId: string; amountMinor: bigint; currency: string; reason: string; requestedBy: string; part?: string; at: Date }): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO "refunds" ("id", "orderId", "paymentId", "status", "amountMinor", "currency", "requestId", "reason", "requestedBy", "part", "createdAt")
    VALUES (${refund.id}, ${refund.orderId}, ${refund.paymentId}, 'PREPARED', ${refund.amountMinor}::bigint, ${refund.currency}, ${refund.id}, ${refund.reason}, ${refund.requestedBy}, ${refund.part ?? null}, ${refund.at}::timestamptz)
    ON CONFLICT ("paymentId", coalesce("part", '')) WHERE "status" <> 'FAILED' DO NOTHING`
  return count === 1
}

export interface RefundRow {
  readonly refundId: string
  readonly orderId: string
  readonly userId: string
  readonly paymentId: string
  readonly status: RefundStatus
  readonly amountMinor: bigint
  readonly currency: string
  readonly requestId: string
  readonly paypalRefundId: string | null
  readonly paypalOrderId: string | null
  readonly captureId: string | null
  /** The supplier order whose goods will not come; null: all that is left of the payment. */
  readonly part: string | null
  readonly purchaseId: string | null
  readonly locale: string
  readonly shopName: string
  readonly orderStatus: string
  readonly firstSentAt: Date | null
  readonly sentAt: Date | null
  readonly checks: number
}

export async function findRefund(refundId: string): Promise<RefundRow | null> {
  const rows = await prisma.$queryRaw<RefundRow[]>`
    SELECT r."id" AS "refundId", r."orderId", o."userId", r."paymentId", r."status", r."amountMinor", r."currency", r."requestId", r."paypalRefundId", p."paypalOrderId", p."captureId", r."part", b."id" AS "purchaseId", o."locale", s."name" AS "shopName", o."status" AS "orderStatus", r."firstSentAt", r."sentAt", r."checks"
    FROM "refunds" r JOIN "orders" o ON o."id" = r."orderId" JOIN "payments" p ON p."id" = r."paymentId" JOIN "shops" s ON s."id" = o."shopId" LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all' WHERE r."id" = ${refundId}`
  return rows[0] ?? null
}

export async function claimRefund(refundId: string, from: 'PREPARED' | 'UNKNOWN', at: Date): Promise<boolean> {
  const count = await prisma.$executeRaw`UPDATE "refunds" SET "status" = 'SENT', "firstSentAt" = CASE WHEN ${from} = 'PREPARED' THEN ${at}::timestamptz ELSE "firstSentAt" END, "sentAt" = ${at}::timestamptz, "nextCheckAt" = NULL WHERE "id" = ${refundId} AND "status" = ${from}`
  return count === 1
}

export interface RefundMove {
  readonly refundId: string
  readonly from: readonly RefundStatus[]
  readonly to: RefundStatus
  readonly at: Date
  readonly nextCheckAt: Date | null
  readonly evidence?: Evidence
  readonly paypalRefundId?: string
}

/** Compare-and-set. False: somebody else was first, or what PayPal names is its own taking, booked as such (dispute/reversals): then only under the order's lock. */
export async function moveRefund(tx: Tx, move: RefundMove): Promise<boolean> {
  for (const from of move.from)
    if (!REFUND_MOVES[from].includes(move.to)) throw new AppError('internal', `no such refund move: ${from} -> ${move.to}`)
  const count = await tx.$executeRaw`
    UPDATE "refunds" SET "status" = ${move.to}, "nextCheckAt" = ${move.nextCheckAt}::timestamptz, "evidence" = coalesce(${move.evidence ? JSON.stringify(move.evidence) : null}::jsonb, "evidence"),
      "paypalRefundId" = coalesce(${move.paypalRefundId ?? null}, "paypalRefundId"), "completedAt" = CASE WHEN ${move.to} = 'COMPLETED' THEN ${move.at}::timestamptz ELSE "completedAt" END, "checks" = CASE WHEN ${move.to} = 'UNKNOWN' THEN "checks" + 1 ELSE "checks" END
    WHERE "id" = ${move.refundId} AND "status" IN (${Prisma.join([...move.from])})
      AND NOT EXISTS (SELECT FROM "payment_reversals" v WHERE v."paypalTransactionId" = ${move.paypalRefundId ?? null})`
  return count === 1
}

export async function markPaymentRefunded(tx: Tx, paymentId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "payments" SET "status" = 'REFUNDED' WHERE "id" = ${paymentId} AND "status" IN ('COMPLETED', 'MISMATCH')`
}

export async function setNextRefundCheck(refundId: string, nextCheckAt: Date | null): Promise<void> {
  await prisma.$executeRaw`UPDATE "refunds" SET "nextCheckAt" = ${nextCheckAt}::timestamptz, "checks" = "checks" + 1 WHERE "id" = ${refundId}`
}

export async function takeDueRefunds(at: Date, staleBefore: Date, pushTo: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    UPDATE "refunds" SET "nextCheckAt" = ${pushTo}::timestamptz WHERE "id" IN (
      SELECT "id" FROM "refunds" WHERE "status" IN ('PREPARED', 'SENT', 'UNKNOWN', 'PENDING') AND ("nextCheckAt" <= ${at}::timestamptz OR ("nextCheckAt" IS NULL AND coalesce("sentAt", "createdAt") < ${staleBefore}::timestamptz))
      ORDER BY "createdAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "id"`
  return rows.map((row) => row.id)
}

/**
 * Paid orders that have been stopped longer than the platform allows: they are given back by themselves (product.md 2.4). A refund that PayPal refused is
 * tried again once a day. Not what may have been bought between a backup and its restore: a person looks at it first.
 */
export async function findOverdueStops(at: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT o."id" FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" JOIN "platform_config" c ON c."id" = 'platform' LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all'
    WHERE o."status" = 'FAILED' AND p."status" = 'COMPLETED' AND o."stoppedAt" + make_interval(hours => c."autoRefundAfterHours") <= ${at}::timestamptz
      AND (b."status" IS NULL OR b."status" IN ('PREPARED', 'REFUSED', 'CANCELLED')) AND NOT EXISTS (SELECT FROM "refunds" r WHERE r."orderId" = o."id" AND r."part" IS NULL AND (r."status" <> 'FAILED' OR r."createdAt" > ${at}::timestamptz - interval '24 hours'))
      AND NOT EXISTS (SELECT FROM "system_config" m WHERE m."key" = 'restored_at' AND p."capturedAt" < (m."value" ->> 'restoredAt')::timestamptz + interval '2 minutes'
        AND (b."sentAt" IS NULL OR b."sentAt" < (m."value" ->> 'restoredAt')::timestamptz))
    ORDER BY o."stoppedAt" LIMIT ${limit}`
  return rows.map((row) => row.id)
}

/** PayPal's numbers of what else went back for a payment: other refunds of ours, and what PayPal itself took. */
export async function findOtherReturns(paymentId: string, refundId: string): Promise<Set<string>> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT "paypalRefundId" AS "id" FROM "refunds" WHERE "paymentId" = ${paymentId} AND "id" <> ${refundId} AND "paypalRefundId" IS NOT NULL
    UNION ALL SELECT "id" FROM "refunds" WHERE "paymentId" = ${paymentId} AND "id" <> ${refundId}
    UNION ALL SELECT "paypalTransactionId" FROM "payment_reversals" WHERE "paymentId" = ${paymentId}`
  return new Set(rows.map((row) => row.id))
}

/** PayPal may have taken money of a payment in a case: a return without our number may be that. */
export async function hasUnfinishedCase(paymentId: string): Promise<boolean> {
  const rows = await prisma.$queryRaw<{ has: boolean }[]>`SELECT EXISTS (SELECT FROM "disputes" WHERE "paymentId" = ${paymentId} AND ("closedAt" IS NULL OR "status" = 'LOST')) AS "has"`
  return rows[0]?.has ?? false
}

/** PayPal took the whole payment back. */
export async function isTakenBack(paymentId: string): Promise<boolean> {
  const rows = await prisma.$queryRaw<{ all: boolean }[]>`
    SELECT coalesce((SELECT sum(v."amountMinor") FROM "payment_reversals" v WHERE v."paymentId" = p."id" AND v."kind" = 'REVERSAL'), 0) >= coalesce(p."netMinor" + p."feeMinor", p."amountMinor") AS "all" FROM "payments" p WHERE p."id" = ${paymentId}`
  return rows[0]?.all ?? false
}
