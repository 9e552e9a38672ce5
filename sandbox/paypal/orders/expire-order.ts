import type { World } from '../open-world';
import type { Order } from '../records';
import { showSource, showUnit } from './show-order';

/** Arms the moment at which an approved order lapses because nobody has captured it; also for every approved order at start. */
export function scheduleExpiry(world: World, order: Order): void {
  const dueMs = order.expiresAtMs;
  world.clock.at(dueMs, () => {
    const now = world.orders.get(order.id);
    if (now !== undefined && now.status === 'APPROVED' && now.expiresAtMs === dueMs && !now.hasLapsed) lapse(world, now);
  });
}

/** The approval is taken back and the webhooks are told; from now on the order is not found (facts 2.4, 6.3). */
function lapse(world: World, order: Order): void {
  order.hasLapsed = true;
  world.orders.put(order.id, order);
  const { reference_id, custom_id, invoice_id } = showUnit(world, order);
  world.outbox.publish({
    eventType: 'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
    resourceType: 'checkout-order',
    resourceVersion: '2.0',
    summary: 'A payment has been reversed after approval.',
    resource: { order_id: order.id, purchase_units: [{ reference_id, ...(custom_id === undefined ? {} : { custom_id }), ...(invoice_id === undefined ? {} : { invoice_id }) }], payment_source: showSource(order) ?? {} },
  });
}
