import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../../foundation/create-sandbox-clock';
import type { StateStore, Table } from '../../foundation/open-state-store';
import { randomCode } from '../../foundation/random-code';
import type { Json } from '../records';
import type { Authority } from './create-authority';
import { createSender } from './create-sender';
import type { Delivery, Webhook, WebhookEvent, WebhookMode } from './records';

export type NewEvent = { readonly eventType: string; readonly resourceType: string; readonly resourceVersion: string; readonly summary: string; readonly resource: Json };

export type Outbox = {
  /** Keeps the event and sends it to every webhook that wants it, signed, with retries. */
  publish(event: NewEvent): void;
  /** Sends a kept event again. Answers the ids of the webhooks it goes to. */
  resend(event: WebhookEvent, webhookIds: readonly string[] | null): string[];
  /** Sends an event that never happened to an address, once; it is not kept. Answers its text. */
  mock(url: string, event: NewEvent): string;
  mode(): WebhookMode;
  setMode(mode: WebhookMode): void;
  /** Takes up what was not delivered before the program stopped. */
  resume(): void;
  stop(): void;
};

export type OutboxParts = {
  readonly store: StateStore;
  readonly clock: SandboxClock;
  readonly authority: Authority;
  readonly webhooks: Table<Webhook>;
  readonly events: Table<WebhookEvent>;
  readonly deliveries: Table<Delivery>;
  readonly baseUrl: () => string;
};

/** Events beyond this many are forgotten, oldest first, once they are delivered or given up. */
const KEPT_EVENTS = 5_000;
/** The first retry; each wait is 1.454 times the one before, so that 25 retries take three days. */
export const FIRST_WAIT_MS = 10_000;

/** The webhook events and their deliveries. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, clock, webhooks, events, deliveries } = parts;
  const modes = store.table<WebhookMode>('webhookMode');
  const sender = createSender(parts);
  const mode = (): WebhookMode => modes.get('mode') ?? { mode: 'normal', delayMs: 0 };

  const deliver = (eventId: string, webhook: Webhook, delayMs: number): string => {
    const id = randomUUID();
    deliveries.put(id, { id, eventId, webhookId: webhook.id, transmissionId: randomUUID(), attempts: 0, nextAtMs: clock.nowMs() + delayMs, waitMs: FIRST_WAIT_MS, state: 'pending', last: null });
    clock.at(clock.nowMs() + delayMs, () => { sender.send(id); });
    return id;
  };
  // Disorder: the first event opens a window; all that come in it are due at its end, the newest first.
  let window = { endMs: 0, events: 0 };
  const waitFor = ({ mode: way, delayMs }: WebhookMode): number => {
    if (way === 'delay') return delayMs;
    if (way !== 'shuffle') return 0;
    const nowMs = clock.nowMs();
    window = nowMs >= window.endMs ? { endMs: nowMs + delayMs, events: 1 } : { ...window, events: window.events + 1 };
    return Math.max(window.endMs - window.events - nowMs, 0);
  };
  const wanted = (eventType: string) => [...webhooks.values()].filter(({ eventTypes }) => eventTypes.includes('*') || eventTypes.includes(eventType));
  return {
    publish(event) {
      const id = newEventId();
      const way = mode();
      const targets = way.mode === 'off' ? [] : wanted(event.eventType);
      const copies = way.mode === 'duplicate' ? 2 : 1;
      const waitMs = targets.length === 0 ? 0 : waitFor(way);
      const deliveryIds = targets.flatMap((webhook) => Array.from({ length: copies }, () => deliver(id, webhook, waitMs)));
      events.put(id, { id, createdAtMs: clock.nowMs(), eventType: event.eventType, body: envelopeOf(id, event, clock, parts.baseUrl()), deliveryIds });
      forgetOldest(events, deliveries);
    },
    resend(event, webhookIds) {
      const targets = webhookIds === null ? wanted(event.eventType) : [...webhooks.values()].filter(({ id }) => webhookIds.includes(id));
      const deliveryIds = targets.map((webhook) => deliver(event.id, webhook, 0));
      events.put(event.id, { ...event, deliveryIds: [...event.deliveryIds, ...deliveryIds] });
      return targets.map(({ id }) => id);
    },
    mock(url, event) {
      const body = envelopeOf(newEventId(), event, clock, parts.baseUrl());
      sender.sendMock(url, body);
      return body;
    },
    mode,
    setMode: (next) => { modes.put('mode', next); },
    resume() {
      for (const delivery of deliveries.values()) if (delivery.state === 'pending') clock.at(delivery.nextAtMs, () => { sender.send(delivery.id); });
    },
    stop() {
      sender.stop();
    },
  };
}

function newEventId(): string {
  return `WH-${randomCode(17)}-${randomCode(17)}`;
}

function envelopeOf(id: string, event: NewEvent, clock: SandboxClock, baseUrl: string): string {
  const self = `${baseUrl}/v1/notifications/webhooks-events/${id}`;
  return JSON.stringify({
    id,
    event_version: '1.0',
    create_time: clock.now().toISOString(),
    resource_type: event.resourceType,
    resource_version: event.resourceVersion,
    event_type: event.eventType,
    summary: event.summary,
    resource: event.resource,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/resend`, rel: 'resend', method: 'POST' },
    ],
  });
}

function forgetOldest(events: Table<WebhookEvent>, deliveries: Table<Delivery>): void {
  if (events.size <= KEPT_EVENTS) return;
  for (const event of events.values()) {
    if (event.deliveryIds.some((id) => deliveries.get(id)?.state === 'pending')) return;
    for (const id of event.deliveryIds) deliveries.remove(id);
    events.remove(event.id);
    if (events.size <= KEPT_EVENTS) return;
  }
}
