-- What the schema language cannot say: the last wall of the money rules (architecture.md, sections 2 and 3).

-- ---------------------------------------------------------------- UTC for every session of this database
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC');
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'cannot set the database time zone; the pool sets it per connection and the boot check asserts it';
END
$$;

-- ---------------------------------------------------------------- states, exactly those of each step's states.ts
ALTER TABLE "users" ADD CONSTRAINT "users_role_check" CHECK ("role" IN ('SHOPPER', 'RESELLER', 'ADMIN'));
ALTER TABLE "users" ADD CONSTRAINT "users_status_check" CHECK ("status" IN ('ACTIVE', 'PENDING', 'DISABLED'));
ALTER TABLE "users" ADD CONSTRAINT "users_email_lower_check" CHECK ("email" = lower("email"));
ALTER TABLE "api_credentials" ADD CONSTRAINT "api_credentials_status_check" CHECK ("status" IN ('CONNECTED', 'RECONNECT_NEEDED', 'DISCONNECTED'));
ALTER TABLE "api_credentials" ADD CONSTRAINT "api_credentials_environment_check" CHECK ("environment" IN ('sandbox', 'production'));
ALTER TABLE "api_credentials" ADD CONSTRAINT "api_credentials_paid_by_check" CHECK ("paidBy" IN ('platform', 'reseller'));
ALTER TABLE "api_credentials" ADD CONSTRAINT "api_credentials_funded_from_check" CHECK ("fundedFrom" IN ('paypal_balance', 'other'));
ALTER TABLE "platform_config" ADD CONSTRAINT "platform_config_commission_type_check" CHECK ("commissionType" IN ('percent_of_profit', 'percent_of_price', 'fixed'));
ALTER TABLE "products" ADD CONSTRAINT "products_status_check" CHECK ("status" IN ('DRAFT', 'APPROVED', 'PUBLISHED', 'PAUSED', 'REMOVED'));
ALTER TABLE "orders" ADD CONSTRAINT "orders_status_check" CHECK ("status" IN ('CREATED', 'PAID', 'PURCHASING', 'PURCHASED', 'SHIPPED', 'DELIVERED', 'FAILED', 'CANCELLED', 'REFUNDED'));
ALTER TABLE "payments" ADD CONSTRAINT "payments_status_check" CHECK ("status" IN ('CREATED', 'CAPTURING', 'PENDING', 'COMPLETED', 'DECLINED', 'MISMATCH', 'EXPIRED', 'REFUNDED'));
ALTER TABLE "capital_reservations" ADD CONSTRAINT "capital_reservations_status_check" CHECK ("status" IN ('OPEN', 'CONSUMED', 'RELEASED'));
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_status_check" CHECK ("status" IN ('PREPARED', 'SENT', 'UNKNOWN', 'REFUSED', 'ORDERED', 'AWAITING_PAYMENT', 'PAID', 'CANCELLED'));
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_status_check" CHECK ("status" IN ('SHIPPED', 'DELIVERED'));
ALTER TABLE "sales" ADD CONSTRAINT "sales_status_check" CHECK ("status" IN ('RECORDED', 'LOSS', 'PAYOUT_SKIPPED_INSUFFICIENT_FUNDS', 'PAYOUT_FAILED', 'PAID_OUT', 'REVERSED'));
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_status_check" CHECK ("status" IN ('PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'PAID', 'UNCLAIMED', 'ONHOLD', 'RETURNED', 'FAILED', 'BLOCKED', 'REVERSED'));
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_beneficiary_check" CHECK ("beneficiary" IN ('ADMIN', 'RESELLER'));
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_status_check" CHECK ("status" IN ('PREPARED', 'SENT', 'UNKNOWN', 'PENDING', 'COMPLETED', 'FAILED'));

-- ---------------------------------------------------------------- amounts
ALTER TABLE "product_variants" ADD CONSTRAINT "product_variants_amounts_check" CHECK ("priceMinor" > 0 AND "costMinor" >= 0 AND "stock" >= 0);
ALTER TABLE "orders" ADD CONSTRAINT "orders_total_check" CHECK ("totalMinor" > 0 AND "totalMinor" = "itemsMinor" + "shippingMinor" AND "taxMinor" >= 0 AND "taxMinor" <= "totalMinor");
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_amounts_check" CHECK ("quantity" BETWEEN 1 AND 99 AND "unitPriceMinor" > 0 AND "unitCostMinor" >= 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount_check" CHECK ("amountMinor" > 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_completed_check" CHECK ("status" NOT IN ('COMPLETED', 'REFUNDED') OR "captureId" IS NOT NULL);
ALTER TABLE "capital_accounts" ADD CONSTRAINT "capital_accounts_committed_check" CHECK ("committedMinor" >= 0);
ALTER TABLE "capital_reservations" ADD CONSTRAINT "capital_reservations_amount_check" CHECK ("amountMinor" > 0 AND "freeAfterMinor" >= 0);
ALTER TABLE "user_workflow_configs" ADD CONSTRAINT "user_workflow_configs_committed_check" CHECK ("committedMinor" >= 0 AND "workingCapital" >= 0);
ALTER TABLE "daily_purchase_counters" ADD CONSTRAINT "daily_purchase_counters_check" CHECK ("orders" >= 0 AND "spendMinor" >= 0);
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_amounts_check" CHECK ("quotedCostMinor" > 0 AND "maxCostMinor" >= "quotedCostMinor");
ALTER TABLE "sales" ADD CONSTRAINT "sales_gross_check" CHECK ("grossProfit" = "salePrice" - "tax" - "aliexpressCost" - "paymentFee");
ALTER TABLE "sales" ADD CONSTRAINT "sales_split_check" CHECK ("commissionAmount" + "netProfit" + "payoutFee" = "grossProfit" AND "commissionAmount" >= 0);
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_amount_check" CHECK ("amountMinor" > 0 AND "estimatedFeeMinor" >= 0);
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_amount_check" CHECK ("amountMinor" > 0);

-- ---------------------------------------------------------------- once
-- One open reservation per order, one running refund per payment.
CREATE UNIQUE INDEX "capital_reservations_one_open_key" ON "capital_reservations" ("orderId") WHERE "status" = 'OPEN';
CREATE UNIQUE INDEX "refunds_one_running_key" ON "refunds" ("paymentId") WHERE "status" <> 'FAILED';
CREATE INDEX "ledger_transactions_chain_idx" ON "ledger_transactions" ("orderId", "sequence" DESC) WHERE "orderId" IS NOT NULL;
-- What the sweeps look for.
CREATE INDEX "orders_waiting_idx" ON "orders" ("nextAttemptAt") WHERE "nextAttemptAt" IS NOT NULL;
CREATE INDEX "payments_due_idx" ON "payments" ("nextPollAt") WHERE "nextPollAt" IS NOT NULL;

-- ---------------------------------------------------------------- append-only: ledger, timeline, audit, snapshots
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "ledger_accounts_append_only" BEFORE UPDATE OR DELETE ON "ledger_accounts" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_transactions_append_only" BEFORE UPDATE OR DELETE ON "ledger_transactions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE ON "ledger_entries" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_accounts_no_truncate" BEFORE TRUNCATE ON "ledger_accounts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_transactions_no_truncate" BEFORE TRUNCATE ON "ledger_transactions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_entries_no_truncate" BEFORE TRUNCATE ON "ledger_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "order_events_append_only" BEFORE UPDATE OR DELETE ON "order_events" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "order_lines_append_only" BEFORE UPDATE OR DELETE ON "order_lines" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_log_append_only" BEFORE UPDATE OR DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- double entry: every transaction sums to zero at commit
-- Checked once per transaction, when everything is written; entries cannot be added to one that was committed before.
CREATE FUNCTION assert_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entries bigint;
  off text;
BEGIN
  SELECT coalesce(sum(sums.entries), 0), string_agg(sums.total || ' ' || sums."currency", ', ') FILTER (WHERE sums.total <> 0) INTO entries, off
    FROM (SELECT "currency", count(*) AS entries, sum("amountMinor") AS total FROM "ledger_entries" WHERE "transactionId" = NEW."id" GROUP BY "currency") AS sums;
  IF off IS NOT NULL THEN
    RAISE EXCEPTION 'ledger transaction % is off by %', NEW."businessKey", off USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF entries < 2 THEN
    RAISE EXCEPTION 'ledger transaction % has fewer than two entries', NEW."businessKey" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "ledger_transactions_balance" AFTER INSERT ON "ledger_transactions"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION assert_ledger_balance();

CREATE FUNCTION refuse_late_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM new_entries e JOIN "ledger_transactions" t ON t."id" = e."transactionId" WHERE t.xmin <> pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a posted ledger transaction takes no further entries' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "ledger_entries_late" AFTER INSERT ON "ledger_entries" REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_late_entry();

ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_amount_check" CHECK ("amountMinor" <> 0);
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_code_check" CHECK ("code" IN (
  'paypal_balance', 'payoneer_balance', 'supplier_funding', 'supplier_clearing', 'shopper_payable', 'reseller_payable',
  'tax_payable', 'platform_commission', 'payment_fees', 'supplier_cost', 'payout_fees', 'refunds', 'fx', 'rounding'));

-- The one door of the ledger: postings as JSON [{ id, key, kind, orderId, userId, at, entries: [{ account, code, userId, minor, currency }] }].
-- A business key that is there already is a unique violation: the caller's whole transaction goes back.
-- Each transaction of an order carries the hash of the one before it; lib/cycle/ledger/verify-ledger.ts recomputes the chain.
CREATE FUNCTION post_to_ledger(postings jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
        "totalEarnings" = u."totalEarnings" - CASE posting ->> 'kind' WHEN 'sale' THEN sums.payable ELSE 0 END,
        "totalSales" = u."totalSales" + CASE posting ->> 'kind' WHEN 'sale' THEN sums.sold ELSE 0 END
      FROM (SELECT coalesce(sum((entry ->> 'minor')::bigint) FILTER (WHERE entry ->> 'code' = 'reseller_payable'), 0) AS payable,
                   coalesce(sum((entry ->> 'minor')::bigint) FILTER (WHERE entry ->> 'code' = 'shopper_payable'), 0) AS sold,
                   bool_or(entry ->> 'code' = 'reseller_payable') AS touched
            FROM jsonb_array_elements(posting -> 'entries') AS entry) AS sums
      WHERE u."id" = posting ->> 'userId' AND (sums.touched OR posting ->> 'kind' = 'sale');
  END LOOP;
END
$$;

-- An order never leaves an end state; money that has come back stays back.
CREATE FUNCTION refuse_leaving_end_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'order % is %: it has ended', OLD."id", OLD."status" USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "orders_end_states" BEFORE UPDATE OF "status" ON "orders" FOR EACH ROW
  WHEN (OLD."status" IN ('CANCELLED', 'REFUNDED') AND NEW."status" <> OLD."status") EXECUTE FUNCTION refuse_leaving_end_state();
-- The shop's owner, the amounts and the address of an order are a snapshot: never edited.
CREATE TRIGGER "orders_snapshot" BEFORE UPDATE OF "userId", "shopId", "totalMinor", "itemsMinor", "shippingMinor", "taxMinor", "currency" ON "orders" FOR EACH ROW
  WHEN (OLD."totalMinor" <> NEW."totalMinor" OR OLD."itemsMinor" <> NEW."itemsMinor" OR OLD."shippingMinor" <> NEW."shippingMinor" OR OLD."taxMinor" <> NEW."taxMinor"
        OR OLD."currency" <> NEW."currency" OR OLD."userId" <> NEW."userId" OR OLD."shopId" <> NEW."shopId") EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- the rows every installation starts with
INSERT INTO "platform_config" ("id", "updatedAt") VALUES ('platform', now());
INSERT INTO "capital_accounts" ("currency") VALUES ('USD');
INSERT INTO "ledger_accounts" ("id", "code", "currency")
  SELECT code || ':USD', code, 'USD' FROM unnest(ARRAY['paypal_balance', 'payoneer_balance', 'supplier_funding', 'supplier_clearing', 'shopper_payable',
    'tax_payable', 'platform_commission', 'payment_fees', 'supplier_cost', 'payout_fees', 'refunds', 'fx', 'rounding']) AS code;

-- ---------------------------------------------------------------- privileges: the program's role may not change the ledger
-- The pool becomes this role on every connection (lib/foundation/db.ts). Where the migrating user may not create roles, it takes
-- the privilege from itself instead; the triggers above hold in any case.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ivan_reseller_app') THEN
    BEGIN
      CREATE ROLE ivan_reseller_app NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was first
    END;
  END IF;
  EXECUTE format('GRANT ivan_reseller_app TO %I', current_user);
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'no right to create a role: privileges are taken from the owner instead';
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON "ledger_accounts", "ledger_transactions", "ledger_entries", "order_events", "order_lines", "audit_log" FROM %I', current_user);
END
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ivan_reseller_app') THEN
    GRANT USAGE ON SCHEMA public TO ivan_reseller_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ivan_reseller_app;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ivan_reseller_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ivan_reseller_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ivan_reseller_app;
    REVOKE UPDATE, DELETE, TRUNCATE ON "ledger_accounts", "ledger_transactions", "ledger_entries", "order_events", "order_lines", "audit_log" FROM ivan_reseller_app;
  END IF;
END
$$;
