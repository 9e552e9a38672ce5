import { Prisma, prisma, type Tx } from '../../foundation/db'
import { closeExceptionsOf } from '../order/exceptions/store'
import { orderEventFrom, type OrderEvent } from '../order/store'
import type { SaleStatus } from './states'

export interface SaleSource {
  readonly orderId: string
  readonly userId: string
  readonly environment: string
  readonly currency: string
  readonly orderStatus: string
  readonly salePriceMinor: bigint
  readonly taxMinor: bigint
  readonly paymentFeeMinor: bigint | null
  readonly paymentCurrency: string
  readonly costMinor: bigint | null
  readonly maxCostMinor: bigint | null
  readonly purchaseStatus: string | null
  readonly paidBy: string | null
  readonly hasSale: boolean
  /** PayPal took some of the payment back already. */
  readonly hasReversal: boolean
  readonly commissionType: 'percent_of_profit' | 'percent_of_price' | 'fixed'
  readonly commissionBasisPoints: number
  readonly commissionFixedMinor: bigint
  readonly payoutFeeBasisPoints: number
  readonly payoutFeeFixedMinor: bigint
  readonly payoutFeeCapMinor: bigint | null
}

/** Everything a sale is made of, from the documents: PayPal's capture, the supplier's charge, the platform's rule. */
export async function findSaleSource(orderId: string, reader: Tx = prisma): Promise<SaleSource | null> {
  const rows = await reader.$queryRaw<SaleSource[]>`
    SELECT o."id" AS "orderId", o."userId", o."environment", o."currency", o."status" AS "orderStatus", p."amountMinor" AS "salePriceMinor", o."taxMinor", p."feeMinor" AS "paymentFeeMinor", p."currency" AS "paymentCurrency",
      b."actualCostMinor" AS "costMinor", b."maxCostMinor", b."status" AS "purchaseStatus", b."paidBy", EXISTS (SELECT FROM "sales" s WHERE s."orderId" = o."id") AS "hasSale",
      EXISTS (SELECT FROM "payment_reversals" v WHERE v."orderId" = o."id" AND v."kind" = 'REVERSAL') AS "hasReversal",
      c."commissionType", c."commissionBasisPoints", c."commissionFixedMinor", c."payoutFeeBasisPoints", c."payoutFeeFixedMinor", c."payoutFeeCapMinor"
    FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" JOIN "platform_config" c ON c."id" = 'platform' LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all'
    WHERE o."id" = ${orderId}`
  return rows[0] ?? null
}

export interface NewSale {
  readonly saleId: string
  readonly commissionId: string
  readonly adminCommissionId: string
  readonly orderId: string
  readonly userId: string
  readonly environment: string
  readonly currency: string
  readonly salePrice: bigint
  readonly tax: bigint
  readonly aliexpressCost: bigint
  readonly paymentFee: bigint
  readonly grossProfit: bigint
  readonly commissionAmount: bigint
  readonly payoutFee: bigint
  readonly netProfit: bigint
  readonly resellerPayable: bigint
  readonly status: SaleStatus
  readonly lossReason: string | null
  readonly rule: string
  readonly basisPoints: number | null
  readonly at: Date
}

/** Sale, Commission, AdminCommission, the sale's id on its purchase, and the line in the order's timeline in one statement. False: the order has its sale already. */
export async function insertSale(tx: Tx, sale: NewSale, note: OrderEvent): Promise<boolean> {
  const count = await tx.$executeRaw`
    WITH new_sale AS (
      INSERT INTO "sales" ("id", "orderId", "userId", "environment", "currency", "salePrice", "tax", "aliexpressCost", "paymentFee", "grossProfit", "commissionAmount", "payoutFee", "netProfit",
        "resellerPayable", "status", "lossReason", "createdAt")
      VALUES (${sale.saleId}, ${sale.orderId}, ${sale.userId}, ${sale.environment}, ${sale.currency}, ${sale.salePrice}::bigint, ${sale.tax}::bigint, ${sale.aliexpressCost}::bigint, ${sale.paymentFee}::bigint,
        ${sale.grossProfit}::bigint, ${sale.commissionAmount}::bigint, ${sale.payoutFee}::bigint, ${sale.netProfit}::bigint, ${sale.resellerPayable}::bigint, ${sale.status}, ${sale.lossReason}, ${sale.at}::timestamptz)
      ON CONFLICT ("orderId") DO NOTHING RETURNING "id"
    ), new_commission AS (
      INSERT INTO "commissions" ("id", "saleId", "userId", "rule", "basisPoints", "amountMinor", "currency", "createdAt")
      SELECT ${sale.commissionId}, "id", ${sale.userId}, ${sale.rule}, ${sale.basisPoints}::int, ${sale.commissionAmount}::bigint, ${sale.currency}, ${sale.at}::timestamptz FROM new_sale
    ), new_admin_commission AS (
      INSERT INTO "admin_commissions" ("id", "saleId", "amountMinor", "currency", "createdAt")
      SELECT ${sale.adminCommissionId}, "id", ${sale.commissionAmount}::bigint, ${sale.currency}, ${sale.at}::timestamptz FROM new_sale
    ), sold AS (
      UPDATE "purchases" b SET "saleId" = new_sale."id" FROM new_sale WHERE b."orderId" = ${sale.orderId} AND b."supplierGroup" = 'all'
    ) ${orderEventFrom(Prisma.sql`new_sale`, note)}`
  return count === 1
}

/** Paid purchases whose sale was not made yet though its job should have run. */
export async function findOrdersWithoutSale(paidBefore: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`
    SELECT b."orderId" FROM "purchases" b WHERE b."status" = 'PAID' AND b."saleId" IS NULL AND b."paidAt" < ${paidBefore}::timestamptz ORDER BY b."paidAt" LIMIT ${limit}`
  return rows.map((row) => row.orderId)
}

/** The supplier has called the order's purchase off. */
export async function isCalledOff(orderId: string): Promise<boolean> {
  return (await prisma.purchase.findFirst({ where: { orderId, supplierGroup: 'all', status: 'CANCELLED' }, select: { id: true } })) !== null
}

/** Compare-and-set; it locks the sale, so a payout that ends at the same moment sees it. Nothing of it can be given back in part any more. */
export async function markReversed(tx: Tx, sale: { readonly saleId: string; readonly orderId: string }, at: Date): Promise<boolean> {
  const count = await tx.$executeRaw`UPDATE "sales" SET "status" = 'REVERSED', "reversedAt" = ${at}::timestamptz WHERE "id" = ${sale.saleId} AND "status" <> 'REVERSED'`
  if (count === 1) await closeExceptionsOf(sale.orderId, 'SUPPLIER_PART_CLOSED', at, tx)
  return count === 1
}
