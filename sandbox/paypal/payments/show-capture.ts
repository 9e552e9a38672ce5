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
    ...(capture.feeMinor === null ? {} : { seller_receivable_breakdown: showBreakdown(amount.minor, capture.feeMinor, amount.currency) }),
    create_time: world.clock.iso(capture.createdAtMs),
    update_time: world.clock.iso(capture.updatedAtMs),
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      { href: `${world.baseUrl}/v2/checkout/orders/${capture.orderId}`, rel: 'up', method: 'GET' },
    ],
  };
}

function showBreakdown(grossMinor: number, feeMinor: number, currency: string): Json {
  return { gross_amount: money(grossMinor, currency), paypal_fee: money(feeMinor, currency), net_amount: money(grossMinor - feeMinor, currency) };
}

/** A capture read by itself, and in webhooks: with payee and the order's id. */
export function showWholeCapture(world: World, capture: Capture): Json {
  return {
    ...showCapture(world, capture),
    payee: { email_address: world.settings.merchantEmail, merchant_id: world.settings.merchantId },
    supplementary_data: { related_ids: { order_id: capture.orderId } },
  };
}

const EVENTS = { COMPLETED: 'PAYMENT.CAPTURE.COMPLETED', PENDING: 'PAYMENT.CAPTURE.PENDING', DECLINED: 'PAYMENT.CAPTURE.DENIED' } as const;

/** Tells the webhooks what became of a capture. */
export function publishCapture(world: World, capture: Capture): void {
  if (capture.status !== 'COMPLETED' && capture.status !== 'PENDING' && capture.status !== 'DECLINED') return;
  const amount = money(capture.amount.minor, capture.amount.currency);
  world.outbox.publish({
    eventType: EVENTS[capture.status],
    resourceType: 'capture',
    resourceVersion: '2.0',
    summary: `Payment ${capture.status.toLowerCase()} for ${amount.currency_code} ${amount.value}`,
    resource: showWholeCapture(world, capture),
  });
}
