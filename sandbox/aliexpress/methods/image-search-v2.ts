import { REFUSALS } from '../gateway/gateway-refusal';
import { convertFromUsd, supplierCurrency } from '../money/convert-from-usd';
import type { Supplier } from '../supplier';
import { findProductsLike, type Hit } from './image-search';
import { languageOf, wireNumber, type BusinessRefusal, type MethodCall, type SupplierMethod } from './method';
import { pictureUrl } from './product-get';
import { readJsonParameter, textOf } from './read-json-parameter';
import { cheapest } from './text-search';

const PAGE_SIZE = 20;

const refuse = ({ message }: BusinessRefusal) => ({ result: { ret: false, messages: message, empty: true } });

type Query = { readonly country: string; readonly currency: string; readonly language: string };

/** aliexpress.ds.image.searchV2: the picture as base64 inside `param0`. `value` of a price is in cents. */
export const imageSearchV2: SupplierMethod = {
  name: 'aliexpress.ds.image.searchV2',
  required: ['param0'],
  refuse,
  async run(supplier, call) {
    const asked = readJsonParameter(call.params, 'param0');
    const base64 = textOf(asked['image_base64']).replace(/^data:[^,]*,/, '');
    if (base64 === '') throw REFUSALS.missing('image_base64');
    const query: Query = { country: textOf(asked['ship_to']).toUpperCase() || 'US', currency: textOf(asked['currency']), language: textOf(asked['lang']) };
    const hits = await findProductsLike(supplier, Buffer.from(base64, 'base64'), query.country, textOf(asked['search_type']) === 'same' ? 'same' : 'similar');
    if (hits === null) return refuse({ code: '400', message: 'The image can not be read' });
    const sorted = sortHits(supplier, hits, query.country, textOf(asked['sort_type']), textOf(asked['sort_order']));
    const page = sorted.slice(0, PAGE_SIZE).map((hit) => describeHit(supplier, call, hit, query));
    return {
      result: {
        ret: true,
        empty: page.length === 0,
        data: { products: page.length === 0 ? {} : { product: page } },
        total_count: sorted.length,
        pagination: { page_no: 1, page_size: PAGE_SIZE, page_count: Math.max(Math.ceil(sorted.length / PAGE_SIZE), 1), has_next: sorted.length > PAGE_SIZE },
        next_start_row_key: sorted.length > PAGE_SIZE ? String(PAGE_SIZE) : '',
      },
    };
  },
};

/** `price` and `orders` with asc or desc; anything else leaves the likest first. */
function sortHits(supplier: Supplier, hits: Hit[], country: string, type: string, order: string): Hit[] {
  if (type !== 'price' && type !== 'orders') return hits;
  const value = ({ product }: Hit) => (type === 'price' ? cheapest(supplier, product, country).price : product.salesCount);
  const sign = order === 'asc' ? 1 : -1;
  return [...hits].sort((a, b) => sign * (value(a) - value(b)));
}

function describeHit(supplier: Supplier, { origin }: MethodCall, { product, likeness }: Hit, { country, currency: asked, language }: Query): object {
  const currency = supplierCurrency(asked === '' ? undefined : asked);
  const offer = cheapest(supplier, product, country);
  const price = (minor: number) => ({ value: String(convertFromUsd(minor, currency)), currency });
  return {
    product_id: product.productId,
    title: product.subject[languageOf(language)],
    image_url: pictureUrl(origin, product.pictures[0] ?? ''),
    product_detail_url: `${origin}/item/${product.productId}.html`,
    price: { sale: price(offer.price), original: price(offer.list) },
    discount: '0%',
    volume: product.salesCount,
    category: { first_level: { id: product.categoryId, name: product.categoryName.en } },
    evaluate_rate: '92.4%',
    shop_id: wireNumber(product.storeId),
    similarity_score: (likeness / 1000).toFixed(3),
  };
}
