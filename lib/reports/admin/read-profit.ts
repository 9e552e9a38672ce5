import { secondsFromNow, utcDay } from '../../foundation/clock'
import { Prisma, prisma } from '../../foundation/db'
import { money, sumMoney, type Money } from '../../foundation/money'
import { PLATFORM } from '../totals'

export interface ProfitLine {
  /** The day (YYYY-MM-DD, UTC) or the reseller's id. */
  readonly key: string
  readonly name: string
  readonly sales: number
  readonly losses: number
  readonly revenue: Money
  readonly supplierCost: Money
  readonly paymentFee: Money
  readonly tax: Money
  readonly gross: Money
  readonly commission: Money
  readonly payoutFee: Money
  readonly net: Money
}

export interface ProfitView {
  readonly days: number
  readonly byDay: readonly ProfitLine[]
  readonly byReseller: readonly ProfitLine[]
  readonly total: ProfitLine
}

export const PROFIT_PERIODS = [7, 30, 90] as const
export type ProfitPeriod = (typeof PROFIT_PERIODS)[number]

const CURRENCY = 'USD'
const DAY = 86_400
const FIGURES = Prisma.sql`
  coalesce(sum("sales"), 0)::int AS "sales", coalesce(sum("losses"), 0)::int AS "losses", coalesce(sum("salePrice"), 0)::bigint AS "revenue", coalesce(sum("aliexpressCost"), 0)::bigint AS "cost", coalesce(sum("paymentFee"), 0)::bigint AS "fee",
  coalesce(sum("tax"), 0)::bigint AS "tax", coalesce(sum("commissionAmount"), 0)::bigint AS "commission", coalesce(sum("payoutFee"), 0)::bigint AS "payoutFee", coalesce(sum("netProfit"), 0)::bigint AS "net"`

interface Row {
  readonly day: string | null
  readonly userId: string | null
  readonly name: string | null
  readonly sales: number
  readonly losses: number
  readonly revenue: bigint
  readonly cost: bigint
  readonly fee: bigint
  readonly tax: bigint
  readonly gross: bigint
  readonly commission: bigint
  readonly payoutFee: bigint
  readonly net: bigint
}

/** What the platform and its resellers earned, by day and by reseller, from what their sales of each day left (all final: made of documents); one statement. */
export async function readProfit(days: ProfitPeriod): Promise<ProfitView> {
  const from = utcDay(secondsFromNow(-(days - 1) * DAY))
  const rows = await prisma.$queryRaw<Row[]>(Prisma.sql`
    SELECT to_char(g."day", 'YYYY-MM-DD') AS "day", nullif(g."userId", ${PLATFORM}) AS "userId", u."name", g."sales", g."losses", g."revenue", g."cost", g."fee", g."tax", (g."commission" + g."net" + g."payoutFee")::bigint AS "gross", g."commission", g."payoutFee", g."net" FROM (
      SELECT "day", "userId", ${FIGURES} FROM "current_sale_days" WHERE "userId" = ${PLATFORM} AND "currency" = ${CURRENCY} AND "day" >= ${from}::date GROUP BY GROUPING SETS (("day", "userId"), ())
      UNION ALL SELECT NULL, "userId", ${FIGURES} FROM "current_sale_days" WHERE "userId" <> ${PLATFORM} AND "currency" = ${CURRENCY} AND "day" >= ${from}::date GROUP BY "userId") g
    LEFT JOIN "users" u ON u."id" = g."userId"`)
  const total = rows.find((row) => row.day === null && row.userId === null)
  const found = new Map(rows.flatMap((row) => (row.day === null ? [] : [[row.day, row] as const])))
  const byDay = Array.from({ length: days }, (_each, index) => {
    const day = utcDay(secondsFromNow(-(days - 1 - index) * DAY))
    return shape(day, day, found.get(day))
  })
  const byReseller = rows.flatMap((row) => (row.userId === null ? [] : [shape(row.userId, row.name ?? '', row)])).sort((a, b) => Number(b.net.minor - a.net.minor) || (a.key < b.key ? -1 : 1))
  return { days, byDay, byReseller, total: shape('total', '', total) }
}

/** Several lines as one. */
export function addLines(key: string, name: string, lines: readonly ProfitLine[]): ProfitLine {
  const count = (pick: (line: ProfitLine) => number) => lines.reduce((sum, line) => sum + pick(line), 0)
  const amount = (pick: (line: ProfitLine) => Money) => sumMoney(lines.map(pick), CURRENCY)
  return {
    key, name, sales: count((line) => line.sales), losses: count((line) => line.losses), revenue: amount((line) => line.revenue), supplierCost: amount((line) => line.supplierCost), paymentFee: amount((line) => line.paymentFee), tax: amount((line) => line.tax),
    gross: amount((line) => line.gross), commission: amount((line) => line.commission), payoutFee: amount((line) => line.payoutFee), net: amount((line) => line.net),
  }
}

function shape(key: string, name: string, row: Row | undefined): ProfitLine {
  const amount = (minor: bigint | undefined) => money(minor ?? 0n, CURRENCY)
  return {
    key, name, sales: row?.sales ?? 0, losses: row?.losses ?? 0, revenue: amount(row?.revenue), supplierCost: amount(row?.cost), paymentFee: amount(row?.fee), tax: amount(row?.tax),
    gross: amount(row?.gross), commission: amount(row?.commission), payoutFee: amount(row?.payoutFee), net: amount(row?.net),
  }
}
