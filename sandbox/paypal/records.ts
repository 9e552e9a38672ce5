import type { Amount } from './money/amount';

/** JSON as it came from the client, already validated. */
export type Json = Record<string, unknown>;

export type OrderStatus = 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED';

/** What the shopper chose on the approval page: how the capture will go. */
export type ApprovalOutcome = 'pay' | 'decline' | 'review' | 'decline-inside';

export type Order = {
  readonly id: string;
  readonly intent: string;
  readonly purchaseUnit: Json;
  readonly total: Amount;
  readonly invoiceId: string | null;
  readonly customId: string | null;
  readonly hasPaymentSource: boolean;
  readonly brandName: string | null;
  readonly returnUrl: string | null;
  readonly cancelUrl: string | null;
  readonly createdAtMs: number;
  updatedAtMs: number;
  expiresAtMs: number;
  status: OrderStatus;
  outcome: ApprovalOutcome | null;
  captureId: string | null;
};

export type CaptureStatus = 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';

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
  status: 'COMPLETED' | 'PENDING';
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

export type ItemStatus = 'PENDING' | 'SUCCESS' | 'FAILED' | 'UNCLAIMED' | 'RETURNED' | 'ONHOLD' | 'BLOCKED' | 'DENIED';

export type PayoutItem = {
  readonly id: string;
  readonly batchId: string;
  readonly senderBatchId: string | null;
  readonly request: Json;
  readonly amount: Amount;
  readonly feeMinor: number;
  status: ItemStatus;
  transactionId: string | null;
  error: { readonly name: string; readonly message: string } | null;
  processedAtMs: number | null;
};

/** Money that left or entered the merchant's account by way of the control API (AliExpress' auto-pay). */
export type Debit = { readonly reference: string; readonly amount: Amount; readonly note: string; readonly atMs: number };
