import { Prisma, prisma } from '../../foundation/db'
import { money, type Money } from '../../foundation/money'
import { likePattern } from '../find-orders'

export interface ResellerItem {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly status: string
  readonly shopName: string | null
  readonly shopSlug: string | null
  readonly connection: string | null
  readonly payoutEmail: string | null
  readonly products: number
  readonly orders: number
  readonly stopped: number
  readonly sold: Money
  readonly earned: Money
  readonly balance: Money
  readonly createdAt: Date
}

export interface ResellersPage {
  readonly items: readonly ResellerItem[]
  readonly counts: { readonly all: number; readonly pending: number; readonly disabled: number }
  readonly next: string | null
}

export const RESELLER_FILTERS = ['PENDING', 'DISABLED'] as const
export type ResellerFilter = (typeof RESELLER_FILTERS)[number]

const PAGE = 40

type Row = Omit<ResellerItem, 'sold' | 'earned' | 'balance'> & { currency: string; soldMinor: bigint; earnedMinor: bigint; balanceMinor: bigint }

/** Every reseller with what they sold and what they are owed (from the ledger's figures), by name; two statements. */
export async function listResellers(query: { filter?: ResellerFilter | undefined; words?: string | undefined; after?: string | undefined; limit?: number }, environment: string): Promise<ResellersPage> {
  const { filter, words, after, limit = PAGE } = query
  const like = words ? likePattern(words) : null
  const isFound = like === null ? Prisma.sql`TRUE` : Prisma.sql`(u."name" ILIKE ${like} OR u."email" ILIKE ${like} OR s."name" ILIKE ${like} OR s."slug" ILIKE ${like})`
  const [rows, counts] = await Promise.all([
    prisma.$queryRaw<Row[]>(Prisma.sql`
      SELECT u."id", u."name", u."email", u."status", s."name" AS "shopName", s."slug" AS "shopSlug", c."status" AS "connection", u."paypalPayoutEmail" AS "payoutEmail", u."currency", u."totalSales" AS "soldMinor", u."totalEarnings" AS "earnedMinor",
        u."balance" AS "balanceMinor", u."createdAt", (SELECT count(*)::int FROM "products" p WHERE p."userId" = u."id" AND p."status" = 'PUBLISHED') AS "products",
        (SELECT coalesce(sum(t."count"), 0)::int FROM "current_totals" t WHERE t."scope" = u."id" AND t."measure" = 'paid') AS "orders", (SELECT coalesce(sum(t."count"), 0)::int FROM "current_totals" t WHERE t."scope" = u."id" AND t."measure" = 'order.FAILED') AS "stopped"
      FROM "users" u LEFT JOIN "shops" s ON s."userId" = u."id" LEFT JOIN "api_credentials" c ON c."userId" = u."id" AND c."environment" = ${environment} AND c."apiName" = 'aliexpress-dropshipping'
      WHERE u."role" = 'RESELLER' AND ${filter ? Prisma.sql`u."status" = ${filter}` : Prisma.sql`TRUE`} AND ${isFound} AND ${after ? Prisma.sql`u."id" < ${after}` : Prisma.sql`TRUE`}
      ORDER BY u."id" DESC LIMIT ${limit + 1}`),
    prisma.$queryRaw<{ all: number; pending: number; disabled: number }[]>(Prisma.sql`
      SELECT count(*)::int AS "all", count(*) FILTER (WHERE "status" = 'PENDING')::int AS "pending", count(*) FILTER (WHERE "status" = 'DISABLED')::int AS "disabled" FROM "users" WHERE "role" = 'RESELLER'`),
  ])
  const items = rows.slice(0, limit).map(({ currency, soldMinor, earnedMinor, balanceMinor, ...row }): ResellerItem => ({ ...row, sold: money(soldMinor, currency), earned: money(earnedMinor, currency), balance: money(balanceMinor, currency) }))
  return { items, counts: counts[0] ?? { all: 0, pending: 0, disabled: 0 }, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
