import { now } from '@/lib/foundation/clock'
import { type Prisma, prisma } from '@/lib/foundation/db'
import type { ModelTx } from '@/lib/foundation/db'
import { AppError } from '@/lib/foundation/errors'
import { newId } from '@/lib/foundation/ids'
import { money } from '@/lib/foundation/money'
import type { Money } from '@/lib/foundation/money'
import type { KnownVariant, PlannedVariant } from './plan-variants'
import type { PriceRule } from './price-variant'
import { PRODUCT_START } from './states'
import type { ProductStatus } from './states'
import type { SupplierSnapshot } from './supplier-snapshot'
import type { FreightView } from './views'

export interface ResellerShop {
  readonly shopId: string
  readonly shopSlug: string
  readonly currency: string
  /** Before a product's own overrides. */
  readonly rule: PriceRule
}

interface ShopRuleRow {
  readonly shopId: string
  readonly shopSlug: string
  readonly currency: string
  readonly taxBasisPoints: number
  readonly multiplier: number | null
  readonly minimumProfitMinor: bigint | null
  readonly minimumMargin: number | null
  readonly feeBasisPoints: number | null
  readonly feeFixedMinor: bigint | null
}

// The same as the defaults of the schema, for a reseller or a platform that has saved nothing yet.
const DEFAULTS = { multiplier: 24_000, minimumProfitMinor: 200n, minimumMargin: 1_000, feeBasisPoints: 349, feeFixedMinor: 49n }

/** The reseller's shop with the rule that prices its products. Null: the account has no shop. */
export async function findResellerShop(userId: string, db: ModelTx = prisma): Promise<ResellerShop | null> {
  const rows = await db.$queryRaw<ShopRuleRow[]>`
    SELECT s.id AS "shopId", s.slug AS "shopSlug", s.currency, s."taxBasisPoints", w."priceMultiplierBasisPoints" AS multiplier,
      w."minimumProfitMinor", w."minimumMarginBasisPoints" AS "minimumMargin", c."paypalFeeBasisPoints" AS "feeBasisPoints", c."paypalFeeFixedMinor" AS "feeFixedMinor"
    FROM shops s LEFT JOIN user_workflow_configs w ON w."userId" = s."userId" LEFT JOIN platform_config c ON c.id = 'platform'
    WHERE s."userId" = ${userId}`
  const row = rows[0]
  if (!row) return null
  const { shopId, shopSlug, currency } = row
  return { shopId, shopSlug, currency, rule: ruleOf(row) }
}

function ruleOf(row: ShopRuleRow): PriceRule {
  return {
    multiplierBasisPoints: BigInt(row.multiplier ?? DEFAULTS.multiplier),
    minimumProfit: money(row.minimumProfitMinor ?? DEFAULTS.minimumProfitMinor, row.currency),
    minimumMarginBasisPoints: BigInt(row.minimumMargin ?? DEFAULTS.minimumMargin),
    taxBasisPoints: BigInt(row.taxBasisPoints),
    feeBasisPoints: BigInt(row.feeBasisPoints ?? DEFAULTS.feeBasisPoints),
    feeFixed: money(row.feeFixedMinor ?? DEFAULTS.feeFixedMinor, row.currency),
  }
}

export async function setShopRule(tx: ModelTx, userId: string, rule: { multiplierBasisPoints: number; minimumProfitMinor: bigint; minimumMarginBasisPoints: number }): Promise<void> {
  const data = { priceMultiplierBasisPoints: rule.multiplierBasisPoints, minimumProfitMinor: rule.minimumProfitMinor, minimumMarginBasisPoints: rule.minimumMarginBasisPoints }
  await tx.userWorkflowConfig.upsert({ where: { userId }, create: { userId, ...data }, update: data })
}

export interface KnownProduct {
  readonly id: string
  readonly slug: string
  readonly status: ProductStatus
  readonly currency: string
  readonly supplierProductId: string
  readonly priceMultiplierBasisPoints: number | null
  readonly minimumMarginBasisPoints: number | null
  readonly hasPicture: boolean
  readonly stock: number
  readonly variants: readonly KnownVariant[]
  readonly freights: readonly FreightView[]
}

const KNOWN = {
  id: true, slug: true, status: true, currency: true, supplierProductId: true, priceMultiplierBasisPoints: true, minimumMarginBasisPoints: true,
  variants: { select: { id: true, supplierSkuId: true, priceMinor: true, costMinor: true, stock: true } },
  freights: true,
  _count: { select: { pictures: true } },
} as const satisfies Prisma.ProductSelect

function shapeKnown(row: Prisma.ProductGetPayload<{ select: typeof KNOWN }>): KnownProduct {
  const { currency, _count: count, variants, freights, status, ...rest } = row
  return {
    ...rest,
    currency,
    status: status as ProductStatus, // a CHECK keeps it to exactly these
    hasPicture: count.pictures > 0,
    stock: variants.reduce((sum, variant) => sum + variant.stock, 0),
    variants: variants.map(({ id, supplierSkuId, priceMinor, costMinor }) => ({ id, supplierSkuId, price: money(priceMinor, currency), cost: money(costMinor, currency) })),
    freights: freights.map((freight) => ({ ...freight, fee: money(freight.feeMinor, currency) })),
  }
}

export async function findKnownProduct(tx: ModelTx, userId: string, by: { id: string } | { supplierProductId: string }): Promise<KnownProduct | null> {
  const row = await tx.product.findFirst({ where: { userId, supplier: 'aliexpress', ...by }, select: KNOWN })
  return row && shapeKnown(row)
}

/** One import at a time writes into a shop: two of the same product, or two with the same title, meet here and not at a constraint. */
export async function lockShop(tx: ModelTx, shopId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`product-import|${shopId}`}, 0))`
}

/** The slug itself, or with the supplier's id behind it where another product of the shop has it. */
export async function freeSlug(tx: ModelTx, shopId: string, slug: string, supplierProductId: string): Promise<string> {
  const taken = await tx.product.findUnique({ where: { shopId_slug: { shopId, slug } }, select: { id: true } })
  return taken ? `${slug}-${supplierProductId}` : slug
}

function fieldsOf(snapshot: SupplierSnapshot) {
  return {
    descriptionEn: snapshot.description.en,
    descriptionEs: snapshot.description.es,
    categoryEn: snapshot.category.en,
    categoryEs: snapshot.category.es,
    storeId: snapshot.storeId,
    storeName: snapshot.storeName,
    ratingTenths: snapshot.ratingTenths,
    salesCount: snapshot.salesCount,
    checkedAt: now(),
  }
}

export async function insertProduct(tx: ModelTx, owner: { userId: string; shopId: string; currency: string }, slug: string, snapshot: SupplierSnapshot): Promise<string> {
  const id = newId('product')
  const { supplierProductId, title } = snapshot
  const data = { ...owner, id, slug, status: PRODUCT_START, supplierProductId, titleEn: title.en, titleEs: title.es, createdAt: now(), ...fieldsOf(snapshot) }
  await tx.product.create({ data, select: { id: true } })
  return id
}

/** What the supplier says now. Title and address stay as they are: they may be the reseller's own by now. */
export async function refreshProduct(tx: ModelTx, productId: string, snapshot: SupplierSnapshot): Promise<void> {
  await tx.product.update({ where: { id: productId }, data: fieldsOf(snapshot), select: { id: true } })
}

export async function writeVariants(tx: ModelTx, productId: string, planned: readonly PlannedVariant[], pictures: ReadonlyMap<string, string>): Promise<void> {
  const rows = planned.map(({ sku, position, price, known }) => ({
    id: known?.id ?? newId('variant'),
    productId,
    supplierSkuId: sku.supplierSkuId,
    skuAttr: sku.skuAttr,
    nameEn: sku.name.en,
    nameEs: sku.name.es,
    options: sku.options.map(({ name, value }) => ({ nameEn: name.en, nameEs: name.es, valueEn: value.en, valueEs: value.es })),
    priceMinor: price.minor,
    costMinor: sku.cost.minor,
    listPriceMinor: sku.listPrice?.minor ?? null,
    currency: price.currency,
    stock: sku.stock,
    position,
    pictureId: (sku.pictureUrl === null ? undefined : pictures.get(sku.pictureUrl)) ?? null,
  }))
  const known = new Set(planned.flatMap((variant) => variant.known?.id ?? []))
  await tx.productVariant.createMany({ data: rows.filter((row) => !known.has(row.id)) })
  for (const { id, ...data } of rows.filter((row) => known.has(row.id))) await tx.productVariant.update({ where: { id }, data, select: { id: true } })
}

export async function emptyStock(tx: ModelTx, variantIds: readonly string[]): Promise<void> {
  await tx.productVariant.updateMany({ where: { id: { in: [...variantIds] } }, data: { stock: 0 } })
}

export async function replaceFreights(tx: ModelTx, productId: string, freights: readonly FreightView[]): Promise<void> {
  await tx.productFreight.deleteMany({ where: { productId } })
  const data = freights.map(({ fee, ...freight }) => ({ ...freight, productId, feeMinor: fee.minor, currency: fee.currency }))
  await tx.productFreight.createMany({ data })
}

export async function replacePictures(tx: ModelTx, productId: string, pictureIds: readonly string[]): Promise<void> {
  await tx.productPicture.deleteMany({ where: { productId } })
  await tx.productPicture.createMany({ data: [...new Set(pictureIds)].map((pictureId, position) => ({ productId, pictureId, position })) })
}

export interface PriceMove {
  readonly variantId: string
  readonly oldPrice: Money
  readonly newPrice: Money
  readonly oldCost: Money
  readonly newCost: Money
  readonly reason: string
}

/** The history of prices and costs; `setPrices` for moves that the rows do not have yet. */
export async function insertPriceChanges(tx: ModelTx, moves: readonly PriceMove[]): Promise<void> {
  const at = now()
  await tx.priceChange.createMany({
    data: moves.map(({ variantId, oldPrice, newPrice, oldCost, newCost, reason }) => ({
      id: newId('priceChange'), variantId, at, oldPriceMinor: oldPrice.minor, newPriceMinor: newPrice.minor,
      oldCostMinor: oldCost.minor, newCostMinor: newCost.minor, currency: newPrice.currency, reason,
    })),
  })
}

/** Sets new prices where the old ones still stand; a price that changed meanwhile is a conflict. */
export async function setPrices(tx: ModelTx, moves: readonly PriceMove[]): Promise<void> {
  for (const { variantId, oldPrice, newPrice } of moves) {
    const { count } = await tx.productVariant.updateMany({ where: { id: variantId, priceMinor: oldPrice.minor }, data: { priceMinor: newPrice.minor } })
    if (count !== 1) throw new AppError('wrong_state', 'the price was changed meanwhile', { variantId })
  }
  await insertPriceChanges(tx, moves)
}

export async function setPriceRule(tx: ModelTx, productId: string, rule: { priceMultiplierBasisPoints: number | null; minimumMarginBasisPoints: number | null }): Promise<void> {
  await tx.product.update({ where: { id: productId }, data: rule, select: { id: true } })
}

/** Compare-and-set: false where the product is no longer in `from`. The first time on sale is kept; it orders the shop. */
export async function moveProduct(tx: ModelTx, productId: string, from: ProductStatus, to: ProductStatus): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE products SET status = ${to}, "updatedAt" = ${now()}, "publishedAt" = CASE WHEN ${to} = 'PUBLISHED' THEN coalesce("publishedAt", ${now()}) ELSE "publishedAt" END
    WHERE id = ${productId} AND status = ${from}`
  return count === 1
}

export async function readPriceChanges(variantIds: readonly string[], limit: number) {
  return prisma.priceChange.findMany({ where: { variantId: { in: [...variantIds] } }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: limit })
}
