import type { CatalogueProduct, CatalogueSku } from './catalogue/product';
import { dayOf, productOn } from './catalogue/trend';

/** The catalogue as it is today: prices, stock and sales of products with a trend move with the days of the sandbox's clock. */
export type CatalogueIndex = {
  /** Days since 1970, for what is counted by the day. */
  today(): number;
  readonly products: readonly CatalogueProduct[];
  /** By the global id, or by the id of the US site (global id + 2^51). */
  product(productId: string): CatalogueProduct | undefined;
  skuById(product: CatalogueProduct, skuId: string): CatalogueSku | undefined;
  /** By the attribute string; seller's names after `#` may be left out, as the platform allows. */
  skuByAttr(product: CatalogueProduct, skuAttr: string): CatalogueSku | undefined;
};

const US_SITE_SHIFT = 2n ** 51n;
const PRODUCT_ID = /^\d{13,16}$/;

/** The id under which the US site shows a product. */
export function usSiteId(productId: string): string {
  return String(BigInt(productId) + US_SITE_SHIFT);
}

function bareAttr(skuAttr: string): string {
  return skuAttr
    .split(';')
    .map((pair) => pair.split('#')[0] ?? '')
    .sort()
    .join(';');
}

/** Look-ups over the catalogue. A product is the same object for a whole day. */
export function createCatalogueIndex(products: readonly CatalogueProduct[], nowMs: () => number): CatalogueIndex {
  let shown = shelfOf(products, dayOf(nowMs()));
  const shelf = () => {
    const day = dayOf(nowMs());
    if (day !== shown.day) shown = shelfOf(products, day);
    return shown;
  };
  return {
    today: () => shelf().day,
    get products() {
      return shelf().products;
    },
    product: (productId) => (PRODUCT_ID.test(productId) ? shelf().byId.get(productId) : undefined),
    skuById: (product, skuId) => product.skus.find((sku) => sku.skuId === skuId),
    skuByAttr: (product, skuAttr) =>
      product.skus.find((sku) => sku.skuAttr === skuAttr) ?? product.skus.find((sku) => bareAttr(sku.skuAttr) === bareAttr(skuAttr)),
  };
}

type Shelf = { readonly day: number; readonly products: readonly CatalogueProduct[]; readonly byId: ReadonlyMap<string, CatalogueProduct> };

function shelfOf(all: readonly CatalogueProduct[], day: number): Shelf {
  const products = all.map((product) => productOn(product, day));
  return { day, products, byId: new Map(products.flatMap((product) => [[product.productId, product], [usSiteId(product.productId), product]] as const)) };
}
