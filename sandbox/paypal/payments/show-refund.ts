import { money } from '../money/amount';
import type { World } from '../open-world';
import type { Json, Refund } from '../records';

/** A refund as JSON; minimal: id, status, links. The fee of the payment is not given back. */
export function showRefund(world: World, refund: Refund, whole: boolean): Json {
  const links = [
    { href: `${world.baseUrl}/v2/payments/refunds/${refund.id}`, rel: 'self', method: 'GET' },
    { href: `${world.baseUrl}/v2/payments/captures/${refund.captureId}`, rel: 'up', method: 'GET' },
  ];
  if (!whole) return { id: refund.id, status: refund.status, links };
  const { minor, currency } = refund.amount;
  return {
    id: refund.id,
    status: refund.status,
    ...(refund.status === 'PENDING' ? { status_details: { reason: 'ECHECK' } } : {}),
    amount: money(minor, currency),
    ...(refund.note === null ? {} : { note_to_payer: refund.note }),
    ...(refund.invoiceId === null ? {} : { invoice_id: refund.invoiceId }),
    ...(refund.customId === null ? {} : { custom_id: refund.customId }),
    seller_payable_breakdown: {
      gross_amount: money(minor, currency),
      paypal_fee: money(0, currency),
      net_amount: money(minor, currency),
      total_refunded_amount: money(refund.totalRefundedMinor, currency),
    },
    create_time: world.clock.iso(refund.createdAtMs),
    update_time: world.clock.iso(refund.updatedAtMs),
    links,
  };
}

/** Tells the webhooks: the resource is the refund, the capture is its link `up`. */
export function publishRefund(world: World, refund: Refund): void {
  const amount = money(refund.amount.minor, refund.amount.currency);
  world.outbox.publish({
    eventType: refund.status === 'PENDING' ? 'PAYMENT.REFUND.PENDING' : 'PAYMENT.CAPTURE.REFUNDED',
    resourceType: 'refund',
    resourceVersion: '2.0',
    summary: `A ${amount.currency_code} ${amount.value} capture payment was refunded`,
    resource: showRefund(world, refund, true),
  });
}
