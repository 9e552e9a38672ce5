import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTED_ERRORS, type DocumentedError } from '@/sandbox/paypal/documented-errors';
import { callAt, issuesOf, startTestPayPal, type Reply, type Anything, type TestPayPal } from './start-test-paypal';

/** How each call is made; the ids need not exist, because a forced error comes before the handler looks. */
const CALLS: Readonly<Record<string, readonly [method: string, path: string]>> = {
  'orders.create': ['POST', '/v2/checkout/orders'],
  'orders.get': ['GET', '/v2/checkout/orders/X'],
  'orders.patch': ['PATCH', '/v2/checkout/orders/X'],
  'orders.confirm': ['POST', '/v2/checkout/orders/X/confirm-payment-source'],
  'orders.authorize': ['POST', '/v2/checkout/orders/X/authorize'],
  'orders.capture': ['POST', '/v2/checkout/orders/X/capture'],
  'orders.track': ['POST', '/v2/checkout/orders/X/track'],
  'orders.trackers.patch': ['PATCH', '/v2/checkout/orders/X/trackers/Y'],
  'captures.get': ['GET', '/v2/payments/captures/X'],
  'captures.refund': ['POST', '/v2/payments/captures/X/refund'],
  'refunds.get': ['GET', '/v2/payments/refunds/X'],
  'balances.get': ['GET', '/v1/reporting/balances'],
  'transactions.list': ['GET', '/v1/reporting/transactions'],
  'payouts.create': ['POST', '/v1/payments/payouts'],
  'payouts.get': ['GET', '/v1/payments/payouts/X'],
  'payouts-item.get': ['GET', '/v1/payments/payouts-item/X'],
  'payouts-item.cancel': ['POST', '/v1/payments/payouts-item/X/cancel'],
  'webhooks.create': ['POST', '/v1/notifications/webhooks'],
  'webhooks.get': ['GET', '/v1/notifications/webhooks/X'],
  'webhooks.patch': ['PATCH', '/v1/notifications/webhooks/X'],
  'webhooks.delete': ['DELETE', '/v1/notifications/webhooks/X'],
  'webhooks.event': ['GET', '/v1/notifications/webhooks-events/X'],
  'webhooks.resend': ['POST', '/v1/notifications/webhooks-events/X/resend'],
  'webhooks.simulate': ['POST', '/v1/notifications/simulate-event'],
  'webhooks.verify': ['POST', '/v1/notifications/verify-webhook-signature'],
  'disputes.list': ['GET', '/v1/customer/disputes'],
  'disputes.get': ['GET', '/v1/customer/disputes/X'],
  'disputes.provide-evidence': ['POST', '/v1/customer/disputes/X/provide-evidence'],
  'disputes.accept-claim': ['POST', '/v1/customer/disputes/X/accept-claim'],
  'disputes.adjudicate': ['POST', '/v1/customer/disputes/X/adjudicate'],
  'disputes.require-evidence': ['POST', '/v1/customer/disputes/X/require-evidence'],
};

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal();
});
afterAll(() => paypal.stop());

function call(error: DocumentedError, headers: Record<string, string> = {}): Promise<Reply<Anything>> {
  const [method, path] = CALLS[error.call] ?? ['GET', '/unknown-call'];
  const hasBody = method === 'POST' || method === 'PATCH';
  return callAt(paypal.url, path, { method, token: paypal.token, headers: { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...headers } });
}

/** What a client can tell the error by. */
const told = (reply: Reply<Anything>) => ({ status: reply.status, name: reply.body.name ?? reply.body.error, issues: issuesOf(reply) });
const expected = (error: DocumentedError) => ({ status: error.status, name: error.name, issues: error.issue === null ? [] : [error.issue] });

const forced = DOCUMENTED_ERRORS.filter(({ shape }) => shape !== 'oauth');

describe.each(Object.keys(CALLS))('%s', (name) => {
  const errors = forced.filter((error) => error.call === name);

  test('every documented error comes by PayPal-Mock-Response', async () => {
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      const code = error.issue ?? error.name;
      const reply = await call(error, { 'paypal-mock-response': JSON.stringify({ mock_application_codes: code }) });
      expect({ code, ...told(reply) }).toEqual({ code, ...expected(error) });
      expect(reply.body).toMatchObject({ message: expect.any(String), debug_id: reply.headers.get('paypal-debug-id') });
    }
  });

  test('and by the fault refuse', async () => {
    for (const error of errors) {
      await paypal.control('faults', { call: name, kind: 'refuse', value: error.issue ?? error.name });
      expect(told(await call(error))).toEqual(expected(error));
    }
  });
});

test('the list names every call once made, no error twice, and a way to each', () => {
  expect(new Set(forced.map((error) => error.call))).toEqual(new Set(Object.keys(CALLS)));
  const keys = DOCUMENTED_ERRORS.map((error) => `${error.call} ${error.status} ${error.issue ?? error.name}`);
  expect(keys.length).toBe(new Set(keys).size);
  expect(DOCUMENTED_ERRORS.every(({ how }) => how.length > 5)).toBe(true);
});

test('the OAuth shape: for the token call, and for a dead token on any other', async () => {
  const token = (body: string, secret = 'sandbox-secret') =>
    callAt(paypal.url, '/v1/oauth2/token', { body, headers: { authorization: `Basic ${btoa(`sandbox-client:${secret}`)}`, 'content-type': 'application/x-www-form-urlencoded' } });
  expect(told(await token('grant_type=client_credentials', 'wrong'))).toMatchObject({ status: 401, name: 'invalid_client' });
  expect(told(await token('grant_type=password'))).toMatchObject({ status: 400, name: 'unsupported_grant_type' });
  expect(told(await token(''))).toMatchObject({ status: 400, name: 'invalid_request' });
  for (const error of DOCUMENTED_ERRORS.filter(({ name }) => name === 'invalid_token')) {
    await paypal.control('faults', { call: error.call, kind: 'error-before', status: 401 });
    expect(told(await call(error))).toMatchObject({ status: 401, name: 'invalid_token' });
    expect(told(await call(error, { authorization: 'Bearer A21AAdead' }))).toMatchObject({ status: 401, name: 'invalid_token' });
  }
});
