import { Prisma, prisma } from '@/lib/foundation/db'
import type { ProductStatus } from '../states'
import type { PictureView } from '../views'

// Pages of the shop are one statement each: the product rows come with their parts as JSON (performance.md: statement count first).

export interface VariantRow {
  readonly id: string
  readonly nameEn: string
  readonly nameEs: string
  readonly options: readonly { nameEn: string; nameEs: string; valueEn: string; valueEs: string }[]
  /** Amounts travel as text inside JSON: minor units may be larger than a JSON number keeps. */
  readonly priceMinor: string
  readonly costMinor: string
  readonly stock: number
  readonly pictureId: string | null
  readonly supplierSkuId: string
}

export interface FreightRow {
  readonly country: string
  readonly deliverable: boolean
  readonly serviceCode: string
  readonly serviceName: string
  readonly feeMinor: string
  readonly minDays: number
  readonly maxDays: number
}

export interface ProductRow {
  readonly id: string
  readonly slug: string
  readonly status: ProductStatus
  readonly titleEn: string
  readonly titleEs: string
  readonly categoryEn: string
  readonly categoryEs: string
  readonly currency: string
  readonly ratingTenths: number | null
  readonly salesCount: string
  readonly supplierProductId: string
  readonly storeName: string
  readonly checkedAt: string
  readonly publishedAt: string | null
  readonly updatedAt: string
  readonly priceMultiplierBasisPoints: number | null
  readonly minimumMarginBasisPoints: number | null
  readonly variants: readonly VariantRow[] | null
  readonly pictures: readonly PictureView[] | null
  readonly freights: readonly FreightRow[] | null
}

export type FullProductRow = ProductRow & { readonly descriptionEn: string; readonly descriptionEs: string; readonly shopSlug: string }

export interface ShopRow {
  readonly id: string
  readonly userId: string
  readonly slug: string
  readonly name: string
  readonly taglineEn: string
  readonly taglineEs: string
  readonly accent: string
  readonly currency: string
  readonly taxBasisPoints: number
  readonly returnDays: number
  readonly supportEmail: string | null
}

export interface ShopPageRow extends ShopRow {
  readonly total: number
  readonly items: readonly ProductRow[] | null
  readonly categories: readonly { en: string; es: string; count: number }[] | null
}

const PARTS = Prisma.sql`
  (SELECT jsonb_agg(jsonb_build_object('id', v.id, 'nameEn', v."nameEn", 'nameEs', v."nameEs", 'options', v.options, 'priceMinor', v."priceMinor"::text,
     'costMinor', v."costMinor"::text, 'stock', v.stock, 'pictureId', v."pictureId", 'supplierSkuId', v."supplierSkuId") ORDER BY v.position, v.id)
   FROM product_variants v WHERE v."productId" = p.id) AS variants,
  (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'width', c.width, 'height', c.height, 'colour', c.colour) ORDER BY l.position)
   FROM product_pictures l JOIN pictures c ON c.id = l."pictureId" WHERE l."productId" = p.id) AS pictures,
  (SELECT jsonb_agg(jsonb_build_object('country', f.country, 'deliverable', f.deliverable, 'serviceCode', f."serviceCode", 'serviceName', f."serviceName",
     'feeMinor', f."feeMinor"::text, 'minDays', f."minDays", 'maxDays', f."maxDays") ORDER BY f.country)
   FROM product_freights f WHERE f."productId" = p.id) AS freights`

const COLUMNS = Prisma.sql`
  p.id, p.slug, p.status, p."titleEn", p."titleEs", p."categoryEn", p."categoryEs", p.currency, p."ratingTenths", p."salesCount",
  p."supplierProductId", p."storeName", p."checkedAt", p."publishedAt", p."updatedAt", p."priceMultiplierBasisPoints", p."minimumMarginBasisPoints",
  ${PARTS}`

const SHOP_COLUMNS = Prisma.sql`
  s.id, s."userId", s.slug, s.name, s."taglineEn", s."taglineEs", s.accent, s.currency, s."taxBasisPoints", s."returnDays", s."supportEmail"`

/** A closed shop, or one whose owner is not active, sells nothing: the same as checkout decides. */
const OPEN = Prisma.sql`s.status = 'OPEN' AND EXISTS (SELECT 1 FROM users u WHERE u.id = s."userId" AND u.status = 'ACTIVE')`

export interface Filter {
  readonly words: readonly string[]
  readonly category?: string
}

/** Every word somewhere in the title or category, in either language. The words are parameters; their % and _ are plain characters. */
function matching(filter: Filter): Prisma.Sql {
  const conditions = filter.words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
    return Prisma.sql`(p."titleEn" ILIKE ${pattern} OR p."titleEs" ILIKE ${pattern} OR p."categoryEn" ILIKE ${pattern} OR p."categoryEs" ILIKE ${pattern})`
  })
  if (filter.category) conditions.push(Prisma.sql`(p."categoryEn" = ${filter.category} OR p."categoryEs" = ${filter.category})`)
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ')
}

export interface Slice {
  readonly limit: number
  readonly offset: number
}

/** An open shop with one page of what it sells. Null: no such shop. */
export async function readShopPage(slug: string, filter: Filter, slice: Slice): Promise<ShopPageRow | null> {
  const shown = Prisma.sql`p."shopId" = s.id AND p.status = 'PUBLISHED'`
  const rows = await prisma.$queryRaw<ShopPageRow[]>`
    SELECT ${SHOP_COLUMNS},
      (SELECT count(*)::int FROM products p WHERE ${shown} AND ${matching(filter)}) AS total,
      (SELECT jsonb_agg(to_jsonb(item)) FROM (
         SELECT ${COLUMNS} FROM products p WHERE ${shown} AND ${matching(filter)}
         ORDER BY p."publishedAt" DESC, p.id LIMIT ${slice.limit} OFFSET ${slice.offset}) item) AS items,
      (SELECT jsonb_agg(to_jsonb(category)) FROM (
         SELECT p."categoryEn" AS en, min(p."categoryEs") AS es, count(*)::int AS count FROM products p
         WHERE ${shown} AND p."categoryEn" <> '' GROUP BY p."categoryEn" ORDER BY 1) category) AS categories
    FROM shops s WHERE s.slug = ${slug} AND ${OPEN}`
  return rows[0] ?? null
}

/** One published product of an open shop, with the shop. Null: none on sale under this address. */
export async function readShopProduct(shopSlug: string, productSlug: string): Promise<{ shop: ShopRow; product: FullProductRow } | null> {
  const rows = await prisma.$queryRaw<{ shop: ShopRow; product: FullProductRow }[]>`
    SELECT to_jsonb(shop) AS shop, to_jsonb(product) AS product FROM
      (SELECT ${SHOP_COLUMNS} FROM shops s WHERE s.slug = ${shopSlug} AND ${OPEN}) shop,
      LATERAL (SELECT ${COLUMNS}, p."descriptionEn", p."descriptionEs", ${shopSlug}::text AS "shopSlug"
               FROM products p WHERE p."shopId" = shop.id AND p.slug = ${productSlug} AND p.status = 'PUBLISHED') product`
  return rows[0] ?? null
}

export async function readShop(slug: string): Promise<ShopRow | null> {
  const rows = await prisma.$queryRaw<ShopRow[]>`SELECT ${SHOP_COLUMNS} FROM shops s WHERE s.slug = ${slug} AND ${OPEN}`
  return rows[0] ?? null
}

export interface ResellerPageRow {
  readonly shopSlug: string
  readonly total: number
  readonly items: readonly ProductRow[] | null
  readonly counts: Readonly<Partial<Record<ProductStatus, number>>> | null
}

/** A reseller's own products in any state; removed ones only when asked for. */
export async function readResellerPage(userId: string, filter: Filter & { status?: ProductStatus }, slice: Slice): Promise<ResellerPageRow | null> {
  const mine = Prisma.sql`p."userId" = ${userId}`
  const state = filter.status ? Prisma.sql`p.status = ${filter.status}` : Prisma.sql`p.status <> 'REMOVED'`
  const rows = await prisma.$queryRaw<ResellerPageRow[]>`
    SELECT s.slug AS "shopSlug",
      (SELECT count(*)::int FROM products p WHERE ${mine} AND ${state} AND ${matching(filter)}) AS total,
      (SELECT jsonb_agg(to_jsonb(item)) FROM (
         SELECT ${COLUMNS} FROM products p WHERE ${mine} AND ${state} AND ${matching(filter)}
         ORDER BY p."createdAt" DESC, p.id LIMIT ${slice.limit} OFFSET ${slice.offset}) item) AS items,
      (SELECT jsonb_object_agg(each.status, each.count) FROM (
         SELECT p.status, count(*)::int AS count FROM products p WHERE ${mine} GROUP BY p.status) each) AS counts
    FROM shops s WHERE s."userId" = ${userId}`
  return rows[0] ?? null
}

export async function readResellerProduct(userId: string, productId: string): Promise<FullProductRow | null> {
  const rows = await prisma.$queryRaw<{ product: FullProductRow }[]>`
    SELECT to_jsonb(product) AS product FROM (
      SELECT ${COLUMNS}, p."descriptionEn", p."descriptionEs", s.slug AS "shopSlug"
      FROM products p JOIN shops s ON s.id = p."shopId" WHERE p.id = ${productId} AND p."userId" = ${userId}) product`
  return rows[0]?.product ?? null
}

export type CartVariantRow = Omit<VariantRow, 'options'> & {
  readonly skuAttr: string
  readonly productId: string
  readonly productSlug: string
  readonly status: ProductStatus
  readonly titleEn: string
  readonly titleEs: string
  readonly currency: string
  readonly shopId: string
  readonly userId: string
  readonly supplierProductId: string
  readonly storeId: string
  readonly firstPictureId: string | null
  readonly freights: readonly FreightRow[] | null
}

/** Variants of one open shop, whatever the state of their product. */
export async function readCartVariants(shopSlug: string, variantIds: readonly string[]): Promise<CartVariantRow[]> {
  return prisma.$queryRaw<CartVariantRow[]>`
    SELECT v.id, v."nameEn", v."nameEs", v."priceMinor"::text AS "priceMinor", v."costMinor"::text AS "costMinor", v.stock, v."pictureId", v."supplierSkuId", v."skuAttr",
      p.id AS "productId", p.slug AS "productSlug", p.status, p."titleEn", p."titleEs", p.currency, p."shopId", p."userId", p."supplierProductId", p."storeId",
      (SELECT l."pictureId" FROM product_pictures l WHERE l."productId" = p.id ORDER BY l.position LIMIT 1) AS "firstPictureId",
      (SELECT jsonb_agg(jsonb_build_object('country', f.country, 'deliverable', f.deliverable, 'serviceCode', f."serviceCode", 'serviceName', f."serviceName",
         'feeMinor', f."feeMinor"::text, 'minDays', f."minDays", 'maxDays', f."maxDays") ORDER BY f.country)
       FROM product_freights f WHERE f."productId" = p.id) AS freights
    FROM product_variants v JOIN products p ON p.id = v."productId" JOIN shops s ON s.id = p."shopId"
    WHERE s.slug = ${shopSlug} AND ${OPEN} AND v.id = ANY(${[...variantIds]}::text[])`
}
