import type { HoldStatus, OrderRow } from '../rows';
import type { Supplier } from '../supplier';
import { armOrder } from './order-life';
import { isOpen, storeOrder } from './order-rows';
import { refundOrder } from './refund-order';
import { changeStock } from './stock';

const HOUR_MS = 3_600_000;

export type End = { readonly endReason: string; readonly endedBy: 'buyer' | 'supplier' | 'time'; readonly atMs: number };

/**
 * Ends an order before its delivery: what did not leave goes back on the shelf, and money taken from a balance goes back to it. Not while a
 * debit is being asked for: whether it was paid is not known then.
 */
export function closeOrder(supplier: Supplier, order: OrderRow, { endReason, endedBy, atMs }: End): void {
  if (!isOpen(order) || order.debit === 'asked') return;
  const closed = storeOrder(supplier, order, { status: 'FINISH', closedAtMs: atMs, endReason, endedBy, resumeStatus: null, resumeAtMs: null });
  if (order.shippedAtMs === null && order.partShippedAtMs === null) {
    for (const line of order.lines) changeStock(supplier, line.productId, line.skuId, -line.quantity);
  }
  supplier.push(closed, 'OrderClosed');
  refundOrder(supplier, closed, closed.totalMinor - closed.refundedMinor);
}

/**
 * The buyer calls an order off on the website: at once while it is unpaid, after the supplier's look at it (`cancelReviewHours`) once it is
 * paid, and not any more once something was sent.
 */
export function cancelByBuyer(supplier: Supplier, order: OrderRow, atMs: number): void {
  if (order.shippedAtMs !== null || order.partShippedAtMs !== null || order.status === 'IN_CANCEL') return;
  const { cancelReviewHours } = supplier.settings();
  if (order.paidAtMs === null || cancelReviewHours === 0) {
    closeOrder(supplier, order, { endReason: 'CANCELED', endedBy: 'buyer', atMs });
    return;
  }
  const resumeAtMs = atMs + cancelReviewHours * HOUR_MS;
  armOrder(supplier, storeOrder(supplier, order, { status: 'IN_CANCEL', endedBy: 'buyer', resumeStatus: order.resumeStatus ?? order.status, resumeAtMs }));
}

/** The supplier or the platform ends a paid order, also one that is on its way (lost, sent back). The reason stays with them. */
export function cancelBySupplier(supplier: Supplier, order: OrderRow, atMs: number): void {
  closeOrder(supplier, order, { endReason: 'CANCELED', endedBy: 'supplier', atMs });
}

/** The supplier turns the wish to cancel down: the order goes on. Any hold goes on until somebody releases it. */
export function holdOrder(supplier: Supplier, order: OrderRow, status: HoldStatus): void {
  if (!isOpen(order) || order.status === status || order.debit === 'asked') return;
  storeOrder(supplier, order, { status, resumeStatus: order.resumeStatus ?? order.status, resumeAtMs: null });
}
