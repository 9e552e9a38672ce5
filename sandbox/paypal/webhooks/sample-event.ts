import { money, payoutMoney } from '../money/amount';
import type { World } from '../open-world';
import type { Json } from '../records';
import type { NewEvent } from './create-outbox';

const ORDER_ID = '7AB12345CD678901E';
const CAPTURE_ID = '1CA98765FE432109B';
const TIME = '2026-11-21T08:00:00Z';

/** A made-up event of this type, with the shape that a real one has (facts 6.3, 16). */
export function sampleEvent(world: World, eventType: string): NewEvent {
  const build = (resourceType: string, resourceVersion: string, resource: Json): NewEvent => ({ eventType, resourceType, resourceVersion, summary: `Sample of ${eventType}`, resource });
  if (eventType === 'CHECKOUT.PAYMENT-APPROVAL.REVERSED') return build('checkout-order', '2.0', { order_id: ORDER_ID, purchase_units: [{ reference_id: 'default', custom_id: 'ord_01', invoice_id: 'SHOP1-1001-1' }], payment_source: { paypal: {} } });
  if (eventType.startsWith('CHECKOUT.ORDER')) return build('checkout-order', '2.0', sampleOrder(world, eventType.endsWith('COMPLETED') ? 'COMPLETED' : 'APPROVED'));
  if (/REFUND|REVERSED$/.test(eventType) && eventType.startsWith('PAYMENT.') && !eventType.includes('PAYOUTS')) return build('refund', '2.0', sampleRefund(world, eventType));
  if (eventType.startsWith('PAYMENT.CAPTURE')) return build('capture', '2.0', sampleCapture(world, eventType));
  if (eventType.startsWith('PAYMENT.PAYOUTSBATCH')) return build('payouts', '1.0', { batch_header: { payout_batch_id: 'ABCDE23456FGH', batch_status: lastWord(eventType), sender_batch_header: { sender_batch_id: 'po_1' }, amount: payoutMoney(987, 'USD'), fees: payoutMoney(25, 'USD') }, links: [] });
  if (eventType.startsWith('PAYMENT.PAYOUTS-ITEM')) return build('payouts_item', '1.0', sampleItem(eventType));
  return build('dispute', '1.0', sampleDispute(world, eventType));
}

function lastWord(eventType: string): string {
  return eventType.slice(eventType.lastIndexOf('.') + 1);
}

function sampleOrder(world: World, status: string): Json {
  return {
    id: ORDER_ID,
    intent: 'CAPTURE',
    status,
    purchase_units: [{ reference_id: 'default', custom_id: 'ord_01', invoice_id: 'SHOP1-1001-1', amount: money(3049, 'USD'), payee: payee(world) }],
    create_time: TIME,
    links: [{ href: `${world.baseUrl}/v2/checkout/orders/${ORDER_ID}`, rel: 'self', method: 'GET' }],
  };
}

function payee(world: World): Json {
  return { email_address: world.settings.merchantEmail, merchant_id: world.settings.merchantId };
}

function sampleCapture(world: World, eventType: string): Json {
  const word = lastWord(eventType);
  const status = word === 'DENIED' ? 'DECLINED' : word;
  return {
    id: CAPTURE_ID,
    status,
    ...(status === 'PENDING' ? { status_details: { reason: 'PENDING_REVIEW' } } : {}),
    amount: money(3049, 'USD'),
    custom_id: 'ord_01',
    invoice_id: 'SHOP1-1001-1',
    final_capture: true,
    ...(status === 'COMPLETED' ? { seller_receivable_breakdown: { gross_amount: money(3049, 'USD'), paypal_fee: money(155, 'USD'), net_amount: money(2894, 'USD') } } : {}),
    payee: payee(world),
    supplementary_data: { related_ids: { order_id: ORDER_ID } },
    create_time: TIME,
    update_time: TIME,
    links: [{ href: `${world.baseUrl}/v2/payments/captures/${CAPTURE_ID}`, rel: 'self', method: 'GET' }],
  };
}

function sampleRefund(world: World, eventType: string): Json {
  const word = lastWord(eventType);
  return {
    id: '2RF11122233344455',
    status: word === 'PENDING' || word === 'FAILED' ? word : 'COMPLETED',
    amount: money(1000, 'USD'),
    seller_payable_breakdown: { gross_amount: money(1000, 'USD'), paypal_fee: money(0, 'USD'), net_amount: money(1000, 'USD'), total_refunded_amount: money(1000, 'USD') },
    create_time: TIME,
    update_time: TIME,
    links: [{ href: `${world.baseUrl}/v2/payments/refunds/2RF11122233344455`, rel: 'self', method: 'GET' }, { href: `${world.baseUrl}/v2/payments/captures/${CAPTURE_ID}`, rel: 'up', method: 'GET' }],
  };
}

const ITEM_STATUSES: Readonly<Record<string, string>> = { SUCCEEDED: 'SUCCESS', CANCELED: 'RETURNED', HELD: 'ONHOLD', DENIED: 'FAILED' };

function sampleItem(eventType: string): Json {
  const word = lastWord(eventType);
  return {
    payout_item_id: 'HGF54326EDCBA',
    transaction_id: '9TX12345AB678901C',
    transaction_status: ITEM_STATUSES[word] ?? word,
    payout_item_fee: payoutMoney(25, 'USD'),
    payout_batch_id: 'ABCDE23456FGH',
    sender_batch_id: 'po_1',
    payout_item: { recipient_type: 'EMAIL', amount: payoutMoney(987, 'USD'), receiver: 'receiver@example.com', sender_item_id: 'poi_1' },
    time_processed: TIME,
    links: [],
  };
}

function sampleDispute(world: World, eventType: string): Json {
  const resolved = eventType.endsWith('RESOLVED');
  return {
    dispute_id: 'PP-R-ABC-123456789',
    create_time: TIME,
    update_time: TIME,
    disputed_transactions: [{ seller_transaction_id: CAPTURE_ID, invoice_number: 'SHOP1-1001-1', custom: 'ord_01', gross_amount: money(3049, 'USD'), seller: { merchant_id: world.settings.merchantId, name: world.settings.merchantName } }],
    reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: resolved ? 'RESOLVED' : 'WAITING_FOR_SELLER_RESPONSE',
    dispute_amount: money(3049, 'USD'),
    dispute_life_cycle_stage: 'INQUIRY',
    dispute_channel: 'INTERNAL',
    ...(resolved ? { dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' } } : { seller_response_due_date: '2026-12-11T08:00:00Z' }),
    links: [],
  };
}
