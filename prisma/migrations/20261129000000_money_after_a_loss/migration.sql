-- What the supplier gives back for goods of a sale that was lost goes to the reseller, who bore them.
ALTER TABLE "sale_corrections" DROP CONSTRAINT "sale_corrections_cause_check";
ALTER TABLE "sale_corrections" ADD CONSTRAINT "sale_corrections_cause_check" CHECK ("cause" IN ('CALLED_OFF', 'REFUND', 'REVERSAL', 'COST_RETURNED'));
-- A payout carries what was kept from earlier ones and turned out not to be owed: withheldMinor is below zero by that much.
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_amount_check";
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_amount_check" CHECK ("amountMinor" >= 0 AND "amountMinor" + "withheldMinor" > 0 AND "estimatedFeeMinor" >= 0 AND ("withheldMinor" >= 0 OR "beneficiary" = 'RESELLER'));
CREATE INDEX "payouts_kept_idx" ON "payouts" ("userId") WHERE "withheldMinor" <> 0;
