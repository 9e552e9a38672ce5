import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PENDING_REASONS } from '@/sandbox/paypal/payments/pending-reasons';
import { issuesOf, orderBody, startTestPayPal, unique, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal({ SANDBOX_PAYPAL_TOKEN_SECONDS: '99999999' });
});
afterAll(() => paypal.stop());
beforeEach(() => paypal.control('faults', undefined, 'DELETE'));

async function approved(outcome = 'pay', reason?: string): Promise<string> {
  const id = (await paypal.createOrder()).body.id as string;
  await paypal.control('approve', { orderId: id, outcome, ...(reason === undefined ? {} : { reason }) });
  return id;
}
const events = async (type: string) => (await paypal.call(`/v1/notifications/webhooks-events?event_type=${type}&page_size=1000`)).body.events;

test.each(PENDING_REASONS)('a capture can stay pending for %s', async (reason) => {
  const captured = await paypal.capture(await approved('review', reason));
  expect(captured.body.purchase_units[0].payments.captures[0]).toMatchObject({ status: 'PENDING', status_details: { reason } });
});

test('a bank account is an eCheck: pending, without a breakdown', async () => {
  const captured = await paypal.capture(await approved('bank'));
  expect(captured.body.purchase_units[0].payments.captures[0].status_details).toEqual({ reason: 'ECHECK' });
});

test('a denied review is PAYMENT.CAPTURE.DENIED, a payment declined at once PAYMENT.CAPTURE.DECLINED; both leave the balance alone', async () => {
  const balance = async () => (await paypal.control('state')).body.balances[0].available as string;
  const before = await balance();
  const reviewed = (await paypal.capture(await approved('review'))).body.purchase_units[0].payments.captures[0].id as string;
  await paypal.control('review', { captureId: reviewed, verdict: 'deny' });
  const declined = (await paypal.capture(await approved('decline-inside'))).body.purchase_units[0].payments.captures[0].id as string;
  expect((await events('PAYMENT.CAPTURE.DENIED')).map((event: { resource: { id: string } }) => event.resource.id)).toEqual([reviewed]);
  expect((await events('PAYMENT.CAPTURE.DECLINED')).map((event: { resource: { id: string } }) => event.resource.id)).toEqual([declined]);
  expect(await balance()).toBe(before);
});

test('an approved order that nobody captures lapses: the webhooks are told once, and it is not found any more', async () => {
  const id = await approved();
  await paypal.control('clock', { advanceSeconds: 21_599 });
  expect((await paypal.call(`/v2/checkout/orders/${id}`)).body.status).toBe('APPROVED');
  await paypal.control('clock', { advanceSeconds: 2 });
  expect((await paypal.call(`/v2/checkout/orders/${id}`)).status).toBe(404);
  expect((await paypal.capture(id)).status).toBe(404);
  const told = (await events('CHECKOUT.PAYMENT-APPROVAL.REVERSED')).filter((event: { resource: { order_id: string } }) => event.resource.order_id === id);
  expect(told).toMatchObject([{ resource_type: 'checkout-order', resource: { purchase_units: [{ reference_id: 'default', custom_id: 'ord_01' }] } }]);
});

test('a captured order does not lapse', async () => {
  const id = await approved();
  await paypal.capture(id);
  await paypal.control('clock', { advanceSeconds: 40_000 });
  expect((await paypal.call(`/v2/checkout/orders/${id}`)).body.status).toBe('COMPLETED');
  expect((await events('CHECKOUT.PAYMENT-APPROVAL.REVERSED')).filter((event: { resource: { order_id: string } }) => event.resource.order_id === id)).toEqual([]);
});

test('after ten declined attempts an order takes no more', async () => {
  const id = await approved('decline');
  for (let attempt = 0; attempt < 10; attempt += 1) expect(issuesOf(await paypal.capture(id))).toEqual(['INSTRUMENT_DECLINED']);
  expect(issuesOf(await paypal.capture(id))).toEqual(['MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED']);
});

describe('while a call is running', () => {
  test('the same key is told to wait, another capture of the order too; the money is taken once', async () => {
    const id = await approved();
    const key = unique('slow');
    await paypal.control('faults', { call: 'orders.capture', kind: 'slow', delayMs: 600 });
    const running = paypal.capture(id, key);
    await expect.poll(async () => (await paypal.control('faults')).body.faults).toEqual([]);
    const same = await paypal.capture(id, key);
    expect([same.status, same.body.name, issuesOf(same)]).toEqual([409, 'RESOURCE_CONFLICT', ['PREVIOUS_REQUEST_IN_PROGRESS']]);
    const other = await paypal.capture(id);
    expect([other.status, issuesOf(other)]).toEqual([422, ['ORDER_COMPLETION_IN_PROGRESS']]);
    expect((await running).status).toBe(201);
    expect((await paypal.capture(id, key)).status).toBe(200);
    const effects = (await paypal.control('effects?effect=capture')).body.effects as { facts: { orderId: string } }[];
    expect(effects.filter(({ facts }) => facts.orderId === id)).toHaveLength(1);
  });

  test('one key, two creates at once: one order', async () => {
    const headers = { 'paypal-request-id': unique('create') };
    const body = orderBody();
    await paypal.control('faults', { call: 'orders.create', kind: 'slow', delayMs: 600 });
    const running = paypal.call('/v2/checkout/orders', { body, headers });
    await expect.poll(async () => (await paypal.control('faults')).body.faults).toEqual([]);
    expect((await paypal.call('/v2/checkout/orders', { body, headers })).status).toBe(409);
    const first = await running;
    expect((await paypal.call('/v2/checkout/orders', { body, headers })).body.id).toBe(first.body.id);
  });
});

describe('what PayPal may change without notice', () => {
  test('fields that no client knows, and status words that no client knows', async () => {
    const id = await approved();
    await paypal.control('faults', { call: 'orders.get', kind: 'extra-fields' });
    expect((await paypal.call(`/v2/checkout/orders/${id}`)).body).toMatchObject({ id, status: 'APPROVED', x_new_field: { since: '2027' }, purchase_units: [{ x_new_field: { since: '2027' } }] });
    await paypal.control('faults', { call: 'orders.get', kind: 'unknown-status' });
    expect((await paypal.call(`/v2/checkout/orders/${id}`)).body.status).toBe('A_NEW_STATUS');
    await paypal.capture(id);
    await paypal.control('faults', { call: 'orders.get', kind: 'no-payments' });
    const bare = (await paypal.call(`/v2/checkout/orders/${id}`)).body;
    expect([bare.status, bare.purchase_units[0].payments, (await paypal.call(`/v2/checkout/orders/${id}`)).body.purchase_units[0].payments.captures.length]).toEqual(['COMPLETED', undefined, 1]);
    await paypal.control('settings', { extraFields: true });
    expect((await paypal.call(`/v2/checkout/orders/${id}`)).body.x_new_field).toBeDefined();
    await paypal.control('settings', { extraFields: false });
  });
});

test('a refund key is kept 45 days, an order key six hours', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  const refund = () => paypal.call(`/v2/payments/captures/${captureId}/refund`, { body: { amount: { currency_code: 'USD', value: '5.00' } }, headers: { 'paypal-request-id': 'r-45' } });
  const first = await refund();
  await paypal.control('clock', { advanceSeconds: 45 * 86_400 - 60 });
  expect((await refund()).body.id).toBe(first.body.id);
  await paypal.control('clock', { advanceSeconds: 120 });
  const second = await refund();
  expect([second.status, second.body.id === first.body.id]).toEqual([201, false]);
  await paypal.control('clock', { advanceSeconds: 135 * 86_400 });
  expect(issuesOf(await paypal.call(`/v2/payments/captures/${captureId}/refund`, { body: {} }))).toEqual(['REFUND_TIME_LIMIT_EXCEEDED']);
});
