import { z } from 'zod'
import { prisma } from '../../foundation/db'

const KEY = 'paypal_reconciliation'

const State = z.object({
  /** Up to when PayPal's statement was compared. */
  through: z.iso.datetime({ offset: true }),
  /** PayPal's balance less the ledger's at the first comparison: what the owner had there before. */
  openingMinor: z.string().regex(/^-?\d+$/),
  /** What the owner put in or took out since (minor units). */
  ownMinor: z.string().regex(/^-?\d+$/),
  /** What could not be explained at the last look: shown when it is there twice. */
  unexplainedMinor: z.string().regex(/^-?\d+$/),
})
export type ReconcileState = z.infer<typeof State>

export async function readReconcileState(): Promise<ReconcileState | null> {
  const row = await prisma.systemConfig.findUnique({ where: { key: KEY }, select: { value: true } })
  return State.safeParse(row?.value).data ?? null
}

export async function storeReconcileState(value: ReconcileState): Promise<void> {
  await prisma.systemConfig.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

const CASES_KEY = 'paypal_cases'
const Through = z.object({ through: z.iso.datetime({ offset: true }) })

/** Up to when PayPal's list of cases was read. */
export async function readCasesThrough(): Promise<Date | null> {
  const row = await prisma.systemConfig.findUnique({ where: { key: CASES_KEY }, select: { value: true } })
  const read = Through.safeParse(row?.value).data
  return read ? new Date(read.through) : null
}

export async function storeCasesThrough(through: Date): Promise<void> {
  const value = { through: through.toISOString() }
  await prisma.systemConfig.upsert({ where: { key: CASES_KEY }, create: { key: CASES_KEY, value }, update: { value } })
}

/** When the first order was made: before it nothing at PayPal is ours. */
export async function firstOrderAt(): Promise<Date | null> {
  return (await prisma.order.findFirst({ orderBy: { createdAt: 'asc' }, select: { createdAt: true } }))?.createdAt ?? null
}

export interface KnownPayment {
  readonly paymentId: string
  readonly orderId: string
  readonly paypalOrderId: string | null
  readonly captureId: string | null
  readonly status: string
  readonly grossMinor: bigint
}

/** Payments that a movement may be about: by capture, by PayPal's order, or by our order's number in it. */
export async function findKnownPayments(ids: readonly string[]): Promise<KnownPayment[]> {
  return prisma.$queryRaw<KnownPayment[]>`
    SELECT "id" AS "paymentId", "orderId", "paypalOrderId", "captureId", "status", coalesce("netMinor" + "feeMinor", "amountMinor") AS "grossMinor" FROM "payments"
    WHERE "captureId" = ANY(${[...ids]}::text[]) OR "paypalOrderId" = ANY(${[...ids]}::text[]) OR "orderId" = ANY(${[...ids]}::text[])`
}

export async function findKnownRefunds(ids: readonly string[]): Promise<{ paypalRefundId: string }[]> {
  return prisma.$queryRaw<{ paypalRefundId: string }[]>`SELECT "paypalRefundId" FROM "refunds" WHERE "paypalRefundId" = ANY(${[...ids]}::text[])`
}

/** Refunds of ours whose answer we do not have: a refund at PayPal under our number is theirs. */
export async function findOpenRefunds(): Promise<{ refundId: string }[]> {
  return prisma.$queryRaw<{ refundId: string }[]>`SELECT "id" AS "refundId" FROM "refunds" WHERE "status" IN ('SENT', 'UNKNOWN', 'PENDING')`
}

export interface KnownPayout {
  readonly payoutId: string
  readonly transactionId: string | null
  readonly status: string
}

/** Payouts, earlier tries included, by PayPal's transaction or by our number in it. */
export async function findKnownPayouts(ids: readonly string[]): Promise<KnownPayout[]> {
  return prisma.$queryRaw<KnownPayout[]>`
    SELECT "id" AS "payoutId", "transactionId", "status" FROM "payouts" WHERE "transactionId" = ANY(${[...ids]}::text[]) OR "id" = ANY(${[...ids]}::text[])
    UNION ALL SELECT "payoutId", "transactionId", "status" FROM "payout_attempts" WHERE "transactionId" = ANY(${[...ids]}::text[])`
}

export interface KnownCharge {
  readonly purchaseId: string
  readonly orderId: string
  readonly supplierOrderId: string
}

export async function findKnownSupplierOrders(ids: readonly string[]): Promise<KnownCharge[]> {
  return prisma.$queryRaw<KnownCharge[]>`
    SELECT s."purchaseId", b."orderId", s."supplierOrderId" FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId" WHERE s."supplierOrderId" = ANY(${[...ids]}::text[])`
}

/** Purchases paid from PayPal around a moment for exactly an amount: the charge of a supplier that names no number of ours. */
export async function findChargesOf(minor: bigint, from: Date, to: Date): Promise<{ purchaseId: string }[]> {
  return prisma.$queryRaw<{ purchaseId: string }[]>`
    SELECT "id" AS "purchaseId" FROM "purchases" WHERE "actualCostMinor" = ${minor}::bigint AND "fundedFrom" = 'paypal_balance' AND "paidBy" = 'platform' AND "orderedAt" BETWEEN ${from}::timestamptz AND ${to}::timestamptz`
}

/** Money that we booked as captured between two moments. */
export async function findBookedCaptures(from: Date, to: Date): Promise<KnownPayment[]> {
  return prisma.$queryRaw<KnownPayment[]>`
    SELECT "id" AS "paymentId", "orderId", "paypalOrderId", "captureId", "status", coalesce("netMinor" + "feeMinor", "amountMinor") AS "grossMinor" FROM "payments"
    WHERE "status" IN ('COMPLETED', 'REFUNDED', 'MISMATCH') AND "capturedAt" BETWEEN ${from}::timestamptz AND ${to}::timestamptz`
}

export interface BookFigures {
  readonly ledgerMinor: bigint
  readonly movingMinor: bigint
  /** Payouts on hold or not claimed yet: gone in the ledger, withheld in PayPal's total (facts/paypal.md 6: which of the two balances shows them is not documented). */
  readonly heldMinor: bigint
  /** Booked after that moment, by when we learnt of it: PayPal may have moved it before. */
  readonly lateInMinor: bigint
  readonly lateOutMinor: bigint
  readonly shownMinor: bigint
}

/** The ledger's PayPal accounts (what PayPal put aside is still ours) as of a moment, what is on its way there, and what the list of exceptions holds of that account. */
export async function readBookFigures(currency: string, asOf: Date): Promise<BookFigures> {
  const rows = await prisma.$queryRaw<BookFigures[]>`
    SELECT coalesce((SELECT sum(e."amountMinor") FROM "ledger_entries" e JOIN "ledger_transactions" t ON t."id" = e."transactionId" WHERE e."accountId" IN ('paypal_balance:' || ${currency}, 'paypal_held:' || ${currency}) AND t."occurredAt" <= ${asOf}::timestamptz), 0)::bigint AS "ledgerMinor",
      (coalesce((SELECT sum("amountMinor" + "estimatedFeeMinor") FROM "payouts" WHERE "status" IN ('SENDING', 'UNKNOWN', 'ACCEPTED')), 0) + coalesce((SELECT sum("amountMinor") FROM "refunds" WHERE "status" IN ('SENT', 'UNKNOWN', 'PENDING')), 0))::bigint AS "movingMinor",
      late."in" AS "lateInMinor", late."out" AS "lateOutMinor",
      coalesce((SELECT sum("amountMinor" + coalesce("feeMinor", "estimatedFeeMinor")) FROM "payouts" WHERE "status" IN ('ONHOLD', 'UNCLAIMED')), 0)::bigint AS "heldMinor",
      coalesce((SELECT sum(("facts" ->> 'netMinor')::bigint) FROM "exceptions" WHERE "closedAt" IS NULL AND "kind" IN ('UNKNOWN_MOVEMENT', 'CAPTURE_WITHOUT_PAYMENT') AND "facts" ->> 'netMinor' ~ '^-?[0-9]+$'), 0)::bigint AS "shownMinor"
    FROM (
      SELECT coalesce(sum(e."amountMinor") FILTER (WHERE e."amountMinor" > 0), 0)::bigint AS "in", coalesce(-sum(e."amountMinor") FILTER (WHERE e."amountMinor" < 0), 0)::bigint AS "out"
      FROM "ledger_entries" e JOIN "ledger_transactions" t ON t."id" = e."transactionId" WHERE e."accountId" = 'paypal_balance:' || ${currency} AND t."occurredAt" > ${asOf}::timestamptz
    ) late`
  return rows[0] ?? { ledgerMinor: 0n, movingMinor: 0n, heldMinor: 0n, lateInMinor: 0n, lateOutMinor: 0n, shownMinor: 0n }
}

/** Supplier orders that pushes told of and that no purchase is bound to, while no purchase is in doubt. */
export async function findStrangeSupplierOrders(from: Date, to: Date): Promise<{ supplierOrderId: string; receivedAt: Date }[]> {
  return prisma.$queryRaw<{ supplierOrderId: string; receivedAt: Date }[]>`
    SELECT i."resourceId" AS "supplierOrderId", min(i."receivedAt") AS "receivedAt" FROM "inbox_events" i
    WHERE i."provider" = 'aliexpress' AND i."resourceId" IS NOT NULL AND i."receivedAt" BETWEEN ${from}::timestamptz AND ${to}::timestamptz
      AND NOT EXISTS (SELECT FROM "supplier_orders" s WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = i."resourceId")
      AND NOT EXISTS (SELECT FROM "purchases" b WHERE b."status" IN ('SENT', 'UNKNOWN'))
      AND NOT EXISTS (SELECT FROM "system_config" c WHERE c."key" LIKE 'supplier_deduplication_%' AND c."value" -> 'ids' ? i."resourceId")
    GROUP BY i."resourceId" LIMIT 200`
}

export interface RestoredDoubt {
  readonly orderId: string
  readonly userId: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly failureReason: string | null
  readonly purchaseStatus: string | null
  readonly outOrderId: string | null
  readonly looks: number
  readonly takenAt: string
  readonly restoredAt: string
}

/** Orders of before a restore that nobody can say were not bought since the backup: purchases in doubt because of it, and stopped orders without a try since. */
export async function findRestoredDoubts(): Promise<RestoredDoubt[]> {
  return prisma.$queryRaw<RestoredDoubt[]>`
    SELECT o."id" AS "orderId", o."userId", p."amountMinor", p."currency", o."failureReason", b."status" AS "purchaseStatus", b."outOrderId", coalesce(b."checks", 0) AS "looks", m."value" ->> 'takenAt' AS "takenAt", m."value" ->> 'restoredAt' AS "restoredAt"
    FROM "system_config" m CROSS JOIN "orders" o JOIN "payments" p ON p."orderId" = o."id" LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all'
    WHERE m."key" = 'restored_at' AND p."status" = 'COMPLETED' AND p."capturedAt" < (m."value" ->> 'restoredAt')::timestamptz + interval '2 minutes'
      AND ((b."status" = 'UNKNOWN' AND b."firstSentAt" = (m."value" ->> 'takenAt')::timestamptz)
        OR (o."status" = 'FAILED' AND (b."status" IS NULL OR b."status" IN ('PREPARED', 'REFUSED', 'CANCELLED')) AND (b."sentAt" IS NULL OR b."sentAt" < (m."value" ->> 'restoredAt')::timestamptz)
          AND NOT EXISTS (SELECT FROM "refunds" r WHERE r."orderId" = o."id" AND r."status" <> 'FAILED')))
    ORDER BY o."createdAt" LIMIT 200`
}
