import type { CatalogueProduct, SpecialBehaviour } from './catalogue/product';
import type { RequestChange } from './documented-errors';

type Params = Readonly<Record<string, string>>;

/** An address in the United States that order.create accepts. */
export const GOOD_ADDRESS: Params = {
  contact_person: 'Ana Martinez', full_name: 'Ana Martinez', address: '742 Evergreen Terrace', city: 'Springfield', province: 'Illinois', country: 'US', zip: '62704',
  mobile_no: '2175550123', phone_country: '+1',
};

/** Nobody's order: reads of it are refused as the platform refuses them. */
const NO_ORDER = '8190000000000000';

/** The first product that can be had in the United States in more than one variant; or the first of a behaviour. */
export function pickProduct(products: readonly CatalogueProduct[], special?: SpecialBehaviour): CatalogueProduct {
  const isUsual = (product: CatalogueProduct) => product.special === undefined && product.skus.length > 1 && !product.undeliverableTo.includes('US') && product.freight.some((service) => service.onlyTo === undefined);
  const found = products.find((product) => (special === undefined ? isUsual(product) : product.special === special));
  if (found === undefined) throw new Error(`the catalogue has no product ${special ?? 'that is an ordinary one'}`);
  return found;
}

/**
 * Business parameters of a method that succeed (for reads of orders and token calls: that are well formed), with a change. An empty text leaves a parameter out. Throws where the catalogue has no
 * fitting product. Methods without parameters of their own have none.
 */
export function requestFor(method: string, products: readonly CatalogueProduct[], change: RequestChange = {}): Record<string, string> {
  const merged = { ...baseOf(method, products, change), ...change.params };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

function baseOf(method: string, products: readonly CatalogueProduct[], change: RequestChange): Params {
  const product = pickProduct(products, change.special);
  const shown = { product_id: product.productId, ship_to_country: 'US', target_currency: 'USD', target_language: 'en_US' };
  switch (method) {
    case 'aliexpress.ds.product.get':
    case 'aliexpress.ds.product.wholesale.get':
      return shown;
    case 'aliexpress.ds.freight.query':
      return { queryDeliveryReq: JSON.stringify({ ...freightOf(product), ...change.item }) };
    case 'aliexpress.ds.order.create':
      return orderOf(product, change);
    case 'aliexpress.ds.text.search':
      return { keyWord: product.subject.en.split(' ')[0] ?? '', local: 'en_US', countryCode: 'US', currency: 'USD', sortBy: 'orders,desc' };
    case 'aliexpress.trade.ds.order.get':
      return { single_order_query: JSON.stringify({ order_id: NO_ORDER }) };
    case 'aliexpress.ds.order.tracking.get':
      return { ae_order_id: NO_ORDER, language: 'en_US' };
    case '/auth/token/create':
    case '/auth/token/security/create':
      return { code: '3_500000_unknown' };
    case '/auth/token/refresh':
    case '/auth/token/security/refresh':
      return { refresh_token: '50001unknown' };
    default:
      return {};
  }
}

function freightOf(product: CatalogueProduct): object {
  return { quantity: '1', shipToCountry: 'US', productId: product.productId, selectedSkuId: product.skus[0]?.skuId ?? '', language: 'en_US', locale: 'en_US', currency: 'USD', provinceCode: '', cityCode: '' };
}

function orderOf(product: CatalogueProduct, { address, item, extend }: RequestChange): Params {
  const fields = Object.fromEntries(Object.entries({ ...GOOD_ADDRESS, ...address }).filter(([, value]) => value !== ''));
  const items = [{ product_id: product.productId, product_count: 1, sku_attr: product.skus[0]?.skuAttr ?? '', logistics_service_name: '', ...item }];
  return {
    param_place_order_request4_open_api_d_t_o: JSON.stringify({ out_order_id: '', logistics_address: fields, product_items: items }),
    ...(extend === undefined ? {} : { ds_extend_request: JSON.stringify(extend) }),
  };
}
