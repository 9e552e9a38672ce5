import type { CatalogueProduct } from '../catalogue/product';
import { decimalText } from '../money/decimal-text';
import { freightFeeFor, freightTo, listPriceFor, priceFor } from '../money/price-for';
import { deliverableStock } from '../orders/stock';
import type { Visit } from './site-frame';

export type ItemChoice = { readonly col: string; readonly name: string; readonly picture: string | null };
export type ItemProperty = { readonly id: number; readonly name: string; readonly values: readonly ItemChoice[] };

/** What the product page's own program works with: the same parts, under the same names, as in the real page model. */
export function itemModel(visit: Visit, product: CatalogueProduct) {
  const { supplier, language, site, visitor } = visit;
  const settings = supplier.settings();
  const { country } = visitor;
  const skuPaths = product.skus.map((sku) => ({
    skuIdStr: sku.skuId,
    path: sku.properties.map((property) => `${property.propertyId}:${property.valueId}`).join(';'),
    skuAttr: sku.skuAttr,
    skuVal: {
      availQuantity: visit.fault?.kind === 'sold-out' ? 0 : deliverableStock(supplier, product, sku, country),
      skuActivityAmount: { currency: 'USD', value: decimalText(priceFor(product, sku, country, settings)) },
      skuAmount: { currency: 'USD', value: decimalText(listPriceFor(product, sku, country, settings)) },
    },
  }));
  return {
    productInfo: { id: product.productId, subject: product.subject[language] },
    SKU: { skuPaths, skuProperties: propertiesOf(visit, product), selectedSkuIdStr: skuPaths.find((sku) => sku.skuVal.availQuantity > 0)?.skuIdStr ?? skuPaths[0]?.skuIdStr ?? '' },
    shipTo: country,
    freight: freightTo(product, country).map((service) => ({ code: service.code, fee: decimalText(freightFeeFor(service, country)) })),
    page: { hydrationMs: site.hydrationMs, hash: site.classHash, words: wordsFor(visit) },
  };
}

function wordsFor({ words }: Visit) {
  return { buyNow: words.buyNow, addToCart: words.addToCart, added: words.added, left: words.left, quantity: words.quantity, soldOut: words.soldOut };
}

/** Every property with the values that some variant has, in the order of the catalogue. */
function propertiesOf({ language }: Visit, product: CatalogueProduct): ItemProperty[] {
  const found = new Map<number, { id: number; name: string; values: Map<string, ItemChoice> }>();
  for (const property of product.skus.flatMap((sku) => sku.properties)) {
    const known = found.get(property.propertyId) ?? { id: property.propertyId, name: property.propertyName[language], values: new Map<string, ItemChoice>() };
    const col = `${property.propertyId}-${property.valueId}`;
    if (!known.values.has(col)) known.values.set(col, { col, name: property.valueName[language], picture: property.picture ?? null });
    found.set(property.propertyId, known);
  }
  return [...found.values()].map(({ id, name, values }) => ({ id, name, values: [...values.values()] }));
}
