import { randomCode } from '@/sandbox/foundation/random-code';
import { orderNow } from '../orders/order-rows';
import { payFromBalance, payOrder } from '../orders/order-life';
import type { Supplier } from '../supplier';

/** A payment on the website: for which orders, and from where. */
export type PaymentRow = { readonly id: string; readonly orderIds: readonly string[]; readonly method: 'card' | 'balance' };
export type PaymentResult = 'paid' | 'refused' | 'unknown';

const tableOf = (supplier: Supplier) => supplier.store.table<PaymentRow>('website-payments');

export function keepPayment(supplier: Supplier, payment: Omit<PaymentRow, 'id'>): PaymentRow {
  const row = { ...payment, id: randomCode(18, '0123456789') };
  tableOf(supplier).put(row.id, row);
  return row;
}

export function paymentOf(supplier: Supplier, id: string): PaymentRow | undefined {
  return tableOf(supplier).get(id);
}

/** Pays what is still unpaid: the card always goes through, the balance is asked at the payment company. */
export async function payAll(supplier: Supplier, payment: PaymentRow): Promise<void> {
  for (const orderId of payment.orderIds) {
    const order = orderNow(supplier, orderId);
    if (order.status !== 'PLACE_ORDER_SUCCESS') continue;
    if (payment.method === 'balance') await payFromBalance(supplier, orderId);
    else payOrder(supplier, order, supplier.clock.nowMs());
  }
}

/** How a payment stands, from its orders. */
export function resultOf(supplier: Supplier, payment: PaymentRow): PaymentResult {
  const orders = payment.orderIds.map((orderId) => orderNow(supplier, orderId));
  if (orders.every((order) => order.paidAtMs !== null)) return 'paid';
  return orders.some((order) => order.debit === 'asked') ? 'unknown' : 'refused';
}
