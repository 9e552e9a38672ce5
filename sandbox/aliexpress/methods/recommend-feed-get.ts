import { feedProducts } from './feeds';
import { wireNumber, type BusinessRefusal, type SupplierMethod } from './method';
import { sortProducts } from './text-search';
import { describeTrafficProduct } from './traffic-product';

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
    const page = sorted.slice((pageNo - 1) * size, pageNo * size).map((product) => describeTrafficProduct(supplier, call, product, country));
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
