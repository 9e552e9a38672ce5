import { Prisma, prisma, type Tx } from '../../../foundation/db'
import type { SaleStatus } from '../../sale/states'
import type { Beneficiary } from '../store'

export interface SaleForPayout {
  readonly saleId: string
  readonly orderId: string
  readonly userId: string
  readonly environment: string
  readonly status: SaleStatus
  readonly currency: string
  readonly commissionMinor: bigint
  readonly resellerPayableMinor: bigint
  readonly payoutFeeMinor: bigint
  readonly adminReceiver: string | null
  readonly resellerReceiver: string | null
  readonly resellerReceiverChangedAt: Date | null
  readonly payoutHoldHours: number
  readonly payoutMinimumMinor: bigint
  readonly payoutsNeedConfirmation: boolean
  readonly feeBasisPoints: number
  readonly feeFixedMinor: bigint
  readonly feeCapMinor: bigint | null
  readonly saleCreatedAt: Date
}

export async function findSaleForPayout(saleId: string): Promise<SaleForPayout | null> {
  const rows = await prisma.$queryRaw<SaleForPayout[]>`
    SELECT s."id" AS "saleId", s."orderId", s."userId", s."environment", s."status", s."currency", s."commissionAmount" AS "commissionMinor", s."resellerPayable" AS "resellerPayableMinor", s."payoutFee" AS "payoutFeeMinor",
      c."adminPaypalEmail" AS "adminReceiver", u."paypalPayoutEmail" AS "resellerReceiver", u."paypalPayoutEmailChangedAt" AS "resellerReceiverChangedAt",
      c."payoutHoldHours", c."payoutMinimumMinor", c."payoutsNeedConfirmation", c."payoutFeeBasisPoints" AS "feeBasisPoints", c."payoutFeeFixedMinor" AS "feeFixedMinor", c."payoutFeeCapMinor" AS "feeCapMinor", s."createdAt" AS "saleCreatedAt"
    FROM "sales" s JOIN "users" u ON u."id" = s."userId" JOIN "platform_config" c ON c."id" = 'platform' WHERE s."id" = ${saleId}`
  return rows[0] ?? null
}

export interface NewPayout {
  readonly id: string
  readonly saleId: string
  readonly beneficiary: Beneficiary
  readonly userId: string | null
  readonly environment: string
  readonly amountMinor: bigint
  readonly estimatedFeeMinor: bigint
  readonly currency: string
  readonly at: Date
}

/** The intents of a sale's payouts, one per beneficiary for ever. Returns the ids that are new. */
export async function insertPayouts(tx: Tx, payouts: readonly NewPayout[]): Promise<string[]> {
  if (payouts.length === 0) return []
  const values = payouts.map((each) => Prisma.sql`(${each.id}, ${each.saleId}, ${each.beneficiary}, ${each.userId}, ${each.environment}, 'PENDING', ${each.amountMinor}::bigint, ${each.estimatedFeeMinor}::bigint, ${each.currency}, ${`${each.id}-1`}, ${each.at}::timestamptz)`)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "payouts" ("id", "saleId", "beneficiary", "userId", "environment", "status", "amountMinor", "estimatedFeeMinor", "currency", "senderBatchId", "createdAt")
    VALUES ${Prisma.join(values)} ON CONFLICT DO NOTHING RETURNING "id"`
  return rows.map((row) => row.id)
}

/** Sales whose payouts were not opened though their job should have run; not those whose profit does not carry a payout (open-payouts.ts). */
export async function findSalesWithoutPayouts(createdBefore: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "sales" s JOIN "platform_config" c ON c."id" = 'platform'
    WHERE s."status" IN ('RECORDED', 'LOSS') AND s."createdAt" < ${createdBefore}::timestamptz AND (s."commissionAmount" > 0 OR s."resellerPayable" > 0)
      AND NOT (s."payoutFee" = 0 AND c."payoutFeeFixedMinor" + c."payoutFeeBasisPoints" > 0 AND s."resellerPayable" <= c."payoutFeeFixedMinor")
      AND NOT EXISTS (SELECT FROM "payouts" p WHERE p."saleId" = s."id")
      AND NOT EXISTS (SELECT FROM "payment_reversals" v WHERE v."orderId" = s."orderId" AND v."kind" = 'REVERSAL' AND NOT EXISTS (SELECT FROM "sale_corrections" x WHERE x."causeId" = v."id"))
    ORDER BY s."createdAt" LIMIT ${limit}`
  return rows.map((row) => row.id)
}
