import { closeOrder, deliverOrder, payOrder, shipOrder } from '../orders/order-life';
import type { OrderRow } from '../rows';
import type { Supplier } from '../supplier';

const ACTIONS = ['pay', 'ship', 'deliver', 'cancel'] as const;
export type OrderAction = (typeof ACTIONS)[number];

export function isOrderAction(text: string): text is OrderAction {
  return (ACTIONS as readonly string[]).includes(text);
}

/** Moves an order by hand: pays it as on the website, ships, delivers (shipping it first when needed) or cancels it. False when its state does not allow it. */
export function actOnOrder(supplier: Supplier, order: OrderRow, action: OrderAction): boolean {
  const nowMs = supplier.clock.nowMs();
  const again = () => supplier.orders.get(order.orderId) as OrderRow;
  if (action === 'pay') payOrder(supplier, order, nowMs);
  if (action === 'ship' || action === 'deliver') shipOrder(supplier, order, nowMs);
  if (action === 'deliver') deliverOrder(supplier, again(), nowMs);
  if (action === 'cancel') closeOrder(supplier, order, 'CANCELED', nowMs);
  return again() !== order;
}
