import { Prisma, prisma, type Tx } from '../../foundation/db'
import { log } from '../../foundation/log'
import type { Reader } from '../../foundation/patient-reader'

export interface PostingRow {
  readonly id: string
  readonly key: string
  readonly kind: string
  readonly orderId: string | null
  readonly userId: string | null
  readonly at: string
  readonly entries: readonly { account: string; code: string; userId: string | null; minor: string; currency: string }[]
}

/** One statement for all postings of a transaction (post_to_ledger in the migrations). */
export async function insertPostings(tx: Tx, postings: readonly PostingRow[]): Promise<void> {
  await tx.$executeRaw`SELECT post_to_ledger(${JSON.stringify(postings)}::jsonb)`
  log.debug({ keys: postings.map((posting) => posting.key) }, 'posted')
}

export interface AccountBalance {
  readonly accountId: string
  readonly code: string
  readonly currency: string
  readonly userId: string | null
  readonly debitMinor: bigint
  readonly creditMinor: bigint
  readonly balanceMinor: bigint
}

/** Every account with its debits, credits and balance: the trial balance. */
export async function readAccountBalances(reader: Reader = prisma): Promise<AccountBalance[]> {
  return reader.$queryRaw<AccountBalance[]>`
    SELECT a."id" AS "accountId", a."code", a."currency", a."userId",
      coalesce(sum(e."amountMinor") FILTER (WHERE e."amountMinor" > 0), 0)::bigint AS "debitMinor",
      coalesce(-sum(e."amountMinor") FILTER (WHERE e."amountMinor" < 0), 0)::bigint AS "creditMinor",
      coalesce(sum(e."amountMinor"), 0)::bigint AS "balanceMinor"
    FROM "ledger_accounts" a LEFT JOIN "ledger_entries" e ON e."accountId" = a."id"
    GROUP BY a."id" ORDER BY a."code", a."currency", a."id"`
}

/** Sum of one account, in minor units. */
export async function readAccountBalance(accountId: string): Promise<bigint> {
  const rows = await prisma.$queryRaw<{ balance: bigint }[]>`
    SELECT coalesce(sum("amountMinor"), 0)::bigint AS balance FROM "ledger_entries" WHERE "accountId" = ${accountId}`
  return rows[0]?.balance ?? 0n
}

export interface LedgerLine {
  readonly transactionId: string
  readonly businessKey: string
  readonly kind: string
  readonly orderId: string | null
  readonly occurredAt: Date
  readonly prevHash: string
  readonly hash: string
  readonly entries: readonly { accountId: string; amountMinor: string; currency: string }[]
}

/** Transactions with their entries, oldest first; of one order, or a page of all (by sequence, after `after`). */
export async function readLedgerLines(filter: { orderId?: string; before?: bigint; limit: number }): Promise<(LedgerLine & { sequence: bigint })[]> {
  const order = filter.orderId === undefined ? Prisma.sql`TRUE` : Prisma.sql`t."orderId" = ${filter.orderId}`
  const page = filter.before === undefined ? Prisma.sql`TRUE` : Prisma.sql`t."sequence" < ${filter.before}`
  return prisma.$queryRaw<(LedgerLine & { sequence: bigint })[]>`
    SELECT t."id" AS "transactionId", t."businessKey", t."kind", t."orderId", t."occurredAt", t."prevHash", t."hash", t."sequence",
      (SELECT json_agg(json_build_object('accountId', e."accountId", 'amountMinor', e."amountMinor"::text, 'currency', e."currency") ORDER BY e."accountId", e."amountMinor")
        FROM "ledger_entries" e WHERE e."transactionId" = t."id") AS "entries"
    FROM "ledger_transactions" t WHERE ${order} AND ${page} ORDER BY t."sequence" DESC LIMIT ${filter.limit}`
}
