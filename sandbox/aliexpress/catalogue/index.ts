import { GARDEN_GOODS } from './goods/garden';
import { HOME_GOODS } from './goods/home';
import { KIDS_GOODS } from './goods/kids';
import { LIGHT_GOODS } from './goods/light';
import type { CatalogueProduct } from './product';

/** Everything the sandbox supplier sells. */
export const CATALOGUE: readonly CatalogueProduct[] = [...LIGHT_GOODS, ...HOME_GOODS, ...GARDEN_GOODS, ...KIDS_GOODS];
