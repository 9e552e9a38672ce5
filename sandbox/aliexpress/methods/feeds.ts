import type { CatalogueProduct } from '../catalogue/product';
import { ordersWithin } from '../catalogue/trend';
import type { Supplier } from '../supplier';
import { refusalFor } from './product-get';
import { cheapest, sortProducts } from './text-search';

type Feed = { readonly name: string; readonly description: string; readonly take: (products: CatalogueProduct[], supplier: Supplier) => CatalogueProduct[] };

const WEEK = 7;
const NEW_FOR_DAYS = 60;
const TOP_PRICE_MINOR = 2_000;

/** Orders of the last week; of a product without a trend, an even share of what it ever sold. */
function weekOf(product: CatalogueProduct, day: number): number {
  return product.trend === undefined ? Math.trunc(product.salesCount / 52) : ordersWithin(product.trend, day, WEEK);
}

function byWeek(products: CatalogueProduct[], { catalogue }: Supplier): CatalogueProduct[] {
  const day = catalogue.today();
  const weeks = new Map(products.map((product) => [product.productId, weekOf(product, day)] as const));
  return [...products].sort((a, b) => (weeks.get(b.productId) ?? 0) - (weeks.get(a.productId) ?? 0));
}

/** The week's bestsellers of some categories. */
const bestsellers = (name: string, description: string, categoryIds: readonly number[]): Feed => ({
  name, description, take: (products, supplier) => byWeek(products.filter((product) => categoryIds.includes(product.categoryId)), supplier),
});

/**
 * The promotions that the feed methods serve, under names that the platform uses. All are views of the catalogue, and those by week, by age and by
 * price change from day to day. `DS center` is a collection made by hand: the goods of the demo world, which are the same every day.
 */
export const FEEDS: readonly Feed[] = [
  { name: 'DS bestseller', description: 'Best selling products', take: (products, supplier) => sortProducts(products, 'orders,desc', supplier) },
  { name: 'DS center', description: 'Products chosen by the DS Center', take: (products, supplier) => sortProducts(products.filter(({ trend }) => trend === undefined), 'orders,desc', supplier) },
  { name: 'DS_Global_topsellers', description: 'Top sellers of the week', take: byWeek },
  { name: 'DS_NewArrivals', description: 'New arrivals', take: newArrivals },
  bestsellers('DS_Home&Kitchen_bestsellers', 'Home & Kitchen', [1503, 200002086, 125]),
  bestsellers('DS_ConsumerElectronics_bestsellers', 'Consumer Electronics', [44, 200003198]),
  bestsellers('DS_Sports&Outdoors_bestsellers', 'Sports & Outdoors', [200005276, 152401]),
  bestsellers('DS_Beauty_bestsellers', 'Beauty', [66]),
  bestsellers('DS_Jewelry&Watches_bestsellers', 'Jewelry & Watches', [1509]),
  bestsellers('DS_Automobile&Accessories_bestsellers', 'Automobile & Accessories', [34]),
  bestsellers('DS_Tools_bestsellers', 'Tools', [1420]),
  bestsellers('DS_Toys&Games_bestsellers', 'Toys & Games', [200000500]),
  { name: 'AEB_Topseller_PriceRange0~20$', description: 'Top sellers up to 20 US dollars', take: (products, supplier) => byWeek(products.filter((product) => cheapest(supplier, product, 'US').price <= TOP_PRICE_MINOR), supplier) },
];

/** Launched within the last two months, the newest first. */
function newArrivals(products: CatalogueProduct[], { catalogue }: Supplier): CatalogueProduct[] {
  const day = catalogue.today();
  const launched = (product: CatalogueProduct) => product.trend?.launchedDay ?? 0;
  return products.filter((product) => launched(product) > day - NEW_FOR_DAYS && launched(product) <= day).sort((a, b) => launched(b) - launched(a));
}

/** The products of a feed that can go to this country; none for an unknown feed. */
export function feedProducts(supplier: Supplier, name: string, country: string, categoryId: string | undefined): CatalogueProduct[] {
  const feed = FEEDS.find((known) => known.name === name);
  if (feed === undefined) return [];
  const usable = supplier.catalogue.products.filter(
    (product) => refusalFor(product, country) === null && (categoryId === undefined || categoryId === '' || categoryId === String(product.categoryId)),
  );
  return feed.take(usable, supplier);
}
