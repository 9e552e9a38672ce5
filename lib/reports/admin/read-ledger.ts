import { prisma } from '../../foundation/db'
import { readLedgerLines, type AccountBalance, type LedgerLine } from '../../cycle/ledger/store'
import { PLATFORM } from '../totals'

export interface LedgerAccountView extends AccountBalance {
  /** Whose account it is, where it is a reseller's. */
  readonly owner: string | null
  /** Of how many more resellers the line is the sum. */
  readonly others: number
}

export interface LedgerPage {
  readonly accounts: readonly LedgerAccountView[]
  readonly lines: readonly LedgerLine[]
  readonly next: string | null
}

const PAGE = 25

/** The trial balance, from the totals of each account; that these are what the entries say is INV-53, and verify-ledger.ts adds up the entries themselves. */
async function readTrialBalance(): Promise<LedgerAccountView[]> {
  const accounts = await prisma.$queryRaw<LedgerAccountView[]>`
    SELECT a."id" AS "accountId", a."code", a."currency", a."userId", CASE WHEN a."userId" IS NOT NULL THEN coalesce(u."name", a."userId") END AS "owner", 0 AS "others", t."debitMinor", t."creditMinor", (t."debitMinor" - t."creditMinor")::bigint AS "balanceMinor"
    FROM (SELECT "scope", coalesce(sum("minor") FILTER (WHERE "measure" = 'debit'), 0)::bigint AS "debitMinor", coalesce(-sum("minor") FILTER (WHERE "measure" = 'credit'), 0)::bigint AS "creditMinor"
          FROM "current_totals" WHERE "measure" IN ('debit', 'credit') AND "scope" <> ${PLATFORM} GROUP BY 1) t
      JOIN "ledger_accounts" a ON a."id" = t."scope" LEFT JOIN "users" u ON u."id" = a."userId"
    WHERE t."debitMinor" <> 0 OR t."creditMinor" <> 0 ORDER BY a."code", a."currency", a."id"`
  return sumTheRest(accounts)
}

const SHOWN_RESELLERS = 30
const size = (minor: bigint) => (minor < 0n ? -minor : minor)

/** Of many resellers those with the largest balances are shown each, the others of a code and currency in one line: nobody reads a thousand, and the sum stays. */
function sumTheRest(accounts: readonly LedgerAccountView[]): LedgerAccountView[] {
  const kinds = Map.groupBy(accounts, (each) => `${each.code} ${each.currency} ${each.userId === null}`)
  return [...kinds.values()].flatMap((kind) => {
    if (kind[0]?.userId === null || kind.length <= SHOWN_RESELLERS + 1) return kind
    const bySize = kind.toSorted((a, b) => Number(size(b.balanceMinor) - size(a.balanceMinor)))
    const large = new Set(bySize.slice(0, SHOWN_RESELLERS))
    const rest = bySize.slice(SHOWN_RESELLERS)
    const total = (pick: (each: LedgerAccountView) => bigint) => rest.reduce((sum, each) => sum + pick(each), 0n)
    const line = rest[0] && { ...rest[0], accountId: `${rest[0].code}:others:${rest[0].currency}`, userId: null, owner: null, others: rest.length, debitMinor: total((each) => each.debitMinor), creditMinor: total((each) => each.creditMinor), balanceMinor: total((each) => each.balanceMinor) }
    return [...kind.filter((each) => large.has(each)), ...(line ? [line] : [])]
  })
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
