import { valueOf } from '../money/amount';
import type { World } from '../open-world';

const SHOWN = 50;

/** The newest entries first, at most 50. */
export function newest<T>(values: Iterable<T>, size: number): T[] {
  const kept: T[] = [];
  let index = 0;
  for (const value of values) {
    if (index >= size - SHOWN) kept.push(value);
    index += 1;
  }
  return kept.reverse();
}

/** The state as the control page and GET /_control/api/state show it: counts, and the newest of everything. */
export function showState(world: World): Record<string, unknown> {
  const { orders, captures, refunds, batches, items, disputes, webhooks, events, deliveries } = world;
  return {
    now: world.clock.iso(),
    merchant: { merchantId: world.settings.merchantId, email: world.settings.merchantEmail },
    balances: world.books.all().map(({ currency, available, withheld }) => ({ currency, available: valueOf({ minor: available, currency }), withheld: valueOf({ minor: withheld, currency }) })),
    counts: { orders: orders.size, captures: captures.size, refunds: refunds.size, batches: batches.size, items: items.size, disputes: disputes.size, events: events.size, deliveries: deliveries.size },
    orders: newest(orders.values(), orders.size).map((order) => ({ id: order.id, status: order.status, total: valueOf(order.total), currency: order.total.currency, invoiceId: order.invoiceId, customId: order.customId, captureId: order.captureId, createdAt: world.clock.iso(order.createdAtMs) })),
    captures: newest(captures.values(), captures.size).map((capture) => ({ id: capture.id, orderId: capture.orderId, status: capture.status, reason: capture.reason, amount: valueOf(capture.amount), currency: capture.amount.currency, fee: capture.feeMinor === null ? null : valueOf({ minor: capture.feeMinor, currency: capture.amount.currency }), refunded: valueOf({ minor: capture.refundedMinor, currency: capture.amount.currency }) })),
    refunds: newest(refunds.values(), refunds.size).map((refund) => ({ id: refund.id, captureId: refund.captureId, status: refund.status, amount: valueOf(refund.amount), currency: refund.amount.currency })),
    payouts: newest(items.values(), items.size).map((item) => ({ id: item.id, batchId: item.batchId, batchStatus: batches.get(item.batchId)?.status, senderBatchId: item.senderBatchId, senderItemId: item.request['sender_item_id'] ?? null, receiver: item.request['receiver'], status: item.status, error: item.error?.name ?? null, amount: valueOf(item.amount), currency: item.amount.currency })),
    disputes: newest(disputes.values(), disputes.size).map((dispute) => ({ id: dispute.id, captureId: dispute.captureId, status: dispute.status, stage: dispute.stage, reason: dispute.reason, amount: valueOf(dispute.amount), currency: dispute.amount.currency, outcome: dispute.outcome?.code ?? null })),
    webhooks: [...webhooks.values()],
    webhookMode: world.outbox.mode(),
    deliveries: newest(deliveries.values(), deliveries.size).map((delivery) => ({ event: events.get(delivery.eventId)?.eventType ?? null, eventId: delivery.eventId, webhookId: delivery.webhookId, state: delivery.state, attempts: delivery.attempts, last: delivery.last, dueAtMs: delivery.nextAtMs, nextAt: delivery.state === 'pending' ? world.clock.iso(delivery.nextAtMs) : null })),
    faults: world.switches.list(),
    latencyMs: world.switches.latencyMs(),
  };
}
