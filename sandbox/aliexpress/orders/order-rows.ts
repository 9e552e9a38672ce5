import type { OrderRow } from '../rows';
import type { Supplier } from '../supplier';

export const isOpen = (order: OrderRow): boolean => order.status !== 'FINISH';

/** Stores the order with the change and answers it. */
export function storeOrder(supplier: Supplier, order: OrderRow, change: Partial<OrderRow>): OrderRow {
  const next = { ...order, ...change };
  supplier.orders.put(order.orderId, next);
  return next;
}

/** The order as it is now: every step re-reads it, because a timer may have moved it while a debit was under way. */
export function orderNow(supplier: Supplier, orderId: string): OrderRow {
  return supplier.orders.get(orderId) as OrderRow;
}

/** What an order written by an earlier version of the sandbox does not have. */
export const NEW_ORDER = { endedBy: null, resumeStatus: null, resumeAtMs: null, parcelCount: 1, partShippedAtMs: null, refundedMinor: 0 } as const;
