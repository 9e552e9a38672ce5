import { Prisma, prisma } from '../../foundation/db'
import type { CartLines } from './schema'

export interface CartVariant {
  readonly variantId: string
  readonly productId: string
  readonly slug: string
  readonly titleEn: string
  readonly titleEs: string
  readonly nameEn: string
  readonly nameEs: string
  readonly pictureId: string | null
  readonly supplierProductId: string
  readonly supplierSkuId: string
  readonly skuAttr: string
  readonly priceMinor: bigint
  readonly costMinor: bigint
  readonly currency: string
  readonly stock: number
  readonly isPublished: boolean
  /** Null: the supplier does not deliver this product there. */
  readonly freightMinor: bigint | null
  readonly minDays: number | null
  readonly maxDays: number | null
}

export interface CartShop {
  readonly shopId: string
  readonly userId: string
  readonly slug: string
  readonly name: string
  readonly accent: string
  readonly currency: string
  readonly taxBasisPoints: number
  readonly returnDays: number
  readonly isOpen: boolean
  readonly variants: readonly CartVariant[]
}

type JsonVariant = Omit<CartVariant, 'priceMinor' | 'costMinor' | 'freightMinor'> & { priceMinor: string; costMinor: string; freightMinor: string | null }

/** The shop with the asked variants, as stored now, and their freight to a country: one statement. */
export async function findCart(slug: string, variantIds: readonly string[], country: string | null): Promise<CartShop | null> {
  const rows = await prisma.$queryRaw<(Omit<CartShop, 'variants'> & { variants: JsonVariant[] | null })[]>`
    SELECT s."id" AS "shopId", s."userId", s."slug", s."name", s."accent", s."currency", s."taxBasisPoints", s."returnDays",
      (s."status" = 'OPEN' AND u."status" = 'ACTIVE') AS "isOpen",
      (SELECT json_agg(json_build_object('variantId', v."id", 'productId', p."id", 'slug', p."slug", 'titleEn', p."titleEn", 'titleEs', p."titleEs",
          'nameEn', v."nameEn", 'nameEs', v."nameEs",
          'pictureId', coalesce(v."pictureId", (SELECT pp."pictureId" FROM "product_pictures" pp WHERE pp."productId" = p."id" ORDER BY pp."position" LIMIT 1)),
          'supplierProductId', p."supplierProductId", 'supplierSkuId', v."supplierSkuId", 'skuAttr', v."skuAttr",
          'priceMinor', v."priceMinor"::text, 'costMinor', v."costMinor"::text, 'currency', v."currency", 'stock', v."stock", 'isPublished', p."status" = 'PUBLISHED',
          'freightMinor', f."feeMinor"::text, 'minDays', f."minDays", 'maxDays', f."maxDays"))
        FROM "product_variants" v JOIN "products" p ON p."id" = v."productId"
        LEFT JOIN "product_freights" f ON f."productId" = p."id" AND f."country" = ${country ?? ''} AND f."deliverable"
        WHERE p."shopId" = s."id" AND v."id" IN (${Prisma.join([...variantIds])})) AS "variants"
    FROM "shops" s JOIN "users" u ON u."id" = s."userId" WHERE s."slug" = ${slug}`
  const row = rows[0]
  if (!row) return null
  return {
    ...row,
    variants: (row.variants ?? []).map((variant) => ({
      ...variant,
      priceMinor: BigInt(variant.priceMinor),
      costMinor: BigInt(variant.costMinor),
      freightMinor: variant.freightMinor === null ? null : BigInt(variant.freightMinor),
    })),
  }
}

export async function insertCheckout(row: { id: string; shopId: string; sessionHash: string; lines: CartLines; locale: string; createdAt: Date; expiresAt: Date }): Promise<void> {
  await prisma.checkout.create({ data: row })
}

export async function findCheckout(id: string): Promise<{ id: string; shopSlug: string; sessionHash: string; lines: unknown; locale: string; expiresAt: Date } | null> {
  const rows = await prisma.$queryRaw<{ id: string; shopSlug: string; sessionHash: string; lines: unknown; locale: string; expiresAt: Date }[]>`
    SELECT c."id", s."slug" AS "shopSlug", c."sessionHash", c."lines", c."locale", c."expiresAt"
    FROM "checkouts" c JOIN "shops" s ON s."id" = c."shopId" WHERE c."id" = ${id}`
  return rows[0] ?? null
}

/** Countries to which every product of the list is delivered. */
export async function findDeliveryCountries(productIds: readonly string[]): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ country: string }[]>`
    SELECT "country" FROM "product_freights" WHERE "productId" IN (${Prisma.join([...productIds])}) AND "deliverable"
    GROUP BY "country" HAVING count(*) = ${productIds.length} ORDER BY "country"`
  return rows.map((row) => row.country)
}

export interface NewOrder {
  readonly order: Record<string, string | number | null>
  readonly lines: readonly Record<string, string | number | null>[]
  readonly payment: Record<string, string | number | null>
  readonly event: Record<string, string | number | null>
}

/** Order, lines, payment intent and first event in one statement; amounts as text. Unique violation: the idempotency key is taken. */
export async function insertOrder(rows: NewOrder): Promise<void> {
  await prisma.$executeRaw`
    WITH input AS (SELECT ${JSON.stringify(rows)}::jsonb AS j),
    new_order AS (
      INSERT INTO "orders" ("id", "userId", "shopId", "shopperId", "status", "sessionHash", "accessKeyHash", "email", "locale", "shippingAddress", "country", "currency",
        "itemsMinor", "shippingMinor", "taxMinor", "totalMinor", "environment", "idempotencyKey", "requestHash", "createdAt")
      SELECT o."id", o."userId", o."shopId", o."shopperId", 'CREATED', o."sessionHash", o."accessKeyHash", o."email", o."locale", o."shippingAddress", o."country", o."currency",
        o."itemsMinor", o."shippingMinor", o."taxMinor", o."totalMinor", o."environment", o."idempotencyKey", o."requestHash", o."createdAt"
      FROM input, jsonb_to_record(j -> 'order') AS o("id" text, "userId" text, "shopId" text, "shopperId" text, "sessionHash" text, "accessKeyHash" text, "email" text, "locale" text,
        "shippingAddress" jsonb, "country" text, "currency" text, "itemsMinor" bigint, "shippingMinor" bigint, "taxMinor" bigint, "totalMinor" bigint, "environment" text,
        "idempotencyKey" text, "requestHash" text, "createdAt" timestamptz)
    ), new_lines AS (
      INSERT INTO "order_lines" ("id", "orderId", "productId", "variantId", "titleEn", "titleEs", "variantEn", "variantEs", "pictureId", "supplierProductId", "supplierSkuId",
        "skuAttr", "quantity", "unitPriceMinor", "unitCostMinor", "currency")
      SELECT l."id", l."orderId", l."productId", l."variantId", l."titleEn", l."titleEs", l."variantEn", l."variantEs", l."pictureId", l."supplierProductId", l."supplierSkuId",
        l."skuAttr", l."quantity", l."unitPriceMinor", l."unitCostMinor", l."currency"
      FROM input, jsonb_to_recordset(j -> 'lines') AS l("id" text, "orderId" text, "productId" text, "variantId" text, "titleEn" text, "titleEs" text, "variantEn" text,
        "variantEs" text, "pictureId" text, "supplierProductId" text, "supplierSkuId" text, "skuAttr" text, "quantity" int, "unitPriceMinor" bigint, "unitCostMinor" bigint, "currency" text)
    ), new_payment AS (
      INSERT INTO "payments" ("id", "orderId", "status", "environment", "amountMinor", "currency", "createRequestId", "invoiceId", "createdAt", "nextPollAt")
      SELECT p."id", p."orderId", 'CREATED', p."environment", p."amountMinor", p."currency", p."createRequestId", p."invoiceId", p."createdAt", p."nextPollAt"
      FROM input, jsonb_to_record(j -> 'payment') AS p("id" text, "orderId" text, "environment" text, "amountMinor" bigint, "currency" text, "createRequestId" text, "invoiceId" text, "createdAt" timestamptz, "nextPollAt" timestamptz)
    )
    INSERT INTO "order_events" ("id", "orderId", "userId", "at", "event", "toStatus", "actor", "evidence")
    SELECT e."id", e."orderId", j -> 'order' ->> 'userId', e."at", 'order_created', 'CREATED', 'shopper', '{}'::jsonb
    FROM input, jsonb_to_record(j -> 'event') AS e("id" text, "orderId" text, "at" timestamptz)`
}

export interface ExistingOrder {
  readonly orderId: string
  readonly sessionHash: string
  readonly requestHash: string
  readonly status: string
  readonly totalMinor: bigint
  readonly currency: string
  readonly paypalOrderId: string | null
  readonly approveUrl: string | null
}

export async function findOrderByIdempotencyKey(shopSlug: string, key: string): Promise<ExistingOrder | null> {
  const rows = await prisma.$queryRaw<ExistingOrder[]>`
    SELECT o."id" AS "orderId", o."sessionHash", o."requestHash", o."status", o."totalMinor", o."currency", p."paypalOrderId", p."approveUrl"
    FROM "orders" o JOIN "shops" s ON s."id" = o."shopId" JOIN "payments" p ON p."orderId" = o."id"
    WHERE s."slug" = ${shopSlug} AND o."idempotencyKey" = ${key}`
  return rows[0] ?? null
}

/** Stores PayPal's answer to the create call. */
export async function storePaypalOrder(row: { paymentId: string; paypalOrderId: string; approveUrl: string; nextPollAt: Date; evidence: object }): Promise<void> {
  await prisma.$executeRaw`
    UPDATE "payments" SET "paypalOrderId" = ${row.paypalOrderId}, "approveUrl" = ${row.approveUrl}, "nextPollAt" = ${row.nextPollAt}::timestamptz, "evidence" = ${JSON.stringify(row.evidence)}::jsonb
    WHERE "id" = ${row.paymentId} AND "paypalOrderId" IS NULL`
}
