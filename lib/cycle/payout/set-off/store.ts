import { Prisma, type Tx } from '../../../foundation/db'
import type { Beneficiary } from '../store'

/** Payouts that have not left PayPal for certain, and are not given up: their amount is still in the beneficiary's balance. */
const STILL_OWED = Prisma.sql`('PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'RETURNED', 'FAILED', 'BLOCKED', 'REVERSED')`

/** What was kept from payouts of `who` and not given back: not what was kept from one that was called off, whose amount is gone anyway. */
const KEPT_OF = (who: Prisma.Sql) => Prisma.sql`coalesce((SELECT sum(w."withheldMinor") FROM "payouts" w WHERE w."userId" = ${who} AND w."withheldMinor" <> 0 AND w."status" <> 'CANCELLED'), 0)`

/**
 * What of the platform's commission left for sales that were reversed later, or is gone from sales that were corrected, and was not made up for yet (by
 * commission that stands). Each row that belongs to it says what it adds in the transaction that changes it (count_payout, count_correction and count_sale
 * in the migrations), so that this is no look at every sale that was ever taken back; INV-53 adds it up from the rows.
 */
const PLATFORM_DEBT = Prisma.sql`coalesce((SELECT sum(t."minor") FROM "current_totals" t WHERE t."scope" = '' AND t."measure" = 'platform_debt'), 0)`

/** A case at PayPal is open over the payment of a sale `s`: nothing of it leaves before it is decided. */
export const HAS_OPEN_CASE = Prisma.sql`EXISTS (SELECT FROM "disputes" d WHERE d."orderId" = s."orderId" AND d."closedAt" IS NULL)`

/**
 * True for a payout `p` that may leave as it is: its sale stands, no case is open over it, and its beneficiary owes nothing, that is, the balance covers everything that is still
 * to be paid, and has nothing to get back of what was kept before. As part of the claim's own statement; where it is false, claimForSending decides under a lock.
 */
export const MAY_LEAVE_IN_FULL = Prisma.sql`(
  NOT p."saleReversed" AND EXISTS (SELECT FROM "sales" s WHERE s."id" = p."saleId" AND s."status" <> 'REVERSED' AND NOT ${HAS_OPEN_CASE})
  AND CASE p."beneficiary" WHEN 'RESELLER'
    THEN (SELECT b."over" = 0 OR (b."over" > 0 AND ${KEPT_OF(Prisma.sql`p."userId"`)} <= 0)
      FROM (SELECT (SELECT u."balance" FROM "users" u WHERE u."id" = p."userId") - (SELECT sum(o."amountMinor") FROM "payouts" o WHERE o."userId" = p."userId" AND o."status" IN ${STILL_OWED}) AS "over") b)
    ELSE ${PLATFORM_DEBT} <= 0 END)`

export interface Sendable {
  /** What may be sent at most: the balance less what is on its way. */
  readonly mostMinor: bigint
  /** What was kept from earlier payouts and is not owed any more: the balance holds it beside everything that is still to be paid. */
  readonly keptTooMuchMinor: bigint
}

/** What a beneficiary may get now. The account stays locked until the caller commits. */
export async function lockSendable(tx: Tx, payout: { readonly payoutId: string; readonly beneficiary: Beneficiary; readonly ownerId: string; readonly amountMinor: bigint }): Promise<Sendable> {
  if (payout.beneficiary === 'ADMIN') {
    await tx.$executeRaw`SELECT "id" FROM "platform_config" WHERE "id" = 'platform' FOR UPDATE`
    const rows = await tx.$queryRaw<Sendable[]>`SELECT (${payout.amountMinor}::bigint - greatest(${PLATFORM_DEBT}, 0))::bigint AS "mostMinor", 0::bigint AS "keptTooMuchMinor"`
    return rows[0] ?? NOTHING
  }
  await tx.$executeRaw`SELECT "id" FROM "users" WHERE "id" = ${payout.ownerId} FOR UPDATE`
  const rows = await tx.$queryRaw<Sendable[]>`
    SELECT (u."balance" - coalesce((SELECT sum(o."amountMinor") FROM "payouts" o WHERE o."userId" = u."id" AND o."id" <> ${payout.payoutId} AND o."status" IN ('SENDING', 'UNKNOWN', 'ACCEPTED')), 0))::bigint AS "mostMinor",
      greatest(least(${KEPT_OF(Prisma.sql`u."id"`)}, u."balance" - coalesce((SELECT sum(o."amountMinor") FROM "payouts" o WHERE o."userId" = u."id" AND o."status" IN ${STILL_OWED}), 0)
        - coalesce((SELECT sum(s."resellerPayable") FROM "sales" s WHERE s."userId" = u."id" AND s."status" = 'RECORDED' AND s."resellerPayable" > 0 AND NOT EXISTS (SELECT FROM "payouts" o WHERE o."saleId" = s."id")), 0)), 0)::bigint AS "keptTooMuchMinor"
    FROM "users" u WHERE u."id" = ${payout.ownerId}`
  return rows[0] ?? NOTHING
}

const NOTHING: Sendable = { mostMinor: 0n, keptTooMuchMinor: 0n }

/** Keeps back a part of a payout that has not left, or all of it; below zero: gives back with it what was kept before. False: it moved on meanwhile, its sale was reversed, or a case is open over it. */
export async function withhold(tx: Tx, payoutId: string, minor: bigint): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE "payouts" p SET "amountMinor" = p."amountMinor" - ${minor}::bigint, "withheldMinor" = p."withheldMinor" + ${minor}::bigint
    WHERE p."id" = ${payoutId} AND p."status" = 'PENDING' AND p."amountMinor" >= ${minor}::bigint AND EXISTS (SELECT FROM "sales" s WHERE s."id" = p."saleId" AND s."status" <> 'REVERSED' AND NOT ${HAS_OPEN_CASE})`
  return count === 1
}
