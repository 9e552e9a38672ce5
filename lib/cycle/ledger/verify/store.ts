import { Prisma, prisma } from '../../../foundation/db'
import type { Reader } from '../../../foundation/patient-reader'

export interface ChainLine {
  readonly sequence: bigint
  readonly businessKey: string
  readonly kind: string
  readonly orderId: string | null
  readonly occurredAt: Date
  readonly prevHash: string
  readonly hash: string
  readonly entries: readonly { account: string; minor: string; currency: string }[] | null
}

const LINE = Prisma.sql`
  SELECT t."sequence", t."businessKey", t."kind", t."orderId", t."occurredAt", t."prevHash", t."hash",
    (SELECT json_agg(json_build_object('account', e."accountId", 'minor', e."amountMinor"::text, 'currency', e."currency")) FROM "ledger_entries" e WHERE e."transactionId" = t."id") AS "entries"
  FROM "ledger_transactions" t`

/** A page of the chains, one order after the other (backwards by their ids), each from its first line on; the last may be cut off. */
export async function readChains(reader: Reader, before: string | null, limit: number): Promise<ChainLine[]> {
  const from = before === null ? Prisma.sql`IS NOT NULL` : Prisma.sql`< ${before}`
  return reader.$queryRaw<ChainLine[]>(Prisma.sql`${LINE} WHERE t."orderId" ${from} ORDER BY t."orderId" DESC, t."sequence" LIMIT ${limit}`)
}

/** Movements that belong to no order. */
export async function readOrderless(reader: Reader): Promise<ChainLine[]> {
  return reader.$queryRaw<ChainLine[]>`${LINE} WHERE t."orderId" IS NULL ORDER BY t."sequence"`
}

/** The hash of what was posted last; null: nothing was. */
export async function readHeadHash(reader: Reader): Promise<string | null> {
  const rows = await reader.$queryRaw<{ hash: string }[]>`SELECT "hash" FROM "ledger_transactions" ORDER BY "sequence" DESC LIMIT 1`
  return rows[0]?.hash ?? null
}

export async function readChainOfOrder(orderId: string): Promise<ChainLine[]> {
  return prisma.$queryRaw<ChainLine[]>`${LINE} WHERE t."orderId" = ${orderId} ORDER BY t."sequence"`
}

/** Two figures that have to be one: what the ledger says and what a document (or a derived column) says. */
export interface Mismatch {
  readonly subject: string
  readonly what: string
  readonly currency: string
  readonly ledgerMinor: bigint | null
  readonly documentMinor: bigint | null
}

/**
 * balance, totalEarnings and totalSales of every reseller against the ledger (product.md 2.7): the balance is what is owed, earnings and sales
 * are what the sales posted.
 */
export async function findUserMismatches(reader: Reader): Promise<Mismatch[]> {
  return reader.$queryRaw<Mismatch[]>`
    WITH owed AS (
      SELECT a."userId", -sum(e."amountMinor") AS "balance" FROM "ledger_accounts" a JOIN "ledger_entries" e ON e."accountId" = a."id"
      WHERE a."code" = 'reseller_payable' GROUP BY a."userId"
    ), sold AS (
      SELECT t."userId", -coalesce(sum(e."amountMinor") FILTER (WHERE a."code" = 'reseller_payable'), 0) AS "earnings", coalesce(sum(e."amountMinor") FILTER (WHERE a."code" = 'shopper_payable'), 0) AS "sales"
      FROM "ledger_transactions" t JOIN "ledger_entries" e ON e."transactionId" = t."id" JOIN "ledger_accounts" a ON a."id" = e."accountId"
      WHERE t."kind" IN ('sale', 'sale_reversal', 'sale_correction') GROUP BY t."userId"
    )
    SELECT u."id" AS "subject", f."what", u."currency", f."ledger"::bigint AS "ledgerMinor", f."stored" AS "documentMinor"
    FROM "users" u LEFT JOIN owed ON owed."userId" = u."id" LEFT JOIN sold ON sold."userId" = u."id"
      CROSS JOIN LATERAL (VALUES ('balance', coalesce(owed."balance", 0), u."balance"), ('totalEarnings', coalesce(sold."earnings", 0), u."totalEarnings"), ('totalSales', coalesce(sold."sales", 0), u."totalSales")) AS f("what", "ledger", "stored")
    WHERE f."ledger" <> f."stored" ORDER BY u."id"`
}

/** Per order, what each kind of movement booked (positive: as the documents say it). */
const BOOKED = Prisma.sql`
  SELECT t."orderId",
    sum(e."amountMinor") FILTER (WHERE t."kind" = 'capture' AND a."code" = 'paypal_balance') AS "captured",
    sum(e."amountMinor") FILTER (WHERE t."kind" = 'payment_fee' AND a."code" = 'payment_fees') AS "paymentFee",
    sum(e."amountMinor") FILTER (WHERE t."kind" = 'supplier_cost' AND a."code" = 'supplier_cost') AS "cost",
    -sum(e."amountMinor") FILTER (WHERE t."kind" = 'sale' AND a."code" = 'tax_payable') AS "tax",
    -sum(e."amountMinor") FILTER (WHERE t."kind" = 'sale' AND a."code" = 'platform_commission') AS "commission",
    -sum(e."amountMinor") FILTER (WHERE t."kind" = 'sale' AND a."code" = 'reseller_payable') AS "net",
    -sum(e."amountMinor") FILTER (WHERE t."kind" = 'sale' AND a."code" = 'payout_fees') AS "payoutFee",
    -sum(e."amountMinor") FILTER (WHERE t."kind" IN ('payout', 'payout_reversal') AND a."code" = 'paypal_balance') AS "paidOut",
    -sum(e."amountMinor") FILTER (WHERE t."kind" = 'refund' AND a."code" = 'paypal_balance') AS "refunded",
    sum(e."amountMinor") FILTER (WHERE t."kind" = 'reversal' AND a."code" = 'shopper_payable') AS "reversed",
    sum(e."amountMinor") FILTER (WHERE t."kind" = 'case_fee' AND a."code" = 'reseller_payable') AS "caseFee",
    -sum(e."amountMinor") FILTER (WHERE t."kind" IN ('sale_reversal', 'sale_correction') AND a."code" = 'shopper_payable') AS "correctedPrice",
    sum(e."amountMinor") FILTER (WHERE t."kind" IN ('sale_reversal', 'sale_correction') AND a."code" = 'platform_commission') AS "correctedCommission",
    sum(e."amountMinor") FILTER (WHERE t."kind" IN ('sale_reversal', 'sale_correction') AND a."code" = 'reseller_payable') AS "correctedNet",
    bool_or(t."kind" = 'sale') AS "hasSale"
  FROM "ledger_transactions" t JOIN "ledger_entries" e ON e."transactionId" = t."id" JOIN "ledger_accounts" a ON a."id" = e."accountId"
  WHERE t."orderId" IS NOT NULL GROUP BY t."orderId"`

/** Per order, what the documents say: PayPal's capture and fee, AliExpress's charge, the sale and its corrections, the payouts that have left, the refunds, what PayPal took back. */
const DOCUMENTED = Prisma.sql`
  SELECT o."id" AS "orderId", o."currency",
    CASE WHEN p."status" IN ('COMPLETED', 'REFUNDED', 'MISMATCH') THEN coalesce(p."netMinor" + p."feeMinor", p."amountMinor") END AS "captured",
    CASE WHEN p."status" IN ('COMPLETED', 'REFUNDED', 'MISMATCH') THEN p."feeMinor" END AS "paymentFee",
    (SELECT sum(b."actualCostMinor") FROM "purchases" b WHERE b."orderId" = o."id" AND b."paidAt" IS NOT NULL) AS "cost",
    s."tax", s."commissionAmount" AS "commission", s."netProfit" AS "net", s."payoutFee",
    (SELECT sum(y."amountMinor") FROM "payouts" y WHERE y."saleId" = s."id" AND y."status" IN ('PAID', 'UNCLAIMED', 'ONHOLD')) AS "paidOut",
    (SELECT sum(r."amountMinor") FROM "refunds" r WHERE r."orderId" = o."id" AND r."status" = 'COMPLETED') AS "refunded",
    (SELECT sum(v."amountMinor") FROM "payment_reversals" v WHERE v."orderId" = o."id" AND v."kind" = 'REVERSAL') AS "reversed",
    (SELECT sum(v."amountMinor") FROM "payment_reversals" v WHERE v."orderId" = o."id" AND v."kind" = 'FEE') AS "caseFee",
    (SELECT sum(c."salePrice") FROM "sale_corrections" c WHERE c."saleId" = s."id") AS "correctedPrice",
    (SELECT sum(c."commissionAmount") FROM "sale_corrections" c WHERE c."saleId" = s."id") AS "correctedCommission",
    (SELECT sum(c."netProfit") FROM "sale_corrections" c WHERE c."saleId" = s."id") AS "correctedNet"
  FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" LEFT JOIN "sales" s ON s."orderId" = o."id"`

/**
 * Every order whose ledger does not say what its documents say, and every sale whose parts do not add up:
 * captured - tax - fee - cost = commission + net profit + payout fees (product.md 2.5). `what` names the figure. Of all orders, or of one.
 */
export async function findOrderMismatches(reader: Reader, limit: number, orderId?: string): Promise<Mismatch[]> {
  const one = orderId === undefined ? Prisma.sql`TRUE` : Prisma.sql`d."orderId" = ${orderId}`
  return reader.$queryRaw<Mismatch[]>`
    WITH booked AS (${BOOKED}), documented AS (${DOCUMENTED})
    SELECT d."orderId" AS "subject", f."what", d."currency", f."ledger"::bigint AS "ledgerMinor", f."document"::bigint AS "documentMinor"
    FROM documented d LEFT JOIN booked b ON b."orderId" = d."orderId"
      CROSS JOIN LATERAL (VALUES
        ('captured', b."captured", d."captured"), ('paymentFee', b."paymentFee", d."paymentFee"), ('supplierCost', b."cost", d."cost"), ('tax', b."tax", d."tax"),
        ('commission', b."commission", d."commission"), ('netProfit', b."net", d."net"), ('payoutFee', b."payoutFee", d."payoutFee"), ('paidOut', b."paidOut", d."paidOut"), ('refunded', b."refunded", d."refunded"),
        ('reversed', b."reversed", d."reversed"), ('caseFee', b."caseFee", d."caseFee"), ('correctedPrice', b."correctedPrice", d."correctedPrice"), ('correctedCommission', b."correctedCommission", d."correctedCommission"), ('correctedNet', b."correctedNet", d."correctedNet"),
        ('profitSplit', CASE WHEN b."hasSale" THEN coalesce(b."captured", 0) - coalesce(b."tax", 0) - coalesce(b."paymentFee", 0) - coalesce(b."cost", 0) END,
          CASE WHEN b."hasSale" THEN coalesce(b."commission", 0) + coalesce(b."net", 0) + coalesce(b."payoutFee", 0) END)
      ) AS f("what", "ledger", "document")
    WHERE ${one} AND coalesce(f."ledger", 0) <> coalesce(f."document", 0) ORDER BY d."orderId" LIMIT ${limit}`
}

/** Movements of orders that do not exist. */
export async function findStrayTransactions(reader: Reader, limit: number): Promise<string[]> {
  const rows = await reader.$queryRaw<{ key: string }[]>`
    SELECT t."businessKey" AS key FROM "ledger_transactions" t WHERE t."orderId" IS NOT NULL AND NOT EXISTS (SELECT FROM "orders" o WHERE o."id" = t."orderId") LIMIT ${limit}`
  return rows.map((row) => row.key)
}

/** Orders with money in them: what a check of the ledger has looked at. */
export async function countMoneyOrders(reader: Reader): Promise<number> {
  const rows = await reader.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "orders" o JOIN "payments" p ON p."orderId" = o."id" WHERE p."status" IN ('COMPLETED', 'REFUNDED', 'MISMATCH')
      OR EXISTS (SELECT FROM "ledger_transactions" t WHERE t."orderId" = o."id")`
  return rows[0]?.count ?? 0
}
