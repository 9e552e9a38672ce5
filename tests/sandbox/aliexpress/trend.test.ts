import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE, DEMO_CATALOGUE } from '@/sandbox/aliexpress/catalogue';
import { RANGE } from '@/sandbox/aliexpress/catalogue/range';
import { dayOf, productOn } from '@/sandbox/aliexpress/catalogue/trend';
import { listOf, startTestSupplier, type TestSupplier } from './start-test-supplier';

const DAY = 86_400;
const TODAY = dayOf(Date.UTC(2026, 10, 28));
const days = Array.from({ length: 60 }, (_, index) => TODAY + index);

describe('the days of the range', () => {
  it('are the same whenever they are asked for', () => {
    for (const product of RANGE.slice(0, 20)) expect(productOn(product, TODAY + 9)).toEqual(productOn(product, TODAY + 9));
  });

  it('leave the demo world alone', () => {
    for (const product of DEMO_CATALOGUE) expect(productOn(product, TODAY + 100)).toBe(product);
  });

  it('never sell less than the day before, and some products sell ten times as much as others', () => {
    const gains = RANGE.map((product) => {
      const sold = days.map((day) => productOn(product, day).salesCount);
      for (const [index, count] of sold.entries()) expect(count, product.productId).toBeGreaterThanOrEqual(sold[index - 1] ?? 0);
      return (sold.at(-1) ?? 0) - (sold[0] ?? 0);
    });
    expect(Math.max(...gains)).toBeGreaterThan(Math.max([...gains].sort((a, b) => a - b)[Math.trunc(gains.length / 2)] ?? 0, 1) * 10);
  });

  it('move prices by steps that a shop notices and survives, the list price staying above', () => {
    let moved = 0;
    for (const product of RANGE) {
      const prices = new Set(days.map((day) => productOn(product, day).skus[0]?.priceUsdMinor ?? 0));
      const base = product.skus[0]?.priceUsdMinor ?? 1;
      for (const price of prices) expect(Math.abs(price - base) / base, product.productId).toBeLessThan(0.2);
      for (const sku of productOn(product, TODAY).skus) expect(sku.listPriceUsdMinor).toBeGreaterThan(sku.priceUsdMinor);
      if (prices.size > 2) moved += 1;
    }
    expect(moved).toBeGreaterThan(50);
  });

  it('sell variants out and bring them back; what has none never gets some', () => {
    const stocks = RANGE.flatMap((product) => product.skus.map((_, index) => days.map((day) => productOn(product, day).skus[index]?.stock ?? 0)));
    const comesBack = stocks.filter((stock) => stock.some((left, index) => left === 0 && (stock[index + 1] ?? 0) > 0));
    expect(comesBack.length).toBeGreaterThan(50);
    for (const [index, sku] of RANGE.flatMap((product) => product.skus).entries()) if (sku.stock === 0) expect(new Set(stocks[index])).toEqual(new Set([0]));
  });
});

describe('over the API', () => {
  let supplier: TestSupplier;
  beforeAll(async () => {
    supplier = await startTestSupplier({ products: CATALOGUE });
    await supplier.connect();
  });
  afterAll(() => supplier.stop());

  const feed = async (name: string): Promise<number[]> => {
    const answer = await supplier.call('aliexpress.ds.feed.itemids.get', { feed_name: name, page_size: '200' });
    return listOf<number>(answer['aliexpress_ds_feed_itemids_get_response']?.['result']?.['products']?.['number'] ?? []);
  };

  it('every feed that is named has products', async () => {
    const names = await supplier.call('aliexpress.ds.feedname.get', {});
    const promos = listOf<{ promo_name: string; product_num: number }>(names['aliexpress_ds_feedname_get_response']?.['resp_result']?.['result']?.['promos']?.['promo']);
    expect(promos.map((promo) => promo.promo_name)).toEqual(expect.arrayContaining(['DS bestseller', 'DS_Global_topsellers', 'DS_Home&Kitchen_bestsellers', 'DS_ConsumerElectronics_bestsellers']));
    for (const promo of promos.filter(({ promo_name: name }) => name !== 'DS_NewArrivals')) expect(promo.product_num, promo.promo_name).toBeGreaterThan(0);
  });

  it('the week\'s top sellers change with the days; the hand picked ones do not', async () => {
    const [top, picked] = [await feed('DS_Global_topsellers'), await feed('DS center')];
    await supplier.control('clock', { advanceSeconds: 12 * DAY });
    const later = await feed('DS_Global_topsellers');
    expect(later).not.toEqual(top);
    expect(await feed('DS center')).toEqual(picked);
  });

  it('an order costs what product.get said on the same day', async () => {
    const product = RANGE.find((each) => each.trend?.movesPrice === true && each.skus.length > 1 && each.special === undefined && !each.undeliverableTo.includes('US') && each.skus.every((sku) => sku.stock > 5));
    const answer = await supplier.call('aliexpress.ds.product.get', { product_id: product?.productId ?? '', ship_to_country: 'US', target_currency: 'USD', target_language: 'en' });
    const skus = listOf<{ sku_attr: string; offer_sale_price: string; sku_available_stock: number }>(answer['aliexpress_ds_product_get_response']?.['result']?.['ae_item_sku_info_dtos']?.['ae_item_sku_info_d_t_o']);
    const sku = skus.find((each) => each.sku_available_stock > 0);
    const order = {
      out_order_id: 'trend-1', product_items: [{ product_id: Number(product?.productId), product_count: 1, sku_attr: sku?.sku_attr, logistics_service_name: '' }],
      logistics_address: { country: 'US', full_name: 'Ana Miller', contact_person: 'Ana Miller', address: '1 Main Street', city: 'San Jose', province: 'California', zip: '95131', phone_country: '+1', mobile_no: '4085550100' },
    };
    await supplier.call('aliexpress.ds.order.create', { param_place_order_request4_open_api_d_t_o: JSON.stringify(order) });
    const made = listOf<{ lines: { unitMinor: number }[] }>((await supplier.control('orders?outOrderId=trend-1'))['orders']);
    expect(made[0]?.lines[0]?.unitMinor).toBe(Number(sku?.offer_sale_price.replace('.', '')));
  });
});
