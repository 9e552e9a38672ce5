-- What the pages count is kept counted (docs/decisions/0017-totals.md): a reseller with forty thousand orders waited 2.6 s for the page "Today", which read
-- them all. Every change of a row writes by how much it changes the totals, in its own transaction; the worker adds these up. Nobody waits for a row that
-- all share, and what is read is exact at every moment: the totals and the changes that are not in them yet.

-- ---------------------------------------------------------------- how many, and how much
CREATE TABLE "totals" (
  "scope" TEXT NOT NULL,
  "measure" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "count" BIGINT NOT NULL,
  "minor" BIGINT NOT NULL,
  CONSTRAINT "totals_pkey" PRIMARY KEY ("scope", "measure", "day", "currency")
);
CREATE INDEX "totals_measure_scope_idx" ON "totals" ("measure", "scope");
CREATE TABLE "total_changes" (LIKE "totals");

-- What a reseller's sales of one UTC day left, as they stand: less what was given back since; with '' for all resellers.
CREATE TABLE "sale_days" (
  "userId" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "sales" BIGINT NOT NULL,
  "losses" BIGINT NOT NULL,
  "salePrice" BIGINT NOT NULL,
  "tax" BIGINT NOT NULL,
  "aliexpressCost" BIGINT NOT NULL,
  "paymentFee" BIGINT NOT NULL,
  "commissionAmount" BIGINT NOT NULL,
  "payoutFee" BIGINT NOT NULL,
  "netProfit" BIGINT NOT NULL,
  CONSTRAINT "sale_days_pkey" PRIMARY KEY ("userId", "day", "currency")
);
CREATE INDEX "sale_days_day_idx" ON "sale_days" ("day");
CREATE TABLE "sale_day_changes" (LIKE "sale_days");

-- Pages read these two. Scope '' is the platform: everything of everybody.
CREATE VIEW "current_totals" AS
  SELECT "scope", "measure", "day", "currency", "count", "minor" FROM "totals"
  UNION ALL SELECT "scope", "measure", "day", "currency", "count", "minor" FROM "total_changes"
  UNION ALL SELECT '', "measure", "day", "currency", "count", "minor" FROM "total_changes" WHERE "scope" <> '';
CREATE VIEW "current_sale_days" AS
  SELECT * FROM "sale_days"
  UNION ALL SELECT * FROM "sale_day_changes"
  UNION ALL SELECT '', "day", "currency", "sales", "losses", "salePrice", "tax", "aliexpressCost", "paymentFee", "commissionAmount", "payoutFee", "netProfit" FROM "sale_day_changes";

-- ---------------------------------------------------------------- a payout knows that its sale was taken back
-- What the platform owes for commission that left, and was not earned in the end, was added up anew from every such sale for each payout of the platform. It
-- is a total now; for that each row that belongs to it must say by itself what it adds, whatever happens to the sale at that moment.
ALTER TABLE "payouts" ADD COLUMN "saleReversed" BOOLEAN NOT NULL DEFAULT false;
UPDATE "payouts" y SET "saleReversed" = true FROM "sales" s WHERE s."id" = y."saleId" AND s."status" = 'REVERSED';
CREATE FUNCTION note_reversed_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."saleReversed" := (SELECT "status" = 'REVERSED' FROM "sales" WHERE "id" = NEW."saleId" FOR SHARE);
  RETURN NEW;
END
$$;
CREATE TRIGGER "payouts_of_reversed_sale" BEFORE INSERT ON "payouts" FOR EACH ROW EXECUTE FUNCTION note_reversed_sale();

-- ---------------------------------------------------------------- what the rows say: for the first filling, and for the invariant that compares
-- A measure without a day says what is now; one with a day, what happened on it.
CREATE VIEW "counted_totals" AS
  WITH each AS (
    SELECT "userId" AS "scope", 'order.' || "status" AS "measure", '-infinity'::date AS "day", "currency", count(*) AS "count", sum("totalMinor") AS "minor" FROM "orders" GROUP BY 1, 2, 4
    UNION ALL SELECT "userId", 'paid', '-infinity', "currency", count(*), sum("totalMinor") FROM "orders" WHERE "paidAt" IS NOT NULL GROUP BY 1, 4
    UNION ALL SELECT '', 'checkouts', ("createdAt" AT TIME ZONE 'UTC')::date, "currency", count(*), sum("totalMinor") FROM "orders" GROUP BY 3, 4
    UNION ALL SELECT '', 'paid', ("paidAt" AT TIME ZONE 'UTC')::date, "currency", count(*), sum("totalMinor") FROM "orders" WHERE "paidAt" IS NOT NULL GROUP BY 3, 4
    UNION ALL SELECT '', 'payment.' || "status", '-infinity', "currency", count(*), sum("amountMinor") FROM "payments" GROUP BY 2, 4
    UNION ALL SELECT '', 'purchase.' || "status", '-infinity', "currency", count(*), sum(coalesce("actualCostMinor", "quotedCostMinor")) FROM "purchases" GROUP BY 2, 4
    UNION ALL SELECT '', 'bought', ("orderedAt" AT TIME ZONE 'UTC')::date, "currency", count(*), sum(coalesce("actualCostMinor", "quotedCostMinor")) FROM "purchases" WHERE "orderedAt" IS NOT NULL GROUP BY 3, 4
    UNION ALL SELECT '', 'sale.' || "status", '-infinity', "currency", count(*), sum("grossProfit") FROM "sales" GROUP BY 2, 4
    UNION ALL SELECT '', 'sold', ("createdAt" AT TIME ZONE 'UTC')::date, "currency", count(*), sum("grossProfit") FROM "sales" GROUP BY 3, 4
    UNION ALL SELECT coalesce("userId", ''), 'payout.' || "status", '-infinity', "currency", count(*), sum("amountMinor") FROM "payouts" GROUP BY 1, 2, 4
    UNION ALL SELECT '', 'paid_out', ("paidAt" AT TIME ZONE 'UTC')::date, "currency", count(*), sum("amountMinor") FROM "payouts" WHERE "paidAt" IS NOT NULL GROUP BY 3, 4
    UNION ALL SELECT '', 'platform_debt', '-infinity', y."currency", 0, sum(y."amountMinor") FROM "payouts" y JOIN "sales" z ON z."id" = y."saleId" AND z."status" = 'REVERSED'
      WHERE y."beneficiary" = 'ADMIN' AND y."status" IN ('SENDING', 'UNKNOWN', 'ACCEPTED', 'PAID', 'UNCLAIMED', 'ONHOLD') GROUP BY 4
    UNION ALL SELECT '', 'platform_debt', '-infinity', z."currency", 0, sum(c."commissionAmount") FROM "sale_corrections" c JOIN "sales" z ON z."id" = c."saleId" AND z."status" <> 'REVERSED' GROUP BY 4
    UNION ALL SELECT '', 'platform_debt', '-infinity', y."currency", 0, -sum(y."withheldMinor") FROM "payouts" y JOIN "sales" z ON z."id" = y."saleId" AND z."status" <> 'REVERSED' WHERE y."withheldMinor" > 0 AND y."beneficiary" = 'ADMIN' GROUP BY 4
    UNION ALL SELECT '', 'refund.' || "status", '-infinity', "currency", count(*), sum("amountMinor") FROM "refunds" GROUP BY 2, 4
    UNION ALL SELECT "accountId", CASE WHEN "amountMinor" > 0 THEN 'debit' ELSE 'credit' END, '-infinity', "currency", count(*), sum("amountMinor") FROM "ledger_entries" GROUP BY 1, 2, 4)
  SELECT "scope", "measure", "day", "currency", sum("count")::bigint AS "count", sum("minor")::bigint AS "minor"
  FROM (SELECT * FROM each UNION ALL SELECT '', "measure", "day", "currency", "count", "minor" FROM each WHERE "scope" <> '') AS both_scopes GROUP BY 1, 2, 3, 4;
CREATE VIEW "counted_sale_days" AS
  SELECT coalesce("userId", '') AS "userId", "day", "currency", count(*) FILTER (WHERE "salePrice" > 0) AS "sales", count(*) FILTER (WHERE "netProfit" < 0) AS "losses",
    sum("salePrice")::bigint AS "salePrice", sum("tax")::bigint AS "tax", sum("aliexpressCost")::bigint AS "aliexpressCost", sum("paymentFee")::bigint AS "paymentFee",
    sum("commissionAmount")::bigint AS "commissionAmount", sum("payoutFee")::bigint AS "payoutFee", sum("netProfit")::bigint AS "netProfit"
  FROM (SELECT *, ("createdAt" AT TIME ZONE 'UTC')::date AS "day" FROM "standing_sales") AS sold GROUP BY GROUPING SETS (("userId", "day", "currency"), ("day", "currency"));

-- Counts everything anew; nobody writes meanwhile. For an installation that is older than its totals, and where the invariant says that they are wrong.
CREATE FUNCTION recount_totals() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ivan-reseller totals')); -- nor does a worker add up what is being deleted here (lib/reports/totals.ts)
  LOCK TABLE "orders", "payments", "purchases", "sales", "sale_corrections", "payouts", "refunds", "ledger_entries" IN SHARE MODE;
  DELETE FROM "totals"; DELETE FROM "total_changes"; DELETE FROM "sale_days"; DELETE FROM "sale_day_changes";
  INSERT INTO "totals" SELECT * FROM "counted_totals";
  INSERT INTO "sale_days" SELECT * FROM "counted_sale_days";
END
$$;
SELECT recount_totals();

-- ---------------------------------------------------------------- every change says what it changes
CREATE FUNCTION count_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "total_changes" VALUES (NEW."userId", 'order.' || NEW."status", '-infinity', NEW."currency", 1, NEW."totalMinor"),
      ('', 'checkouts', (NEW."createdAt" AT TIME ZONE 'UTC')::date, NEW."currency", 1, NEW."totalMinor");
  ELSIF OLD."status" <> NEW."status" THEN
    INSERT INTO "total_changes" VALUES (OLD."userId", 'order.' || OLD."status", '-infinity', OLD."currency", -1, -OLD."totalMinor"), (NEW."userId", 'order.' || NEW."status", '-infinity', NEW."currency", 1, NEW."totalMinor");
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."paidAt" IS NOT NULL AND OLD."paidAt" IS DISTINCT FROM NEW."paidAt" THEN
    INSERT INTO "total_changes" VALUES (OLD."userId", 'paid', '-infinity', OLD."currency", -1, -OLD."totalMinor"), ('', 'paid', (OLD."paidAt" AT TIME ZONE 'UTC')::date, OLD."currency", -1, -OLD."totalMinor");
  END IF;
  IF NEW."paidAt" IS NOT NULL AND (TG_OP = 'INSERT' OR OLD."paidAt" IS DISTINCT FROM NEW."paidAt") THEN
    INSERT INTO "total_changes" VALUES (NEW."userId", 'paid', '-infinity', NEW."currency", 1, NEW."totalMinor"), ('', 'paid', (NEW."paidAt" AT TIME ZONE 'UTC')::date, NEW."currency", 1, NEW."totalMinor");
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "orders_counted" AFTER INSERT ON "orders" FOR EACH ROW EXECUTE FUNCTION count_order();
CREATE TRIGGER "orders_counted_move" AFTER UPDATE OF "status", "paidAt" ON "orders" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" OR OLD."paidAt" IS DISTINCT FROM NEW."paidAt") EXECUTE FUNCTION count_order();

-- Payments and refunds: their states only, under the name that the trigger gives.
CREATE FUNCTION count_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO "total_changes" VALUES ('', TG_ARGV[0] || '.' || OLD."status", '-infinity', OLD."currency", -1, -OLD."amountMinor");
  END IF;
  INSERT INTO "total_changes" VALUES ('', TG_ARGV[0] || '.' || NEW."status", '-infinity', NEW."currency", 1, NEW."amountMinor");
  RETURN NULL;
END
$$;
CREATE TRIGGER "payments_counted" AFTER INSERT ON "payments" FOR EACH ROW EXECUTE FUNCTION count_amount('payment');
CREATE TRIGGER "payments_counted_move" AFTER UPDATE OF "status", "amountMinor" ON "payments" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" OR OLD."amountMinor" <> NEW."amountMinor") EXECUTE FUNCTION count_amount('payment');
CREATE TRIGGER "refunds_counted" AFTER INSERT ON "refunds" FOR EACH ROW EXECUTE FUNCTION count_amount('refund');
CREATE TRIGGER "refunds_counted_move" AFTER UPDATE OF "status", "amountMinor" ON "refunds" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" OR OLD."amountMinor" <> NEW."amountMinor") EXECUTE FUNCTION count_amount('refund');

CREATE FUNCTION count_purchase() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  cost_now bigint := coalesce(NEW."actualCostMinor", NEW."quotedCostMinor");
  cost_before bigint;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    cost_before := coalesce(OLD."actualCostMinor", OLD."quotedCostMinor");
    INSERT INTO "total_changes" VALUES ('', 'purchase.' || OLD."status", '-infinity', OLD."currency", -1, -cost_before);
    IF OLD."orderedAt" IS NOT NULL THEN
      INSERT INTO "total_changes" VALUES ('', 'bought', (OLD."orderedAt" AT TIME ZONE 'UTC')::date, OLD."currency", -1, -cost_before);
    END IF;
  END IF;
  INSERT INTO "total_changes" VALUES ('', 'purchase.' || NEW."status", '-infinity', NEW."currency", 1, cost_now);
  IF NEW."orderedAt" IS NOT NULL THEN
    INSERT INTO "total_changes" VALUES ('', 'bought', (NEW."orderedAt" AT TIME ZONE 'UTC')::date, NEW."currency", 1, cost_now);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "purchases_counted" AFTER INSERT ON "purchases" FOR EACH ROW EXECUTE FUNCTION count_purchase();
CREATE TRIGGER "purchases_counted_move" AFTER UPDATE OF "status", "orderedAt", "quotedCostMinor", "actualCostMinor" ON "purchases" FOR EACH ROW
  WHEN ((OLD."status", OLD."orderedAt", OLD."quotedCostMinor", OLD."actualCostMinor") IS DISTINCT FROM (NEW."status", NEW."orderedAt", NEW."quotedCostMinor", NEW."actualCostMinor")) EXECUTE FUNCTION count_purchase();

CREATE FUNCTION count_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO "total_changes" VALUES ('', 'sale.' || OLD."status", '-infinity', OLD."currency", -1, -OLD."grossProfit"), ('', 'sale.' || NEW."status", '-infinity', NEW."currency", 1, NEW."grossProfit");
    IF NEW."status" = 'REVERSED' THEN -- for ever: its payouts count from now on for what left with them, its corrections do not count any more
      UPDATE "payouts" SET "saleReversed" = true WHERE "saleId" = NEW."id";
      INSERT INTO "total_changes" SELECT '', 'platform_debt', '-infinity', NEW."currency", 0, -sum("commissionAmount") FROM "sale_corrections" WHERE "saleId" = NEW."id" HAVING count(*) > 0;
    END IF;
    RETURN NULL;
  END IF;
  INSERT INTO "total_changes" VALUES ('', 'sale.' || NEW."status", '-infinity', NEW."currency", 1, NEW."grossProfit"), ('', 'sold', (NEW."createdAt" AT TIME ZONE 'UTC')::date, NEW."currency", 1, NEW."grossProfit");
  INSERT INTO "sale_day_changes" VALUES (NEW."userId", (NEW."createdAt" AT TIME ZONE 'UTC')::date, NEW."currency", (NEW."salePrice" > 0)::int, (NEW."netProfit" < 0)::int,
    NEW."salePrice", NEW."tax", NEW."aliexpressCost", NEW."paymentFee", NEW."commissionAmount", NEW."payoutFee", NEW."netProfit");
  RETURN NULL;
END
$$;
CREATE TRIGGER "sales_counted" AFTER INSERT ON "sales" FOR EACH ROW EXECUTE FUNCTION count_sale();
CREATE TRIGGER "sales_counted_move" AFTER UPDATE OF "status" ON "sales" FOR EACH ROW WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION count_sale();

-- A correction belongs to the day of its sale. The sale's row is locked: two corrections at once would both think that they are the one that takes the last of
-- it, and one beside the sale's reversal would not know whether it counts.
CREATE FUNCTION count_correction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sale "sales"%ROWTYPE;
  price_now bigint;
  profit_now bigint;
BEGIN
  SELECT * INTO STRICT sale FROM "sales" WHERE "id" = NEW."saleId" FOR UPDATE;
  SELECT sale."salePrice" - sum("salePrice"), sale."netProfit" - sum("netProfit") INTO price_now, profit_now FROM "sale_corrections" WHERE "saleId" = NEW."saleId";
  INSERT INTO "sale_day_changes" VALUES (sale."userId", (sale."createdAt" AT TIME ZONE 'UTC')::date, sale."currency",
    (price_now > 0)::int - (price_now + NEW."salePrice" > 0)::int, (profit_now < 0)::int - (profit_now + NEW."netProfit" < 0)::int,
    -NEW."salePrice", -NEW."tax", -NEW."aliexpressCost", -NEW."paymentFee", -NEW."commissionAmount", -NEW."payoutFee", -NEW."netProfit");
  IF sale."status" <> 'REVERSED' THEN
    INSERT INTO "total_changes" VALUES ('', 'platform_debt', '-infinity', sale."currency", 0, NEW."commissionAmount");
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "sale_corrections_counted" AFTER INSERT ON "sale_corrections" FOR EACH ROW EXECUTE FUNCTION count_correction();

-- What a payout of the platform adds to its debt: what left with it for a sale that was taken back; what was kept from one whose sale stands makes up for it.
CREATE FUNCTION debt_of_payout(payout "payouts") RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN payout."beneficiary" <> 'ADMIN' THEN 0 WHEN NOT payout."saleReversed" THEN -greatest(payout."withheldMinor", 0)
    WHEN payout."status" IN ('SENDING', 'UNKNOWN', 'ACCEPTED', 'PAID', 'UNCLAIMED', 'ONHOLD') THEN payout."amountMinor" ELSE 0 END
$$;
CREATE FUNCTION count_payout() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  debt bigint := debt_of_payout(NEW);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    debt := debt - debt_of_payout(OLD);
    INSERT INTO "total_changes" VALUES (coalesce(OLD."userId", ''), 'payout.' || OLD."status", '-infinity', OLD."currency", -1, -OLD."amountMinor");
    IF OLD."paidAt" IS NOT NULL THEN
      INSERT INTO "total_changes" VALUES ('', 'paid_out', (OLD."paidAt" AT TIME ZONE 'UTC')::date, OLD."currency", -1, -OLD."amountMinor");
    END IF;
  END IF;
  INSERT INTO "total_changes" VALUES (coalesce(NEW."userId", ''), 'payout.' || NEW."status", '-infinity', NEW."currency", 1, NEW."amountMinor");
  IF NEW."paidAt" IS NOT NULL THEN
    INSERT INTO "total_changes" VALUES ('', 'paid_out', (NEW."paidAt" AT TIME ZONE 'UTC')::date, NEW."currency", 1, NEW."amountMinor");
  END IF;
  IF debt <> 0 THEN
    INSERT INTO "total_changes" VALUES ('', 'platform_debt', '-infinity', NEW."currency", 0, debt);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "payouts_counted" AFTER INSERT ON "payouts" FOR EACH ROW EXECUTE FUNCTION count_payout();
CREATE TRIGGER "payouts_counted_move" AFTER UPDATE OF "status", "amountMinor", "withheldMinor", "paidAt", "saleReversed" ON "payouts" FOR EACH ROW
  WHEN ((OLD."status", OLD."amountMinor", OLD."withheldMinor", OLD."paidAt", OLD."saleReversed") IS DISTINCT FROM (NEW."status", NEW."amountMinor", NEW."withheldMinor", NEW."paidAt", NEW."saleReversed")) EXECUTE FUNCTION count_payout();

-- Entries of the ledger are only ever added.
CREATE FUNCTION count_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "total_changes" SELECT "accountId", CASE WHEN "amountMinor" > 0 THEN 'debit' ELSE 'credit' END, '-infinity', "currency", count(*), sum("amountMinor") FROM new_entries GROUP BY 1, 2, 4;
  RETURN NULL;
END
$$;
CREATE TRIGGER "ledger_entries_counted" AFTER INSERT ON "ledger_entries" REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION count_entries();

-- ---------------------------------------------------------------- the timeline knows whose it is
-- What happened last in a reseller's shop is one short range of one index; it was a look into every event of every order of theirs.
ALTER TABLE "order_events" ADD COLUMN "userId" TEXT;
ALTER TABLE "order_events" DISABLE TRIGGER "order_events_append_only"; -- the column is new: its first filling changes no fact
UPDATE "order_events" e SET "userId" = o."userId" FROM "orders" o WHERE o."id" = e."orderId";
ALTER TABLE "order_events" ENABLE TRIGGER "order_events_append_only";
ALTER TABLE "order_events" ALTER COLUMN "userId" SET NOT NULL;
CREATE INDEX "order_events_latest_idx" ON "order_events" ("userId", "at" DESC, "id" DESC) WHERE "event" NOT IN ('order_created', 'payment_expired');
CREATE INDEX "order_events_delivered_idx" ON "order_events" ("userId", "at") WHERE "toStatus" = 'DELIVERED';

-- ---------------------------------------------------------------- a purchase knows its sale
-- What was paid and has no sale yet is looked for every few seconds: it was a look at every purchase there ever was.
ALTER TABLE "purchases" ADD COLUMN "saleId" TEXT;
UPDATE "purchases" b SET "saleId" = s."id" FROM "sales" s WHERE s."orderId" = b."orderId" AND b."supplierGroup" = 'all';
CREATE INDEX "purchases_unsold_idx" ON "purchases" ("paidAt") WHERE "status" = 'PAID' AND "saleId" IS NULL;

-- ---------------------------------------------------------------- what is looked for, found without reading what ended long ago
CREATE INDEX "orders_userId_status_createdAt_id_idx" ON "orders" ("userId", "status", "createdAt" DESC, "id" DESC);
CREATE INDEX "orders_status_id_idx" ON "orders" ("status", "id");
DROP INDEX "orders_status_nextAttemptAt_idx";
CREATE INDEX "payments_odd_idx" ON "payments" ("status", "orderId") WHERE "status" IN ('PENDING', 'MISMATCH');
CREATE INDEX "payments_capturing_idx" ON "payments" ("captureSentAt") WHERE "status" = 'CAPTURING';
CREATE INDEX "purchases_awaiting_payment_idx" ON "purchases" ("userId", "orderId") WHERE "status" = 'AWAITING_PAYMENT';
CREATE INDEX "sales_status_createdAt_idx" ON "sales" ("status", "createdAt");
DROP INDEX "sales_status_idx";
CREATE INDEX "payouts_status_id_idx" ON "payouts" ("status", "id");
DROP INDEX "payouts_open_idx"; -- with the two states that wait for the receiver and for PayPal
CREATE INDEX "payouts_open_idx" ON "payouts" ("userId") WHERE "status" IN ('PENDING', 'SKIPPED_INSUFFICIENT_FUNDS', 'SENDING', 'UNKNOWN', 'ACCEPTED', 'UNCLAIMED', 'ONHOLD', 'RETURNED', 'FAILED', 'BLOCKED', 'REVERSED');
CREATE INDEX "refunds_orderId_idx" ON "refunds" ("orderId");
CREATE INDEX "disputes_waiting_idx" ON "disputes" ("orderId") WHERE "status" = 'NEEDS_ANSWER';
CREATE INDEX "ledger_transactions_sequence_idx" ON "ledger_transactions" ("sequence" DESC);
CREATE INDEX "purchases_called_off_sold_idx" ON "purchases" ("saleId") WHERE "status" = 'CANCELLED' AND "saleId" IS NOT NULL;
CREATE INDEX "supplier_orders_closed_idx" ON "supplier_orders" ("closedAt") WHERE "closedAt" IS NOT NULL;
CREATE INDEX "refunds_parts_idx" ON "refunds" ("orderId") WHERE "part" IS NOT NULL;
CREATE INDEX "disputes_open_idx" ON "disputes" ("orderId") WHERE "closedAt" IS NULL;
CREATE INDEX "ledger_transactions_supplier_refunds_idx" ON "ledger_transactions" ("orderId") WHERE "kind" = 'supplier_refund';
CREATE INDEX "purchases_failed_idx" ON "purchases" ("id") WHERE "status" IN ('REFUSED', 'UNKNOWN') AND "sentAt" IS NOT NULL;
CREATE INDEX "sales_without_profit_idx" ON "sales" ("id") WHERE "netProfit" <= 0;
CREATE INDEX "purchases_credential_idx" ON "purchases" ("credentialId", "orderedAt") WHERE "orderedAt" IS NOT NULL;
CREATE INDEX "orders_email_idx" ON "orders" ("email");
CREATE INDEX "payouts_due_idx" ON "payouts" ("nextCheckAt") WHERE "nextCheckAt" IS NOT NULL;
