import { createHash, createHmac, randomBytes } from 'node:crypto';
import { randomCode } from '../foundation/random-code';
import { numberOf } from './amounts';
import type { Account } from './open-account';
import type { Delivery, EventName, Payee, Payment } from './records';

/** UNVERIFIED: how often and when Payoneer tries again. */
const RETRY_AFTER_MS = [60_000, 300_000, 1_800_000, 7_200_000, 43_200_000];
const PATIENCE_MS = 10_000;
const KEPT = 500;

type Signed = { readonly app: string; readonly secret: string; readonly method: string; readonly url: string; readonly nonce: string; readonly timestamp: string; readonly body: string };

/**
 * The header of a notification: `hmacauth App:Signature:Nonce:Timestamp`; the signature is base64 HMAC-SHA256 over App + METHOD +
 * lower(url-encoded lower-case URL) + timestamp + nonce + base64(MD5(body)). From one client library that says it was tried against the real
 * sandbox: UNVERIFIED (facts/paypal.md 11).
 */
export function signNotification({ app, secret, method, url, nonce, timestamp, body }: Signed): string {
  const digest = createHash('md5').update(body).digest('base64');
  const text = `${app}${method}${encodeURIComponent(url.toLowerCase()).toLowerCase()}${timestamp}${nonce}${digest}`;
  const signature = createHmac('sha256', secret).update(text).digest('base64');
  return `hmacauth ${app}:${signature}:${nonce}:${timestamp}`;
}

/** Puts a notification on its way, where a URL is set for its kind. The keys have spaces, as in the real ones. */
export function notify(account: Account, event: EventName, about: Payment | Payee): void {
  const url = account.settings().webhookUrls[event];
  if (url === undefined || url === '') return;
  const id = randomCode(16);
  const delivery: Delivery = { id, event, url, body: JSON.stringify(bodyOf(account, event, about)), attempts: 0, last: null, nextAtMs: account.clock.nowMs() };
  account.deliveries.put(id, delivery);
  for (const old of [...account.deliveries.values()].slice(0, Math.max(account.deliveries.size - KEPT, 0))) account.deliveries.remove(old.id);
  scheduleDelivery(account, delivery);
}

/** UNVERIFIED: the full list of fields of each kind. */
function bodyOf({ clock, config }: Account, event: EventName, about: Payment | Payee): Record<string, unknown> {
  const common = { 'Event Type': event, 'Program Id': config.programId, 'Payee Id': about.payeeId, 'Event Date': clock.iso() };
  if (!('clientReferenceId' in about)) return { ...common, 'Account Id': about.accountId };
  return { ...common, IntPaymentId: about.clientReferenceId, 'Payment Id': about.payoutId, Amount: numberOf(about.amountMinor), Currency: about.currency, ...(about.cancelReason === null ? {} : { 'Reason Code': about.cancelReason.code, 'Reason Description': about.cancelReason.description }) };
}

/** Sends when it is due; taken up again at start. */
export function scheduleDelivery(account: Account, { id, nextAtMs }: Delivery): void {
  if (nextAtMs !== null) account.clock.at(nextAtMs, () => void send(account, id));
}

async function send(account: Account, id: string): Promise<void> {
  const { config, clock, deliveries, store } = account;
  const delivery = deliveries.get(id);
  if (delivery?.nextAtMs == null || delivery.nextAtMs > clock.nowMs()) return;
  const taken: Delivery = { ...delivery, attempts: delivery.attempts + 1, nextAtMs: null };
  deliveries.put(id, taken);
  const last = await post(config, clock.nowMs(), delivery);
  const pause = RETRY_AFTER_MS[taken.attempts - 1];
  const isDone = /^2\d\d$/.test(last) || pause === undefined;
  const next: Delivery = { ...taken, last, nextAtMs: isDone ? null : clock.nowMs() + pause };
  deliveries.put(id, next);
  store.commit();
  scheduleDelivery(account, next);
}

async function post({ webhookApp, webhookSecret }: Account['config'], nowMs: number, { url, body }: Delivery): Promise<string> {
  const authorization = signNotification({ app: webhookApp, secret: webhookSecret, method: 'POST', url, nonce: randomBytes(16).toString('hex'), timestamp: String(Math.floor(nowMs / 1000)), body });
  try {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.arrayBuffer();
    return String(answer.status);
  } catch {
    return 'no answer';
  }
}
