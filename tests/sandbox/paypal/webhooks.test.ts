import { X509Certificate, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestPayPal, type TestPayPal } from './start-test-paypal';

type Received = { readonly headers: IncomingHttpHeaders; readonly raw: Buffer; readonly type: string; readonly id: string };

let paypal: TestPayPal;
let shop: Server;
let webhookId: string;
let answer = 200;
const received: Received[] = [];

beforeAll(async () => {
  paypal = await startTestPayPal({ SANDBOX_PAYPAL_TOKEN_SECONDS: '99999999' });
  shop = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const raw = Buffer.concat(parts);
      const event = JSON.parse(raw.toString()) as { event_type: string; id: string };
      received.push({ headers: request.headers, raw, type: event.event_type, id: event.id });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/api/paypal/webhook`;
  const created = await paypal.call('/v1/notifications/webhooks', { body: { url, event_types: [{ name: '*' }] } });
  expect(created.status).toBe(201);
  webhookId = created.body.id as string;
});
afterAll(async () => {
  await paypal.stop();
  shop.closeAllConnections();
  shop.close();
});
beforeEach(async () => {
  await paypal.control('webhooks/mode', { mode: 'normal' });
  answer = 200;
  received.length = 0;
});

const types = () => received.map(({ type }) => type);
const header = (entry: Received, name: string) => String(entry.headers[name]);

async function certificates(entry: Received): Promise<X509Certificate[]> {
  const url = header(entry, 'paypal-cert-url');
  expect(url).toMatch(new RegExp(`^${paypal.url}/v1/notifications/certs/CERT-[0-9a-f]+$`));
  const pem = await (await fetch(url)).text();
  return (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((part) => new X509Certificate(part));
}

function signatureHolds(entry: Received, certificate: X509Certificate, raw = entry.raw): boolean {
  const message = `${header(entry, 'paypal-transmission-id')}|${header(entry, 'paypal-transmission-time')}|${webhookId}|${crc32(raw)}`;
  return verify('sha256', Buffer.from(message), certificate.publicKey, Buffer.from(header(entry, 'paypal-transmission-sig'), 'base64'));
}

test('an order’s events arrive, signed by a certificate of the sandbox’s own authority', async () => {
  const { orderId, captureId } = await paypal.paidCapture();
  // The two of the capture leave together: as at PayPal, nothing says which arrives first.
  await expect.poll(() => types().toSorted()).toEqual(['CHECKOUT.ORDER.APPROVED', 'CHECKOUT.ORDER.COMPLETED', 'PAYMENT.CAPTURE.COMPLETED']);
  const entryOf = (type: string) => received.find((each) => each.type === type) as Received;
  const entry = entryOf('PAYMENT.CAPTURE.COMPLETED');
  const [approved, completed] = [entryOf('CHECKOUT.ORDER.APPROVED'), entry].map(({ raw }) => JSON.parse(raw.toString()));
  expect(approved.resource).toMatchObject({ id: orderId, status: 'APPROVED', purchase_units: [{ custom_id: 'ord_01' }] });
  expect(completed).toMatchObject({ event_version: '1.0', resource_type: 'capture', resource_version: '2.0', resource: { id: captureId, status: 'COMPLETED', supplementary_data: { related_ids: { order_id: orderId } } } });
  expect([header(entry, 'paypal-auth-algo'), header(entry, 'content-type')]).toEqual(['SHA256withRSA', 'application/json']);
  const [leaf] = await certificates(entry);
  const authority = new X509Certificate(readFileSync(path.join(paypal.stateDir, 'webhook-ca.pem'), 'utf8'));
  expect(leaf?.subject).toContain('CN=messageverificationcerts.sandbox.paypal.com');
  expect([leaf?.checkIssued(authority), leaf?.verify(authority.publicKey), authority.verify(authority.publicKey), authority.ca, leaf?.ca]).toEqual([true, true, true, true, false]);
  expect(signatureHolds(entry, leaf as X509Certificate)).toBe(true);
  expect(signatureHolds(entry, leaf as X509Certificate, Buffer.concat([entry.raw, Buffer.from(' ')]))).toBe(false);
});

test('the postback verifies the raw event only', async () => {
  await paypal.paidCapture();
  await expect.poll(types).toHaveLength(3);
  const entry = received[1] as Received;
  const fields = { auth_algo: header(entry, 'paypal-auth-algo'), cert_url: header(entry, 'paypal-cert-url'), transmission_id: header(entry, 'paypal-transmission-id'), transmission_sig: header(entry, 'paypal-transmission-sig'), transmission_time: header(entry, 'paypal-transmission-time'), webhook_id: webhookId };
  const check = async (event: string, changes: Record<string, string> = {}) =>
    (await paypal.call('/v1/notifications/verify-webhook-signature', { body: `${JSON.stringify({ ...fields, ...changes }).slice(0, -1)},"webhook_event":${event}}` })).body.verification_status;
  const raw = entry.raw.toString();
  expect(await check(raw)).toBe('SUCCESS');
  expect(await check(JSON.stringify(JSON.parse(raw), null, 1))).toBe('FAILURE');
  expect(await check(raw, { webhook_id: '1JE4291016473214C' })).toBe('FAILURE');
  expect(await check(raw, { cert_url: 'https://evil.example/cert' })).toBe('FAILURE');
  expect((await paypal.call('/v1/notifications/verify-webhook-signature', { body: fields })).status).toBe(400);
});

test('refunds and payouts are told', async () => {
  const { captureId } = await paypal.paidCapture();
  await paypal.call(`/v2/payments/captures/${captureId}/refund`, { body: {} });
  await paypal.call('/v1/payments/payouts', { body: { sender_batch_header: { sender_batch_id: 'w1' }, items: [{ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '1.00' }, receiver: 'unclaimed@example.com' }] } });
  await paypal.control('clock', { advanceSeconds: 3 });
  await expect.poll(() => types().toSorted()).toEqual(['CHECKOUT.ORDER.APPROVED', 'CHECKOUT.ORDER.COMPLETED', 'PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.CAPTURE.REFUNDED', 'PAYMENT.PAYOUTS-ITEM.UNCLAIMED', 'PAYMENT.PAYOUTSBATCH.PROCESSING', 'PAYMENT.PAYOUTSBATCH.SUCCESS']);
  const item = JSON.parse((received.find(({ type }) => type === 'PAYMENT.PAYOUTS-ITEM.UNCLAIMED') as Received).raw.toString());
  expect(item.resource).toMatchObject({ transaction_status: 'UNCLAIMED', sender_batch_id: 'w1' });
  expect(item.resource.errors).toBeUndefined();
  const refunded = JSON.parse((received.find(({ type }) => type === 'PAYMENT.CAPTURE.REFUNDED') as Received).raw.toString());
  expect(refunded.resource.links.find(({ rel }: { rel: string }) => rel === 'up').href).toBe(`${paypal.url}/v2/payments/captures/${captureId}`);
});

test('no 2xx: the same event again, later each time; 25 retries in three days, then never', async () => {
  const { captureId } = await paypal.paidCapture();
  await expect.poll(types).toHaveLength(3);
  answer = 500;
  received.length = 0;
  await paypal.call(`/v2/payments/captures/${captureId}/refund`, { body: {} });
  await expect.poll(types).toHaveLength(1);
  for (let retry = 1; retry <= 25; retry += 1) {
    await paypal.control('clock', { advanceSeconds: 90_000 });
    await expect.poll(types).toHaveLength(1 + retry);
  }
  await expect.poll(async () => (await paypal.control('state')).body.deliveries[0]).toMatchObject({ state: 'failed', attempts: 26, last: '500' });
  expect(new Set(received.map(({ id }) => id)).size).toBe(1);
});

test('never, twice and late; the list catches up and resends', async () => {
  await paypal.control('webhooks/mode', { mode: 'off' });
  const order = await paypal.createOrder();
  await paypal.approve(order.body.id as string);
  const listed = await paypal.call('/v1/notifications/webhooks-events?event_type=CHECKOUT.ORDER.APPROVED&page_size=1');
  expect(listed.body.events[0].resource.id).toBe(order.body.id);
  expect(received).toHaveLength(0);
  expect((await paypal.call(`/v1/notifications/webhooks-events/${listed.body.events[0].id}/resend`, { body: {} })).status).toBe(202);
  await expect.poll(() => received.map(({ id }) => id)).toEqual([listed.body.events[0].id]);

  await paypal.control('webhooks/mode', { mode: 'duplicate' });
  await paypal.capture(order.body.id as string);
  await expect.poll(() => types().slice(1).toSorted()).toEqual(['CHECKOUT.ORDER.COMPLETED', 'CHECKOUT.ORDER.COMPLETED', 'PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.CAPTURE.COMPLETED']);

  await paypal.control('webhooks/mode', { mode: 'delay', delayMs: 3_600_000 });
  const late = await paypal.createOrder();
  await paypal.approve(late.body.id as string);
  await paypal.control('clock', { advanceSeconds: 3_599 });
  expect(received).toHaveLength(5);
  await paypal.control('clock', { advanceSeconds: 2 });
  await expect.poll(types).toHaveLength(6);
});

test('administration: addresses, event names, change, removal', async () => {
  const create = (url: string, name = 'PAYMENT.CAPTURE.COMPLETED') => paypal.call('/v1/notifications/webhooks', { body: { url, event_types: [{ name }] } });
  expect((await create('http://shop.example/hook')).body.name).toBe('VALIDATION_ERROR');
  expect((await create('https://shop.example/hook', 'NO.SUCH.EVENT')).body.name).toBe('VALIDATION_ERROR');
  const made = await create('https://shop.example/hook');
  expect([made.status, made.body.event_types[0].name]).toEqual([201, 'PAYMENT.CAPTURE.COMPLETED']);
  expect((await create('https://shop.example/hook')).body.name).toBe('WEBHOOK_URL_ALREADY_EXISTS');
  const patched = await paypal.call(`/v1/notifications/webhooks/${made.body.id}`, { method: 'PATCH', body: [{ op: 'replace', path: '/url', value: 'https://shop.example/other' }] });
  expect([patched.status, patched.body.url]).toEqual([200, 'https://shop.example/other']);
  expect((await paypal.call('/v1/notifications/webhooks')).body.webhooks).toHaveLength(2);
  expect((await paypal.call(`/v1/notifications/webhooks/${made.body.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await paypal.call(`/v1/notifications/webhooks/${made.body.id}`)).status).toBe(404);
});

test('out of order: the events of a while come at its end, the newest first', async () => {
  await paypal.control('webhooks/mode', { mode: 'shuffle', delayMs: 3_600_000 });
  const { captureId } = await paypal.paidCapture();
  await paypal.call(`/v2/payments/captures/${captureId}/refund`, { body: {} });
  expect(received).toHaveLength(0);
  // A little before the end only the newest are due.
  await paypal.control('clock', { advanceSeconds: 3_601 });
  await expect.poll(() => types().toSorted()).toEqual(['CHECKOUT.ORDER.APPROVED', 'CHECKOUT.ORDER.COMPLETED', 'PAYMENT.CAPTURE.COMPLETED', 'PAYMENT.CAPTURE.REFUNDED']);
  const { deliveries } = (await paypal.control('state')).body;
  const due = Object.fromEntries(deliveries.slice(0, 4).map((delivery: { event: string; dueAtMs: number }) => [delivery.event, delivery.dueAtMs]));
  expect(due['PAYMENT.CAPTURE.REFUNDED']).toBeLessThan(due['CHECKOUT.ORDER.APPROVED']);
});

test('the simulator sends samples that nobody takes for real', async () => {
  const simulate = (body: unknown) => paypal.call('/v1/notifications/simulate-event', { body });
  const sent = await simulate({ webhook_id: webhookId, event_type: 'PAYMENT.CAPTURE.COMPLETED', resource_version: '2.0' });
  expect([sent.status, sent.body.event_type]).toEqual([202, 'PAYMENT.CAPTURE.COMPLETED']);
  await expect.poll(() => received.map(({ id }) => id)).toEqual([sent.body.id]);
  const [leaf] = await certificates(received[0] as Received);
  expect(signatureHolds(received[0] as Received, leaf as X509Certificate)).toBe(false);
  expect((await paypal.call(`/v1/notifications/webhooks-events/${sent.body.id}`)).status).toBe(404);
  expect((await simulate({ event_type: 'PAYMENT.CAPTURE.COMPLETED' })).body.name).toBe('VALIDATION_ERROR');
  expect((await simulate({ webhook_id: 'NOPE', event_type: 'PAYMENT.CAPTURE.COMPLETED' })).body.name).toBe('INVALID_RESOURCE_ID');
  expect((await simulate({ webhook_id: webhookId, event_type: 'NO.SUCH' })).body.name).toBe('VALIDATION_ERROR');
});

test('every event that can be asked for has a sample; a webhook’s own list', async () => {
  const { event_types: all } = (await paypal.call('/v1/notifications/webhooks-event-types')).body;
  for (const { name } of all as { name: string }[]) {
    const sample = await paypal.call('/v1/notifications/simulate-event', { body: { webhook_id: webhookId, event_type: name } });
    expect(sample.body).toMatchObject({ event_type: name, resource: expect.any(Object) });
  }
  await expect.poll(() => received.length).toBe(all.length);
  expect((await paypal.call(`/v1/notifications/webhooks/${webhookId}/event-types`)).body.event_types).toMatchObject([{ name: '*' }]);
});
