import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KETTLE, LAMP, orderParams, placeOrder, placeOrders, readOrder, US_ADDRESS } from './order-fixtures';
import { ES_BUYER, listOf, startTestSupplier, type TestSupplier } from './start-test-supplier';

let supplier: TestSupplier;
beforeAll(async () => {
  supplier = await startTestSupplier();
  await supplier.connect();
});
afterAll(() => supplier.stop());

const stockOf = async (skuId: string) => (await supplier.control('state'))['stock']?.[skuId];

describe('placing', () => {
  it('makes one unpaid order, takes the stock and shows every amount', async () => {
    const before = Number(await stockOf('12000030000000001'));
    const result = await placeOrder(supplier, { items: [{ ...LAMP, product_count: 2 }] });
    expect(result).toMatchObject({ is_success: true });
    const orderId = String(result['order_list']?.['number']?.[0]);
    expect(orderId).toMatch(/^819\d{9}3697$/);
    expect(await stockOf('12000030000000001')).toBe(before - 2);
    const order = await readOrder(supplier, orderId);
    expect(order).toMatchObject({
      order_status: 'PLACE_ORDER_SUCCESS',
      logistics_status: 'DEFAULT',
      pay_timeout_second: '1036800',
      order_amount: { amount: '26.99', currency_code: 'USD' },
      user_order_amount: { amount: '26.99', currency_code: 'USD' },
      store_info: { store_id: 1102602078, store_name: 'Lamp Store' },
    });
    expect(order['gmt_create']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(order).not.toHaveProperty('order_paidtime_string');
    expect(order['child_order_list']?.['aeop_child_order_info']?.[0]).toMatchObject({
      product_id: 1005006000000001,
      sku_id: '12000030000000001',
      product_count: 2,
      product_price: { amount: '12.50', currency_code: 'USD' },
      actual_shipping_fee: { amount: '1.99', currency_code: 'USD' },
      actual_fee: { amount: '26.99', currency_code: 'USD' },
    });
  });

  it('splits by store and lets the platform choose the service where none is named', async () => {
    const ids = await placeOrders(supplier, { items: [LAMP, KETTLE] });
    expect(ids).toHaveLength(2);
    const amounts = await Promise.all(ids.map(async (id) => (await readOrder(supplier, id))['order_amount']?.['amount']));
    expect(amounts).toEqual(['14.49', '24.00']);
  });

  it('accepts the attribute string without the seller names', async () => {
    expect(await placeOrder(supplier, { items: [{ ...LAMP, sku_attr: '14:29;5:100014064' }] })).toMatchObject({ is_success: true });
  });

  it.each([
    ['SKU_NOT_EXIST', { ...LAMP, sku_attr: '14:1;5:1' }],
    ['SKU_NOT_EXIST', { ...LAMP, sku_attr: '' }],
    ['SKU_NOT_EXIST', { ...LAMP, sku_attr: '12000030000000001' }],
    ['DELIVERY_METHOD_NOT_EXIST', { ...LAMP, logistics_service_name: 'EMS' }],
    ['INVENTORY_HOLD_ERROR', { ...LAMP, product_count: 1000 }],
    ['PRODUCT_NOT_EXIST', { ...LAMP, product_id: 1005006999999999 }],
    ['PARM_ILLEGL', { ...LAMP, product_count: 0 }],
    ['Item is not allowed to this country', { ...KETTLE, product_id: 1005006000000003 }],
  ])('refuses with %s and places nothing', async (code, item) => {
    const orders = (await supplier.control('state'))['counts']?.['orders'];
    expect(await placeOrder(supplier, { items: [KETTLE, item] })).toMatchObject({ is_success: false, error_code: code });
    expect((await supplier.control('state'))['counts']?.['orders']).toBe(orders);
  });

  it('answers unmappable parameters at the gateway', async () => {
    const answer = await supplier.call('aliexpress.ds.order.create', { param_place_order_request4_open_api_d_t_o: 'not json' });
    expect(answer['error_response']).toMatchObject({ code: 'UnsupportedParamMapping' });
  });
});

describe('addresses', () => {
  const FAIL = 'B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL';
  const ES = { ...US_ADDRESS, country: 'ES', province: 'Madrid', city: 'Madrid', zip: '28013', mobile_no: '612345678', phone_country: '+34', address: 'Calle de Alcalá 48' };
  const BR = { ...US_ADDRESS, country: 'BR', province: 'Sao Paulo', city: 'Sao Paulo', zip: '01310-100', mobile_no: '11987654321', phone_country: '+55', cpf: '529.982.247-25' };
  const AU = { ...US_ADDRESS, country: 'AU', province: 'Victoria', city: 'Melbourne', zip: '3000', mobile_no: '412345678', phone_country: '+61' };
  const DE = { ...US_ADDRESS, country: 'DE', province: 'Berlin', city: 'Berlin', zip: '10115', mobile_no: '15112345678', phone_country: '+49' };

  it.each([
    ['ES', ES], ['AU', AU], ['DE', DE],
    ['accents in a province', { ...ES, province: 'Málaga', city: 'Málaga' }],
  ])('accepts %s', async (_name, address) => {
    expect(await placeOrder(supplier, { address, items: [KETTLE] })).toMatchObject({ is_success: true });
  });

  it.each([
    [FAIL, 'Please enter a City', { ...US_ADDRESS, city: '' }],
    [FAIL, 'Please select a State/Province/County', { ...US_ADDRESS, province: '' }],
    [FAIL, 'Please select a State/Province/County', { ...US_ADDRESS, province: 'Other' }],
    [FAIL, 'Please select a State/Province/County', { ...US_ADDRESS, province: 'CA' }],
    [FAIL, 'Please enter mobile phone number', { ...US_ADDRESS, mobile_no: '' }],
    [FAIL, 'Please enter the country code and phone number without any spaces or special characters', { ...US_ADDRESS, mobile_no: '217 555-0123' }],
    [FAIL, 'Phone Number should contain 7-13 digits', { ...US_ADDRESS, mobile_no: '12345' }],
    [FAIL, 'Please enter between 2 - 32 characters', { ...US_ADDRESS, contact_person: 'Madonna' }],
    [FAIL, 'Please enter between 5 - 35 characters', { ...US_ADDRESS, address: 'A street whose name is much longer than the label' }],
    [FAIL, 'Phone Number should contain 9 digits', { ...ES, mobile_no: '61234567' }],
    [FAIL, 'Please enter letters A-Z only', { ...AU, full_name: 'Zoë Müller' }],
    [FAIL, 'Please select a State/Province/County', { ...BR, province: 'Other' }],
    ['B_DROPSHIPPER_DELIVERY_ADDRESS_CPF_CN_INVALID', 'CPF/CNPJ is invalid', { ...BR, cpf: '529.982.247-26' }],
    ['A005_INVALID_COUNTRIES', 'A005_INVALID_COUNTRIES', { ...US_ADDRESS, country: 'USA' }],
    [FAIL, 'Please enter mobile phone number', Object.fromEntries(Object.entries({ ...US_ADDRESS, mobileNo: '2175550123' }).filter(([name]) => name !== 'mobile_no'))],
  ])('%s: %s', async (code, message, address) => {
    expect(await placeOrder(supplier, { address: address, items: [KETTLE] })).toMatchObject({ is_success: false, error_code: code, error_msg: message });
  });
});

describe('a repeated out_order_id', () => {
  it('answers the same ids', async () => {
    const first = await placeOrders(supplier, { outOrderId: 'r-1', items: [KETTLE] });
    expect(await placeOrders(supplier, { outOrderId: 'r-1', items: [KETTLE] })).toEqual(first);
  });

  it('makes one order of 20 at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => placeOrders(supplier, { outOrderId: 'r-burst', items: [KETTLE] })));
    expect(new Set(all.flat()).size).toBe(1);
    expect((await supplier.control('orders?outOrderId=r-burst'))['orders']).toHaveLength(1);
  });

  it('is not remembered when the first try was refused', async () => {
    await placeOrder(supplier, { outOrderId: 'r-2', items: [{ ...KETTLE, product_count: 0 }] });
    expect(await placeOrder(supplier, { outOrderId: 'r-2', items: [KETTLE] })).toMatchObject({ is_success: true });
  });

  it('answers REPEATED_ORDER_ERROR, or makes another order, as switched', async () => {
    const first = await placeOrders(supplier, { outOrderId: 'r-3', items: [KETTLE] });
    await supplier.control('settings', { dedupe: 'repeated-error' });
    expect(await placeOrder(supplier, { outOrderId: 'r-3', items: [KETTLE] })).toMatchObject({ is_success: false, error_code: 'REPEATED_ORDER_ERROR' });
    await supplier.control('settings', { dedupe: 'off' });
    expect(await placeOrders(supplier, { outOrderId: 'r-3', items: [KETTLE] })).not.toEqual(first);
    await supplier.control('settings', { dedupe: 'same-ids' });
  });

  it('is forgotten after 24 hours', async () => {
    const first = await placeOrders(supplier, { outOrderId: 'r-4', items: [KETTLE] });
    await supplier.control('clock', { advanceSeconds: 86_401 });
    expect(await placeOrders(supplier, { outOrderId: 'r-4', items: [KETTLE] })).not.toEqual(first);
  });
});

describe('reading', () => {
  it('hides a new order for a while', async () => {
    await supplier.control('settings', { orderVisibleAfterMs: 60_000 });
    const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE] });
    expect(await readOrder(supplier, orderId)).toMatchObject({ error_response: { type: 'ISP', code: '15', msg: 'Remote service error', sub_code: 'isv.insufficient-permission' } });
    await supplier.control('clock', { advanceSeconds: 61 });
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'PLACE_ORDER_SUCCESS' });
    await supplier.control('settings', { orderVisibleAfterMs: 0 });
  });

  it('shows nobody the orders of another account', async () => {
    const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE] });
    await supplier.connect(ES_BUYER);
    expect(await readOrder(supplier, orderId)).toMatchObject({ error_response: { code: '15' } });
    await supplier.connect();
  });
});

describe('faults', () => {
  const count = async () => Number((await supplier.control('state'))['counts']?.['orders']);

  it('refuses by switch with code and message, once', async () => {
    await supplier.control('faults', { call: 'aliexpress.ds.order.create', kind: 'business', times: 1, code: 'BLACKLIST_BUYER_IN_LIST', message: 'buyer is in the black list' });
    const before = await count();
    expect(await placeOrder(supplier, { items: [KETTLE] })).toMatchObject({ is_success: false, error_code: 'BLACKLIST_BUYER_IN_LIST', error_msg: 'buyer is in the black list' });
    expect(await count()).toBe(before);
    expect(await placeOrder(supplier, { items: [KETTLE] })).toMatchObject({ is_success: true });
  });

  it('answers ApiCallLimit before, and code 15 after the order exists', async () => {
    await supplier.control('faults', { call: 'aliexpress.ds.order.create', kind: 'gateway', code: 'ApiCallLimit' });
    const before = await count();
    expect((await supplier.call('aliexpress.ds.order.create', orderParams({ items: [KETTLE] })))['error_response']).toMatchObject({ code: 'ApiCallLimit', type: 'ISV' });
    expect(await count()).toBe(before);
    await supplier.control('faults', { call: 'aliexpress.ds.order.create', kind: 'gateway-after', code: '15' });
    expect((await supplier.call('aliexpress.ds.order.create', orderParams({ outOrderId: 'f-1', items: [KETTLE] })))['error_response']).toMatchObject({ code: '15', sub_code: 'isp.service-unavailable' });
    expect(await count()).toBe(before + 1);
    expect(await placeOrders(supplier, { outOrderId: 'f-1', items: [KETTLE] })).toHaveLength(1);
    expect(await count()).toBe(before + 1);
  });

  it('breaks the connection after the effect', async () => {
    await supplier.control('faults', { call: 'aliexpress.ds.order.create', kind: 'reset-after' });
    const before = await count();
    await expect(placeOrder(supplier, { outOrderId: 'f-2', items: [KETTLE] })).rejects.toThrow();
    expect(await count()).toBe(before + 1);
  });

  it('answers a proxy page with the status that is set', async () => {
    await supplier.control('faults', { call: 'aliexpress.ds.product.get', kind: 'error-before', status: 502 });
    await expect(supplier.call('aliexpress.ds.product.get', { product_id: '1005006000000001', ship_to_country: 'US' })).rejects.toThrow('HTTP 502');
  });
});

describe('the older method', () => {
  it('places the same orders under its own envelope, with the same memory of out_order_id', async () => {
    const answer = await supplier.call('aliexpress.trade.buy.placeorder', orderParams({ outOrderId: 'old-1', items: [KETTLE] }));
    const ids = listOf(answer.aliexpress_trade_buy_placeorder_response?.result?.order_list?.number).map(String);
    expect(await placeOrders(supplier, { outOrderId: 'old-1', items: [KETTLE] })).toEqual(ids);
  });
});

describe('auto-pay without a payment company on this machine', () => {
  it('is paid at once', async () => {
    const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE], pay: true });
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'WAIT_SELLER_SEND_GOODS' });
  });
});
