import type { Amount } from '../money/amount';
import type { Json } from '../records';

export const DISPUTE_REASONS = [
  'MERCHANDISE_OR_SERVICE_NOT_RECEIVED', 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED', 'UNAUTHORISED', 'CREDIT_NOT_PROCESSED', 'DUPLICATE_TRANSACTION',
  'INCORRECT_AMOUNT', 'PAYMENT_BY_OTHER_MEANS', 'CANCELED_RECURRING_BILLING', 'PROBLEM_WITH_REMITTANCE', 'OTHER',
] as const;
export const DISPUTE_STAGES = ['INQUIRY', 'CHARGEBACK', 'PRE_ARBITRATION', 'ARBITRATION'] as const;

export type DisputeStatus = 'OPEN' | 'WAITING_FOR_BUYER_RESPONSE' | 'WAITING_FOR_SELLER_RESPONSE' | 'UNDER_REVIEW' | 'RESOLVED';
export type OutcomeCode = 'RESOLVED_BUYER_FAVOUR' | 'RESOLVED_SELLER_FAVOUR' | 'RESOLVED_WITH_PAYOUT' | 'CANCELED_BY_BUYER';

/** A buyer's case against a capture. Its money is put aside until it ends. */
export type Dispute = {
  readonly id: string;
  readonly captureId: string;
  readonly reason: (typeof DISPUTE_REASONS)[number];
  readonly amount: Amount;
  /** What is put aside, in the currency that the payment arrived in. */
  readonly held: Amount;
  readonly createdAtMs: number;
  updatedAtMs: number;
  sellerDueMs: number;
  status: DisputeStatus;
  stage: (typeof DISPUTE_STAGES)[number];
  outcome: { readonly code: OutcomeCode; readonly refunded: Amount | null } | null;
  readonly messages: Json[];
  readonly evidences: Json[];
};
