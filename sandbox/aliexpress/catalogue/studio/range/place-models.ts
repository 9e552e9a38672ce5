import { broadPlant, herb, lift, snakePlant } from '../models/plants';
import { glass, matte, metal } from '../materials';
import { lathe, slab, vessel } from '../outlines';
import type { Part } from '../scene';
import { arc, around, box, common, curve2, curve3, cut, cylinder, melt, move, rod, sphere, stretch, swell, torus, turnX, turnY, turnZ, union, type Flat, type Shape } from '../shapes';
import type { Dressed, Model } from './model';
import { room, shift, solid } from './solid';

/** Models for the desk, the garden and pets. */
function penPot(shape: string, { of, accent }: Dressed): Part[] {
  const bodies: Record<string, Shape> = {
    round: vessel([[0.02, 0.06], [0.5, 0.06], [0.54, 0.12], [0.54, 1.15]], 0.09),
    hex: cut((x, y, z) => Math.max(Math.abs(x) * 0.866 + Math.abs(z) * 0.5, Math.abs(z)) - 0.56 > Math.abs(y - 0.56) - 0.56 ? Math.max(Math.abs(x) * 0.866 + Math.abs(z) * 0.5, Math.abs(z)) - 0.56 : Math.abs(y - 0.56) - 0.56, move(cylinder(0.44, 1), 0, 1.12, 0), 0.02),
    twin: cut(melt(0.04, move(cylinder(0.48, 0.6, 0.06), -0.34, 0.6, 0), move(cylinder(0.36, 0.4, 0.06), 0.52, 0.4, 0.1)), union(move(cylinder(0.4, 0.7), -0.34, 0.82, 0), move(cylinder(0.28, 0.5), 0.52, 0.62, 0.1)), 0.03),
    arch: cut(slab([[-0.75, 0], [0.75, 0], [0.75, 0.55], ...arc(0, 0.55, 0.75, 0.75, 0, 180, 20), [-0.75, 0.55]], 0.34, 0.06), union(...[-0.4, 0, 0.4].map((x) => move(cylinder(0.14, 0.9), x, 1.15, 0))), 0.02),
  };
  const pens = [[-0.16, 0.1, 6], [0.12, -0.08, -5], [0.02, 0.16, -12]].map(([x = 0, z = 0, lean = 0], i) => solid(turnZ(move(rod([[0, 0.2, 0], [0, 1.75 + i * 0.12, 0]], 0.05), shape === 'twin' ? x - 0.36 : shape === 'arch' ? [-0.4, 0, 0.4][i] ?? 0 : x, 0, shape === 'arch' ? 0 : z), shape === 'arch' ? 0 : lean), i === 1 ? accent : matte(['#d9a748', '#44604f', '#3c4c66'][i] ?? '#333333')));
  return [solid(bodies[shape] ?? bodies['round'] ?? sphere(1), of), ...pens];
}

function deskLamp(shape: string, { of, accent }: Dressed): Part[] {
  const glow = { ...matte('#fff1d8'), glow: () => 1.5 };
  if (shape === 'bar') {
    return [solid(move(cylinder(0.6, 0.06, 0.04), 0, 0.06, 0), of), solid(rod([[0, 0.1, 0], [0, 2.1, 0]], 0.055), of), solid(move(box(0.95, 0.06, 0.12, 0.05), 0.45, 2.12, 0), of), solid(move(box(0.86, 0.02, 0.09, 0.01), 0.45, 2.05, 0), glow)];
  }
  const bow = shape === 'bow';
  const arm = bow ? curve3([[0, 0.1, 0], [-0.1, 1.2, 0], [0.3, 2.1, 0], [0.95, 2.0, 0]], 8) : [[0, 0.1, 0], [-0.55, 1.15, 0], [0.5, 2.05, 0]] as const;
  const [hx, hy] = bow ? [0.98, 1.9] : [0.55, 2.0];
  const head = (s: Shape): Shape => move(turnZ(s, bow ? 12 : 28), hx, hy, 0);
  const shade = bow ? vessel(arc(0, 0, 0.44, 0.4, 0, 86, 16), 0.05) : vessel([[0.46, -0.26], [0.3, 0.16], [0.12, 0.26]], 0.05);
  return [
    solid(move(cylinder(0.55, 0.07, 0.04), 0, 0.07, 0), of), solid(rod(arm, 0.05), accent), solid(head(shade), of), solid(head(move(sphere(0.2), 0, -0.06, 0)), glow),
    ...(bow ? [] : [solid(move(sphere(0.1), -0.55, 1.15, 0), of)]),
  ];
}

const BOOKS = ['#8c5a45', '#d8c9ad', '#4f6272', '#b9a26b', '#6f7a62'] as const;
function bookends(shape: string, { of }: Dressed): Part[] {
  const end: Record<string, Shape> = {
    arch: slab([[-0.1, 0], [0.72, 0], [0.72, 0.4], ...arc(0.02, 0.4, 0.7, 0.8, 0, 90, 16), [-0.1, 1.2]], 0.4, 0.04),
    ball: union(move(box(0.4, 0.08, 0.45, 0.03), 0.36, 0.08, 0), move(sphere(0.46), 0.46, 0.58, 0), move(box(0.05, 0.7, 0.45, 0.03), 0, 0.7, 0)),
    steps: union(move(box(0.16, 0.75, 0.42, 0.03), 0.06, 0.75, 0), move(box(0.16, 0.5, 0.42, 0.03), 0.38, 0.5, 0), move(box(0.16, 0.26, 0.42, 0.03), 0.7, 0.26, 0)),
  };
  const one = end[shape] ?? end['arch'] ?? sphere(1);
  const books = BOOKS.map((hex, i) => solid(move(box(0.13, 0.62 + 0.09 * ((i * 3) % 4), 0.46, 0.02), -0.58 + i * 0.29, 0.62 + 0.09 * ((i * 3) % 4), 0), matte(hex)));
  return [...books, solid(move(one, 0.8, 0, 0), of), solid(move((x, y, z) => one(-x, y, z), -0.8, 0, 0), of)];
}

function phoneStand(shape: string, { of, accent }: Dressed): Part[] {
  const stands: Record<string, Shape> = {
    wedge: cut(slab([[-0.2, 0], [0.95, 0], [0.95, 0.2], [0.78, 0.24], [0.2, 0.9], [-0.05, 0.86]], 0.5, 0.05), move(turnZ(box(0.09, 0.6, 1), 25), 0.62, 0.62, 0), 0.02),
    loop: melt(0.05, move(box(0.6, 0.05, 0.45, 0.04), 0.2, 0.05, 0), rod(curve3([[-0.3, 0.05, 0], [-0.35, 0.8, 0], [0.05, 1.3, 0]], 8), 0.07), move(turnZ(box(0.06, 0.5, 0.34, 0.04), 25), 0.2, 1.1, 0), move(box(0.16, 0.05, 0.34, 0.04), 0.52, 0.66, 0)),
    disc: union(move(cylinder(0.62, 0.06, 0.04), 0.1, 0.06, 0), rod([[0, 0.1, 0], [0, 1.0, 0]], 0.07), move(turnZ(turnX(cylinder(0.34, 0.05, 0.03), 0), 65), 0.1, 1.12, 0)),
  };
  const lift = shape === 'wedge' ? 0 : 0.55;
  const phone = (s: Shape): Shape => move(turnZ(s, 25), 0.36, 1.0 + lift, 0);
  return [solid(turnY(stands[shape] ?? stands['wedge'] ?? sphere(1), -90), of), solid(turnY(phone(box(0.045, 0.85, 0.42, 0.04)), -90), matte('#26282b')), solid(turnY(phone(move(box(0.01, 0.8, 0.38, 0.008), 0.046, 0, 0)), -90), { ...accent, glow: () => 0.25 })];
}

function planter(shape: string, { of, accent }: Dressed): Part[] {
  const lines: Record<string, Flat[]> = {
    bowl: curve2([[0.02, 0.05], [0.5, 0.05], [0.95, 0.4], [1.0, 0.8]], 8), cone: [[0.02, 0.05], [0.44, 0.05], [0.5, 0.12], [0.85, 1.2]],
    footed: curve2([[0.02, 0.55], [0.6, 0.56], [0.82, 0.8], [0.84, 1.35]], 8), ribbed: [[0.02, 0.05], [0.72, 0.05], [0.8, 0.14], [0.8, 1.15]], face: curve2([[0.02, 0.05], [0.5, 0.05], [0.82, 0.5], [0.74, 1.1]], 8),
  };
  const cube = shape === 'cube';
  const high = { bowl: 0.8, cone: 1.2, footed: 1.35, ribbed: 1.15, face: 1.1 }[shape] ?? 1.2;
  const wide = { bowl: 0.92, cone: 0.78, footed: 0.76, ribbed: 0.72, face: 0.66 }[shape] ?? 0.68;
  const wall = cube ? cut(move(box(0.8, 0.65, 0.8, 0.06), 0, 0.65, 0), move(box(0.7, 0.7, 0.7, 0.04), 0, 0.8, 0), 0.02) : vessel(lines[shape] ?? [], 0.1);
  const body = shape === 'ribbed' ? swell(wall, (x, _y, z) => 0.03 * Math.cos(Math.atan2(z, x) * 22), 0.75) : wall;
  const legs = shape === 'footed' ? [solid(around(move(turnZ(cylinder(0.06, 0.36, 0.03), 10), 0.6, 0.34, 0), 3, 30), accent)] : [];
  const drawn = (points: readonly Flat[]): Shape => rod(points.map(([x, y]) => [x, y, Math.sqrt(0.84 ** 2 - x * x)] as const), 0.026);
  const lid = (x: number): Flat[] => Array.from({ length: 8 }, (_, i): Flat => [x + (i - 3.5) * 0.045, 0.66 - 0.06 * Math.sin(i / 7 * Math.PI)]);
  const face = shape === 'face' ? [solid(union(drawn(lid(-0.27)), drawn(lid(0.27)), move(drawn([[-0.1, 0.4], [0, 0.36], [0.1, 0.4]]), 0, 0, -0.035)), accent)] : [];
  const plants: Record<string, Part[]> = { bowl: herb(0.8, '#7fa05a', 26), cone: broadPlant(0.62, 11), footed: broadPlant(0.62, 12), ribbed: snakePlant(0.62, 9), face: herb(0.55, '#5f8f4c', 22), cube: snakePlant(0.6, 8, 0.9) };
  const green = lift(plants[shape] ?? [], high - 0.16);
  return [solid(body, of), ...legs, ...face, ...green, room(cylinder(wide * 0.6, 0.6), 0, high + 0.75)];
}
function lantern(shape: string, { of, accent }: Dressed): Part[] {
  const flame = { ...matte('#ffd9a0'), glow: () => 1.7 };
  const wax = { ...matte('#f3ead8'), soft: 0.8, glow: () => 0.25 };
  const light = [solid(move(cylinder(0.26, 0.34, 0.04), 0, 0.5, 0), wax), solid(move(stretch(sphere(0.07), 0.8, 1.6, 0.8), 0, 0.96, 0), flame)];
  const hook = (y: number): Part => solid(move(turnX(torus(0.32, 0.035), 90), 0, y, 0), of);
  if (shape === 'cage') return [...light, solid(union(...Array.from({ length: 10 }, (_, i) => turnY(rod(curve3([[0.36, 0.1, 0], [0.78, 0.6, 0], [0.7, 1.2, 0], [0.2, 1.75, 0]], 6), 0.03), i * 36)), move(torus(0.36, 0.04), 0, 0.1, 0), move(torus(0.2, 0.05), 0, 1.75, 0)), of), solid(move(cylinder(0.36, 0.05, 0.02), 0, 0.09, 0), of), hook(2.05)];
  if (shape === 'jar') return [...light, solid(vessel(curve2([[0.02, 0.05], [0.6, 0.05], [0.74, 0.4], [0.72, 1.0], [0.46, 1.35]], 8), 0.05), glass('#e9f1ef')), solid(move(torus(0.46, 0.06), 0, 1.36, 0), accent), solid(rod(curve3([[-0.46, 1.36, 0], [-0.4, 2.0, 0], [0.4, 2.0, 0], [0.46, 1.36, 0]], 8), 0.03), accent)];
  const posts = union(...[[-1, -1], [1, -1], [-1, 1], [1, 1]].map(([x = 0, z = 0]) => move(box(0.05, 0.72, 0.05, 0.02), x * 0.55, 0.84, z * 0.55)));
  const roof = shape === 'house' ? move(common((x, y) => (Math.abs(x) * 0.75 + y * 0.66 - 0.5), box(0.74, 0.8, 0.66, 0.02)), 0, 1.5, 0) : move(lathe([[0, 0], [0.82, 0], [0.82, 0.08], [0.2, 0.42], [0.14, 0.56], [0, 0.56]], 0.02), 0, 1.56, 0);
  return [...light, solid(posts, of), solid(move(box(0.68, 0.06, 0.68, 0.03), 0, 0.06, 0), of), solid(roof, of), solid(move(box(0.52, 0.7, 0.52, 0.01), 0, 0.84, 0), glass('#eaf2f0')), hook(shape === 'house' ? 2.45 : 2.4)];
}

function birdHouse(shape: string, { of, accent }: Dressed): Part[] {
  const hole = (y: number, z: number): Part => solid(move(turnX(cylinder(0.22, 0.02, 0.01), 90), 0, y, z), matte('#241d18'));
  const perch = (y: number, z: number): Part => solid(rod([[0, y, z], [0, y, z + 0.34]], 0.045), accent);
  if (shape === 'round') return [solid(move(sphere(0.9), 0, 1.0, 0), of), hole(1.1, 0.89), perch(0.72, 0.8), solid(move(lathe(curve2([[0, 0], [0.7, 0], [0.62, 0.2], [0, 0.42]], 6), 0.02), 0, 1.6, 0), accent), solid(move(turnX(torus(0.16, 0.03), 90), 0, 2.2, 0), metal('#b9bcc0'))];
  const tall = shape === 'tall' ? 1.5 : 1.05;
  const roof = (s: number): Part => solid(move(turnZ(box(0.78, 0.05, 0.78, 0.02), s * (shape === 'tall' ? 38 : 52)), -s * 0.46, tall + (shape === 'tall' ? 0.36 : 0.55), 0), accent);
  const gable: Flat[] = [[-0.68, 0], [0.68, 0], [0.68, tall], [0, tall + (shape === 'tall' ? 0.55 : 0.9)], [-0.68, tall]];
  return [solid(move(slab(gable, 0.6, 0.03), 0, 0.02, 0), of), roof(1), roof(-1), hole(tall * 0.72, 0.6), perch(tall * 0.72 - 0.42, 0.58)];
}

function petToy(shape: string, { of, accent }: Dressed): Part[] {
  if (shape === 'bone') return [solid(melt(0.18, move(turnZ(cylinder(0.26, 0.9, 0.1), 90), 0, 0.42, 0), ...[[-0.95, 0.28], [-0.95, -0.28], [0.95, 0.28], [0.95, -0.28]].map(([x = 0, z = 0]) => move(sphere(0.4), x, 0.42, z))), of), solid(move(turnZ(torus(0.3, 0.05), 90), 0, 0.42, 0), accent)];
  if (shape === 'rope') {
    const twist = [0, 1, 2].map((k) => rod(Array.from({ length: 60 }, (_, i) => [-1.3 + i * 0.044, 0.3 + 0.11 * Math.sin(i * 0.5 + k * 2.09), 0.11 * Math.cos(i * 0.5 + k * 2.09)] as const), 0.11));
    const knot = (x: number): Part => solid(move(stretch(sphere(0.34), 0.8, 1, 1), x, 0.32, 0), of);
    return [...twist.map((s, i) => solid(s, i === 1 ? accent : of)), knot(-1.2), knot(1.2)];
  }
  const holes = union(...Array.from({ length: 10 }, (_, i) => { const [a, h] = [i * 2.399, 1 - 2 * (i + 0.5) / 10]; const r = Math.sqrt(1 - h * h); return move(sphere(0.28), Math.cos(a) * r * 0.9, 0.9 + h * 0.9, Math.sin(a) * r * 0.9); }));
  return [solid(cut(move(sphere(0.9), 0, 0.9, 0), holes, 0.06), of), solid(move(sphere(0.5), 0, 0.9, 0), accent)];
}

function collar(shape: string, { of, accent }: Dressed): Part[] {
  const wide = shape === 'wide' ? 0.26 : 0.16;
  const strap: Shape = (x, y, z) => Math.max(Math.abs(Math.hypot(x, z * 1.12) - 0.95) - 0.045, Math.abs(y - wide) - wide + 0.02) - 0.02;
  const tag = solid(move(turnX(cylinder(0.26, 0.03, 0.02), 90), 0, -0.12 + wide * 0.3, 1.02), accent);
  const studs = shape === 'studs' ? [solid(union(...Array.from({ length: 14 }, (_, i) => move(sphere(0.07), Math.cos(i * 0.449) * 1.0, wide, Math.sin(i * 0.449) * 0.9))), accent)] : [];
  const buckle = solid(move(cut(box(0.24, 0.22, 0.05, 0.03), box(0.15, 0.13, 0.2, 0.02), 0.01), 0.55, wide, 0.72), accent);
  const bow = shape === 'bow' ? [-1, 1].map((s) => solid(move(stretch(sphere(0.3), 1.15, 0.75, 0.5), s * 0.32, wide + 0.06, 0.95), accent)) : [];
  return shift([solid(strap, of), ...(shape === 'bow' ? [] : [tag]), ...studs, buckle, ...bow], 0, 0.3, 0);
}

function petBowl(shape: string, { of, accent }: Dressed): Part[] {
  if (shape === 'stand') return [-0.72, 0.72].flatMap((x) => [solid(move(vessel(curve2([[0.02, 0.5], [0.4, 0.5], [0.6, 0.85]], 8), 0.07), x, 0, 0), accent)]).concat([solid(cut(move(box(1.5, 0.08, 0.75, 0.05), 0, 0.8, 0), union(move(cylinder(0.56, 1), -0.72, 0.8, 0), move(cylinder(0.56, 1), 0.72, 0.8, 0)), 0.02), of), ...[-1.4, 1.4].map((x) => solid(move(box(0.07, 0.38, 0.7, 0.03), x, 0.38, 0), of))]);
  const line: Flat[] = shape === 'flare' ? curve2([[0.02, 0.1], [0.66, 0.1], [0.8, 0.6], [1.0, 0.62], [1.2, 0.05]], 8) : [[0.02, 0.1], [0.85, 0.1], [0.95, 0.2], [0.98, 0.72]];
  return [solid(vessel(line, 0.09), of), solid(move(torus(shape === 'flare' ? 1.18 : 0.95, 0.06), 0, 0.07, 0), accent)];
}

export const PLACE_MODELS: Record<string, Model> = { 'pen-pot': penPot, 'desk-lamp': deskLamp, bookends, 'phone-stand': phoneStand, planter, lantern, 'bird-house': birdHouse, 'pet-toy': petToy, collar, 'pet-bowl': petBowl };
