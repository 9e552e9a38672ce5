import { money } from '../money/amount';
import type { World } from '../open-world';
import type { Capture, Json } from '../records';

/** A capture as JSON inside an order. The breakdown is there once the money is. */
export function showCapture(world: World, capture: Capture): Json {
  const { amount } = capture;
  const self = `${world.baseUrl}/v2/payments/captures/${capture.id}`;
  return {
    id: capture.id,
    status: capture.status,
    ...(capture.reason === null ? {} : { status_details: { reason: capture.reason } }),
    amount: money(amount.minor, amount.currency),
    ...(capture.invoiceId === null ? {} : { invoice_id: capture.invoiceId }),
    ...(capture.customId === null ? {} : { custom_id: capture.customId }),
    final_capture: true,
    disbursement_mode: 'INSTANT',
    seller_protection: { status: 'ELIGIBLE', dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'] },
    ...(capture.feeMinor === null ? {} : { seller_receivable_breakdown: showBreakdown(capture, capture.feeMinor) }),
    create_time: world.clock.iso(capture.createdAtMs),
    update_time: world.clock.iso(capture.updatedAtMs),
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      { href: `${world.baseUrl}/v2/checkout/orders/${capture.orderId}`, rel: 'up', method: 'GET' },
    ],
  };
}

function showBreakdown({ amount: { minor, currency }, converted }: Capture, feeMinor: number): Json {
  const plain = { gross_amount: money(minor, currency), paypal_fee: money(feeMinor, currency), net_amount: money(minor - feeMinor, currency) };
  if (converted === null) return plain;
  const { amount, feeMinor: feeArrived, rate } = converted;
  return {
    ...plain,
    paypal_fee_in_receivable_currency: money(feeArrived, amount.currency),
    receivable_amount: money(amount.minor, amount.currency),
    exchange_rate: { source_currency: currency, target_currency: amount.currency, value: rate },
  };
}

/** A capture read by itself, and in webhooks: with payee and the order's id. */
export function showWholeCapture(world: World, capture: Capture): Json {
  return {
    ...showCapture(world, capture),
    payee: { email_address: world.settings.merchantEmail, merchant_id: world.settings.merchantId },
    supplementary_data: { related_ids: { order_id: capture.orderId } },
  };
}

const EVENTS: Readonly<Partial<Record<Capture['status'], string>>> = { COMPLETED: 'PAYMENT.CAPTURE.COMPLETED', PENDING: 'PAYMENT.CAPTURE.PENDING', DECLINED: 'PAYMENT.CAPTURE.DECLINED' };

/** Tells the webhooks what became of a capture. One that is denied after a review has the older name, PAYMENT.CAPTURE.DENIED (facts 6.3). */
export function publishCapture(world: World, capture: Capture, eventType = EVENTS[capture.status]): void {
  if (eventType === undefined) return;
  const amount = money(capture.amount.minor, capture.amount.currency);
  world.outbox.publish({
    eventType,
    resourceType: 'capture',
    resourceVersion: '2.0',
    summary: `Payment ${capture.status.toLowerCase()} for ${amount.currency_code} ${amount.value}`,
    resource: showWholeCapture(world, capture),
  });
}
