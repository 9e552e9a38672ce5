-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "paypalPayoutEmail" TEXT,
    "paypalPayoutEmailChangedAt" TIMESTAMPTZ(3),
    "payoneerPayoutEmail" TEXT,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "totalEarnings" BIGINT NOT NULL DEFAULT 0,
    "totalSales" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "maxDailyOrders" INTEGER,
    "maxDailySpendMinor" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_credentials" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "apiName" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'user',
    "credentials" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'CONNECTED',
    "accountLabel" TEXT,
    "accountId" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "lastRefreshAt" TIMESTAMPTZ(3),
    "lastRefreshError" TEXT,
    "refreshLeaseUntil" TIMESTAMPTZ(3),
    "refreshLeaseToken" TEXT,
    "warnedDays" INTEGER,
    "paidBy" TEXT NOT NULL DEFAULT 'platform',
    "fundedFrom" TEXT NOT NULL DEFAULT 'paypal_balance',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_credentials_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oauth_states" (
    "id" TEXT NOT NULL,
    "stateHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "sessionHash" TEXT NOT NULL,
    "apiName" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oauth_states_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT,
    "actorRole" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_config" (
    "id" TEXT NOT NULL DEFAULT 'platform',
    "commissionType" TEXT NOT NULL DEFAULT 'percent_of_profit',
    "commissionBasisPoints" INTEGER NOT NULL DEFAULT 1000,
    "commissionFixedMinor" BIGINT NOT NULL DEFAULT 0,
    "adminPaypalEmail" TEXT,
    "payoutFeeBasisPoints" INTEGER NOT NULL DEFAULT 0,
    "payoutFeeFixedMinor" BIGINT NOT NULL DEFAULT 25,
    "payoutFeeCapMinor" BIGINT,
    "payoutHoldHours" INTEGER NOT NULL DEFAULT 0,
    "payoutMinimumMinor" BIGINT NOT NULL DEFAULT 0,
    "payoutsNeedConfirmation" BOOLEAN NOT NULL DEFAULT false,
    "paypalFeeBasisPoints" INTEGER NOT NULL DEFAULT 349,
    "paypalFeeFixedMinor" BIGINT NOT NULL DEFAULT 49,
    "maxDailyOrders" INTEGER,
    "maxDailySpendMinor" BIGINT,
    "autoRefundAfterHours" INTEGER NOT NULL DEFAULT 72,
    "resellersNeedApproval" BOOLEAN NOT NULL DEFAULT false,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_config_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_config" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "system_config_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "user_workflow_configs" (
    "userId" TEXT NOT NULL,
    "workingCapital" BIGINT NOT NULL DEFAULT 500,
    "committedMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "priceMultiplierBasisPoints" INTEGER NOT NULL DEFAULT 24000,
    "minimumProfitMinor" BIGINT NOT NULL DEFAULT 200,
    "minimumMarginBasisPoints" INTEGER NOT NULL DEFAULT 1000,
    "maxDeliveryDays" INTEGER NOT NULL DEFAULT 45,
    "autopilotMode" TEXT NOT NULL DEFAULT 'off',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_workflow_configs_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "shops" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "taglineEn" TEXT NOT NULL DEFAULT '',
    "taglineEs" TEXT NOT NULL DEFAULT '',
    "accent" TEXT NOT NULL DEFAULT '#0B6B53',
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "taxBasisPoints" INTEGER NOT NULL DEFAULT 0,
    "returnDays" INTEGER NOT NULL DEFAULT 30,
    "supportEmail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trends" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "keyword" TEXT NOT NULL,
    "country" TEXT,
    "score" INTEGER NOT NULL,
    "observedAt" TIMESTAMPTZ(3) NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "trends_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunities" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "trendId" TEXT,
    "supplierProductId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "parts" JSONB NOT NULL,
    "rejectedReason" TEXT,
    "productId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opportunities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "autopilot_decisions" (
    "id" TEXT NOT NULL,
    "cycleId" TEXT NOT NULL,
    "userId" TEXT,
    "mode" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "autopilot_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pictures" (
    "id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "colour" TEXT NOT NULL DEFAULT '#d9d4cc',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "supplier" TEXT NOT NULL DEFAULT 'aliexpress',
    "supplierProductId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "titleEn" TEXT NOT NULL,
    "titleEs" TEXT NOT NULL,
    "descriptionEn" TEXT NOT NULL,
    "descriptionEs" TEXT NOT NULL,
    "categoryEn" TEXT NOT NULL DEFAULT '',
    "categoryEs" TEXT NOT NULL DEFAULT '',
    "storeId" TEXT NOT NULL DEFAULT '',
    "storeName" TEXT NOT NULL DEFAULT '',
    "ratingTenths" INTEGER,
    "salesCount" TEXT NOT NULL DEFAULT '',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "priceMultiplierBasisPoints" INTEGER,
    "minimumMarginBasisPoints" INTEGER,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_variants" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "supplierSkuId" TEXT NOT NULL,
    "skuAttr" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameEs" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "priceMinor" BIGINT NOT NULL,
    "costMinor" BIGINT NOT NULL,
    "listPriceMinor" BIGINT,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "stock" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "pictureId" TEXT,

    CONSTRAINT "product_variants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_pictures" (
    "productId" TEXT NOT NULL,
    "pictureId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "product_pictures_pkey" PRIMARY KEY ("productId","position")
);

-- CreateTable
CREATE TABLE "product_freights" (
    "productId" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "serviceCode" TEXT NOT NULL,
    "serviceName" TEXT NOT NULL,
    "feeMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "minDays" INTEGER NOT NULL,
    "maxDays" INTEGER NOT NULL,
    "deliverable" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "product_freights_pkey" PRIMARY KEY ("productId","country")
);

-- CreateTable
CREATE TABLE "price_changes" (
    "id" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "oldPriceMinor" BIGINT NOT NULL,
    "newPriceMinor" BIGINT NOT NULL,
    "oldCostMinor" BIGINT NOT NULL,
    "newCostMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "price_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkouts" (
    "id" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "sessionHash" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "locale" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "shopId" TEXT NOT NULL,
    "shopperId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'CREATED',
    "failureReason" TEXT,
    "failureFacts" JSONB,
    "sessionHash" TEXT NOT NULL,
    "accessKeyHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "shippingAddress" JSONB NOT NULL,
    "country" CHAR(2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "itemsMinor" BIGINT NOT NULL,
    "shippingMinor" BIGINT NOT NULL,
    "taxMinor" BIGINT NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "environment" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "requestHash" TEXT NOT NULL,
    "aliexpressOrderId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "stoppedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "paidAt" TIMESTAMPTZ(3),
    "purchasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "titleEs" TEXT NOT NULL,
    "variantEn" TEXT NOT NULL,
    "variantEs" TEXT NOT NULL,
    "pictureId" TEXT,
    "supplierProductId" TEXT NOT NULL,
    "supplierSkuId" TEXT NOT NULL,
    "skuAttr" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitPriceMinor" BIGINT NOT NULL,
    "unitCostMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_events" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "fromStatus" TEXT,
    "toStatus" TEXT,
    "actor" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'CREATED',
    "environment" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "createRequestId" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "paypalOrderId" TEXT,
    "approveUrl" TEXT,
    "captureAttempt" INTEGER NOT NULL DEFAULT 1,
    "captureSentAt" TIMESTAMPTZ(3),
    "captureId" TEXT,
    "pendingReason" TEXT,
    "feeMinor" BIGINT,
    "netMinor" BIGINT,
    "payeeMerchantId" TEXT,
    "payerEmail" TEXT,
    "declineCode" TEXT,
    "evidence" JSONB,
    "capturedAt" TIMESTAMPTZ(3),
    "nextPollAt" TIMESTAMPTZ(3),
    "polls" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capital_accounts" (
    "currency" CHAR(3) NOT NULL,
    "balanceMinor" BIGINT,
    "balanceAsOf" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),
    "committedMinor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "capital_accounts_pkey" PRIMARY KEY ("currency")
);

-- CreateTable
CREATE TABLE "capital_reservations" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "freeAfterMinor" BIGINT NOT NULL,
    "day" CHAR(10) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "capital_reservations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "daily_purchase_counters" (
    "day" CHAR(10) NOT NULL,
    "scope" TEXT NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "spendMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',

    CONSTRAINT "daily_purchase_counters_pkey" PRIMARY KEY ("day","scope")
);

-- CreateTable
CREATE TABLE "purchases" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "supplier" TEXT NOT NULL DEFAULT 'aliexpress',
    "supplierGroup" TEXT NOT NULL DEFAULT 'all',
    "credentialId" TEXT,
    "environment" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'dropshipping-api',
    "status" TEXT NOT NULL DEFAULT 'PREPARED',
    "outOrderId" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "requestHash" TEXT NOT NULL,
    "quotedCostMinor" BIGINT NOT NULL,
    "maxCostMinor" BIGINT NOT NULL,
    "actualCostMinor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "paidBy" TEXT NOT NULL,
    "fundedFrom" TEXT NOT NULL,
    "refusedCode" TEXT,
    "evidence" JSONB,
    "sentAt" TIMESTAMPTZ(3),
    "orderedAt" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),
    "payBy" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),
    "checks" INTEGER NOT NULL DEFAULT 0,
    "decidedBy" TEXT,
    "decision" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supplier_orders" (
    "supplier" TEXT NOT NULL,
    "supplierOrderId" TEXT NOT NULL,
    "purchaseId" TEXT NOT NULL,
    "rawStatus" TEXT NOT NULL DEFAULT '',
    "amountMinor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "paidAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_orders_pkey" PRIMARY KEY ("supplier","supplierOrderId")
);

-- CreateTable
CREATE TABLE "shipments" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "supplierOrderId" TEXT NOT NULL,
    "trackingNumber" TEXT NOT NULL,
    "carrier" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'SHIPPED',
    "lastEvent" TEXT NOT NULL DEFAULT '',
    "shippedAt" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "salePrice" BIGINT NOT NULL,
    "tax" BIGINT NOT NULL,
    "aliexpressCost" BIGINT NOT NULL,
    "paymentFee" BIGINT NOT NULL,
    "grossProfit" BIGINT NOT NULL,
    "commissionAmount" BIGINT NOT NULL,
    "payoutFee" BIGINT NOT NULL,
    "netProfit" BIGINT NOT NULL,
    "resellerPayable" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'RECORDED',
    "lossReason" TEXT,
    "adminPayoutId" TEXT,
    "userPayoutId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "paidOutAt" TIMESTAMPTZ(3),

    CONSTRAINT "sales_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commissions" (
    "id" TEXT NOT NULL,
    "saleId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "basisPoints" INTEGER,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "commissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admin_commissions" (
    "id" TEXT NOT NULL,
    "saleId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "admin_commissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payouts" (
    "id" TEXT NOT NULL,
    "saleId" TEXT NOT NULL,
    "beneficiary" TEXT NOT NULL,
    "userId" TEXT,
    "provider" TEXT NOT NULL DEFAULT 'paypal',
    "environment" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "receiver" TEXT,
    "amountMinor" BIGINT NOT NULL,
    "estimatedFeeMinor" BIGINT NOT NULL,
    "feeMinor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "senderBatchId" TEXT NOT NULL,
    "batchId" TEXT,
    "itemId" TEXT,
    "transactionId" TEXT,
    "rawStatus" TEXT NOT NULL DEFAULT '',
    "failureReason" TEXT,
    "evidence" JSONB,
    "confirmedBy" TEXT,
    "holdUntil" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),
    "checks" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PREPARED',
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "requestId" TEXT NOT NULL,
    "paypalRefundId" TEXT,
    "reason" TEXT NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "evidence" JSONB,
    "sentAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),
    "checks" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_accounts" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "userId" TEXT,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transactions" (
    "id" TEXT NOT NULL,
    "businessKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "orderId" TEXT,
    "userId" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "id" BIGSERIAL NOT NULL,
    "transactionId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_events" (
    "id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "resourceId" TEXT,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "processedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "inbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "api_credentials_status_accessTokenExpiresAt_idx" ON "api_credentials"("status", "accessTokenExpiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "api_credentials_userId_apiName_environment_key" ON "api_credentials"("userId", "apiName", "environment");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_states_stateHash_key" ON "oauth_states"("stateHash");

-- CreateIndex
CREATE INDEX "audit_log_at_idx" ON "audit_log"("at");

-- CreateIndex
CREATE INDEX "audit_log_subject_idx" ON "audit_log"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "shops_userId_key" ON "shops"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "shops_slug_key" ON "shops"("slug");

-- CreateIndex
CREATE INDEX "trends_keyword_observedAt_idx" ON "trends"("keyword", "observedAt");

-- CreateIndex
CREATE UNIQUE INDEX "opportunities_userId_supplierProductId_key" ON "opportunities"("userId", "supplierProductId");

-- CreateIndex
CREATE INDEX "autopilot_decisions_cycleId_idx" ON "autopilot_decisions"("cycleId");

-- CreateIndex
CREATE UNIQUE INDEX "pictures_sha256_key" ON "pictures"("sha256");

-- CreateIndex
CREATE INDEX "products_shopId_status_publishedAt_idx" ON "products"("shopId", "status", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "products_userId_supplier_supplierProductId_key" ON "products"("userId", "supplier", "supplierProductId");

-- CreateIndex
CREATE UNIQUE INDEX "products_shopId_slug_key" ON "products"("shopId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "product_variants_productId_supplierSkuId_key" ON "product_variants"("productId", "supplierSkuId");

-- CreateIndex
CREATE INDEX "price_changes_variantId_at_idx" ON "price_changes"("variantId", "at");

-- CreateIndex
CREATE INDEX "orders_userId_createdAt_idx" ON "orders"("userId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "orders_status_nextAttemptAt_idx" ON "orders"("status", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "orders_shopId_idempotencyKey_key" ON "orders"("shopId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "order_lines_orderId_idx" ON "order_lines"("orderId");

-- CreateIndex
CREATE INDEX "order_events_orderId_at_idx" ON "order_events"("orderId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_orderId_key" ON "payments"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "payments_createRequestId_key" ON "payments"("createRequestId");

-- CreateIndex
CREATE UNIQUE INDEX "payments_invoiceId_key" ON "payments"("invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "payments_paypalOrderId_key" ON "payments"("paypalOrderId");

-- CreateIndex
CREATE UNIQUE INDEX "payments_captureId_key" ON "payments"("captureId");

-- CreateIndex
CREATE INDEX "payments_nextPollAt_idx" ON "payments"("nextPollAt");

-- CreateIndex
CREATE INDEX "capital_reservations_orderId_idx" ON "capital_reservations"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "purchases_outOrderId_key" ON "purchases"("outOrderId");

-- CreateIndex
CREATE INDEX "purchases_status_nextCheckAt_idx" ON "purchases"("status", "nextCheckAt");

-- CreateIndex
CREATE UNIQUE INDEX "purchases_orderId_supplierGroup_key" ON "purchases"("orderId", "supplierGroup");

-- CreateIndex
CREATE INDEX "supplier_orders_purchaseId_idx" ON "supplier_orders"("purchaseId");

-- CreateIndex
CREATE UNIQUE INDEX "shipments_orderId_trackingNumber_key" ON "shipments"("orderId", "trackingNumber");

-- CreateIndex
CREATE UNIQUE INDEX "sales_orderId_key" ON "sales"("orderId");

-- CreateIndex
CREATE INDEX "sales_userId_createdAt_idx" ON "sales"("userId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "sales_status_idx" ON "sales"("status");

-- CreateIndex
CREATE UNIQUE INDEX "commissions_saleId_key" ON "commissions"("saleId");

-- CreateIndex
CREATE UNIQUE INDEX "admin_commissions_saleId_key" ON "admin_commissions"("saleId");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_senderBatchId_key" ON "payouts"("senderBatchId");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_batchId_key" ON "payouts"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_itemId_key" ON "payouts"("itemId");

-- CreateIndex
CREATE INDEX "payouts_status_nextCheckAt_idx" ON "payouts"("status", "nextCheckAt");

-- CreateIndex
CREATE INDEX "payouts_userId_createdAt_idx" ON "payouts"("userId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payouts_saleId_beneficiary_key" ON "payouts"("saleId", "beneficiary");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_requestId_key" ON "refunds"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_paypalRefundId_key" ON "refunds"("paypalRefundId");

-- CreateIndex
CREATE INDEX "refunds_status_nextCheckAt_idx" ON "refunds"("status", "nextCheckAt");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_businessKey_key" ON "ledger_transactions"("businessKey");

-- CreateIndex
CREATE INDEX "ledger_transactions_orderId_idx" ON "ledger_transactions"("orderId");

-- CreateIndex
CREATE INDEX "ledger_transactions_occurredAt_idx" ON "ledger_transactions"("occurredAt");

-- CreateIndex
CREATE INDEX "ledger_entries_transactionId_idx" ON "ledger_entries"("transactionId");

-- CreateIndex
CREATE INDEX "ledger_entries_accountId_idx" ON "ledger_entries"("accountId");

-- CreateIndex
CREATE INDEX "inbox_events_processedAt_idx" ON "inbox_events"("processedAt");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_events_provider_eventId_key" ON "inbox_events"("provider", "eventId");

-- AddForeignKey
ALTER TABLE "api_credentials" ADD CONSTRAINT "api_credentials_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_workflow_configs" ADD CONSTRAINT "user_workflow_configs_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shops" ADD CONSTRAINT "shops_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_variants" ADD CONSTRAINT "product_variants_productId_fkey" FOREIGN KEY ("productId") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_pictures" ADD CONSTRAINT "product_pictures_productId_fkey" FOREIGN KEY ("productId") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_freights" ADD CONSTRAINT "product_freights_productId_fkey" FOREIGN KEY ("productId") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_shopId_fkey" FOREIGN KEY ("shopId") REFERENCES "shops"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "purchases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales" ADD CONSTRAINT "sales_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales" ADD CONSTRAINT "sales_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commissions" ADD CONSTRAINT "commissions_saleId_fkey" FOREIGN KEY ("saleId") REFERENCES "sales"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "admin_commissions" ADD CONSTRAINT "admin_commissions_saleId_fkey" FOREIGN KEY ("saleId") REFERENCES "sales"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_saleId_fkey" FOREIGN KEY ("saleId") REFERENCES "sales"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


