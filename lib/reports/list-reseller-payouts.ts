import { now } from '../foundation/clock'
import { Prisma, prisma } from '../foundation/db'
import { money, type Money } from '../foundation/money'
import { sumOf, totalsSql, type Totals } from './totals'

export type PayoutWait = 'email' | 'funds' | 'confirmation' | 'minimum' | 'platform_hold' | 'address_hold' | 'queue' | 'sending' | 'asking' | 'paypal' | 'unclaimed' | 'held_at_paypal' | 'came_back' | 'failed' | 'withheld' | 'sale_reversed' | null

export interface PayoutItem {
  readonly id: string
  readonly orderId: string
  readonly saleId: string
  readonly status: string
  readonly amount: Money
  /** Kept from it for what an earlier sale, taken back, had paid out. */
  readonly withheld: Money
  readonly fee: Money
  readonly isFeeFinal: boolean
  readonly receiver: string | null
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly paidAt: Date | null
  /** When it is expected to go or to arrive; null: nobody can say. */
  readonly expectedAt: Date | null
  /** Why the money is not there yet; null: it is. */
  readonly wait: PayoutWait
  readonly failureReason: string | null
  readonly batchId: string | null
  readonly itemId: string | null
  readonly transactionId: string | null
}

export interface PayoutPage {
  readonly items: readonly PayoutItem[]
  readonly next: string | null
  readonly payoutEmail: string | null
  readonly holdUntil: Date | null
  readonly balance: Money
  readonly due: Money
  readonly inTransit: Money
  readonly paid: Money
  /** Sales whose payout does not exist yet (the supplier's real amount is awaited) are no part of it. */
  readonly total: number
}

const PAGE = 30
const ADDRESS_HOLD_MS = 72 * 3_600_000
const HOUR_MS = 3_600_000

interface PayoutRow {
  readonly id: string
  readonly orderId: string
  readonly saleId: string
  readonly status: string
  readonly amountMinor: bigint
  readonly withheldMinor: bigint
  readonly estimatedFeeMinor: bigint
  readonly feeMinor: bigint | null
  readonly currency: string
  readonly receiver: string | null
  readonly createdAt: Date
  readonly sentAt: Date | null
  readonly paidAt: Date | null
  readonly nextCheckAt: Date | null
  readonly failureReason: string | null
  readonly confirmedBy: string | null
  readonly batchId: string | null
  readonly itemId: string | null
  readonly transactionId: string | null
  readonly saleCreatedAt: Date
}

interface FrameRow {
  readonly currency: string
  readonly email: string | null
  readonly emailChangedAt: Date | null
  readonly balance: bigint
  readonly holdHours: number
  readonly minimumMinor: bigint
  readonly needConfirmation: boolean
  readonly payouts: Totals | null
}

const DUE = ['PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'FAILED', 'RETURNED', 'BLOCKED', 'REVERSED']
const IN_TRANSIT = ['SENDING', 'UNKNOWN', 'ACCEPTED', 'UNCLAIMED', 'ONHOLD']

async function readFrame(userId: string): Promise<FrameRow | undefined> {
  const rows = await prisma.$queryRaw<FrameRow[]>(Prisma.sql`
    SELECT u."currency", u."paypalPayoutEmail" AS "email", u."paypalPayoutEmailChangedAt" AS "emailChangedAt", u."balance", c."payoutHoldHours" AS "holdHours", c."payoutMinimumMinor" AS "minimumMinor",
      c."payoutsNeedConfirmation" AS "needConfirmation", ${totalsSql(Prisma.sql`u."id"`, 'payout')} AS "payouts"
    FROM "users" u JOIN "platform_config" c ON c."id" = 'platform' WHERE u."id" = ${userId}`)
  return rows[0]
}

async function readPage(userId: string, after: string | undefined): Promise<PayoutRow[]> {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(po_[0-9a-z]{26})$/.exec(after ?? '')
  const from = match?.[1] && match[2] ? Prisma.sql`(y."createdAt", y."id") < (${new Date(match[1])}::timestamptz, ${match[2]})` : Prisma.sql`TRUE`
  return prisma.$queryRaw<PayoutRow[]>(Prisma.sql`
    SELECT y."id", s."orderId", y."saleId", y."status", y."amountMinor", y."withheldMinor", y."estimatedFeeMinor", y."feeMinor", y."currency", y."receiver", y."createdAt", y."sentAt", y."paidAt", y."nextCheckAt", y."failureReason", y."confirmedBy",
      y."batchId", y."itemId", y."transactionId", s."createdAt" AS "saleCreatedAt"
    FROM "payouts" y JOIN "sales" s ON s."id" = y."saleId"
    WHERE y."userId" = ${userId} AND y."beneficiary" = 'RESELLER' AND ${from} ORDER BY y."createdAt" DESC, y."id" DESC LIMIT ${PAGE + 1}`)
}

/** A reseller's payouts, newest first, with the reason why each is not there yet; two statements. */
export async function listResellerPayouts(userId: string, after?: string): Promise<PayoutPage | null> {
  const [frame, rows] = await Promise.all([readFrame(userId), readPage(userId, after)])
  if (!frame) return null
  const amount = (minor: bigint) => money(minor, frame.currency)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  const holdUntil = frame.emailChangedAt && frame.emailChangedAt.getTime() + ADDRESS_HOLD_MS > now().getTime() ? new Date(frame.emailChangedAt.getTime() + ADDRESS_HOLD_MS) : null
  return {
    items: shown.map((row) => shapePayout(row, frame, holdUntil)),
    next: rows.length > PAGE && last ? `${last.createdAt.toISOString()}_${last.id}` : null,
    payoutEmail: frame.email, holdUntil, balance: amount(frame.balance), due: amount(sumOf(frame.payouts, DUE).minor), inTransit: amount(sumOf(frame.payouts, IN_TRANSIT).minor), paid: amount(sumOf(frame.payouts, ['PAID']).minor),
    total: sumOf(frame.payouts, Object.keys(frame.payouts ?? {})).count,
  }
}

function shapePayout(row: PayoutRow, frame: FrameRow, addressHold: Date | null): PayoutItem {
  const { amountMinor, withheldMinor, estimatedFeeMinor, feeMinor, currency, nextCheckAt, confirmedBy: _confirmedBy, saleCreatedAt: _saleCreatedAt, ...rest } = row
  const { wait, expectedAt } = waitOf(row, frame, addressHold)
  // One that came back and is paid anew, or kept, has no arrival any more.
  const paidAt = row.status === 'PAID' ? row.paidAt : null
  return { ...rest, paidAt, amount: money(amountMinor, currency), withheld: money(withheldMinor, currency), fee: money(feeMinor ?? estimatedFeeMinor, currency), isFeeFinal: feeMinor !== null, receiver: row.receiver ?? frame.email, wait, expectedAt: expectedAt ?? (wait === 'funds' ? nextCheckAt : null) }
}

const SIMPLE: Readonly<Record<string, PayoutWait>> = {
  PAID: null, REVERSED: 'came_back', RETURNED: 'came_back', SKIPPED_INSUFFICIENT_FUNDS: 'funds', SENDING: 'sending', UNKNOWN: 'asking', ACCEPTED: 'paypal', UNCLAIMED: 'unclaimed', ONHOLD: 'held_at_paypal', BLOCKED: 'failed', WITHHELD: 'withheld', CANCELLED: 'sale_reversed',
}
const UNCLAIMED_DAYS_MS = 30 * 24 * HOUR_MS

/** The same order of reasons as sendPayout: address, confirmation, minimum, platform's hold, hold of a replaced address. */
function waitOf(row: PayoutRow, frame: FrameRow, addressHold: Date | null): { wait: PayoutWait; expectedAt: Date | null } {
  if (row.status === 'UNCLAIMED' && row.sentAt) return { wait: 'unclaimed', expectedAt: new Date(row.sentAt.getTime() + UNCLAIMED_DAYS_MS) }
  if (row.status === 'FAILED') return { wait: row.failureReason === 'NO_PAYPAL_PAYOUT_EMAIL' ? 'email' : 'failed', expectedAt: null }
  const simple = SIMPLE[row.status]
  if (simple !== undefined) return { wait: simple, expectedAt: null }
  if (frame.email === null) return { wait: 'email', expectedAt: null }
  if (frame.needConfirmation && row.confirmedBy === null) return { wait: 'confirmation', expectedAt: null }
  if (row.amountMinor < frame.minimumMinor && row.confirmedBy === null) return { wait: 'minimum', expectedAt: null }
  const hold = new Date(row.saleCreatedAt.getTime() + frame.holdHours * HOUR_MS)
  if (frame.holdHours > 0 && hold > now() && (addressHold === null || hold > addressHold)) return { wait: 'platform_hold', expectedAt: hold }
  return addressHold === null ? { wait: 'queue', expectedAt: null } : { wait: 'address_hold', expectedAt: addressHold }
}
