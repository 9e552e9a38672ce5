import { Prisma, prisma } from '../foundation/db'

/** The scope of everything of everybody. */
export const PLATFORM = ''

/** How many and how much (minor units) of one measure; a measure that never occurred has no row. */
interface Total {
  readonly count: number
  readonly minor: string
}
export type Totals = Readonly<Record<string, Total>>

/** Column of a statement: the standing totals of a scope whose measure begins with `kind` and a point, by what follows it (`order.PAID` under `PAID`); NULL without any. */
export const totalsSql = (scope: Prisma.Sql, kind: string): Prisma.Sql => Prisma.sql`
  (SELECT jsonb_object_agg(t."state", jsonb_build_object('count', t."count", 'minor', t."minor")) FROM (
    SELECT split_part("measure", '.', 2) AS "state", sum("count")::int AS "count", sum("minor")::text AS "minor" FROM "current_totals"
    WHERE "scope" = ${scope} AND "day" = '-infinity' AND "measure" LIKE ${`${kind}.%`} GROUP BY 1) t)`

/** Count and amount over some states. */
export function sumOf(totals: Totals | null, states: readonly string[]): { readonly count: number; readonly minor: bigint } {
  const found = states.flatMap((state) => totals?.[state] ?? [])
  return { count: found.reduce((sum, each) => sum + each.count, 0), minor: found.reduce((sum, each) => sum + BigInt(each.minor), 0n) }
}

/** Two that add up at once would wait for each other's rows in turn: the second leaves it to the first, and both to recount_totals (migrations), which holds the same lock. */
const ALONE = Prisma.sql`(SELECT pg_try_advisory_xact_lock(hashtext('ivan-reseller totals')))`
/** What one statement adds up at most, and how many of them one call makes: a backlog of any length is worked off in rounds. */
const AT_ONCE = 20_000
const MOST_ROUNDS = 20

/**
 * Adds the changes that are there to the totals; each is added once, by whoever deletes it. What is read does not change: before, in between and
 * after it is the totals and the changes together. Two statements where there is no backlog.
 */
export async function foldTotals(): Promise<void> {
  for (const fold of [foldChanges, foldSaleDays]) {
    for (let round = 0; round < MOST_ROUNDS && (await fold()) === AT_ONCE; round++);
  }
}

async function foldChanges(): Promise<number> {
  const rows = await prisma.$queryRaw<{ folded: number }[]>`
    WITH gone AS (DELETE FROM "total_changes" WHERE ctid = ANY (ARRAY(SELECT ctid FROM "total_changes" LIMIT ${AT_ONCE})) AND ${ALONE} RETURNING *), added AS (
      INSERT INTO "totals" AS t ("scope", "measure", "day", "currency", "count", "minor")
        SELECT "scope", "measure", "day", "currency", sum("count"), sum("minor") FROM (SELECT * FROM gone UNION ALL SELECT ${PLATFORM}, "measure", "day", "currency", "count", "minor" FROM gone WHERE "scope" <> ${PLATFORM}) each
        GROUP BY 1, 2, 3, 4
      ON CONFLICT ("scope", "measure", "day", "currency") DO UPDATE SET "count" = t."count" + excluded."count", "minor" = t."minor" + excluded."minor")
    SELECT count(*)::int AS "folded" FROM gone`
  return rows[0]?.folded ?? 0
}

async function foldSaleDays(): Promise<number> {
  const rows = await prisma.$queryRaw<{ folded: number }[]>`
    WITH gone AS (DELETE FROM "sale_day_changes" WHERE ctid = ANY (ARRAY(SELECT ctid FROM "sale_day_changes" LIMIT ${AT_ONCE})) AND ${ALONE} RETURNING *), added AS (
      INSERT INTO "sale_days" AS s ("userId", "day", "currency", "sales", "losses", "salePrice", "tax", "aliexpressCost", "paymentFee", "commissionAmount", "payoutFee", "netProfit")
        SELECT "userId", "day", "currency", sum("sales"), sum("losses"), sum("salePrice"), sum("tax"), sum("aliexpressCost"), sum("paymentFee"), sum("commissionAmount"), sum("payoutFee"), sum("netProfit")
        FROM (SELECT * FROM gone UNION ALL SELECT ${PLATFORM}, "day", "currency", "sales", "losses", "salePrice", "tax", "aliexpressCost", "paymentFee", "commissionAmount", "payoutFee", "netProfit" FROM gone) each GROUP BY 1, 2, 3
      ON CONFLICT ("userId", "day", "currency") DO UPDATE SET "sales" = s."sales" + excluded."sales", "losses" = s."losses" + excluded."losses", "salePrice" = s."salePrice" + excluded."salePrice", "tax" = s."tax" + excluded."tax",
        "aliexpressCost" = s."aliexpressCost" + excluded."aliexpressCost", "paymentFee" = s."paymentFee" + excluded."paymentFee", "commissionAmount" = s."commissionAmount" + excluded."commissionAmount",
        "payoutFee" = s."payoutFee" + excluded."payoutFee", "netProfit" = s."netProfit" + excluded."netProfit")
    SELECT count(*)::int AS "folded" FROM gone`
  return rows[0]?.folded ?? 0
}
