import { REFUSALS } from '../gateway/gateway-refusal';
import { decimalText } from '../money/decimal-text';
import { pacificTime, zonedPacificTime } from '../orders/pacific-time';
import { parcelsOf } from '../orders/parcel';
import type { OrderLine, OrderRow, OrderStatus } from '../rows';
import type { Supplier } from '../supplier';
import { readJsonParameter, textOf } from './read-json-parameter';
import { wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';

const usd = (minor: number) => ({ amount: decimalText(minor), currency_code: 'USD' });

const refuse = ({ code, message }: BusinessRefusal) => ({ error_code: code, error_msg: message });

/** aliexpress.trade.ds.order.get: one order of the account, from a little while after it was made. */
export const orderGet: SupplierMethod = {
  name: 'aliexpress.trade.ds.order.get',
  required: ['single_order_query'],
  refuse,
  run(supplier, call) {
    const orderId = textOf(readJsonParameter(call.params, 'single_order_query')['order_id']);
    return { result: describeOrder(supplier, findOwnOrder(supplier, call, orderId), { orders: 'aeop_child_order_info', logistics: 'aeop_order_logistics_info' }, call) };
  },
};

/** aliexpress.ds.trade.order.get: the newer name of the same, with a flat parameter and other list names. */
export const orderGetFlat: SupplierMethod = {
  name: 'aliexpress.ds.trade.order.get',
  required: ['order_id'],
  refuse,
  run(supplier, call) {
    const order = findOwnOrder(supplier, call, call.params.get('order_id') ?? '');
    return { result: describeOrder(supplier, order, { orders: 'ae_child_order_info', logistics: 'ae_order_logistics_info' }, call) };
  },
};

/** The account's order once it can be seen; otherwise the answer that the platform gives for any order that is not yours. */
export function findOwnOrder(supplier: Supplier, call: MethodCall, orderId: string): OrderRow {
  const order = supplier.orders.get(orderId);
  if (order === undefined || order.buyerId !== call.buyer.userId || supplier.clock.nowMs() < order.visibleAtMs) throw REFUSALS.notYourOrder();
  return order;
}

type ListNames = { readonly orders: string; readonly logistics: string };

/** The order as it was one state ago: what a replica that lags behind shows (fault `regress`). */
const EARLIER: Partial<Record<OrderStatus, OrderStatus>> = {
  PAYMENT_PROCESSING: 'PLACE_ORDER_SUCCESS', WAIT_SELLER_SEND_GOODS: 'PLACE_ORDER_SUCCESS', SELLER_PART_SEND_GOODS: 'WAIT_SELLER_SEND_GOODS',
  WAIT_BUYER_ACCEPT_GOODS: 'WAIT_SELLER_SEND_GOODS', FINISH: 'WAIT_BUYER_ACCEPT_GOODS',
};

function asOneStateAgo(order: OrderRow): OrderRow {
  const status = EARLIER[order.status] ?? order.status;
  const isUnpaid = status === 'PLACE_ORDER_SUCCESS';
  const isUnsent = isUnpaid || status === 'WAIT_SELLER_SEND_GOODS';
  return {
    ...order, status, endReason: null, deliveredAtMs: null, closedAtMs: null,
    ...(isUnpaid ? { paidAtMs: null } : {}),
    ...(isUnsent ? { shippedAtMs: null, partShippedAtMs: null } : {}),
  };
}

function describeOrder(supplier: Supplier, stored: OrderRow, names: ListNames, { origin, nowMs, fault }: MethodCall): object {
  const order = fault?.kind === 'regress' ? asOneStateAgo(stored) : stored;
  const extraMinor = fault?.kind === 'wrong-amount' ? wireNumber(/^\d{1,9}$/.test(fault.value ?? '') ? (fault.value ?? '') : '100') : 0;
  const parcels = parcelsOf(order, { nowMs, lastMileAfterHours: supplier.settings().lastMileAfterHours });
  return {
    gmt_create: pacificTime(order.createdAtMs),
    order_status: fault?.kind === 'status' ? (fault.value ?? 'SOME_NEW_STATUS') : order.status,
    logistics_status: logisticsStatus(order),
    ...(order.paidAtMs === null ? {} : { order_paidtime_string: zonedPacificTime(order.paidAtMs) }),
    pay_timeout_second: String(order.payTimeoutSeconds),
    order_amount: usd(order.totalMinor + extraMinor),
    user_order_amount: usd(order.totalMinor + extraMinor),
    child_order_list: { [names.orders]: order.lines.map((line) => describeLine(line, order)) },
    logistics_info_list:
      parcels.length === 0 ? {} : { [names.logistics]: parcels.map((parcel) => ({ logistics_no: parcel.number, logistics_service: order.lines[0]?.freightCode ?? '' })) },
    store_info: { store_id: wireNumber(order.storeId), store_name: order.storeName, store_url: `${origin.replace(/^http:/, '')}/store/${order.storeId}` },
  };
}

function logisticsStatus(order: OrderRow): string {
  if (order.deliveredAtMs !== null) return 'BUYER_ACCEPT_GOODS';
  if (order.shippedAtMs !== null) return 'SELLER_SEND_GOODS';
  if (order.partShippedAtMs !== null) return 'SELLER_SEND_PART_GOODS';
  if (order.status === 'FINISH') return 'NO_LOGISTICS';
  return order.paidAtMs === null ? 'DEFAULT' : 'WAIT_SELLER_SEND_GOODS';
}

function describeLine(line: OrderLine, order: OrderRow): object {
  const goods = line.unitMinor * line.quantity;
  return {
    product_id: wireNumber(line.productId),
    sku_id: line.skuId,
    product_name: line.title,
    product_count: line.quantity,
    product_price: usd(line.unitMinor),
    shipping_fee: usd(line.freightMinor),
    shipping_discount_fee: usd(0),
    actual_shipping_fee: usd(line.freightMinor),
    sale_fee: usd(goods),
    sale_discount_fee: usd(0),
    actual_fee: usd(goods + line.freightMinor),
    actual_tax_fee: usd(0),
    ...(order.endReason === null ? {} : { end_reason: order.endReason }),
    already_include_tax: 'true',
    price_include_tax: 'true',
  };
}
