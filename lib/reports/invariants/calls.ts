import { Prisma } from '../../foundation/db'
import { CALL_LIMIT_MINUTES, PAYOUT_UNKNOWN_LIMIT_HOURS, UNKNOWN_LIMIT_MINUTES, type Invariant } from './invariant'

/** Calls to third parties, webhooks, secrets and tenants. */
export const CALL_INVARIANTS: readonly Invariant[] = [
  {
    number: 'INV-32',
    name: 'Every call that moves money was written down before it was made',
    query: () => Prisma.sql`
      SELECT "id" AS subject, concat('purchase ', "status", ' without its sending') AS detail FROM "purchases" WHERE "status" IN ('SENT', 'UNKNOWN', 'ORDERED', 'AWAITING_PAYMENT', 'PAID') AND ("sentAt" IS NULL OR "sentAt" < "createdAt")
      UNION ALL SELECT "id", concat('payout ', "status", ' without its sending') FROM "payouts" WHERE "status" IN ('SENDING', 'UNKNOWN', 'ACCEPTED', 'PAID', 'UNCLAIMED', 'ONHOLD', 'RETURNED') AND "sentAt" IS NULL
      UNION ALL SELECT "id", concat('refund ', "status", ' without its sending') FROM "refunds" WHERE "status" IN ('SENT', 'UNKNOWN', 'PENDING', 'COMPLETED') AND "sentAt" IS NULL
      UNION ALL SELECT "id", concat('capture ', "status", ' without its sending') FROM "payments" WHERE "status" IN ('CAPTURING', 'PENDING', 'COMPLETED', 'REFUNDED', 'MISMATCH') AND "captureSentAt" IS NULL`,
  },
  {
    number: 'INV-33',
    name: 'No call stays without an answer beyond its limit unless a person sees it',
    query: (at) => Prisma.sql`
      SELECT p."id" AS subject, concat('capture asked ', p."captureSentAt") AS detail FROM "payments" p WHERE p."status" = 'CAPTURING' AND p."captureSentAt" < ${at}::timestamptz - make_interval(mins => ${CALL_LIMIT_MINUTES}::int)
      UNION ALL SELECT b."id", concat('purchase ', b."status", ' since ', b."sentAt") FROM "purchases" b JOIN "orders" o ON o."id" = b."orderId"
        WHERE (b."status" = 'SENT' AND b."sentAt" < ${at}::timestamptz - make_interval(mins => ${CALL_LIMIT_MINUTES}::int)) OR (b."status" = 'UNKNOWN' AND b."sentAt" < ${at}::timestamptz - make_interval(mins => ${UNKNOWN_LIMIT_MINUTES}::int) AND o."status" <> 'FAILED')
      UNION ALL SELECT "id", concat('refund ', "status", ' since ', "sentAt") FROM "refunds"
        WHERE (status = 'SENT' AND "sentAt" < ${at}::timestamptz - make_interval(mins => ${CALL_LIMIT_MINUTES}::int)) OR ("status" = 'UNKNOWN' AND "sentAt" < ${at}::timestamptz - make_interval(mins => ${UNKNOWN_LIMIT_MINUTES}::int) AND NOT EXISTS (SELECT FROM "exceptions" x WHERE x."subject" = "refunds"."id" AND x."closedAt" IS NULL))
      UNION ALL SELECT "id", concat('payout ', "status", ' since ', "sentAt") FROM "payouts"
        WHERE ("status" = 'SENDING' AND "sentAt" < ${at}::timestamptz - make_interval(mins => ${CALL_LIMIT_MINUTES}::int)) OR ("status" = 'UNKNOWN' AND "sentAt" < ${at}::timestamptz - make_interval(hours => ${PAYOUT_UNKNOWN_LIMIT_HOURS}::int) AND NOT EXISTS (SELECT FROM "exceptions" x WHERE x."subject" = "payouts"."id" AND x."closedAt" IS NULL))`,
  },
  {
    number: 'INV-34',
    name: 'A purchase’s number at the supplier is its own and stands in its request',
    query: () => Prisma.sql`SELECT "id" AS subject, concat("outOrderId", ' / ', "request" ->> 'outOrderId') AS detail FROM "purchases" WHERE "request" ->> 'outOrderId' IS DISTINCT FROM "outOrderId"`,
  },
  {
    number: 'INV-36',
    name: 'Whoever sends a purchase holds a fence',
    query: () => Prisma.sql`SELECT "id" AS subject, concat("status", ', fence ', "fence") AS detail FROM "purchases" WHERE "sentAt" IS NOT NULL AND "fence" < 1`,
  },
  {
    number: 'INV-37',
    name: 'Every webhook is stored once and processed, with what came of it',
    query: (at) => Prisma.sql`
      SELECT "id" AS subject, concat("provider", ' ', "type", ' since ', "receivedAt") AS detail FROM "inbox_events" WHERE "processedAt" IS NULL AND "receivedAt" < ${at}::timestamptz - make_interval(mins => ${CALL_LIMIT_MINUTES}::int)
      UNION ALL SELECT "id", 'processed without an outcome' FROM "inbox_events" WHERE "processedAt" IS NOT NULL AND coalesce("outcome", '') = ''
      UNION ALL SELECT "eventId", count(*)::text || ' times' FROM "inbox_events" GROUP BY "provider", "eventId" HAVING count(*) > 1`,
  },
  {
    number: 'INV-40',
    name: 'No secret is stored as plain text',
    query: () => Prisma.sql`
      SELECT "id" AS subject, 'not an encrypted envelope' AS detail FROM "api_credentials" WHERE "credentials" IS NOT JSON OBJECT OR "credentials" ~* 'access_?token|refresh_?token|app_?secret'
      UNION ALL SELECT "id", 'password is not an argon2id hash' FROM "users" WHERE "passwordHash" NOT LIKE '$argon2id$%'`,
  },
  {
    number: 'INV-42',
    name: 'Every encrypted secret has its version, key, 12-byte IV and 16-byte tag, and no IV is used twice',
    query: () => Prisma.sql`
      WITH opened AS (SELECT "id", "keyId", CASE WHEN "credentials" IS JSON OBJECT THEN "credentials"::jsonb ELSE '{}'::jsonb END AS e FROM "api_credentials")
      SELECT "id" AS subject, 'the envelope is not whole' AS detail FROM opened
        WHERE e ->> 'v' IS DISTINCT FROM '1' OR e ->> 'kid' IS DISTINCT FROM "keyId" OR length(decode(coalesce(e ->> 'iv', ''), 'base64')) <> 12 OR length(decode(coalesce(e ->> 'tag', ''), 'base64')) <> 16
      UNION ALL SELECT min("id"), 'IV used ' || count(*)::text || ' times' FROM opened WHERE e ? 'iv' GROUP BY e ->> 'kid', e ->> 'iv' HAVING count(*) > 1`,
  },
  {
    number: 'INV-43',
    name: 'What belongs to one reseller is never tied to another’s',
    query: () => Prisma.sql`
      SELECT o."id" AS subject, 'order of another shop’s owner' AS detail FROM "orders" o JOIN "shops" s ON s."id" = o."shopId" WHERE s."userId" <> o."userId"
      UNION ALL SELECT l."id", 'line with another’s product' FROM "order_lines" l JOIN "orders" o ON o."id" = l."orderId" JOIN "products" p ON p."id" = l."productId" WHERE p."userId" <> o."userId"
      UNION ALL SELECT b."id", 'purchase through another’s connection' FROM "purchases" b JOIN "orders" o ON o."id" = b."orderId" LEFT JOIN "api_credentials" c ON c."id" = b."credentialId" WHERE b."userId" <> o."userId" OR c."userId" <> o."userId"
      UNION ALL SELECT s."id", 'sale of another' FROM "sales" s JOIN "orders" o ON o."id" = s."orderId" WHERE s."userId" <> o."userId"
      UNION ALL SELECT y."id", 'payout to another' FROM "payouts" y JOIN "sales" s ON s."id" = y."saleId" WHERE y."beneficiary" = 'RESELLER' AND y."userId" IS DISTINCT FROM s."userId"`,
  },
  {
    number: 'INV-44',
    name: 'What a person decided about money has its line in the audit log',
    query: () => Prisma.sql`
      SELECT y."id" AS subject, concat('confirmed by ', y."confirmedBy", ' without a line') AS detail FROM "payouts" y WHERE y."confirmedBy" IS NOT NULL
        AND NOT EXISTS (SELECT FROM "audit_log" a WHERE a."action" = 'payouts.confirmed' AND a."actorId" = y."confirmedBy" AND a."after" -> 'payouts' ? y."id")
      UNION ALL
      SELECT x."id", concat('closed by ', x."closedBy", ' without a line') FROM "exceptions" x WHERE x."closedBy" <> 'system'
        AND NOT EXISTS (SELECT FROM "audit_log" a WHERE a."action" = 'exception.closed' AND a."subject" = 'exception:' || x."id" AND a."actorId" = x."closedBy")`,
  },
  {
    number: 'INV-46',
    name: 'Every account with rights has its line in the audit log, and nobody gave a role to themselves',
    query: () => Prisma.sql`
      SELECT u."id" AS subject, concat(u."role", ' without a line in the audit log') AS detail FROM "users" u WHERE u."role" IN ('ADMIN', 'RESELLER')
        AND NOT EXISTS (SELECT FROM "audit_log" a WHERE a."subject" = 'user:' || u."id" AND a."after" ->> 'role' = u."role")
      UNION ALL SELECT "id", concat("action", ' on the own account') FROM "audit_log" WHERE "action" = 'account.role_changed' AND 'user:' || "actorId" = "subject"`,
  },
]
