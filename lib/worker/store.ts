import { readCallTallies, readCircuits } from '../foundation/circuit'
import { Prisma, prisma } from '../foundation/db'

/** When a worker was last alive and whom it leaves alone, for GET /api/health. */
export async function storeHeartbeat(at: Date): Promise<void> {
  const value = { at: at.toISOString(), circuits: readCircuits().map((each) => ({ ...each })), calls: readCallTallies().map((each) => ({ ...each })) }
  await prisma.systemConfig.upsert({ where: { key: 'worker_heartbeat' }, create: { key: 'worker_heartbeat', value }, update: { value } })
}

/**
 * Webhooks `e` that tell what our rows say already, mostly the echo of our own call: nobody is asked for them. Only facts that do not change any
 * more are here; whatever may have more behind it is read at the provider.
 */
export const KNOWN_EVENT: Prisma.Sql = Prisma.sql`CASE e."type"
  WHEN 'CHECKOUT.ORDER.APPROVED' THEN EXISTS (SELECT FROM "payments" p WHERE p."paypalOrderId" = e."resourceId" AND p."status" <> 'CREATED')
  WHEN 'PAYMENT.CAPTURE.COMPLETED' THEN EXISTS (SELECT FROM "payments" p WHERE p."captureId" = e."resourceId" AND p."status" IN ('COMPLETED', 'REFUNDED'))
  WHEN 'PAYMENT.PAYOUTSBATCH.PROCESSING' THEN EXISTS (SELECT FROM "payouts" p WHERE p."batchId" = e."resourceId")
  WHEN 'PAYMENT.PAYOUTSBATCH.SUCCESS' THEN EXISTS (SELECT FROM "payouts" p WHERE p."batchId" = e."resourceId" AND p."status" = 'PAID')
  WHEN 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED' THEN EXISTS (SELECT FROM "payouts" p WHERE p."itemId" = e."resourceId" AND p."status" = 'PAID')
  WHEN 'OrderCreated' THEN EXISTS (SELECT FROM "supplier_orders" s WHERE s."supplier" = e."provider" AND s."supplierOrderId" = e."resourceId")
  WHEN 'PaymentAuthorized' THEN EXISTS (SELECT FROM "supplier_orders" s WHERE s."supplier" = e."provider" AND s."supplierOrderId" = e."resourceId" AND s."paidAt" IS NOT NULL)
  ELSE false END`
