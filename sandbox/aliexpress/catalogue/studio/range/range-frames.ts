import { pictureName, picturesOf, type Design, type Family } from '../../range/define-family';
import { FAMILIES } from '../../range/index';
import type { Colour } from '../../range/palette';
import { seeded } from '../../range/seeded';
import { frame, type Frame } from '../frame';
import type { Scene } from '../scene';
import type { Shot } from '../sets';
import { compose, type Pose } from './compose';
import { dress } from './dress';
import { CARE_MODELS } from './care-models';
import { HOME_MODELS } from './home-models';
import { KITCHEN_MODELS } from './kitchen-models';
import { LIFE_MODELS } from './life-models';
import type { Model } from './model';
import { PLACE_MODELS } from './place-models';
import { TECH_MODELS } from './tech-models';

const MODELS: Record<string, Model> = { ...HOME_MODELS, ...KITCHEN_MODELS, ...PLACE_MODELS, ...LIFE_MODELS, ...TECH_MODELS, ...CARE_MODELS };
const ON_WALL = new Set(['clock']);
/** Families seen from further above: flat things, and pots whose inside matters. */
const FROM_ABOVE = new Set(['bowl', 'pan', 'keyboard', 'charger', 'collar', 'pet-toy', 'pet-bowl', 'jewel-box', 'blocks', 'car-bin', 'bangle', 'neck-pillow']);
const WALLS = ['#d9cbb8', '#b7c0b6', '#e6dccd', '#c9b8a4', '#d3d9d6', '#b3bfc4', '#e2cfc0', '#cfd3c4', '#dcd6e0'] as const;
const TABLES = [['#cfa878', '#a57a4c'], ['#8c6342', '#5d3e27'], ['#e0cfb4', '#c2a781'], ['#b98a5c', '#8a5f3b']] as const;

function shotFor(family: Family, design: Design, of: Colour | 'scene', k: number): { pose: Pose; shot: Shot } {
  const random = seeded(family.no * 131 + k * 17 + (of === 'scene' ? 7 : 0));
  const onWall = ON_WALL.has(family.key);
  const rise = FROM_ABOVE.has(family.key) ? 26 : family.key === 'pendant' ? 2 : 11;
  const turn = onWall ? 0 : (random.below(2) ? 1 : -1) * (14 + random.below(16));
  const wall = WALLS[(family.no + k * 4 + (of === 'scene' ? 5 : design.in.indexOf(of) * 2)) % WALLS.length] ?? WALLS[0];
  if (of !== 'scene') return { pose: { turn, rise, onWall }, shot: { wall } };
  const table = onWall || family.key === 'pendant' ? {} : { table: random.pick(TABLES) };
  return { pose: { turn: -turn * 1.3, rise: rise + 5, onWall, fill: 0.84 }, shot: { wall, light: random.pick(['window', 'window', 'leaves'] as const), ...table } };
}

function sceneOf(family: Family, design: Design, of: Colour | 'scene', k: number): Scene {
  const model = MODELS[family.key];
  if (!model) throw new RangeError(`the studio has no model ${family.key}`);
  const main = design.in[0] ?? 'white';
  const { pose, shot } = shotFor(family, design, of, k);
  return compose(model(design.shape, { of: dress(design.made, of === 'scene' ? main : of), accent: dress(...design.accent) }), pose, shot);
}

/** The pictures of the range: every design in each of its colours, and once on a table. */
export const RANGE_FRAMES: readonly Frame[] = FAMILIES.flatMap((family) =>
  family.designs.flatMap((design, k) => picturesOf(family, design).map((of) => frame(pictureName(family, design, of), () => sceneOf(family, design, of, k)))),
);
