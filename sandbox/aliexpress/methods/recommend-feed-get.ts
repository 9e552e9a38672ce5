import type { CatalogueProduct } from '../catalogue/product';
import { convertFromUsd, supplierCurrency } from '../money/convert-from-usd';
import { decimalText } from '../money/decimal-text';
import type { Supplier } from '../supplier';
import { feedProducts } from './feeds';
import { languageOf, wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';
import { pictureUrl } from './product-get';
import { cheapest, sortProducts } from './text-search';

const LARGEST_PAGE = 50;
const SORTS: Record<string, string> = { priceAsc: 'min_price,asc', priceDesc: 'min_price,desc', volumeAsc: 'orders,asc', volumeDesc: 'orders,desc' };

/** aliexpress.ds.recommend.feed.get: one page of a feed with prices. An unknown feed is an empty one. */
export const recommendFeedGet: SupplierMethod = {
  name: 'aliexpress.ds.recommend.feed.get',
  required: ['feed_name'],
  refuse: ({ code, message }: BusinessRefusal) => ({ rsp_code: /^\d+$/.test(code) ? wireNumber(code) : 404, rsp_msg: message }),
  run(supplier, call) {
    const { params } = call;
    const country = (params.get('country') ?? 'US').toUpperCase();
    const found = feedProducts(supplier, params.get('feed_name') ?? '', country, params.get('category_id'));
    const sort = SORTS[params.get('sort') ?? ''];
    const sorted = sort === undefined ? found : sortProducts(found, sort, supplier);
    const size = Math.min(Math.max(whole(params.get('page_size'), 20), 1), LARGEST_PAGE);
    const pageNo = Math.max(whole(params.get('page_no'), 1), 1);
    const pages = (sorted.length + size - 1 - ((sorted.length + size - 1) % size)) / size;
    const page = sorted.slice((pageNo - 1) * size, pageNo * size).map((product) => describeItem(supplier, call, product, country));
    return {
      result: {
        products: page.length === 0 ? {} : { traffic_product_d_t_o: page },
        current_page_no: pageNo,
        total_page_no: pages,
        total_record_count: sorted.length,
        is_finished: pageNo >= pages,
      },
      rsp_code: 200,
      rsp_msg: 'Call succeeds',
    };
  },
};

function whole(text: string | undefined, fallback: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? wireNumber(text) : fallback;
}

function describeItem(supplier: Supplier, { params, origin }: MethodCall, product: CatalogueProduct, country: string): object {
  const currency = supplierCurrency(params.get('target_currency'));
  const offer = cheapest(supplier, product, country);
  return {
    product_id: wireNumber(product.productId),
    product_title: product.subject[languageOf(params.get('target_language'))],
    product_main_image_url: pictureUrl(origin, product.pictures[0] ?? ''),
    product_small_image_urls: { string: product.pictures.map((file) => pictureUrl(origin, file)) },
    product_detail_url: `${origin}/item/${product.productId}.html`,
    target_sale_price: decimalText(convertFromUsd(offer.price, currency)),
    target_sale_price_currency: currency,
    target_original_price: decimalText(convertFromUsd(offer.list, currency)),
    target_original_price_currency: currency,
    first_level_category_id: product.categoryId,
    first_level_category_name: product.categoryName.en,
    evaluate_rate: '92.4%',
    lastest_volume: product.salesCount,
    shop_id: wireNumber(product.storeId),
    ship_to_days: `ship to ${country} in ${Math.min(...product.freight.map((freight) => freight.maxDays), 60)} days`,
  };
}
