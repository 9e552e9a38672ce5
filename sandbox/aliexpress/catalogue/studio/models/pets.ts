import { frame, type Frame } from '../frame';
import { felt, glaze, plastic, silicone, stoneware, type Material } from '../materials';
import { noise } from '../noise';
import { lathe, vessel } from '../outlines';
import { part, place, spin, tip, type Part } from '../scene';
import { box, curve2, curve3, cut, cylinder, melt, move, rod, sphere, stretch, swell, torus, turnX, turnZ, union, type Shape } from '../shapes';
import { shoot } from '../sets';

/** Roller with handle, standing on its brush. */
function hairRemover(hex: string): Part[] {
  const of: Material = { ...plastic(hex), rough: 0.32 };
  const head = cut(turnZ(cylinder(0.42, 1.02, 0.12), 90), move(box(0.84, 0.4, 0.3, 0.04), 0, -0.32, 0), 0.03);
  const brush = turnZ(cylinder(0.36, 0.86, 0.05), 90);
  const handle = melt(0.16, rod(curve3([[0, 0.3, 0], [0, 0.8, -0.02], [0, 1.3, -0.1], [0, 1.75, -0.22]]), 0.2, 0.17), stretch(sphere(0.42), 1.5, 0.5, 0.75));
  return [
    part(move(melt(0.14, head, move(handle, 0, 0.18, 0)), 0, 0.44, 0), of, [0, 1.2, 0, 1.62]),
    part(move(brush, 0, 0.4, 0), felt('#b8433c', 0.01), [0, 0.4, 0, 1]),
    part(move(turnX(cylinder(0.13, 0.06, 0.04), 78), 0, 1.25, 0.22), plastic('#b8433c'), [0, 1.25, 0.22, 0.2]),
    part(move(turnX(move(torus(0.1, 0.025), 0, 0, 0), 70), 0, 2.24, -0.2), of, [0, 2.24, -0.2, 0.15]),
  ];
}
/** Some cat hair on cloth. */
function hairs(x: number, z: number, count: number): Part[] {
  return Array.from({ length: count }, (_, i) => {
    const [a, r] = [i * 2.4, 0.75 * Math.sqrt((i * 0.618) % 1)];
    const [px, pz] = [x + Math.cos(a) * r, z + Math.sin(a) * r * 0.7];
    return part(rod(curve3([[px - 0.14, 0.02, pz], [px, 0.05, pz + 0.05 * Math.sin(i)], [px + 0.12, 0.02, pz + 0.1 * Math.cos(i * 3)]], 4), 0.0045), silicone('#f3eee4'), [px, 0.03, pz, 0.25]);
  });
}

const RIDGES: readonly (readonly [radius: number, from: number, to: number])[] = [[0.3, 20, 260], [0.58, -140, 40], [0.58, 80, 190], [0.84, 10, 130], [0.84, 170, 330]];
function slowFeeder(hex: string): Part[] {
  const of: Material = { ...plastic(hex), rough: 0.42 };
  const ridge = ([r, from, to]: (typeof RIDGES)[number]): Shape => rod(Array.from({ length: 10 }, (_, i) => {
    const a = (from + (to - from) * i / 9) * Math.PI / 180;
    return [Math.cos(a) * r, 0.3, Math.sin(a) * r] as const;
  }), 0.085);
  const ridges = union(...RIDGES.map(ridge));
  const walls: Shape = (x, y, z) => (y < 0.3 ? ridges(x, 0.3, z) : ridges(x, y - 0.06, z));
  const bowl = vessel(curve2([[0.02, 0.14], [0.9, 0.14], [1.06, 0.24], [1.14, 0.52], [1.18, 0.56], [1.26, 0.4], [1.36, 0.05]], 8), 0.08);
  return [part(melt(0.06, bowl, (x, y, z) => Math.max(walls(x, y, z), -y + 0.1)), of, [0, 0.3, 0, 1.5])];
}

/** Kibble: many small pieces on a ring or disc. */
export function kibble(count: number, radius: number, y: number, heap: number): Part[] {
  const of: Material = { color: (x, yy, z) => (noise(x * 3, yy * 3, z * 3) > 0 ? [0.3, 0.14, 0.05] : [0.4, 0.2, 0.075]), rough: 0.85, gloss: 0.03 };
  const pieces = Array.from({ length: count }, (_, i): Part => {
    const [a, r] = [i * 2.399, radius * Math.sqrt((i + 0.5) / count)];
    const [x, z] = [Math.cos(a) * r, Math.sin(a) * r];
    const py = y + heap * (1 - (r / radius) ** 2) + 0.03 * noise(i * 3.3, 0, 0);
    const bit = turnX(turnZ(i % 3 ? cylinder(0.085, 0.05, 0.04) : move(torus(0.06, 0.04), 0, 0, 0), (i * 37) % 70 - 35), (i * 53) % 60 - 30);
    return part(swell(move(bit, x, py, z), (p, q, s) => 0.01 * noise(p * 22, q * 22, s * 22), 0.85, 0.01), of, [x, py, z, 0.13]);
  });
  return [...pieces, part(move(lathe([[0, -0.1], [radius, -0.1], [radius, 0], [radius * 0.6, heap * 0.6], [0, heap]], 0.01), 0, y - 0.05, 0), of, [0, y, 0, radius + 0.15])];
}

/** Raised bowl on a foot, with two small ears. */
function catBowl(of: Material): Part[] {
  const bowl = vessel(curve2([[0.02, 0.86], [0.5, 0.88], [0.86, 1.0], [0.98, 1.3]], 8), 0.1);
  const foot = vessel(curve2([[0.42, 0.86], [0.44, 0.6], [0.56, 0.3], [0.78, 0.06]], 8), 0.1);
  const ear = (s: number): Shape => move(turnZ(stretch(sphere(0.2), 0.9, 1.25, 0.5), -18 * s), s * 0.62, 1.36, -0.72);
  return [part(melt(0.12, bowl, foot, ear(1), ear(-1)), of, [0, 0.75, 0, 1.4])];
}

const REMOVERS = { white: '#eeece7', green: '#8ba58f', pink: '#dba9a3' } as const;
const REMOVER_WALLS = { white: '#b7c3c4', green: '#e9dccb', pink: '#e4e1d8' } as const;
const FEEDERS = { mint: '#a9c6b7', sky: '#9db8ca', coral: '#df8f76' } as const;
const FEEDER_WALLS = { mint: '#ead9c9', sky: '#e7dfd0', coral: '#d8dfdb' } as const;
const CAT_BOWLS = { white: glaze('#f0ece5'), speckle: stoneware('#d9cbb4', 0.55), blue: glaze('#7f97a6') } as const;
const CAT_WALLS = { white: '#c9b29d', speckle: '#b5c0b6', blue: '#e6d9c8' } as const;

export const PET_FRAMES: readonly Frame[] = [
  ...Object.entries(REMOVERS).map(([name, hex]) => frame(`hair-remover-${name}`, () => shoot(spin(hairRemover(hex), -24), { wall: REMOVER_WALLS[name as keyof typeof REMOVER_WALLS], target: [0, 1.15, 0], away: 10, rise: 12 }))),
  frame('hair-remover-sofa', () => shoot([part(move(swell(box(2.6, 0.3, 1.7, 0.22), (x, y, z) => 0.03 * noise(x * 1.5, y, z * 1.5), 0.85), 0, -0.02, 0), felt('#6b7f86', 0.003), [0, 0, 0, 3.4]),
    ...place(spin(tip(hairRemover(REMOVERS.white), 24, 'x'), -38), 0.3, 0.42, -0.1), ...place(hairs(-0.8, 0.6, 20), 0, 0.29, 0)], { wall: '#d8cbb9', target: [-0.1, 0.95, 0], away: 10, rise: 22 })),
  ...Object.entries(FEEDERS).map(([name, hex]) => frame(`slow-feeder-${name}`, () => shoot(slowFeeder(hex), { wall: FEEDER_WALLS[name as keyof typeof FEEDER_WALLS], target: [0, 0.25, 0], away: 10, rise: 42 }))),
  frame('slow-feeder-full', () => shoot([...slowFeeder(FEEDERS.mint), ...kibble(120, 0.98, 0.27, 0.02)], { wall: '#c8c2b2', table: ['#c9a071', '#9b7045'], target: [0, 0.25, 0], away: 9, rise: 46, light: 'window' })),
  ...Object.entries(CAT_BOWLS).map(([name, of]) => frame(`cat-bowl-${name}`, () => shoot([...catBowl(of), ...kibble(70, 0.74, 1.05, 0.16)], { wall: CAT_WALLS[name as keyof typeof CAT_WALLS], target: [0, 0.8, 0], away: 9, rise: 18 }))),
  frame('cat-bowl-pair', () => shoot([...place([...catBowl(CAT_BOWLS.white), ...kibble(70, 0.74, 1.05, 0.16)], -0.85, 0, -0.5), ...place(spin(catBowl(CAT_BOWLS.blue), -20), 0.95, 0, 0.4)], { wall: '#d3cbbb', table: ['#d2b084', '#aa8353'], target: [0.05, 0.75, 0], away: 13.8, rise: 20, light: 'leaves' })),
];
