-- Cases at PayPal (disputes, chargebacks), money that PayPal takes back, sales that are corrected in part, refunds of a part of an order.

-- ---------------------------------------------------------------- cases
CREATE TABLE "disputes" (
  "id" TEXT NOT NULL,
  "paypalDisputeId" TEXT NOT NULL,
  "orderId" TEXT NOT NULL,
  "paymentId" TEXT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'OPEN',
  "rawStatus" TEXT NOT NULL DEFAULT '',
  "stage" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "amountMinor" BIGINT NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "outcome" TEXT,
  "refundedMinor" BIGINT,
  "shopperNote" TEXT NOT NULL DEFAULT '',
  "actions" TEXT NOT NULL DEFAULT '',
  "dueAt" TIMESTAMPTZ(3),
  "openedAt" TIMESTAMPTZ(3) NOT NULL,
  "changedAt" TIMESTAMPTZ(3) NOT NULL,
  "closedAt" TIMESTAMPTZ(3),
  "nextCheckAt" TIMESTAMPTZ(3),
  "checks" INTEGER NOT NULL DEFAULT 0,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "disputes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "disputes_status_check" CHECK ("status" IN ('OPEN', 'NEEDS_ANSWER', 'BUYER_ANSWERS', 'UNDER_REVIEW', 'SETTLING', 'WON', 'LOST', 'REFUNDED')),
  CONSTRAINT "disputes_amount_check" CHECK ("amountMinor" > 0),
  CONSTRAINT "disputes_closed_check" CHECK (("status" IN ('WON', 'LOST', 'REFUNDED')) = ("closedAt" IS NOT NULL))
);
CREATE UNIQUE INDEX "disputes_paypalDisputeId_key" ON "disputes" ("paypalDisputeId");
CREATE INDEX "disputes_orderId_idx" ON "disputes" ("orderId");
CREATE INDEX "disputes_due_idx" ON "disputes" ("nextCheckAt") WHERE "nextCheckAt" IS NOT NULL;
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What we say to PayPal in a case: the intent before the call, one at a time.
CREATE TABLE "dispute_answers" (
  "id" TEXT NOT NULL,
  "disputeId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'PREPARED',
  "note" TEXT NOT NULL DEFAULT '',
  "tracking" JSONB NOT NULL DEFAULT '[]',
  "requestedBy" TEXT NOT NULL,
  "evidence" JSONB,
  "sentAt" TIMESTAMPTZ(3),
  "nextCheckAt" TIMESTAMPTZ(3),
  "checks" INTEGER NOT NULL DEFAULT 0,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "dispute_answers_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "dispute_answers_kind_check" CHECK ("kind" IN ('ACCEPT', 'EVIDENCE')),
  CONSTRAINT "dispute_answers_status_check" CHECK ("status" IN ('PREPARED', 'SENT', 'UNKNOWN', 'DONE', 'REFUSED'))
);
CREATE UNIQUE INDEX "dispute_answers_one_running_key" ON "dispute_answers" ("disputeId") WHERE "status" IN ('PREPARED', 'SENT', 'UNKNOWN');
CREATE INDEX "dispute_answers_disputeId_idx" ON "dispute_answers" ("disputeId");
ALTER TABLE "dispute_answers" ADD CONSTRAINT "dispute_answers_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "disputes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- what PayPal takes: the payment back, or a fee for the case
CREATE TABLE "payment_reversals" (
  "id" TEXT NOT NULL,
  "paypalTransactionId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "orderId" TEXT NOT NULL,
  "paymentId" TEXT NOT NULL,
  "amountMinor" BIGINT NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "occurredAt" TIMESTAMPTZ(3) NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "payment_reversals_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "payment_reversals_kind_check" CHECK ("kind" IN ('REVERSAL', 'FEE')),
  CONSTRAINT "payment_reversals_amount_check" CHECK ("amountMinor" > 0)
);
CREATE UNIQUE INDEX "payment_reversals_paypalTransactionId_key" ON "payment_reversals" ("paypalTransactionId");
CREATE INDEX "payment_reversals_orderId_idx" ON "payment_reversals" ("orderId");
ALTER TABLE "payment_reversals" ADD CONSTRAINT "payment_reversals_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payment_reversals" ADD CONSTRAINT "payment_reversals_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER "payment_reversals_append_only" BEFORE UPDATE OR DELETE ON "payment_reversals" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- sales that are corrected: by how much each figure of the sale is less
CREATE TABLE "sale_corrections" (
  "id" TEXT NOT NULL,
  "saleId" TEXT NOT NULL,
  "cause" TEXT NOT NULL,
  "causeId" TEXT NOT NULL,
  "salePrice" BIGINT NOT NULL,
  "tax" BIGINT NOT NULL,
  "aliexpressCost" BIGINT NOT NULL,
  "paymentFee" BIGINT NOT NULL,
  "commissionAmount" BIGINT NOT NULL,
  "payoutFee" BIGINT NOT NULL,
  "netProfit" BIGINT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sale_corrections_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "sale_corrections_cause_check" CHECK ("cause" IN ('CALLED_OFF', 'REFUND', 'REVERSAL')),
  CONSTRAINT "sale_corrections_split_check" CHECK ("salePrice" - "tax" - "aliexpressCost" - "paymentFee" = "commissionAmount" + "netProfit" + "payoutFee")
);
CREATE UNIQUE INDEX "sale_corrections_causeId_key" ON "sale_corrections" ("causeId");
CREATE INDEX "sale_corrections_saleId_idx" ON "sale_corrections" ("saleId");
ALTER TABLE "sale_corrections" ADD CONSTRAINT "sale_corrections_saleId_fkey" FOREIGN KEY ("saleId") REFERENCES "sales"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
INSERT INTO "sale_corrections" ("id", "saleId", "cause", "causeId", "salePrice", "tax", "aliexpressCost", "paymentFee", "commissionAmount", "payoutFee", "netProfit", "createdAt")
  SELECT 'cor_' || substr("id", 5), "id", 'CALLED_OFF', "id", "salePrice", "tax", "aliexpressCost", "paymentFee", "commissionAmount", "payoutFee", "netProfit", coalesce("reversedAt", "createdAt") FROM "sales" WHERE "status" = 'REVERSED';
CREATE TRIGGER "sale_corrections_append_only" BEFORE UPDATE OR DELETE ON "sale_corrections" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What of every sale stands: its figures less its corrections. Reports read this, the proof of a sale reads the two tables.
CREATE VIEW "standing_sales" AS
  SELECT s."id", s."orderId", s."userId", s."environment", s."currency", s."status", s."createdAt",
    (s."salePrice" - coalesce(c."salePrice", 0))::bigint AS "salePrice", (s."tax" - coalesce(c."tax", 0))::bigint AS "tax", (s."aliexpressCost" - coalesce(c."aliexpressCost", 0))::bigint AS "aliexpressCost",
    (s."paymentFee" - coalesce(c."paymentFee", 0))::bigint AS "paymentFee",
    (s."grossProfit" - coalesce(c."salePrice" - c."tax" - c."aliexpressCost" - c."paymentFee", 0))::bigint AS "grossProfit",
    (s."commissionAmount" - coalesce(c."commissionAmount", 0))::bigint AS "commissionAmount", (s."payoutFee" - coalesce(c."payoutFee", 0))::bigint AS "payoutFee",
    (s."netProfit" - coalesce(c."netProfit", 0))::bigint AS "netProfit"
  FROM "sales" s LEFT JOIN (
    SELECT "saleId", sum("salePrice") AS "salePrice", sum("tax") AS "tax", sum("aliexpressCost") AS "aliexpressCost", sum("paymentFee") AS "paymentFee", sum("commissionAmount") AS "commissionAmount",
      sum("payoutFee") AS "payoutFee", sum("netProfit") AS "netProfit" FROM "sale_corrections" GROUP BY 1) c ON c."saleId" = s."id";

-- ---------------------------------------------------------------- refunds of a part: one per supplier order that will not come
ALTER TABLE "refunds" ADD COLUMN "part" TEXT;
DROP INDEX "refunds_one_running_key";
CREATE UNIQUE INDEX "refunds_one_running_key" ON "refunds" ("paymentId", coalesce("part", '')) WHERE "status" <> 'FAILED';
-- What was in a supplier order that has ended without goods: [{ productId, skuId, quantity }].
ALTER TABLE "supplier_orders" ADD COLUMN "closedItems" JSONB;

-- ---------------------------------------------------------------- the ledger: money that PayPal has put aside for a case
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_code_check";
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_code_check" CHECK ("code" IN (
  'paypal_balance', 'paypal_held', 'payoneer_balance', 'supplier_funding', 'supplier_clearing', 'shopper_payable', 'reseller_payable',
  'tax_payable', 'platform_commission', 'payment_fees', 'supplier_cost', 'payout_fees', 'refunds', 'fx', 'rounding'));
INSERT INTO "ledger_accounts" ("id", "code", "currency") VALUES ('paypal_held:USD', 'paypal_held', 'USD') ON CONFLICT DO NOTHING;

-- The ledger's door, as it was: what PayPal holds or takes back is a debit of ours as well, and a corrected sale changes earnings and sales.
CREATE OR REPLACE FUNCTION post_to_ledger(postings jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  posting jsonb;
  previous text;
  canonical text;
BEGIN
  INSERT INTO "ledger_accounts" ("id", "code", "currency", "userId")
    SELECT DISTINCT entry ->> 'account', entry ->> 'code', entry ->> 'currency', entry ->> 'userId'
    FROM jsonb_array_elements(postings) AS each, jsonb_array_elements(each -> 'entries') AS entry
    WHERE NOT EXISTS (SELECT FROM "ledger_accounts" WHERE "id" = entry ->> 'account')
    ON CONFLICT DO NOTHING;
  FOR posting IN SELECT * FROM jsonb_array_elements(postings) LOOP
    previous := coalesce((SELECT "hash" FROM "ledger_transactions" WHERE "orderId" = posting ->> 'orderId' ORDER BY "sequence" DESC LIMIT 1), '');
    SELECT concat_ws('|', posting ->> 'key', posting ->> 'kind', coalesce(posting ->> 'orderId', ''), posting ->> 'at',
        string_agg((entry ->> 'account') || '=' || (entry ->> 'minor'), ',' ORDER BY entry ->> 'account', (entry ->> 'minor')::bigint))
      INTO canonical FROM jsonb_array_elements(posting -> 'entries') AS entry;
    INSERT INTO "ledger_transactions" ("id", "businessKey", "kind", "orderId", "userId", "occurredAt", "prevHash", "hash", "paypalDebitMinor", "paypalDebitCurrency")
      SELECT posting ->> 'id', posting ->> 'key', posting ->> 'kind', posting ->> 'orderId', posting ->> 'userId', (posting ->> 'at')::timestamptz,
        previous, encode(sha256(convert_to(previous || '|' || canonical, 'UTF8')), 'hex'), coalesce(-debit.minor, 0), debit.currency
      FROM (SELECT sum((entry ->> 'minor')::bigint) AS minor, min(entry ->> 'currency') AS currency FROM jsonb_array_elements(posting -> 'entries') AS entry
            WHERE posting ->> 'kind' IN ('supplier_payment', 'payout', 'payout_fee', 'refund', 'case_hold', 'reversal', 'case_fee') AND entry ->> 'code' = 'paypal_balance' AND (entry ->> 'minor')::bigint < 0) AS debit;
    INSERT INTO "ledger_entries" ("transactionId", "accountId", "amountMinor", "currency")
      SELECT posting ->> 'id', entry ->> 'account', (entry ->> 'minor')::bigint, entry ->> 'currency'
      FROM jsonb_array_elements(posting -> 'entries') AS entry;
    -- A reseller's balance, earnings and sales on the user's row are changed here and nowhere else, so they equal the ledger.
    UPDATE "users" u SET "balance" = u."balance" - sums.payable,
        "totalEarnings" = u."totalEarnings" - CASE WHEN posting ->> 'kind' IN ('sale', 'sale_reversal', 'sale_correction') THEN sums.payable ELSE 0 END,
        "totalSales" = u."totalSales" + CASE WHEN posting ->> 'kind' IN ('sale', 'sale_reversal', 'sale_correction') THEN sums.sold ELSE 0 END
      FROM (SELECT coalesce(sum((entry ->> 'minor')::bigint) FILTER (WHERE entry ->> 'code' = 'reseller_payable'), 0) AS payable,
                   coalesce(sum((entry ->> 'minor')::bigint) FILTER (WHERE entry ->> 'code' = 'shopper_payable'), 0) AS sold,
                   bool_or(entry ->> 'code' = 'reseller_payable') AS touched
            FROM jsonb_array_elements(posting -> 'entries') AS entry) AS sums
      WHERE u."id" = posting ->> 'userId' AND (sums.touched OR posting ->> 'kind' IN ('sale', 'sale_reversal', 'sale_correction'));
  END LOOP;
END
$$;
