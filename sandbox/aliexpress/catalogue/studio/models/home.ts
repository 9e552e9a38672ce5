import { frame, type Frame } from '../frame';
import { felt, matte, stoneware, weave, wood, type Material } from '../materials';
import { cloud, noise, step } from '../noise';
import { vessel, lathe } from '../outlines';
import { part, place, type Part } from '../scene';
import { curve2, curve3, move, rod, sphere, swell, turnX } from '../shapes';
import { shoot } from '../sets';

export function budVase(shape: 'ribbed' | 'round' | 'tall', of: Material): Part[] {
  const lines = {
    ribbed: [[0.02, 0.04], [0.5, 0.04], [0.68, 0.4], [0.6, 0.95], [0.3, 1.3], [0.2, 1.55], [0.3, 1.72]],
    round: [[0.02, 0.04], [0.36, 0.04], [0.66, 0.36], [0.6, 0.74], [0.26, 0.98], [0.2, 1.1], [0.26, 1.2]],
    tall: [[0.02, 0.04], [0.36, 0.04], [0.44, 0.5], [0.36, 1.2], [0.2, 1.7], [0.16, 2.1], [0.24, 2.3]],
  } as const;
  const line = curve2(lines[shape], 10);
  const wall = vessel(line, 0.07);
  const ribs = shape === 'ribbed' ? swell(wall, (x, y, z) => 0.022 * Math.sin(Math.atan2(z, x) * 26) * step(1.5, 1.1, y) * step(0.05, 0.2, y), 0.7) : wall;
  return [part(ribs, of, [0, 1.15, 0, 1.35])];
}

/** Dry grass stems with soft plumes. */
export function pampas(count: number, spread: number, from: number, hex = '#d8c3a0'): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    const a = i * 2.4 + 0.5;
    const [dx, dz, h] = [Math.cos(a) * spread * (0.5 + 0.5 * ((i * 0.37) % 1)), Math.sin(a) * spread * 0.5, 1.3 + 0.5 * ((i * 0.61) % 1)];
    const stem = curve3([[0, from - 1, 0], [dx * 0.25, from + h * 0.4, dz * 0.25], [dx, from + h, dz]]);
    parts.push(part(rod(stem, 0.014), matte('#b79d72'), [dx / 2, from, dz / 2, h + 0.4]));
    const plume = curve3([[dx * 0.62, from + h * 0.72, dz * 0.62], [dx, from + h, dz], [dx * 1.55, from + h + 0.42, dz * 1.4]]);
    const fluff = swell(rod(plume, 0.12, 0.03), (x, y, z) => 0.06 * cloud(x * 26 + i, y * 9, z * 26, 2), 0.55);
    parts.push(part(fluff, { ...felt(hex, 0.012), soft: 0.5, fuzz: 1 }, [dx * 1.1, from + h + 0.05, dz, 0.75]));
  }
  return parts;
}

/** Round wooden peg on the wall; the wall is the backdrop at z = 0 of the group. */
export function peg(of: Material, x: number, y: number): Part[] {
  const knob = move(turnX(lathe(curve2([[0, 0], [0.16, 0], [0.13, 0.2], [0.14, 0.42], [0.3, 0.62], [0.3, 0.72], [0, 0.76]], 8), 0.01), 90), x, y, 0);
  return [part(knob, of, [x, y, 0.38, 0.52])];
}

export function woolBall(hex: string, radius: number, x: number, z: number, y = radius): Part {
  const ball = swell(sphere(radius), (a, b, c) => 0.03 * cloud(a * 4 + x * 9, b * 5, c * 5 + z * 7, 3), 0.75);
  const seed = x * 3.1 + z * 1.7;
  const skin: Material = { ...felt(hex, 0), fuzz: 1, soft: 0.35 };
  const fibre = (a: number, b: number, c: number): number =>
    0.0045 * cloud(a * 6 + seed, b * 6, c * 6, 2) + 0.0022 * Math.abs(noise(a * 18 + 2 * noise(a * 5, b * 5, c * 5), b * 18 + seed, c * 18)) + 0.0016 * noise(a * 48, b * 48, c * 48);
  return place([part(ball, { ...skin, relief: fibre }, [0, 0, 0, radius + 0.05])], x, y, z)[0] as Part;
}


const VASES = { sand: '#dcc9ac', white: '#efebe3', moss: '#7d8467', clay: '#b4674a' } as const;
const VASE_WALLS = { sand: '#c9b9a6', white: '#b9c2bd', moss: '#d8d3c2', clay: '#e7cdbb' } as const;
const PEGS = { oak: wood('#dcb67f', '#b98a52', 2), walnut: wood('#8a5c3c', '#553420', 2), black: matte('#26262a') } as const;
const PEG_WALLS = { oak: '#b7c0ae', walnut: '#e2d8c8', black: '#d8b8a2' } as const;

const straw: Material = weave('#dcc391', 75, 0.45);
/** Straw hat, hung by its crown on a peg. */
function hat(): Part[] {
  const brim = lathe(curve2([[0, 0.42], [0.5, 0.4], [0.62, 0.3], [0.68, 0.02], [1.2, -0.03], [1.2, -0.06], [0.6, -0.04], [0, -0.03]], 6), 0.01);
  return [part(turnX(brim, 90), straw, [0, 0, 0.1, 1.35]), part(turnX(lathe([[0, 0.04], [0.69, 0.04], [0.67, 0.17], [0, 0.17]], 0.015), 90), weave('#3d3a38', 60), [0, 0, 0.1, 0.8])];
}

export const HOME_FRAMES: readonly Frame[] = [
  ...Object.entries(VASES).map(([name, hex]) => frame(`bud-vase-${name}`, () =>
    shoot([...budVase('ribbed', stoneware(hex)), ...pampas(5, 0.7, 1.75)], { wall: VASE_WALLS[name as keyof typeof VASE_WALLS], target: [0.1, 1.75, 0], away: 12.5, rise: 9 }))),
  frame('bud-vase-set', () => shoot([
    ...place(budVase('ribbed', stoneware(VASES.sand)), -0.75, 0, 0), ...place(budVase('round', stoneware(VASES.clay)), 0.45, 0, 0.7), ...place(budVase('tall', stoneware(VASES.white)), 0.75, 0, -0.4),
    ...place(pampas(3, 0.5, 2.3), 0.75, 0, -0.4)], { wall: '#c8b7a2', target: [0.1, 1.75, 0], away: 14, rise: 12, light: 'window' })),
  ...Object.entries(PEGS).map(([name, of]) => frame(`wall-hooks-${name}`, () => shoot([...peg(of, -1, 3.2), ...peg(of, 0, 3.2), ...peg(of, 1, 3.2)],
    { wall: PEG_WALLS[name as keyof typeof PEG_WALLS], depth: 0, sweep: 0, target: [0.12, 3.05, 0], turn: -20, rise: 8, away: 11, light: 'plain' }))),
  frame('wall-hooks-scene', () => shoot([...peg(PEGS.oak, -0.9, 4), ...peg(PEGS.oak, 0.75, 4), ...place(hat(), -0.9, 3.62, 0.5)],
    { wall: '#c6c3b2', depth: 0, sweep: 0, target: [-0.2, 3.45, 0], turn: -14, rise: 4, away: 13, light: 'window' })),
  frame('dryer-balls-pile', () => shoot([woolBall('#efe8dc', 0.62, -0.66, 0.1), woolBall('#e9e1d3', 0.62, 0.62, 0.15), woolBall('#f2ece2', 0.62, 0, -0.75), woolBall('#ece5d9', 0.6, 0.0, -0.12, 1.5), woolBall('#cfc6b8', 0.6, 0.05, 1.1), woolBall('#a9a39a', 0.6, -1.3, 1.0)],
    { wall: '#a9b7b4', target: [-0.25, 0.95, 0], away: 12.5, rise: 20 })),
  frame('dryer-balls-detail', () => shoot([woolBall('#f0e9dd', 0.8, -0.35, 0), woolBall('#a9a39a', 0.8, 1.1, -0.9), part(move(swell(box2(), (x, y, z) => 0.03 * cloud(x * 3, y * 3, z * 3), 0.8), 0, 0.09, 0), weave('#d7cbb8', 120), [0, 0.1, 0, 3])],
    { wall: '#c4aa97', target: [0.15, 0.8, 0], away: 9, rise: 15 })),
];

function box2(): (x: number, y: number, z: number) => number {
  return (x, y, z) => Math.max(Math.abs(x) - 2.2, Math.abs(y) - 0.07, Math.abs(z) - 1.4) - 0.03;
}
