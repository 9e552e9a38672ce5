import type { Frame } from './frame';
import { CLOTH_FRAMES } from './models/cloth';
import { DESK_FRAMES } from './models/desk';
import { GARDEN_FRAMES } from './models/garden';
import { HOME_FRAMES } from './models/home';
import { KIDS_FRAMES } from './models/kids';
import { KITCHEN_FRAMES } from './models/kitchen';
import { LAMP_FRAMES } from './models/lamps';
import { PET_FRAMES } from './models/pets';
import { SPORT_FRAMES } from './models/sport';
import { TRAVEL_FRAMES } from './models/travel';

/** Every picture of the catalogue. */
export const FRAMES: readonly Frame[] = [...LAMP_FRAMES, ...HOME_FRAMES, ...KITCHEN_FRAMES, ...CLOTH_FRAMES, ...DESK_FRAMES, ...GARDEN_FRAMES, ...PET_FRAMES, ...TRAVEL_FRAMES, ...SPORT_FRAMES, ...KIDS_FRAMES];
