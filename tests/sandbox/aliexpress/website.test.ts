import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '@/sandbox/aliexpress/catalogue';
import { modelIn, openBrowser, tokenIn, totalIn } from './site-browser';
import { siteBuyer, US } from './site-buyer';
import { startTestSupplier, type TestSupplier } from './start-test-supplier';

const LAMP = { productId: '1005006000000001', skuId: '12000030000000001' };
const KETTLE = { productId: '1005006000000002', skuId: '12000030000000011' };

let supplier: TestSupplier;
const { buyer, orders, effects, fault, resetSite } = siteBuyer(() => supplier);

beforeAll(async () => {
  supplier = await startTestSupplier();
  await supplier.control('website', { orderListLagMs: 0 });
});
afterAll(() => supplier.stop());
afterEach(resetSite);

describe('the product page', () => {
  it('gives its program every variant with price and stock, and the API the same figures', async () => {
    const page = await openBrowser(() => supplier.url).get(`/item/${LAMP.productId}.html`);
    const { SKU } = modelIn(page);
    expect(SKU.skuPaths.map((sku) => [sku.skuIdStr, sku.path, sku.skuVal.availQuantity, sku.skuVal.skuActivityAmount.value])).toEqual([
      ['12000030000000001', '14:29;5:100014064', 40, '12.50'],
      ['12000030000000002', '14:193;5:100014064', 3, '13.90'],
    ]);
    expect(SKU.selectedSkuIdStr).toBe('12000030000000001');
  });

  it('speaks the reader\'s language and keeps it', async () => {
    const browser = openBrowser(() => supplier.url);
    expect((await browser.get(`/item/${LAMP.productId}.html?lang=es`)).text).toContain('Lámpara de mesa seta');
    expect((await browser.get('/login')).text).toContain('Contraseña');
  });

  it('lets no script of a seller run: the description stands in a frame of its own, and the page names its own program', async () => {
    const page = await fetch(`${supplier.url}/item/${LAMP.productId}.html`);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'nonce-\w+'/);
    expect(await page.text()).toContain('<iframe class="desc" sandbox src=');
    const description = await fetch(`${supplier.url}/item-description/${LAMP.productId}`);
    expect(description.headers.get('content-security-policy')).toContain('sandbox;');
    expect(await description.text()).toContain('<p>Warm light');
  });

  it('sends on to the id of the country site when told to', async () => {
    await supplier.control('website', { regionRedirect: true });
    expect((await openBrowser(() => supplier.url).get(`/item/${LAMP.productId}.html`)).location).toBe('/item/3256805813685249.html');
  });
});

describe('the order page', () => {
  it('refuses without a visit to the product page before', async () => {
    const browser = await buyer();
    const page = await browser.get(`/p/trade/confirm.html?objectId=${KETTLE.productId}&skuId=${KETTLE.skuId}&quantity=1`);
    expect(page.text).toContain('Query product info failed, query param orderLine DTO is empty');
  });

  it('asks a stranger to sign in and leads back', async () => {
    const browser = openBrowser(() => supplier.url);
    const page = await browser.openConfirm(LAMP);
    expect(page.location).toMatch(/^\/login\?return_url=/);
    const back = await browser.post(page.location ?? '', { 'fm-login-id': US, 'fm-login-password': 'sandbox-buyer' });
    expect(back.location).toMatch(/^\/p\/trade\/confirm\.html\?/);
    expect((await browser.post('/login', { 'fm-login-id': US, 'fm-login-password': 'guess' })).status).toBe(401);
  });

  it('adds freight to the price, and tax where it is not hidden', async () => {
    await supplier.control('settings', { hiddenTaxBasisPoints: 1_000 });
    const browser = await buyer();
    expect(totalIn(await browser.openConfirm({ ...LAMP, quantity: 2 }))).toBe('29.69');
    await supplier.control('website', { taxShown: 'after-payment' });
    const hidden = await browser.openConfirm({ ...LAMP, quantity: 2 });
    expect(totalIn(hidden)).toBe('26.99');
    await browser.post('/p/trade/place', { token: tokenIn(hidden) });
    expect((await orders()).at(-1)?.totalMinor).toBe(2_969);
  });

  it('takes a new address by the rules of its country, with the platform\'s own words for a refusal', async () => {
    const browser = await buyer();
    const here = `/p/trade/confirm.html?objectId=${LAMP.productId}&skuId=${LAMP.skuId}&quantity=1`;
    await browser.openConfirm(LAMP);
    const good = { step: 'add-address', country: 'US', contact_person: 'Ana Miller', phone_country: '+1', mobile_no: '4085550100', address: '1 Main Street', address2: '', province: 'California', city: 'San Jose', zip: '95131' };
    expect((await browser.post(here, { ...good, province: 'Calfornia' })).text).toContain('Please select a State/Province/County');
    expect((await browser.post(here, good)).status).toBe(303);
    const page = await browser.get(here);
    expect(page.text).toContain('1 Main Street, San Jose, California, 95131, US');
    await browser.post('/p/trade/place', { token: tokenIn(page) });
    expect((await orders()).at(-1)?.address).toMatchObject({ contact_person: 'Ana Miller', province: 'California' });
  });

  it('shows another price than the product page when the price has changed in between', async () => {
    const browser = await buyer();
    await fault('website.confirm', 'price-change', { value: '14100' });
    expect(totalIn(await browser.openConfirm(KETTLE))).toBe('33.84');
    expect(totalIn(await browser.openConfirm(KETTLE))).toBe('24.00');
  });

  it('says what is missing: stock, shipping, the variant', async () => {
    const browser = await buyer();
    expect((await browser.openConfirm({ ...LAMP, quantity: 41 })).text).toContain('There is not enough stock');
    await fault('website.confirm', 'no-shipping');
    expect((await browser.openConfirm(LAMP)).text).toContain('No shipping method is available');
    await fault('website.confirm', 'sku-gone');
    expect((await browser.openConfirm(LAMP)).text).toContain('This variant is no longer sold');
  });
});

describe('buying', () => {
  it('makes one paid order that the API and the controls show, with an empty out_order_id', async () => {
    await supplier.connect();
    const before = (await orders()).length;
    const browser = await buyer();
    const confirm = await browser.openConfirm({ ...LAMP, quantity: 2 });
    const placed = await browser.post('/p/trade/place', { token: tokenIn(confirm), payment: 'card' });
    expect(placed.location).toMatch(/^\/p\/second-payment\/pay-result\.html\?pmntId=\d+$/);
    const result = await browser.get(placed.location ?? '');
    const made = (await orders()).slice(before);
    expect(made).toMatchObject([{ outOrderId: '', totalMinor: 2_699, status: 'WAIT_SELLER_SEND_GOODS', paid: true, lines: [{ unitMinor: 1_250, quantity: 2 }] }]);
    const { orderId = '' } = made[0] ?? {};
    expect(result.text).toContain('Payment Successful');
    expect(result.text).not.toContain(orderId);
    const answer = await supplier.call('aliexpress.trade.ds.order.get', { single_order_query: JSON.stringify({ order_id: orderId }) });
    expect(answer['aliexpress_trade_ds_order_get_response']?.['result']).toMatchObject({ order_status: 'WAIT_SELLER_SEND_GOODS', order_amount: { amount: '26.99' } });
    expect((await browser.get('/p/order/index.html')).text).toContain(`orderId=${orderId}`);
    expect((await effects('order')).filter((entry) => entry['id'] === orderId)).toHaveLength(1);
    expect((await effects('website-order')).at(-1)).toMatchObject({ id: orderId, facts: { press: '1' } });
  });

  it('makes two orders of two presses, as the real one does, and one with the guard on', async () => {
    const browser = await buyer();
    const press = async () => {
      const before = (await orders()).length;
      const token = tokenIn(await browser.openConfirm(KETTLE));
      await Promise.all([browser.post('/p/trade/place', { token }), browser.post('/p/trade/place', { token })]);
      return (await orders()).length - before;
    };
    expect(await press()).toBe(2);
    expect((await effects('website-order')).slice(-2).map((entry) => entry['facts']?.['press'])).toEqual(['1', '2']);
    await supplier.control('website', { doubleClickGuard: true });
    expect(await press()).toBe(1);
  });

  it('leaves the order unpaid until the payment page, where the button only places it', async () => {
    await supplier.control('website', { payButton: 'place-order' });
    const browser = await buyer();
    const confirm = await browser.openConfirm(KETTLE);
    expect(confirm.text).toContain('>Place order</button>');
    const placed = await browser.post('/p/trade/place', { token: tokenIn(confirm) });
    expect((await orders()).at(-1)).toMatchObject({ status: 'PLACE_ORDER_SUCCESS', paid: false });
    const pay = (placed.location ?? '').replace('index.html', 'pay');
    await browser.post(pay, { payment: 'card' });
    expect((await orders()).at(-1)).toMatchObject({ paid: true });
  });

  it('gives pages of one account to nobody else', async () => {
    const orderId = (await orders()).at(-1)?.orderId ?? '';
    const other = await buyer('buyer.es@example.test');
    expect((await other.get(`/p/order/detail.html?orderId=${orderId}`)).text).not.toContain(`<code>${orderId}`);
    await other.post(`/p/order/cancel?orderId=${orderId}`);
    expect((await orders()).at(-1)?.status).toBe('WAIT_SELLER_SEND_GOODS');
  });

  it('lets the buyer cancel, which no API can', async () => {
    const orderId = (await orders()).at(-1)?.orderId ?? '';
    await (await buyer()).post(`/p/order/cancel?orderId=${orderId}`);
    expect((await orders()).at(-1)).toMatchObject({ status: 'FINISH', endReason: 'CANCELED' });
  });

  it('shows the list late when told to', async () => {
    await supplier.control('website', { orderListLagMs: 600_000 });
    const browser = await buyer();
    await browser.post('/p/trade/place', { token: tokenIn(await browser.openConfirm(KETTLE)) });
    const orderId = (await orders()).at(-1)?.orderId ?? '';
    expect((await browser.get('/p/order/index.html')).text).not.toContain(orderId);
    expect((await browser.get(`/p/order/detail.html?orderId=${orderId}`)).text).toContain(`<code>${orderId}`);
  });
});

describe('walls', () => {
  it('stands before every page once it came, until a person slides', async () => {
    const browser = await buyer();
    await fault('website.confirm', 'captcha');
    const wall = (await browser.openConfirm(LAMP)).location ?? '';
    expect(wall).toMatch(/^\/_____tmd_____\/punish\?x5secdata=/);
    expect((await browser.get('/p/order/index.html')).location).toContain('/_____tmd_____/punish');
    expect((await browser.get(wall)).text).toContain('Captcha Interception');
    expect((await browser.post(wall, { slid: '60' })).status).toBe(200);
    const through = await browser.post(wall, { slid: '100' });
    expect(through.location).toMatch(/^\/p\/trade\/confirm\.html\?/);
    expect(tokenIn(await browser.get(through.location ?? ''))).not.toBe('');
  });

  it('comes by itself after too many pages in a minute', async () => {
    await supplier.control('website', { pagesPerMinute: 5 });
    const browser = openBrowser(() => supplier.url);
    const answers = [];
    for (let page = 0; page < 7; page += 1) answers.push((await browser.get('/login')).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 303, 303]);
  });

  it('can be a page with nothing on it', async () => {
    await fault('website.item', 'blank');
    const page = await openBrowser(() => supplier.url).get(`/item/${LAMP.productId}.html`);
    expect(page.text).toContain('<body></body>');
    expect(page.text.length).toBeGreaterThan(20_000);
  });

  it('ends the sign-in in the middle of buying, before anything is ordered', async () => {
    const browser = await buyer();
    const token = tokenIn(await browser.openConfirm(LAMP));
    const before = (await orders()).length;
    await fault('website.place', 'login-expired');
    expect((await browser.post('/p/trade/place', { token })).location).toMatch(/^\/login\?.*expired=1/);
    expect((await orders()).length).toBe(before);
  });

  it('keeps who is signed in over a restart', async () => {
    const browser = await buyer();
    await supplier.restart();
    expect((await browser.get('/p/order/index.html')).status).toBe(200);
  });
});

describe('texts of sellers', () => {
  let shop: TestSupplier;
  beforeAll(async () => {
    shop = await startTestSupplier({ products: CATALOGUE });
  });
  afterAll(() => shop.stop());

  it('reach no page as markup, wherever they are shown', async () => {
    const hostile = CATALOGUE.filter((product) => product.subject.en.includes('<script>'));
    expect(hostile.length).toBeGreaterThan(0);
    for (const { productId, skus } of hostile) {
      const browser = openBrowser(() => shop.url);
      await browser.signIn(US);
      const item = await browser.get(`/item/${productId}.html`);
      const confirm = await browser.openConfirm({ productId, skuId: skus[0]?.skuId ?? '' });
      await browser.post('/p/trade/place', { token: tokenIn(confirm) });
      await shop.control('website', { orderListLagMs: 0 });
      const pages = [item, confirm, await browser.get('/p/order/index.html'), await browser.get('/'), { text: await (await fetch(`${shop.url}/_control`)).text() }];
      for (const page of pages) {
        expect(page.text).toContain('alert(1)');
        expect(page.text).not.toContain('<script>alert');
      }
      expect(modelIn(item)).toMatchObject({ SKU: { selectedSkuIdStr: skus[0]?.skuId } });
    }
  });
});
