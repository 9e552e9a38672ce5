import { prisma } from '../../foundation/db'
import { readLedgerLines, type AccountBalance, type LedgerLine } from '../../cycle/ledger/store'
import { PLATFORM } from '../totals'

export interface LedgerAccountView extends AccountBalance {
  /** Whose account it is, where it is a reseller's. */
  readonly owner: string | null
}

export interface LedgerPage {
  readonly accounts: readonly LedgerAccountView[]
  readonly lines: readonly LedgerLine[]
  readonly next: string | null
}

const PAGE = 25

/** The trial balance, from the totals of each account; that these are what the entries say is INV-53, and verify-ledger.ts adds up the entries themselves. */
function readTrialBalance(): Promise<LedgerAccountView[]> {
  return prisma.$queryRaw<LedgerAccountView[]>`
    SELECT a."id" AS "accountId", a."code", a."currency", a."userId", CASE WHEN a."userId" IS NOT NULL THEN coalesce(u."name", a."userId") END AS "owner", t."debitMinor", t."creditMinor", (t."debitMinor" - t."creditMinor")::bigint AS "balanceMinor"
    FROM (SELECT "scope", coalesce(sum("minor") FILTER (WHERE "measure" = 'debit'), 0)::bigint AS "debitMinor", coalesce(-sum("minor") FILTER (WHERE "measure" = 'credit'), 0)::bigint AS "creditMinor"
          FROM "current_totals" WHERE "measure" IN ('debit', 'credit') AND "scope" <> ${PLATFORM} GROUP BY 1) t
      JOIN "ledger_accounts" a ON a."id" = t."scope" LEFT JOIN "users" u ON u."id" = a."userId"
    WHERE t."debitMinor" <> 0 OR t."creditMinor" <> 0 ORDER BY a."code", a."currency", a."id"`
}

/** The trial balance (on the first page without a filter) and a page of transactions, newest first, of everything or of one order; two statements at most. */
export async function readLedgerPage(query: { order?: string | undefined; before?: string | undefined; limit?: number }): Promise<LedgerPage> {
  const limit = query.limit ?? PAGE
  const isFirst = !query.order && !query.before
  const before = /^\d{1,18}$/.test(query.before ?? '') ? BigInt(query.before ?? '0') : undefined
  const [accounts, lines] = await Promise.all([
    isFirst ? readTrialBalance() : Promise.resolve([]),
    readLedgerLines({ ...(query.order ? { orderId: query.order } : {}), ...(before === undefined ? {} : { before }), limit: limit + 1 }),
  ])
  const shown = lines.slice(0, limit)
  return { accounts, lines: shown, next: lines.length > limit ? (shown.at(-1)?.sequence.toString() ?? null) : null }
}
