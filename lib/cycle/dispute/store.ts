import { Prisma, prisma, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import { newId } from '../../foundation/ids'
import type { PaypalDispute } from '../../providers/paypal/get-dispute'
import { DISPUTE_MOVES, type DisputeStatus } from './states'

export interface DisputedPayment {
  readonly paymentId: string
  readonly orderId: string
  readonly userId: string
  readonly captureId: string
  readonly paypalOrderId: string | null
  readonly currency: string
  /** Captured, before PayPal's fee. */
  readonly grossMinor: bigint
}

/** Our payment of a capture; null: it is none of ours. */
export async function findPaymentOfCapture(captureIds: readonly string[]): Promise<DisputedPayment | null> {
  const rows = await prisma.$queryRaw<DisputedPayment[]>`
    SELECT p."id" AS "paymentId", p."orderId", o."userId", p."captureId", p."paypalOrderId", p."currency", coalesce(p."netMinor" + p."feeMinor", p."amountMinor") AS "grossMinor"
    FROM "payments" p JOIN "orders" o ON o."id" = p."orderId" WHERE p."captureId" = ANY(${[...captureIds]}::text[]) LIMIT 1`
  return rows[0] ?? null
}

export interface DisputeRow extends DisputedPayment {
  readonly disputeId: string
  readonly paypalDisputeId: string
  readonly status: DisputeStatus
  readonly stage: string
  readonly reason: string
  readonly amountMinor: bigint
  readonly refundedMinor: bigint | null
  readonly actions: string
  readonly dueAt: Date | null
  readonly openedAt: Date
  readonly changedAt: Date
  readonly checks: number
}

const disputes = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT d."id" AS "disputeId", d."paypalDisputeId", d."status", d."stage", d."reason", d."amountMinor", d."refundedMinor", d."actions", d."dueAt", d."openedAt", d."changedAt", d."checks", d."currency",
    p."id" AS "paymentId", p."orderId", o."userId", p."captureId", p."paypalOrderId", coalesce(p."netMinor" + p."feeMinor", p."amountMinor") AS "grossMinor"
  FROM "disputes" d JOIN "payments" p ON p."id" = d."paymentId" JOIN "orders" o ON o."id" = d."orderId" WHERE ${where}`

export async function findDispute(paypalDisputeId: string, reader: Pick<Tx, '$queryRaw'> = prisma): Promise<DisputeRow | null> {
  return (await reader.$queryRaw<DisputeRow[]>`${disputes(Prisma.sql`d."paypalDisputeId" = ${paypalDisputeId}`)}`)[0] ?? null
}
export async function findDisputeById(disputeId: string): Promise<DisputeRow | null> {
  return (await prisma.$queryRaw<DisputeRow[]>`${disputes(Prisma.sql`d."id" = ${disputeId}`)}`)[0] ?? null
}

/** False: it is stored already. */
export async function insertDispute(tx: Tx, payment: DisputedPayment, seen: PaypalDispute, status: DisputeStatus, at: Date): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO "disputes" ("id", "paypalDisputeId", "orderId", "paymentId", "status", "rawStatus", "stage", "reason", "amountMinor", "currency", "outcome", "refundedMinor", "shopperNote", "actions", "dueAt", "openedAt", "changedAt", "closedAt", "createdAt")
    VALUES (${newId('dispute')}, ${seen.id}, ${payment.orderId}, ${payment.paymentId}, ${status}, ${seen.status}, ${seen.stage}, ${seen.reason}, ${seen.amount.minor}::bigint, ${seen.amount.currency}, ${seen.outcome}, ${seen.refunded?.minor ?? null}::bigint,
      ${seen.buyerNote}, ${seen.actions.join(' ')}, ${seen.dueAt}::timestamptz, ${seen.createdAt}::timestamptz, ${seen.updatedAt}::timestamptz, ${status === 'WON' ? at : null}::timestamptz, ${at}::timestamptz)
    ON CONFLICT ("paypalDisputeId") DO NOTHING`
  return count === 1
}

/** Takes over what PayPal says now, unless something newer is stored. False: it is not newer, or the case has ended here. */
export async function updateDispute(tx: Tx, row: DisputeRow, seen: PaypalDispute, to: DisputeStatus, at: Date): Promise<boolean> {
  if (!DISPUTE_MOVES[row.status].includes(to)) return false
  const count = await tx.$executeRaw`
    UPDATE "disputes" SET "status" = ${to}, "rawStatus" = ${seen.status}, "stage" = ${seen.stage}, "reason" = ${seen.reason}, "amountMinor" = ${seen.amount.minor}::bigint, "outcome" = ${seen.outcome}, "refundedMinor" = ${seen.refunded?.minor ?? null}::bigint,
      "shopperNote" = ${seen.buyerNote}, "actions" = ${seen.actions.join(' ')}, "dueAt" = ${seen.dueAt}::timestamptz, "changedAt" = ${seen.updatedAt}::timestamptz, "closedAt" = CASE WHEN ${to} = 'WON' THEN coalesce("closedAt", ${at}::timestamptz) END, "checks" = 0
    WHERE "id" = ${row.disputeId} AND "status" = ${row.status} AND "changedAt" = ${row.changedAt}::timestamptz AND "changedAt" <= ${seen.updatedAt}::timestamptz`
  return count === 1
}

/** SETTLING ends when the money that went back is in our books. */
export async function endDispute(tx: Tx, disputeId: string, to: 'LOST' | 'REFUNDED', at: Date): Promise<boolean> {
  const from: DisputeStatus = 'SETTLING'
  if (!DISPUTE_MOVES[from].includes(to)) throw new AppError('internal', `no such move of a case: ${from} -> ${to}`)
  const count = await tx.$executeRaw`UPDATE "disputes" SET "status" = ${to}, "closedAt" = ${at}::timestamptz, "nextCheckAt" = NULL WHERE "id" = ${disputeId} AND "status" = ${from}`
  return count === 1
}

export async function setNextDisputeCheck(disputeId: string, nextCheckAt: Date | null): Promise<void> {
  await prisma.$executeRaw`UPDATE "disputes" SET "nextCheckAt" = ${nextCheckAt}::timestamptz, "checks" = "checks" + 1 WHERE "id" = ${disputeId}`
}

/** Cases to look at now, pushed on so that two sweeps do not take one at once; a new one that nobody looked at since it was stored too. */
export async function takeDueDisputes(at: Date, pushTo: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    UPDATE "disputes" SET "nextCheckAt" = ${pushTo}::timestamptz WHERE "id" IN (
      SELECT "id" FROM "disputes" WHERE "closedAt" IS NULL AND coalesce("nextCheckAt", "createdAt" + interval '5 minutes') <= ${at}::timestamptz ORDER BY "nextCheckAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "paypalDisputeId" AS "id"`
  return rows.map((row) => row.id)
}

/** What of these is not stored as PayPal has it now. */
export async function findChangedDisputes(listed: readonly { readonly id: string; readonly updatedAt: Date }[]): Promise<string[]> {
  const rows = await prisma.dispute.findMany({ where: { paypalDisputeId: { in: listed.map((each) => each.id) } }, select: { paypalDisputeId: true, changedAt: true } })
  const known = new Map(rows.map((row) => [row.paypalDisputeId, row.changedAt.getTime()]))
  return listed.filter((each) => (known.get(each.id) ?? -1) < each.updatedAt.getTime()).map((each) => each.id)
}

/** What waited for the end of an order's case is due now: its payouts, and the order itself where the case had stopped it. True: the order is to be bought. */
export async function releaseOrder(tx: Tx, orderId: string, at: Date): Promise<boolean> {
  await tx.$executeRaw`
    UPDATE "payouts" y SET "nextCheckAt" = ${at}::timestamptz FROM "sales" s WHERE s."id" = y."saleId" AND s."orderId" = ${orderId} AND y."status" = 'PENDING'`
  const count = await tx.$executeRaw`UPDATE "orders" SET "nextAttemptAt" = ${at}::timestamptz WHERE "id" = ${orderId} AND "status" = 'FAILED' AND "failureReason" = 'PAYMENT_DISPUTED'`
  return count === 1
}
