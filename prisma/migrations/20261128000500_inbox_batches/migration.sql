-- Webhooks are worked off in batches straight from their rows (docs/decisions/0009-lanes-and-inbox-batches.md): when an event is due, and how often it was tried.
ALTER TABLE "inbox_events" ADD COLUMN "nextTryAt" TIMESTAMPTZ(3), ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;
UPDATE "inbox_events" SET "nextTryAt" = "receivedAt";
ALTER TABLE "inbox_events" ALTER COLUMN "nextTryAt" SET NOT NULL;
DROP INDEX "inbox_events_processedAt_idx";
CREATE INDEX "inbox_events_processedAt_nextTryAt_idx" ON "inbox_events"("processedAt", "nextTryAt");
