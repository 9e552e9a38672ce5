-- Money that comes back: sales that are reversed, payouts that are withheld, called off, or tried again, and what a person has to see.

-- ---------------------------------------------------------------- supplier
ALTER TABLE "purchases" ADD COLUMN "refundDueMinor" BIGINT, ADD COLUMN "refundedAt" TIMESTAMPTZ(3), ADD COLUMN "refundReference" TEXT;
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_refund_check" CHECK ("refundDueMinor" IS NULL OR "refundDueMinor" >= 0);
ALTER TABLE "supplier_orders" ADD COLUMN "closedAt" TIMESTAMPTZ(3);

-- ---------------------------------------------------------------- sale
ALTER TABLE "sales" ADD COLUMN "reversedAt" TIMESTAMPTZ(3);

-- ---------------------------------------------------------------- payout
-- amountMinor is what is sent; withheldMinor is what of the same payout was set off against money that the beneficiary owes.
ALTER TABLE "payouts" ADD COLUMN "withheldMinor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_amount_check";
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_amount_check" CHECK ("amountMinor" >= 0 AND "withheldMinor" >= 0 AND "amountMinor" + "withheldMinor" > 0 AND "estimatedFeeMinor" >= 0);
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_status_check";
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_status_check" CHECK ("status" IN ('PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'PAID', 'UNCLAIMED', 'ONHOLD', 'RETURNED', 'FAILED', 'BLOCKED', 'REVERSED', 'WITHHELD', 'CANCELLED'));

-- A try that ended unpaid, kept when the next one starts under the next number.
CREATE TABLE "payout_attempts" (
  "payoutId" TEXT NOT NULL,
  "attempt" INTEGER NOT NULL,
  "senderBatchId" TEXT NOT NULL,
  "batchId" TEXT,
  "itemId" TEXT,
  "transactionId" TEXT,
  "receiver" TEXT,
  "amountMinor" BIGINT NOT NULL,
  "feeMinor" BIGINT,
  "currency" CHAR(3) NOT NULL,
  "status" TEXT NOT NULL,
  "rawStatus" TEXT NOT NULL DEFAULT '',
  "failureReason" TEXT,
  "sentAt" TIMESTAMPTZ(3),
  "endedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "payout_attempts_pkey" PRIMARY KEY ("payoutId", "attempt")
);
CREATE UNIQUE INDEX "payout_attempts_senderBatchId_key" ON "payout_attempts" ("senderBatchId");
CREATE UNIQUE INDEX "payout_attempts_batchId_key" ON "payout_attempts" ("batchId");
ALTER TABLE "payout_attempts" ADD CONSTRAINT "payout_attempts_payoutId_fkey" FOREIGN KEY ("payoutId") REFERENCES "payouts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------- refund
ALTER TABLE "refunds" ADD COLUMN "firstSentAt" TIMESTAMPTZ(3);
UPDATE "refunds" SET "firstSentAt" = "sentAt" WHERE "sentAt" IS NOT NULL;

-- ---------------------------------------------------------------- what a person has to see
CREATE TABLE "exceptions" (
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "orderId" TEXT,
  "userId" TEXT,
  "amountMinor" BIGINT,
  "currency" CHAR(3),
  "facts" JSONB NOT NULL,
  "openedAt" TIMESTAMPTZ(3) NOT NULL,
  "seenAt" TIMESTAMPTZ(3) NOT NULL,
  "closedAt" TIMESTAMPTZ(3),
  "closedBy" TEXT,
  "note" TEXT,
  CONSTRAINT "exceptions_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "exceptions_closed_check" CHECK (("closedAt" IS NULL) = ("closedBy" IS NULL))
);
CREATE UNIQUE INDEX "exceptions_one_open_key" ON "exceptions" ("kind", "subject") WHERE "closedAt" IS NULL;
CREATE INDEX "exceptions_openedAt_idx" ON "exceptions" ("openedAt");
CREATE INDEX "exceptions_orderId_idx" ON "exceptions" ("orderId");

-- ---------------------------------------------------------------- the ledger's door: a reversed sale takes back earnings and sales
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
    INSERT INTO "ledger_transactions" ("id", "businessKey", "kind", "orderId", "userId", "occurredAt", "prevHash", "hash")
      VALUES (posting ->> 'id', posting ->> 'key', posting ->> 'kind', posting ->> 'orderId', posting ->> 'userId', (posting ->> 'at')::timestamptz,
        previous, encode(sha256(convert_to(previous || '|' || canonical, 'UTF8')), 'hex'));
    INSERT INTO "ledger_entries" ("transactionId", "accountId", "amountMinor", "currency")
      SELECT posting ->> 'id', entry ->> 'account', (entry ->> 'minor')::bigint, entry ->> 'currency'
      FROM jsonb_array_elements(posting -> 'entries') AS entry;
    -- A reseller's balance, earnings and sales on the user's row are changed here and nowhere else, so they equal the ledger.
    UPDATE "users" u SET "balance" = u."balance" - sums.payable,
        "totalEarnings" = u."totalEarnings" - CASE WHEN posting ->> 'kind' IN ('sale', 'sale_reversal') THEN sums.payable ELSE 0 END,
        "totalSales" = u."totalSales" + CASE WHEN posting ->> 'kind' IN ('sale', 'sale_reversal') THEN sums.sold ELSE 0 END
      FROM (SELECT coalesce(sum((entry ->> 'minor')::bigint) FILTER (WHERE entry ->> 'code' = 'reseller_payable'), 0) AS payable,
                   coalesce(sum((entry ->> 'minor')::bigint) FILTER (WHERE entry ->> 'code' = 'shopper_payable'), 0) AS sold,
                   bool_or(entry ->> 'code' = 'reseller_payable') AS touched
            FROM jsonb_array_elements(posting -> 'entries') AS entry) AS sums
      WHERE u."id" = posting ->> 'userId' AND (sums.touched OR posting ->> 'kind' IN ('sale', 'sale_reversal'));
  END LOOP;
END
$$;

-- What a beneficiary still gets, found without reading what was paid long ago.
CREATE INDEX "payouts_open_idx" ON "payouts" ("userId") WHERE "status" IN ('PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'RETURNED', 'FAILED', 'BLOCKED', 'REVERSED');
CREATE INDEX "payouts_withheld_idx" ON "payouts" ("beneficiary") WHERE "withheldMinor" > 0;
