import { matte, metal, rgb } from '../materials';
import { noise } from '../noise';
import { lathe, slab, vessel } from '../outlines';
import type { Part } from '../scene';
import { arc, around, box, common, curve2, curve3, cut, cylinder, melt, move, rod, sphere, stretch, swell, torus, turnX, turnZ, union, type Shape } from '../shapes';
import type { Model } from './model';
import { shift, solid } from './solid';

/** Models for bath and beauty, jewellery, and candles. */
const stone = matte('#ddd5c7');

const dispenser: Model = (shape, { of, accent }) => {
  const bodies: Record<string, Shape> = {
    round: move(cylinder(0.55, 0.75, 0.08), 0, 0.76, 0), square: move(box(0.5, 0.75, 0.5, 0.1), 0, 0.76, 0),
    ribbed: swell(move(cylinder(0.55, 0.75, 0.06), 0, 0.76, 0), (x, _y, z) => 0.025 * Math.cos(Math.atan2(z, x) * 20), 0.8), drop: lathe(curve2([[0, 0.02], [0.6, 0.02], [0.78, 0.4], [0.5, 1.0], [0.24, 1.4], [0, 1.45]], 8), 0.02),
  };
  const y = shape === 'drop' ? 1.42 : 1.5;
  return [solid(bodies[shape] ?? sphere(1), of), solid(move(cylinder(0.22, 0.1, 0.03), 0, y + 0.08, 0), accent), solid(move(cylinder(0.06, 0.22, 0.02), 0, y + 0.32, 0), accent), solid(rod(curve3([[0, y + 0.55, 0], [0.3, y + 0.56, 0], [0.62, y + 0.5, 0], [0.66, y + 0.36, 0]], 6), 0.075), accent), solid(move(cylinder(0.16, 0.06, 0.04), 0, y + 0.58, 0), accent)];
};

const perfume: Model = (shape, { of, accent }) => {
  const liquid = { color: rgb('#dca765'), rough: 0.15, gloss: 0.05, soft: 0.5 };
  const bodies: Record<string, readonly [Shape, Shape, number]> = {
    cube: [move(box(0.68, 0.68, 0.4, 0.1), 0, 0.68, 0), move(box(0.56, 0.44, 0.3, 0.06), 0, 0.56, 0), 1.36], round: [move(turnX(cylinder(0.8, 0.34, 0.14), 90), 0, 0.8, 0), move(common(turnX(cylinder(0.66, 0.24, 0.06), 90), box(2, 0.42, 1)), 0, 0.56, 0), 1.58],
    tall: [move(cylinder(0.42, 0.95, 0.08), 0, 0.96, 0), move(cylinder(0.34, 0.62, 0.05), 0, 0.74, 0), 1.9], jar: [move(cylinder(0.85, 0.42, 0.12), 0, 0.43, 0), move(cylinder(0.7, 0.26, 0.06), 0, 0.4, 0), 0.86],
  };
  const [outer, inner, y] = bodies[shape] ?? bodies['cube'] ?? [sphere(1), sphere(0.8), 1];
  const cap = shape === 'jar' ? move(cylinder(0.82, 0.16, 0.05), 0, y + 0.16, 0) : shape === 'round' ? move(sphere(0.3), 0, y + 0.36, 0) : move(shape === 'cube' ? box(0.26, 0.24, 0.24, 0.05) : cylinder(0.28, 0.3, 0.05), 0, y + 0.34, 0);
  return [solid(outer, of), ...(of.glass ? [solid(inner, liquid)] : []), ...(shape === 'jar' ? [] : [solid(move(cylinder(0.14, 0.08, 0.02), 0, y + 0.05, 0), metal('#cda55f'))]), solid(cap, accent)];
};

const brush: Model = (shape, { of, accent }) => {
  if (shape === 'comb') return [solid(turnX(move(cut(slab([[-1.2, 0], [1.2, 0], [1.2, 0.9], ...arc(0, 0.75, 1.2, 0.36, 0, 180, 20), [-1.2, 0.9]], 0.09, 0.05), union(...Array.from({ length: 15 }, (_, i) => move(box(0.035, 0.34, 1, 0.02), -1.05 + i * 0.15, 0.28, 0))), 0.02), 0, 0, 0), -20), of)];
  if (shape === 'set') return [solid(vessel([[0.02, 0.06], [0.5, 0.06], [0.54, 0.12], [0.52, 0.95]], 0.08), accent), ...[[-0.2, 9, 1.9], [0.05, -2, 2.2], [0.25, -10, 1.8], [0, 3, 1.65]].flatMap(([x = 0, lean = 0, tall = 2], i) => [solid(turnZ(move(rod([[0, 0, 0], [0, tall - 0.4, 0]], 0.05, 0.065), x, 0.2, (i % 2) * 0.2 - 0.1), lean), of), solid(turnZ(move(cylinder(0.09, 0.12, 0.02), x, tall - 0.1, (i % 2) * 0.2 - 0.1), lean), metal('#d4ad62')), solid(turnZ(move(stretch(sphere(0.2), 0.9, 1.3, 0.9), x, tall + 0.2, (i % 2) * 0.2 - 0.1), lean), { ...matte('#8d6a58'), fuzz: 0.6 })])];
  const head = turnX(cylinder(0.62, 0.12, 0.08), 90);
  const oval = stretch(head, 0.9, 1.25, 1);
  return [solid(turnX(melt(0.14, move(oval, 0, 1.75, 0), rod([[0, 1.1, 0], [0, 0.05, 0]], 0.13, 0.17)), -16), of), solid(turnX(union(...Array.from({ length: 42 }, (_, i) => { const [a, r] = [i * 2.399, 0.5 * Math.sqrt((i + 0.5) / 42)]; return rod([[Math.cos(a) * r, 1.75 + Math.sin(a) * r * 1.3, 0.1], [Math.cos(a) * r, 1.75 + Math.sin(a) * r * 1.3, 0.36]], 0.022); })), -16), accent)];
};

const diffuser: Model = (shape, { of, accent }) => {
  if (shape === 'reeds') return [solid(vessel(curve2([[0.02, 0.05], [0.5, 0.05], [0.66, 0.4], [0.5, 0.85], [0.2, 1.0], [0.2, 1.2]], 8), 0.07), of), ...[-18, -8, 2, 11, 20].map((lean, i) => solid(turnZ(rod([[0, 0.3, (i - 2) * 0.04], [0, 2.5, (i - 2) * 0.12]], 0.022), lean), matte('#a9814f')))];
  const bodies: Record<string, Shape> = { pebble: move(stretch(sphere(0.85), 1, 0.72, 1), 0, 0.58, 0), tower: move(lathe([[0, 0], [0.62, 0], [0.62, 0.1], [0.36, 1.8], [0.26, 1.86], [0, 1.86]], 0.04), 0, 0, 0), flower: swell(move(stretch(sphere(0.8), 1, 0.85, 1), 0, 0.68, 0), (x, _y, z) => 0.07 * Math.cos(Math.atan2(z, x) * 7), 0.75) };
  const top = { pebble: 1.18, tower: 1.86, flower: 1.35 }[shape] ?? 1.2;
  const mist = { ...matte('#ffffff'), soft: 0.9, glow: () => 0.4, fuzz: 1 };
  return [solid(bodies[shape] ?? sphere(1), of), solid(move(cylinder(shape === 'tower' ? 0.62 : 0.52, 0.07, 0.03), 0, 0.07, 0), accent), solid(move(torus(0.14, 0.04), 0, top, 0), accent), solid(swell(rod(curve3([[0, top + 0.05, 0], [0.08, top + 0.3, 0], [-0.06, top + 0.6, 0]], 6), 0.04, 0.14), (x, y, z) => 0.05 * noise(x * 6, y * 4, z * 6), 0.6, 0.1), mist)];
};

const ring: Model = (shape, { of, accent }) => {
  const plinth = solid(move(cylinder(0.95, 0.28, 0.03), 0, 0.28, 0), stone);
  const band = (s: Shape): Shape => move(turnX(s, 90), 0, 1.34, 0);
  const bandShape: Record<string, Shape> = {
    band: (x, y, z) => Math.hypot(Math.max(Math.abs(Math.hypot(x, z) - 0.66) - 0.04, 0), Math.max(Math.abs(y) - 0.14, 0)) - 0.05, signet: torus(0.66, 0.12), gem: torus(0.66, 0.085),
    twist: union(...[0, 1].map((k) => rod(Array.from({ length: 61 }, (_, i) => { const a = i / 60 * Math.PI * 2; return [Math.cos(a) * (0.66 + 0.07 * Math.cos(a * 8 + k * Math.PI)), 0.09 * Math.sin(a * 8 + k * Math.PI), Math.sin(a) * (0.66 + 0.07 * Math.cos(a * 8 + k * Math.PI))] as const; }), 0.07))),
  };
  const head: Record<string, Part[]> = {
    signet: [solid(move(stretch(sphere(0.34), 1, 0.5, 0.9), 0, 2.02, 0), of)],
    gem: [solid(move((x, y, z) => Math.max(Math.abs(x) + Math.abs(z) * 0.9 + Math.abs(y) * 0.8 - 0.34, y - 0.14, Math.max(Math.abs(x), Math.abs(z)) - 0.27), 0, 2.12, 0), accent), solid(move(around(rod([[0.18, 1.9, 0], [0.22, 2.16, 0]], 0.03), 4, 45), 0, 0, 0), of)],
  };
  return [plinth, solid(band(bandShape[shape] ?? torus(0.66, 0.1)), of), ...(head[shape] ?? [])];
};

const watch: Model = (shape, { of, accent }) => {
  const y = 1.2;
  const square = shape === 'smart' || shape === 'tank';
  const face = square ? move(box(shape === 'tank' ? 0.5 : 0.6, 0.66, 0.14, 0.14), 0, y, 0.62) : move(turnX(cylinder(0.66, 0.13, 0.06), 90), 0, y, 0.62);
  const dial = square ? move(box(shape === 'tank' ? 0.4 : 0.5, 0.56, 0.02, 0.06), 0, y, 0.76) : move(turnX(cylinder(0.54, 0.02), 90), 0, y, 0.75);
  const strap: Shape = (x, yy, z) => Math.max(Math.abs(Math.hypot((yy - y), z * 1.2) - 0.82) - 0.03, Math.abs(x) - 0.34) - 0.03;
  const cutter = move(box(0.6, 0.6, 0.5), 0, y, 0.9);
  const hands = solid(union(rod([[0, y, 0.79], [0.2, y + 0.24, 0.79]], 0.022), rod([[0, y, 0.79], [-0.16, y + 0.36, 0.79]], 0.016), move(sphere(0.04), 0, y, 0.79), ...Array.from({ length: 12 }, (_, i) => move(sphere(i % 3 ? 0.016 : 0.028), Math.sin(i * Math.PI / 6) * (shape === 'tank' ? 0.33 : 0.44), y + Math.cos(i * Math.PI / 6) * 0.44, 0.775))), metal('#d4ad62'));
  const dialOf = shape === 'smart' ? { color: (x: number, yy: number): readonly [number, number, number] => [0.05 + 0.1 * Math.abs(Math.sin(x * 9)), 0.12 + 0.2 * Math.max(0, Math.sin(yy * 7)), 0.22], rough: 0.1, gloss: 0.06, glow: () => 0.7 } : matte(shape === 'diver' ? '#26364a' : '#efeae0');
  const bezel = shape === 'diver' ? [solid(move(turnX(torus(0.62, 0.07), 90), 0, y, 0.74), metal('#3a3f46', 0.3))] : [];
  return shift([solid(cut(strap, cutter, 0.02), accent), solid(face, of), solid(dial, dialOf), ...(shape === 'smart' ? [] : [hands]), ...bezel, solid(move(turnZ(cylinder(0.07, 0.08, 0.02), 90), square ? 0.64 : 0.74, y, 0.62), of), solid(move(stretch(sphere(0.62), 0.62, 1, 0.8), 0, y, -0.05), stone)], 0, -0.34, 0);
};

const bangle: Model = (shape, { of, accent }) => {
  const lean = (s: Shape): Shape => move(turnX(s, 62), 0, 1.06, -0.1);
  const rest = solid(move(turnX(cylinder(0.5, 0.7, 0.05), 0), 0, 0.4, -0.75), stone);
  if (shape === 'chain') return [solid(lean(union(...Array.from({ length: 22 }, (_, i) => { const a = i / 22 * Math.PI * 2; return move((x, y, z) => { const [c, s] = [Math.cos(a), Math.sin(a)]; return stretch(i % 2 ? torus(0.13, 0.045) : turnX(torus(0.13, 0.045), 90), 1.25, 1, 1)(-s * x + c * z, y, c * x + s * z); }, Math.cos(a) * 0.95, 0, Math.sin(a) * 0.95); }))), of), rest];
  if (shape === 'beads') return [solid(lean(union(...Array.from({ length: 26 }, (_, i) => move(sphere(0.125), Math.cos(i * 0.2417) * 0.98, 0, Math.sin(i * 0.2417) * 0.98)))), of), solid(lean(union(...[0, 1, 2].map((i) => move(sphere(0.16), Math.cos(1.2 + i * 0.24) * 1.0, 0, Math.sin(1.2 + i * 0.24) * 1.0)))), accent), rest];
  const open = cut((x, y, z) => Math.hypot(Math.max(Math.abs(Math.hypot(x, z) - 0.95) - 0.03, 0), Math.max(Math.abs(y) - 0.16, 0)) - 0.06, move(box(0.3, 1, 0.5), 0, 0, 0.95), 0.05);
  return [solid(lean(open), of), solid(lean(union(...[-0.34, 0.34].map((x) => move(sphere(0.17), x, 0, 0.9)))), accent), rest];
};

const earrings: Model = (shape, { of, accent }) => {
  const bar = solid(union(move(turnZ(cylinder(0.06, 1.0, 0.03), 90), 0, 2.1, 0), move(cylinder(0.06, 1.0, 0.03), 0, 1.05, 0), move(cylinder(0.5, 0.06, 0.04), 0, 0.06, 0)), matte('#cfae86'));
  const hook = (x: number): Part => solid(move(turnX(torus(0.12, 0.025), 90), x, 1.98, 0), of);
  const hang: Record<string, (x: number) => Part[]> = {
    hoops: (x) => [solid(move(turnX(torus(0.42, 0.06), 90), x, 1.46, 0), of)],
    drops: (x) => [solid(rod([[x, 1.88, 0], [x, 1.6, 0]], 0.02), of), solid(move(lathe(curve2([[0, 0], [0.2, 0.06], [0.26, 0.24], [0.1, 0.6], [0, 0.74]], 8), 0.02), x, 0.95, 0), accent)],
    discs: (x) => [solid(move(turnX(cylinder(0.24, 0.03, 0.02), 90), x, 1.62, 0), of), solid(move(turnX(cylinder(0.38, 0.03, 0.02), 90), x, 1.0, 0), accent)],
  };
  return [bar, ...[-0.62, 0.62].flatMap((x) => [hook(x), ...(hang[shape] ?? hang['hoops'] ?? (() => []))(x)])];
};

const jewelBox: Model = (shape, { of, accent }) => {
  const inside = matte('#d9c6b4');
  if (shape === 'round') return [solid(cut(move(cylinder(1.0, 0.4, 0.06), 0, 0.42, 0), move(cylinder(0.9, 0.4), 0, 0.62, 0), 0.02), of), solid(move(cylinder(0.89, 0.12), 0, 0.3, 0), inside), solid(move(turnX(move(cylinder(1.0, 0.12, 0.05), 0, 0, 1.0), -62), 0, 0.86, -1.0), of), solid(move(torus(0.2, 0.04), 0.2, 0.46, 0.3), metal('#d4ad62')), solid(move(sphere(0.14), -0.3, 0.5, 0.1), accent)];
  return [solid(cut(move(box(1.2, 0.4, 0.8, 0.08), 0, 0.42, 0), move(box(1.1, 0.4, 0.7, 0.04), 0, 0.62, 0), 0.02), of), solid(move(box(1.08, 0.1, 0.68, 0.02), 0, 0.3, 0), inside), solid(move(turnX(move(box(1.2, 0.1, 0.8, 0.06), 0, 0, 0.8), -66), 0, 0.86, -0.8), of), solid(move(turnX(move(box(1.0, 0.02, 0.6, 0.02), 0, 0.11, 0.8), -66), 0, 0.86, -0.8), { color: rgb('#cfd6d6'), rough: 0.06, gloss: 0.8, metal: true }), ...[-0.7, -0.4].map((x) => solid(move(torus(0.15, 0.035), x, 0.5, 0.2), metal('#d4ad62'))), solid(union(...Array.from({ length: 9 }, (_, i) => move(sphere(0.1), 0.2 + 0.35 * Math.cos(i * 0.7), 0.48, 0.05 + 0.35 * Math.sin(i * 0.7)))), accent)];
};

const candle: Model = (shape, { of, accent }) => {
  const wick = (x: number, y: number): Part => solid(rod([[x, y - 0.02, 0], [x + 0.01, y + 0.14, 0]], 0.018), matte('#4a3f35'));
  if (shape === 'bubble') return [solid(union(...Array.from({ length: 27 }, (_, i) => move(sphere(0.31), (i % 3 - 1) * 0.46, 0.3 + Math.floor(i / 9) * 0.46, (Math.floor(i / 3) % 3 - 1) * 0.46))), of), wick(0, 1.56)];
  if (shape === 'twist') return [-0.55, 0.55].flatMap((x, k) => [solid(move((a, y, c) => { const t = y * (k ? -2.6 : 2.6); const [u, v] = [a * Math.cos(t) - c * Math.sin(t), a * Math.sin(t) + c * Math.cos(t)]; return Math.max(Math.max(Math.abs(u), Math.abs(v)) - 0.19, Math.abs(y - 1.05) - 1.0) * 0.6 - 0.02; }, x, 0, 0), k ? accent : of), wick(x, 2.06)]);
  if (shape === 'pillar') return [[-0.5, 1.5, 0.42], [0.45, 1.0, 0.42]].flatMap(([x = 0, tall = 1, r = 0.4], i) => [...shift([solid(swell(move(cylinder(r, tall / 2, 0.05), 0, tall / 2 + 0.02, 0), (a, _y, c) => 0.035 * Math.cos(Math.atan2(c, a) * 14), 0.75), i ? accent : of)], x, 0, i * 0.3), wick(x, tall + 0.02)]);
  return [solid(vessel([[0.02, 0.05], [0.66, 0.05], [0.72, 0.12], [0.72, 1.2]], 0.07), accent), solid(move(cylinder(0.66, 0.42, 0.02), 0, 0.52, 0), of), wick(0, 0.95), solid(move(box(0.36, 0.24, 0.01, 0.01), 0, 0.6, 0.765), matte('#f3eee2'))];
};

export const CARE_MODELS: Record<string, Model> = { dispenser, perfume, brush, diffuser, ring, watch, bangle, earrings, 'jewel-box': jewelBox, candle };
