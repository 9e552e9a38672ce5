import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSupplierOrder, type CreateSupplierOrderInput } from '@/lib/providers/aliexpress/create-order';
import { createAliexpressToken } from '@/lib/providers/aliexpress/create-token';
import { getAddressTree } from '@/lib/providers/aliexpress/get-address-tree';
import { canAutoPay, getMemberBenefits } from '@/lib/providers/aliexpress/get-member-benefit';
import { getSupplierOrder } from '@/lib/providers/aliexpress/get-order';
import { getSupplierProduct } from '@/lib/providers/aliexpress/get-product';
import { getSupplierTracking } from '@/lib/providers/aliexpress/get-tracking';
import { querySupplierFreight } from '@/lib/providers/aliexpress/query-freight';
import { refreshAliexpressToken } from '@/lib/providers/aliexpress/refresh-token';
import { setEnv } from '@/lib/foundation/env';
import { APP_KEY, APP_SECRET, startTestSupplier, type TestSupplier } from '../sandbox/aliexpress/start-test-supplier';

/** Our own client over real HTTP against the sandbox's AliExpress: the two were written apart from the same facts. */
let supplier: TestSupplier;
let credentials: { appKey: string; appSecret: string; accessToken: string };
beforeAll(async () => {
  supplier = await startTestSupplier();
  setEnv({ ALIEXPRESS_API_BASE_URL: supplier.url });
  credentials = { appKey: APP_KEY, appSecret: APP_SECRET, accessToken: String((await supplier.connect())['access_token']) };
});
afterAll(() => supplier.stop());

const orderInput = (outOrderId: string, skuAttr = ''): CreateSupplierOrderInput => ({
  credentials,
  outOrderId,
  autoPay: false,
  address: { fullName: 'Ana Martinez', line1: '742 Evergreen Terrace', city: 'Springfield', province: 'Illinois', country: 'US', postalCode: '62704', phoneCountry: '+1', phone: '2175550123' },
  items: [{ productId: '1005006000000002', skuAttr, quantity: 1, freightCode: 'CAINIAO_STANDARD' }],
});
const ordersOf = async (outOrderId: string) => (await supplier.control(`orders?outOrderId=${outOrderId}`))['orders'] as unknown as { orderId: string }[];

describe('tokens', () => {
  it('are made from a code once and refreshed without moving the end of the consent', async () => {
    const code = new URL((await supplier.consent()).headers.get('location') ?? '').searchParams.get('code') ?? '';
    const made = await createAliexpressToken({ appKey: APP_KEY, appSecret: APP_SECRET, code });
    if (made.kind !== 'done') throw new Error(made.kind);
    expect(made.value).toMatchObject({ userId: '1861703697' });
    expect(await createAliexpressToken({ appKey: APP_KEY, appSecret: APP_SECRET, code })).toMatchObject({ kind: 'refused', code: 'InvalidCode' });
    const again = await refreshAliexpressToken({ appKey: APP_KEY, appSecret: APP_SECRET, refreshToken: made.value.refreshToken ?? '' });
    if (again.kind !== 'done') throw new Error(again.kind);
    // The client counts from whole seconds that are left.
    const movedMs = (again.value.refreshExpiresAt?.getTime() ?? 0) - (made.value.refreshExpiresAt?.getTime() ?? 0);
    expect(Math.abs(movedMs)).toBeLessThan(2_000);
  });
});

describe('reads', () => {
  it('products, freight, address lists and benefits', async () => {
    const product = await getSupplierProduct({ credentials, productId: '1005006000000001', country: 'US', currency: 'USD', language: 'es' });
    expect(product).toMatchObject({ kind: 'found', product: { title: 'Lámpara de mesa seta', skus: [{ price: { minor: 1250n, currency: 'USD' }, stock: 40 }, { price: { minor: 1390n } }] } });
    expect(await getSupplierProduct({ credentials, productId: '1005006999999999', country: 'US', currency: 'USD', language: 'en' })).toMatchObject({ kind: 'gone', code: '605' });
    const freight = await querySupplierFreight({ credentials, productId: '1005006000000001', skuId: '12000030000000001', quantity: 1, country: 'US', currency: 'USD', locale: 'en_US' });
    expect(freight.options.map(({ code, fee, free }) => [code, fee.minor, free])).toEqual([['CAINIAO_STANDARD', 199n, false], ['CAINIAO_PREMIUM', 899n, false]]);
    expect((await getAddressTree({ credentials, country: 'ES', language: 'en' })).provinces.map((province) => province.name)).toContain('Madrid');
    expect(canAutoPay(await getMemberBenefits({ credentials }))).toBe(true);
  });
});

describe('an order', () => {
  it('is placed, found, shipped and tracked', async () => {
    const placed = await createSupplierOrder(orderInput('c-1'));
    if (placed.kind !== 'done') throw new Error(placed.kind);
    const orderId = placed.value.orderIds[0] ?? '';
    expect(await getSupplierOrder({ credentials, orderId })).toMatchObject({ id: orderId, status: 'PLACE_ORDER_SUCCESS', paid: false, amount: { minor: 2400n, currency: 'USD' }, payTimeoutSeconds: 1_036_800 });
    expect(await getSupplierTracking({ credentials, orderId, language: 'en_US' })).toEqual([]);
    for (const action of ['pay', 'ship']) await supplier.control(`orders/${orderId}/${action}`, {});
    expect(await getSupplierOrder({ credentials, orderId })).toMatchObject({ paid: true, shipped: true, closed: false });
    expect(await getSupplierTracking({ credentials, orderId, language: 'en_US' })).toMatchObject([{ number: expect.stringMatching(/^LP/), items: [{ productId: '1005006000000002', skuId: '12000030000000011' }] }]);
  });

  it('that nobody knows, or of another account, reads as null', async () => {
    expect(await getSupplierOrder({ credentials, orderId: '8199999999990821' })).toBeNull();
  });

  it.each(['timeout-after', 'reset-after', 'error-after', 'malformed'])('is unknown after %s, exists once, and is found again by the same id', async (kind) => {
    await supplier.control('faults', { call: 'aliexpress.ds.order.create', kind, times: 1 });
    const input = orderInput(`c-${kind}`);
    const first = createSupplierOrder(input);
    // The client's own deadline is long; cutting all connections is what a dying network does.
    if (kind === 'timeout-after') {
      await expect.poll(async () => (await ordersOf(input.outOrderId)).length).toBe(1);
      await supplier.restart();
      setEnv({ ALIEXPRESS_API_BASE_URL: supplier.url });
    }
    expect(await first).toMatchObject({ kind: 'unknown' });
    const orders = await ordersOf(input.outOrderId);
    expect(orders).toHaveLength(1);
    expect(await createSupplierOrder(input)).toMatchObject({ kind: 'done', value: { orderIds: [orders[0]?.orderId] } });
    expect(await ordersOf(input.outOrderId)).toHaveLength(1);
  });

  it('is refused with the reason, and unknown where the platform says it was repeated', async () => {
    expect(await createSupplierOrder(orderInput('c-2', '14:1'))).toMatchObject({ kind: 'refused', code: 'SKU_NOT_EXIST' });
    expect(await createSupplierOrder({ ...orderInput('c-3'), address: { ...orderInput('c-3').address, province: 'IL' } })).toMatchObject({
      kind: 'refused',
      code: 'B_DROPSHIPPER_DELIVERY_ADDRESS_VALIDATE_FAIL',
      message: 'Please select a State/Province/County',
    });
    await createSupplierOrder(orderInput('c-4'));
    await supplier.control('settings', { dedupe: 'repeated-error' });
    expect(await createSupplierOrder(orderInput('c-4'))).toMatchObject({ kind: 'unknown' });
  });
});
