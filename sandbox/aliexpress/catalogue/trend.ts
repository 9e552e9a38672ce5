import { seeded } from './range/seeded';
import type { CatalogueProduct, CatalogueSku, Trend } from './product';

const DAY_MS = 86_400_000;
/** First day of the range: 1 January 2026. Sales are counted from here. */
const FIRST_DAY = 20_454;
const LONGEST = 3_650;

/** Whole days since 1970 in UTC. */
export const dayOf = (nowMs: number): number => Math.floor(nowMs / DAY_MS);

/** How a product's sales go, from its number alone. */
export function courseOf(no: number): Trend {
  const random = seeded(no + 77);
  return {
    seed: no, course: random.pick(['steady', 'steady', 'rising', 'fading', 'seasonal', 'spike']), perDay: 1 + random.longTail(60),
    launchedDay: FIRST_DAY + (random.below(3) === 0 ? 270 + random.below(90) : random.below(200)), movesPrice: random.below(2) === 0,
  };
}

/** Orders of one product on one day. */
export function ordersOn(trend: Trend, day: number): number {
  const age = day - trend.launchedDay;
  if (age < 0) return 0;
  const noise = 60 + seeded(trend.seed + day * 7_919).below(81);
  return Math.trunc(trend.perDay * strength(trend, day, age) * noise / 10_000);
}

/** Percent of the usual orders: by the product's course, and on a beat of its own for sudden fashions. */
function strength(trend: Trend, day: number, age: number): number {
  switch (trend.course) {
    case 'steady': return 100;
    case 'rising': return Math.min(15 + age * 2, 420);
    case 'fading': return Math.max(260 - age, 12);
    case 'seasonal': return Math.trunc(100 + 85 * Math.sin((day + trend.seed % 365) * 2 * Math.PI / 365));
    case 'spike': {
      const beat = (day + trend.seed) % 47;
      return beat < 9 ? 700 - beat * 60 : 45;
    }
  }
}

/** Orders of the last `days` days. */
export function ordersWithin(trend: Trend, day: number, days: number): number {
  let sum = 0;
  for (let d = day - days + 1; d <= day; d++) sum += ordersOn(trend, d);
  return sum;
}

function soldSince(trend: Trend, day: number): number {
  return ordersWithin(trend, day, Math.min(Math.max(day - trend.launchedDay + 1, 0), LONGEST));
}

/** Hot sellers get dearer, slow ones cheaper; every nineteenth day is a sale. Basis points of the catalogue's price. */
export function priceBasisPoints(trend: Trend, day: number): number {
  if (!trend.movesPrice) return 10_000;
  if ((day + trend.seed) % 19 === 0) return 8_500;
  const now = ordersWithin(trend, day, 5);
  const before = ordersWithin(trend, day - 5, 5);
  return now > before * 2 + 10 ? 10_800 : now * 2 < before ? 9_300 : 9_900 + ((Math.trunc(day / 3) + trend.seed) % 5) * 50;
}

/** A variant sells out for some days of its own cycle and then comes back; otherwise its stock breathes with the days. */
function stockOn(sku: CatalogueSku, index: number, trend: Trend, day: number): number {
  if (sku.stock === 0) return 0;
  const cycle = 23 + (trend.seed + index * 7) % 29;
  const at = (day + trend.seed + index * 11) % cycle;
  if (at < 2 && (trend.seed + index) % 3 === 0) return 0;
  return Math.max(sku.stock - Math.trunc(sku.stock * at / (cycle * 2)), 1);
}

/** The product as it is sold on this day. Products without a trend are the same every day. */
export function productOn(product: CatalogueProduct, day: number): CatalogueProduct {
  const { trend } = product;
  if (trend === undefined) return product;
  const basisPoints = priceBasisPoints(trend, day);
  const salesCount = product.salesCount + soldSince(trend, day);
  return {
    ...product, salesCount, evaluationCount: product.evaluationCount + Math.trunc((salesCount - product.salesCount) / 5),
    skus: product.skus.map((sku, index) => {
      const priceUsdMinor = Math.max(Math.trunc(sku.priceUsdMinor * basisPoints / 10_000), 1);
      return { ...sku, priceUsdMinor, listPriceUsdMinor: Math.max(sku.listPriceUsdMinor, priceUsdMinor + 1), stock: stockOn(sku, index, trend, day) };
    }),
  };
}
