/** 0 registered but not yet approved, 1 active, 99 inactive (facts/paypal.md 11, UNVERIFIED beyond these numbers). */
export type PayeeStatus = 0 | 1 | 99;

export type Payee = {
  readonly payeeId: string;
  readonly accountId: string;
  readonly status: PayeeStatus;
  readonly registeredAtMs: number | null;
  /** The open registration link's token; null once it was used. */
  readonly linkToken: string | null;
  readonly redirectUrl: string | null;
};

/** Pending until it is loaded; the exact words of the waiting states are UNVERIFIED ("Pending..."). */
export type PaymentStatus = 'Pending' | 'Transferred' | 'Cancelled';

export type Payment = {
  readonly clientReferenceId: string;
  readonly payoutId: string;
  readonly payeeId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string;
  readonly groupId: string | null;
  readonly createdAtMs: number;
  /** When it is to be loaded: the payout date asked for, or soon. */
  readonly dueAtMs: number;
  readonly loadedAtMs: number | null;
  readonly status: PaymentStatus;
  readonly cancelReason: { readonly code: string; readonly description: string } | null;
};

export const EVENTS = ['payment-accepted', 'payment-cancelled', 'payment-loaded', 'payee-approved', 'payee-declined'] as const;
export type EventName = (typeof EVENTS)[number];

/** One notification on its way to the URL that is registered for its kind. */
export type Delivery = { readonly id: string; readonly event: EventName; readonly url: string; readonly body: string; readonly attempts: number; readonly last: string | null; readonly nextAtMs: number | null };

/** What a repeated client_reference_id gets. What the real one does is not publicly confirmed, so all three can be chosen. */
export const DUPLICATES = ['refuse', 'accept-silently', 'failure-200'] as const;

export type Settings = {
  readonly duplicates: (typeof DUPLICATES)[number];
  /** From acceptance to loading. */
  readonly loadAfterSeconds: number;
  readonly webhookUrls: Readonly<Partial<Record<EventName, string>>>;
};
