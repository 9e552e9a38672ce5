import { frame, type Frame } from '../frame';
import { matte, silicone, wood, type Material } from '../materials';
import { vessel } from '../outlines';
import { part, place, spin, tip, type Part } from '../scene';
import { curve2, cylinder, melt, move, rod, sphere, stretch, torus, turnZ } from '../shapes';
import { shoot } from '../sets';

const BEECH = wood('#e8cfa2', '#cfa873', 0);
const RINGS = {
  rainbow: ['#c8553d', '#dd8a3e', '#e2b84b', '#7f9a64', '#5b8fa8', '#8a6c9c'],
  pastel: ['#e3a79a', '#eec4a4', '#f0e0b0', '#b9cdb0', '#aecbd6', '#c9bcd8'],
  forest: ['#4d5d43', '#6f7f5a', '#98a07a', '#c2b48c', '#d5c7a5', '#e6dcc5'],
} as const;

/** Painted wood: colour with a hint of grain. */
const painted = (hex: string): Material => ({ ...matte(hex), rough: 0.42, relief: (x, y, z) => 0.0012 * Math.sin(y * 60 + 3 * Math.sin(x * 5 + z * 3)) });

function ringTower(colors: readonly string[], shown = 6): Part[] {
  const parts: Part[] = [
    part(move(cylinder(0.92, 0.1, 0.06), 0, 0.1, 0), BEECH, [0, 0.1, 0, 1]),
    part(move(cylinder(0.12, 1.1, 0.05), 0, 1.2, 0), BEECH, [0, 1.2, 0, 1.15]),
  ];
  let y = 0.2;
  colors.slice(0, shown).forEach((hex, i) => {
    const [tube, ring] = [0.2 - i * 0.008, 0.66 - i * 0.075];
    y += tube;
    parts.push(part(move(stretch(torus(ring, tube), 1, 1, 1), 0, y, 0), painted(hex), [0, y, 0, ring + tube + 0.02]));
    y += tube - 0.012;
  });
  if (shown === colors.length) parts.push(part(move(sphere(0.26), 0, y + 0.2, 0), BEECH, [0, y + 0.2, 0, 0.28]));
  return parts;
}

/** A ring that leans on its edge. */
function looseRing(hex: string, ring: number, x: number, z: number, lean: number): Part[] {
  return place(tip([part(torus(ring, 0.19), painted(hex), [0, 0, 0, ring + 0.21])], lean), x, lean === 0 ? 0.19 : Math.sin(lean * Math.PI / 180) * ring + 0.19, z);
}

function suctionBowl(hex: string): Part[] {
  const line = curve2([[0.02, 0.22], [0.6, 0.24], [0.88, 0.48], [0.98, 0.92]], 10);
  return [
    part(vessel(line, 0.1), silicone(hex), [0, 0.55, 0, 1.15]),
    part(vessel(curve2([[0.3, 0.2], [0.42, 0.1], [0.72, 0.035]], 8), 0.06), silicone(hex), [0, 0.1, 0, 0.85]),
  ];
}

function spoon(hex: string): Part[] {
  const head = melt(0.12, stretch(sphere(0.26), 1.25, 0.32, 0.9), rod([[0.2, 0.0, 0], [0.62, 0.03, 0]], 0.07));
  const hollow = move(stretch(sphere(0.22), 1.2, 0.34, 0.85), -0.02, 0.1, 0);
  return [
    part((x, y, z) => Math.max(head(x, y, z), -hollow(x, y, z)), silicone(hex), [0.15, 0, 0, 0.62]),
    part(turnZ(rod([[0.58, 0.0, 0], [1.35, 0.0, 0]], 0.085, 0.1), 2), BEECH, [1, 0, 0, 0.55]),
  ];
}

const BOWLS = { sage: '#a3b49a', mustard: '#d9a650', blush: '#dcaaa0', ether: '#90a9b8' } as const;
const BOWL_WALLS = { sage: '#e8dccb', mustard: '#d3dcd8', blush: '#e9ded3', ether: '#ecdccb' } as const;
const TOWER_WALLS = { rainbow: '#e4dccb', pastel: '#d4dcd9', forest: '#dccbb4' } as const;

export const KIDS_FRAMES: readonly Frame[] = [
  ...Object.entries(RINGS).map(([name, colors]) => frame(`stacking-rings-${name}`, () =>
    shoot(ringTower(colors), { wall: TOWER_WALLS[name as keyof typeof TOWER_WALLS], target: [0, 1.3, 0], rise: 14, away: 10 }))),
  frame('stacking-rings-play', () => shoot([...place(ringTower(RINGS.rainbow, 3), -0.45, 0, -0.3), ...looseRing(RINGS.rainbow[3], 0.42, 0.95, 0.25, 0), ...looseRing(RINGS.rainbow[4], 0.36, 0.2, 1.1, 0),
    ...place(tip([part(torus(0.3, 0.18), painted(RINGS.rainbow[5]), [0, 0, 0, 0.5])], 62), 1.05, 0.62, 0.15), part(move(sphere(0.26), -0.85, 0.26, 1.15), BEECH, [-0.85, 0.26, 1.15, 0.3])],
    { wall: '#c9d3c6', target: [0.1, 0.85, 0], rise: 24, away: 10, light: 'window' })),
  ...Object.entries(BOWLS).map(([name, hex]) => frame(`suction-bowl-${name}`, () =>
    shoot([...suctionBowl(hex), ...place(spin(tip(spoon(hex), 14), 62), -0.1, 0.62, 0.2)], { wall: BOWL_WALLS[name as keyof typeof BOWL_WALLS], target: [0, 0.65, 0], rise: 27, away: 9 }))),
  frame('suction-bowl-set', () => shoot([...place(suctionBowl(BOWLS.sage), -0.75, 0, -0.3), ...place(suctionBowl(BOWLS.mustard), 0.85, 0, -0.75), ...place(suctionBowl(BOWLS.blush), 0.5, 0, 1.2), ...place(spin(spoon(BOWLS.sage), -150), -0.6, 0.1, 1.5)],
    { wall: '#dfe0d8', target: [-0.05, 0.4, 0.25], rise: 42, away: 13.5 })),
];
