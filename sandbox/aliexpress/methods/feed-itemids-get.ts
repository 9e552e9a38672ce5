import { feedProducts } from './feeds';
import { wireNumber, type BusinessRefusal, type SupplierMethod } from './method';

const LARGEST_PAGE = 200;

/** aliexpress.ds.feed.itemids.get: product ids of a feed in pages; `search_id` is where the next page starts. */
export const feedItemidsGet: SupplierMethod = {
  name: 'aliexpress.ds.feed.itemids.get',
  required: ['feed_name'],
  refuse: ({ code, message }: BusinessRefusal) => ({ ret: false, rsp_code: code, rsp_msg: message }),
  run(supplier, { params }) {
    const all = feedProducts(supplier, params.get('feed_name') ?? '', 'US', params.get('category_id'));
    const size = /^\d{1,3}$/.test(params.get('page_size') ?? '') ? wireNumber(params.get('page_size') ?? '') : LARGEST_PAGE;
    const start = /^p\d{1,6}$/.test(params.get('search_id') ?? '') ? wireNumber((params.get('search_id') ?? '').slice(1)) : 0;
    const page = all.slice(start, start + (size >= 1 && size <= LARGEST_PAGE ? size : LARGEST_PAGE));
    const next = start + page.length;
    return {
      result: {
        products: page.length === 0 ? {} : { number: page.map((product) => wireNumber(product.productId)) },
        search_id: `p${next}`,
        total: all.length - next,
      },
      ret: true,
      rsp_code: '200',
      rsp_msg: 'Call succeeds',
    };
  },
};
