import { prisma, type Tx } from '../../../foundation/db'

export interface NewReversal {
  readonly id: string
  readonly paypalTransactionId: string
  readonly kind: 'REVERSAL' | 'FEE'
  readonly orderId: string
  readonly paymentId: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly occurredAt: Date
  readonly at: Date
}

/** False: this transaction of PayPal's is booked already; a refund in doubt may have found it first (refund/send-refund.ts). Under the order's lock. */
export async function insertReversal(tx: Tx, row: NewReversal): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO "payment_reversals" ("id", "paypalTransactionId", "kind", "orderId", "paymentId", "amountMinor", "currency", "occurredAt", "createdAt")
    SELECT ${row.id}, ${row.paypalTransactionId}, ${row.kind}, ${row.orderId}, ${row.paymentId}, ${row.amountMinor}::bigint, ${row.currency}, ${row.occurredAt}::timestamptz, ${row.at}::timestamptz
    WHERE NOT EXISTS (SELECT FROM "refunds" f WHERE f."paypalRefundId" = ${row.paypalTransactionId})
    ON CONFLICT ("paypalTransactionId") DO NOTHING`
  return count === 1
}

/** A refund of ours that was in doubt took this movement for itself, before anybody told us of a case. */
export async function isBookedAsRefund(paypalTransactionId: string): Promise<boolean> {
  const rows = await prisma.$queryRaw<{ booked: boolean }[]>`SELECT EXISTS (SELECT FROM "refunds" WHERE "paypalRefundId" = ${paypalTransactionId} AND "status" = 'COMPLETED') AS "booked"`
  return rows[0]?.booked ?? false
}

/**
 * What PayPal held of an order at a moment and nothing has freed or taken since, by our books (minor units). What was put aside later, in another case, is not
 * meant; nor is what was told of earlier although it came later: a hold that the next case's taking was booked out of is not there to be freed any more.
 */
export async function readHeld(tx: Tx, orderId: string, at: Date): Promise<bigint> {
  const rows = await tx.$queryRaw<{ minor: bigint }[]>`
    SELECT least(coalesce(sum(e."amountMinor") FILTER (WHERE t."occurredAt" <= ${at}::timestamptz), 0), coalesce(sum(e."amountMinor"), 0))::bigint AS "minor"
    FROM "ledger_entries" e JOIN "ledger_transactions" t ON t."id" = e."transactionId" JOIN "ledger_accounts" a ON a."id" = e."accountId"
    WHERE t."orderId" = ${orderId} AND a."code" = 'paypal_held'`
  return rows[0]?.minor ?? 0n
}

/** What PayPal took of an order since a moment, booked out of the balance because no hold was known for it (minor units). */
export async function readTakenUnheld(tx: Tx, orderId: string, since: Date): Promise<bigint> {
  const rows = await tx.$queryRaw<{ minor: bigint }[]>`
    SELECT coalesce(-sum(e."amountMinor"), 0)::bigint AS "minor" FROM "ledger_entries" e JOIN "ledger_transactions" t ON t."id" = e."transactionId" JOIN "ledger_accounts" a ON a."id" = e."accountId"
    WHERE t."orderId" = ${orderId} AND t."kind" = 'reversal' AND a."code" = 'paypal_balance' AND t."occurredAt" >= ${since}::timestamptz`
  return rows[0]?.minor ?? 0n
}

/** What of a payment went back to the shopper, by PayPal and by our refunds; of the refunds also what is on its way. */
export async function readGivenBack(tx: Tx, paymentId: string): Promise<{ readonly reversedMinor: bigint; readonly refundedMinor: bigint }> {
  const rows = await tx.$queryRaw<{ reversedMinor: bigint; refundedMinor: bigint }[]>`
    SELECT coalesce((SELECT sum("amountMinor") FROM "payment_reversals" WHERE "paymentId" = ${paymentId} AND "kind" = 'REVERSAL'), 0)::bigint AS "reversedMinor",
      coalesce((SELECT sum("amountMinor") FROM "refunds" WHERE "paymentId" = ${paymentId} AND "status" = 'COMPLETED'), 0)::bigint AS "refundedMinor"`
  return rows[0] ?? { reversedMinor: 0n, refundedMinor: 0n }
}

/** The same since a moment: what can have ended a case that was opened then. PayPal tells some of its moments in whole seconds, so a minute more. */
export async function readGivenBackSince(paymentId: string, since: Date): Promise<{ readonly reversedMinor: bigint; readonly refundedMinor: bigint }> {
  const rows = await prisma.$queryRaw<{ reversedMinor: bigint; refundedMinor: bigint }[]>`
    SELECT coalesce((SELECT sum("amountMinor") FROM "payment_reversals" WHERE "paymentId" = ${paymentId} AND "kind" = 'REVERSAL' AND "occurredAt" >= ${since}::timestamptz - interval '1 minute'), 0)::bigint AS "reversedMinor",
      coalesce((SELECT sum("amountMinor") FROM "refunds" WHERE "paymentId" = ${paymentId} AND "status" = 'COMPLETED' AND "completedAt" >= ${since}::timestamptz - interval '1 minute'), 0)::bigint AS "refundedMinor"`
  return rows[0] ?? { reversedMinor: 0n, refundedMinor: 0n }
}

/** PayPal's numbers of everything that we know to have gone back for a payment, our own names of refunds included. */
export async function findKnownReturns(paymentId: string): Promise<Set<string>> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT "paypalRefundId" AS "id" FROM "refunds" WHERE "paymentId" = ${paymentId} AND "paypalRefundId" IS NOT NULL
    UNION ALL SELECT "id" FROM "refunds" WHERE "paymentId" = ${paymentId}
    UNION ALL SELECT "paypalTransactionId" FROM "payment_reversals" WHERE "paymentId" = ${paymentId}`
  return new Set(rows.map((row) => row.id))
}

/** A case over a payment ended at or after a moment, and none that is open now had begun by then: a hold of that moment is over. */
export async function hasEndedCaseSince(paymentId: string, since: Date): Promise<boolean> {
  const rows = await prisma.$queryRaw<{ ended: boolean }[]>`
    SELECT (EXISTS (SELECT FROM "disputes" WHERE "paymentId" = ${paymentId} AND "closedAt" >= ${since}::timestamptz) AND NOT EXISTS (SELECT FROM "disputes" WHERE "paymentId" = ${paymentId} AND "closedAt" IS NULL AND "openedAt" <= ${since}::timestamptz + interval '1 minute')) AS "ended"`
  return rows[0]?.ended ?? false
}

/** Nobody knows yet whether the supplier has something for this order. */
export async function isPurchaseInDoubt(tx: Tx, orderId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ doubt: boolean }[]>`SELECT EXISTS (SELECT FROM "purchases" WHERE "orderId" = ${orderId} AND "status" IN ('SENT', 'UNKNOWN')) AS "doubt"`
  return rows[0]?.doubt ?? false
}

export async function markReversedPayment(tx: Tx, paymentId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "payments" SET "status" = 'REFUNDED' WHERE "id" = ${paymentId} AND "status" IN ('COMPLETED', 'MISMATCH')`
}
