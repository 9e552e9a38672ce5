import { REFUSALS } from '../gateway/gateway-refusal';
import type { Parameters } from '../gateway/merge-parameters';
import type { CatalogueProduct } from '../catalogue/product';
import { freightFeeFor, freightTo } from '../money/price-for';
import { asObject, textOf } from './read-json-parameter';

type Filter = (product: CatalogueProduct) => boolean;

/** Keys of searchExtend that the documentation names. The sandbox's sellers are all online and of no level; every product is a Choice one. */
const FILTERS: Readonly<Record<string, (value: string) => Filter>> = {
  free_ship_to: (country) => (product) => freightTo(product, country.toUpperCase()).some((service) => freightFeeFor(service, country.toUpperCase()) === 0),
  ship_from: (country) => (product) => product.shipsFrom === country.toUpperCase(),
  item_tag: (tag) => () => tag.toLowerCase() === 'choice',
  seller_level: () => () => false,
  seller_online: () => () => true,
  hot_area: () => () => true,
};

/** The filters of `searchExtend`, a JSON list of { searchKey, searchValue, min, max } as text; keys that are not known filter nothing. UnsupportedParamMapping for anything else. */
export function searchFilters(params: Parameters): readonly Filter[] {
  const text = params.get('searchExtend') ?? '';
  if (text === '') return [];
  return readList(text).flatMap((entry) => {
    const { searchKey, searchValue } = asObject(entry, 'searchExtend');
    const filter = FILTERS[textOf(searchKey)];
    return filter === undefined ? [] : [filter(textOf(searchValue))];
  });
}

function readList(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
  } catch {
    // Refused below.
  }
  throw REFUSALS.badMapping('searchExtend');
}
