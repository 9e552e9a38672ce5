import { Prisma, prisma } from '../foundation/db'

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
  readonly connection: ConnectionProof | null
  /** Something was sent to the supplier, whatever became of it. */
  readonly hasPurchases: boolean
  readonly purchase: Proof | null
  /** The last purchase that did not go through. */
  readonly failedPurchase: Proof | null
  readonly hasPaidOrders: boolean
  readonly order: Proof | null
  readonly stoppedOrder: Proof | null
  readonly sale: Proof | null
  readonly payout: Proof | null
  readonly failedPayout: Proof | null
  readonly hasPayouts: boolean
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

/**
 * How far back what a person took part in is told from what ran by itself: the 300 sales `l` that were paid out last. The number stands in the text: of one that
 * comes as a parameter the planner thinks that it may be a tenth of all sales, and joins everything.
 */
const LATEST = Prisma.sql`FROM "sales" l WHERE l."status" = 'PAID_OUT' ORDER BY l."createdAt" DESC LIMIT 300`

const isBought = Prisma.sql`EXISTS (SELECT FROM "supplier_orders" z WHERE z."purchaseId" = b."id")`
const supplierIds = Prisma.sql`(SELECT string_agg(z."supplierOrderId", ',' ORDER BY z."supplierOrderId") FROM "supplier_orders" z WHERE z."purchaseId" = b."id")`

/** The last sale `s` of an environment whose money was captured, whose goods were bought and which meets `where`, with order `o`, payment `p`, purchase `b` and ledger `t`: read backwards until one is found. */
const lastSale = (environment: string, sales: Prisma.Sql, where: Prisma.Sql, shown: Prisma.Sql) => Prisma.sql`
  (SELECT ${shown} FROM ${sales} s JOIN "orders" o ON o."id" = s."orderId" AND o."status" IN ('PURCHASED', 'SHIPPED', 'DELIVERED') JOIN "payments" p ON p."orderId" = o."id" AND p."status" = 'COMPLETED'
    JOIN "purchases" b ON b."orderId" = o."id" AND ${isBought} LEFT JOIN "ledger_transactions" t ON t."businessKey" = 'sale:' || s."id"
  WHERE s."environment" = ${environment} AND ${where} ORDER BY s."id" DESC LIMIT 1)`

/** Everything in one statement; only records of `environment` count. Each record is looked for from the newest on. */
export async function readEvidence(environment: 'sandbox' | 'production'): Promise<Evidence> {
  const sales = Prisma.sql`"sales"`
  const paidOut = Prisma.sql`(SELECT l.*, (SELECT min(y."id") FROM "payouts" y WHERE y."saleId" = l."id" AND y."confirmedBy" IS NOT NULL) AS "confirmed",
      (SELECT min(v."event") FROM "order_events" v WHERE v."orderId" = l."orderId" AND v."actor" NOT IN ('shopper', 'system', 'paypal', 'aliexpress')) AS "byPerson"
    ${LATEST})`
  const saleIds = Prisma.sql`'sale', s."id", 'order', o."id", 'ledger', t."id"`
  const rows = await prisma.$queryRaw<{ e: Raw }[]>`
    SELECT json_build_object(
      'connection', (SELECT json_build_object('credentialId', c."id", 'userId', c."userId", 'status', c."status", 'account', c."accountLabel", 'refreshTokenExpiresAt', c."refreshTokenExpiresAt",
          'usedAt', greatest((SELECT max(r."checkedAt") FROM "products" r WHERE r."userId" = c."userId" AND r."checkedAt" >= c."createdAt"), (SELECT max(b."orderedAt") FROM "purchases" b WHERE b."credentialId" = c."id" AND b."orderedAt" IS NOT NULL)))
        FROM "api_credentials" c WHERE c."environment" = ${environment} AND c."status" <> 'DISCONNECTED' ORDER BY (c."status" = 'CONNECTED') DESC, c."lastRefreshAt" DESC NULLS LAST, c."id" LIMIT 1),
      'hasPurchases', EXISTS (SELECT FROM "purchases" b WHERE b."environment" = ${environment} AND b."sentAt" IS NOT NULL),
      'purchase', (SELECT json_build_object('at', b."orderedAt", 'ids', json_build_object('purchase', b."id", 'aliexpress', ${supplierIds}, 'order', b."orderId")) FROM "purchases" b
        WHERE b."environment" = ${environment} AND b."channel" = 'dropshipping-api' AND b."orderedAt" IS NOT NULL AND ${isBought} ORDER BY b."id" DESC LIMIT 1),
      'failedPurchase', (SELECT json_build_object('at', b."sentAt", 'ids', json_build_object('purchase', b."id", 'order', b."orderId", 'code', coalesce(b."refusedCode", b."status"))) FROM "purchases" b
        WHERE b."status" IN ('REFUSED', 'UNKNOWN') AND b."sentAt" IS NOT NULL AND b."environment" = ${environment} ORDER BY b."id" DESC LIMIT 1),
      'hasPaidOrders', EXISTS (SELECT FROM "orders" o WHERE o."environment" = ${environment} AND o."paidAt" IS NOT NULL),
      'order', (SELECT json_build_object('at', o."purchasedAt", 'ids', json_build_object('order', o."id", 'capture', p."captureId", 'aliexpress', o."aliexpressOrderId")) FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" AND p."status" = 'COMPLETED'
        JOIN "purchases" b ON b."orderId" = o."id" AND ${isBought} WHERE o."environment" = ${environment} AND o."status" IN ('PURCHASED', 'SHIPPED', 'DELIVERED') AND o."aliexpressOrderId" IS NOT NULL AND o."purchasedAt" IS NOT NULL ORDER BY o."id" DESC LIMIT 1),
      'stoppedOrder', (SELECT json_build_object('at', o."stoppedAt", 'ids', json_build_object('order', o."id", 'code', o."failureReason")) FROM "orders" o WHERE o."environment" = ${environment} AND o."status" = 'FAILED' ORDER BY o."id" DESC LIMIT 1),
      'sale', ${lastSale(environment, sales, Prisma.sql`t."id" IS NOT NULL`, Prisma.sql`json_build_object('at', s."createdAt", 'ids', json_build_object(${saleIds}))`)},
      'hasPayouts', EXISTS (SELECT FROM "payouts" y WHERE y."environment" = ${environment}),
      'payout', (SELECT json_build_object('at', y."paidAt", 'ids', json_build_object('payout', y."id", 'batch', y."batchId", 'item', y."itemId", 'transaction', y."transactionId")) FROM "payouts" y
        WHERE y."environment" = ${environment} AND y."status" = 'PAID' AND y."batchId" IS NOT NULL AND y."itemId" IS NOT NULL AND y."paidAt" IS NOT NULL ORDER BY y."id" DESC LIMIT 1),
      'failedPayout', (SELECT json_build_object('at', coalesce(y."sentAt", y."createdAt"), 'ids', json_build_object('payout', y."id", 'code', coalesce(y."failureReason", y."status"))) FROM "payouts" y
        WHERE y."environment" = ${environment} AND y."status" IN ('FAILED', 'BLOCKED', 'RETURNED', 'SKIPPED_INSUFFICIENT_FUNDS') ORDER BY y."createdAt" DESC LIMIT 1),
      'profit', ${lastSale(environment, sales, Prisma.sql`s."netProfit" > 0 AND t."id" IS NOT NULL`, Prisma.sql`json_build_object('at', s."createdAt", 'ids', json_build_object(${saleIds}, 'hash', t."hash"))`)},
      'loss', ${lastSale(environment, sales, Prisma.sql`s."netProfit" <= 0`, Prisma.sql`json_build_object('at', s."createdAt", 'ids', json_build_object('sale', s."id", 'order', o."id"))`)},
      'autonomous', ${lastSale(environment, paidOut, Prisma.sql`s."confirmed" IS NULL AND s."byPerson" IS NULL`, Prisma.sql`json_build_object('at', s."paidOutAt", 'ids', json_build_object('order', o."id", 'purchase', b."id", 'sale', s."id"))`)},
      'attended', ${lastSale(environment, paidOut, Prisma.sql`(s."confirmed" IS NOT NULL OR s."byPerson" IS NOT NULL)`, Prisma.sql`json_build_object('at', s."paidOutAt", 'ids', json_build_object('order', o."id", 'event', coalesce(s."byPerson", 'payout confirmed')))`)},
      'realProfit', ${lastSale(environment, paidOut, Prisma.sql`b."channel" = 'dropshipping-api' AND s."netProfit" > 0 AND s."userPayoutId" IS NOT NULL AND t."id" IS NOT NULL`, Prisma.sql`json_build_object('at', s."paidOutAt", 'ids',
        json_build_object('order', o."id", 'purchase', b."id", 'aliexpress', o."aliexpressOrderId", 'sale', s."id", 'reseller payout', s."userPayoutId", 'admin payout', s."adminPayoutId"))`)}
    ) AS e`
  const raw = rows[0]?.e
  return {
    hasPurchases: raw?.hasPurchases ?? false,
    hasPaidOrders: raw?.hasPaidOrders ?? false,
    hasPayouts: raw?.hasPayouts ?? false,
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
