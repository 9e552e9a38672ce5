import { prisma, type Tx } from '../../../foundation/db'

export interface AwaitedRefund {
  readonly refundDueMinor: bigint | null
  readonly refundedAt: Date | null
}

/** What the supplier owes us back of a purchase, with its row locked: one of two who saw the money books it. */
export async function lockAwaitedRefund(tx: Tx, purchaseId: string): Promise<AwaitedRefund | null> {
  const rows = await tx.$queryRaw<AwaitedRefund[]>`SELECT "refundDueMinor", "refundedAt" FROM "purchases" WHERE "id" = ${purchaseId} FOR UPDATE`
  return rows[0] ?? null
}

export async function markRefundDue(tx: Tx, purchaseId: string, dueMinor: bigint): Promise<void> {
  await tx.$executeRaw`UPDATE "purchases" SET "refundDueMinor" = ${dueMinor}::bigint WHERE "id" = ${purchaseId}`
}

export async function markSupplierRefunded(tx: Tx, purchaseId: string, at: Date, reference: string): Promise<void> {
  await tx.$executeRaw`UPDATE "purchases" SET "refundedAt" = ${at}::timestamptz, "refundReference" = ${reference} WHERE "id" = ${purchaseId}`
}

export async function markSupplierOrderClosed(tx: Tx, supplierOrderId: string, rawStatus: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE "supplier_orders" SET "rawStatus" = ${rawStatus}, "closedAt" = coalesce("closedAt", ${at}::timestamptz) WHERE "supplier" = 'aliexpress' AND "supplierOrderId" = ${supplierOrderId}`
}

export interface ClosedPart {
  readonly purchaseId: string
  readonly orderId: string
  readonly userId: string
  readonly paidBy: string
  readonly fundedFrom: string
  readonly currency: string
  /** True where this movement is booked: as the refund of the whole purchase, or of this part. */
  readonly isBooked: boolean
}

/** The purchase of a supplier order that has money coming back, and whether that movement is in the books. */
export async function findClosedPart(supplierOrderId: string, reference: string): Promise<ClosedPart | null> {
  const rows = await prisma.$queryRaw<ClosedPart[]>`
    SELECT b."id" AS "purchaseId", b."orderId", b."userId", b."paidBy", b."fundedFrom", b."currency",
      (b."refundReference" IS NOT DISTINCT FROM ${reference} OR EXISTS (SELECT FROM "ledger_transactions" t WHERE t."businessKey" = 'supplier_refund:' || b."id" || ':' || s."supplierOrderId")) AS "isBooked"
    FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId" WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = ${supplierOrderId}`
  return rows[0] ?? null
}

export interface RefundDue {
  readonly purchaseId: string
  readonly orderId: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly supplierOrderIds: readonly string[]
  readonly calledOffAt: Date
}

/** Money that suppliers owe us back into the PayPal balance and that was not seen there yet, the oldest first. */
export async function findRefundsDue(): Promise<RefundDue[]> {
  return prisma.$queryRaw<RefundDue[]>`
    SELECT b."id" AS "purchaseId", b."orderId", b."refundDueMinor" AS "amountMinor", b."currency",
      coalesce((SELECT json_agg(s."supplierOrderId" ORDER BY s."supplierOrderId") FROM "supplier_orders" s WHERE s."purchaseId" = b."id"), '[]') AS "supplierOrderIds",
      coalesce((SELECT max(s."closedAt") FROM "supplier_orders" s WHERE s."purchaseId" = b."id"), b."paidAt") AS "calledOffAt"
    FROM "purchases" b WHERE b."refundDueMinor" IS NOT NULL AND b."refundedAt" IS NULL AND b."paidBy" = 'platform' AND b."fundedFrom" = 'paypal_balance' ORDER BY b."paidAt"`
}

/** Sales of called-off purchases that were not reversed though their job should have run. */
export async function findSalesToReverse(limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`
    SELECT s."orderId" FROM "sales" s JOIN "purchases" b ON b."orderId" = s."orderId" AND b."status" = 'CANCELLED' WHERE s."status" <> 'REVERSED' ORDER BY s."createdAt" LIMIT ${limit}`
  return rows.map((row) => row.orderId)
}
