import { Prisma } from '../../foundation/db'
import type { Invariant } from './invariant'

/** The ledger. The hash chain is also recomputed outside the database by verify-ledger. */
export const LEDGER_INVARIANTS: readonly Invariant[] = [
  {
    number: 'INV-21',
    name: 'Every ledger transaction adds up to zero in each currency',
    query: () => Prisma.sql`SELECT "transactionId" AS subject, concat(sum("amountMinor"), ' ', "currency") AS detail FROM "ledger_entries" GROUP BY "transactionId", "currency" HAVING sum("amountMinor") <> 0`,
  },
  {
    number: 'INV-22',
    name: 'The whole ledger adds up to zero in each currency',
    query: () => Prisma.sql`SELECT "currency"::text AS subject, sum("amountMinor")::text AS detail FROM "ledger_entries" GROUP BY "currency" HAVING sum("amountMinor") <> 0`,
  },
  {
    number: 'INV-23',
    name: 'What is stored beside the entries (a reseller’s balance, earnings and sales; our own debits at PayPal) is what they say',
    query: () => Prisma.sql`
      SELECT u."id" AS subject, concat('balance ', u."balance", ', ledger ', coalesce(l.owed, 0), '; earnings ', u."totalEarnings", ', ledger ', coalesce(l.earned, 0)) AS detail FROM "users" u
      LEFT JOIN (SELECT a."userId", -sum(e."amountMinor") AS owed, -coalesce(sum(e."amountMinor") FILTER (WHERE t."kind" IN ('sale', 'sale_reversal', 'sale_correction')), 0) AS earned
        FROM "ledger_accounts" a JOIN "ledger_entries" e ON e."accountId" = a."id" JOIN "ledger_transactions" t ON t."id" = e."transactionId" WHERE a."code" = 'reseller_payable' GROUP BY 1) l ON l."userId" = u."id"
      WHERE u."balance" <> coalesce(l.owed, 0) OR u."totalEarnings" <> coalesce(l.earned, 0)
      UNION ALL SELECT t."id", concat('own debit ', t."paypalDebitMinor", ', entries ', coalesce(d.minor, 0)) FROM "ledger_transactions" t
        LEFT JOIN (SELECT e."transactionId", -sum(e."amountMinor") AS minor FROM "ledger_entries" e WHERE e."accountId" LIKE 'paypal\\_balance:%' AND e."amountMinor" < 0 GROUP BY 1) d ON d."transactionId" = t."id"
        WHERE t."paypalDebitMinor" <> CASE WHEN t."kind" IN ('supplier_payment', 'payout', 'payout_fee', 'refund', 'case_hold', 'reversal', 'case_fee') THEN coalesce(d.minor, 0) ELSE 0 END`,
  },
  {
    number: 'INV-24',
    name: 'The ledger is append-only: the program may not change or delete it, and the database refuses',
    query: () => Prisma.sql`
      SELECT t.name AS subject, p.privilege || ' is allowed' AS detail FROM unnest(ARRAY['ledger_accounts', 'ledger_transactions', 'ledger_entries', 'order_events', 'order_lines', 'audit_log']) AS t(name)
        CROSS JOIN unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p(privilege) WHERE has_table_privilege(current_user, quote_ident(t.name), p.privilege)
      UNION ALL
      SELECT wanted, 'trigger missing or off' FROM unnest(ARRAY['ledger_accounts_append_only', 'ledger_transactions_append_only', 'ledger_entries_append_only', 'ledger_transactions_balance', 'ledger_entries_late', 'audit_log_append_only']) AS wanted
      WHERE NOT EXISTS (SELECT FROM pg_trigger x WHERE x.tgname = wanted AND x.tgenabled IN ('O', 'A'))`,
  },
  {
    number: 'INV-25',
    name: 'Every movement of money is in the ledger once, and nothing else is',
    query: () => Prisma.sql`
      WITH wanted AS (
        SELECT 'capture:' || "captureId" AS key FROM "payments" WHERE "status" IN ('COMPLETED', 'REFUNDED', 'MISMATCH')
        UNION ALL SELECT 'supplier_payment:' || "id" FROM "purchases" WHERE "paidAt" IS NOT NULL AND "actualCostMinor" <> 0
        UNION ALL SELECT 'sale:' || "id" FROM "sales"
        UNION ALL SELECT 'sale_reversal:' || "id" FROM "sales" WHERE "status" = 'REVERSED'
        UNION ALL SELECT 'supplier_cost_reversal:' || "id" FROM "purchases" WHERE "status" = 'CANCELLED' AND "actualCostMinor" <> 0
        UNION ALL SELECT 'supplier_refund:' || "id" FROM "purchases" WHERE "refundedAt" IS NOT NULL OR ("status" = 'CANCELLED' AND "paidBy" = 'reseller' AND "actualCostMinor" <> 0)
        UNION ALL SELECT 'payout:' || "senderBatchId" FROM "payouts" WHERE "status" IN ('PAID', 'UNCLAIMED', 'ONHOLD')
        UNION ALL SELECT 'refund:' || "id" FROM "refunds" WHERE "status" = 'COMPLETED'
        UNION ALL SELECT CASE "kind" WHEN 'FEE' THEN 'case_fee:' ELSE 'reversal:' END || "paypalTransactionId" FROM "payment_reversals"
        UNION ALL SELECT 'sale_correction:' || c."causeId" FROM "sale_corrections" c JOIN "sales" s ON s."id" = c."saleId" WHERE c."cause" <> 'CALLED_OFF'
          AND (c."cause" = 'COST_RETURNED' OR NOT (s."status" = 'REVERSED' AND NOT EXISTS (SELECT FROM "sale_corrections" l WHERE l."saleId" = c."saleId" AND l."cause" <> 'COST_RETURNED' AND (l."createdAt", l."id") > (c."createdAt", c."id")))))
      SELECT key AS subject, 'not in the ledger' AS detail FROM wanted WHERE NOT EXISTS (SELECT FROM "ledger_transactions" t WHERE t."businessKey" = wanted.key)
      UNION ALL
      SELECT t."businessKey", 'no document' FROM "ledger_transactions" t WHERE t."kind" IN ('capture', 'supplier_payment', 'supplier_cost_reversal', 'supplier_refund', 'sale', 'sale_reversal', 'sale_correction', 'refund', 'reversal', 'case_fee')
        AND NOT EXISTS (SELECT FROM wanted WHERE wanted.key = t."businessKey")
        AND NOT (t."kind" IN ('supplier_refund', 'supplier_cost_reversal') AND EXISTS (SELECT FROM "supplier_orders" s WHERE s."purchaseId" = split_part(t."businessKey", ':', 2) AND s."supplierOrderId" = split_part(t."businessKey", ':', 3)))
      UNION ALL
      SELECT t."businessKey", 'no document' FROM "ledger_transactions" t WHERE t."kind" = 'payout' AND NOT EXISTS (SELECT FROM "payouts" y WHERE y."id" = split_part(substr(t."businessKey", 8), '-', 1))`,
  },
  {
    number: 'INV-26',
    name: 'The hash chain of every order holds',
    query: () => Prisma.sql`
      SELECT c."businessKey" AS subject, 'the chain breaks here' AS detail FROM (
        SELECT t."businessKey", t."prevHash", t."hash", coalesce(lag(t."hash") OVER (PARTITION BY t."orderId" ORDER BY t."sequence"), '') AS before,
          concat_ws('|', t."businessKey", t."kind", coalesce(t."orderId", ''), to_char(t."occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            (SELECT string_agg(e."accountId" || '=' || e."amountMinor"::text, ',' ORDER BY e."accountId", e."amountMinor") FROM "ledger_entries" e WHERE e."transactionId" = t."id")) AS canonical
        FROM "ledger_transactions" t WHERE t."orderId" IS NOT NULL) c
      WHERE c."prevHash" <> c.before OR c."hash" <> encode(sha256(convert_to(c."prevHash" || '|' || c.canonical, 'UTF8')), 'hex')`,
  },
  {
    number: 'INV-27',
    name: 'Two currencies meet only through the fx account, and an entry is in its account’s currency',
    query: () => Prisma.sql`
      SELECT e."transactionId" AS subject, string_agg(DISTINCT e."currency", ' ') AS detail FROM "ledger_entries" e JOIN "ledger_accounts" a ON a."id" = e."accountId"
        GROUP BY e."transactionId" HAVING count(DISTINCT e."currency") > 1 AND count(DISTINCT e."currency") FILTER (WHERE a."code" = 'fx') < 2
      UNION ALL SELECT e."transactionId", concat(e."currency", ' in an account of ', a."currency") FROM "ledger_entries" e JOIN "ledger_accounts" a ON a."id" = e."accountId" WHERE e."currency" <> a."currency"`,
  },
  {
    number: 'INV-28',
    name: 'PayPal’s balance is the ledger’s, and every difference is itemised, as the last two comparisons found',
    query: () => Prisma.sql`SELECT "subject" AS subject, concat('difference ', "amountMinor", ' since ', "openedAt") AS detail FROM "exceptions" WHERE "closedAt" IS NULL AND "kind" = 'BALANCE_DIFFERS'`,
  },
  {
    number: 'INV-29',
    name: 'The balances of any earlier day can be computed again: no movement is dated in the future or before its order',
    query: (at) => Prisma.sql`
      SELECT t."businessKey" AS subject, concat('dated ', t."occurredAt") AS detail FROM "ledger_transactions" t LEFT JOIN "orders" o ON o."id" = t."orderId"
      WHERE t."occurredAt" > ${at}::timestamptz + interval '10 minutes' OR t."occurredAt" < o."createdAt" - interval '10 minutes'`,
  },
]
