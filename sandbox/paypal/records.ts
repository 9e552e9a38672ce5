import type { Amount } from './money/amount';

/** JSON as it came from the client, already validated. */
export type Json = Record<string, unknown>;

export type OrderStatus = 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED';

/** What the shopper chose on the approval page: how the capture will go. */
export type ApprovalOutcome = 'pay' | 'decline' | 'review' | 'bank' | 'decline-inside';

export type Order = {
  readonly id: string;
  readonly intent: string;
  purchaseUnit: Json;
  total: Amount;
  invoiceId: string | null;
  customId: string | null;
  hasPaymentSource: boolean;
  brandName: string | null;
  returnUrl: string | null;
  cancelUrl: string | null;
  isImmediate: boolean;
  readonly createdAtMs: number;
  updatedAtMs: number;
  expiresAtMs: number;
  status: OrderStatus;
  outcome: ApprovalOutcome | null;
  captureId: string | null;
  /** Captures that were refused; PayPal ends an order after too many. */
  refusals: number;
  /** Why the capture stays pending, where the shopper's choice says so. */
  reason: string | null;
  /** True once the approval was taken back for want of a capture. */
  hasLapsed: boolean;
  readonly trackers: Tracker[];
};

/** A parcel that the shop has told PayPal of. */
export type Tracker = { readonly id: string; readonly captureId: string; readonly number: string; status: 'SHIPPED' | 'CANCELLED'; items: readonly Json[]; readonly createdAtMs: number; updatedAtMs: number };

export type CaptureStatus = 'COMPLETED' | 'PENDING' | 'DECLINED' | 'FAILED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';

export type Capture = {
  readonly id: string;
  readonly orderId: string;
  readonly amount: Amount;
  readonly invoiceId: string | null;
  readonly customId: string | null;
  readonly createdAtMs: number;
  updatedAtMs: number;
  status: CaptureStatus;
  reason: string | null;
  /** Null until the money is there. */
  feeMinor: number | null;
  /** What arrived, where the merchant does not hold the currency. */
  converted: { readonly amount: Amount; readonly feeMinor: number; readonly rate: string } | null;
  refundedMinor: number;
  readonly refundIds: string[];
};

export type Refund = {
  readonly id: string;
  readonly captureId: string;
  readonly amount: Amount;
  readonly invoiceId: string | null;
  readonly customId: string | null;
  readonly note: string | null;
  readonly totalRefundedMinor: number;
  readonly createdAtMs: number;
  updatedAtMs: number;
  status: 'COMPLETED' | 'PENDING' | 'FAILED' | 'CANCELLED';
};

/** A PayPal-Request-Id that has been used: for what body, and what came out. */
export type UsedKey = {
  readonly bodyHash: string;
  readonly expiresAtMs: number;
  /** Id of the order or refund the first call made; null where it was refused. */
  readonly resultId: string | null;
  readonly refusal: { readonly status: number; readonly body: string } | null;
};

export type BatchStatus = 'PENDING' | 'PROCESSING' | 'SUCCESS' | 'DENIED';

export type PayoutBatch = {
  readonly id: string;
  readonly header: Json;
  readonly currency: string;
  readonly itemIds: readonly string[];
  readonly createdAtMs: number;
  completedAtMs: number | null;
  status: BatchStatus;
  /** Set by a fault: the batch will be denied, or its items held. */
  readonly fate: 'deny' | 'hold' | null;
};

export type ItemStatus = 'PENDING' | 'SUCCESS' | 'FAILED' | 'UNCLAIMED' | 'RETURNED' | 'ONHOLD' | 'BLOCKED' | 'REFUNDED' | 'REVERSED';

export type PayoutItem = {
  readonly id: string;
  readonly batchId: string;
  readonly senderBatchId: string | null;
  readonly request: Json;
  readonly amount: Amount;
  readonly feeMinor: number;
  /** Amount and fee while they are held; then 0. */
  heldMinor: number;
  status: ItemStatus;
  transactionId: string | null;
  error: { readonly name: string; readonly message: string } | null;
  processedAtMs: number | null;
};

/** Money that left or entered the merchant's account by way of the control API (AliExpress' auto-pay). */
export type Debit = { readonly reference: string; readonly amount: Amount; readonly note: string; readonly atMs: number };
