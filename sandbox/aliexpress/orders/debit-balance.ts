import { decimalText } from '../money/decimal-text';
import type { OrderRow, RefundRow } from '../rows';
import type { Supplier } from '../supplier';

const DEADLINE_MS = 8_000;

type Movement = { readonly call: 'debit' | 'credit'; readonly reference: string; readonly minor: number; readonly orderId: string };

/** A time-out or a failure of the payment company is 'unknown': the money may have moved. */
export type Movedness = 'paid' | 'refused' | 'unknown';

async function move(supplier: Supplier, { call, reference, minor, orderId }: Movement): Promise<Movedness> {
  const base = supplier.config.paypalBaseUrl;
  // The buyer's PayPal account is not on this machine: nothing to take it from that could be seen here.
  if (base === null) return 'paid';
  const body = JSON.stringify({ currency: 'USD', value: decimalText(minor), reference, note: `AliExpress order ${orderId}` });
  try {
    const answer = await fetch(`${base}/_control/api/${call}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(DEADLINE_MS) });
    await answer.arrayBuffer();
    if (answer.status >= 500) return 'unknown';
    return answer.status < 300 ? 'paid' : 'refused';
  } catch {
    return 'unknown';
  }
}

/** Asks the payment company for the order's total. The reference is the order's own, so asking twice takes the money once. */
export function askDebit(supplier: Supplier, order: OrderRow): Promise<Movedness> {
  return move(supplier, { call: 'debit', reference: `aliexpress-${order.orderId}`, minor: order.totalMinor, orderId: order.orderId });
}

/** Asks the payment company to take a refund, once per reference. */
export function askCredit(supplier: Supplier, order: OrderRow, refund: RefundRow): Promise<Movedness> {
  return move(supplier, { call: 'credit', reference: refund.reference, minor: refund.minor, orderId: order.orderId });
}
