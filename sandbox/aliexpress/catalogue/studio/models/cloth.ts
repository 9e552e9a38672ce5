import { frame, type Frame } from '../frame';
import { leather, metal, weave, wood } from '../materials';
import { noise, step } from '../noise';
import { band, slab } from '../outlines';
import { part, place, spin, type Part } from '../scene';
import { box, curve3, move, rod, torus, turnX, type Flat, type Shape } from '../shapes';
import { shoot } from '../sets';
import { peg } from './home';

/** Depth of the folds of hanging cloth at a place. */
const folds = (x: number, y: number): number => {
  const free = step(0.6, -1.6, y);
  return free * (0.1 * Math.sin(x * 5.2 + 0.6 * Math.sin(y * 0.9) + 0.4) + 0.045 * Math.sin(x * 11 + y * 0.8)) + 0.03 * noise(x * 1.6, y * 1.1, 0.5);
};
const hung = (shape: Shape, lift = 0): Shape => (x, y, z) => shape(x, y, z - folds(x, y) - lift) * 0.75;

/** Apron hanging by its neck strap; the strap's top is at the origin, the wall behind it. */
export function apron(hex: string): Part[] {
  const cloth = weave(hex, 150, 0.2);
  const half: Flat[] = [[0.42, -0.62], [0.45, -0.7], [0.5, -1.0], [0.68, -1.35], [0.98, -1.6], [1.02, -1.7], [1.04, -2.6], [1.06, -3.55]];
  const outline: Flat[] = [...half, ...half.map(([x, y]): Flat => [-x, y]).reverse()];
  const pocket: Flat[] = [[-0.5, -2.0], [0.5, -2.0], [0.48, -2.62], [0.4, -2.68], [-0.4, -2.68], [-0.48, -2.62]];
  const strap = (s: number): Part => part(rod(curve3([[0.05 * s, 0, 0.22], [0.16 * s, -0.25, 0.16], [0.38 * s, -0.62, 0.1], [0.4 * s, -0.72, 0.1]]), 0.045), leather('#7d4b2d'), [0.2 * s, -0.35, 0.15, 0.6]);
  const tie = (s: number): Part => part(rod(curve3([[1.0 * s, -1.66, 0.12], [1.12 * s, -1.9, 0.14], [1.08 * s, -2.4, 0.2], [1.16 * s, -2.95, 0.16]]), 0.035), cloth, [1.1 * s, -2.3, 0.15, 0.85]);
  const seam = (s: number): Shape => rod([[-0.5 * s, -2.03, 0.04], [0.5 * s, -2.03, 0.04]], 0.012);
  return [
    part(hung(slab(outline, 0.028, 0.02), 0.14), cloth, [0, -2.1, 0.14, 1.95]),
    part(hung(slab(pocket, 0.02, 0.015), 0.185), cloth, [0, -2.35, 0.2, 0.75]),
    part(hung(seam(1), 0.185), weave(hex, 150, 0.5), [0, -2.03, 0.2, 0.7]), strap(1), strap(-1), tie(1), tie(-1),
    ...[-0.38, 0.38].map((x) => part(move(turnX(torus(0.05, 0.016), 90), x, -0.7, 0.2), metal('#c8a25f'), [x, -0.7, 0.2, 0.1])),
  ];
}

/** Rolled canvas with leather straps, lying along x on the floor. */
function knifeRoll(hex: string): Part[] {
  const spiral: Flat[] = Array.from({ length: 120 }, (_, i): Flat => {
    const a = i / 119 * Math.PI * 2 * 3.6;
    const r = 0.1 + 0.052 * a / Math.PI + 0.012 * Math.sin(a * 2.3);
    return [Math.cos(a - 1.2) * r, Math.sin(a - 1.2) * r * 0.94];
  });
  const cloth = weave(hex, 115, 0.28);
  const roll = (x: number, y: number, z: number): number => band3(z, y - 0.5, x) * 0.9;
  const band3 = band(spiral, 1.22, 0.042);
  const buckle = (x: number): Part[] => {
    const ring: Shape = (a, b, c) => Math.abs(Math.hypot(b - 0.49, (c) * 0.97) - 0.515) < 1 ? Math.max(Math.abs(Math.hypot(b - 0.49, c) - 0.51) - 0.028, Math.abs(a - x) - 0.095) - 0.012 : 1;
    return [
      part(ring, leather('#8a5431'), [x, 0.5, 0, 0.6]),
      part(move(turnX(box(0.14, 0.02, 0.1, 0.015), 52), x, 0.93, 0.34), leather('#7a4728'), [x, 0.93, 0.34, 0.22]),
      part(move(turnX(torusBox(), -38), x, 0.86, 0.42), metal('#cda55f', 0.2), [x, 0.86, 0.42, 0.25]),
    ];
  };
  return [
    part(roll, cloth, [0, 0.5, 0, 1.42]), ...buckle(-0.62), ...buckle(0.62),
    part(rod(curve3([[-0.6, 1.02, 0], [-0.45, 1.28, 0.02], [0, 1.36, 0.03], [0.45, 1.28, 0.02], [0.6, 1.02, 0]]), 0.05), leather('#8a5431'), [0, 1.15, 0, 0.75]),
  ];
}
/** A square ring, the frame of a buckle. */
function torusBox(): Shape {
  const frame = box(0.15, 0.022, 0.13, 0.02);
  const hole = box(0.11, 0.1, 0.09, 0.02);
  return (x, y, z) => Math.max(frame(x, y, z), -hole(x, y, z));
}

const APRONS = { oat: '#d8c7a8', olive: '#6f7350', terracotta: '#b4694b', navy: '#3d4a60' } as const;
const APRON_WALLS = { oat: '#b4bdb0', olive: '#e3d8c6', terracotta: '#e2dccd', navy: '#d9c9b5' } as const;
const ROLLS = { khaki: '#9a8b63', charcoal: '#4c4d4e', brown: '#76573d' } as const;
const ROLL_WALLS = { khaki: '#d6d2c4', charcoal: '#cdb79f', brown: '#d3d6cc' } as const;
const OAK = wood('#dcb67f', '#b98a52', 2);

export const CLOTH_FRAMES: readonly Frame[] = [
  ...Object.entries(APRONS).map(([name, hex]) => frame(`linen-apron-${name}`, () => shoot([...peg(OAK, 0, 6), ...place(apron(hex), 0, 6.18, 0)],
    { wall: APRON_WALLS[name as keyof typeof APRON_WALLS], depth: 0, sweep: 0, target: [0, 4.35, 0], away: 12.5, rise: 2, turn: -9 }))),
  frame('linen-apron-pocket', () => shoot([...peg(OAK, 0, 6), ...place(apron(APRONS.oat), 0, 6.18, 0)],
    { wall: '#a9a493', depth: 0, sweep: 0, target: [0.15, 4.1, 0], away: 7, rise: 6, turn: 16, light: 'window' })),
  ...Object.entries(ROLLS).map(([name, hex]) => frame(`knife-roll-${name}`, () => shoot(spin(knifeRoll(hex), -32), { wall: ROLL_WALLS[name as keyof typeof ROLL_WALLS], target: [0, 0.62, 0], away: 9.5, rise: 20 }))),
  frame('knife-roll-end', () => shoot([...spin(knifeRoll(ROLLS.khaki), -62)], { wall: '#b7a58e', table: ['#8c6342', '#5d3e27'], target: [0.1, 0.6, 0.2], away: 8, rise: 20, light: 'window' })),
];
