import { REFUSALS } from '../gateway/gateway-refusal';
import { decimalText } from '../money/decimal-text';
import { pacificTime, zonedPacificTime } from '../orders/pacific-time';
import { parcelNumber } from '../orders/parcel';
import type { OrderLine, OrderRow } from '../rows';
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
    return { result: describeOrder(findOwnOrder(supplier, call, orderId), { orders: 'aeop_child_order_info', logistics: 'aeop_order_logistics_info' }, call) };
  },
};

/** aliexpress.ds.trade.order.get: the newer name of the same, with a flat parameter and other list names. */
export const orderGetFlat: SupplierMethod = {
  name: 'aliexpress.ds.trade.order.get',
  required: ['order_id'],
  refuse,
  run(supplier, call) {
    const order = findOwnOrder(supplier, call, call.params.get('order_id') ?? '');
    return { result: describeOrder(order, { orders: 'ae_child_order_info', logistics: 'ae_order_logistics_info' }, call) };
  },
};

/** The account's order once it can be seen; otherwise the answer that the platform gives for any order that is not yours. */
export function findOwnOrder(supplier: Supplier, call: MethodCall, orderId: string): OrderRow {
  const order = supplier.orders.get(orderId);
  if (order === undefined || order.buyerId !== call.buyer.userId || supplier.clock.nowMs() < order.visibleAtMs) throw REFUSALS.notYourOrder();
  return order;
}

type ListNames = { readonly orders: string; readonly logistics: string };

function describeOrder(order: OrderRow, names: ListNames, { origin, nowMs }: MethodCall): object {
  return {
    gmt_create: pacificTime(order.createdAtMs),
    order_status: order.status,
    logistics_status: logisticsStatus(order),
    ...(order.paidAtMs === null ? {} : { order_paidtime_string: zonedPacificTime(order.paidAtMs) }),
    pay_timeout_second: String(order.payTimeoutSeconds),
    order_amount: usd(order.totalMinor),
    user_order_amount: usd(order.totalMinor),
    child_order_list: { [names.orders]: order.lines.map((line) => describeLine(line, order)) },
    logistics_info_list:
      order.shippedAtMs === null
        ? {}
        : { [names.logistics]: [{ logistics_no: parcelNumber(order, nowMs), logistics_service: order.lines[0]?.freightCode ?? '' }] },
    store_info: { store_id: wireNumber(order.storeId), store_name: order.storeName, store_url: `${origin.replace(/^http:/, '')}/store/${order.storeId}` },
  };
}

function logisticsStatus(order: OrderRow): string {
  if (order.deliveredAtMs !== null) return 'BUYER_ACCEPT_GOODS';
  if (order.shippedAtMs !== null) return 'SELLER_SEND_GOODS';
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
