import { Prisma, prisma } from '../foundation/db'
import { money, type Money } from '../foundation/money'
import { estimateOrderProfit, type EstimateRules } from './estimate-order-profit'
import { estimateRulesSql } from './estimate-rules-sql'
import { ordersMeant, SEARCHED_ORDERS } from './find-orders'
import { orderTracks, type OrderTracks } from './order-tracks'
import { ORDER_STATUSES, type OrderStatus } from '../cycle/order/states'
import { BUCKET_STATUSES, countBuckets, needyOrders, orderBucketSql, ordersWithParts, waitsForSql, type OrderBucket } from './order-bucket'
import { sumOf, totalsSql, type Totals } from './totals'

export interface OrderListLine {
  readonly titleEn: string
  readonly titleEs: string
  readonly variantEn: string
  readonly variantEs: string
  readonly quantity: number
  readonly pictureId: string | null
}

export interface OrderListItem {
  readonly id: string
  readonly createdAt: Date
  readonly status: string
  readonly bucket: OrderBucket
  readonly failureReason: string | null
  readonly nextAttemptAt: Date | null
  readonly stoppedAt: Date | null
  readonly shopper: string
  readonly country: string
  readonly total: Money
  readonly lines: readonly OrderListLine[]
  /** Goods and freight as the catalogue said when the shopper paid. */
  readonly costAtSale: Money
  /** What AliExpress charged, or quoted last; null: not asked yet. */
  readonly costNow: Money | null
  readonly isCostFinal: boolean
  /** The reseller's net profit; null where there is none to come. */
  readonly profit: Money | null
  readonly isProfitFinal: boolean
  readonly paymentStatus: string
  readonly tracks: OrderTracks
  readonly purchaseStatus: string | null
  readonly payBy: Date | null
  readonly refundStatus: string | null
  /** What of it waits for its reseller although it goes on. */
  readonly waitsFor: 'case' | 'part' | null
  /** Of the open case at PayPal; null: there is none. */
  readonly caseStatus: string | null
  readonly answerBy: Date | null
  readonly aliexpressOrderId: string | null
  readonly captureId: string | null
}

export interface OrderListPage {
  readonly items: readonly OrderListItem[]
  readonly counts: Readonly<Record<OrderBucket, number>>
  /** Of a search: any part of a text was looked for in so many of the newest orders only; null: in all there are. */
  readonly searched: number | null
  /** Where the next page begins; null: there is none. */
  readonly next: string | null
}

export interface OrderListQuery {
  readonly bucket?: OrderBucket | undefined
  readonly words?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

interface OrderRow extends Omit<OrderListItem, 'tracks' | 'total' | 'costAtSale' | 'costNow' | 'isCostFinal' | 'profit' | 'isProfitFinal'> {
  readonly currency: string
  readonly totalMinor: bigint
  readonly taxMinor: bigint
  readonly feeMinor: bigint | null
  readonly quotedCostMinor: bigint | null
  readonly actualCostMinor: bigint | null
  readonly costAtSaleMinor: bigint
  readonly netProfit: bigint | null
  readonly saleStatus: string | null
  readonly rules: EstimateRules
}

/** A page begins after an order: its moment and its id. Anything else counts as no cursor. */
function afterSql(cursor: string | undefined): Prisma.Sql {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(ord_[0-9a-z]{26})$/.exec(cursor ?? '')
  return match?.[1] && match[2] ? Prisma.sql`(o."createdAt", o."id") < (${new Date(match[1])}::timestamptz, ${match[2]})` : Prisma.sql`TRUE`
}

/** "All" leaves out checkouts that were never paid: they have their own tab. A payment in review is shown everywhere. */
const ALL: readonly OrderStatus[] = [...BUCKET_STATUSES.buying, ...BUCKET_STATUSES.way, ...BUCKET_STATUSES.done]

/**
 * The ids of one page. Each status is a range of an index that is in the order of the page, so a page costs as much as its rows, wherever it begins and
 * however few of the orders stand in its tab. A search looks up what it found.
 */
function pageSql(userId: string, { bucket, words, after, limit }: OrderListQuery): Prisma.Sql {
  const page = Prisma.sql`ORDER BY o."createdAt" DESC, o."id" DESC LIMIT ${limit + 1}`
  const statuses = bucket === undefined ? ALL : bucket === 'needs' ? [] : BUCKET_STATUSES[bucket]
  const others = bucket === undefined ? Prisma.sql`TRUE` : Prisma.sql`o."id" NOT IN (SELECT "id" FROM needy)`
  const rest = bucket === 'needs' ? [Prisma.sql`o."id" IN (SELECT "id" FROM needy)`] : bucket === undefined ? [Prisma.sql`o."status" IN ('CREATED', 'CANCELLED') AND o."id" IN (SELECT "orderId" FROM "payments" WHERE "status" = 'PENDING')`] : []
  const wanted = [...statuses.map((status) => Prisma.sql`(o."status" = ${status} AND ${others})`), ...rest.map((each) => Prisma.sql`(${each})`)]
  if (words) return Prisma.sql`SELECT o."id" FROM (${ordersMeant(words, userId)}) m CROSS JOIN LATERAL (SELECT a."id", a."createdAt", a."status" FROM "orders" a WHERE a."id" = m."id" OFFSET 0) o WHERE (${Prisma.join(wanted, ' OR ')}) AND ${afterSql(after)} ${page}`
  const ranges = wanted.map((each) => Prisma.sql`(SELECT o."id", o."createdAt" FROM "orders" o WHERE o."userId" = ${userId} AND ${each} AND ${afterSql(after)} ${page})`)
  return Prisma.sql`SELECT o."id" FROM (${Prisma.join(ranges, ' UNION ALL ')}) o ${page}`
}

type Found = { readonly byStatus: Totals | null; readonly needyByStatus: Readonly<Record<string, number>> | null } & (OrderRow | { readonly id: null })

/** A reseller's orders, newest first, by keyset, and how many stand in each tab. One statement: each costs a page more than the rows it brings. */
export async function listResellerOrders(userId: string, query: OrderListQuery): Promise<OrderListPage> {
  const found = await prisma.$queryRaw<Found[]>(Prisma.sql`
    WITH needy AS MATERIALIZED (${needyOrders(userId)})
    SELECT g.*, page.* FROM (
      SELECT ${totalsSql(Prisma.sql`${userId}`, 'order')} AS "byStatus", (SELECT jsonb_object_agg(each."status", each."count") FROM (SELECT "status", count(*)::int AS "count" FROM needy GROUP BY 1) each) AS "needyByStatus"
    ) g LEFT JOIN (
      SELECT o."id", o."createdAt", o."status", ${orderBucketSql} AS "bucket", o."failureReason", o."nextAttemptAt", o."stoppedAt", o."shippingAddress" ->> 'fullName' AS "shopper", o."country", o."currency",
        o."totalMinor", o."taxMinor", o."aliexpressOrderId", p."status" AS "paymentStatus", p."feeMinor", p."captureId", b."status" AS "purchaseStatus", b."payBy", b."quotedCostMinor", b."actualCostMinor",
        r."status" AS "refundStatus", ${waitsForSql} AS "waitsFor", k."status" AS "caseStatus", k."dueAt" AS "answerBy", s."netProfit", s."status" AS "saleStatus", ${estimateRulesSql} AS "rules",
        (SELECT sum(l."unitCostMinor" * l."quantity")::bigint FROM "order_lines" l WHERE l."orderId" = o."id") AS "costAtSaleMinor",
        (SELECT jsonb_agg(jsonb_build_object('titleEn', l."titleEn", 'titleEs', l."titleEs", 'variantEn', l."variantEn", 'variantEs', l."variantEs", 'quantity', l."quantity", 'pictureId', l."pictureId") ORDER BY l."id")
          FROM "order_lines" l WHERE l."orderId" = o."id") AS "lines"
      FROM ${ordersWithParts} LEFT JOIN LATERAL (
        SELECT e."status", (e."netProfit" - coalesce((SELECT sum(c."netProfit") FROM "sale_corrections" c WHERE c."saleId" = e."id"), 0))::bigint AS "netProfit" FROM "sales" e WHERE e."orderId" = o."id") s ON TRUE
        LEFT JOIN LATERAL (SELECT d."status", d."dueAt" FROM "disputes" d WHERE d."orderId" = o."id" AND d."closedAt" IS NULL ORDER BY d."openedAt" DESC LIMIT 1) k ON TRUE
      WHERE o."id" = ANY (ARRAY(${pageSql(userId, query)}))
    ) page ON TRUE ORDER BY page."createdAt" DESC, page."id" DESC`)
  const rows = found.flatMap(({ byStatus: _byStatus, needyByStatus: _needyByStatus, ...row }) => (row.id === null ? [] : [row]))
  const items = rows.slice(0, query.limit).map(shapeOrder)
  const last = items.at(-1)
  return {
    items,
    searched: query.words && sumOf(found[0]?.byStatus ?? null, ORDER_STATUSES).count > SEARCHED_ORDERS ? SEARCHED_ORDERS : null,
    counts: countBuckets(found[0]?.byStatus ?? null, found[0]?.needyByStatus ?? null),
    next: rows.length > query.limit && last ? `${last.createdAt.toISOString()}_${last.id}` : null,
  }
}

const HAS_NO_PROFIT = new Set(['CANCELLED', 'REFUNDED', 'CREATED'])

function shapeOrder(row: OrderRow): OrderListItem {
  const { currency, totalMinor, taxMinor, feeMinor, quotedCostMinor, actualCostMinor, costAtSaleMinor, netProfit, saleStatus, rules, ...rest } = row
  const amount = (minor: bigint) => money(minor, currency)
  const costNow = actualCostMinor ?? quotedCostMinor
  // A sale that was reversed after the goods were paid leaves its loss; one that the supplier called off leaves nothing.
  const isSold = netProfit !== null && (saleStatus !== 'REVERSED' || row.purchaseStatus === 'PAID')
  const estimate = () => estimateOrderProfit({ total: amount(totalMinor), tax: amount(taxMinor), cost: amount(costNow ?? costAtSaleMinor), fee: feeMinor === null ? null : amount(feeMinor) }, rules).netProfit
  return {
    ...rest,
    tracks: orderTracks(row),
    total: amount(totalMinor),
    costAtSale: amount(costAtSaleMinor),
    costNow: costNow === null ? null : amount(costNow),
    isCostFinal: actualCostMinor !== null,
    profit: isSold ? amount(netProfit) : HAS_NO_PROFIT.has(row.status) ? null : estimate(),
    isProfitFinal: isSold && row.waitsFor === null && row.caseStatus === null,
  }
}
