import { afterAll, beforeAll, expect, test } from 'vitest';
import { issuesOf, startTestPayPal, type TestPayPal } from './start-test-paypal';

let paypal: TestPayPal;
beforeAll(async () => {
  paypal = await startTestPayPal({ SANDBOX_PAYPAL_TOKEN_SECONDS: '99999999' });
});
afterAll(() => paypal.stop());

const balance = async () => {
  const [usd] = (await paypal.call('/v1/reporting/balances?currency_code=USD')).body.balances;
  return { available: Number(usd.available_balance.value), withheld: Number(usd.withheld_balance.value) };
};
const open = async (captureId: string, more: Record<string, unknown> = {}) => (await paypal.control('dispute', { captureId, ...more })).body.disputeId as string;
const read = async (id: string) => (await paypal.call(`/v1/customer/disputes/${id}`)).body;
const act = (id: string, action: string, body: unknown = {}) => paypal.call(`/v1/customer/disputes/${id}/${action}`, { body });
const eventsOf = async (id: string) => {
  const { events } = (await paypal.call('/v1/notifications/webhooks-events?page_size=1000')).body;
  return events.filter((event: { resource: { dispute_id?: string } }) => event.resource.dispute_id === id).map((event: { event_type: string }) => event.event_type).reverse() as string[];
};

test('a case puts its money aside, asks for an answer, and is in the list and the webhooks', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  const before = await balance();
  const id = await open(captureId, { note: 'It never came' });
  expect(await balance()).toEqual({ available: before.available - 20, withheld: before.withheld + 20 });
  expect(await read(id)).toMatchObject({
    dispute_id: id, reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED', status: 'WAITING_FOR_SELLER_RESPONSE', dispute_life_cycle_stage: 'INQUIRY', dispute_channel: 'INTERNAL',
    dispute_amount: { currency_code: 'USD', value: '20.00' }, disputed_transactions: [{ seller_transaction_id: captureId, custom: 'ord_01' }], messages: [{ content: 'It never came' }],
  });
  const listed = await paypal.call(`/v1/customer/disputes?disputed_transaction_id=${captureId}`);
  expect(listed.body.items).toMatchObject([{ dispute_id: id, dispute_state: 'REQUIRED_ACTION' }]);
  expect(await eventsOf(id)).toEqual(['CUSTOMER.DISPUTE.CREATED']);
  expect((await paypal.control('dispute', { captureId })).status).toBe(409);
  await act(id, 'accept-claim');
});

test('the merchant accepts: the buyer has the money back, the capture is refunded, PAYMENT.CAPTURE.REVERSED', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  const before = await balance();
  const id = await open(captureId);
  expect((await act(id, 'accept-claim')).body).toEqual({ links: [{ href: `${paypal.url}/v1/customer/disputes/${id}`, rel: 'self', method: 'GET' }] });
  expect(await balance()).toEqual({ available: before.available - 20, withheld: before.withheld });
  expect(await read(id)).toMatchObject({ status: 'RESOLVED', dispute_outcome: { outcome_code: 'RESOLVED_BUYER_FAVOUR', amount_refunded: { value: '20.00' } } });
  expect((await paypal.call(`/v2/payments/captures/${captureId}`)).body.status).toBe('REFUNDED');
  const [reversed] = (await paypal.call('/v1/notifications/webhooks-events?event_type=PAYMENT.CAPTURE.REVERSED&page_size=1')).body.events;
  expect(reversed.resource.links.find(({ rel }: { rel: string }) => rel === 'up').href).toBe(`${paypal.url}/v2/payments/captures/${captureId}`);
  expect(await eventsOf(id)).toEqual(['CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.RESOLVED']);
  const again = await act(id, 'accept-claim');
  expect([again.status, again.body.name]).toEqual([400, 'DISPUTE_STATE_INVALID']);
});

test('evidence, then PayPal decides for the merchant: the money is available again', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  const before = await balance();
  const id = await open(captureId);
  const proof = (info: unknown) => ({ evidences: [{ evidence_type: 'PROOF_OF_FULFILLMENT', evidence_info: info }] });
  expect(issuesOf(await act(id, 'provide-evidence', {}))).toEqual(['MISSING_REQUIRED_PARAMETER']);
  expect(issuesOf(await act(id, 'provide-evidence', proof({})))).toEqual(['MISSING_REQUIRED_PARAMETER']);
  expect((await act(id, 'adjudicate', { adjudication_outcome: 'SELLER_FAVOR' })).status).toBe(422);
  expect((await act(id, 'provide-evidence', proof({ tracking_info: [{ carrier_name: 'OTHER', tracking_number: 'LX1' }] }))).status).toBe(200);
  expect(await read(id)).toMatchObject({ status: 'UNDER_REVIEW', evidences: [{ evidence_type: 'PROOF_OF_FULFILLMENT' }] });
  expect((await act(id, 'require-evidence', { action: 'SELLER_EVIDENCE' })).status).toBe(200);
  await act(id, 'provide-evidence', { evidences: [{ evidence_type: 'OTHER', notes: 'More' }] });
  expect((await act(id, 'adjudicate', { adjudication_outcome: 'SELLER_FAVOR' })).status).toBe(200);
  expect((await read(id)).dispute_outcome).toEqual({ outcome_code: 'RESOLVED_SELLER_FAVOUR' });
  expect(await balance()).toEqual(before);
  expect((await paypal.call(`/v2/payments/captures/${captureId}`)).body.status).toBe('COMPLETED');
});

test('evidence comes as a form with files too', async () => {
  const { captureId } = await paypal.paidCapture('5.00');
  const id = await open(captureId);
  const form = new FormData();
  form.set('input', JSON.stringify({ evidences: [{ evidence_type: 'PROOF_OF_REFUND', evidence_info: { refund_ids: [{ refund_id: 'X' }] } }] }));
  form.set('file', new Blob(['picture'], { type: 'image/png' }), 'proof.png');
  const reply = await fetch(`${paypal.url}/v1/customer/disputes/${id}/provide-evidence`, { method: 'POST', headers: { authorization: `Bearer ${paypal.token}` }, body: form });
  expect([reply.status, (await read(id)).status]).toEqual([200, 'UNDER_REVIEW']);
  await paypal.control('dispute/decide', { disputeId: id, verdict: 'cancel' });
  expect((await read(id)).dispute_outcome.outcome_code).toBe('CANCELED_BY_BUYER');
});

test('no answer in 20 days: the buyer wins', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  const before = await balance();
  const id = await open(captureId);
  await paypal.control('clock', { advanceSeconds: 20 * 86_400 - 10 });
  expect((await read(id)).status).toBe('WAITING_FOR_SELLER_RESPONSE');
  await paypal.control('clock', { advanceSeconds: 20 });
  expect((await read(id)).dispute_outcome.outcome_code).toBe('RESOLVED_BUYER_FAVOUR');
  expect(await balance()).toEqual({ available: before.available - 20, withheld: before.withheld });
});

test('while a case is open only a full refund goes, and it ends the case; after a chargeback none', async () => {
  const { captureId } = await paypal.paidCapture('20.00');
  const refund = (id: string, body: unknown) => paypal.call(`/v2/payments/captures/${id}/refund`, { body });
  const before = await balance();
  const id = await open(captureId);
  expect(issuesOf(await refund(captureId, { amount: { currency_code: 'USD', value: '5.00' } }))).toEqual(['TRANSACTION_DISPUTED']);
  expect((await refund(captureId, {})).status).toBe(201);
  expect((await read(id)).status).toBe('RESOLVED');
  expect(await balance()).toEqual({ available: before.available - 20, withheld: before.withheld });
  const other = (await paypal.paidCapture('20.00')).captureId;
  await open(other, { stage: 'CHARGEBACK', reason: 'UNAUTHORISED' });
  expect(issuesOf(await refund(other, {}))).toEqual(['REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK']);
});

test('the list: states, pages, and what it refuses', async () => {
  for (let index = 0; index < 3; index += 1) await open((await paypal.paidCapture('5.00')).captureId);
  const first = await paypal.call('/v1/customer/disputes?dispute_state=REQUIRED_ACTION&page_size=2');
  expect(first.body.items).toHaveLength(2);
  const next = first.body.links.find(({ rel }: { rel: string }) => rel === 'next').href as string;
  const second = await paypal.call(next.slice(paypal.url.length));
  const ids = [...first.body.items, ...second.body.items].map((item: { dispute_id: string }) => item.dispute_id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const query of ['dispute_state=ODD', 'page_size=51', 'start_time=yesterday', 'start_time=2020-01-01T00:00:00Z', 'start_time=2026-01-01T00:00:00Z&disputed_transaction_id=X']) {
    expect((await paypal.call(`/v1/customer/disputes?${query}`)).status, query).toBe(400);
  }
  expect((await paypal.call('/v1/customer/disputes/PP-R-NOPE')).body.name).toBe('RESOURCE_NOT_FOUND');
});
