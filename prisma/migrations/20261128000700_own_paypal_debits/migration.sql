-- What the platform itself took from its PayPal balance stands on the transaction too, so that "our debits since the balance was read" is one short range of
-- one index. It was a look into every entry of the account (or one look per transaction), for each purchase and each payout, under the lock of the capital.
ALTER TABLE "ledger_transactions" ADD COLUMN "paypalDebitMinor" BIGINT NOT NULL DEFAULT 0, ADD COLUMN "paypalDebitCurrency" CHAR(3);
ALTER TABLE "ledger_transactions" DISABLE TRIGGER "ledger_transactions_append_only"; -- the column is new: its first filling changes no fact
UPDATE "ledger_transactions" t SET "paypalDebitMinor" = debit.minor, "paypalDebitCurrency" = debit.currency
  FROM (SELECT e."transactionId", -sum(e."amountMinor") AS minor, min(e."currency") AS currency FROM "ledger_entries" e JOIN "ledger_accounts" a ON a."id" = e."accountId"
        WHERE a."code" = 'paypal_balance' AND e."amountMinor" < 0 GROUP BY 1) AS debit
  WHERE debit."transactionId" = t."id" AND t."kind" IN ('supplier_payment', 'payout', 'payout_fee', 'refund');
ALTER TABLE "ledger_transactions" ENABLE TRIGGER "ledger_transactions_append_only";
CREATE INDEX "ledger_transactions_own_debits_idx" ON "ledger_transactions" ("paypalDebitCurrency", "occurredAt") INCLUDE ("paypalDebitMinor") WHERE "paypalDebitMinor" > 0;

-- The ledger's door, as it was, filling the two columns.
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
            WHERE posting ->> 'kind' IN ('supplier_payment', 'payout', 'payout_fee', 'refund') AND entry ->> 'code' = 'paypal_balance' AND (entry ->> 'minor')::bigint < 0) AS debit;
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
