import { parcelCarrier, parcelNodes, parcelNumber } from '../orders/parcel';
import type { OrderRow } from '../rows';
import { languageOf, wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';

const DAY_MS = 86_400_000;

const refuse = ({ code, message }: BusinessRefusal) => ({ result: { ret: false, code, msg: message } });

/** aliexpress.ds.order.tracking.get: the parcels of an order; 1001 until something was shipped, also for orders that are not yours. */
export const orderTrackingGet: SupplierMethod = {
  name: 'aliexpress.ds.order.tracking.get',
  required: ['ae_order_id', 'language'],
  refuse,
  run(supplier, call) {
    const order = supplier.orders.get(call.params.get('ae_order_id') ?? '');
    if (order === undefined || order.buyerId !== call.buyer.userId || order.shippedAtMs === null) return refuse({ code: '1001', message: 'TRACKING DATA NOT FOUND' });
    return {
      result: { ret: true, code: '200', msg: 'Call succeeds', data: { tracking_detail_line_list: { tracking_detail: [describeParcel(order, call)] } } },
    };
  },
};

function describeParcel(order: OrderRow, { params, nowMs }: MethodCall): object {
  const language = languageOf(params.get('language'));
  const longest = Math.max(...order.lines.map((line) => line.maxDays));
  return {
    mail_no: parcelNumber(order, nowMs),
    carrier_name: parcelCarrier(order, nowMs),
    eta_time_stamps: (order.shippedAtMs ?? 0) + longest * DAY_MS,
    detail_node_list: {
      detail_node: parcelNodes(order, nowMs).map((node) => ({ time_stamp: node.atMs, tracking_name: node.name, tracking_detail_desc: node.text[language] })),
    },
    package_item_list: {
      package_item: order.lines.map((line) => ({
        item_id: wireNumber(line.productId),
        sku_id: JSON.rawJSON(line.skuId),
        sku_desc: line.skuText,
        quantity: line.quantity,
        item_title: line.title,
      })),
    },
  };
}
