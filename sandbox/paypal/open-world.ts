import { createEffects, type Effects } from '../foundation/create-effects';
import { createSandboxClock, type SandboxClock } from '../foundation/create-sandbox-clock';
import { createSwitches, type Switches } from '../foundation/create-switches';
import { openStateStore, type StateStore, type Table } from '../foundation/open-state-store';
import type { Dispute } from './disputes/records';
import { createBooks, type Books } from './money/create-books';
import type { PayPalSettings } from './read-paypal-settings';
import type { Capture, Debit, Order, PayoutBatch, PayoutItem, Refund, UsedKey } from './records';
import { createOptions, type OptionsStore } from './settings/options';
import { createAuthority, type Authority } from './webhooks/create-authority';
import type { Delivery, WebhookEvent, Webhook } from './webhooks/records';
import { createOutbox, type Outbox } from './webhooks/create-outbox';

export type World = {
  readonly settings: PayPalSettings;
  readonly store: StateStore;
  readonly clock: SandboxClock;
  readonly switches: Switches;
  readonly effects: Effects;
  readonly options: OptionsStore;
  readonly books: Books;
  readonly authority: Authority;
  readonly outbox: Outbox;
  /** Origin of this program, known once it listens; base of every link and of the certificate's address. */
  baseUrl: string;
  /** Paths of POST calls that are running slowly -> their PayPal-Request-Ids. */
  readonly running: Map<string, Set<string>>;
  /** Payout calls of the running minute. */
  payoutCalls: { minute: number; count: number };
  readonly tokens: Table<{ expiresAtMs: number; scopes: readonly string[] }>;
  readonly orders: Table<Order>;
  readonly captures: Table<Capture>;
  readonly refunds: Table<Refund>;
  /** invoice_id of a captured payment or of a refund -> id of what used it. */
  readonly invoices: Table<{ usedBy: string }>;
  readonly usedKeys: Table<UsedKey>;
  readonly batches: Table<PayoutBatch>;
  readonly items: Table<PayoutItem>;
  /** sender_batch_id -> the batch that used it last. */
  readonly senderBatches: Table<{ batchId: string; usedAtMs: number }>;
  readonly debits: Table<Debit>;
  readonly disputes: Table<Dispute>;
  readonly webhooks: Table<Webhook>;
  readonly events: Table<WebhookEvent>;
  readonly deliveries: Table<Delivery>;
};

/** Opens the state on disk and everything that lives on it. */
export function openWorld(settings: PayPalSettings): World {
  const store = openStateStore(settings.stateDir);
  const clock = createSandboxClock(store, settings.clockFile);
  const effects = createEffects(store, clock);
  const webhooks = store.table<Webhook>('webhooks');
  const events = store.table<WebhookEvent>('events');
  const deliveries = store.table<Delivery>('deliveries');
  const authority = createAuthority(settings.stateDir);
  const world: World = {
    settings,
    store,
    clock,
    switches: createSwitches(store, settings.latencyMs),
    effects,
    options: createOptions(store, settings),
    books: createBooks(store, clock, settings),
    authority,
    outbox: createOutbox({ store, clock, authority, webhooks, events, deliveries, baseUrl: () => world.baseUrl }),
    baseUrl: '',
    running: new Map(),
    payoutCalls: { minute: 0, count: 0 },
    tokens: store.table('tokens'),
    orders: store.table('orders'),
    captures: store.table('captures'),
    refunds: store.table('refunds'),
    invoices: store.table('invoices'),
    usedKeys: store.table('usedKeys'),
    batches: store.table('batches'),
    items: store.table('items'),
    senderBatches: store.table('senderBatches'),
    debits: store.table('debits'),
    disputes: store.table('disputes'),
    webhooks,
    events,
    deliveries,
  };
  return world;
}
