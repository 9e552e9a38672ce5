import { cancelByBuyer, cancelBySupplier, holdOrder } from '../orders/close-order';
import { deliverOrder, payOrder, releaseOrder, shipOrder } from '../orders/order-life';
import { refundOrder } from '../orders/refund-order';
import { HOLDS, type HoldStatus, type OrderRow } from '../rows';
import type { Supplier } from '../supplier';

const ACTIONS = ['pay', 'ship', 'deliver', 'cancel', 'cancel-by-supplier', 'hold', 'release', 'refund'] as const;
export type OrderAction = (typeof ACTIONS)[number];

/** `status` of a hold (RISK_CONTROL where none is named), `minor` of a refund in cents (what is left where none is named). */
export type ActionDetail = { readonly status?: HoldStatus; readonly minor?: number };

export function isOrderAction(text: string): text is OrderAction {
  return (ACTIONS as readonly string[]).includes(text);
}

export function isHold(text: string): text is HoldStatus {
  return (HOLDS as readonly string[]).includes(text);
}

/**
 * Moves an order by hand: pays it as on the website, ships the next parcel, delivers (shipping what is left first), cancels it as the buyer or as the
 * supplier, holds and releases it, gives money back. False when its state does not allow it.
 */
export function actOnOrder(supplier: Supplier, order: OrderRow, action: OrderAction, { status = 'RISK_CONTROL', minor }: ActionDetail = {}): boolean {
  const nowMs = supplier.clock.nowMs();
  const again = () => supplier.orders.get(order.orderId) as OrderRow;
  const run: Record<OrderAction, () => void> = {
    pay: () => payOrder(supplier, order, nowMs),
    ship: () => shipOrder(supplier, order, nowMs),
    deliver() {
      for (let parcel = 0; parcel < order.parcelCount; parcel += 1) shipOrder(supplier, again(), nowMs);
      deliverOrder(supplier, again(), nowMs);
    },
    cancel: () => cancelByBuyer(supplier, order, nowMs),
    'cancel-by-supplier': () => cancelBySupplier(supplier, order, nowMs),
    hold: () => holdOrder(supplier, order, status),
    release: () => releaseOrder(supplier, order),
    refund: () => void refundOrder(supplier, order, minor ?? order.totalMinor - order.refundedMinor),
  };
  run[action]();
  return again() !== order;
}
