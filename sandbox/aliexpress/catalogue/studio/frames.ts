import type { Frame } from './frame';
import { CLOTH_FRAMES } from './models/cloth';
import { GARDEN_FRAMES } from './models/garden';
import { HOME_FRAMES } from './models/home';
import { KIDS_FRAMES } from './models/kids';
import { KITCHEN_FRAMES } from './models/kitchen';
import { LAMP_FRAMES } from './models/lamps';

/** Every picture of the catalogue. */
export const FRAMES: readonly Frame[] = [...LAMP_FRAMES, ...HOME_FRAMES, ...KITCHEN_FRAMES, ...CLOTH_FRAMES, ...GARDEN_FRAMES, ...KIDS_FRAMES];
