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

/** null: nothing is awaited (any more). */
export async function setRefundDue(tx: Tx, purchaseId: string, dueMinor: bigint | null): Promise<void> {
  await tx.$executeRaw`UPDATE "purchases" SET "refundDueMinor" = ${dueMinor}::bigint WHERE "id" = ${purchaseId}`
}

export async function markSupplierRefunded(tx: Tx, purchaseId: string, at: Date, reference: string): Promise<void> {
  await tx.$executeRaw`UPDATE "purchases" SET "refundedAt" = ${at}::timestamptz, "refundReference" = ${reference} WHERE "id" = ${purchaseId}`
}

/** What was in a supplier order, as the supplier names it. */
export interface ClosedItem {
  readonly productId: string
  readonly skuId?: string
  readonly quantity: number
}

export async function markSupplierOrderClosed(tx: Tx, order: { readonly id: string; readonly status: string; readonly items?: readonly ClosedItem[] }, at: Date): Promise<void> {
  const items = order.items?.map(({ productId, skuId, quantity }) => ({ productId, ...(skuId ? { skuId } : {}), quantity })) ?? null
  await tx.$executeRaw`
    UPDATE "supplier_orders" SET "rawStatus" = ${order.status}, "closedAt" = coalesce("closedAt", ${at}::timestamptz), "closedItems" = coalesce(${items && JSON.stringify(items)}::jsonb, "closedItems")
    WHERE "supplier" = 'aliexpress' AND "supplierOrderId" = ${order.id}`
}

export interface PaidPart {
  readonly purchaseId: string
  readonly orderId: string
  readonly userId: string
  readonly paidBy: string
  readonly fundedFrom: string
  readonly currency: string
  readonly amountMinor: bigint | null
  /** The supplier's money for it is booked as back. */
  readonly isMoneyBack: boolean
}

/** One of two who see the supplier's money and the end of a supplier order at the same moment is first. */
const lockPurchaseOf = (tx: Tx, supplierOrderId: string) => tx.$executeRaw`
  SELECT b."id" FROM "purchases" b JOIN "supplier_orders" s ON s."purchaseId" = b."id" WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = ${supplierOrderId} FOR UPDATE OF b`

/** A supplier order that was paid as a part of its purchase, whose row is locked, and has ended without goods; null: nothing was paid for it. */
export async function findPaidPart(tx: Tx, supplierOrderId: string): Promise<PaidPart | null> {
  await lockPurchaseOf(tx, supplierOrderId)
  const rows = await tx.$queryRaw<PaidPart[]>`
    SELECT b."id" AS "purchaseId", b."orderId", b."userId", b."paidBy", b."fundedFrom", b."currency", s."amountMinor",
      EXISTS (SELECT FROM "ledger_transactions" t WHERE t."businessKey" = 'supplier_refund:' || b."id" || ':' || s."supplierOrderId") AS "isMoneyBack"
    FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId"
    WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = ${supplierOrderId} AND s."paidAt" IS NOT NULL AND s."closedAt" IS NOT NULL AND b."status" = 'PAID'`
  return rows[0] ?? null
}

/** What of a purchase's cost was taken back part by part. */
export async function readPartCostTakenBack(tx: Tx, purchaseId: string): Promise<bigint> {
  const rows = await tx.$queryRaw<{ minor: bigint }[]>`
    SELECT coalesce(-sum(e."amountMinor"), 0)::bigint AS "minor" FROM "supplier_orders" s JOIN "ledger_transactions" t ON t."businessKey" = 'supplier_cost_reversal:' || s."purchaseId" || ':' || s."supplierOrderId"
      JOIN "ledger_entries" e ON e."transactionId" = t."id" JOIN "ledger_accounts" a ON a."id" = e."accountId" AND a."code" = 'supplier_cost' WHERE s."purchaseId" = ${purchaseId}`
  return rows[0]?.minor ?? 0n
}

export interface ClosedPart {
  readonly purchaseId: string
  readonly orderId: string
  readonly userId: string
  readonly paidBy: string
  readonly fundedFrom: string
  readonly currency: string
  readonly supplierOrderIds: readonly string[]
  readonly amountMinor: bigint | null
  /** True where this movement is booked: as the refund of the whole purchase, or of this part. */
  readonly isBooked: boolean
  /** The shopper has been refunded for it, so the supplier's money is awaited. */
  readonly isCostTakenBack: boolean
  /** What is still awaited for the whole purchase, which was called off; null: nothing. */
  readonly owedMinor: bigint | null
  /** All of the price went back to the shopper while the sale stood, and the reseller bears what the goods cost. */
  readonly isSaleLost: boolean
}

/** The purchase of a supplier order that has money coming back, with its row locked, and whether that movement is in the books. */
export async function lockClosedPart(tx: Tx, supplierOrderId: string, reference: string): Promise<ClosedPart | null> {
  await lockPurchaseOf(tx, supplierOrderId)
  const rows = await tx.$queryRaw<ClosedPart[]>`
    SELECT b."id" AS "purchaseId", b."orderId", b."userId", b."paidBy", b."fundedFrom", b."currency", s."amountMinor", CASE WHEN b."refundedAt" IS NULL THEN b."refundDueMinor" END AS "owedMinor",
      (SELECT json_agg(o."supplierOrderId" ORDER BY o."supplierOrderId") FROM "supplier_orders" o WHERE o."purchaseId" = b."id") AS "supplierOrderIds",
      EXISTS (SELECT FROM "ledger_transactions" t WHERE t."businessKey" = 'supplier_cost_reversal:' || b."id" || ':' || s."supplierOrderId") AS "isCostTakenBack",
      b."status" = 'PAID' AND EXISTS (SELECT FROM "standing_sales" z WHERE z."orderId" = b."orderId" AND z."status" = 'REVERSED' AND z."aliexpressCost" > 0) AS "isSaleLost",
      (b."refundReference" IS NOT DISTINCT FROM ${reference} OR EXISTS (SELECT FROM "ledger_transactions" t WHERE t."businessKey" = 'supplier_refund:' || b."id" || ':' || s."supplierOrderId")) AS "isBooked"
    FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId" WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = ${supplierOrderId}`
  return rows[0] ?? null
}

/** Money of a purchase's supplier orders that is booked and that no cost was taken back for yet; oldest first. */
export async function findEarlyRefunds(tx: Tx, purchaseId: string): Promise<{ readonly supplierOrderId: string; readonly amountMinor: bigint }[]> {
  return tx.$queryRaw<{ supplierOrderId: string; amountMinor: bigint }[]>`
    SELECT s."supplierOrderId", (-sum(e."amountMinor"))::bigint AS "amountMinor" FROM "supplier_orders" s JOIN "ledger_transactions" t ON t."businessKey" = 'supplier_refund:' || s."purchaseId" || ':' || s."supplierOrderId"
      JOIN "ledger_entries" e ON e."transactionId" = t."id" JOIN "ledger_accounts" a ON a."id" = e."accountId" AND a."code" = 'supplier_clearing'
    WHERE s."purchaseId" = ${purchaseId} AND NOT EXISTS (SELECT FROM "ledger_transactions" c WHERE c."businessKey" = 'supplier_cost_reversal:' || s."purchaseId" || ':' || s."supplierOrderId")
    GROUP BY s."supplierOrderId", t."occurredAt" ORDER BY t."occurredAt", s."supplierOrderId"`
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
    SELECT s."orderId" FROM "purchases" b JOIN "sales" s ON s."id" = b."saleId" AND s."status" <> 'REVERSED' WHERE b."status" = 'CANCELLED' AND b."saleId" IS NOT NULL ORDER BY s."createdAt" LIMIT ${limit}`
  return rows.map((row) => row.orderId)
}

/** The shopper's money for this supplier order's goods is still here: not given back for it, nor all of it. */
export async function mayBeRefunded(tx: Tx, supplierOrderId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ supplierOrderId: string }[]>`
    SELECT s."supplierOrderId" FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId" AND b."status" = 'PAID' JOIN "payments" p ON p."orderId" = b."orderId" AND p."status" = 'COMPLETED'
    WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = ${supplierOrderId} AND NOT EXISTS (SELECT FROM "refunds" r WHERE r."part" = s."supplierOrderId" AND r."status" = 'COMPLETED')`
  return rows.length > 0
}
