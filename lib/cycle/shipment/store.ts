import { prisma, type Tx } from '../../foundation/db'

export interface ShipmentSource {
  readonly orderId: string
  readonly userId: string
  readonly status: string
  readonly environment: 'sandbox' | 'production'
  readonly purchaseId: string
  readonly currency: string
  readonly supplierOrderIds: readonly string[]
}

export async function findShipmentSource(orderId: string): Promise<ShipmentSource | null> {
  const rows = await prisma.$queryRaw<ShipmentSource[]>`
    SELECT o."id" AS "orderId", o."userId", o."status", o."environment", b."id" AS "purchaseId", b."currency",
      coalesce((SELECT json_agg(s."supplierOrderId" ORDER BY s."supplierOrderId") FROM "supplier_orders" s WHERE s."purchaseId" = b."id"), '[]') AS "supplierOrderIds"
    FROM "orders" o JOIN "purchases" b ON b."orderId" = o."id" AND b."status" = 'PAID' WHERE o."id" = ${orderId}`
  return rows[0] ?? null
}

export interface ParcelRow {
  readonly id: string
  readonly orderId: string
  readonly supplierOrderId: string
  readonly trackingNumber: string
  readonly carrier: string
  readonly status: 'SHIPPED' | 'DELIVERED'
  readonly lastEvent: string
  readonly shippedAt: Date | null
  readonly deliveredAt: Date | null
  readonly at: Date
}

/** A parcel as it is now; what was delivered stays delivered (tracking is monotone). A changed number is a new row: the history stays. */
export async function storeParcel(tx: Tx, parcel: ParcelRow): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "shipments" AS s ("id", "orderId", "supplierOrderId", "trackingNumber", "carrier", "status", "lastEvent", "shippedAt", "deliveredAt", "createdAt")
    VALUES (${parcel.id}, ${parcel.orderId}, ${parcel.supplierOrderId}, ${parcel.trackingNumber}, ${parcel.carrier}, ${parcel.status}, ${parcel.lastEvent}, ${parcel.shippedAt}::timestamptz, ${parcel.deliveredAt}::timestamptz, ${parcel.at}::timestamptz)
    ON CONFLICT ("orderId", "trackingNumber") DO UPDATE SET "carrier" = excluded."carrier", "lastEvent" = excluded."lastEvent",
      "status" = CASE WHEN s."status" = 'DELIVERED' THEN s."status" ELSE excluded."status" END, "deliveredAt" = coalesce(s."deliveredAt", excluded."deliveredAt")`
}

/** Bought orders whose parcels are due to be looked for. */
export async function takeDueShipments(at: Date, pushTo: Date, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`
    UPDATE "purchases" SET "nextCheckAt" = ${pushTo}::timestamptz WHERE "id" IN (
      SELECT b."id" FROM "purchases" b JOIN "orders" o ON o."id" = b."orderId" WHERE b."status" = 'PAID' AND b."nextCheckAt" <= ${at}::timestamptz AND o."status" IN ('PURCHASED', 'SHIPPED')
      ORDER BY b."nextCheckAt" LIMIT ${limit} FOR UPDATE OF b SKIP LOCKED)
    RETURNING "orderId"`
  return rows.map((row) => row.orderId)
}
