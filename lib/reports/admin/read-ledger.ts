import { prisma } from '../../foundation/db'
import { readAccountBalances, readLedgerLines, type AccountBalance, type LedgerLine } from '../../cycle/ledger/store'

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

/** The trial balance (on the first page without a filter) and a page of transactions, newest first, of everything or of one order; three statements at most. */
export async function readLedgerPage(query: { order?: string | undefined; before?: string | undefined; limit?: number }): Promise<LedgerPage> {
  const limit = query.limit ?? PAGE
  const isFirst = !query.order && !query.before
  const before = /^\d{1,18}$/.test(query.before ?? '') ? BigInt(query.before ?? '0') : undefined
  const [balances, names, lines] = await Promise.all([
    !isFirst ? Promise.resolve([]) : readAccountBalances(),
    !isFirst ? Promise.resolve([]) : prisma.user.findMany({ where: { role: 'RESELLER' }, select: { id: true, name: true } }),
    readLedgerLines({ ...(query.order ? { orderId: query.order } : {}), ...(before === undefined ? {} : { before }), limit: limit + 1 }),
  ])
  const nameOf = new Map(names.map((user) => [user.id, user.name]))
  const shown = lines.slice(0, limit)
  return {
    accounts: balances.filter((each) => each.debitMinor !== 0n || each.creditMinor !== 0n).map((each) => ({ ...each, owner: each.userId === null ? null : (nameOf.get(each.userId) ?? each.userId) })),
    lines: shown,
    next: lines.length > limit ? (shown.at(-1)?.sequence.toString() ?? null) : null,
  }
}
