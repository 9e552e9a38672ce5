import type { CatalogueProduct } from '../catalogue/product';
import type { Supplier } from '../supplier';
import { refusalFor } from './product-get';
import { sortProducts } from './text-search';

type Feed = { readonly name: string; readonly description: string; readonly take: (products: CatalogueProduct[], supplier: Supplier) => CatalogueProduct[] };

/** The promotions that the three feed methods serve, all of them views of the catalogue. */
export const FEEDS: readonly Feed[] = [
  { name: 'DS bestseller', description: 'Best selling products', take: (products, supplier) => sortProducts(products, 'orders,desc', supplier) },
  { name: 'DS low price', description: 'Cheapest products first', take: (products, supplier) => sortProducts(products, 'min_price,asc', supplier) },
  { name: 'DS top rated', description: 'Rated 4.7 and better', take: (products) => products.filter((product) => product.rating >= '4.7') },
];

/** The products of a feed that can go to this country; none for an unknown feed. */
export function feedProducts(supplier: Supplier, name: string, country: string, categoryId: string | undefined): CatalogueProduct[] {
  const feed = FEEDS.find((known) => known.name === name);
  if (feed === undefined) return [];
  const usable = supplier.catalogue.products.filter(
    (product) => refusalFor(product, country) === null && (categoryId === undefined || categoryId === '' || categoryId === String(product.categoryId)),
  );
  return feed.take(usable, supplier);
}
