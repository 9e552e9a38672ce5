import { decimalText } from '../money/decimal-text';
import type { OrderRow } from '../rows';

/** An order for the controls: the row, with its amount as text. */
export function describeOrder(order: OrderRow): object {
  return { ...order, amount: decimalText(order.totalMinor), currency: 'USD', paid: order.paidAtMs !== null };
}
