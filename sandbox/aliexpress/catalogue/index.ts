import { DESK_GOODS } from './goods/desk';
import { GARDEN_GOODS } from './goods/garden';
import { HARD_CASES } from './goods/hard-cases';
import { HOME_GOODS } from './goods/home';
import { KIDS_GOODS } from './goods/kids';
import { KITCHEN_GOODS } from './goods/kitchen';
import { LIGHT_GOODS } from './goods/light';
import { PET_GOODS } from './goods/pets';
import { SPORT_GOODS } from './goods/sport';
import { TRAVEL_GOODS } from './goods/travel';
import type { CatalogueProduct } from './product';
import { RANGE } from './range/index';

/** The goods of the demo world, made by hand and the same every day, and last the listings that cannot be bought. */
export const DEMO_CATALOGUE: readonly CatalogueProduct[] = [
  ...LIGHT_GOODS, ...HOME_GOODS, ...KITCHEN_GOODS, ...DESK_GOODS, ...GARDEN_GOODS, ...PET_GOODS, ...TRAVEL_GOODS, ...SPORT_GOODS, ...KIDS_GOODS, ...HARD_CASES,
];

/** Everything the sandbox supplier sells. */
export const CATALOGUE: readonly CatalogueProduct[] = [...DEMO_CATALOGUE, ...RANGE];
