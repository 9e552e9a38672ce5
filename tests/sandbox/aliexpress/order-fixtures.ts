import { listOf, type Json, type TestSupplier } from './start-test-supplier';

export const US_ADDRESS: Record<string, string> = {
  address: '742 Evergreen Terrace',
  city: 'Springfield',
  province: 'Illinois',
  country: 'US',
  zip: '62704',
  contact_person: 'Ana Martinez',
  full_name: 'Ana Martinez',
  mobile_no: '2175550123',
  phone_country: '+1',
};

export const LAMP = { product_id: 1005006000000001, product_count: 1, sku_attr: '14:29#Black;5:100014064', logistics_service_name: 'CAINIAO_STANDARD', order_memo: '' };
export const KETTLE = { product_id: 1005006000000002, product_count: 1, sku_attr: '', logistics_service_name: '', order_memo: '' };

export type Order = { readonly outOrderId?: string; readonly address?: Record<string, string>; readonly items?: readonly object[]; readonly pay?: boolean; readonly natAddr?: string; readonly extend?: object };

/** Parameters of order.create. */
export function orderParams({ outOrderId = '', address = US_ADDRESS, items = [LAMP], pay, natAddr, extend }: Order): Record<string, string> {
  return {
    param_place_order_request4_open_api_d_t_o: JSON.stringify({ out_order_id: outOrderId, logistics_address: address, product_items: items }),
    ...(pay === undefined && natAddr === undefined && extend === undefined
      ? {}
      : {
          ds_extend_request: JSON.stringify({
            ...(pay === undefined ? {} : { payment: { pay_currency: 'USD', try_to_pay: String(pay) } }),
            ...(natAddr === undefined ? {} : { trade_extra_param: { nat_addr: natAddr } }),
            ...extend,
          }),
        }),
  };
}

/** The `result` of order.create. */
export async function placeOrder(supplier: TestSupplier, order: Order = {}): Promise<Json> {
  const answer = await supplier.call('aliexpress.ds.order.create', orderParams(order));
  return (answer['aliexpress_ds_order_create_response']?.['result'] ?? answer);
}

/** The ids of the orders that order.create made. */
export async function placeOrders(supplier: TestSupplier, order: Order = {}): Promise<string[]> {
  const result = await placeOrder(supplier, order);
  return listOf(result['order_list']?.['number']).map(String);
}

/** The `result` of trade.ds.order.get, or the whole answer when it is an error. */
export async function readOrder(supplier: TestSupplier, orderId: string): Promise<Json> {
  const answer = await supplier.call('aliexpress.trade.ds.order.get', { single_order_query: JSON.stringify({ order_id: orderId }) });
  return (answer['aliexpress_trade_ds_order_get_response']?.['result'] ?? answer);
}

/** The `result` of ds.order.tracking.get. */
export const readTracking = async (supplier: TestSupplier, orderId: string) =>
  (await supplier.call('aliexpress.ds.order.tracking.get', { ae_order_id: orderId, language: 'en_US' }))['aliexpress_ds_order_tracking_get_response']?.['result'] as Json;
