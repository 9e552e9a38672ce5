import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchToken, issuesOf, startTestPayPal, unique, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal({ SANDBOX_PAYPAL_TOKEN_SECONDS: '99999999' });
});
afterAll(() => paypal.stop());
beforeEach(() => paypal.control('settings', { balanceLagSeconds: 0, transactionLagSeconds: 0, transactionSearch: true }));

const now = async () => Date.parse((await paypal.control('clock')).body.now as string);
const iso = (ms: number) => new Date(ms).toISOString().replace(/\.\d{3}/, '');
const available = async (query = '') => (await paypal.call(`/v1/reporting/balances?currency_code=USD${query}`)).body.balances[0].available_balance.value as string;
async function rows(query = '', days = 1) {
  const at = await now();
  return (await paypal.call(`/v1/reporting/transactions?start_date=${iso(at - days * 86_400_000)}&end_date=${iso(at + 60_000)}${query}`)).body;
}
const codes = (body: { transaction_details: { transaction_info: { transaction_event_code: string; transaction_amount: { value: string } } }[] }) =>
  body.transaction_details.map(({ transaction_info: info }) => `${info.transaction_event_code} ${info.transaction_amount.value}`);

describe('balances', () => {
  test('as they stood at a moment of the past', async () => {
    const before = await available();
    const at = await now();
    await paypal.control('clock', { advanceSeconds: 3_600 });
    await paypal.control('debit', { currency: 'USD', value: '100.00', reference: unique('d') });
    expect(Number(before) - Number(await available())).toBeCloseTo(100);
    expect(await available(`&as_of_time=${iso(at)}`)).toBe(before);
    expect((await paypal.call(`/v1/reporting/balances?as_of_time=${iso(at)}`)).body.as_of_time).toBe(iso(at));
    for (const wrong of ['yesterday', iso(at + 90_000_000), '2019-01-01T00:00:00Z']) expect(issuesOf(await paypal.call(`/v1/reporting/balances?as_of_time=${wrong}`))).toEqual(['INVALID_PARAMETER_VALUE']);
    expect(issuesOf(await paypal.call('/v1/reporting/balances?currency_code=euro'))).toEqual(['INVALID_PARAMETER_VALUE']);
  });

  test('late by the lag that is set, whatever moment is asked for', async () => {
    const before = await available();
    await paypal.control('settings', { balanceLagSeconds: 10_800 });
    await paypal.control('clock', { advanceSeconds: 10_801 });
    await paypal.paidCapture('20.00');
    expect(await available()).toBe(before);
    expect(await available(`&as_of_time=${iso(await now())}`)).toBe(before);
    await paypal.control('clock', { advanceSeconds: 10_801 });
    expect(Number(await available()) - Number(before)).toBeCloseTo(18.81);
  });
});

describe('transactions', () => {
  test('a payment, its refund and a payout stand there with codes, references and the balance after each', async () => {
    const { orderId, captureId } = await paypal.paidCapture('20.00');
    await paypal.call(`/v2/payments/captures/${captureId}/refund`, { body: { amount: { currency_code: 'USD', value: '5.00' }, custom_id: 'ref_01' } });
    await paypal.call('/v1/payments/payouts', { body: { sender_batch_header: { sender_batch_id: unique('po') }, items: [{ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '9.87' }, receiver: 'anna@example.com', sender_item_id: 'poi_01' }] } });
    await paypal.control('clock', { advanceSeconds: 2 });
    const body = await rows();
    expect(codes(body).slice(-6)).toEqual(['T0006 20.00', 'T1107 -5.00', 'T1503 -10.12', 'T1105 10.12', 'T0001 -9.87', 'T0104 -0.25']);
    const payment = body.transaction_details.find((row: { transaction_info: { transaction_id: string } }) => row.transaction_info.transaction_id === captureId);
    expect(payment.transaction_info).toMatchObject({ paypal_reference_id: orderId, paypal_reference_id_type: 'ODR', transaction_status: 'S', fee_amount: { value: '-1.19' }, custom_field: 'ord_01' });
    expect(body.transaction_details.at(-1).transaction_info.available_balance.value).toBe(await available());
    expect(Object.keys(body.transaction_details[0])).toEqual(['transaction_info']);
    const whole = await rows(`&fields=all&transaction_id=${captureId}`);
    expect(whole.transaction_details[0].payer_info).toMatchObject({ email_address: 'shopper@personal.example.com', country_code: 'US' });
    expect(codes(await rows(`&transaction_id=${captureId}&transaction_type=T1107`))).toEqual(['T1107 -5.00']);
  });

  test('what moved no money is listed on request only, and once it has ended no more', async () => {
    const order = await paypal.createOrder();
    await paypal.approve(order.body.id as string, 'review');
    const captureId = (await paypal.capture(order.body.id as string)).body.purchase_units[0].payments.captures[0].id as string;
    expect((await rows(`&transaction_id=${captureId}`)).transaction_details).toEqual([]);
    expect((await rows(`&transaction_id=${captureId}&balance_affecting_records_only=N`)).transaction_details).toMatchObject([{ transaction_info: { transaction_status: 'P' } }]);
    await paypal.control('review', { captureId, verdict: 'complete' });
    expect((await rows(`&transaction_id=${captureId}&balance_affecting_records_only=N`)).transaction_details).toMatchObject([{ transaction_info: { transaction_status: 'S' } }]);
  });

  test('late by the lag that is set', async () => {
    await paypal.control('settings', { transactionLagSeconds: 3_600 });
    const { captureId } = await paypal.paidCapture('20.00');
    expect((await rows(`&transaction_id=${captureId}`)).total_items).toBe(0);
    await paypal.control('clock', { advanceSeconds: 3_601 });
    expect((await rows(`&transaction_id=${captureId}`)).total_items).toBe(1);
  });

  test('pages hold every row once', async () => {
    for (let index = 0; index < 3; index += 1) await paypal.control('debit', { currency: 'USD', value: '1.00', reference: unique('d') });
    const first = await rows('&page_size=2&page=1');
    const ids: string[] = [];
    for (let page = 1; page <= first.total_pages; page += 1) ids.push(...(await rows(`&page_size=2&page=${page}`)).transaction_details.map((row: { transaction_info: { transaction_id: string } }) => row.transaction_info.transaction_id));
    expect(ids).toHaveLength(first.total_items as number);
    expect(first.links.map(({ rel }: { rel: string }) => rel)).toEqual(['self', 'first', 'last', 'next']);
  });

  test.each([
    ['', ['MISSING_REQUIRED_PARAMETER']],
    ['start_date=2026-01-01&end_date=2026-01-02', ['INVALID_PARAMETER_SYNTAX']],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-02-02T00:00:00Z', ['DATE_RANGE_EXCEEDED']],
    ['start_date=2019-01-01T00:00:00Z&end_date=2019-01-02T00:00:00Z', ['DATE_RANGE_EXCEEDED']],
    ['start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T00:00:00Z', ['INVALID_PARAMETER_VALUE']],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-01-02T00:00:00Z&page_size=501', ['INVALID_PARAMETER_VALUE']],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-01-02T00:00:00Z&transaction_id=short', ['INVALID_PARAMETER_VALUE']],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-01-02T00:00:00Z&fields=secrets', ['INVALID_PARAMETER_VALUE']],
  ])('refused: %s', async (query, issues) => {
    const reply = await paypal.call(`/v1/reporting/transactions?${query}`);
    expect([reply.status, issuesOf(reply)]).toEqual([400, issues]);
  });
});

test('a feature counts for tokens that are issued after it was switched', async () => {
  await paypal.control('settings', { transactionSearch: false, disputes: false, payouts: false });
  expect((await paypal.call('/v1/reporting/balances')).status).toBe(200);
  const token = await fetchToken(paypal.url);
  for (const path of ['/v1/reporting/balances', '/v1/reporting/transactions']) {
    const refused = await paypal.call(path, { token });
    expect([refused.status, refused.body.name, issuesOf(refused)]).toEqual([403, 'NOT_AUTHORIZED', ['PERMISSION_DENIED']]);
  }
  expect((await paypal.call('/v1/customer/disputes', { token })).body.name).toBe('NOT_AUTHORIZED');
  expect((await paypal.call('/v1/payments/payouts/X', { token })).body.name).toBe('AUTHORIZATION_ERROR');
  await paypal.control('settings', { transactionSearch: true, disputes: true, payouts: true });
  expect((await paypal.call('/v1/reporting/balances', { token })).status).toBe(403);
  expect((await paypal.call('/v1/reporting/balances', { token: await fetchToken(paypal.url) })).status).toBe(200);
});

test('a token can be given back or revoked', async () => {
  const form = (body: string) => fetch(`${paypal.url}/v1/oauth2/token/terminate`, { method: 'POST', headers: { authorization: `Basic ${btoa('sandbox-client:sandbox-secret')}`, 'content-type': 'application/x-www-form-urlencoded' }, body });
  const token = await fetchToken(paypal.url);
  expect((await form(`token=${token}&token_type_hint=ACCESS_TOKEN`)).status).toBe(200);
  expect((await paypal.call('/v1/reporting/balances', { token })).body.error).toBe('invalid_token');
  const second = await fetchToken(paypal.url);
  await paypal.control('tokens/revoke', {});
  expect((await paypal.call('/v1/reporting/balances', { token: second })).body.error).toBe('invalid_token');
});
