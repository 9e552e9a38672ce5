import { decimalText } from '../money/decimal-text';
import type { OrderRow } from '../rows';
import type { Supplier } from '../supplier';
import { askDebit, creditBack } from './debit-balance';
import { changeStock } from './stock';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const ASK_AGAIN_MS = 2_000;

const isOpen = (order: OrderRow) => order.status !== 'FINISH';

function store(supplier: Supplier, order: OrderRow, change: Partial<OrderRow>): OrderRow {
  const next = { ...order, ...change };
  supplier.orders.put(order.orderId, next);
  return next;
}

/** The order as it is now: every step re-reads it, because a timer may have moved it while a debit was under way. */
function current(supplier: Supplier, orderId: string): OrderRow {
  return supplier.orders.get(orderId) as OrderRow;
}

/** When the order moves on by itself, and how; null when it does not. */
function nextStep(supplier: Supplier, order: OrderRow): { dueMs: number; run: (order: OrderRow, atMs: number) => void } | null {
  const { shipAfterHours, deliverAfterDays } = supplier.settings();
  if (order.status === 'PLACE_ORDER_SUCCESS') {
    return { dueMs: order.createdAtMs + order.payTimeoutSeconds * 1000, run: (now, atMs) => closeOrder(supplier, now, 'PAY_TIMEOUT', atMs) };
  }
  if (order.status === 'WAIT_SELLER_SEND_GOODS') {
    return { dueMs: (order.paidAtMs ?? 0) + shipAfterHours * HOUR_MS, run: (now, atMs) => shipOrder(supplier, now, atMs) };
  }
  if (order.status === 'WAIT_BUYER_ACCEPT_GOODS') {
    const days = deliverAfterDays ?? Math.max(...order.lines.map((line) => line.maxDays));
    return { dueMs: (order.shippedAtMs ?? 0) + days * DAY_MS, run: (now, atMs) => deliverOrder(supplier, now, atMs) };
  }
  return null;
}

/** Sets the alarm for the order's next step. An alarm whose step somebody did by hand in the meantime does nothing. */
export function armOrder(supplier: Supplier, order: OrderRow): void {
  if (order.debit === 'asked' && order.paidAtMs === null && isOpen(order)) {
    supplier.clock.at(supplier.clock.nowMs() + ASK_AGAIN_MS, () => void payFromBalance(supplier, order.orderId));
    return;
  }
  const step = nextStep(supplier, order);
  if (step === null) return;
  supplier.clock.at(step.dueMs, () => {
    const now = current(supplier, order.orderId);
    if (now.status === order.status) step.run(now, step.dueMs);
  });
}

/** Pays an order by hand: the buyer did it on the website. No balance is asked. */
export function payOrder(supplier: Supplier, order: OrderRow, atMs: number): void {
  if (order.status !== 'PLACE_ORDER_SUCCESS' && order.status !== 'PAYMENT_PROCESSING') return;
  const paid = store(supplier, order, { status: 'WAIT_SELLER_SEND_GOODS', paidAtMs: atMs });
  supplier.effects.record({ effect: 'order-paid', key: order.outOrderId, id: order.orderId, amount: decimalText(order.totalMinor), currency: 'USD' });
  supplier.push(paid, 'PaymentAuthorized');
  armOrder(supplier, paid);
}

/**
 * Auto-pay: takes the order's total from the buyer's balance at the payment company, once, by the order's own reference. 'unknown' leaves
 * the order in PAYMENT_PROCESSING and asks again by the same reference until the answer is known.
 */
export async function payFromBalance(supplier: Supplier, orderId: string): Promise<'paid' | 'refused' | 'unknown'> {
  const order = current(supplier, orderId);
  if (order.paidAtMs !== null) return 'paid';
  if (!isOpen(order)) return 'refused';
  const asked = store(supplier, order, { debit: 'asked', status: 'PAYMENT_PROCESSING' });
  supplier.store.commit();
  const result = await askDebit(supplier, asked);
  const now = current(supplier, orderId);
  if (now.paidAtMs !== null) return 'paid';
  if (result === 'paid') payOrder(supplier, store(supplier, now, { debit: 'done' }), supplier.clock.nowMs());
  else if (result === 'refused') {
    const unpaid = store(supplier, now, { debit: 'refused', status: 'PLACE_ORDER_SUCCESS' });
    supplier.push(unpaid, 'paymentFailedEvent');
    armOrder(supplier, unpaid);
  } else armOrder(supplier, now);
  supplier.store.commit();
  return result;
}

/** The seller hands the parcel over. */
export function shipOrder(supplier: Supplier, order: OrderRow, atMs: number): void {
  if (order.status !== 'WAIT_SELLER_SEND_GOODS') return;
  const shipped = store(supplier, order, { status: 'WAIT_BUYER_ACCEPT_GOODS', shippedAtMs: atMs });
  supplier.push(shipped, 'OrderShipped');
  armOrder(supplier, shipped);
}

/** The parcel arrives and the order is complete. */
export function deliverOrder(supplier: Supplier, order: OrderRow, atMs: number): void {
  if (order.status !== 'WAIT_BUYER_ACCEPT_GOODS') return;
  supplier.push(store(supplier, order, { status: 'FINISH', deliveredAtMs: atMs, closedAtMs: atMs }), 'OrderConfirmed');
}

/** Ends an order that was not delivered: the pieces go back on the shelf and money taken from a balance goes back to it. */
export function closeOrder(supplier: Supplier, order: OrderRow, endReason: string, atMs: number): void {
  if (!isOpen(order) || order.shippedAtMs !== null || order.debit === 'asked') return;
  const closed = store(supplier, order, { status: 'FINISH', closedAtMs: atMs, endReason });
  for (const line of order.lines) changeStock(supplier, line.productId, line.skuId, -line.quantity);
  supplier.push(closed, 'OrderClosed');
  if (order.debit === 'done' && order.paidAtMs !== null) creditBack(supplier, closed);
}
