import { decimalText } from '../money/decimal-text';
import type { OrderRow, RefundRow } from '../rows';
import type { Supplier } from '../supplier';
import { askCredit } from './debit-balance';
import { orderNow, storeOrder } from './order-rows';

const ASK_AGAIN_MS = 2_000;

/**
 * Gives money of an order back to where it came from, at most what was paid and not given back yet. The API says nothing of it. Money that
 * no balance was asked for (paid by hand) goes back by hand too: only the effect is written down. Answers false when there is nothing to give.
 */
export function refundOrder(supplier: Supplier, order: OrderRow, minor: number): boolean {
  if (order.paidAtMs === null || minor <= 0 || order.refundedMinor + minor > order.totalMinor) return false;
  const isWhole = order.refundedMinor === 0 && minor === order.totalMinor;
  const reference = `aliexpress-${order.orderId}-back${isWhole ? '' : `-${order.refundedMinor + minor}`}`;
  storeOrder(supplier, order, { refundedMinor: order.refundedMinor + minor });
  const refund: RefundRow = { reference, orderId: order.orderId, minor, status: 'asked' };
  supplier.refunds.put(reference, refund);
  armRefund(supplier, refund, 0);
  return true;
}

/** Asks for the credit until there is an answer; the reference is the refund's own, so that asking twice gives once. */
export function armRefund(supplier: Supplier, refund: RefundRow, waitMs: number): void {
  if (refund.status !== 'asked') return;
  supplier.clock.at(supplier.clock.nowMs() + waitMs, () => void settle(supplier, refund));
}

async function settle(supplier: Supplier, refund: RefundRow): Promise<void> {
  const order = orderNow(supplier, refund.orderId);
  const result = order.debit === 'done' ? await askCredit(supplier, order, refund) : 'paid';
  if (result === 'unknown') {
    armRefund(supplier, refund, ASK_AGAIN_MS);
    return;
  }
  supplier.refunds.put(refund.reference, { ...refund, status: result === 'paid' ? 'done' : 'refused' });
  supplier.effects.record({
    effect: result === 'paid' ? 'order-refunded' : 'order-refund-failed',
    key: order.outOrderId,
    id: order.orderId,
    amount: decimalText(refund.minor),
    currency: 'USD',
  });
  supplier.store.commit();
}
