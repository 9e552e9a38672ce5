import type { CatalogueProduct, CatalogueSku } from '../catalogue/product';
import type { Supplier } from '../supplier';

/** Pieces left: what an order or the control page last wrote, else the catalogue's figure. */
export function stockLeft(supplier: Supplier, sku: CatalogueSku): number {
  return supplier.stock.get(sku.skuId)?.left ?? sku.stock;
}

/** Pieces that the product page of a country shows: `stockByCountryBasisPoints` of what is left. */
export function stockIn(supplier: Supplier, sku: CatalogueSku, country: string): number {
  const share = supplier.settings().stockByCountryBasisPoints[country] ?? 10_000;
  const scaled = stockLeft(supplier, sku) * share;
  return (scaled - (scaled % 10_000)) / 10_000;
}

/** What freight.query says is left for a country: half of it for a product whose product figure is too rosy. */
export function deliverableStock(supplier: Supplier, product: CatalogueProduct, sku: CatalogueSku, country: string): number {
  const left = stockIn(supplier, sku, country);
  return product.special === 'freight-stock-short' ? (left - (left % 2)) / 2 : left;
}

/** Takes pieces of a SKU out of the stock, or puts them back when negative. */
export function changeStock(supplier: Supplier, productId: string, skuId: string, pieces: number): void {
  const product = supplier.catalogue.product(productId);
  const sku = product === undefined ? undefined : supplier.catalogue.skuById(product, skuId);
  if (sku !== undefined) supplier.stock.put(sku.skuId, { left: Math.max(stockLeft(supplier, sku) - pieces, 0) });
}
