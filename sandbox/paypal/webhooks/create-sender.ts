import { randomUUID } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { OutboxParts } from './create-outbox';
import type { Delivery } from './records';
import { signDelivery } from './sign-delivery';

export type Sender = {
  send(deliveryId: string): void;
  /** One attempt, not kept: what PayPal's simulator sends. It signs with a word in place of a webhook's id (facts 6.4). */
  sendMock(url: string, body: string): void;
  stop(): void;
};

const AT_ONCE = 16;
const ANSWER_WITHIN_MS = 15_000;
const MOST_ATTEMPTS = 26;
const MOCK_WEBHOOK_ID = 'WEBHOOK_ID';

/** Posts deliveries, at most 16 at once. Any 2xx is delivered; else 25 retries over three days of the sandbox's clock, then failed. */
export function createSender({ store, clock, authority, webhooks, events, deliveries, baseUrl }: OutboxParts): Sender {
  const agents = { http: new HttpAgent({ keepAlive: true, maxSockets: AT_ONCE }), https: new HttpsAgent({ keepAlive: true, maxSockets: AT_ONCE }) };
  const waiting: string[] = [];
  let active = 0;
  let stopped = false;

  const transmit = async (url: string, webhookId: string, transmissionId: string, text: string): Promise<string> => {
    const body = Buffer.from(text, 'utf8');
    const headers = await signDelivery({ id: transmissionId, time: clock.iso(), webhookId, body }, authority.leafKey, `${baseUrl()}/v1/notifications/certs/${authority.certId}`);
    return post(url, body, headers, agents);
  };
  const attempt = async (delivery: Delivery): Promise<string> => {
    const event = events.get(delivery.eventId);
    const webhook = webhooks.get(delivery.webhookId);
    if (event === undefined || webhook === undefined) return 'gone';
    return transmit(webhook.url, webhook.id, delivery.transmissionId, event.body);
  };
  const keep = (delivery: Delivery, outcome: string) => {
    noteOutcome(delivery, outcome, clock.nowMs());
    if (delivery.state === 'pending') clock.at(delivery.nextAtMs, () => { send(delivery.id); });
    deliveries.put(delivery.id, delivery);
    store.commit();
  };
  const next = () => {
    while (active < AT_ONCE && waiting.length > 0 && !stopped) {
      const delivery = deliveries.get(waiting.shift() ?? '');
      if (delivery === undefined || delivery.state !== 'pending') continue;
      active += 1;
      void attempt(delivery)
        .catch((error: unknown) => (error instanceof Error ? error.message : 'error'))
        .then((outcome) => {
          active -= 1;
          if (!stopped) keep(delivery, outcome);
          next();
        });
    }
  };
  const send = (deliveryId: string) => {
    waiting.push(deliveryId);
    next();
  };
  return {
    send,
    sendMock(url, body) {
      transmit(url, MOCK_WEBHOOK_ID, randomUUID(), body).catch(() => undefined);
    },
    stop() {
      stopped = true;
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** Delivered, given up, or to be sent again after a wait that grows. */
function noteOutcome(delivery: Delivery, outcome: string, nowMs: number): void {
  delivery.attempts += 1;
  delivery.last = outcome;
  if (/^2\d\d$/.test(outcome)) delivery.state = 'delivered';
  else if (outcome === 'gone' || delivery.attempts >= MOST_ATTEMPTS) delivery.state = 'failed';
  else {
    delivery.nextAtMs = nowMs + delivery.waitMs;
    delivery.waitMs = Math.trunc((delivery.waitMs * 1454) / 1000);
  }
}

/** The status as text, or what went wrong. */
function post(address: string, body: Buffer, headers: Record<string, string>, agents: { http: HttpAgent; https: HttpsAgent }): Promise<string> {
  return new Promise((resolve) => {
    const url = new URL(address);
    const secure = url.protocol === 'https:';
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': String(body.length), 'user-agent': 'PayPal/AUHD-1.0-1 (sandbox)' },
      timeout: ANSWER_WITHIN_MS,
    };
    const call = secure ? httpsRequest(url, { ...options, agent: agents.https }) : httpRequest(url, { ...options, agent: agents.http });
    call.on('response', (response) => {
      response.resume();
      response.on('end', () => { resolve(String(response.statusCode)); });
      response.on('error', (error) => { resolve(error.message); });
    });
    call.on('timeout', () => call.destroy(new Error('no answer in time')));
    call.on('error', (error) => { resolve(error.message); });
    call.end(body);
  });
}
