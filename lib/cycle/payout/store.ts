import { Prisma, prisma, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import type { Evidence } from '../../foundation/outcome'
import { withOrderEvent, type OrderEvent } from '../order/store'
import type { SaleStatus } from '../sale/states'
import { HAS_OPEN_CASE, MAY_LEAVE_IN_FULL } from './set-off/store'
import { PAYOUT_MOVES, type PayoutStatus } from './states'

export type Beneficiary = 'ADMIN' | 'RESELLER'

export interface PayoutRow {
  readonly payoutId: string
  readonly saleId: string
  readonly orderId: string
  readonly ownerId: string
  readonly saleStatus: SaleStatus
  readonly beneficiary: Beneficiary
  readonly status: PayoutStatus
  readonly amountMinor: bigint
  readonly estimatedFeeMinor: bigint
  /** What PayPal charged, once the money has left. */
  readonly feeMinor: bigint | null
  readonly currency: string
  readonly attempt: number
  readonly senderBatchId: string
  readonly batchId: string | null
  readonly itemId: string | null
  readonly receiver: string | null
  readonly failureReason: string | null
  readonly confirmedBy: string | null
  readonly sentAt: Date | null
  readonly checks: number
  /** The beneficiary's address now; it becomes the row's receiver when the payout is sent. */
  readonly currentReceiver: string | null
  readonly receiverChangedAt: Date | null
  readonly payoutHoldHours: number
  readonly payoutMinimumMinor: bigint
  readonly payoutsNeedConfirmation: boolean
  readonly saleCreatedAt: Date
  /** A case at PayPal is open over the sale's payment. */
  readonly hasOpenCase: boolean
  /** The order is older than the restore of this database: since this moment, that of the backup, the payout may have left already. */
  readonly mayHaveLeftSince: Date | null
}

async function findMany(where: Prisma.Sql): Promise<PayoutRow[]> {
  return prisma.$queryRaw<PayoutRow[]>`
    SELECT p."id" AS "payoutId", p."saleId", s."orderId", s."userId" AS "ownerId", s."status" AS "saleStatus", p."beneficiary", p."status", p."amountMinor", p."estimatedFeeMinor", p."feeMinor", p."currency", p."attempt", p."senderBatchId",
      p."batchId", p."itemId", p."receiver", p."failureReason", p."confirmedBy", p."sentAt", p."checks", CASE p."beneficiary" WHEN 'ADMIN' THEN c."adminPaypalEmail" ELSE u."paypalPayoutEmail" END AS "currentReceiver",
      CASE p."beneficiary" WHEN 'ADMIN' THEN NULL ELSE u."paypalPayoutEmailChangedAt" END AS "receiverChangedAt", c."payoutHoldHours", c."payoutMinimumMinor", c."payoutsNeedConfirmation", s."createdAt" AS "saleCreatedAt", ${HAS_OPEN_CASE} AS "hasOpenCase",
      (SELECT (r."value" ->> 'takenAt')::timestamptz FROM "system_config" r JOIN "orders" o ON o."id" = s."orderId" WHERE r."key" = 'restored_at' AND o."createdAt" < (r."value" ->> 'restoredAt')::timestamptz) AS "mayHaveLeftSince"
    FROM "payouts" p JOIN "sales" s ON s."id" = p."saleId" JOIN "users" u ON u."id" = s."userId" JOIN "platform_config" c ON c."id" = 'platform' WHERE ${where} ORDER BY p."id"`
}

const findOne = async (where: Prisma.Sql) => (await findMany(where))[0] ?? null

export const findPayout = (payoutId: string) => findOne(Prisma.sql`p."id" = ${payoutId}`)
export const findPayoutByBatch = (batchId: string) => findOne(Prisma.sql`p."batchId" = ${batchId}`)

/**
 * Takes the right to send and fixes the receiver, committed before the request. False: somebody else has it, or (from PENDING) it may not leave in
 * full: see claimForSending.
 */
export async function claimPayout(payoutId: string, from: 'PENDING' | 'UNKNOWN', receiver: string, at: Date): Promise<boolean> {
  const mayLeave = from === 'UNKNOWN' ? Prisma.sql`TRUE` : MAY_LEAVE_IN_FULL
  const count = await prisma.$executeRaw`
    UPDATE "payouts" p SET "status" = 'SENDING', "receiver" = coalesce(CASE WHEN ${from} = 'UNKNOWN' THEN p."receiver" END, ${receiver}), "sentAt" = ${at}::timestamptz, "nextCheckAt" = NULL
    WHERE p."id" = ${payoutId} AND p."status" = ${from} AND ${mayLeave}`
  return count === 1
}

/** The same in the caller's transaction, which has locked the beneficiary's account and decided on the amount. */
export async function claimWithin(tx: Tx, payoutId: string, receiver: string, at: Date): Promise<boolean> {
  const count = await tx.$executeRaw`UPDATE "payouts" SET "status" = 'SENDING', "receiver" = ${receiver}, "sentAt" = ${at}::timestamptz, "nextCheckAt" = NULL WHERE "id" = ${payoutId} AND "status" = 'PENDING'`
  return count === 1
}

export interface PayoutMove {
  readonly payoutId: string
  readonly from: readonly PayoutStatus[]
  readonly to: PayoutStatus
  readonly at: Date
  readonly nextCheckAt: Date | null
  readonly evidence?: Evidence
  readonly batchId?: string
  readonly itemId?: string
  readonly transactionId?: string
  readonly rawStatus?: string
  readonly feeMinor?: bigint
  readonly failureReason?: string
  readonly holdUntil?: Date
  /** A batch that ended unpaid cannot be repeated under its id: the next try gets the next number. */
  readonly isNewAttempt?: boolean
  /** Only where no other attempt has started meanwhile. */
  readonly onlyAttempt?: number
  /** Its line in the order's timeline, written if it is moved. */
  readonly note?: OrderEvent
  /** The sale to lock first (see lockSale), where nothing stands between in the same statement. */
  readonly lockSale?: string
}

export async function movePayout(tx: Tx, move: PayoutMove): Promise<boolean> {
  for (const from of move.from)
    if (!PAYOUT_MOVES[from].includes(move.to)) throw new AppError('internal', `no such payout move: ${from} -> ${move.to}`)
  if (move.isNewAttempt) {
    if (move.lockSale !== undefined) await lockSale(tx, move.lockSale)
    await keepAttempt(tx, move)
  }
  const change = Prisma.sql`
    UPDATE "payouts" SET "status" = ${move.to}, "nextCheckAt" = ${move.nextCheckAt}::timestamptz, "failureReason" = ${move.failureReason ?? null},
      "evidence" = coalesce(${move.evidence ? JSON.stringify(move.evidence) : null}::jsonb, "evidence"), "rawStatus" = coalesce(${move.rawStatus ?? null}, "rawStatus"),
      "batchId" = CASE WHEN ${move.isNewAttempt === true} THEN NULL ELSE coalesce(${move.batchId ?? null}, "batchId") END,
      "itemId" = CASE WHEN ${move.isNewAttempt === true} THEN NULL ELSE coalesce(${move.itemId ?? null}, "itemId") END,
      "transactionId" = CASE WHEN ${move.isNewAttempt === true} THEN NULL ELSE coalesce(${move.transactionId ?? null}, "transactionId") END, "feeMinor" = coalesce(${move.feeMinor ?? null}::bigint, "feeMinor"), "holdUntil" = ${move.holdUntil ?? null}::timestamptz,
      "attempt" = "attempt" + ${move.isNewAttempt ? 1 : 0}, "senderBatchId" = CASE WHEN ${move.isNewAttempt === true} THEN "id" || '-' || ("attempt" + 1)::text ELSE "senderBatchId" END,
      "paidAt" = CASE WHEN ${move.to} = 'PAID' THEN ${move.at}::timestamptz ELSE "paidAt" END, "checks" = CASE WHEN ${move.to} = 'UNKNOWN' THEN "checks" + 1 ELSE 0 END
    WHERE "id" = ${move.payoutId} AND "status" IN (${Prisma.join([...move.from])}) AND (${move.onlyAttempt ?? null}::int IS NULL OR "attempt" = ${move.onlyAttempt ?? null}::int)
      ${move.lockSale === undefined ? Prisma.empty : Prisma.sql`AND (SELECT count(*) FROM (SELECT "id" FROM "sales" WHERE "id" = ${move.lockSale} FOR UPDATE) AS locked) >= 0`}`
  return (await tx.$executeRaw(move.note ? withOrderEvent(change, move.note) : change)) === 1
}

/** The try that has ended, as it stood; the row goes on under the next number. */
async function keepAttempt(tx: Tx, move: PayoutMove): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "payout_attempts" ("payoutId", "attempt", "senderBatchId", "batchId", "itemId", "transactionId", "receiver", "amountMinor", "feeMinor", "currency", "status", "rawStatus", "failureReason", "sentAt", "endedAt")
      SELECT "id", "attempt", "senderBatchId", "batchId", "itemId", "transactionId", "receiver", "amountMinor", "feeMinor", "currency", "status", coalesce(${move.rawStatus ?? null}, "rawStatus"),
        coalesce(${move.failureReason ?? null}, "failureReason"), "sentAt", ${move.at}::timestamptz
      FROM "payouts" WHERE "id" = ${move.payoutId} AND "status" IN (${Prisma.join([...move.from])})
    ON CONFLICT DO NOTHING`
}

export async function setNextPayoutCheck(payoutId: string, nextCheckAt: Date | null, holdUntil: Date | null = null): Promise<void> {
  await prisma.$executeRaw`UPDATE "payouts" SET "nextCheckAt" = ${nextCheckAt}::timestamptz, "holdUntil" = ${holdUntil}::timestamptz, "checks" = "checks" + 1 WHERE "id" = ${payoutId}`
}

/**
 * The sale's status follows from all its payouts, the worst first: one that failed is not hidden by the other that was paid. A loss stays a loss.
 * `paid` puts the PayPal batch on the sale. The caller holds the sale's lock.
 */
export async function refreshSaleStatus(tx: Tx, saleId: string, at: Date, paid: { beneficiary: Beneficiary; batchId: string } | null = null): Promise<void> {
  await tx.$executeRaw`
    UPDATE "sales" s SET "adminPayoutId" = CASE WHEN ${paid?.beneficiary ?? ''} = 'ADMIN' THEN ${paid?.batchId ?? null} ELSE s."adminPayoutId" END,
      "userPayoutId" = CASE WHEN ${paid?.beneficiary ?? ''} = 'RESELLER' THEN ${paid?.batchId ?? null} ELSE s."userPayoutId" END,
      "status" = CASE WHEN s."status" IN ('LOSS', 'REVERSED') THEN s."status" ELSE next."status" END,
      "paidOutAt" = CASE WHEN next."status" = 'PAID_OUT' THEN ${at}::timestamptz ELSE s."paidOutAt" END
    FROM (SELECT CASE WHEN bool_or("status" IN ('FAILED', 'RETURNED', 'BLOCKED', 'REVERSED')) THEN 'PAYOUT_FAILED'
                      WHEN bool_or("status" = 'SKIPPED_INSUFFICIENT_FUNDS') THEN 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS'
                      WHEN bool_and("status" IN ('PAID', 'WITHHELD')) THEN 'PAID_OUT' ELSE 'RECORDED' END AS "status" FROM "payouts" WHERE "saleId" = ${saleId}) AS next
    WHERE s."id" = ${saleId}`
}

/** Locks the sale so that its two payouts, which end at the same moment, see each other. */
export async function lockSale(tx: Tx, saleId: string): Promise<void> {
  await tx.$executeRaw`SELECT "id" FROM "sales" WHERE "id" = ${saleId} FOR UPDATE`
}

export interface DuePayout {
  readonly payoutId: string
  readonly status: PayoutStatus
}

/** Why a payout is looked at now, each found by an index of its own: due by its own time, or too long in sending or waiting without one. */
const dueKinds = (at: Date, staleBefore: Date): readonly Prisma.Sql[] => [
  Prisma.sql`"nextCheckAt" <= ${at}::timestamptz AND "status" NOT IN ('REVERSED', 'WITHHELD', 'CANCELLED')`,
  Prisma.sql`"status" = 'SENDING' AND "nextCheckAt" IS NULL AND "sentAt" < ${staleBefore}::timestamptz`,
  Prisma.sql`"status" = 'PENDING' AND "nextCheckAt" IS NULL AND "createdAt" < ${staleBefore}::timestamptz`,
]

/** Payouts to look at now. Pushed on so that two sweeps do not take one at once. As one condition with OR the planner reads every payout there ever was. */
export async function takeDuePayouts(at: Date, staleBefore: Date, pushTo: Date, limit: number): Promise<DuePayout[]> {
  const kinds = dueKinds(at, staleBefore)
  return prisma.$queryRaw<DuePayout[]>`
    UPDATE "payouts" SET "nextCheckAt" = ${pushTo}::timestamptz WHERE "id" IN (
      SELECT "id" FROM "payouts" WHERE "id" = ANY (ARRAY(${Prisma.join(kinds.map((kind) => Prisma.sql`SELECT "id" FROM "payouts" WHERE ${kind}`), ' UNION ALL ')})) AND (${Prisma.join(kinds.map((kind) => Prisma.sql`(${kind})`), ' OR ')})
      ORDER BY "createdAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "id" AS "payoutId", "status"`
}

/** Payouts of a sale that was reversed, in the order in which they were made. */
export async function findPayoutsOfReversedSale(saleId: string): Promise<PayoutRow[]> {
  return findMany(Prisma.sql`p."saleId" = ${saleId} AND s."status" = 'REVERSED'`)
}

/** Reversed sales with a payout that has not left and is not stopped. */
export async function findSalesToStop(limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ saleId: string }[]>`
    SELECT DISTINCT p."saleId" FROM "sales" s JOIN "payouts" p ON p."saleId" = s."id"
    WHERE s."status" = 'REVERSED' AND p."status" IN ('PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'FAILED', 'RETURNED', 'BLOCKED', 'REVERSED') LIMIT ${limit}`
  return rows.map((row) => row.saleId)
}

/** A person lets payouts go that wait for confirmation. Returns how many. */
export async function confirmPayouts(tx: Tx, payoutIds: readonly string[], confirmedBy: string, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "payouts" SET "confirmedBy" = ${confirmedBy}, "nextCheckAt" = ${at}::timestamptz WHERE "id" IN (${Prisma.join([...payoutIds])}) AND "status" = 'PENDING' AND "confirmedBy" IS NULL RETURNING "id"`
  return rows.map((row) => row.id)
}
