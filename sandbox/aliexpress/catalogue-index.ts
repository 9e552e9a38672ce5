import type { CatalogueProduct, CatalogueSku } from './catalogue/product';

export type CatalogueIndex = {
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

/** Look-ups over the catalogue. */
export function createCatalogueIndex(products: readonly CatalogueProduct[]): CatalogueIndex {
  const byId = new Map<string, CatalogueProduct>();
  for (const product of products) {
    byId.set(product.productId, product);
    byId.set(usSiteId(product.productId), product);
  }
  return {
    products,
    product: (productId) => (PRODUCT_ID.test(productId) ? byId.get(productId) : undefined),
    skuById: (product, skuId) => product.skus.find((sku) => sku.skuId === skuId),
    skuByAttr: (product, skuAttr) =>
      product.skus.find((sku) => sku.skuAttr === skuAttr) ?? product.skus.find((sku) => bareAttr(sku.skuAttr) === bareAttr(skuAttr)),
  };
}
