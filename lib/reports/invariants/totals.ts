import { Prisma } from '../../foundation/db'
import type { Invariant } from './invariant'

const SALE_FIGURES = [
  Prisma.sql`"sales"`, Prisma.sql`"losses"`, Prisma.sql`"salePrice"`, Prisma.sql`"tax"`, Prisma.sql`"aliexpressCost"`, Prisma.sql`"paymentFee"`, Prisma.sql`"commissionAmount"`, Prisma.sql`"payoutFee"`, Prisma.sql`"netProfit"`,
]
const figures = (wrap: (name: Prisma.Sql) => Prisma.Sql) => Prisma.join(SALE_FIGURES.map(wrap))

/** What is kept counted (docs/decisions/0017-totals.md). `SELECT recount_totals()` counts anew. */
export const TOTAL_INVARIANTS: readonly Invariant[] = [
  {
    number: 'INV-53',
    name: 'What the pages count is what the rows say: every total, and every day of every reseller’s sales',
    query: () => Prisma.sql`
      SELECT concat_ws(' ', "scope", "measure", "day", "currency") AS subject, concat(coalesce(t."count", 0), ' of ', coalesce(t."minor", 0), ', the rows say ', coalesce(k."count", 0), ' of ', coalesce(k."minor", 0)) AS detail
        FROM (SELECT "scope", "measure", "day", "currency", sum("count") AS "count", sum("minor") AS "minor" FROM "current_totals" GROUP BY 1, 2, 3, 4) t FULL JOIN "counted_totals" k USING ("scope", "measure", "day", "currency")
        WHERE coalesce(t."count", 0) <> coalesce(k."count", 0) OR coalesce(t."minor", 0) <> coalesce(k."minor", 0)
      UNION ALL
      SELECT concat_ws(' ', "userId", "day", "currency"), 'the sales of that day are not what they left' FROM (
        SELECT "userId", "day", "currency", ${figures((name) => Prisma.sql`${name}`)} FROM "counted_sale_days"
        UNION ALL SELECT "userId", "day", "currency", ${figures((name) => Prisma.sql`-${name}`)} FROM "current_sale_days") each
        GROUP BY "userId", "day", "currency" HAVING ROW(${figures((name) => Prisma.sql`sum(${name})`)}) <> ROW(0, 0, 0, 0, 0, 0, 0, 0, 0)`,
  },
]
