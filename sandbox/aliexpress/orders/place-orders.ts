import type { AddressFields } from '../addresses/validate-address';
import { decimalText } from '../money/decimal-text';
import type { BuyerAccount, OrderRow } from '../rows';
import type { Supplier } from '../supplier';
import { armOrder } from './order-life';
import type { OrderDraft } from './draft-orders';
import { NEW_ORDER } from './order-rows';
import { changeStock } from './stock';

export type Placement = {
  readonly buyer: BuyerAccount;
  readonly outOrderId: string;
  readonly address: AddressFields;
  readonly drafts: readonly OrderDraft[];
};

/** 16 digits below 2^53 that end, as the platform's do, with the last four digits of the buyer's account. */
function newOrderId(supplier: Supplier, buyer: BuyerAccount): string {
  return `819${String(supplier.orders.size + 1).padStart(9, '0')}${buyer.userId.slice(-4)}`;
}

/** Stores one unpaid order per draft and takes its stock. Nothing in here waits, so two equal calls cannot interleave. */
export function placeOrders(supplier: Supplier, placement: Placement): OrderRow[] {
  const { settings, clock } = supplier;
  const { orderVisibleAfterMs, payTimeoutSeconds, parcels } = settings();
  const createdAtMs = clock.nowMs();
  return placement.drafts.map((draft) => {
    const order: OrderRow = {
      orderId: newOrderId(supplier, placement.buyer),
      buyerId: placement.buyer.userId,
      outOrderId: placement.outOrderId,
      storeId: draft.storeId,
      storeName: draft.storeName,
      country: (placement.address['country'] ?? '').toUpperCase(),
      address: placement.address,
      lines: draft.lines,
      hiddenTaxMinor: draft.hiddenTaxMinor,
      totalMinor: draft.totalMinor,
      createdAtMs,
      visibleAtMs: createdAtMs + orderVisibleAfterMs,
      payTimeoutSeconds,
      status: 'PLACE_ORDER_SUCCESS',
      paidAtMs: null,
      debit: 'none',
      shippedAtMs: null,
      deliveredAtMs: null,
      closedAtMs: null,
      endReason: null,
      ...NEW_ORDER,
      parcelCount: parcels,
    };
    supplier.orders.put(order.orderId, order);
    for (const line of draft.lines) changeStock(supplier, line.productId, line.skuId, line.quantity);
    recordOrder(supplier, order);
    supplier.push(order, 'OrderCreated');
    armOrder(supplier, order);
    return order;
  });
}

function recordOrder(supplier: Supplier, order: OrderRow): void {
  supplier.effects.record({
    effect: 'order',
    key: order.outOrderId === '' ? null : order.outOrderId,
    id: order.orderId,
    amount: decimalText(order.totalMinor),
    currency: 'USD',
    facts: { outOrderId: order.outOrderId, buyerId: order.buyerId, storeId: order.storeId, country: order.country },
  });
}
