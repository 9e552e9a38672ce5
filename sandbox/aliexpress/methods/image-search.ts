import { REFUSALS } from '../gateway/gateway-refusal';
import type { CatalogueProduct } from '../catalogue/product';
import type { Supplier } from '../supplier';
import { wireNumber, type BusinessRefusal, type SupplierMethod } from './method';
import { refusalFor } from './product-get';
import { sortProducts } from './text-search';
import { describeTrafficProduct } from './traffic-product';

const FILE = 'image_file_bytes';
const LARGEST_BYTES = 102_400;
const SORTS: Record<string, string> = { priceAsc: 'min_price,asc', priceDesc: 'min_price,desc', volumeAsc: 'orders,asc', volumeDesc: 'orders,desc' };

/** From this likeness on two pictures show similar things; from the higher one the same thing. */
const SIMILAR = 570;
const SAME = 790;

export type Hit = { readonly product: CatalogueProduct; readonly likeness: number };

const refuse = ({ code, message }: BusinessRefusal) => ({ rsp_code: /^\d+$/.test(code) ? wireNumber(code) : 404, rsp_msg: message });

/** aliexpress.ds.image.search: a picture as a multipart part that is not signed, at most 100 KB. */
export const imageSearch: SupplierMethod = {
  name: 'aliexpress.ds.image.search',
  required: ['shpt_to'],
  refuse,
  async run(supplier, call) {
    const bytes = call.files.get(FILE);
    if (bytes === undefined || bytes.length === 0) throw REFUSALS.missing(FILE);
    if (bytes.length > LARGEST_BYTES) return refuse({ code: '400', message: 'The image is larger than 100KB' });
    const country = (call.params.get('shpt_to') ?? '').toUpperCase();
    const hits = await findProductsLike(supplier, bytes, country, 'similar');
    if (hits === null) return refuse({ code: '400', message: 'The image can not be read' });
    const sort = SORTS[call.params.get('sort') ?? ''];
    const products = hits.map((hit) => hit.product);
    const sorted = sort === undefined ? products : sortProducts(products, sort, supplier);
    const count = /^[1-9]\d{0,2}$/.test(call.params.get('product_cnt') ?? '') ? wireNumber(call.params.get('product_cnt') ?? '') : 20;
    const page = sorted.slice(0, count).map((product) => describeTrafficProduct(supplier, call, product, country));
    return { data: { products: page.length === 0 ? {} : { traffic_image_product_d_t_o: page } }, rsp_code: 200, rsp_msg: 'Call succeeds', total_record_count: page.length };
  },
};

/** Products for a country of which a picture looks like this one, the likest first; null when the bytes are no picture. */
export async function findProductsLike(supplier: Supplier, bytes: Buffer, country: string, search: 'same' | 'similar'): Promise<Hit[] | null> {
  const likenesses = await supplier.pictures.findSimilarPictures(bytes);
  if (likenesses === null) return null;
  const filesOf = (product: CatalogueProduct) => [...product.pictures, ...product.skus.flatMap((sku) => sku.properties.flatMap(({ picture }) => picture ?? []))];
  return supplier.catalogue.products
    .filter((product) => refusalFor(product, country) === null)
    .map((product) => ({ product, likeness: Math.max(...filesOf(product).map((file) => likenesses.get(file) ?? 0)) }))
    .filter(({ likeness }) => likeness >= (search === 'same' ? SAME : SIMILAR))
    .sort((a, b) => b.likeness - a.likeness);
}
