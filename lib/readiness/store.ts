import { prisma } from '../foundation/db'

/** One real record that proves something: what it is and its ids. */
export interface Proof {
  readonly at: Date
  readonly ids: Readonly<Record<string, string>>
}

export interface ConnectionProof {
  readonly credentialId: string
  readonly userId: string
  readonly status: string
  readonly account: string | null
  readonly refreshTokenExpiresAt: Date | null
  /** The last time AliExpress answered a call made with it: a product read or a purchase. */
  readonly usedAt: Date | null
}

/** The records of one environment that the report stands on; null: there is none. */
export interface Evidence {
  readonly connections: number
  readonly connection: ConnectionProof | null
  readonly purchases: number
  readonly purchase: Proof | null
  /** The last purchase that did not go through. */
  readonly failedPurchase: Proof | null
  readonly paidOrders: number
  readonly order: Proof | null
  readonly stoppedOrder: Proof | null
  readonly sale: Proof | null
  readonly payout: Proof | null
  readonly failedPayout: Proof | null
  readonly payouts: number
  readonly profit: Proof | null
  readonly loss: Proof | null
  /** Captured, bought, booked and paid out without a person in between. */
  readonly autonomous: Proof | null
  readonly attended: Proof | null
  /** Purchase through the Dropshipping API, order, sale with profit and executed payouts, all of one order. */
  readonly realProfit: Proof | null
}

type Raw = Omit<Evidence, 'connection' | ProofName> & Record<ProofName, { at: string; ids: Record<string, string | null> } | null> & { connection: { credentialId: string; userId: string; status: string; account: string | null; refreshTokenExpiresAt: string | null; usedAt: string | null } | null }
type ProofName = 'purchase' | 'failedPurchase' | 'order' | 'stoppedOrder' | 'sale' | 'payout' | 'failedPayout' | 'profit' | 'loss' | 'autonomous' | 'attended' | 'realProfit'

/** Everything in one statement; only records of `environment` count. */
// eslint-disable-next-line max-lines-per-function -- one SQL statement
export async function readEvidence(environment: 'sandbox' | 'production'): Promise<Evidence> {
  const rows = await prisma.$queryRaw<{ e: Raw }[]>`
    WITH bought AS (
      SELECT b."id" AS "purchaseId", b."orderId", b."channel", b."status", b."sentAt", b."orderedAt", b."paidAt", b."refusedCode",
        (SELECT string_agg(s."supplierOrderId", ',' ORDER BY s."supplierOrderId") FROM "supplier_orders" s WHERE s."purchaseId" = b."id") AS "supplierIds"
      FROM "purchases" b WHERE b."environment" = ${environment}
    ), whole AS (
      SELECT o."id" AS "orderId", o."status", o."aliexpressOrderId", o."purchasedAt", p."captureId", p."paypalOrderId", p."capturedAt", bought."purchaseId", bought."channel", s."id" AS "saleId", s."status" AS "saleStatus",
        s."netProfit", s."commissionAmount", s."currency", s."createdAt" AS "soldAt", s."paidOutAt", s."adminPayoutId", s."userPayoutId", t."id" AS "ledgerId", t."hash" AS "ledgerHash",
        (SELECT min(y."id") FROM "payouts" y WHERE y."saleId" = s."id" AND y."confirmedBy" IS NOT NULL) AS "confirmed",
        (SELECT min(v."event") FROM "order_events" v WHERE v."orderId" = o."id" AND v."actor" NOT IN ('shopper', 'system', 'paypal', 'aliexpress')) AS "byPerson"
      FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" AND p."status" = 'COMPLETED' JOIN bought ON bought."orderId" = o."id" AND bought."supplierIds" IS NOT NULL
        LEFT JOIN "sales" s ON s."orderId" = o."id" LEFT JOIN "ledger_transactions" t ON t."businessKey" = 'sale:' || s."id"
      WHERE o."environment" = ${environment} AND o."status" IN ('PURCHASED', 'SHIPPED', 'DELIVERED')
    )
    SELECT json_build_object(
      'connections', (SELECT count(*) FROM "api_credentials" c WHERE c."environment" = ${environment} AND c."status" <> 'DISCONNECTED'),
      'connection', (SELECT json_build_object('credentialId', c."id", 'userId', c."userId", 'status', c."status", 'account', c."accountLabel", 'refreshTokenExpiresAt', c."refreshTokenExpiresAt",
          'usedAt', greatest((SELECT max(r."checkedAt") FROM "products" r WHERE r."userId" = c."userId" AND r."checkedAt" >= c."createdAt"), (SELECT max(b."orderedAt") FROM "purchases" b WHERE b."credentialId" = c."id")))
        FROM "api_credentials" c WHERE c."environment" = ${environment} AND c."status" <> 'DISCONNECTED' ORDER BY (c."status" = 'CONNECTED') DESC, c."lastRefreshAt" DESC NULLS LAST, c."id" LIMIT 1),
      'purchases', (SELECT count(*) FROM bought WHERE "sentAt" IS NOT NULL),
      'purchase', (SELECT json_build_object('at', "orderedAt", 'ids', json_build_object('purchase', "purchaseId", 'aliexpress', "supplierIds", 'order', "orderId")) FROM bought
        WHERE "channel" = 'dropshipping-api' AND "supplierIds" IS NOT NULL AND "orderedAt" IS NOT NULL ORDER BY "orderedAt" DESC LIMIT 1),
      'failedPurchase', (SELECT json_build_object('at', "sentAt", 'ids', json_build_object('purchase', "purchaseId", 'order', "orderId", 'code', coalesce("refusedCode", "status"))) FROM bought
        WHERE "status" IN ('REFUSED', 'UNKNOWN') AND "sentAt" IS NOT NULL ORDER BY "sentAt" DESC LIMIT 1),
      'paidOrders', (SELECT count(*) FROM "orders" o WHERE o."environment" = ${environment} AND o."paidAt" IS NOT NULL),
      'order', (SELECT json_build_object('at', "purchasedAt", 'ids', json_build_object('order', "orderId", 'capture', "captureId", 'aliexpress', "aliexpressOrderId")) FROM whole WHERE "aliexpressOrderId" IS NOT NULL ORDER BY "purchasedAt" DESC LIMIT 1),
      'stoppedOrder', (SELECT json_build_object('at', o."stoppedAt", 'ids', json_build_object('order', o."id", 'code', o."failureReason")) FROM "orders" o WHERE o."environment" = ${environment} AND o."status" = 'FAILED' ORDER BY o."stoppedAt" DESC LIMIT 1),
      'sale', (SELECT json_build_object('at', "soldAt", 'ids', json_build_object('sale', "saleId", 'order', "orderId", 'ledger', "ledgerId")) FROM whole WHERE "ledgerId" IS NOT NULL ORDER BY "soldAt" DESC LIMIT 1),
      'payouts', (SELECT count(*) FROM "payouts" y WHERE y."environment" = ${environment}),
      'payout', (SELECT json_build_object('at', y."paidAt", 'ids', json_build_object('payout', y."id", 'batch', y."batchId", 'item', y."itemId", 'transaction', y."transactionId")) FROM "payouts" y
        WHERE y."environment" = ${environment} AND y."status" = 'PAID' AND y."batchId" IS NOT NULL AND y."itemId" IS NOT NULL ORDER BY y."paidAt" DESC LIMIT 1),
      'failedPayout', (SELECT json_build_object('at', coalesce(y."sentAt", y."createdAt"), 'ids', json_build_object('payout', y."id", 'code', coalesce(y."failureReason", y."status"))) FROM "payouts" y
        WHERE y."environment" = ${environment} AND y."status" IN ('FAILED', 'BLOCKED', 'RETURNED', 'SKIPPED_INSUFFICIENT_FUNDS') ORDER BY y."createdAt" DESC LIMIT 1),
      'profit', (SELECT json_build_object('at', "soldAt", 'ids', json_build_object('sale', "saleId", 'order', "orderId", 'ledger', "ledgerId", 'hash', "ledgerHash")) FROM whole WHERE "netProfit" > 0 AND "ledgerId" IS NOT NULL ORDER BY "soldAt" DESC LIMIT 1),
      'loss', (SELECT json_build_object('at', "soldAt", 'ids', json_build_object('sale', "saleId", 'order', "orderId")) FROM whole WHERE "netProfit" <= 0 ORDER BY "soldAt" DESC LIMIT 1),
      'autonomous', (SELECT json_build_object('at', "paidOutAt", 'ids', json_build_object('order', "orderId", 'purchase', "purchaseId", 'sale', "saleId")) FROM whole
        WHERE "saleStatus" = 'PAID_OUT' AND "confirmed" IS NULL AND "byPerson" IS NULL ORDER BY "paidOutAt" DESC LIMIT 1),
      'attended', (SELECT json_build_object('at', "paidOutAt", 'ids', json_build_object('order', "orderId", 'event', coalesce("byPerson", 'payout confirmed'))) FROM whole
        WHERE "saleStatus" = 'PAID_OUT' AND ("confirmed" IS NOT NULL OR "byPerson" IS NOT NULL) ORDER BY "paidOutAt" DESC LIMIT 1),
      'realProfit', (SELECT json_build_object('at', "paidOutAt", 'ids', json_build_object('order', "orderId", 'purchase', "purchaseId", 'aliexpress', "aliexpressOrderId", 'sale', "saleId", 'reseller payout', "userPayoutId", 'admin payout', "adminPayoutId")) FROM whole
        WHERE "channel" = 'dropshipping-api' AND "netProfit" > 0 AND "saleStatus" = 'PAID_OUT' AND "userPayoutId" IS NOT NULL AND "ledgerId" IS NOT NULL ORDER BY "paidOutAt" DESC LIMIT 1)
    ) AS e`
  const raw = rows[0]?.e
  return {
    connections: raw?.connections ?? 0,
    purchases: raw?.purchases ?? 0,
    paidOrders: raw?.paidOrders ?? 0,
    payouts: raw?.payouts ?? 0,
    connection: raw?.connection ? { ...raw.connection, refreshTokenExpiresAt: dateOf(raw.connection.refreshTokenExpiresAt), usedAt: dateOf(raw.connection.usedAt) } : null,
    purchase: proof(raw?.purchase),
    failedPurchase: proof(raw?.failedPurchase),
    order: proof(raw?.order),
    stoppedOrder: proof(raw?.stoppedOrder),
    sale: proof(raw?.sale),
    payout: proof(raw?.payout),
    failedPayout: proof(raw?.failedPayout),
    profit: proof(raw?.profit),
    loss: proof(raw?.loss),
    autonomous: proof(raw?.autonomous),
    attended: proof(raw?.attended),
    realProfit: proof(raw?.realProfit),
  }
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

function proof(raw: Raw[ProofName] | undefined): Proof | null {
  if (!raw?.at) return null
  return { at: new Date(raw.at), ids: Object.fromEntries(Object.entries(raw.ids).filter((each): each is [string, string] => each[1] !== null)) }
}

/** What a verify command found at a third party, kept for the report: `<name>_<environment>` in system_config. */
export async function storeFinding(name: FindingName, environment: string, value: Finding): Promise<void> {
  const key = `${name}_${environment}`
  await prisma.systemConfig.upsert({ where: { key }, create: { key, value: { ...value, ids: [...value.ids] } }, update: { value: { ...value, ids: [...value.ids] } } })
}

export type FindingName = 'oauth_check' | 'supplier_deduplication'

export interface Finding {
  readonly confirmed: boolean
  readonly at: string
  readonly ids: readonly string[]
  readonly code: string | null
}

export async function readFindings(environment: string): Promise<Partial<Record<FindingName, unknown>>> {
  const rows = await prisma.systemConfig.findMany({ where: { key: { in: [`oauth_check_${environment}`, `supplier_deduplication_${environment}`] } }, select: { key: true, value: true } })
  const of = (name: FindingName) => rows.find((row) => row.key === `${name}_${environment}`)?.value
  return { oauth_check: of('oauth_check'), supplier_deduplication: of('supplier_deduplication') }
}

export interface StoredConnection {
  readonly credentialId: string
  readonly userId: string
  readonly email: string
  readonly account: string | null
  readonly refreshTokenExpiresAt: Date | null
}

export async function findConnections(environment: string): Promise<StoredConnection[]> {
  return prisma.$queryRaw<StoredConnection[]>`
    SELECT c."id" AS "credentialId", c."userId", u."email", c."accountLabel" AS "account", c."refreshTokenExpiresAt" FROM "api_credentials" c JOIN "users" u ON u."id" = c."userId"
    WHERE c."environment" = ${environment} AND c."status" <> 'DISCONNECTED' ORDER BY u."email"`
}

/** The newest paid order, one that still has to be bought first. */
export async function findPaidOrder(environment: string): Promise<string | null> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT o."id" FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" AND p."status" = 'COMPLETED' WHERE o."environment" = ${environment}
    ORDER BY (o."status" IN ('PAID', 'FAILED')) DESC, o."paidAt" DESC LIMIT 1`
  return rows[0]?.id ?? null
}

export interface SampleGoods {
  readonly userId: string
  readonly currency: string
  readonly supplierProductId: string
  readonly supplierSkuId: string
  readonly skuAttr: string
  readonly priceMinor: bigint
  readonly costMinor: bigint
  readonly minimumMarginBasisPoints: number
  readonly maxDeliveryDays: number
}

/** A published product of a connected reseller: the goods of a sample order. The cheapest, for nobody means to buy it. */
export async function findSampleGoods(environment: string): Promise<SampleGoods | null> {
  const rows = await prisma.$queryRaw<SampleGoods[]>`
    SELECT p."userId", v."currency", p."supplierProductId", v."supplierSkuId", v."skuAttr", v."priceMinor", v."costMinor", coalesce(p."minimumMarginBasisPoints", w."minimumMarginBasisPoints", 1000) AS "minimumMarginBasisPoints",
      coalesce(w."maxDeliveryDays", 45) AS "maxDeliveryDays"
    FROM "products" p JOIN "product_variants" v ON v."productId" = p."id" JOIN "api_credentials" c ON c."userId" = p."userId" AND c."environment" = ${environment} AND c."status" = 'CONNECTED'
      LEFT JOIN "user_workflow_configs" w ON w."userId" = p."userId"
    WHERE p."status" = 'PUBLISHED' AND v."stock" > 1 AND EXISTS (SELECT FROM "product_freights" f WHERE f."productId" = p."id" AND f."country" = 'US' AND f."deliverable")
    ORDER BY v."costMinor", v."id" LIMIT 1`
  return rows[0] ?? null
}

/** Purchases of which nobody knows yet whether they exist. */
export async function countDoubtfulPurchases(environment: string): Promise<number> {
  const rows = await prisma.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM "purchases" WHERE "environment" = ${environment} AND "status" IN ('SENT', 'UNKNOWN')`
  return rows[0]?.count ?? 0
}
