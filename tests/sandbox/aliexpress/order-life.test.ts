import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signPush } from '@/sandbox/aliexpress/pushes/send-push';
import { KETTLE, placeOrder, placeOrders, readOrder, readTracking } from './order-fixtures';
import { startListener } from './start-listener';
import { APP_KEY, APP_SECRET, startTestSupplier, type Json, type TestSupplier } from './start-test-supplier';

let listener: Awaited<ReturnType<typeof startListener>>;
let supplier: TestSupplier;
beforeEach(async () => {
  listener = await startListener();
  supplier = await startTestSupplier({ paypalBaseUrl: listener.url, settings: { pushUrl: `${listener.url}/push` } });
  await supplier.connect();
});
afterEach(async () => {
  await supplier.stop();
  listener.stop();
});

const debits = () => listener.received.filter((message) => message.url === '/_control/api/debit').map((message) => JSON.parse(message.body) as Json);
const pushes = () => listener.received.filter((message) => message.url === '/push');
const statuses = () => pushes().map((message) => (JSON.parse(message.body) as Json)['data']?.['orderStatus']);
const until = (check: () => void) => expect.poll(() => { check(); return true; }, { timeout: 5_000 }).toBe(true);

describe('auto-pay', () => {
  it('debits the order total once under its own reference', async () => {
    const [orderId = ''] = await placeOrders(supplier, { outOrderId: 'p-1', items: [KETTLE], pay: true });
    expect(debits()).toEqual([{ currency: 'USD', value: '24.00', reference: `aliexpress-${orderId}`, note: `AliExpress order ${orderId}` }]);
    const order = await readOrder(supplier, orderId);
    expect(order).toMatchObject({ order_status: 'WAIT_SELLER_SEND_GOODS', logistics_status: 'WAIT_SELLER_SEND_GOODS' });
    expect(order['order_paidtime_string']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00\[America\/Los_Angeles\]$/);
    expect((await supplier.control('effects?effect=order'))['effects']).toMatchObject([{ id: orderId, key: 'p-1', amount: '24.00', currency: 'USD', paid: true }]);
  });

  it('leaves the order unpaid when the balance is too small', async () => {
    listener.answer(422);
    const result = await placeOrder(supplier, { items: [KETTLE], pay: true });
    expect(result).toMatchObject({ is_success: true, error_msg: 'OrderCreated, autoPay fail:APIPayFail' });
    const orderId = String(result['order_list']?.['number']?.[0]);
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'PLACE_ORDER_SUCCESS' });
    await until(() => expect(statuses()).toEqual(['OrderCreated', 'paymentFailedEvent']));
  });

  it('asks again by the same reference while the answer is unknown', async () => {
    listener.answer(503);
    const result = await placeOrder(supplier, { items: [KETTLE], pay: true });
    expect(result).toMatchObject({ is_success: true, error_msg: 'OrderCreated, autoPay fail:APIPayFail' });
    const orderId = String(result['order_list']?.['number']?.[0]);
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'PAYMENT_PROCESSING' });
    listener.answer(200);
    await supplier.restart();
    await supplier.control('clock', { advanceSeconds: 3 });
    await until(() => expect(new Set(debits().map((debit) => debit['reference']))).toEqual(new Set([`aliexpress-${orderId}`])));
    await expect.poll(async () => (await readOrder(supplier, orderId))['order_status']).toBe('WAIT_SELLER_SEND_GOODS');
  });

  it('does not pay when it is not asked to, or when the account has no auto-pay', async () => {
    await placeOrders(supplier, { items: [KETTLE], pay: false });
    await supplier.control('settings', { autoPay: false });
    expect(await placeOrder(supplier, { items: [KETTLE], pay: true })).toMatchObject({ is_success: true, error_msg: 'OrderCreated, autoPay fail:APIPayFail' });
    expect(debits()).toEqual([]);
    const benefit = await supplier.call('aliexpress.ds.member.benefit.get', {});
    expect(JSON.stringify(benefit)).toContain('"code":"auto-pay"');
    expect(JSON.stringify(benefit)).toContain('"canBenefit":false');
  });
});

describe('the life of an order', () => {
  it('goes from paid to shipped after a day and to delivered by its delivery time, each pushed and signed', async () => {
    const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE], pay: true });
    expect(await readTracking(supplier, orderId)).toMatchObject({ ret: false, code: '1001', msg: 'TRACKING DATA NOT FOUND' });
    await supplier.control('clock', { advanceSeconds: 86_400 });
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'WAIT_BUYER_ACCEPT_GOODS', logistics_status: 'SELLER_SEND_GOODS' });
    const first = (await readTracking(supplier, orderId))['data']?.['tracking_detail_line_list']?.['tracking_detail']?.[0];
    expect(first?.['mail_no']).toMatch(/^LP00/);
    await supplier.control('clock', { advanceSeconds: 3 * 86_400 });
    const later = (await readTracking(supplier, orderId))['data']?.['tracking_detail_line_list']?.['tracking_detail']?.[0];
    expect(later).toMatchObject({ carrier_name: 'USPS', mail_no: expect.stringMatching(/^920019/) });
    await supplier.control('clock', { advanceSeconds: 7 * 86_400 });
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'FINISH', logistics_status: 'BUYER_ACCEPT_GOODS' });
    await until(() => expect([...statuses()].sort()).toEqual(['OrderConfirmed', 'OrderCreated', 'OrderShipped', 'PaymentAuthorized']));
    for (const { body, authorization } of pushes()) expect(authorization).toBe(signPush(APP_KEY, APP_SECRET, body));
    expect(JSON.parse(pushes()[0]?.body ?? '')).toMatchObject({ data: { buyerId: 1861703697, orderId: Number(orderId) }, message_type: 53, seller_id: '1861703697', site: 'ae_global' });
  });

  it('lets an unpaid order lapse and puts the goods back', async () => {
    const before = (await supplier.control('state'))['stock']?.['12000030000000011'];
    const [orderId = ''] = await placeOrders(supplier, { items: [KETTLE] });
    await supplier.control('clock', { advanceSeconds: 1_036_801 });
    const order = await readOrder(supplier, orderId);
    expect(order).toMatchObject({ order_status: 'FINISH', logistics_status: 'NO_LOGISTICS' });
    expect(order['child_order_list']?.['aeop_child_order_info']?.[0]).toHaveProperty('end_reason');
    expect((await supplier.control('state'))['stock']?.['12000030000000011']).toBe(before);
  });

  it('moves by hand: pay, ship, deliver, and cancel with the money back', async () => {
    const [orderId = '', other = ''] = [...(await placeOrders(supplier, { items: [KETTLE] })), ...(await placeOrders(supplier, { items: [KETTLE], pay: true }))];
    expect(await supplier.control(`orders/${orderId}/ship`, {})).toHaveProperty('error');
    expect(await supplier.control(`orders/${orderId}/pay`, {})).toMatchObject({ status: 'WAIT_SELLER_SEND_GOODS', paid: true });
    expect(await supplier.control(`orders/${orderId}/deliver`, {})).toMatchObject({ status: 'FINISH' });
    expect(await supplier.control(`orders/${other}/cancel`, {})).toMatchObject({ status: 'FINISH', endReason: 'CANCELED' });
    await until(() => expect(listener.received.filter((message) => message.url === '/_control/api/credit')).toHaveLength(1));
  });

  it('keeps everything over a restart: orders, tokens, stock, idempotency, alarms', async () => {
    const [orderId = ''] = await placeOrders(supplier, { outOrderId: 'k-1', items: [KETTLE], pay: true });
    const before = await supplier.control('state');
    await supplier.restart();
    const after = await supplier.control('state');
    expect(after['orders']).toEqual(before['orders']);
    expect(after['stock']).toEqual(before['stock']);
    expect(await placeOrders(supplier, { outOrderId: 'k-1', items: [KETTLE], pay: true })).toEqual([orderId]);
    expect(debits()).toHaveLength(1);
    await supplier.control('clock', { advanceSeconds: 86_401 });
    expect(await readOrder(supplier, orderId)).toMatchObject({ order_status: 'WAIT_BUYER_ACCEPT_GOODS' });
  });
});
