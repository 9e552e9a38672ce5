import { Prisma, prisma, type Tx } from '../../foundation/db'
import type { ReservationStatus } from './states'

export interface CapitalRow {
  readonly balanceMinor: bigint | null
  readonly balanceAsOf: Date | null
  readonly readAt: Date | null
  readonly committedMinor: bigint
  /** Own debits at PayPal since the balance's as_of_time: the report may not show them yet. */
  readonly debitsSinceMinor: bigint
}

/**
 * Own debits that the balance report may not hold yet: what we paid suppliers from PayPal, paid out and refunded after `as_of_time`, and what is on
 * its way (an unknown payout counts as paid until it is proved not to be, INV-16). Later credits are ignored (product.md 2.4). The supplier tells
 * the moment of a debit in whole seconds, hence the second of slack. The sum is on each
 * transaction (migration own_paypal_debits), so that it is a range of one index whatever the shop's history.
 */
const ownDebitsSince = (currency: Prisma.Sql, asOf: Prisma.Sql) => Prisma.sql`(
  coalesce((SELECT sum(t."paypalDebitMinor") FROM "ledger_transactions" t
    WHERE t."paypalDebitCurrency" = ${currency} AND t."paypalDebitMinor" > 0 AND t."occurredAt" > ${asOf} - interval '1 second'), 0)
  + coalesce((SELECT sum(p."amountMinor" + p."estimatedFeeMinor") FROM "payouts" p
    WHERE p."status" IN ('SENDING', 'UNKNOWN', 'ACCEPTED') AND p."currency" = ${currency} AND p."sentAt" > ${asOf} - interval '1 second'), 0)
  + coalesce((SELECT sum(r."amountMinor") FROM "refunds" r
    WHERE r."status" IN ('SENT', 'UNKNOWN', 'PENDING') AND r."currency" = ${currency} AND r."sentAt" > ${asOf} - interval '1 second'), 0))::bigint`

export async function readCapital(currency: string): Promise<CapitalRow | null> {
  const rows = await prisma.$queryRaw<CapitalRow[]>`
    SELECT c."balanceMinor", c."balanceAsOf", c."readAt", c."committedMinor", ${ownDebitsSince(Prisma.sql`c."currency"`, Prisma.sql`c."balanceAsOf"`)} AS "debitsSinceMinor"
    FROM "capital_accounts" c WHERE c."currency" = ${currency}`
  return rows[0] ?? null
}

export async function storeBalance(currency: string, balanceMinor: bigint, asOf: Date, readAt: Date): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "capital_accounts" ("currency", "balanceMinor", "balanceAsOf", "readAt") VALUES (${currency}, ${balanceMinor}, ${asOf}::timestamptz, ${readAt}::timestamptz)
    ON CONFLICT ("currency") DO UPDATE SET "balanceMinor" = excluded."balanceMinor", "balanceAsOf" = excluded."balanceAsOf", "readAt" = excluded."readAt"
    WHERE "capital_accounts"."readAt" IS NULL OR "capital_accounts"."readAt" <= excluded."readAt"`
}

export interface ReservationRequest {
  readonly reservationId: string
  readonly orderId: string
  readonly userId: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly day: string
  readonly at: Date
  /** A balance older than this is unknown: buying stops. */
  readonly balanceNotBefore: Date
}

/**
 * Checks and reserves in one statement under the row lock of the currency's account, so a hundred workers cannot spend the same dollar.
 * Returns what is free after it, or null where it does not fit (or the balance is too old): then nothing was changed.
 */
export async function reserve(tx: Tx, request: ReservationRequest): Promise<bigint | null> {
  const rows = await tx.$queryRaw<{ free: bigint }[]>`
    WITH locked AS (
      SELECT "currency", "balanceMinor", "balanceAsOf", "committedMinor" FROM "capital_accounts"
      WHERE "currency" = ${request.currency} AND "balanceMinor" IS NOT NULL AND "balanceAsOf" >= ${request.balanceNotBefore}::timestamptz FOR UPDATE
    ), free AS (
      SELECT l."currency", l."balanceMinor" - l."committedMinor" - ${ownDebitsSince(Prisma.sql`l."currency"`, Prisma.sql`l."balanceAsOf"`)} AS "before" FROM locked l
    ), taken AS (
      UPDATE "capital_accounts" c SET "committedMinor" = c."committedMinor" + ${request.amountMinor}::bigint FROM free
      WHERE c."currency" = free."currency" AND free."before" >= ${request.amountMinor}::bigint RETURNING free."before" - ${request.amountMinor}::bigint AS "after"
    )
    INSERT INTO "capital_reservations" ("id", "orderId", "userId", "amountMinor", "currency", "status", "freeAfterMinor", "day", "createdAt")
      SELECT ${request.reservationId}, ${request.orderId}, ${request.userId}, ${request.amountMinor}::bigint, ${request.currency}, 'OPEN', "after", ${request.day}, ${request.at}::timestamptz FROM taken
      RETURNING "freeAfterMinor" AS free`
  return rows[0]?.free ?? null
}

/**
 * The reseller's own ceiling: open reservations never exceed what the reseller declared. False: it does not fit. It also takes the lock of the
 * currency's account, so that `reserve`, the next statement, reads a ledger that holds what others spent while we waited for that lock.
 */
export async function takeFromCeiling(tx: Tx, userId: string, amountMinor: bigint, currency: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    WITH account AS (SELECT "currency" FROM "capital_accounts" WHERE "currency" = ${currency} FOR UPDATE)
    UPDATE "user_workflow_configs" SET "committedMinor" = "committedMinor" + ${amountMinor}::bigint
    WHERE "userId" = ${userId} AND (SELECT count(*) FROM account) >= 0 AND "committedMinor" + ${amountMinor}::bigint <= "workingCapital" * 100`
  return count === 1
}

export interface DailyLimit {
  readonly scope: string
  readonly maxOrders: bigint | null
  readonly maxSpendMinor: bigint | null
}

/** Counts one purchase of a day in every scope, where the limits allow it. Returns the first limit that said no with what was used, or null; after a no the caller's transaction goes back, as others may have been counted. */
export async function countPurchase(tx: Tx, day: string, limits: readonly DailyLimit[], amountMinor: bigint, currency: string): Promise<{ limit: DailyLimit; used: DailyUse } | null> {
  // In one order of scopes, so that two transactions never wait for each other in a circle.
  const inOrder = [...limits].sort((a, b) => (a.scope < b.scope ? -1 : 1))
  const asked = JSON.stringify(inOrder.map((each) => ({ scope: each.scope, maxOrders: each.maxOrders?.toString() ?? null, maxSpend: each.maxSpendMinor?.toString() ?? null })))
  const rows = await tx.$queryRaw<{ scope: string }[]>`
    WITH asked AS (SELECT a.* FROM jsonb_to_recordset(${asked}::jsonb) AS a("scope" text, "maxOrders" bigint, "maxSpend" bigint))
    INSERT INTO "daily_purchase_counters" AS d ("day", "scope", "orders", "spendMinor", "currency")
      SELECT ${day}, "scope", 1, ${amountMinor}::bigint, ${currency} FROM asked
      WHERE ("maxOrders" IS NULL OR "maxOrders" >= 1) AND ("maxSpend" IS NULL OR "maxSpend" >= ${amountMinor}::bigint) ORDER BY "scope" COLLATE "C"
    ON CONFLICT ("day", "scope") DO UPDATE SET "orders" = d."orders" + 1, "spendMinor" = d."spendMinor" + excluded."spendMinor"
      WHERE (SELECT (a."maxOrders" IS NULL OR d."orders" < a."maxOrders") AND (a."maxSpend" IS NULL OR d."spendMinor" + excluded."spendMinor" <= a."maxSpend") FROM asked a WHERE a."scope" = d."scope")
    RETURNING "scope"`
  const limit = inOrder.find((each) => !rows.some((row) => row.scope === each.scope))
  if (!limit) return null
  return { limit, used: (await readDailyUse(day, [limit.scope], tx))[0] ?? { scope: limit.scope, orders: 0, spendMinor: 0n } }
}

export interface DailyUse {
  readonly scope: string
  readonly orders: number
  readonly spendMinor: bigint
}

export function readDailyUse(day: string, scopes: readonly string[], reader: Tx = prisma): Promise<DailyUse[]> {
  return reader.$queryRaw<DailyUse[]>`SELECT "scope", "orders", "spendMinor" FROM "daily_purchase_counters" WHERE "day" = ${day} AND "scope" = ANY(${[...scopes]})`
}

/**
 * Ends the open reservation of an order, once: consumed (the money was spent) or released (it was not). Gives back the ceiling, and on
 * release also the day's counters. False: there was none open. Locks are taken in the order in which reserveCapital takes them (counters by
 * scope, account, ceiling), hence the parts that only wait for one another: else a release and a reservation stop each other.
 */
export async function endReservation(tx: Tx, orderId: string, to: Exclude<ReservationStatus, 'OPEN'>, at: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<{ ended: bigint }[]>`
    WITH ended AS (
      UPDATE "capital_reservations" SET "status" = ${to}, "endedAt" = ${at}::timestamptz WHERE "orderId" = ${orderId} AND "status" = 'OPEN'
      RETURNING "userId", "amountMinor", "currency", "day"
    ), counters AS (
      SELECT d."day", d."scope", ended."amountMinor" FROM ended JOIN "daily_purchase_counters" d ON d."day" = ended."day" AND d."scope" IN ('platform', ended."userId")
      WHERE ${to} = 'RELEASED' ORDER BY d."scope" FOR UPDATE OF d
    ), counted AS (
      UPDATE "daily_purchase_counters" d SET "orders" = d."orders" - 1, "spendMinor" = d."spendMinor" - counters."amountMinor" FROM counters
      WHERE d."day" = counters."day" AND d."scope" = counters."scope" RETURNING d."scope"
    ), account AS (
      UPDATE "capital_accounts" c SET "committedMinor" = c."committedMinor" - ended."amountMinor" FROM ended
      WHERE c."currency" = ended."currency" AND (SELECT count(*) FROM counted) >= 0 RETURNING c."currency"
    ), ceiling AS (
      UPDATE "user_workflow_configs" w SET "committedMinor" = w."committedMinor" - ended."amountMinor" FROM ended
      WHERE w."userId" = ended."userId" AND (SELECT count(*) FROM account) >= 0
    )
    SELECT count(*) AS ended FROM ended`
  return (rows[0]?.ended ?? 0n) > 0n
}
