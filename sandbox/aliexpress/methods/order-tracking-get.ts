import { parcelsOf, type Parcel } from '../orders/parcel';
import type { OrderRow } from '../rows';
import type { Supplier } from '../supplier';
import { languageOf, wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const refuse = ({ code, message }: BusinessRefusal) => ({ result: { ret: false, code, msg: message } });
const NOT_FOUND = { code: '1001', message: 'TRACKING DATA NOT FOUND' };

const answer = (details: readonly object[]) => ({
  result: { ret: true, code: '200', msg: 'Call succeeds', data: { tracking_detail_line_list: details.length === 0 ? {} : { tracking_detail: details } } },
});

/** aliexpress.ds.order.tracking.get: the parcels of an order. 1001, or by switch an empty list, until the data of a parcel are there, also for orders that are not yours. */
export const orderTrackingGet: SupplierMethod = {
  name: 'aliexpress.ds.order.tracking.get',
  required: ['ae_order_id', 'language'],
  refuse,
  run(supplier, call) {
    const order = ownOrder(supplier, call, call.params.get('ae_order_id') ?? '');
    const parcels = order === null ? [] : trackedParcels(supplier, order, call.nowMs);
    if (order !== null && parcels.length > 0) return answer(parcels.map((parcel) => describeParcel(order, parcel, call)));
    return order !== null && supplier.settings().untracked === 'empty-list' ? answer([]) : refuse(NOT_FOUND);
  },
};

/** aliexpress.logistics.ds.trackinginfo.query: the older method, by number and order. */
export const trackinginfoQuery: SupplierMethod = {
  name: 'aliexpress.logistics.ds.trackinginfo.query',
  required: ['logistics_no', 'to_area', 'service_name', 'origin', 'out_ref'],
  refuse: ({ code, message }) => ({ result_success: false, error_desc: message, error_code: code }),
  run(supplier, { params, buyer, nowMs }) {
    const order = ownOrder(supplier, { buyer }, params.get('out_ref') ?? '');
    const parcel = order === null ? undefined : trackedParcels(supplier, order, nowMs).find((each) => each.number === params.get('logistics_no'));
    if (parcel === undefined) return { result_success: false, error_desc: 'no tracking information' };
    const details = parcel.nodes.map((node) => ({ event_desc: node.text.en, event_date: new Date(node.atMs).toISOString().slice(0, 19).replace('T', ' '), address: '', signed_name: '', status: node.name }));
    return { result_success: true, official_website: 'https://global.cainiao.com', details: { details } };
  },
};

function ownOrder(supplier: Supplier, { buyer }: Pick<MethodCall, 'buyer'>, orderId: string): OrderRow | null {
  const order = supplier.orders.get(orderId);
  return order === undefined || order.buyerId !== buyer.userId ? null : order;
}

function trackedParcels(supplier: Supplier, order: OrderRow, nowMs: number): Parcel[] {
  const { trackingAfterHours, lastMileAfterHours } = supplier.settings();
  return parcelsOf(order, { nowMs, lastMileAfterHours }).filter((parcel) => nowMs >= parcel.shippedAtMs + trackingAfterHours * HOUR_MS);
}

function describeParcel(order: OrderRow, parcel: Parcel, { params }: MethodCall): object {
  const language = languageOf(params.get('language'));
  const longest = Math.max(...order.lines.map((line) => line.maxDays));
  return {
    mail_no: parcel.number,
    carrier_name: parcel.carrier,
    eta_time_stamps: parcel.shippedAtMs + longest * DAY_MS,
    detail_node_list: {
      detail_node: parcel.nodes.map((node) => ({ time_stamp: node.atMs, tracking_name: node.name, tracking_detail_desc: node.text[language] })),
    },
    package_item_list: {
      package_item: parcel.lines.map((line) => ({
        item_id: wireNumber(line.productId),
        sku_id: JSON.rawJSON(line.skuId),
        sku_desc: line.skuText,
        quantity: line.quantity,
        item_title: line.title,
      })),
    },
  };
}
