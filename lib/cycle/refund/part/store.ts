import { z } from 'zod'
import { prisma, type Tx } from '../../../foundation/db'
import type { MissingItem, PaidOrder } from '../../order/part-amount'

export interface RefundablePart extends PaidOrder {
  readonly orderId: string
  readonly userId: string
  readonly orderStatus: string
  readonly paymentId: string
  readonly paymentStatus: string
  readonly captureId: string | null
  readonly currency: string
  readonly purchaseStatus: string
  readonly items: readonly MissingItem[] | null
  readonly hasCase: boolean
  /** What of the payment is neither given back nor on its way back. */
  readonly leftMinor: bigint
}

const Items = z.array(z.object({ productId: z.string(), skuId: z.string().optional(), quantity: z.number().int() })).nullable()
const Lines = z.array(z.object({ supplierProductId: z.string(), supplierSkuId: z.string(), quantity: z.number().int(), unitPriceMinor: z.string().transform((text) => BigInt(text)) }))
type Row = Omit<RefundablePart, 'items' | 'lines'> & { readonly items: unknown; readonly lines: unknown }

/** A supplier order that has ended without goods, with the order it belongs to, whose row is locked; null: there is none of this number. */
export async function lockPart(tx: Tx, supplierOrderId: string): Promise<RefundablePart | null> {
  await tx.$executeRaw`SELECT o."id" FROM "orders" o JOIN "purchases" b ON b."orderId" = o."id" JOIN "supplier_orders" s ON s."purchaseId" = b."id" WHERE s."supplierOrderId" = ${supplierOrderId} FOR UPDATE OF o`
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o."id" AS "orderId", o."userId", o."status" AS "orderStatus", o."itemsMinor", o."shippingMinor", p."id" AS "paymentId", p."status" AS "paymentStatus", p."captureId", p."currency", b."status" AS "purchaseStatus",
      CASE WHEN s."closedAt" IS NULL THEN NULL ELSE s."closedItems" END AS "items", EXISTS (SELECT FROM "disputes" d WHERE d."orderId" = o."id" AND d."closedAt" IS NULL) AS "hasCase",
      (SELECT json_agg(json_build_object('supplierProductId', l."supplierProductId", 'supplierSkuId', l."supplierSkuId", 'quantity', l."quantity", 'unitPriceMinor', l."unitPriceMinor"::text)) FROM "order_lines" l WHERE l."orderId" = o."id") AS "lines",
      (p."amountMinor" - coalesce((SELECT sum(r."amountMinor") FROM "refunds" r WHERE r."paymentId" = p."id" AND r."status" <> 'FAILED'), 0)
        - coalesce((SELECT sum(v."amountMinor") FROM "payment_reversals" v WHERE v."paymentId" = p."id" AND v."kind" = 'REVERSAL'), 0))::bigint AS "leftMinor"
    FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId" JOIN "orders" o ON o."id" = b."orderId" JOIN "payments" p ON p."orderId" = o."id" WHERE s."supplierOrderId" = ${supplierOrderId}`
  const row = rows[0]
  return row ? { ...row, items: Items.safeParse(row.items).data ?? null, lines: Lines.parse(row.lines) } : null
}

/** Supplier orders that ended without goods longer ago than the platform allows, while the rest of their purchase goes on and nothing was given back for them. */
export async function findOverdueParts(at: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT s."supplierOrderId" AS "id" FROM "supplier_orders" s JOIN "purchases" b ON b."id" = s."purchaseId" AND b."status" = 'PAID' JOIN "orders" o ON o."id" = b."orderId" JOIN "payments" p ON p."orderId" = o."id"
      JOIN "platform_config" c ON c."id" = 'platform'
    WHERE s."closedAt" + make_interval(hours => c."autoRefundAfterHours") <= ${at}::timestamptz AND s."closedItems" IS NOT NULL AND p."status" = 'COMPLETED' AND o."status" IN ('PURCHASED', 'SHIPPED', 'DELIVERED')
      AND NOT EXISTS (SELECT FROM "refunds" r WHERE r."part" = s."supplierOrderId" AND (r."status" <> 'FAILED' OR r."createdAt" > ${at}::timestamptz - interval '24 hours'))
      AND NOT EXISTS (SELECT FROM "disputes" d WHERE d."orderId" = o."id" AND d."closedAt" IS NULL)
      AND NOT EXISTS (SELECT FROM "exceptions" x WHERE x."kind" = 'SUPPLIER_PART_CLOSED' AND x."subject" = b."id" || ':' || s."supplierOrderId" AND x."closedBy" <> 'system')
    ORDER BY s."closedAt" LIMIT ${limit}`
  return rows.map((row) => row.id)
}
