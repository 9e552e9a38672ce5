import pg from 'pg'

/** One of them has every fifth order; the others share the rest. */
const RESELLERS = 300
export const resellerId = (n: number) => `usr_${String(n).padStart(26, '0')}`
/** Of three checkouts two are paid. */
const CHECKOUTS_PER_SALE = 1.58
const CHUNK = 100_000
const DAYS = 365

/** For the rows: as the server's superuser, for only he may write them without foreign keys being looked up. */
async function openFiller(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl.replace('//ivan:', '//postgres:') })
  await client.connect()
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`)
  return client
}

/**
 * Rows as a year of trade leaves them, written without triggers and foreign keys (the program's own way would take days): `from` to `to` sales, spread
 * over the same year whatever their number, so that what is read of a day or a month grows with them.
 */
export async function fillSales(databaseUrl: string, from: number, to: number, say: (text: string) => void): Promise<void> {
  const lanes = await Promise.all([openFiller(databaseUrl), openFiller(databaseUrl)])
  const client = lanes[0]
  if (from === 0) await client.query(RESELLER_ROWS)
  const indexes = await dropIndexes(client)
  let next = Math.ceil(from * CHECKOUTS_PER_SALE)
  const last = Math.ceil(to * CHECKOUTS_PER_SALE)
  await Promise.all(lanes.map(async (lane) => {
    while (next < last) {
      const [first, end] = [next, Math.min(next + CHUNK, last) - 1]
      next = end + 1
      await lane.query('BEGIN')
      await lane.query(`CREATE TEMP TABLE checkout ON COMMIT DROP AS ${checkoutRows(first, end)}`)
      for (const statement of ROWS) await lane.query(statement)
      await lane.query('COMMIT')
      say(`  ${end.toLocaleString('en')} checkouts`)
    }
  }))
  for (const statement of indexes) await client.query(statement)
  await client.query('SELECT recount_totals()')
  await Promise.all(lanes.map((lane) => lane.end()))
}

/** Secondary indexes are built at the end; those that keep something once stay. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND indexdef NOT LIKE 'CREATE UNIQUE%'
      AND tablename IN ('orders', 'order_lines', 'order_events', 'payments', 'purchases', 'sales', 'payouts', 'refunds', 'ledger_entries', 'ledger_transactions')`)
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`)
  return rows.map((row) => row.definition)
}

const RESELLER_ROWS = `
  INSERT INTO users (id, email, name, "passwordHash", role, currency, "paypalPayoutEmail", "createdAt", "updatedAt")
    SELECT 'usr_' || lpad(n::text, 26, '0'), 'reseller' || n || '@many.example', 'Reseller ' || n, 'x', 'RESELLER', 'USD', 'payout' || n || '@many.example', now() - interval '1 year', now() FROM generate_series(0, ${RESELLERS - 1}) n;
  INSERT INTO shops (id, "userId", slug, name, "createdAt", "updatedAt") SELECT 'shp_' || right(id, 26), id, 'many-' || right(id, 5), name, now(), now() FROM users WHERE email LIKE '%@many.example';
  INSERT INTO user_workflow_configs ("userId", "updatedAt") SELECT id, now() FROM users WHERE email LIKE '%@many.example';
  INSERT INTO ledger_accounts (id, code, currency, "userId") SELECT 'reseller_payable:' || id || ':USD', 'reseller_payable', 'USD', id FROM users WHERE email LIKE '%@many.example';`

/** What happened to each checkout: x is the common part of all its ids, in the order of time; fate a number from 0 to 9,999. */
const checkoutRows = (from: number, to: number) => `
  SELECT c.*, 'ord_' || x AS id, 'usr_' || lpad((CASE WHEN (n * 7919) % 10007 < 2001 THEN 0 ELSE 1 + (n * 104729) % 100003 % ${RESELLERS - 1} END)::text, 26, '0') AS "user", now() - at AS age,
    1500 + (n * 31) % 9000 AS total, (1500 + (n * 31) % 9000) / 2 AS cost,
    CASE WHEN fate < 3670 THEN CASE WHEN at > now() - interval '3 hours' THEN 'CREATED' ELSE 'CANCELLED' END
         WHEN at > now() - interval '5 minutes' THEN 'PAID' WHEN fate < 3690 AND at > now() - interval '3 days' THEN 'FAILED' WHEN fate < 3790 THEN 'REFUNDED'
         WHEN at > now() - interval '2 days' THEN 'PURCHASED' WHEN at > now() - interval '15 days' THEN 'SHIPPED' ELSE 'DELIVERED' END AS status
  FROM (SELECT n, at, (n * 6151) % 10000 AS fate, lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || lpad(to_hex(n), 14, '0') AS x
        FROM (SELECT n, date_trunc('milliseconds', now() - ((n * 2654435761) % ${DAYS * 86_400_000}) * interval '1 millisecond') AS at FROM generate_series(${from}::bigint, ${to}::bigint) n) moments) c`

const isBought = `c.status IN ('PURCHASED', 'SHIPPED', 'DELIVERED')`
/** Bought and not paid at the supplier yet. */
const isUnpaid = `c.fate % 500 = 7 AND age < interval '1 day'`
const address = `'{"fullName": "Ana Miller", "line1": "1 Main Street", "city": "San Jose", "region": "CA", "postalCode": "95131", "country": "US", "phone": "+1 408 555 0100"}'::jsonb`
const gross = 'c.total - c.cost - c.total * 349 / 10000 - 49'
/** A sale of which all or a part was taken back. */
const isReversed = 'c.fate BETWEEN 3800 AND 3850'
const isCorrected = 'c.fate BETWEEN 3851 AND 3880'

const ROWS: readonly string[] = [
  `INSERT INTO orders (id, "userId", "shopId", status, "failureReason", "stoppedAt", "nextAttemptAt", "sessionHash", "accessKeyHash", email, locale, "shippingAddress", country, currency, "itemsMinor", "shippingMinor", "taxMinor", "totalMinor",
      environment, "requestHash", "aliexpressOrderId", attempts, "createdAt", "paidAt", "purchasedAt")
    SELECT c.id, c.user, 'shp_' || right(c.user, 26), c.status, CASE c.status WHEN 'FAILED' THEN 'LOSS_GUARD' END, CASE c.status WHEN 'FAILED' THEN at + interval '1 minute' END, NULL, '', '', 'ana' || n % 5000 || '@buyer.example', 'en', ${address}, 'US', 'USD',
      c.total, 0, 0, c.total, 'sandbox', '', CASE WHEN ${isBought} THEN (8000000000000 + n)::text END, 1, at, CASE WHEN c.status NOT IN ('CREATED', 'CANCELLED') THEN at + interval '40 seconds' END, CASE WHEN ${isBought} THEN at + interval '2 minutes' END FROM checkout c`,
  `INSERT INTO order_lines (id, "orderId", "productId", "variantId", "titleEn", "titleEs", "variantEn", "variantEs", "supplierProductId", "supplierSkuId", "skuAttr", quantity, "unitPriceMinor", "unitCostMinor", currency)
    SELECT 'oli_' || x, c.id, 'prd_' || n % 500, 'var_' || n % 2000, 'Ceramic pour-over coffee dripper', 'Cono de ceramica para filtrar cafe', 'Sage green', 'Verde salvia', '100500' || n % 500, '1200' || n % 2000, '14:29', 1, c.total, c.cost, 'USD' FROM checkout c`,
  `INSERT INTO payments (id, "orderId", status, environment, "amountMinor", currency, "createRequestId", "invoiceId", "paypalOrderId", "captureId", "feeMinor", "netMinor", "capturedAt", "createdAt")
    SELECT 'pay_' || x, c.id, CASE c.status WHEN 'CREATED' THEN 'CREATED' WHEN 'CANCELLED' THEN 'EXPIRED' WHEN 'REFUNDED' THEN 'REFUNDED' ELSE 'COMPLETED' END, 'sandbox', c.total, 'USD', 'c' || n, 'i' || n, 'P' || n,
      CASE WHEN c.status NOT IN ('CREATED', 'CANCELLED') THEN 'C' || n END, c.total * 349 / 10000 + 49, c.total - c.total * 349 / 10000 - 49, at + interval '40 seconds', at FROM checkout c`,
  `INSERT INTO purchases (id, "orderId", "userId", environment, status, "outOrderId", request, "requestHash", "quotedCostMinor", "maxCostMinor", "actualCostMinor", currency, "paidBy", "fundedFrom", "firstSentAt", "sentAt", "orderedAt", "paidAt", "saleId", "createdAt")
    SELECT 'pur_' || x, c.id, c.user, 'sandbox', CASE WHEN ${isUnpaid} THEN 'AWAITING_PAYMENT' ELSE 'PAID' END, 'o' || n, '{}', '', c.cost, c.cost, c.cost, 'USD', 'platform', 'paypal_balance', at + interval '1 minute',
      at + interval '1 minute', at + interval '2 minutes', CASE WHEN ${isUnpaid} THEN NULL ELSE at + interval '3 minutes' END, CASE WHEN NOT (${isUnpaid}) THEN 'sal_' || x END, at + interval '1 minute' FROM checkout c WHERE ${isBought}`,
  `INSERT INTO supplier_orders (supplier, "supplierOrderId", "purchaseId", "rawStatus", "amountMinor", currency, "paidAt", "createdAt") SELECT 'aliexpress', (8000000000000 + n)::text, 'pur_' || x, 'FINISH', c.cost, 'USD', at, at FROM checkout c WHERE ${isBought}`,
  `INSERT INTO sales (id, "orderId", "userId", environment, currency, "salePrice", tax, "aliexpressCost", "paymentFee", "grossProfit", "commissionAmount", "payoutFee", "netProfit", "resellerPayable", status, "createdAt", "paidOutAt", "reversedAt")
    SELECT 'sal_' || x, c.id, c.user, 'sandbox', 'USD', c.total, 0, c.cost, c.total - c.cost - (${gross}), ${gross}, (${gross}) / 10, 50, (${gross}) - (${gross}) / 10 - 50, (${gross}) - (${gross}) / 10 - 50,
      CASE WHEN ${isReversed} THEN 'REVERSED' WHEN age < interval '1 hour' THEN 'RECORDED' WHEN c.fate % 1000 = 11 AND age < interval '2 days' THEN 'PAYOUT_FAILED' ELSE 'PAID_OUT' END, at + interval '3 minutes', at + interval '1 hour', CASE WHEN ${isReversed} THEN at + interval '9 days' END
    FROM checkout c WHERE ${isBought} AND NOT (${isUnpaid})`,
  `INSERT INTO sale_corrections (id, "saleId", cause, "causeId", "salePrice", tax, "aliexpressCost", "paymentFee", "commissionAmount", "payoutFee", "netProfit", "createdAt")
    SELECT 'cor_' || x, s.id, 'REVERSAL', 'rev_' || x, CASE WHEN ${isReversed} THEN s."salePrice" ELSE 200 END, 0, 0, 0, CASE WHEN ${isReversed} THEN s."commissionAmount" ELSE 20 END, CASE WHEN ${isReversed} THEN s."payoutFee" ELSE 0 END,
      CASE WHEN ${isReversed} THEN s."salePrice" - s."commissionAmount" - s."payoutFee" ELSE 180 END, at + interval '9 days' FROM checkout c JOIN sales s ON s.id = 'sal_' || x WHERE ${isReversed} OR ${isCorrected}`,
  `INSERT INTO payment_reversals (id, "paypalTransactionId", kind, "orderId", "paymentId", "amountMinor", currency, "occurredAt", "createdAt")
    SELECT 'rev_' || x, 'TX' || x, 'REVERSAL', c.id, 'pay_' || x, CASE WHEN ${isReversed} THEN c.total ELSE 200 END, 'USD', at + interval '9 days', at + interval '9 days' FROM checkout c JOIN sales s ON s.id = 'sal_' || x WHERE ${isReversed} OR ${isCorrected}`,
  `INSERT INTO disputes (id, "paypalDisputeId", "orderId", "paymentId", status, reason, "amountMinor", currency, "openedAt", "changedAt", "closedAt", "createdAt")
    SELECT 'dsp_' || x, 'PP-' || x, c.id, 'pay_' || x, CASE WHEN age > interval '4 days' THEN 'LOST' ELSE 'NEEDS_ANSWER' END, 'NOT_RECEIVED', c.total, 'USD', at + interval '1 hour', at, CASE WHEN age > interval '4 days' THEN at + interval '9 days' END, at FROM checkout c WHERE ${isBought} AND (${isReversed} OR ${isCorrected})`,
  `INSERT INTO refunds (id, "orderId", "paymentId", status, "amountMinor", currency, "requestId", "paypalRefundId", reason, "requestedBy", "sentAt", "completedAt", "createdAt")
    SELECT 'ref_' || x, c.id, 'pay_' || x, 'COMPLETED', c.total, 'USD', 'ref-' || x, 'RF' || x, 'not supplied in time', 'system', at + interval '3 days', at + interval '3 days', at + interval '3 days' FROM checkout c WHERE c.status = 'REFUNDED'`,
  `INSERT INTO payouts (id, "saleId", beneficiary, "userId", environment, status, receiver, "amountMinor", "estimatedFeeMinor", "feeMinor", currency, "senderBatchId", "batchId", "itemId", "failureReason", "saleReversed", "nextCheckAt", "sentAt", "paidAt", "createdAt")
    SELECT 'po_' || left(x, 12) || lpad(to_hex(n * 2 + who.part), 14, '0'), s.id, who.beneficiary, CASE who.part WHEN 1 THEN s."userId" END, 'sandbox',
      CASE WHEN s.status = 'RECORDED' THEN 'PENDING' WHEN s.status = 'PAYOUT_FAILED' AND who.part = 1 THEN 'FAILED' ELSE 'PAID' END, 'payout@many.example', CASE who.part WHEN 1 THEN greatest(s."resellerPayable", 1) ELSE greatest(s."commissionAmount", 1) END, 25, 25, 'USD',
      's' || n || who.part, 'b' || n || who.part, 'i' || n || who.part, CASE WHEN s.status = 'PAYOUT_FAILED' AND who.part = 1 THEN 'RECEIVER_UNREGISTERED' END, s.status = 'REVERSED', CASE s.status WHEN 'RECORDED' THEN now() + interval '1 day' END, at + interval '1 hour', CASE WHEN s.status = 'RECORDED' THEN NULL ELSE at + interval '1 hour' END, at + interval '4 minutes'
    FROM checkout c JOIN sales s ON s.id = 'sal_' || x CROSS JOIN (VALUES (0, 'ADMIN'), (1, 'RESELLER')) who (part, beneficiary)`,
  `INSERT INTO order_events (id, "orderId", "userId", at, event, "fromStatus", "toStatus", actor, evidence)
    SELECT 'oev_' || left(x, 12) || lpad(to_hex(n * 2 + step.part), 14, '0'), c.id, c.user, at + step.after, step.event, step.before, step.becomes, 'system', '{}' FROM checkout c CROSS JOIN (VALUES
      (0, 'payment_captured', 'CREATED', 'PAID', interval '40 seconds'), (1, 'delivered', 'SHIPPED', 'DELIVERED', interval '15 days')) step (part, event, before, becomes, after)
    WHERE c.status NOT IN ('CREATED', 'CANCELLED') AND (step.part = 0 OR c.status = 'DELIVERED')`,
  `INSERT INTO ledger_transactions (id, "businessKey", kind, "orderId", "userId", "occurredAt", "prevHash", hash) SELECT 'ltx_' || x, 'sale:sal_' || x, 'sale', c.id, c.user, at + interval '3 minutes', '', '' FROM checkout c JOIN sales s ON s.id = 'sal_' || x`,
  `INSERT INTO ledger_entries ("transactionId", "accountId", "amountMinor", currency)
    SELECT 'ltx_' || x, entry.account, entry.minor, 'USD' FROM checkout c JOIN sales s ON s.id = 'sal_' || x CROSS JOIN LATERAL (VALUES ('shopper_payable:USD', s."netProfit"), ('reseller_payable:' || c.user || ':USD', -s."netProfit")) entry (account, minor) WHERE entry.minor <> 0`,
]
