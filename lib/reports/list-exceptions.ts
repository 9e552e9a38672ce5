import { z } from 'zod'
import { Prisma, prisma } from '../foundation/db'
import { money, type Money } from '../foundation/money'

/** Something that cannot heal by itself, as a person sees it. */
export interface ExceptionItem {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly orderId: string | null
  readonly amount: Money | null
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly closedBy: string | null
  readonly note: string | null
}

export interface ExceptionsPage {
  readonly items: readonly ExceptionItem[]
  readonly counts: { readonly open: number; readonly closed: number }
  /** Of the open ones; a part that was called off and whose money is back stands in two of them and counts once. */
  readonly atStake: Money
  readonly next: string | null
}

const PAGE = 40
const CURRENCY = 'USD'
const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

interface Row {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly orderId: string | null
  readonly amountMinor: bigint | null
  readonly currency: string | null
  readonly facts: unknown
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly closedBy: string | null
  readonly note: string | null
}

const shape = ({ amountMinor, currency, facts, ...row }: Row): ExceptionItem => ({ ...row, amount: amountMinor === null || currency === null ? null : money(amountMinor, currency), facts: Facts.safeParse(facts).data ?? {} })

const COLUMNS = Prisma.sql`x."id", x."kind", x."subject", x."orderId", x."amountMinor", x."currency", x."facts", x."openedAt", x."closedAt", x."closedBy", x."note"`

/** The open ones (or those that are over), newest first, a page at a time; two statements. `order` is a part of an order's number. */
export async function listExceptions(query: { show: 'open' | 'closed'; order?: string | undefined; after?: string | undefined }): Promise<ExceptionsPage> {
  const isShown = query.show === 'open' ? Prisma.sql`x."closedAt" IS NULL` : Prisma.sql`x."closedAt" IS NOT NULL`
  const ofOrder = query.order ? Prisma.sql`x."orderId" LIKE ${`%${query.order.replace(/[\\%_]/g, '')}`}` : Prisma.sql`TRUE`
  const after = query.after ? Prisma.sql`x."id" < ${query.after}` : Prisma.sql`TRUE`
  const [rows, counts] = await Promise.all([
    prisma.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM "exceptions" x WHERE ${isShown} AND ${ofOrder} AND ${after} ORDER BY x."id" DESC LIMIT ${PAGE + 1}`,
    prisma.$queryRaw<{ open: number; closed: number; stakeMinor: bigint }[]>`
      SELECT count(*) FILTER (WHERE "closedAt" IS NULL)::int AS "open", count(*) FILTER (WHERE "closedAt" IS NOT NULL)::int AS "closed",
        coalesce(sum("amountMinor") FILTER (WHERE "closedAt" IS NULL AND "currency" = ${CURRENCY} AND NOT ("kind" = 'SUPPLIER_PART_REFUNDED'
          AND EXISTS (SELECT FROM "exceptions" p WHERE p."closedAt" IS NULL AND p."kind" = 'SUPPLIER_PART_CLOSED' AND p."orderId" = x."orderId" AND split_part(p."subject", ':', 2) = x."subject"))), 0)::bigint AS "stakeMinor" FROM "exceptions" x`,
  ])
  const items = rows.slice(0, PAGE).map(shape)
  return { items, counts: { open: counts[0]?.open ?? 0, closed: counts[0]?.closed ?? 0 }, atStake: money(counts[0]?.stakeMinor ?? 0n, CURRENCY), next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}

/** The open ones of one order, oldest first; of a reseller's own order where `userId` is given. */
export async function listOrderExceptions(orderId: string, userId?: string): Promise<ExceptionItem[]> {
  const own = userId === undefined ? Prisma.sql`TRUE` : Prisma.sql`x."userId" = ${userId}`
  const rows = await prisma.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM "exceptions" x WHERE x."orderId" = ${orderId} AND x."closedAt" IS NULL AND ${own} ORDER BY x."id"`
  return rows.map(shape)
}
