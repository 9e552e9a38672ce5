import { money } from '../money/amount';
import type { World } from '../open-world';
import type { Json, Refund } from '../records';
import { costOf } from './return-money';

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
      ...showConverted(world, refund),
      total_refunded_amount: money(refund.totalRefundedMinor, currency),
    },
    create_time: world.clock.iso(refund.createdAtMs),
    update_time: world.clock.iso(refund.updatedAtMs),
    links,
  };
}

function showConverted(world: World, refund: Refund): Json {
  const capture = world.captures.get(refund.captureId);
  if (capture === undefined || capture.converted === null) return {};
  const cost = costOf(capture, refund.amount);
  return { paypal_fee_in_receivable_currency: money(0, cost.currency), net_amount_in_receivable_currency: money(cost.minor, cost.currency) };
}

const EVENTS: Readonly<Partial<Record<Refund['status'], string>>> = { COMPLETED: 'PAYMENT.CAPTURE.REFUNDED', PENDING: 'PAYMENT.REFUND.PENDING', FAILED: 'PAYMENT.REFUND.FAILED' };

/** Tells the webhooks: the resource is the refund, the capture is its link `up`. A payment that PayPal takes back is REVERSED. */
export function publishRefund(world: World, refund: Refund, eventType = EVENTS[refund.status]): void {
  if (eventType === undefined) return;
  const amount = money(refund.amount.minor, refund.amount.currency);
  world.outbox.publish({
    eventType,
    resourceType: 'refund',
    resourceVersion: '2.0',
    summary: `A ${amount.currency_code} ${amount.value} capture payment was ${eventType.endsWith('REVERSED') ? 'reversed' : 'refunded'}`,
    resource: showRefund(world, refund, true),
  });
}
