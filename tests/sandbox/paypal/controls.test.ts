import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issuesOf, startTestPayPal, unique, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal();
});
afterAll(() => paypal.stop());
beforeEach(() => paypal.control('faults', undefined, 'DELETE'));

const captureSoon = (orderId: string, key: string) =>
  fetch(`${paypal.url}/v2/checkout/orders/${orderId}/capture`, { method: 'POST', headers: { authorization: `Bearer ${paypal.token}`, 'content-type': 'application/json', 'paypal-request-id': key, prefer: 'return=representation' }, body: '{}', signal: AbortSignal.timeout(400) });
const captured = async (key: string) => (await paypal.control('effects?effect=capture')).body.effects.filter((effect: { key: string }) => effect.key === key).length as number;

async function approvedOrder(): Promise<string> {
  const { body } = await paypal.createOrder();
  await paypal.approve(body.id as string);
  return body.id as string;
}

test.each([
  ['timeout-before', 0],
  ['timeout-after', 1],
  ['reset-before', 0],
  ['reset-after', 1],
])('%s: no answer; captured %i times; the repeat settles it', async (kind, effects) => {
  const [orderId, key] = [await approvedOrder(), unique('key')];
  await paypal.control('faults', { call: 'orders.capture', kind });
  await expect(captureSoon(orderId, key)).rejects.toThrow();
  expect(await captured(key)).toBe(effects);
  const repeat = await paypal.capture(orderId, key);
  expect([repeat.status, repeat.body.status, await captured(key)]).toEqual([effects === 1 ? 200 : 201, 'COMPLETED', 1]);
});

test.each([
  ['error-before', 500, 0, 'INTERNAL_SERVER_ERROR'],
  ['error-after', 503, 1, 'SERVICE_UNAVAILABLE'],
  ['error-before', 429, 0, 'RATE_LIMIT_REACHED'],
])('%s %i: captured %i times', async (kind, status, effects, name) => {
  const [orderId, key] = [await approvedOrder(), unique('key')];
  await paypal.control('faults', { call: 'orders.capture', kind, status, times: 2 });
  for (let time = 0; time < 2; time += 1) {
    const reply = await paypal.capture(orderId, key);
    expect([reply.status, reply.body.name]).toEqual([status, name]);
    if (status === 429) expect(reply.headers.get('retry-after')).toBe('1');
  }
  expect(await captured(key)).toBe(effects);
  expect((await paypal.capture(orderId, key)).body.status).toBe('COMPLETED');
});

test('malformed: money taken, answer unreadable', async () => {
  const [orderId, key] = [await approvedOrder(), unique('key')];
  await paypal.control('faults', { call: 'orders.capture', kind: 'malformed' });
  const reply = await captureSoon(orderId, key);
  await expect(reply.json()).rejects.toThrow(SyntaxError);
  expect(await captured(key)).toBe(1);
});

test('decline with an issue of choice; pending with a reason of choice; a dead token', async () => {
  const orderId = await approvedOrder();
  await paypal.control('faults', { call: 'orders.capture', kind: 'decline', value: 'PAYER_ACCOUNT_RESTRICTED' });
  expect(issuesOf(await paypal.capture(orderId))).toEqual(['PAYER_ACCOUNT_RESTRICTED']);
  await paypal.control('faults', { call: 'orders.capture', kind: 'pending', value: 'ECHECK' });
  expect((await paypal.capture(orderId)).body.purchase_units[0].payments.captures[0].status_details.reason).toBe('ECHECK');
  await paypal.control('faults', { call: 'orders.get', kind: 'error-before', status: 401 });
  expect((await paypal.call(`/v2/checkout/orders/${orderId}`)).body.error).toBe('invalid_token');
});

test('another sandbox debits the balance once per reference', async () => {
  await paypal.control('balance', { currency: 'USD', value: '100.00' });
  const debit = { currency: 'USD', value: '60.00', reference: unique('ae'), note: 'AliExpress order' };
  expect((await paypal.control('debit', debit)).body).toMatchObject({ repeated: false, balance: { available: '40.00' } });
  expect((await paypal.control('debit', debit)).body).toMatchObject({ repeated: true, balance: { available: '40.00' } });
  expect((await paypal.control('debit', { ...debit, value: '61.00' })).status).toBe(409);
  const poor = await paypal.control('debit', { ...debit, reference: unique('ae') });
  expect([poor.status, poor.body.error]).toEqual([422, 'INSUFFICIENT_FUNDS']);
  expect((await paypal.control('credit', { ...debit, value: '10.00' })).body).toMatchObject({ balance: { available: '50.00' } });
  expect((await paypal.call('/v1/reporting/balances')).body.balances[0].available_balance.value).toBe('50.00');
});

test('what a control refuses is a 400 with a reason, never a 500', async () => {
  for (const [pathname, body] of [['clock', { advanceSeconds: -5 }], ['balance', { value: 12 }], ['faults', { call: '' }], ['approve', { orderId: 'X', outcome: 'maybe' }], ['latency', []], ['webhooks/mode', { mode: 'odd' }], ['debit', 'nonsense']] as const) {
    expect((await paypal.control(pathname, body)).status, pathname).toBe(400);
  }
});

test('balances can be late', async () => {
  const own = await startTestPayPal({ SANDBOX_PAYPAL_BALANCE_LAG_SECONDS: '600' });
  const available = async () => (await own.call('/v1/reporting/balances?currency_code=USD')).body.balances[0].available_balance.value as string;
  await own.control('debit', { currency: 'USD', value: '100.00', reference: 'a' });
  await own.control('debit', { currency: 'USD', value: '50.00', reference: 'b' });
  expect(await available()).toBe('50000.00');
  await own.control('clock', { advanceSeconds: 601 });
  expect(await available()).toBe('49850.00');
  await own.stop();
});

test('the control page shows the world and its forms work', async () => {
  const { body } = await paypal.createOrder();
  await paypal.approve(body.id as string, 'review');
  await paypal.capture(body.id as string);
  const page = await (await fetch(`${paypal.url}/_control`)).text();
  for (const text of ['Balance', body.id as string, 'Waiting for a decision']) expect(page).toContain(text);
  expect(await (await fetch(`${paypal.url}/_control/faults`)).text()).toContain('orders.capture');
  expect(await (await fetch(`${paypal.url}/_control?lang=es`)).text()).toContain('Saldo');
  const post = (fields: Record<string, string>) => fetch(`${paypal.url}/_control`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields) });
  expect((await post({ action: 'balance', currency: 'USD', value: '77.00' })).headers.get('location')).toBe('/_control?lang=en');
  expect((await paypal.control('state')).body.balances[0].available).toBe('77.00');
  expect((await post({ action: 'balance', currency: 'USD', value: 'much' })).headers.get('location')).toContain('error=');
});

test('everything that waits can be decided by hand, and the account changed', async () => {
  const own = await startTestPayPal();
  const post = async (fields: Record<string, string>) => {
    const reply = await fetch(`${own.url}/_control?lang=es`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields) });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/_control?lang=es']);
  };
  const state = async () => (await own.control('state')).body;
  const { captureId } = await own.paidCapture('20.00');
  await post({ action: 'dispute', captureId });
  const [dispute] = (await state()).disputes;
  expect(dispute).toMatchObject({ captureId, status: 'WAITING_FOR_SELLER_RESPONSE' });
  const page = await (await fetch(`${own.url}/_control?lang=es`)).text();
  for (const text of [dispute.id as string, 'Gana el comprador', 'Cuenta e informes', 'Comisiones']) expect(page).toContain(text);
  await post({ action: 'dispute-decide', disputeId: dispute.id as string, verdict: 'buyer' });
  expect((await state()).disputes[0]).toMatchObject({ status: 'RESOLVED', outcome: 'RESOLVED_BUYER_FAVOUR' });

  await own.call('/v1/payments/payouts', { body: { sender_batch_header: { sender_batch_id: 'hand' }, items: [{ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '1.00' }, receiver: 'unclaimed@example.com' }] } });
  await own.control('clock', { advanceSeconds: 2 });
  await post({ action: 'payout-item', itemId: (await state()).payouts[0].id as string, status: 'RETURNED' });
  expect((await state()).payouts[0].status).toBe('RETURNED');

  await post({ action: 'settings', balanceLagSeconds: '60', transactionSearch: 'false', holdings: 'USD EUR', payerCountry: 'ES' });
  await post({ action: 'fees', table: 'paymentFees', currency: 'EUR', basisPoints: '290', fixedMinor: '35' });
  expect((await own.control('settings')).body).toMatchObject({ balanceLagSeconds: 60, transactionSearch: false, holdings: ['USD', 'EUR'], payerCountry: 'ES', paymentFees: { '*': { basisPoints: 349 }, EUR: { basisPoints: 290, fixedMinor: 35 } } });
  await post({ action: 'tokens-revoke' });
  expect((await own.call('/v1/reporting/balances')).body.error).toBe('invalid_token');
  await own.stop();
});
