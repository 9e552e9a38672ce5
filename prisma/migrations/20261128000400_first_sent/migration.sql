-- When a purchase left for the first time under this preparation. "sentAt" moves with a repeat; what the first request may have made is looked
-- for from here on.
ALTER TABLE "purchases" ADD COLUMN "firstSentAt" TIMESTAMPTZ(3);
