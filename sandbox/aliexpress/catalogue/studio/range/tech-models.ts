import { matte, metal, plastic, rgb, type Material } from '../materials';
import { slab } from '../outlines';
import type { Part } from '../scene';
import { arc, around, box, curve3, cut, cylinder, melt, move, rod, sphere, stretch, swell, torus, turnX, turnY, turnZ, union, type Shape } from '../shapes';
import type { Model } from './model';
import { loose, shift, solid } from './solid';

const STEEL = metal('#cfd3d6', 0.2);
const DARK = matte('#26282b');
const LED: Material = { ...matte('#bfe8d2'), glow: () => 1.2 };

/** Models for electronics, tools and the car. */
const speaker: Model = (shape, { of, accent }) => {
  const mesh: Material = { ...of, relief: (x, y, z) => 0.006 * Math.sin(Math.atan2(z, x) * 60) * Math.sin(y * 60), rough: 0.9 };
  switch (shape) {
    case 'can': return [solid(move(cylinder(0.62, 0.95, 0.16), 0, 1.0, 0), mesh), solid(move(cylinder(0.56, 0.04, 0.03), 0, 1.95, 0), accent), solid(move(torus(0.4, 0.02), 0, 2.0, 0), LED), solid(rod(curve3([[0.55, 1.7, 0], [0.95, 1.6, 0], [0.98, 1.2, 0]], 6), 0.05), accent)];
    case 'puck': return [solid(move(cylinder(0.95, 0.36, 0.2), 0, 0.38, 0), mesh), solid(move(cylinder(0.8, 0.03, 0.02), 0, 0.74, 0), accent), solid(rod(curve3([[0.9, 0.45, 0.1], [1.3, 0.5, 0.1], [1.3, 0.3, -0.3], [0.9, 0.35, -0.2]], 6), 0.05), accent)];
    case 'retro': return [solid(move(box(1.25, 0.72, 0.5, 0.16), 0, 0.78, 0), of), solid(move(box(0.66, 0.52, 0.03, 0.05), -0.4, 0.78, 0.5), { ...accent, relief: (x, y) => 0.012 * Math.sin(x * 44) + 0 * y }), solid(union(move(turnX(cylinder(0.2, 0.06, 0.03), 90), 0.72, 1.0, 0.52), move(turnX(cylinder(0.12, 0.06, 0.03), 90), 0.58, 0.5, 0.52), move(turnX(cylinder(0.12, 0.06, 0.03), 90), 0.9, 0.5, 0.52)), metal('#cda55f')), solid(rod(curve3([[-0.9, 1.45, 0], [-0.8, 1.8, 0], [0.8, 1.8, 0], [0.9, 1.45, 0]], 8), 0.06), accent), ...[-0.9, 0.9].map((x) => solid(move(cylinder(0.09, 0.05, 0.02), x, 0.05, 0), DARK))];
    case 'ball': return [solid(move(cut(sphere(0.95), move(box(2, 0.2, 2), 0, -1.05, 0), 0.03), 0, 0.88, 0), mesh), solid(move(turnX(cylinder(0.5, 0.06, 0.04), 90), 0, 0.9, 0.84), accent), solid(move(turnX(torus(0.5, 0.035), 90), 0, 0.9, 0.86), LED)];
    default: return [solid(move(turnZ(cylinder(0.5, 1.3, 0.2), 90), 0, 0.56, 0), mesh), ...[-1.28, 1.28].map((x) => solid(move(turnZ(cylinder(0.42, 0.06, 0.04), 90), x, 0.56, 0), accent)), solid(move(turnZ(torus(0.51, 0.03), 90), 0.9, 0.56, 0), accent), solid(rod(curve3([[-1.1, 1.0, 0], [-0.8, 1.42, 0], [0.8, 1.42, 0], [1.1, 1.0, 0]], 8), 0.055), accent)];
  }
};

const charger: Model = (shape, { of, accent }) => {
  const ring = (x: number, y: number, z: number): Part => solid(move(torus(0.32, 0.018), x, y, z), accent);
  const cable = loose(rod(curve3([[0, 0.06, -0.6], [0.1, 0.05, -1.2], [0.8, 0.05, -1.5], [1.4, 0.05, -1.3]], 8), 0.04), DARK);
  if (shape === 'stand') return [solid(move(box(0.62, 0.07, 0.55, 0.06), 0, 0.07, 0.1), of), solid(move(turnX(box(0.52, 0.85, 0.07, 0.06), -22), 0, 0.9, -0.12), of), solid(move(turnX(turnX(torus(0.32, 0.02), 90), -22), 0, 1.0, -0.06), accent), solid(move(box(0.36, 0.07, 0.1, 0.04), 0, 0.22, 0.2), of)];
  if (shape === 'trio') return [solid(move(box(1.4, 0.08, 0.6, 0.07), 0, 0.08, 0), of), ring(-0.85, 0.17, 0), solid(move(turnX(cylinder(0.3, 0.08, 0.04), 80), 0.15, 0.52, -0.1), accent), solid(rod([[0.15, 0.1, -0.15], [0.15, 0.5, -0.15]], 0.07), of), solid(move(box(0.3, 0.06, 0.36, 0.05), 0.95, 0.2, 0), accent)];
  if (shape === 'cube') return [solid(move(box(0.6, 0.62, 0.6, 0.14), 0, 0.63, 0), of), solid(union(...[0.85, 0.55].map((y) => move(box(0.2, 0.07, 0.02, 0.01), -0.2, y, 0.6)), move(box(0.12, 0.045, 0.02, 0.01), 0.28, 0.85, 0.6), move(box(0.12, 0.045, 0.02, 0.01), 0.28, 0.55, 0.6)), DARK), ...[-0.2, 0.2].map((x) => solid(rod([[x, 0.63, -0.6], [x, 0.63, -0.95]], 0.06), STEEL))];
  return [solid(move(cylinder(0.85, 0.08, 0.06), 0, 0.08, 0), of), ring(0, 0.165, 0), solid(move(torus(0.83, 0.025), 0, 0.06, 0), accent), cable];
};

const powerBank: Model = (shape, { of, accent }) => {
  const stand = (s: Shape): Shape => turnX(s, -8);
  const port = solid(move(box(0.14, 0.05, 0.03, 0.02), 0.1, 2.0, 0), DARK);
  if (shape === 'mini') return [solid(move(box(0.62, 0.75, 0.3, 0.2), 0, 0.76, 0), of), solid(move(box(0.14, 0.14, 0.05, 0.03), 0, 1.52, 0), STEEL), solid(move(union(...[-0.2, 0, 0.2].map((x) => move(sphere(0.04), x, 0.4, 0))), 0, 0, 0.3), LED)];
  if (shape === 'tube') return [solid(move(cylinder(0.36, 1.0, 0.1), 0, 1.0, 0), of), solid(move(cylinder(0.37, 0.06, 0.03), 0, 1.72, 0), accent), solid(move(turnX(cylinder(0.08, 0.02), 90), 0, 1.3, 0.36), LED)];
  const digits = solid(stand(move(box(0.3, 0.16, 0.02, 0.02), 0, shape === 'slab' ? 1.6 : 1.5, shape === 'slab' ? 0.16 : 0.24)), { color: rgb('#9fe0c0'), rough: 0.2, gloss: 0.05, glow: () => 0.7 });
  if (shape === 'magnet') return [solid(stand(move(box(0.66, 0.98, 0.14, 0.1), 0, 1.0, 0)), of), solid(stand(move(turnX(torus(0.42, 0.045), 90), 0, 1.15, 0.14)), accent), solid(stand(move(box(0.045, 0.2, 0.02, 0.01), 0, 0.5, 0.14)), accent)];
  return [solid(stand(move(swell(box(0.7, 1.02, 0.17, 0.08), (x) => (shape === 'ribs' ? 0.02 * Math.cos(x * 26) : 0), 0.85), 0, 1.03, 0)), of), ...(shape === 'slab' ? [digits] : [solid(stand(move(box(0.72, 0.07, 0.19, 0.04), 0, 1.5, 0)), accent)]), port];
};

const earbuds: Model = (shape, { of, accent }) => {
  const bud = (x: number, z: number, s: number): Part[] => [
    solid(move(turnZ(melt(0.08, stretch(sphere(0.24), 1, 1, 0.85), rod([[0, 0, 0], [0.04 * s, -0.55, 0]], 0.095), move(sphere(0.13), -0.2 * s, 0.02, 0.1)), -10 * s), x, shape === 'hook' ? 0.6 : 0.6, z), of),
    ...(shape === 'hook' ? [solid(move(rod(curve3([[0, 0.1, 0], [0.3 * s, 0.5, -0.1], [0.1 * s, 0.85, -0.2], [-0.3 * s, 0.6, -0.2]], 8), 0.05), x, 0.6, z), accent)] : []),
  ];
  const bodies: Record<string, Shape> = { pebble: stretch(sphere(0.8), 1, 0.5, 0.8), pill: box(0.9, 0.36, 0.42, 0.36), square: box(0.66, 0.36, 0.66, 0.26), hook: box(0.85, 0.3, 0.62, 0.28) };
  const body = bodies[shape] ?? bodies['pill'] ?? sphere(1);
  const half = move(cut(body, move(box(2, 1, 2), 0, 1.02, 0), 0.02), 0, 0.42, -0.3);
  const lid = move(turnX(move(cut(body, move(box(2, 1, 2), 0, -1.02, 0), 0.02), 0, 0, 0.6), -72), 0, 0.52, -1.02);
  return [solid(half, accent), solid(lid, accent), solid(move(sphere(0.035), 0, 0.3, 0.5), LED), ...bud(-0.75, 0.85, -1), ...bud(0.2, 1.05, 1)];
};

const keyboard: Model = (shape, { of, accent }) => {
  const lean = (s: Shape): Shape => move(turnX(s, 8), 0, 0.2, 0);
  const rows = shape === 'pad' ? 5 : 4;
  const cols = shape === 'pad' ? 4 : 11;
  const pitch = 0.24;
  const key: Shape = shape === 'dots' ? cylinder(0.095, 0.06, 0.03) : box(0.1, 0.06, 0.1, 0.03);
  const keys = (odd: boolean): Shape => union(...Array.from({ length: rows * cols }, (_, i) => [i % cols, Math.floor(i / cols)] as const).filter(([c, r]) => ((c === 0 || (c === cols - 1 && r > 1)) === odd)).map(([c, r]) => move(key, (c - (cols - 1) / 2) * pitch, 0.14, (r - (rows - 1) / 2) * pitch)));
  return [solid(lean(box(cols * pitch / 2 + 0.1, 0.1, rows * pitch / 2 + 0.1, 0.07)), of), solid(lean(keys(false)), shape === 'dots' ? plastic('#f3efe6') : { ...of, rough: 0.5 }), solid(lean(keys(true)), accent)];
};

const driver: Model = (shape, { of, accent }) => {
  const grip = shape === 'ball' ? melt(0.1, sphere(0.42), move(cylinder(0.2, 0.5, 0.1), 0, -0.5, 0)) : swell(cylinder(0.25, 0.62, 0.16), (x, y, z) => 0.03 * Math.cos(Math.atan2(z, x) * 6) * (Math.abs(y) < 0.5 ? 1 : 0), 0.8);
  const one = (x: number, lean: number, tall: number): Part[] => [
    solid(move(turnZ(move(grip, 0, tall, 0), lean), x, 0.2, 0), of), solid(move(turnZ(rod([[0, 0, 0], [0, tall - 0.5, 0]], 0.07, 0.05), lean), x, 0.2, 0), STEEL),
    solid(move(turnZ(move(cylinder(0.14, 0.07, 0.02), 0, tall - 0.66, 0), lean), x, 0.2, 0), accent),
  ];
  const stand = solid(move(box(1.15, 0.2, 0.32, 0.06), 0, 0.2, 0), accent);
  if (shape === 'bits') return [solid(move(box(1.1, 0.14, 0.7, 0.08), 0, 0.14, 0), accent), solid(union(...Array.from({ length: 18 }, (_, i) => move(cylinder(0.07, 0.24, 0.02), -0.85 + (i % 6) * 0.34, 0.42, -0.35 + Math.floor(i / 6) * 0.34))), STEEL), ...shift([solid(turnX(move(grip, 0, 0, 0), 90), of), solid(turnX(rod([[0, 0.5, 0], [0, 1.3, 0]], 0.07), 90), STEEL)], 0.2, 0.26, 1.3)];
  return [stand, ...one(-0.75, 4, 2.0), ...one(0, 0, 2.25), ...one(0.75, -4, 1.85)];
};

const flashlight: Model = (shape, { of, accent }) => {
  const beam = { ...matte('#fff3d6'), glow: () => 1.3 };
  if (shape === 'lantern') return [solid(move(cylinder(0.55, 0.28, 0.08), 0, 0.28, 0), of), solid(move(cylinder(0.44, 0.5, 0.1), 0, 1.02, 0), { ...beam, glow: () => 0.75 }), solid(move(cylinder(0.56, 0.14, 0.06), 0, 1.64, 0), of), solid(around(move(cylinder(0.04, 0.5), 0.52, 1.0, 0), 4, 45), accent), solid(rod(curve3([[-0.5, 1.7, 0], [-0.42, 2.25, 0], [0.42, 2.25, 0], [0.5, 1.7, 0]], 8), 0.05), accent)];
  if (shape === 'head') return shift([solid(move(box(0.42, 0.36, 0.26, 0.12), 0, 0.75, 0.75), of), solid(move(turnX(cylinder(0.26, 0.05, 0.03), 90), 0, 0.75, 1.02), beam), solid((x, y, z) => Math.max(Math.abs(Math.hypot(x, z * 1.15) - 0.9) - 0.03, Math.abs(y - 0.75) - 0.2) - 0.02, accent)], 0, -0.36, 0);
  if (shape === 'clip') return [solid(move(box(0.5, 0.75, 0.16, 0.12), 0, 0.95, 0), of), solid(move(box(0.38, 0.55, 0.03, 0.06), 0, 1.0, 0.16), { ...beam, glow: () => 0.9 }), solid(move(turnX(torus(0.28, 0.05), 90), 0, 1.85, 0), STEEL), solid(move(turnX(box(0.42, 0.5, 0.05, 0.03), 24), 0, 0.42, -0.2), accent)];
  const lie = (s: Shape): Shape => move(turnZ(s, 90), 0, 0.42, 0);
  return [solid(lie(union(move(cylinder(0.42, 0.34, 0.06), 0, 0.9, 0), cylinder(0.27, 0.9, 0.05))), of), solid(lie(around(move(box(0.03, 0.5, 0.06, 0.02), 0.28, -0.1, 0), 10)), accent), solid(lie(move(cylinder(0.34, 0.03), 0, 1.24, 0)), beam), solid(lie(move(cylinder(0.24, 0.14, 0.08), 0, -0.96, 0)), accent)];
};

const toolbox: Model = (shape, { of, accent }) => {
  if (shape === 'drawers') return [solid(move(box(1.1, 0.95, 0.6, 0.06), 0, 0.96, 0), of), solid(union(...[0.38, 0.96, 1.54].flatMap((y) => [-0.53, 0.53].map((x) => move(box(0.48, 0.25, 0.04, 0.03), x, y, 0.6)))), accent), solid(union(...[0.38, 0.96, 1.54].flatMap((y) => [-0.53, 0.53].map((x) => move(box(0.12, 0.035, 0.05, 0.02), x, y, 0.67)))), STEEL)];
  if (shape === 'caddy') return [solid(cut(move(box(1.25, 0.5, 0.62, 0.06), 0, 0.5, 0), union(move(box(1.15, 0.6, 0.24), 0, 0.72, 0.32), move(box(1.15, 0.6, 0.24), 0, 0.72, -0.32)), 0.02), of), solid(rod([[-1.1, 1.6, 0], [1.1, 1.6, 0]], 0.09), accent), ...[-1.15, 1.15].map((x) => solid(move(turnY(slab([[-0.5, 0], [0.5, 0], [0.14, 1.75], [-0.14, 1.75]], 0.06, 0.03), 90), x, 0, 0), of))];
  return [solid(move(box(1.25, 0.5, 0.6, 0.1), 0, 0.52, 0), of), solid(move(box(1.27, 0.22, 0.62, 0.1), 0, 1.18, 0), of), solid(rod(curve3([[-0.5, 1.36, 0], [-0.45, 1.75, 0], [0.45, 1.75, 0], [0.5, 1.36, 0]], 8), 0.08), accent), ...[-0.75, 0.75].map((x) => solid(move(box(0.17, 0.2, 0.05, 0.03), x, 0.95, 0.63), accent))];
};

const tape: Model = (shape, { of, accent }) => {
  const body = shape === 'round' ? turnX(cylinder(0.75, 0.32, 0.12), 90) : slab([...arc(0, 0, 0.8, 0.8, 20, 200, 24), [-0.76, -0.62], [0.8, -0.72], [0.8, 0.2]], 0.34, 0.1);
  return [solid(move(body, 0, 0.8, 0), of), solid(move(turnX(cylinder(0.42, 0.36, 0.04), 90), 0, 0.82, 0), accent), solid(move(box(0.75, 0.018, 0.2, 0.01), 1.4, 0.16, 0), { color: (x) => (((x * 8) % 1) + 1) % 1 < 0.12 ? [0.12, 0.1, 0.06] : rgb('#e8c458'), rough: 0.4, gloss: 0.05 }), solid(move(box(0.025, 0.12, 0.2, 0.01), 2.14, 0.1, 0), STEEL)];
};

const carMount: Model = (shape, { of, accent }) => {
  const cup = solid(move(cylinder(0.55, 0.14, 0.08), 0, 0.14, 0), of);
  const plate = shape === 'magnet' ? [solid(move(turnX(cylinder(0.5, 0.07, 0.04), 68), 0.3, 1.75, 0.1), of), solid(move(turnX(torus(0.36, 0.04), 68), 0.3, 1.78, 0.18), accent)] : [solid(move(turnX(box(0.5, 0.6, 0.08, 0.06), -22), 0.3, 1.7, 0.1), of), ...[-0.56, 0.56].map((x) => solid(move(turnX(box(0.07, 0.4, 0.16, 0.05), -22), 0.3 + x, 1.7, 0.14), accent)), solid(move(box(0.16, 0.06, 0.16, 0.04), 0.3, 1.05, 0.4), accent)];
  const arm = shape === 'goose' ? rod(curve3([[0, 0.2, 0], [-0.45, 0.7, 0], [-0.2, 1.4, -0.1], [0.3, 1.7, 0]], 10), 0.1) : union(rod([[0, 0.2, 0], [-0.25, 0.9, 0]], 0.11), rod([[-0.25, 0.9, 0], [0.28, 1.6, 0]], 0.09));
  return [cup, solid(arm, shape === 'goose' ? accent : of), ...(shape === 'goose' ? [] : [solid(move(sphere(0.17), -0.25, 0.9, 0), accent)]), ...plate];
};

const freshener: Model = (shape, { of, accent }) => {
  if (shape === 'bottle') return [solid(move(box(0.5, 0.55, 0.4, 0.14), 0, 0.56, 0), of), solid(move(cylinder(0.3, 0.2, 0.05), 0, 1.26, 0), accent), solid(rod(curve3([[0, 1.4, 0], [-0.25, 1.9, 0], [0, 2.4, 0], [0.25, 1.9, 0], [0, 1.4, 0]], 8), 0.03), matte('#c9a97a'))];
  if (shape === 'fan') return [solid(move(turnX(cylinder(0.7, 0.16, 0.08), 90), 0, 0.75, 0), of), solid(move(turnX(around(move(turnY(box(0.2, 0.03, 0.07, 0.02), 30), 0.34, 0, 0), 7), 90), 0, 0.75, 0.18), accent), solid(move(turnX(torus(0.64, 0.05), 90), 0, 0.75, 0.14), accent)];
  return [solid(move(turnZ(cylinder(0.3, 0.9, 0.24), 90), 0, 0.34, 0), of), solid(move(box(0.66, 0.05, 0.04, 0.02), 0, 0.46, 0.28), accent), ...[-0.92, 0.92].map((x) => solid(move(turnZ(cylinder(0.2, 0.06, 0.04), 90), x, 0.34, 0), accent))];
};

const carBin: Model = (shape, { of, accent }) => {
  if (shape === 'can') return [solid(move(cylinder(0.6, 0.72, 0.12), 0, 0.74, 0), of), solid(move(stretch(sphere(0.58), 1, 0.3, 1), 0, 1.46, 0), accent), solid(move(torus(0.6, 0.03), 0, 1.3, 0), accent)];
  const bays = union(...[-0.63, 0.63].map((x) => move(box(0.56, 0.7, 0.58, 0.05), x, 0.85, 0)));
  const walls = cut(move(box(1.3, 0.6, 0.7, 0.1), 0, 0.62, 0), bays, 0.03);
  const rim = cut(move(box(1.32, 0.05, 0.72, 0.04), 0, 1.2, 0), bays, 0.02);
  const handle = (x: number): Part => solid(rod(curve3([[x, 0.85, -0.3], [x * 1.12, 0.95, -0.2], [x * 1.12, 0.95, 0.2], [x, 0.85, 0.3]], 6), 0.06), accent);
  return [solid(walls, of), solid(rim, accent), ...(shape === 'handles' ? [handle(-1.36), handle(1.36)] : [])];
};

export const TECH_MODELS: Record<string, Model> = { speaker, charger, 'power-bank': powerBank, earbuds, keyboard, driver, flashlight, toolbox, tape, 'car-mount': carMount, freshener, 'car-bin': carBin };
