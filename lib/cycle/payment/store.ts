import { Prisma, prisma, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import type { Evidence } from '../../foundation/outcome'
import type { OrderStatus } from '../order/states'
import { PAYMENT_MOVES, type PaymentStatus } from './states'

export interface PaymentRow {
  readonly paymentId: string
  readonly orderId: string
  readonly userId: string
  readonly status: PaymentStatus
  readonly orderStatus: OrderStatus
  readonly sessionHash: string
  readonly shopperId: string | null
  readonly paypalOrderId: string | null
  readonly captureId: string | null
  readonly captureAttempt: number
  readonly captureSentAt: Date | null
  readonly amountMinor: bigint
  readonly currency: string
  readonly declineCode: string | null
  readonly polls: number
  readonly createdAt: Date
}

const COLUMNS = Prisma.sql`p."id" AS "paymentId", p."orderId", o."userId", p."status", o."status" AS "orderStatus", o."sessionHash", o."shopperId", p."paypalOrderId", p."captureId",
  p."captureAttempt", p."captureSentAt", p."amountMinor", p."currency", p."declineCode", p."polls", p."createdAt"`

async function findOne(where: Prisma.Sql): Promise<PaymentRow | null> {
  const rows = await prisma.$queryRaw<PaymentRow[]>`SELECT ${COLUMNS} FROM "payments" p JOIN "orders" o ON o."id" = p."orderId" WHERE ${where}`
  return rows[0] ?? null
}

export const findPayment = (paymentId: string) => findOne(Prisma.sql`p."id" = ${paymentId}`)
export const findPaymentByPaypalOrder = (paypalOrderId: string) => findOne(Prisma.sql`p."paypalOrderId" = ${paypalOrderId}`)
export const findPaymentByCapture = (captureId: string) => findOne(Prisma.sql`p."captureId" = ${captureId}`)

/** Who stands at the checkout: the browser's checkout session, the signed-in shopper, or both. */
export interface Shopper {
  readonly sessionHash: string | null
  readonly userId: string | null
}

export interface ClaimedPayment {
  readonly payment: PaymentRow
  /** False: somebody else made the checkout, nothing was claimed. */
  readonly isOwn: boolean
  /** This call moved CREATED to CAPTURING and may ask PayPal. */
  readonly isClaimed: boolean
}

/** Finds the payment, looks whose it is and opens the gate (see claimCapture), one statement. Null: there is none. */
export async function claimOwnCapture(paypalOrderId: string, shopper: Shopper, at: Date, nextPollAt: Date): Promise<ClaimedPayment | null> {
  const rows = await prisma.$queryRaw<(PaymentRow & { isOwn: boolean; isClaimed: boolean; claimedAttempt: number | null })[]>`
    WITH found AS (
      SELECT ${COLUMNS}, (o."sessionHash" = ${shopper.sessionHash}::text OR o."shopperId" = ${shopper.userId}::text) IS TRUE AS "isOwn"
      FROM "payments" p JOIN "orders" o ON o."id" = p."orderId" WHERE p."paypalOrderId" = ${paypalOrderId}
    ), claimed AS (
      UPDATE "payments" c SET "status" = 'CAPTURING', "captureSentAt" = ${at}::timestamptz, "nextPollAt" = ${nextPollAt}::timestamptz
      FROM found WHERE c."id" = found."paymentId" AND found."isOwn" AND c."status" = 'CREATED' RETURNING c."captureAttempt"
    )
    SELECT found.*, claimed."captureAttempt" IS NOT NULL AS "isClaimed", claimed."captureAttempt" AS "claimedAttempt" FROM found LEFT JOIN claimed ON true`
  const row = rows[0]
  if (!row) return null
  const { isOwn, isClaimed, claimedAttempt, ...payment } = row
  return { payment: { ...payment, captureAttempt: claimedAttempt ?? payment.captureAttempt }, isOwn, isClaimed }
}

/** The gate of a capture: exactly one caller moves CREATED to CAPTURING and may ask PayPal. Committed before the request (intent). */
export async function claimCapture(paymentId: string, at: Date, nextPollAt: Date): Promise<boolean> {
  const count = await prisma.$executeRaw`
    UPDATE "payments" SET "status" = 'CAPTURING', "captureSentAt" = ${at}::timestamptz, "nextPollAt" = ${nextPollAt}::timestamptz
    WHERE "id" = ${paymentId} AND "status" = 'CREATED'`
  return count === 1
}

/** A settler takes over an intent whose answer never came: only one does, and only after the quarantine. */
export async function reclaimCapture(paymentId: string, sentBefore: Date, at: Date): Promise<boolean> {
  const count = await prisma.$executeRaw`
    UPDATE "payments" SET "captureSentAt" = ${at}::timestamptz, "polls" = "polls" + 1
    WHERE "id" = ${paymentId} AND "status" = 'CAPTURING' AND "captureSentAt" < ${sentBefore}::timestamptz`
  return count === 1
}

export interface PaymentMove {
  readonly paymentId: string
  readonly from: readonly PaymentStatus[]
  readonly to: PaymentStatus
  readonly evidence?: Evidence
  readonly captureId?: string
  readonly feeMinor?: bigint
  readonly netMinor?: bigint
  readonly payeeMerchantId?: string
  readonly pendingReason?: string
  readonly declineCode?: string
  readonly capturedAt?: Date
  readonly nextPollAt: Date | null
  /** A new capture attempt needs a new PayPal-Request-Id (facts/paypal.md 2.3). */
  readonly isNewAttempt?: boolean
}

/** Compare-and-set. False: another arrival (return, webhook, poller) was first. */
export async function movePayment(tx: Tx, move: PaymentMove): Promise<boolean> {
  for (const from of move.from)
    if (!PAYMENT_MOVES[from].includes(move.to)) throw new AppError('internal', `no such payment move: ${from} -> ${move.to}`)
  const count = await tx.$executeRaw`
    UPDATE "payments" SET "status" = ${move.to}, "nextPollAt" = ${move.nextPollAt}::timestamptz,
      "evidence" = coalesce(${move.evidence ? JSON.stringify(move.evidence) : null}::jsonb, "evidence"),
      "captureId" = coalesce(${move.captureId ?? null}, "captureId"), "feeMinor" = coalesce(${move.feeMinor ?? null}::bigint, "feeMinor"),
      "netMinor" = coalesce(${move.netMinor ?? null}::bigint, "netMinor"), "payeeMerchantId" = coalesce(${move.payeeMerchantId ?? null}, "payeeMerchantId"),
      "pendingReason" = ${move.pendingReason ?? null}, "declineCode" = ${move.declineCode ?? null}, "capturedAt" = coalesce(${move.capturedAt ?? null}::timestamptz, "capturedAt"),
      "captureAttempt" = "captureAttempt" + ${move.isNewAttempt ? 1 : 0}
    WHERE "id" = ${move.paymentId} AND "status" IN (${Prisma.join([...move.from])})`
  return count === 1
}

export async function setNextPoll(paymentId: string, nextPollAt: Date | null): Promise<void> {
  await prisma.$executeRaw`UPDATE "payments" SET "nextPollAt" = ${nextPollAt}::timestamptz, "polls" = "polls" + 1 WHERE "id" = ${paymentId}`
}

/** Payments whose time to be asked about has come; each is pushed on so that two sweeps do not take it at once. */
export async function takeDuePayments(at: Date, pushTo: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    UPDATE "payments" SET "nextPollAt" = ${pushTo}::timestamptz WHERE "id" IN (
      SELECT "id" FROM "payments" WHERE "nextPollAt" <= ${at}::timestamptz AND "status" IN ('CREATED', 'CAPTURING', 'PENDING') ORDER BY "nextPollAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "id"`
  return rows.map((row) => row.id)
}

/** Cancelled orders whose money came late and whose refund was not opened yet. */
export async function findLateCaptures(limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`
    SELECT o."id" AS "orderId" FROM "payments" p JOIN "orders" o ON o."id" = p."orderId"
    WHERE p."status" = 'MISMATCH' AND o."status" = 'CANCELLED' AND NOT EXISTS (SELECT FROM "refunds" r WHERE r."orderId" = o."id") LIMIT ${limit}`
  return rows.map((row) => row.orderId)
}
