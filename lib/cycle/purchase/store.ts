import { Prisma, prisma, type Tx } from '../../foundation/db'
import { AppError } from '../../foundation/errors'
import type { Evidence } from '../../foundation/outcome'
import type { ShippingAddress } from '../checkout/schema'
import { withOrderEvent, type OrderEvent } from '../order/store'
import type { OrderStatus } from '../order/states'
import { PURCHASE_MOVES, type PurchaseStatus } from './states'
import type { PurchaseRequest } from './schema'

export interface FulfillmentLine {
  readonly supplierProductId: string
  readonly supplierSkuId: string
  readonly skuAttr: string
  readonly quantity: number
  readonly unitCostMinor: string
  readonly minimumMarginBasisPoints: number
}

/** Everything the guards need of one order, read in one statement. */
export interface Fulfillment {
  readonly orderId: string
  readonly userId: string
  readonly status: OrderStatus
  readonly failureReason: string | null
  /** How often buying has begun. */
  readonly attempts: number
  readonly environment: 'sandbox' | 'production'
  readonly address: ShippingAddress
  readonly country: string
  readonly currency: string
  readonly totalMinor: bigint
  readonly taxMinor: bigint
  readonly paymentFeeMinor: bigint | null
  readonly paymentStatus: string
  readonly captureId: string | null
  readonly capturedAt: Date | null
  readonly hasRefund: boolean
  /** A case at PayPal is open over the payment. */
  readonly hasOpenCase: boolean
  readonly purchaseStatus: PurchaseStatus | null
  readonly purchaseId: string | null
  readonly maxDeliveryDays: number
  readonly platformMaxOrders: number | null
  readonly platformMaxSpendMinor: bigint | null
  readonly resellerMaxOrders: number | null
  readonly resellerMaxSpendMinor: bigint | null
  readonly lines: readonly FulfillmentLine[]
}

export async function findFulfillment(orderId: string): Promise<Fulfillment | null> {
  const rows = await prisma.$queryRaw<Fulfillment[]>`
    SELECT o."id" AS "orderId", o."userId", o."status", o."failureReason", o."attempts", o."environment", o."shippingAddress" AS "address", o."country", o."currency", o."totalMinor", o."taxMinor",
      p."feeMinor" AS "paymentFeeMinor", p."status" AS "paymentStatus", p."captureId", p."capturedAt", EXISTS (SELECT FROM "refunds" r WHERE r."orderId" = o."id" AND r."status" <> 'FAILED') AS "hasRefund", EXISTS (SELECT FROM "disputes" d WHERE d."orderId" = o."id" AND d."closedAt" IS NULL) AS "hasOpenCase",
      b."status" AS "purchaseStatus", b."id" AS "purchaseId", coalesce(w."maxDeliveryDays", 45) AS "maxDeliveryDays",
      c."maxDailyOrders" AS "platformMaxOrders", c."maxDailySpendMinor" AS "platformMaxSpendMinor", u."maxDailyOrders" AS "resellerMaxOrders", u."maxDailySpendMinor" AS "resellerMaxSpendMinor",
      (SELECT json_agg(json_build_object('supplierProductId', l."supplierProductId", 'supplierSkuId', l."supplierSkuId", 'skuAttr', l."skuAttr", 'quantity', l."quantity",
          'unitCostMinor', l."unitCostMinor"::text, 'minimumMarginBasisPoints', coalesce(d."minimumMarginBasisPoints", w."minimumMarginBasisPoints", 1000)) ORDER BY l."id")
        FROM "order_lines" l LEFT JOIN "products" d ON d."id" = l."productId" WHERE l."orderId" = o."id") AS "lines"
    FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" JOIN "users" u ON u."id" = o."userId" JOIN "platform_config" c ON c."id" = 'platform'
      LEFT JOIN "user_workflow_configs" w ON w."userId" = o."userId" LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all'
    WHERE o."id" = ${orderId}`
  return rows[0] ?? null
}

/** When a stopped order is looked at again. */
export async function pushOrder(orderId: string, nextAttemptAt: Date | null): Promise<void> {
  await prisma.$executeRaw`UPDATE "orders" SET "nextAttemptAt" = ${nextAttemptAt}::timestamptz WHERE "id" = ${orderId} AND "status" = 'FAILED'`
}

export interface PurchaseRow {
  readonly purchaseId: string
  readonly orderId: string
  readonly userId: string
  readonly orderStatus: OrderStatus
  /** COMPLETED: the shopper's money is here. PayPal may take it back while a purchase is in doubt. */
  readonly paymentStatus: string
  readonly status: PurchaseStatus
  readonly environment: 'sandbox' | 'production'
  readonly outOrderId: string
  readonly request: PurchaseRequest
  readonly attempt: number
  readonly fence: number
  readonly quotedCostMinor: bigint
  readonly maxCostMinor: bigint
  readonly actualCostMinor: bigint | null
  readonly currency: string
  readonly paidBy: string
  readonly fundedFrom: string
  readonly firstSentAt: Date | null
  readonly sentAt: Date | null
  readonly orderedAt: Date | null
  readonly checks: number
  readonly supplierOrderIds: readonly string[]
}

export async function findPurchase(purchaseId: string): Promise<PurchaseRow | null> {
  const rows = await prisma.$queryRaw<PurchaseRow[]>`
    SELECT b."id" AS "purchaseId", b."orderId", b."userId", o."status" AS "orderStatus", p."status" AS "paymentStatus", b."status", b."environment", b."outOrderId", b."request", b."attempt", b."fence", b."quotedCostMinor",
      b."maxCostMinor", b."actualCostMinor", b."currency", b."paidBy", b."fundedFrom", b."firstSentAt", b."sentAt", b."orderedAt", b."checks",
      coalesce((SELECT json_agg(s."supplierOrderId" ORDER BY s."supplierOrderId") FROM "supplier_orders" s WHERE s."purchaseId" = b."id"), '[]') AS "supplierOrderIds"
    FROM "purchases" b JOIN "orders" o ON o."id" = b."orderId" JOIN "payments" p ON p."orderId" = b."orderId" WHERE b."id" = ${purchaseId}`
  return rows[0] ?? null
}

export interface PreparedPurchase {
  readonly purchaseId: string
  readonly orderId: string
  readonly userId: string
  readonly credentialId: string
  readonly environment: 'sandbox' | 'production'
  readonly request: PurchaseRequest
  readonly requestHash: string
  readonly quotedCostMinor: bigint
  readonly maxCostMinor: bigint
  readonly currency: string
  readonly paidBy: string
  readonly fundedFrom: string
  readonly at: Date
}

/**
 * The intent of a purchase: made once per order and supplier group. After a definite refusal the same row is prepared again, with the same
 * out_order_id (never a new one). False: it was bought or is in doubt, a refund runs, or a case is open
 * (all of them lock the order's row first).
 */
export async function preparePurchase(tx: Tx, row: PreparedPurchase): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO "purchases" AS b ("id", "orderId", "userId", "credentialId", "environment", "status", "outOrderId", "request", "requestHash", "quotedCostMinor", "maxCostMinor", "currency", "paidBy", "fundedFrom", "createdAt", "nextCheckAt")
      SELECT ${row.purchaseId}, ${row.orderId}, ${row.userId}, ${row.credentialId}, ${row.environment}, 'PREPARED', ${row.request.outOrderId}, ${JSON.stringify(row.request)}::jsonb, ${row.requestHash},
        ${row.quotedCostMinor}::bigint, ${row.maxCostMinor}::bigint, ${row.currency}, ${row.paidBy}, ${row.fundedFrom}, ${row.at}::timestamptz, NULL
      WHERE NOT EXISTS (SELECT FROM "refunds" r WHERE r."orderId" = ${row.orderId} AND r."status" <> 'FAILED') AND NOT EXISTS (SELECT FROM "disputes" d WHERE d."orderId" = ${row.orderId} AND d."closedAt" IS NULL)
    ON CONFLICT ("orderId", "supplierGroup") DO UPDATE SET "status" = 'PREPARED', "request" = excluded."request", "requestHash" = excluded."requestHash", "quotedCostMinor" = excluded."quotedCostMinor",
      "maxCostMinor" = excluded."maxCostMinor", "credentialId" = excluded."credentialId", "paidBy" = excluded."paidBy", "fundedFrom" = excluded."fundedFrom", "attempt" = b."attempt" + 1, "refusedCode" = NULL
      WHERE b."status" IN ('REFUSED', 'PREPARED')`
  return count === 1
}

export interface PurchaseMove {
  readonly purchaseId: string
  readonly from: readonly PurchaseStatus[]
  readonly to: PurchaseStatus
  /** Only the sender that holds this fence may write the answer of its call. */
  readonly fence?: number
  readonly evidence?: Evidence
  readonly refusedCode?: string
  readonly actualCostMinor?: bigint
  readonly at: Date
  readonly payBy?: Date | null
  readonly nextCheckAt: Date | null
  readonly decision?: { readonly by: string; readonly what: string }
  /** Its line in the order's timeline, written if it is moved. */
  readonly note?: OrderEvent
}

/** Compare-and-set under the fence. False: somebody else was first. */
export async function movePurchase(tx: Tx, move: PurchaseMove): Promise<boolean> {
  for (const from of move.from)
    if (!PURCHASE_MOVES[from].includes(move.to)) throw new AppError('internal', `no such purchase move: ${from} -> ${move.to}`)
  const change = Prisma.sql`
    UPDATE "purchases" SET "status" = ${move.to}, "nextCheckAt" = ${move.nextCheckAt}::timestamptz,
      "evidence" = coalesce(${move.evidence ? JSON.stringify(move.evidence) : null}::jsonb, "evidence"), "refusedCode" = ${move.refusedCode ?? null},
      "actualCostMinor" = coalesce(${move.actualCostMinor ?? null}::bigint, "actualCostMinor"), "payBy" = coalesce(${move.payBy ?? null}::timestamptz, "payBy"),
      "orderedAt" = CASE WHEN ${move.to} = 'ORDERED' THEN ${move.at}::timestamptz ELSE "orderedAt" END, "paidAt" = CASE WHEN ${move.to} = 'PAID' THEN ${move.at}::timestamptz ELSE "paidAt" END,
      "decidedBy" = coalesce(${move.decision?.by ?? null}, "decidedBy"), "decision" = coalesce(${move.decision?.what ?? null}, "decision")
    WHERE "id" = ${move.purchaseId} AND "status" IN (${Prisma.join([...move.from])}) AND (${move.fence ?? null}::int IS NULL OR "fence" = ${move.fence ?? null}::int)`
  return (await tx.$executeRaw(move.note ? withOrderEvent(change, move.note) : change)) === 1
}

/** Binds supplier orders to a purchase. An id that is bound already is a unique violation: one supplier order, one purchase. */
export async function insertSupplierOrders(tx: Tx, purchaseId: string, supplierOrderIds: readonly string[], currency: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "supplier_orders" ("supplier", "supplierOrderId", "purchaseId", "currency", "createdAt")
    SELECT 'aliexpress', each, ${purchaseId}, ${currency}, ${at}::timestamptz FROM unnest(${[...supplierOrderIds]}::text[]) AS each`
}

export async function updateSupplierOrder(tx: Tx, row: { supplierOrderId: string; rawStatus: string; amountMinor: bigint; currency: string; paidAt: Date | null }): Promise<void> {
  await tx.$executeRaw`
    UPDATE "supplier_orders" SET "rawStatus" = ${row.rawStatus}, "amountMinor" = ${row.amountMinor}::bigint, "currency" = ${row.currency}, "paidAt" = ${row.paidAt}::timestamptz
    WHERE "supplier" = 'aliexpress' AND "supplierOrderId" = ${row.supplierOrderId}`
}

export async function setNextCheck(purchaseId: string, nextCheckAt: Date | null): Promise<void> {
  await prisma.$executeRaw`UPDATE "purchases" SET "nextCheckAt" = ${nextCheckAt}::timestamptz, "checks" = "checks" + 1 WHERE "id" = ${purchaseId}`
}

/** Supplier orders that pushes told of since a moment and that no purchase is bound to; those of the deduplication probe are nobody's. */
export async function findUnboundSupplierOrders(since: Date): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT i."resourceId" AS id FROM "inbox_events" i
    WHERE i."provider" = 'aliexpress' AND i."resourceId" IS NOT NULL AND i."receivedAt" >= ${since}::timestamptz
      AND NOT EXISTS (SELECT FROM "supplier_orders" s WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = i."resourceId")
      AND NOT EXISTS (SELECT FROM "system_config" c WHERE c."key" LIKE 'supplier_deduplication_%' AND c."value" -> 'ids' ? i."resourceId")
    LIMIT 50`
  return rows.map((row) => row.id)
}

export interface DoubtfulPurchase {
  readonly request: PurchaseRequest
  readonly firstSentAt: Date
  readonly sentAt: Date
}

/** The buyer account's other purchases of which nobody knows yet whether they exist: a supplier order may be theirs as well. */
export async function findRivals(purchase: Pick<PurchaseRow, 'purchaseId' | 'userId' | 'environment'>): Promise<DoubtfulPurchase[]> {
  return prisma.$queryRaw<DoubtfulPurchase[]>`
    SELECT "request", coalesce("firstSentAt", "sentAt") AS "firstSentAt", "sentAt" FROM "purchases"
    WHERE "userId" = ${purchase.userId} AND "environment" = ${purchase.environment} AND "id" <> ${purchase.purchaseId} AND "status" IN ('SENT', 'UNKNOWN') AND "sentAt" IS NOT NULL`
}

export async function findPurchaseOfSupplierOrder(supplierOrderId: string): Promise<{ purchaseId: string; orderId: string } | null> {
  const rows = await prisma.$queryRaw<{ purchaseId: string; orderId: string }[]>`
    SELECT s."purchaseId", b."orderId" FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId" WHERE s."supplier" = 'aliexpress' AND s."supplierOrderId" = ${supplierOrderId}`
  return rows[0] ?? null
}

/** True where `npm run verify:place-order` proved that the supplier takes one out_order_id once (product.md 2.4). */
export async function isDeduplicationConfirmed(environment: string): Promise<boolean> {
  const row = await prisma.systemConfig.findUnique({ where: { key: `supplier_deduplication_${environment}` }, select: { value: true } })
  return typeof row?.value === 'object' && row.value !== null && 'confirmed' in row.value && row.value.confirmed === true
}

export interface DuePurchase {
  readonly purchaseId: string
  readonly orderId: string
  readonly status: PurchaseStatus
}

/** Purchases to look at now: sent too long without an answer, prepared without a sender, unknown, unpaid. Pushed on so that two sweeps do not take one at once. */
export async function takeDuePurchases(at: Date, staleBefore: Date, pushTo: Date, limit: number): Promise<DuePurchase[]> {
  return prisma.$queryRaw<DuePurchase[]>`
    UPDATE "purchases" SET "nextCheckAt" = ${pushTo}::timestamptz WHERE "id" IN (
      SELECT "id" FROM "purchases" WHERE ("status" IN ('ORDERED', 'AWAITING_PAYMENT', 'UNKNOWN') AND "nextCheckAt" <= ${at}::timestamptz)
        OR ("status" = 'SENT' AND "sentAt" < ${staleBefore}::timestamptz AND ("nextCheckAt" IS NULL OR "nextCheckAt" <= ${at}::timestamptz))
        OR ("status" = 'PREPARED' AND "createdAt" < ${staleBefore}::timestamptz AND ("nextCheckAt" IS NULL OR "nextCheckAt" <= ${at}::timestamptz)
            AND EXISTS (SELECT FROM "orders" o WHERE o."id" = "purchases"."orderId" AND o."status" = 'PURCHASING'))
      ORDER BY "createdAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "id" AS "purchaseId", "orderId", "status"`
}

/** Orders that are due to go on: paid without a live job, or stopped with a cause that may have passed. */
export async function takeDueOrders(at: Date, paidBefore: Date, pushTo: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    UPDATE "orders" SET "nextAttemptAt" = ${pushTo}::timestamptz WHERE "id" IN (
      SELECT "id" FROM "orders" WHERE ("status" = 'FAILED' AND "nextAttemptAt" <= ${at}::timestamptz)
        OR ("status" = 'PAID' AND "paidAt" < ${paidBefore}::timestamptz AND ("nextAttemptAt" IS NULL OR "nextAttemptAt" <= ${at}::timestamptz))
      ORDER BY "paidAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING "id"`
  return rows.map((row) => row.id)
}
