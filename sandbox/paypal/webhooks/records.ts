export type Webhook = { readonly id: string; readonly url: string; readonly eventTypes: readonly string[] };

export type WebhookEvent = {
  readonly id: string;
  readonly createdAtMs: number;
  readonly eventType: string;
  /** The exact text that is sent and signed. */
  readonly body: string;
  readonly deliveryIds: readonly string[];
};

export type Delivery = {
  readonly id: string;
  readonly eventId: string;
  readonly webhookId: string;
  readonly transmissionId: string;
  attempts: number;
  nextAtMs: number;
  waitMs: number;
  state: 'pending' | 'delivered' | 'failed';
  /** HTTP status or the error of the last attempt. */
  last: string | null;
};

export const WEBHOOK_MODES = ['normal', 'off', 'duplicate', 'delay', 'shuffle'] as const;

/** How deliveries go: as they should, never, twice each, late by `delayMs`, or the events of `delayMs` at once and the newest first. */
export type WebhookMode = { readonly mode: (typeof WEBHOOK_MODES)[number]; readonly delayMs: number };
