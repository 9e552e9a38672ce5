import { decimalText } from '../money/decimal-text';
import type { OrderRow } from '../rows';
import type { Supplier } from '../supplier';
import { closeOrder } from './close-order';
import { askDebit } from './debit-balance';
import { isOpen, orderNow, storeOrder } from './order-rows';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const ASK_AGAIN_MS = 2_000;

type Step = { readonly dueMs: number; readonly run: (order: OrderRow, atMs: number) => void };

/** When the order moves on by itself, and how; null when it does not. */
function nextStep(supplier: Supplier, order: OrderRow): Step | null {
  const { shipAfterHours, secondParcelAfterHours, deliverAfterDays } = supplier.settings();
  switch (order.status) {
    case 'PLACE_ORDER_SUCCESS':
      return { dueMs: order.createdAtMs + order.payTimeoutSeconds * 1000, run: (now, atMs) => closeOrder(supplier, now, { endReason: 'PAY_TIMEOUT', endedBy: 'time', atMs }) };
    case 'WAIT_SELLER_SEND_GOODS':
      return { dueMs: (order.paidAtMs ?? 0) + shipAfterHours * HOUR_MS, run: (now, atMs) => shipOrder(supplier, now, atMs) };
    case 'SELLER_PART_SEND_GOODS':
      return { dueMs: (order.partShippedAtMs ?? 0) + secondParcelAfterHours * HOUR_MS, run: (now, atMs) => shipOrder(supplier, now, atMs) };
    case 'WAIT_BUYER_ACCEPT_GOODS': {
      const days = deliverAfterDays ?? Math.max(...order.lines.map((line) => line.maxDays));
      return { dueMs: (order.shippedAtMs ?? 0) + days * DAY_MS, run: (now, atMs) => deliverOrder(supplier, now, atMs) };
    }
    case 'IN_CANCEL':
      return order.resumeAtMs === null ? null : { dueMs: order.resumeAtMs, run: (now, atMs) => closeOrder(supplier, now, { endReason: 'CANCELED', endedBy: now.endedBy ?? 'buyer', atMs }) };
    default:
      return order.resumeAtMs === null ? null : { dueMs: order.resumeAtMs, run: (now) => releaseOrder(supplier, now) };
  }
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
    const now = orderNow(supplier, order.orderId);
    if (now.status === order.status && now.resumeAtMs === order.resumeAtMs) step.run(now, step.dueMs);
  });
}

/** Pays an order by hand: the buyer did it on the website. No balance is asked. By the switch `afterPayment` it is looked at before it may be shipped. */
export function payOrder(supplier: Supplier, order: OrderRow, atMs: number): void {
  if (order.status !== 'PLACE_ORDER_SUCCESS' && order.status !== 'PAYMENT_PROCESSING') return;
  const { afterPayment, holdHours } = supplier.settings();
  const paid = { paidAtMs: atMs, status: 'WAIT_SELLER_SEND_GOODS' } as const;
  const held = { paidAtMs: atMs, status: afterPayment, resumeStatus: 'WAIT_SELLER_SEND_GOODS', resumeAtMs: holdHours === 0 ? null : atMs + holdHours * HOUR_MS } as const;
  const next = storeOrder(supplier, order, held.status === 'none' ? paid : { ...held, status: held.status });
  supplier.effects.record({ effect: 'order-paid', key: order.outOrderId, id: order.orderId, amount: decimalText(order.totalMinor), currency: 'USD' });
  supplier.push(next, 'PaymentAuthorized');
  armOrder(supplier, next);
}

/**
 * Auto-pay: takes the order's total from the buyer's balance at the payment company, once, by the order's own reference. 'unknown' leaves
 * the order in PAYMENT_PROCESSING and asks again by the same reference until the answer is known.
 */
export async function payFromBalance(supplier: Supplier, orderId: string): Promise<'paid' | 'refused' | 'unknown'> {
  const order = orderNow(supplier, orderId);
  if (order.paidAtMs !== null) return 'paid';
  if (!isOpen(order)) return 'refused';
  const asked = storeOrder(supplier, order, { debit: 'asked', status: 'PAYMENT_PROCESSING' });
  supplier.store.commit();
  const result = await askDebit(supplier, asked);
  const now = orderNow(supplier, orderId);
  if (now.paidAtMs !== null) return 'paid';
  if (result === 'paid') payOrder(supplier, storeOrder(supplier, now, { debit: 'done' }), supplier.clock.nowMs());
  else if (result === 'refused') {
    const unpaid = storeOrder(supplier, now, { debit: 'refused', status: 'PLACE_ORDER_SUCCESS' });
    supplier.push(unpaid, 'paymentFailedEvent');
    armOrder(supplier, unpaid);
  } else armOrder(supplier, now);
  supplier.store.commit();
  return result;
}

/** The seller hands a parcel over: the first of two leaves the order partly sent, the last one makes it sent. */
export function shipOrder(supplier: Supplier, order: OrderRow, atMs: number): void {
  const isFirst = order.status === 'WAIT_SELLER_SEND_GOODS';
  if (!isFirst && order.status !== 'SELLER_PART_SEND_GOODS') return;
  const shipped =
    isFirst && order.parcelCount > 1
      ? storeOrder(supplier, order, { status: 'SELLER_PART_SEND_GOODS', partShippedAtMs: atMs })
      : storeOrder(supplier, order, { status: 'WAIT_BUYER_ACCEPT_GOODS', shippedAtMs: atMs });
  supplier.push(shipped, 'OrderShipped');
  armOrder(supplier, shipped);
}

/** The last parcel arrives and the order is complete. */
export function deliverOrder(supplier: Supplier, order: OrderRow, atMs: number): void {
  if (order.status !== 'WAIT_BUYER_ACCEPT_GOODS') return;
  supplier.push(storeOrder(supplier, order, { status: 'FINISH', deliveredAtMs: atMs, closedAtMs: atMs }), 'OrderConfirmed');
}

/** A held order goes on where it stood. */
export function releaseOrder(supplier: Supplier, order: OrderRow): void {
  if (order.resumeStatus === null || !isOpen(order)) return;
  armOrder(supplier, storeOrder(supplier, order, { status: order.resumeStatus, resumeStatus: null, resumeAtMs: null }));
}
