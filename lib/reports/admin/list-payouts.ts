import { now } from '../../foundation/clock'
import { Prisma, prisma } from '../../foundation/db'
import { money, type Money } from '../../foundation/money'
import { PLATFORM, sumOf, totalsSql, type Totals } from '../totals'

export const PAYOUT_TABS = ['open', 'moving', 'paid', 'stopped'] as const
export type PayoutTab = (typeof PAYOUT_TABS)[number]

/** Why a payout has not gone yet, in the order in which sendPayout asks; null: it may go, or it has gone. */
export type WhyNot = 'no_address' | 'confirmation' | 'below_minimum' | 'platform_hold' | 'address_hold' | 'funds' | 'failed' | 'blocked' | 'returned' | 'unclaimed' | 'held' | 'asking' | 'at_paypal' | 'withheld' | 'sale_reversed' | null

export interface AdminPayout {
  readonly id: string
  readonly saleId: string
  readonly orderId: string
  readonly beneficiary: 'ADMIN' | 'RESELLER'
  readonly name: string
  readonly receiver: string | null
  readonly amount: Money
  /** What of it was kept back for what its receiver owes. */
  readonly withheld: Money
  readonly fee: Money
  readonly isFeeFinal: boolean
  readonly status: string
  readonly whyNot: WhyNot
  /** When the hold ends, where one holds it. */
  readonly until: Date | null
  readonly failureReason: string | null
  /** It goes as soon as somebody confirms it. */
  readonly mayBeConfirmed: boolean
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly paidAt: Date | null
  readonly batchId: string | null
  readonly itemId: string | null
  readonly transactionId: string | null
}

export interface PayoutsView {
  readonly items: readonly AdminPayout[]
  readonly next: string | null
  readonly counts: Readonly<Record<PayoutTab, number>>
  readonly due: Money
  readonly moving: Money
  readonly paid: Money
  /** What "confirm all" would let go: all of them, not only this page. */
  readonly confirmable: { readonly count: number; readonly amount: Money; readonly fees: Money }
  readonly needConfirmation: boolean
  readonly adminEmail: string | null
}

const PAGE = 40
const CURRENCY = 'USD'
const HOUR_MS = 3_600_000
const STATUSES: Record<PayoutTab, readonly string[]> = {
  open: ['PENDING', 'SKIPPED_INSUFFICIENT_FUNDS'],
  moving: ['SENDING', 'UNKNOWN', 'ACCEPTED', 'UNCLAIMED', 'ONHOLD'],
  paid: ['PAID', 'WITHHELD'],
  stopped: ['FAILED', 'BLOCKED', 'RETURNED', 'REVERSED'],
}

/** As it is read, with what decides why it has not gone yet. */
type Row = Omit<AdminPayout, 'amount' | 'withheld' | 'fee' | 'isFeeFinal' | 'whyNot' | 'until' | 'mayBeConfirmed'> & {
  readonly amountMinor: bigint
  readonly withheldMinor: bigint
  readonly estimatedFeeMinor: bigint
  readonly feeMinor: bigint | null
  readonly currency: string
  readonly confirmedBy: string | null
  readonly changedAt: Date | null
  readonly saleCreatedAt: Date
  readonly holdHours: number
  readonly minimumMinor: bigint
  readonly needConfirmation: boolean
}

interface Frame {
  readonly adminEmail: string | null
  readonly needConfirmation: boolean
  readonly byStatus: Totals | null
  readonly confirmable: number
  readonly confirmableMinor: bigint
  readonly confirmableFeeMinor: bigint
}

/** A payout that a person may let go: due, with an address, and held back by the confirmation rule or the minimum. */
const CONFIRMABLE = Prisma.sql`y."status" = 'PENDING' AND y."confirmedBy" IS NULL AND (c."payoutsNeedConfirmation" OR (y."beneficiary" = 'RESELLER' AND y."amountMinor" < c."payoutMinimumMinor"))
  AND CASE y."beneficiary" WHEN 'ADMIN' THEN c."adminPaypalEmail" ELSE u."paypalPayoutEmail" END IS NOT NULL`
const FROM = Prisma.sql`FROM "payouts" y JOIN "sales" s ON s."id" = y."saleId" JOIN "users" u ON u."id" = s."userId" JOIN "platform_config" c ON c."id" = 'platform'`

function rowsWhere(where: Prisma.Sql, limit: number): Promise<Row[]> {
  return prisma.$queryRaw<Row[]>(Prisma.sql`
    SELECT y."id", y."saleId", s."orderId", y."beneficiary", u."name", coalesce(y."receiver", CASE y."beneficiary" WHEN 'ADMIN' THEN c."adminPaypalEmail" ELSE u."paypalPayoutEmail" END) AS "receiver", y."amountMinor", y."withheldMinor", y."estimatedFeeMinor",
      y."feeMinor", y."currency", y."status", y."failureReason", y."confirmedBy", y."createdAt", y."sentAt", y."paidAt", y."batchId", y."itemId", y."transactionId",
      CASE y."beneficiary" WHEN 'RESELLER' THEN u."paypalPayoutEmailChangedAt" END AS "changedAt", s."createdAt" AS "saleCreatedAt", c."payoutHoldHours" AS "holdHours", c."payoutMinimumMinor" AS "minimumMinor", c."payoutsNeedConfirmation" AS "needConfirmation"
    ${FROM} WHERE ${where} ORDER BY y."id" DESC LIMIT ${limit}`)
}

async function readFrame(): Promise<Frame | undefined> {
  const rows = await prisma.$queryRaw<Frame[]>(Prisma.sql`
    SELECT c."adminPaypalEmail" AS "adminEmail", c."payoutsNeedConfirmation" AS "needConfirmation", ${totalsSql(Prisma.sql`${PLATFORM}`, 'payout')} AS "byStatus", f.* FROM "platform_config" c, LATERAL (
      SELECT count(*)::int AS "confirmable", coalesce(sum(y."amountMinor"), 0)::bigint AS "confirmableMinor", coalesce(sum(y."estimatedFeeMinor"), 0)::bigint AS "confirmableFeeMinor"
      FROM "payouts" y JOIN "sales" s ON s."id" = y."saleId" JOIN "users" u ON u."id" = s."userId" WHERE ${CONFIRMABLE}) f WHERE c."id" = 'platform'`)
  return rows[0]
}

/** Each status of a tab is a range of one index in the order of the page. */
function pageSql(tab: PayoutTab | undefined, after: string | undefined, limit: number): Prisma.Sql {
  const from = after && /^po_[0-9a-z]{26}$/.test(after) ? Prisma.sql`y."id" < ${after}` : Prisma.sql`TRUE`
  const range = (of: Prisma.Sql) => Prisma.sql`(SELECT y."id" FROM "payouts" y WHERE ${of} AND ${from} ORDER BY y."id" DESC LIMIT ${limit})`
  const ranges = tab === undefined ? [range(Prisma.sql`TRUE`)] : STATUSES[tab].map((status) => range(Prisma.sql`y."status" = ${status}`))
  return Prisma.sql`SELECT each."id" FROM (${Prisma.join(ranges, ' UNION ALL ')}) each ORDER BY each."id" DESC LIMIT ${limit}`
}

/** Every payout of the platform, newest first, with why it has not gone yet; two statements. */
export async function listPayouts(tab: PayoutTab | undefined, after?: string, limit = PAGE): Promise<PayoutsView> {
  const [frame, rows] = await Promise.all([readFrame(), rowsWhere(Prisma.sql`y."id" = ANY (ARRAY(${pageSql(tab, after, limit + 1)}))`, limit + 1)])
  const amount = (minor: bigint | undefined) => money(minor ?? 0n, CURRENCY)
  const of = (...tabs: PayoutTab[]) => sumOf(frame?.byStatus ?? null, tabs.flatMap((each) => STATUSES[each]))
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(shape),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    counts: { open: of('open').count, moving: of('moving').count, paid: of('paid').count, stopped: of('stopped').count },
    due: amount(of('open', 'stopped').minor), moving: amount(of('moving').minor), paid: amount(of('paid').minor),
    confirmable: { count: frame?.confirmable ?? 0, amount: amount(frame?.confirmableMinor), fees: amount(frame?.confirmableFeeMinor) },
    needConfirmation: frame?.needConfirmation ?? false,
    adminEmail: frame?.adminEmail ?? null,
  }
}

/** All payouts that "confirm all" lets go, for its preview; one statement. */
export async function listConfirmablePayouts(limit = 500): Promise<AdminPayout[]> {
  return (await rowsWhere(CONFIRMABLE, limit)).map(shape)
}

function shape(row: Row): AdminPayout {
  const { whyNot, until } = whyNotOf(row)
  return {
    id: row.id, saleId: row.saleId, orderId: row.orderId, beneficiary: row.beneficiary, name: row.name, receiver: row.receiver, amount: money(row.amountMinor, row.currency), withheld: money(row.withheldMinor, row.currency), fee: money(row.feeMinor ?? row.estimatedFeeMinor, row.currency),
    isFeeFinal: row.feeMinor !== null, status: row.status, whyNot, until, failureReason: row.failureReason, mayBeConfirmed: whyNot === 'confirmation' || whyNot === 'below_minimum',
    createdAt: row.createdAt, sentAt: row.sentAt, paidAt: row.paidAt, batchId: row.batchId, itemId: row.itemId, transactionId: row.transactionId,
  }
}

const BY_STATUS: Readonly<Record<string, WhyNot>> = { PAID: null, REVERSED: 'returned', RETURNED: 'returned', FAILED: 'failed', BLOCKED: 'blocked', UNCLAIMED: 'unclaimed', ONHOLD: 'held', UNKNOWN: 'asking', SENDING: 'at_paypal', ACCEPTED: 'at_paypal', SKIPPED_INSUFFICIENT_FUNDS: 'funds', WITHHELD: 'withheld', CANCELLED: 'sale_reversed' }

function whyNotOf(row: Row): { whyNot: WhyNot; until: Date | null } {
  const byStatus = BY_STATUS[row.status]
  if (byStatus !== undefined) return { whyNot: byStatus === 'failed' && row.receiver === null ? 'no_address' : byStatus, until: null }
  if (row.receiver === null) return { whyNot: 'no_address', until: null }
  if (row.needConfirmation && row.confirmedBy === null) return { whyNot: 'confirmation', until: null }
  if (row.beneficiary === 'RESELLER' && row.amountMinor < row.minimumMinor && row.confirmedBy === null) return { whyNot: 'below_minimum', until: null }
  const hold = new Date(row.saleCreatedAt.getTime() + row.holdHours * HOUR_MS)
  if (row.holdHours > 0 && hold > now()) return { whyNot: 'platform_hold', until: hold }
  const address = row.changedAt === null ? null : new Date(row.changedAt.getTime() + 72 * HOUR_MS)
  return address !== null && address > now() ? { whyNot: 'address_hold', until: address } : { whyNot: null, until: null }
}
