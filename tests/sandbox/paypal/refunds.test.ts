import { afterAll, beforeAll, expect, test } from 'vitest';
import { issuesOf, startTestPayPal, unique, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal();
});
afterAll(() => paypal.stop());

const usd = (value: string) => ({ currency_code: 'USD', value });
const refund = (captureId: string, body: unknown, key = unique('refund')) => paypal.call(`/v2/payments/captures/${captureId}/refund`, { body, headers: { 'paypal-request-id': key, prefer: 'return=representation' } });

test('partial refunds add up to the capture and never above it', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  const key = unique('refund');
  const first = await refund(captureId, { amount: usd('5.00'), note_to_payer: 'Sorry' }, key);
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ status: 'COMPLETED', amount: usd('5.00'), note_to_payer: 'Sorry', seller_payable_breakdown: { gross_amount: usd('5.00'), paypal_fee: usd('0.00'), net_amount: usd('5.00'), total_refunded_amount: usd('5.00') } });
  const replay = await refund(captureId, { amount: usd('5.00'), note_to_payer: 'Sorry' }, key);
  expect([replay.status, replay.body.id]).toEqual([200, first.body.id]);
  expect((await paypal.call(`/v2/payments/captures/${captureId}`)).body.status).toBe('PARTIALLY_REFUNDED');
  const over = await refund(captureId, { amount: usd('15.01') });
  expect([over.status, issuesOf(over)]).toEqual([422, ['REFUND_AMOUNT_EXCEEDED']]);
  const rest = await refund(captureId, {});
  expect([rest.body.amount, rest.body.seller_payable_breakdown.total_refunded_amount]).toEqual([usd('15.00'), usd('20.00')]);
  expect((await paypal.call(`/v2/payments/captures/${captureId}`)).body.status).toBe('REFUNDED');
  expect(issuesOf(await refund(captureId, {}))).toEqual(['CAPTURE_FULLY_REFUNDED']);
  expect((await paypal.call(`/v2/payments/refunds/${first.body.id}`)).body).toEqual(first.body);
});

test('what cannot be refunded', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  expect(issuesOf(await refund(captureId, { amount: { currency_code: 'EUR', value: '1.00' } }))).toEqual(['REFUND_CAPTURE_CURRENCY_MISMATCH']);
  expect(issuesOf(await refund(captureId, { amount: usd('0.00') }))).toEqual(['CANNOT_BE_ZERO_OR_NEGATIVE']);
  expect((await refund('NOPE', {})).status).toBe(404);
  const order = await paypal.createOrder();
  await paypal.approve(order.body.id as string, 'review');
  const pending = (await paypal.capture(order.body.id as string)).body.purchase_units[0].payments.captures[0].id as string;
  expect(issuesOf(await refund(pending, {}))).toEqual(['PENDING_CAPTURE']);
  const key = unique('refund');
  await refund(captureId, { amount: usd('1.00') }, key);
  expect(issuesOf(await refund(captureId, { amount: usd('2.00') }, key))).toEqual(['PAYPAL_REQUEST_ID_PREVIOUSLY_USED']);
});

test('an invoice id of another payment is refused for a refund; the payment’s own is not', async () => {
  const invoice = unique('INV');
  const order = await paypal.createOrder({ invoice_id: invoice });
  await paypal.approve(order.body.id as string);
  const own = (await paypal.capture(order.body.id as string)).body.purchase_units[0].payments.captures[0].id as string;
  const { captureId } = await paypal.paidCapture('20.00');
  expect(issuesOf(await refund(captureId, { amount: usd('1.00'), invoice_id: invoice }))).toEqual(['DUPLICATE_INVOICE_ID']);
  expect((await refund(own, { amount: usd('1.00'), invoice_id: invoice })).status).toBe(201);
});

test('a pending refund that fails gives the money and the capture back', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  const available = async () => (await paypal.control('state')).body.balances[0].available as string;
  const before = await available();
  await paypal.control('faults', { call: 'captures.refund', kind: 'pending' });
  const pending = await refund(captureId, { amount: usd('5.00') });
  expect((await paypal.control('refund', { refundId: pending.body.id, verdict: 'fail' })).body.status).toBe('FAILED');
  expect([await available(), (await paypal.call(`/v2/payments/captures/${captureId}`)).body.status]).toEqual([before, 'COMPLETED']);
  const [told] = (await paypal.call('/v1/notifications/webhooks-events?event_type=PAYMENT.REFUND.FAILED&page_size=1')).body.events;
  expect(told.resource).toMatchObject({ id: pending.body.id, status: 'FAILED' });
  expect((await refund(captureId, {})).body.amount).toEqual(usd('20.00'));
});

test('no money, no refund; a pending refund goes through by the control', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  await paypal.control('balance', { currency: 'USD', value: '19.99' });
  expect(issuesOf(await refund(captureId, {}))).toEqual(['REFUND_FAILED_INSUFFICIENT_FUNDS']);
  await paypal.control('balance', { currency: 'USD', value: '50000.00' });
  await paypal.control('faults', { call: 'captures.refund', kind: 'pending' });
  const pending = await refund(captureId, {});
  expect([pending.body.status, pending.body.status_details]).toEqual(['PENDING', { reason: 'ECHECK' }]);
  await paypal.control('refund', { refundId: pending.body.id });
  expect((await paypal.call(`/v2/payments/refunds/${pending.body.id}`)).body.status).toBe('COMPLETED');
});
