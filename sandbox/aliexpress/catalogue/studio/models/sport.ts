import { frame, type Frame } from '../frame';
import { cork, metal, silicone, weave, type Material } from '../materials';
import { noise } from '../noise';
import { band } from '../outlines';
import { part, place, spin, type Part } from '../scene';
import { box, curve2, move, sphere, swell, torus, turnX, turnY, type Flat } from '../shapes';
import { shoot } from '../sets';

const CORK = cork();
const block = (): Part[] => [part(move(box(1.1, 0.42, 0.72, 0.09), 0, 0.42, 0), CORK, [0, 0.42, 0, 1.4])];

/** Cotton strap, rolled up and lying on its edge, its loose end towards the viewer. */
function strap(hex: string): Part[] {
  const line: Flat[] = Array.from({ length: 150 }, (_, i): Flat => {
    const a = i / 149 * Math.PI * 2 * 6;
    const r = 0.1 + 0.0145 * a + 0.006 * Math.sin(a * 1.7);
    return [Math.cos(a) * r, Math.sin(a) * r];
  });
  const end = line[line.length - 1] ?? [0.65, 0];
  const loose = curve2([end, [end[0] + 0.04, end[1] + 0.4], [end[0] + 0.35, end[1] + 0.75], [end[0] + 0.9, end[1] + 0.85]], 10);
  const cloth = weave(hex, 120, 0.4);
  const coil = band([...line, ...loose.slice(1)], 0.21, 0.028);
  return [
    part((x, y, z) => coil(x, z, y - 0.21) * 0.95, cloth, [0.35, 0.21, 0.3, 1.5]),
    ...[0, 0.13].map((dx) => part(move(turnX(turnY(torus(0.2, 0.028), 0), 90), end[0] + 0.85 + dx, 0.2, end[1] + 0.88), metal('#c9cccf', 0.15), [end[0] + 0.85 + dx, 0.2, end[1] + 0.88, 0.26])),
  ];
}

/** Elastic loop standing on its edge, a little out of round. */
function loop(hex: string, radius: number, half: number, squash: number): Part[] {
  const line: Flat[] = Array.from({ length: 72 }, (_, i): Flat => {
    const a = i / 72 * Math.PI * 2;
    const r = radius * (1 + 0.05 * Math.sin(a * 2 + squash * 9) + 0.03 * Math.sin(a * 3 + squash));
    return [Math.cos(a) * r, Math.sin(a) * r * squash];
  });
  const ring = band(line, half, 0.022, true);
  return [part((x, y, z) => ring(x, z, y - half), { ...silicone(hex), rough: 0.5 }, [0, half, 0, radius * 1.15 + half])];
}
/** The five strengths standing one inside the other, the smallest in front. */
const nest = (c: readonly string[]): Part[] => c.flatMap((hex, i) => place(spin(loop(hex, 1.22 - i * 0.225, 0.3 - i * 0.012, 0.8), 20 + i * 9), 0.02 * i, 0, -0.02 * i));
/** Two stretched into long ovals, one over the other. */
const pair = (c: readonly string[]): Part[] => [...place(spin(loop(c[0] ?? '', 1.25, 0.3, 0.42), 24), -0.1, 0, -0.55), ...place(spin(loop(c[2] ?? '', 0.95, 0.3, 0.5), -18), 0.15, 0, 0.75), ...place(spin(loop(c[4] ?? '', 0.42, 0.27, 0.8), 10), 0.1, 0, 0.75)];

function corkBall(radius: number, x: number, z: number): Part[] {
  return place([part(swell(sphere(radius), (a, b, c) => 0.006 * noise(a * 8, b * 8, c * 8), 0.9, 0.01), CORK, [0, 0, 0, radius + 0.02])], x, radius, z);
}
/** Two balls in one: the peanut roller. */
const peanut = (): Part[] => [part(rodPeanut, CORK, [0, 0.5, 0, 1.2])];
const rodPeanut = (x: number, y: number, z: number): number => {
  const [a, b] = [Math.hypot(x - 0.46, y - 0.5, z) - 0.5, Math.hypot(x + 0.46, y - 0.5, z) - 0.5];
  const h = Math.max(0.22 - Math.abs(a - b), 0) / 0.22;
  return Math.min(a, b) - h * h * 0.22 * 0.25;
};
const STRAPS = { sand: '#d3c0a0', sage: '#8ea088', plum: '#7d5266', navy: '#41516c' } as const;
const STRAP_WALLS = { sand: '#b3bdb5', sage: '#e8dccd', plum: '#e2d7cd', navy: '#dccdb8' } as const;
const LOOPS: Record<string, readonly string[]> = { natural: ['#6b6f52', '#93936f', '#b9a97f', '#d2bf9c', '#e6dac2'], bright: ['#33507a', '#3f8a8c', '#8fb36a', '#e0b34f', '#d8714f'] };
const PLUM: Material = weave('#7d5266', 110, 0.25);

export const SPORT_FRAMES: readonly Frame[] = [
  ...Object.entries(STRAPS).map(([name, hex]) => frame(`yoga-set-${name}`, () => shoot([...place(spin(block(), 24), -0.25, 0, -0.75), ...place(spin(block(), 12), -0.2, 0.84, -0.78), ...place(spin(strap(hex), 8), -0.25, 0, 0.95)],
    { wall: STRAP_WALLS[name as keyof typeof STRAP_WALLS], target: [0.22, 0.75, 0], away: 12, rise: 22 }))),
  frame('yoga-set-mat', () => shoot([part(move(box(1.9, 0.035, 4, 0.03), -0.2, 0.035, 0.4), { ...PLUM, relief: (x, _y, z) => 0.004 * Math.sin(x * 40) * Math.sin(z * 40) }, [-0.2, 0, 0.4, 4.5]), ...place(spin(block(), -30), -0.5, 0.07, -0.4), ...place(spin(strap(STRAPS.sand), -20), 0.35, 0.07, 1.0)],
    { wall: '#cfc5b4', table: ['#d8b78b', '#b08a5c'], target: [0.25, 0.4, 0.3], away: 11.5, rise: 30, light: 'window' })),
  ...Object.entries(LOOPS).map(([name, colors]) => frame(`loop-bands-${name}`, () => shoot(nest(colors), { wall: name === 'natural' ? '#b4beb6' : '#e0d4c4', target: [0.05, 0.2, 0.1], away: 9.5, rise: 44 }))),
  frame('loop-bands-close', () => shoot(pair(LOOPS['bright'] ?? []), { wall: '#cdd2cc', table: ['#d8b78b', '#b08a5c'], target: [0, 0.25, 0.1], away: 9, rise: 36, light: 'window' })),
  frame('cork-balls-set', () => shoot([...place(spin(peanut(), 28), -0.25, 0, -0.35), ...corkBall(0.42, 0.95, 0.45), ...corkBall(0.3, 0.05, 0.95)], { wall: '#b0bcb4', target: [0.15, 0.5, 0.1], away: 8.5, rise: 18 })),
  frame('cork-balls-ball', () => shoot(corkBall(0.7, 0, 0), { wall: '#e2d3c1', target: [0, 0.7, 0], away: 8, rise: 14 })),
  frame('cork-balls-peanut', () => shoot(spin(peanut(), 28), { wall: '#d5d8d0', target: [0, 0.5, 0], away: 7, rise: 16 })),
  frame('cork-balls-mat', () => shoot([...place(spin(peanut(), -30), -0.1, 0, -0.55), ...corkBall(0.42, -0.75, 0.75), ...corkBall(0.3, 0.45, 0.85)], { wall: '#c9b59f', table: ['#b98a5c', '#8a5f3b'], target: [0, 0.4, 0.1], away: 9, rise: 24, light: 'window' })),
];
