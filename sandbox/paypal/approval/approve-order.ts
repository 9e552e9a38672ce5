import type { World } from '../open-world';
import { scheduleExpiry } from '../orders/expire-order';
import { PAYER, showOrder } from '../orders/show-order';
import type { ApprovalOutcome, Order } from '../records';

export const OUTCOMES: readonly ApprovalOutcome[] = ['pay', 'decline', 'review', 'bank', 'decline-inside'];

/** The shopper approves the order; how the capture will go is decided here. False where the order is already paid. */
export function approveOrder(world: World, order: Order, outcome: ApprovalOutcome, reason: string | null = null): boolean {
  if (order.status === 'COMPLETED') return false;
  const first = order.status !== 'APPROVED';
  const nowMs = world.clock.nowMs();
  order.status = 'APPROVED';
  order.outcome = outcome;
  order.reason = reason;
  order.updatedAtMs = nowMs;
  order.expiresAtMs = nowMs + world.settings.orderSeconds * 1000;
  world.orders.put(order.id, order);
  scheduleExpiry(world, order);
  if (!first) return true;
  world.outbox.publish({
    eventType: 'CHECKOUT.ORDER.APPROVED',
    resourceType: 'checkout-order',
    resourceVersion: '2.0',
    summary: 'An order has been approved by buyer',
    resource: showOrder(world, order, true),
  });
  return true;
}

/** The shop's address with PayPal's parameters added to its own; null where the shop gave none. */
export function backToShop(order: Order, approved: boolean): string | null {
  const address = approved ? order.returnUrl : order.cancelUrl;
  if (address === null) return null;
  const url = new URL(address);
  url.searchParams.set('token', order.id);
  if (approved) url.searchParams.set('PayerID', PAYER.id);
  return url.href;
}
