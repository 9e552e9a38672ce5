import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTED_ERRORS } from '@/sandbox/paypal/documented-errors';
import { ABSENT, isPublished, schemaFaults as faults, type SchemaFile } from '../../contract/published-schemas';
import { callAt, orderBody, plainUnit, startTestPayPal, unique, type Anything, type TestPayPal } from './start-test-paypal';

describe.skipIf(!isPublished)(`bodies fit the published schemas${ABSENT}`, () => {
  let paypal: TestPayPal;
  beforeAll(async () => {
    paypal = await startTestPayPal();
  });
  afterAll(() => paypal.stop());

  test('the schemas do find faults', () => {
    expect(faults('orders', 'order', { id: 5, status: 'PAID' })).not.toEqual([]);
  });

  test('orders', async () => {
    const whole = { 'paypal-request-id': unique('s'), prefer: 'return=representation' };
    const body = orderBody();
    expect(faults('orders', 'order_request', body)).toEqual([]);
    const created = await paypal.call('/v2/checkout/orders', { body, headers: whole });
    expect(faults('orders', 'order', created.body)).toEqual([]);
    expect(faults('orders', 'order', (await paypal.createOrder()).body)).toEqual([]);
    for (const outcome of ['pay', 'review', 'decline-inside']) {
      const order = await paypal.createOrder();
      await paypal.approve(order.body.id as string, outcome);
      expect(faults('orders', 'order', (await paypal.call(`/v2/checkout/orders/${order.body.id}`)).body)).toEqual([]);
      const captured = await paypal.capture(order.body.id as string);
      expect(faults('orders', 'order', captured.body)).toEqual([]);
      const capture = await paypal.call(`/v2/payments/captures/${captured.body.purchase_units[0].payments.captures[0].id}`);
      expect(faults('payments', 'capture-2', capture.body)).toEqual([]);
    }
  });

  test('refunds', async () => {
    const { orderId, captureId } = await paypal.paidCapture();
    const refund = await paypal.call(`/v2/payments/captures/${captureId}/refund`, { body: { note_to_payer: 'Sorry' }, headers: { prefer: 'return=representation' } });
    expect(faults('payments', 'refund', refund.body)).toEqual([]);
    const order = await paypal.call(`/v2/checkout/orders/${orderId}`);
    expect([order.body.purchase_units[0].payments.refunds.length, faults('orders', 'order', order.body)]).toEqual([1, []]);
    expect(faults('payments', 'refund', (await paypal.call(`/v2/payments/refunds/${refund.body.id}`)).body)).toEqual([]);
    expect(faults('payments', 'capture-2', (await paypal.call(`/v2/payments/captures/${captureId}`)).body)).toEqual([]);
  });

  test('payouts', async () => {
    const item = (receiver: string) => ({ recipient_type: 'EMAIL', amount: { currency: 'USD', value: '1.00' }, receiver, sender_item_id: unique('i') });
    const created = await paypal.call('/v1/payments/payouts', { body: { sender_batch_header: { sender_batch_id: unique('b'), email_subject: 'x' }, items: [item('anna@example.com'), item('unclaimed@example.com'), item('locked@example.com'), item('onhold@example.com')] } });
    expect(faults('payouts', 'payout', created.body)).toEqual([]);
    const read = async () => (await paypal.call(`/v1/payments/payouts/${created.body.batch_header.payout_batch_id}`)).body;
    expect(faults('payouts', 'payout_batch', await read())).toEqual([]);
    await paypal.control('clock', { advanceSeconds: 2 });
    const batch = await read();
    expect(faults('payouts', 'payout_batch', batch)).toEqual([]);
    for (const { payout_item_id: id } of batch.items as Anything[]) expect(faults('payouts', 'payout_item-2', (await paypal.call(`/v1/payments/payouts-item/${id}`)).body)).toEqual([]);
  });

  test('webhooks and balances', async () => {
    const hook = await paypal.call('/v1/notifications/webhooks', { body: { url: 'https://shop.example/hook', event_types: [{ name: '*' }] } });
    expect(faults('webhooks', 'webhook', hook.body)).toEqual([]);
    expect(faults('webhooks', 'WebhookList', (await paypal.call('/v1/notifications/webhooks')).body)).toEqual([]);
    const events = await paypal.call('/v1/notifications/webhooks-events?page_size=100');
    expect(events.body.count).toBeGreaterThan(5);
    expect(faults('webhooks', 'EventList', events.body)).toEqual([]);
    expect(faults('reporting', 'balances_response', (await paypal.call('/v1/reporting/balances')).body)).toEqual([]);
  });

  test('tracking, patches and a payment that was converted', async () => {
    await paypal.control('settings', { holdings: ['USD'], payerCountry: 'ES' });
    const order = await paypal.createOrder(plainUnit('30.00', 'EUR'));
    await paypal.approve(order.body.id as string);
    const captured = await paypal.capture(order.body.id as string);
    const [capture] = captured.body.purchase_units[0].payments.captures;
    expect([faults('orders', 'order', captured.body), capture.seller_receivable_breakdown.exchange_rate.source_currency]).toEqual([[], 'EUR']);
    expect(faults('payments', 'capture-2', (await paypal.call(`/v2/payments/captures/${capture.id}`)).body)).toEqual([]);
    const refund = await paypal.call(`/v2/payments/captures/${capture.id}/refund`, { body: { amount: { currency_code: 'EUR', value: '1.00' } }, headers: { prefer: 'return=representation' } });
    expect(faults('payments', 'refund', refund.body)).toEqual([]);
    await paypal.control('settings', { holdings: null, payerCountry: 'US' });
    const { orderId, captureId } = await paypal.paidCapture();
    const parcel = { capture_id: captureId, tracking_number: 'LX123CN', carrier: 'OTHER', carrier_name_other: 'Cainiao' };
    const tracked = await paypal.call(`/v2/checkout/orders/${orderId}/track`, { body: parcel });
    expect(tracked.body.purchase_units[0].shipping.trackers).toHaveLength(1);
    expect(faults('orders', 'order', tracked.body)).toEqual([]);
  });

  test('disputes', async () => {
    const { captureId } = await paypal.paidCapture();
    const id = (await paypal.control('dispute', { captureId })).body.disputeId as string;
    const read = async () => (await paypal.call(`/v1/customer/disputes/${id}`)).body;
    expect(faults('disputes', 'dispute', await read())).toEqual([]);
    expect(faults('disputes', 'dispute_search', (await paypal.call('/v1/customer/disputes')).body)).toEqual([]);
    const acted = await paypal.call(`/v1/customer/disputes/${id}/provide-evidence`, { body: { evidences: [{ evidence_type: 'PROOF_OF_FULFILLMENT', evidence_info: { tracking_info: [{ carrier_name: 'OTHER', tracking_number: 'LX1' }] } }] } });
    expect(faults('disputes', 'subsequent_action', acted.body)).toEqual([]);
    await paypal.control('dispute/decide', { disputeId: id, verdict: 'seller' });
    expect(faults('disputes', 'dispute', await read())).toEqual([]);
    expect(faults('disputes', 'error', (await paypal.call('/v1/customer/disputes/NOPE')).body)).toEqual([]);
  });

  test('transactions', async () => {
    const at = Date.parse((await paypal.control('clock')).body.now as string);
    const range = `start_date=${new Date(at - 86_400_000).toISOString()}&end_date=${new Date(at + 60_000).toISOString()}`;
    const whole = await paypal.call(`/v1/reporting/transactions?${range}&fields=all&balance_affecting_records_only=N`);
    expect(whole.body.total_items).toBeGreaterThan(5);
    expect(faults('reporting', 'search_response', whole.body)).toEqual([]);
    expect(faults('reporting', 'error_400', (await paypal.call('/v1/reporting/balances?currency_code=x')).body)).toEqual([]);
  });

  test('payouts brought about by an id in the path', async () => {
    for (const id of ['POSPYO002', 'ERRPYOB002', 'ERRPYOB004', 'ERRPYO019', 'ERRPYO026', 'ERRPYO060']) expect(faults('payouts', 'payout_batch', (await paypal.call(`/v1/payments/payouts/${id}`)).body), id).toEqual([]);
    for (const id of ['POSPOI001', 'ERRPYO043', 'ERRPYO061']) expect(faults('payouts', 'payout_item-2', (await paypal.call(`/v1/payments/payouts-item/${id}`)).body), id).toEqual([]);
  });

  test('what the webhooks carry is what the calls answer', async () => {
    const SCHEMAS: Record<string, [SchemaFile, string]> = { 'checkout-order': ['orders', 'order'], capture: ['payments', 'capture-2'], refund: ['payments', 'refund'], payouts_item: ['payouts', 'payout_item-2'], dispute: ['disputes', 'dispute'] };
    const seen = new Set<string>();
    for (const event of (await paypal.call('/v1/notifications/webhooks-events?page_size=1000')).body.events as Anything[]) {
      const schema = event.event_type === 'CHECKOUT.PAYMENT-APPROVAL.REVERSED' ? undefined : SCHEMAS[event.resource_type as string];
      if (schema === undefined) continue;
      seen.add(event.resource_type as string);
      expect(faults(...schema, event.resource), event.event_type as string).toEqual([]);
    }
    expect(seen).toEqual(new Set(Object.keys(SCHEMAS)));
  });

  test('every documented error of orders and payments', async () => {
    const paths: Record<string, [SchemaFile, string]> = { 'orders.capture': ['orders', '/v2/checkout/orders/X/capture'], 'captures.refund': ['payments', '/v2/payments/captures/X/refund'] };
    for (const { call, status, name, issue, shape } of DOCUMENTED_ERRORS) {
      const [file, pathname] = paths[call] ?? [];
      if (file === undefined || pathname === undefined || shape !== 'v2') continue;
      const reply = await paypal.call(pathname, { body: {}, headers: { 'paypal-mock-response': JSON.stringify({ mock_application_codes: issue ?? name }) } });
      if (status === 429) expect(reply.headers.get('retry-after')).toBe('1');
      else expect(faults(file, `error_${status}`, reply.body), issue ?? name).toEqual([]);
    }
  });

  test('errors', async () => {
    const syntax = await paypal.createOrder({ invoice_id: 'x'.repeat(200) });
    expect(faults('orders', 'error_400', syntax.body)).toEqual([]);
    const business = await paypal.createOrder(plainUnit('1.999'));
    expect(faults('orders', 'error_422', business.body)).toEqual([]);
    expect(faults('orders', 'error_404', (await paypal.call('/v2/checkout/orders/NOPE')).body)).toEqual([]);
    expect(faults('orders', 'error_401', (await callAt(paypal.url, '/v2/checkout/orders/NOPE')).body)).toEqual([]);
    expect(faults('orders', 'error_415', (await paypal.call('/v2/checkout/orders', { body: '{}', headers: { 'content-type': 'text/plain' } })).body)).toEqual([]);
    for (const [call, file, pathname, schema] of [['orders.get', 'orders', '/v2/checkout/orders/X', 'error_500'], ['payouts.get', 'payouts', '/v1/payments/payouts/X', 'error']] as const) {
      await paypal.control('faults', { call, kind: 'error-before', status: 500 });
      const reply = await paypal.call(pathname);
      expect(reply.status).toBe(500);
      expect(faults(file, schema, reply.body)).toEqual([]);
    }
    expect(faults('payouts', 'error', (await paypal.call('/v1/payments/payouts', { body: { items: [] } })).body)).toEqual([]);
  });
});
