import { Prisma, prisma } from '../foundation/db'
import type { EstimateRules } from './estimate-order-profit'
import { estimateRulesSql } from './estimate-rules-sql'

// Amounts inside JSON are text: no number rounds them. Moments inside JSON are ISO 8601 text.

export interface OrderPageLine {
  readonly id: string
  readonly productId: string
  readonly titleEn: string
  readonly titleEs: string
  readonly variantEn: string
  readonly variantEs: string
  readonly pictureId: string | null
  readonly supplierProductId: string
  readonly supplierSkuId: string
  readonly quantity: number
  readonly unitPriceMinor: string
  readonly unitCostMinor: string
}

export interface OrderPageEvent {
  readonly id: string
  readonly at: string
  readonly event: string
  readonly toStatus: string | null
  readonly actor: string
  readonly evidence: Record<string, unknown>
}

export interface OrderPageShipment {
  readonly trackingNumber: string
  readonly carrier: string
  readonly status: string
  readonly lastEvent: string
  readonly shippedAt: string | null
  readonly deliveredAt: string | null
}

export interface OrderPageSupplierOrder {
  readonly supplierOrderId: string
  readonly rawStatus: string
  readonly amountMinor: string | null
  readonly paidAt: string | null
  readonly closedAt: string | null
  /** What was in it, where it ended without goods. */
  readonly closedItems: readonly { readonly productId: string; readonly skuId?: string; readonly quantity: number }[] | null
  /** Called off, and nobody has settled yet what becomes of it. */
  readonly isOpen: boolean
}

/** A case at PayPal over the order's payment. */
export interface OrderPageCase {
  readonly id: string
  readonly paypalDisputeId: string
  readonly status: string
  readonly stage: string
  readonly reason: string
  readonly amountMinor: string
  readonly outcome: string | null
  readonly shopperNote: string
  /** What PayPal lets us do now, by its own words. */
  readonly actions: string
  readonly dueAt: string | null
  readonly openedAt: string
  readonly closedAt: string | null
  readonly answers: readonly { readonly id: string; readonly kind: 'ACCEPT' | 'EVIDENCE'; readonly status: string; readonly note: string; readonly createdAt: string }[]
}

/** What PayPal took: the payment, or a fee for the case. */
export interface OrderPageReversal {
  readonly id: string
  readonly kind: 'REVERSAL' | 'FEE'
  readonly paypalTransactionId: string
  readonly amountMinor: string
  readonly occurredAt: string
}

export interface OrderPagePayout {
  readonly id: string
  readonly beneficiary: 'ADMIN' | 'RESELLER'
  readonly status: string
  readonly receiver: string | null
  readonly amountMinor: string
  /** Kept of the sale's share for what was owed; below zero: sent beside it, kept before and not owed after all. */
  readonly withheldMinor: string
  readonly estimatedFeeMinor: string
  readonly feeMinor: string | null
  readonly batchId: string | null
  readonly itemId: string | null
  readonly transactionId: string | null
  readonly failureReason: string | null
  readonly sentAt: string | null
  readonly paidAt: string | null
}

export interface OrderPageRefund {
  readonly id: string
  readonly status: string
  readonly amountMinor: string
  readonly paypalRefundId: string | null
  /** The supplier order whose goods will not come; null: all of the payment. */
  readonly part: string | null
  readonly reason: string
  readonly createdAt: string
  readonly completedAt: string | null
}

/** One order as its reseller sees it: every record that belongs to it. */
export interface OrderPageRow {
  readonly id: string
  readonly status: string
  readonly failureReason: string | null
  readonly failureFacts: Record<string, string | number | boolean | null> | null
  readonly nextAttemptAt: Date | null
  readonly stoppedAt: Date | null
  readonly createdAt: Date
  readonly paidAt: Date | null
  readonly purchasedAt: Date | null
  readonly email: string
  readonly locale: string
  readonly shippingAddress: { readonly fullName: string; readonly line1: string; readonly line2?: string; readonly city: string; readonly region?: string; readonly postalCode: string; readonly country: string; readonly phone: string }
  readonly country: string
  readonly currency: string
  readonly totalMinor: bigint
  readonly taxMinor: bigint
  readonly attempts: number
  readonly paymentStatus: string
  readonly paypalOrderId: string | null
  readonly captureId: string | null
  readonly capturedAt: Date | null
  readonly feeMinor: bigint | null
  readonly payerEmail: string | null
  readonly pendingReason: string | null
  readonly purchaseId: string | null
  readonly purchaseStatus: string | null
  readonly channel: string | null
  readonly outOrderId: string | null
  readonly quotedCostMinor: bigint | null
  readonly maxCostMinor: bigint | null
  readonly actualCostMinor: bigint | null
  readonly paidBy: string | null
  readonly fundedFrom: string | null
  readonly payBy: Date | null
  readonly purchaseSentAt: Date | null
  readonly decision: string | null
  readonly sale: SaleJson | null
  readonly lines: readonly OrderPageLine[]
  readonly events: readonly OrderPageEvent[]
  readonly shipments: readonly OrderPageShipment[]
  readonly supplierOrders: readonly OrderPageSupplierOrder[]
  readonly payouts: readonly OrderPagePayout[]
  readonly refunds: readonly OrderPageRefund[]
  readonly cases: readonly OrderPageCase[]
  readonly reversals: readonly OrderPageReversal[]
  readonly rules: EstimateRules
  /** How long a part that will not come waits for its reseller before it is refunded by itself. */
  readonly autoRefundAfterHours: number
}

export interface SaleGone {
  readonly salePrice: string
  readonly tax: string
  readonly aliexpressCost: string
  readonly paymentFee: string
  readonly commissionAmount: string
  readonly payoutFee: string
  readonly netProfit: string
}

export interface SaleJson {
  readonly id: string
  readonly status: string
  readonly salePrice: string
  readonly tax: string
  readonly aliexpressCost: string
  readonly paymentFee: string
  readonly grossProfit: string
  readonly commissionAmount: string
  readonly payoutFee: string
  readonly netProfit: string
  readonly resellerPayable: string
  /** By how much each figure is less since something of the sale was given back. */
  readonly gone: SaleGone
  readonly lossReason: string | null
  readonly createdAt: string
  readonly commissionId: string | null
  readonly commissionRule: string | null
  readonly commissionBasisPoints: number | null
}

const list = (query: Prisma.Sql) => Prisma.sql`coalesce((SELECT jsonb_agg(to_jsonb(x)) FROM (${query}) x), '[]'::jsonb)`

const saleSql = Prisma.sql`
  (SELECT jsonb_build_object('id', s."id", 'status', s."status", 'salePrice', s."salePrice"::text, 'tax', s."tax"::text, 'aliexpressCost', s."aliexpressCost"::text, 'paymentFee', s."paymentFee"::text,
      'grossProfit', s."grossProfit"::text, 'commissionAmount', s."commissionAmount"::text, 'payoutFee', s."payoutFee"::text, 'netProfit', s."netProfit"::text, 'resellerPayable', s."resellerPayable"::text,
      'lossReason', s."lossReason", 'gone', (SELECT jsonb_build_object('salePrice', coalesce(sum(c."salePrice"), 0)::text, 'tax', coalesce(sum(c."tax"), 0)::text, 'aliexpressCost', coalesce(sum(c."aliexpressCost"), 0)::text,
        'paymentFee', coalesce(sum(c."paymentFee"), 0)::text, 'commissionAmount', coalesce(sum(c."commissionAmount"), 0)::text, 'payoutFee', coalesce(sum(c."payoutFee"), 0)::text, 'netProfit', coalesce(sum(c."netProfit"), 0)::text)
        FROM "sale_corrections" c WHERE c."saleId" = s."id"),
      'createdAt', s."createdAt", 'commissionId', m."id", 'commissionRule', m."rule", 'commissionBasisPoints', m."basisPoints")
    FROM "sales" s LEFT JOIN "commissions" m ON m."saleId" = s."id" WHERE s."orderId" = o."id")`

const partsSql = Prisma.sql`
  ${list(Prisma.sql`SELECT l."id", l."productId", l."titleEn", l."titleEs", l."variantEn", l."variantEs", l."pictureId", l."supplierProductId", l."supplierSkuId", l."quantity", l."unitPriceMinor"::text AS "unitPriceMinor", l."unitCostMinor"::text AS "unitCostMinor"
    FROM "order_lines" l WHERE l."orderId" = o."id" ORDER BY l."id"`)} AS "lines",
  ${list(Prisma.sql`SELECT e."id", e."at", e."event", e."toStatus", e."actor", e."evidence" FROM "order_events" e WHERE e."orderId" = o."id" ORDER BY e."at", e."id"`)} AS "events",
  ${list(Prisma.sql`SELECT t."trackingNumber", t."carrier", t."status", t."lastEvent", t."shippedAt", t."deliveredAt" FROM "shipments" t WHERE t."orderId" = o."id" ORDER BY t."createdAt"`)} AS "shipments",
  ${list(Prisma.sql`SELECT a."supplierOrderId", a."rawStatus", a."amountMinor"::text AS "amountMinor", a."paidAt", a."closedAt", a."closedItems",
      EXISTS (SELECT FROM "exceptions" x WHERE x."orderId" = o."id" AND x."kind" = 'SUPPLIER_PART_CLOSED' AND split_part(x."subject", ':', 2) = a."supplierOrderId" AND x."closedAt" IS NULL) AS "isOpen" FROM "supplier_orders" a WHERE a."purchaseId" = b."id" ORDER BY a."supplierOrderId"`)} AS "supplierOrders",
  ${list(Prisma.sql`SELECT y."id", y."beneficiary", y."status", y."receiver", y."amountMinor"::text AS "amountMinor", y."withheldMinor"::text AS "withheldMinor", y."estimatedFeeMinor"::text AS "estimatedFeeMinor", y."feeMinor"::text AS "feeMinor", y."batchId", y."itemId", y."transactionId", y."failureReason", y."sentAt", y."paidAt"
    FROM "payouts" y JOIN "sales" s ON s."id" = y."saleId" WHERE s."orderId" = o."id" ORDER BY y."beneficiary" DESC`)} AS "payouts",
  ${list(Prisma.sql`SELECT f."id", f."status", f."amountMinor"::text AS "amountMinor", f."paypalRefundId", f."part", f."reason", f."createdAt", f."completedAt" FROM "refunds" f WHERE f."orderId" = o."id" ORDER BY f."createdAt"`)} AS "refunds",
  ${list(Prisma.sql`SELECT d."id", d."paypalDisputeId", d."status", d."stage", d."reason", d."amountMinor"::text AS "amountMinor", d."outcome", d."shopperNote", d."actions", d."dueAt", d."openedAt", d."closedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', w."id", 'kind', w."kind", 'status', w."status", 'note', w."note", 'createdAt', w."createdAt") ORDER BY w."createdAt") FROM "dispute_answers" w WHERE w."disputeId" = d."id"), '[]'::jsonb) AS "answers"
    FROM "disputes" d WHERE d."orderId" = o."id" ORDER BY d."openedAt" DESC`)} AS "cases",
  ${list(Prisma.sql`SELECT v."id", v."kind", v."paypalTransactionId", v."amountMinor"::text AS "amountMinor", v."occurredAt" FROM "payment_reversals" v WHERE v."orderId" = o."id" ORDER BY v."occurredAt"`)} AS "reversals"`

/** An order with everything recorded about it, of this reseller only (null: none of theirs); one statement. */
export async function readResellerOrder(userId: string, orderId: string): Promise<OrderPageRow | null> {
  const rows = await prisma.$queryRaw<OrderPageRow[]>(Prisma.sql`
    SELECT o."id", o."status", o."failureReason", o."failureFacts", o."nextAttemptAt", o."stoppedAt", o."createdAt", o."paidAt", o."purchasedAt", o."email", o."locale", o."shippingAddress", o."country", o."currency", o."totalMinor", o."taxMinor", o."attempts",
      p."status" AS "paymentStatus", p."paypalOrderId", p."captureId", p."capturedAt", p."feeMinor", p."payerEmail", p."pendingReason",
      b."id" AS "purchaseId", b."status" AS "purchaseStatus", b."channel", b."outOrderId", b."quotedCostMinor", b."maxCostMinor", b."actualCostMinor", b."paidBy", b."fundedFrom", b."payBy", b."sentAt" AS "purchaseSentAt", b."decision",
      ${saleSql} AS "sale", ${partsSql}, ${estimateRulesSql} AS "rules",
      (SELECT c."autoRefundAfterHours" FROM "platform_config" c WHERE c."id" = 'platform') AS "autoRefundAfterHours"
    FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" LEFT JOIN "purchases" b ON b."orderId" = o."id" AND b."supplierGroup" = 'all'
    WHERE o."id" = ${orderId} AND o."userId" = ${userId}`)
  return rows[0] ?? null
}
