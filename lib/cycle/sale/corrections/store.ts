import { Prisma, prisma, type Tx } from '../../../foundation/db'
import type { SaleFigures } from '../correct-profit'

export type CorrectionCause = 'CALLED_OFF' | 'REFUND' | 'REVERSAL' | 'COST_RETURNED'

export interface Uncorrected {
  readonly cause: 'REFUND' | 'REVERSAL'
  readonly causeId: string
  readonly amountMinor: bigint
  /** The supplier order whose goods will not come. */
  readonly part: string | null
  readonly at: Date
}

/** What of an order went back to the shopper while its sale stands, and was not taken out of the sale yet; oldest first. */
export async function findUncorrected(orderId: string): Promise<Uncorrected[]> {
  return prisma.$queryRaw<Uncorrected[]>`
    SELECT x.* FROM (
      SELECT 'REFUND' AS "cause", r."id" AS "causeId", r."orderId", r."amountMinor", r."part", r."completedAt" AS "at" FROM "refunds" r WHERE r."status" = 'COMPLETED' AND r."part" IS NOT NULL
      UNION ALL SELECT 'REVERSAL', v."id", v."orderId", v."amountMinor", NULL, v."occurredAt" FROM "payment_reversals" v WHERE v."kind" = 'REVERSAL') x
    JOIN "sales" s ON s."orderId" = x."orderId" AND s."status" <> 'REVERSED'
    WHERE x."orderId" = ${orderId} AND NOT EXISTS (SELECT FROM "sale_corrections" c WHERE c."causeId" = x."causeId") ORDER BY x."at", x."causeId"`
}

/** Orders with such money whose job should have run. */
export async function findOrdersToCorrect(limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`
    WITH missing AS MATERIALIZED (
      SELECT x."orderId" FROM (SELECT r."id", r."orderId" FROM "refunds" r WHERE r."status" = 'COMPLETED' AND r."part" IS NOT NULL UNION ALL SELECT v."id", v."orderId" FROM "payment_reversals" v WHERE v."kind" = 'REVERSAL') x
      WHERE NOT EXISTS (SELECT FROM "sale_corrections" c WHERE c."causeId" = x."id"))
    SELECT DISTINCT s."orderId" FROM missing m JOIN "sales" s ON s."orderId" = m."orderId" AND s."status" <> 'REVERSED' LIMIT ${limit}`
  return rows.map((row) => row.orderId)
}

export interface StandingSale extends SaleFigures {
  readonly saleId: string
  readonly userId: string
  readonly currency: string
  readonly rule: 'percent_of_profit' | 'percent_of_price' | 'fixed'
  readonly basisPoints: number | null
  /** The commission as the sale had it: what a fixed rule asks. */
  readonly firstCommission: bigint
  /** The supplier has called off what was bought for it. */
  readonly isCalledOff: boolean
}

/** What of an order's sale stands, with its row locked; null: it has none, or it was taken back. */
export async function lockStandingSale(tx: Tx, orderId: string): Promise<StandingSale | null> {
  await tx.$executeRaw`SELECT "id" FROM "sales" WHERE "orderId" = ${orderId} FOR UPDATE`
  const rows = await tx.$queryRaw<StandingSale[]>`
    SELECT f."id" AS "saleId", f."userId", f."currency", f."salePrice", f."tax", f."aliexpressCost", f."paymentFee", f."commissionAmount", f."payoutFee", f."netProfit", m."rule", m."basisPoints", m."amountMinor" AS "firstCommission",
      EXISTS (SELECT FROM "purchases" b WHERE b."orderId" = f."orderId" AND b."status" = 'CANCELLED') AS "isCalledOff"
    FROM "standing_sales" f JOIN "commissions" m ON m."saleId" = f."id" WHERE f."orderId" = ${orderId} AND f."status" <> 'REVERSED'`
  return rows[0] ?? null
}

/** False: this cause was taken out of the sale before. */
export async function insertCorrection(tx: Tx, row: SaleFigures & { readonly id: string; readonly saleId: string; readonly cause: CorrectionCause; readonly causeId: string; readonly at: Date }): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO "sale_corrections" ("id", "saleId", "cause", "causeId", "salePrice", "tax", "aliexpressCost", "paymentFee", "commissionAmount", "payoutFee", "netProfit", "createdAt")
    VALUES (${row.id}, ${row.saleId}, ${row.cause}, ${row.causeId}, ${row.salePrice}::bigint, ${row.tax}::bigint, ${row.aliexpressCost}::bigint, ${row.paymentFee}::bigint, ${row.commissionAmount}::bigint,
      ${row.payoutFee}::bigint, ${row.netProfit}::bigint, ${row.at}::timestamptz) ON CONFLICT ("causeId") DO NOTHING`
  return count === 1
}

export interface ReturnedCost {
  /** `<purchase>:<supplier order>`: once each. */
  readonly causeId: string
  readonly supplierOrderId: string
  /** What the supplier gave back, in minor units of the sale's currency. */
  readonly amountMinor: bigint
  readonly occurredAt: Date
}

/**
 * Supplier orders of a lost sale `s` whose money came back while their cost still stands in it: the reseller bore the goods. Not where a person has closed the
 * exception of that money: they decided about it while the sale stood.
 */
const RETURNED = Prisma.sql`
  FROM "sales" s JOIN "purchases" b ON b."orderId" = s."orderId" AND b."status" = 'PAID' JOIN "supplier_orders" a ON a."purchaseId" = b."id"
    JOIN "ledger_transactions" t ON t."kind" = 'supplier_refund' AND t."orderId" = s."orderId" AND t."businessKey" = 'supplier_refund:' || b."id" || ':' || a."supplierOrderId"
  WHERE s."status" = 'REVERSED' AND s."aliexpressCost" > coalesce((SELECT sum(c."aliexpressCost") FROM "sale_corrections" c WHERE c."saleId" = s."id"), 0)
    AND NOT EXISTS (SELECT FROM "ledger_transactions" c WHERE c."businessKey" = 'supplier_cost_reversal:' || b."id" || ':' || a."supplierOrderId")
    AND NOT EXISTS (SELECT FROM "exceptions" x WHERE x."kind" = 'SUPPLIER_PART_REFUNDED' AND x."subject" = a."supplierOrderId" AND x."closedAt" IS NOT NULL AND x."closedBy" <> 'system')`

/** What of an order's lost sale came back from the supplier and was not passed on to the reseller yet; oldest first. */
export async function findReturnedCosts(tx: Tx, orderId: string): Promise<ReturnedCost[]> {
  return tx.$queryRaw<ReturnedCost[]>`
    SELECT b."id" || ':' || a."supplierOrderId" AS "causeId", a."supplierOrderId", t."occurredAt",
      (SELECT -sum(e."amountMinor") FROM "ledger_entries" e JOIN "ledger_accounts" n ON n."id" = e."accountId" AND n."code" = 'supplier_clearing' WHERE e."transactionId" = t."id")::bigint AS "amountMinor"
    ${RETURNED} AND s."orderId" = ${orderId} ORDER BY t."occurredAt", a."supplierOrderId"`
}

/** Orders with such money whose job should have run. */
export async function findOrdersWithReturnedCost(limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`SELECT DISTINCT s."orderId" ${RETURNED} LIMIT ${limit}`
  return rows.map((row) => row.orderId)
}

/** What still stands of a sale that was lost, with its row locked; null: the order's sale was not taken back. */
export async function lockLostSale(tx: Tx, orderId: string): Promise<Pick<StandingSale, 'saleId' | 'userId' | 'currency' | 'aliexpressCost'> | null> {
  await tx.$executeRaw`SELECT "id" FROM "sales" WHERE "orderId" = ${orderId} FOR UPDATE`
  const rows = await tx.$queryRaw<Pick<StandingSale, 'saleId' | 'userId' | 'currency' | 'aliexpressCost'>[]>`
    SELECT "id" AS "saleId", "userId", "currency", "aliexpressCost" FROM "standing_sales" WHERE "orderId" = ${orderId} AND "status" = 'REVERSED'`
  return rows[0] ?? null
}
