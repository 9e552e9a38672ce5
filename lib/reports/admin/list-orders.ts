import { Prisma, prisma } from '../../foundation/db'
import { money, type Money } from '../../foundation/money'
import { ordersMeant, SEARCHED_ORDERS } from '../find-orders'
import { PLATFORM, sumOf, totalsSql, type Totals } from '../totals'

export const ADMIN_ORDER_TABS = ['checkout', 'paid', 'stopped', 'bought', 'ended'] as const
export type AdminOrderTab = (typeof ADMIN_ORDER_TABS)[number]

export interface AdminOrder {
  readonly id: string
  readonly status: string
  readonly failureReason: string | null
  readonly nextAttemptAt: Date | null
  readonly shopper: string
  readonly country: string
  readonly resellerId: string
  readonly reseller: string
  readonly shopName: string
  readonly total: Money
  readonly profit: Money | null
  readonly saleStatus: string | null
  readonly aliexpressOrderId: string | null
  readonly captureId: string | null
  readonly createdAt: Date
  readonly stoppedAt: Date | null
}

export interface AdminOrdersPage {
  readonly items: readonly AdminOrder[]
  readonly counts: Readonly<Record<AdminOrderTab, number>>
  /** Of a search: any part of a text was looked for in so many of the newest orders only; null: in all there are. */
  readonly searched: number | null
  readonly next: string | null
}

const STATUSES: Record<AdminOrderTab, readonly string[]> = { checkout: ['CREATED'], paid: ['PAID', 'PURCHASING'], stopped: ['FAILED'], bought: ['PURCHASED', 'SHIPPED', 'DELIVERED'], ended: ['CANCELLED', 'REFUNDED'] }
const PAGE = 25

type Row = Omit<AdminOrder, 'total' | 'profit'> & { currency: string; totalMinor: bigint; netProfit: bigint | null }
type Found = { readonly byStatus: Totals | null } & (Row | { readonly id: null })

/** The ids of one page. Each status of a tab is a range of one index in the order of the page: a tab with few orders costs no more than one with many. A search looks up what it found. */
function pageSql(tab: AdminOrderTab | undefined, words: string | undefined, after: string | undefined, limit: number): Prisma.Sql {
  const from = after ? Prisma.sql`o."id" < ${after}` : Prisma.sql`TRUE`
  const page = Prisma.sql`ORDER BY o."id" DESC LIMIT ${limit + 1}`
  const wanted = tab === undefined ? [Prisma.sql`TRUE`] : STATUSES[tab].map((status) => Prisma.sql`o."status" = ${status}`)
  if (words) return Prisma.sql`SELECT o."id" FROM (${ordersMeant(words)}) m CROSS JOIN LATERAL (SELECT a."id", a."status" FROM "orders" a WHERE a."id" = m."id" OFFSET 0) o WHERE (${Prisma.join(wanted, ' OR ')}) AND ${from} ${page}`
  const ranges = wanted.map((each) => Prisma.sql`(SELECT o."id" FROM "orders" o WHERE ${each} AND ${from} ${page})`)
  return Prisma.sql`SELECT o."id" FROM (${Prisma.join(ranges, ' UNION ALL ')}) o ${page}`
}

/** Orders of every reseller, newest first, and how many stand in each tab. One statement: each costs a page more than the rows it brings. */
export async function listOrders(query: { tab?: AdminOrderTab | undefined; words?: string | undefined; after?: string | undefined; limit?: number }): Promise<AdminOrdersPage> {
  const { tab, words, after, limit = PAGE } = query
  const found = await prisma.$queryRaw<Found[]>(Prisma.sql`
    SELECT g."byStatus", page.* FROM (SELECT ${totalsSql(Prisma.sql`${PLATFORM}`, 'order')} AS "byStatus") g LEFT JOIN (
      SELECT o."id", o."status", o."failureReason", o."nextAttemptAt", o."shippingAddress" ->> 'fullName' AS "shopper", o."country", u."id" AS "resellerId", u."name" AS "reseller", h."name" AS "shopName", o."currency", o."totalMinor", (s."netProfit" - coalesce((SELECT sum(c."netProfit") FROM "sale_corrections" c WHERE c."saleId" = s."id"), 0))::bigint AS "netProfit", s."status" AS "saleStatus",
        o."aliexpressOrderId", p."captureId", o."createdAt", o."stoppedAt"
      FROM "orders" o JOIN "users" u ON u."id" = o."userId" JOIN "shops" h ON h."id" = o."shopId" LEFT JOIN "payments" p ON p."orderId" = o."id" LEFT JOIN "sales" s ON s."orderId" = o."id"
      WHERE o."id" = ANY (ARRAY(${pageSql(tab, words, after, limit)}))
    ) page ON TRUE ORDER BY page."id" DESC`)
  const rows = found.flatMap(({ byStatus: _byStatus, ...row }) => (row.id === null ? [] : [row]))
  const items = rows.slice(0, limit).map(({ currency, totalMinor, netProfit, ...row }): AdminOrder => ({ ...row, total: money(totalMinor, currency), profit: netProfit === null ? null : money(netProfit, currency) }))
  const count = (name: AdminOrderTab) => sumOf(found[0]?.byStatus ?? null, STATUSES[name]).count
  const all = ADMIN_ORDER_TABS.reduce((sum, name) => sum + count(name), 0)
  return { items, searched: words && all > SEARCHED_ORDERS ? SEARCHED_ORDERS : null, counts: { checkout: count('checkout'), paid: count('paid'), stopped: count('stopped'), bought: count('bought'), ended: count('ended') }, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
