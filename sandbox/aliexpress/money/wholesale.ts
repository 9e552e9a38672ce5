import type { CatalogueProduct } from '../catalogue/product';
import { takeTenThousandths } from './convert-from-usd';

export type Tier = { readonly minQuantity: number; readonly percentOff: number };

/** The quantity tiers of products that have them, the smallest first. */
export const TIERS: readonly Tier[] = [{ minQuantity: 5, percentOff: 3 }, { minQuantity: 20, percentOff: 8 }];

/** A price less the tier's discount. */
export function tierPrice(minor: number, { percentOff }: Tier): number {
  return takeTenThousandths(minor, 10_000 - percentOff * 100);
}

/** What one unit costs in an order of so many with the business model `wholesale`; the plain price elsewhere. */
export function wholesalePrice(product: CatalogueProduct, minor: number, quantity: number): number {
  const tier = product.special === 'wholesale' ? TIERS.findLast((each) => quantity >= each.minQuantity) : undefined;
  return tier === undefined ? minor : tierPrice(minor, tier);
}
