import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSupplier, type Json, type TestSupplier } from './start-test-supplier';

/**
 * The sandbox's answers beside recorded live answers: every field that was recorded has to be there with the same type, lists wrapped in
 * the same way. The recordings are not part of the repository; without them these tests are skipped and the shapes below still hold.
 */
const RECORDED = path.resolve(import.meta.dirname, '../../../../shared/data/aliexpress-recorded');
const FALLBACK = path.resolve(import.meta.dirname, '../../../../../shared/data/aliexpress-recorded');
const folder = [RECORDED, FALLBACK].find((candidate) => existsSync(candidate));
const recorded = (file: string) => JSON.parse(readFileSync(path.join(folder ?? '', file), 'utf8')) as Json;

/** Paths of fields that are recorded and missing or of another type. Lists are compared by the union of their entries. */
function differences(live: unknown, ours: unknown, at: string): string[] {
  if (Array.isArray(live)) {
    if (!Array.isArray(ours) || ours.length === 0) return [`${at}: a list with entries is expected`];
    return differences(union(live), union(ours), `${at}[]`);
  }
  if (typeof live !== 'object' || live === null) return formOf(live) === formOf(ours) ? [] : [`${at}: ${formOf(live)} is expected, ${formOf(ours)} came: ${String(ours)}`];
  if (typeof ours !== 'object' || ours === null || Array.isArray(ours)) return [`${at}: an object is expected`];
  return Object.entries(live).flatMap(([name, value]) => {
    const mine = (ours as Record<string, unknown>)[name];
    return mine === undefined ? [`${at}.${name}: missing`] : differences(value, mine, `${at}.${name}`);
  });
}

/** The type of a value; of a text also what it holds, so that "1.99" and "2" or an address and a name are not the same. */
function formOf(value: unknown): string {
  if (typeof value !== 'string') return typeof value;
  if (/^\d+\.\d{2}$/.test(value)) return 'amount as text';
  if (/^\d{13,}$/.test(value)) return 'id as text';
  if (/^https?:\/\//.test(value)) return 'address';
  if (/^\/\//.test(value)) return 'address without scheme';
  return value.startsWith('{') ? 'JSON as text' : 'text';
}

function union(list: readonly unknown[]): unknown {
  return list.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry)) ? Object.assign({}, ...list) : list[0];
}

let supplier: TestSupplier;
beforeAll(async () => {
  supplier = await startTestSupplier();
  await supplier.connect();
});
afterAll(() => supplier.stop());

const freight = (selectedSkuId: string) =>
  supplier.call('aliexpress.ds.freight.query', {
    queryDeliveryReq: JSON.stringify({ quantity: '1', shipToCountry: 'US', productId: '1005006000000001', provinceCode: '', cityCode: '', selectedSkuId, language: 'es_ES', currency: 'EUR', locale: 'es_ES' }),
  });

describe.skipIf(folder === undefined)(`as recorded live${folder === undefined ? ' (skipped: no ../shared/data/aliexpress-recorded here)' : ''}`, () => {
  it('product.get', async () => {
    const ours = await supplier.call('aliexpress.ds.product.get', { product_id: '1005006000000001', ship_to_country: 'US', target_currency: 'EUR', target_language: 'es_ES' });
    expect(differences(recorded('product_get_response.json'), ours, '')).toEqual([]);
  });
  it('freight.query', async () => {
    expect(differences(recorded('freight_query_success_response.json'), await freight('12000030000000001'), '')).toEqual([]);
    expect(differences(recorded('freight_query_error_response.json'), await freight('14:29#Black;5:100014064'), '')).toEqual([]);
  });
  it('text.search', async () => {
    const ours = await supplier.call('aliexpress.ds.text.search', { keyWord: 'lamp', local: 'en_US', countryCode: 'US', currency: 'USD', sortBy: 'orders,desc' });
    expect(differences(recorded('text_search_response.json'), ours, '')).toEqual([]);
  });
});

describe('products', () => {
  const product = async (params: Record<string, string>) =>
    (await supplier.call('aliexpress.ds.product.get', { product_id: '1005006000000001', ship_to_country: 'US', target_currency: 'USD', target_language: 'en', ...params }))['aliexpress_ds_product_get_response'] as Json;
  const skuOf = (answer: Json, index = 0) => answer['result']?.['ae_item_sku_info_dtos']?.['ae_item_sku_info_d_t_o']?.[index];

  it('prices exactly in US dollars, by country and at the fixed rate', async () => {
    expect(skuOf(await product({}))).toMatchObject({ sku_id: '12000030000000001', offer_sale_price: '12.50', sku_price: '25.00', currency_code: 'USD', sku_available_stock: 40 });
    expect(skuOf(await product({ target_currency: 'EUR' }))).toMatchObject({ offer_sale_price: '11.50', currency_code: 'EUR' });
    const spain = { product_id: '1005006000000002', ship_to_country: 'ES' };
    expect(skuOf(await product(spain))).toMatchObject({ offer_sale_price: '26.40', sku_attr: '', price_include_tax: true });
    expect(skuOf(await product({ ...spain, target_currency: 'MXN' }))).toMatchObject({ offer_sale_price: '491.04' });
  });

  it('speaks Spanish, makes pictures absolute and knows the id of the US site', async () => {
    const answer = await product({ target_language: 'es_ES', product_id: '3256805813685249' });
    expect(answer['result']?.['ae_item_base_info_dto']).toMatchObject({ subject: 'Lámpara de mesa seta', product_id: 1005006000000001, currency_code: 'CNY' });
    expect((await product({}))['result']?.['ae_item_base_info_dto']?.['detail']).toContain(`src="${supplier.url}/pictures/lamp.webp"`);
    expect(answer['result']?.['ae_multimedia_info_dto']?.['image_urls']).toBe(`${supplier.url}/pictures/lamp.webp;${supplier.url}/pictures/lamp-2.webp`);
  });

  it('refuses as the platform does', async () => {
    expect(await product({ product_id: '1005006999999999' })).toMatchObject({ rsp_code: 605, rsp_msg: 'ITEM_ID_NOT_FOUND' });
    expect(await product({ product_id: '1005006000000003' })).toMatchObject({ rsp_code: 602, rsp_msg: 'Item is not allowed to this country' });
    expect(await product({ ship_to_country: 'BR' })).toMatchObject({ rsp_code: 602 });
  });

  it('tells freight by country, in major units in spite of the name', async () => {
    const options = (await freight('12000030000000001'))['aliexpress_ds_freight_query_response']?.['result']?.['delivery_options']?.['delivery_option_d_t_o'];
    expect(options?.[0]).toMatchObject({ code: 'CAINIAO_STANDARD', shipping_fee_cent: '1.83', shipping_fee_currency: 'EUR', shipping_fee_format: '1,83€', free_shipping: false, available_stock: '40', mayHavePFS: false });
    expect((await freight('1'))['aliexpress_ds_freight_query_response']?.['result']).toMatchObject({ success: false, code: 501, msg: 'DELIVERY_INFO_EMPTY' });
  });

  it('lists provinces as JSON in a text', async () => {
    const answer = await supplier.call('aliexpress.ds.address.get', { countryCode: 'US' });
    const data = answer['aliexpress_ds_address_get_response']?.['result']?.['data'];
    const provinces = JSON.parse(String(data?.['children'])) as { name: string; type: string; children: { name: string }[] }[];
    expect(provinces.find((province) => province.name === 'New Jersey')?.children.map((city) => city.name)).toContain('Vineland');
    expect(provinces.at(-1)?.name).toBe('Other');
  });

  it('answers categories and feeds over the catalogue', async () => {
    const categories = await supplier.call('aliexpress.ds.category.get', { language: 'es' });
    expect(categories['aliexpress_ds_category_get_response']?.['resp_result']).toMatchObject({ resp_code: 200, result: { categories: { category: [{ category_id: 154002, category_name: 'Iluminación' }] } } });
    const names = await supplier.call('aliexpress.ds.feedname.get', {});
    const promo = names['aliexpress_ds_feedname_get_response']?.['resp_result']?.['result']?.['promos']?.['promo']?.[0];
    expect(promo).toMatchObject({ promo_name: 'DS bestseller', product_num: 2 });
    const feed = await supplier.call('aliexpress.ds.recommend.feed.get', { feed_name: 'DS bestseller', page_size: '1', target_currency: 'USD' });
    expect(feed['aliexpress_ds_recommend_feed_get_response']?.['result']).toMatchObject({ total_record_count: 2, is_finished: false, products: { traffic_product_d_t_o: [{ target_sale_price: '12.50' }] } });
    const ids = await supplier.call('aliexpress.ds.feed.itemids.get', { feed_name: 'DS bestseller', page_size: '200' });
    expect(ids['aliexpress_ds_feed_itemids_get_response']?.['result']).toMatchObject({ products: { number: [1005006000000001, 1005006000000002] }, total: 0 });
    const none = await supplier.call('aliexpress.ds.recommend.feed.get', { feed_name: 'nothing' });
    expect(none['aliexpress_ds_recommend_feed_get_response']?.['result']).toMatchObject({ products: {}, total_record_count: 0 });
  });

  it('drops the list wrappers for simplify, and sends single entries bare when switched so', async () => {
    const simple = await supplier.call('aliexpress.ds.category.get', { simplify: 'true' });
    expect(simple['aliexpress_ds_category_get_response']?.['resp_result']?.['result']?.['categories']).toHaveLength(1);
    await supplier.control('settings', { bareSingleLists: true });
    const bare = await supplier.call('aliexpress.ds.category.get', {});
    expect(bare['aliexpress_ds_category_get_response']?.['resp_result']?.['result']?.['categories']?.['category']).toMatchObject({ category_id: 154002 });
    await supplier.control('settings', { bareSingleLists: false });
  });

  it('shows the product page that a product address opens', async () => {
    const page = await fetch(`${supplier.url}/item/1005006000000001.html?lang=es`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Lámpara de mesa seta');
    expect((await fetch(`${supplier.url}/item/1005006999999999.html`)).status).toBe(404);
    expect((await fetch(`${supplier.url}/pictures/..%2fstate.jsonl`)).status).toBe(404);
  });
});
