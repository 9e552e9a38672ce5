import type { CatalogueProduct } from '../product';
import { CARE_RANGE } from './care';
import { defineFamily, type Family } from './define-family';
import { HOME_RANGE } from './home';
import { KIDS_AND_BAGS_RANGE } from './kids-and-bags';
import { KITCHEN_RANGE } from './kitchen';
import { LIFE_RANGE } from './life';
import { PLACE_RANGE } from './place';
import { TECH_RANGE } from './tech';

/** Every kind of product of the range. */
export const FAMILIES: readonly Family[] = [...HOME_RANGE, ...KITCHEN_RANGE, ...PLACE_RANGE, ...LIFE_RANGE, ...KIDS_AND_BAGS_RANGE, ...TECH_RANGE, ...CARE_RANGE];

/** The range: products beyond the demo world, whose sales, prices and stock move with the days. */
export const RANGE: readonly CatalogueProduct[] = FAMILIES.flatMap(defineFamily);
