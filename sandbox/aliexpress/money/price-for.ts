import type { CatalogueFreight, CatalogueProduct, CatalogueSku } from '../catalogue/product';
import type { Settings } from '../rows';
import { takeTenThousandths } from './convert-from-usd';

const EUROPE = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

/** True where prices are shown with value added tax inside. */
export function isEurope(country: string): boolean {
  return EUROPE.has(country);
}

type Factors = Pick<Settings, 'priceFactorBasisPoints'>;

function countryPrice(product: CatalogueProduct, minor: number, country: string, settings: Factors): number {
  const inCountry = takeTenThousandths(minor, product.priceByCountryBasisPoints?.[country] ?? 10_000);
  return takeTenThousandths(inCountry, settings.priceFactorBasisPoints);
}

/** What one unit costs in this country, US cents: the same figure in product.get and in the order. */
export function priceFor(product: CatalogueProduct, sku: CatalogueSku, country: string, settings: Factors): number {
  return countryPrice(product, sku.priceUsdMinor, country, settings);
}

/** The struck-through price in this country, US cents. */
export function listPriceFor(product: CatalogueProduct, sku: CatalogueSku, country: string, settings: Factors): number {
  return countryPrice(product, sku.listPriceUsdMinor, country, settings);
}

/** Freight for one order line to this country, US cents, whatever the quantity. */
export function freightFeeFor(freight: CatalogueFreight, country: string): number {
  const fees = freight.feeUsdMinor;
  return fees[country] ?? fees[isEurope(country) ? 'EU' : country === 'US' ? 'US' : 'OTHER'] ?? fees.default;
}

/** The freight services that go to this country; none where the product cannot go at all. */
export function freightTo(product: CatalogueProduct, country: string): readonly CatalogueFreight[] {
  if (product.undeliverableTo.includes(country)) return [];
  return product.freight.filter((freight) => freight.onlyTo === undefined || freight.onlyTo.includes(country));
}
