import { feedProducts } from './feeds';
import { wireNumber, type BusinessRefusal, type SupplierMethod } from './method';

const LARGEST_PAGE = 200;
const SEARCH_LIFETIME_MS = 60_000;

const refuse = ({ code, message }: BusinessRefusal) => ({ ret: false, rsp_code: code, rsp_msg: message });

/** aliexpress.ds.feed.itemids.get: product ids of a feed in pages; `search_id` is where the next page starts, for one minute. */
export const feedItemidsGet: SupplierMethod = {
  name: 'aliexpress.ds.feed.itemids.get',
  required: ['feed_name'],
  refuse,
  run(supplier, { params, nowMs }) {
    const start = startOf(params.get('search_id') ?? '', nowMs);
    if (start === null) return refuse({ code: '400', message: 'search_id is invalid or expired' });
    const all = feedProducts(supplier, params.get('feed_name') ?? '', 'US', params.get('category_id'));
    const size = /^\d{1,3}$/.test(params.get('page_size') ?? '') ? wireNumber(params.get('page_size') ?? '') : LARGEST_PAGE;
    const page = all.slice(start, start + (size >= 1 && size <= LARGEST_PAGE ? size : LARGEST_PAGE));
    const next = start + page.length;
    return {
      result: {
        products: page.length === 0 ? {} : { number: page.map((product) => wireNumber(product.productId)) },
        search_id: `p${next}t${nowMs}`,
        total: all.length - next,
      },
      ret: true,
      rsp_code: '200',
      rsp_msg: 'Call succeeds',
    };
  },
};

/** Where the page begins; null for a search_id of more than a minute ago, or one that was never given out. */
function startOf(searchId: string, nowMs: number): number | null {
  if (searchId === '') return 0;
  const parts = /^p(\d{1,6})t(\d{13})$/.exec(searchId);
  if (parts === null || nowMs - wireNumber(parts[2] ?? '') > SEARCH_LIFETIME_MS) return null;
  return wireNumber(parts[1] ?? '');
}
