import { matte, metal } from '../materials';
import { lathe, vessel } from '../outlines';
import type { Part } from '../scene';
import { arc, around, box, common, curve2, curve3, cut, cylinder, melt, move, rod, sphere, stretch, swell, torus, turnX, turnZ, union, type Flat, type Shape } from '../shapes';
import { step } from '../noise';
import type { Dressed, Model } from './model';
import { loose, solid } from './solid';

const BRASS = metal('#cda55f', 0.22);
const BULB = { ...matte('#fff1d8'), glow: () => 1.6 };

const VASES: Record<string, readonly Flat[]> = {
  amphora: [[0.02, 0.04], [0.26, 0.04], [0.5, 0.5], [0.66, 1.1], [0.5, 1.62], [0.24, 1.86], [0.2, 2.1], [0.34, 2.3]],
  bottle: [[0.02, 0.04], [0.5, 0.04], [0.62, 0.2], [0.6, 0.9], [0.3, 1.25], [0.15, 1.5], [0.14, 2.1], [0.2, 2.2]],
  globe: [[0.02, 0.04], [0.4, 0.04], [0.8, 0.5], [0.84, 0.9], [0.6, 1.35], [0.34, 1.5], [0.32, 1.62]],
  waves: [[0.02, 0.04], [0.5, 0.04], [0.66, 0.3], [0.44, 0.6], [0.62, 0.92], [0.38, 1.22], [0.54, 1.52], [0.3, 1.82], [0.36, 2.0]],
  column: [[0.02, 0.04], [0.46, 0.04], [0.5, 0.1], [0.5, 1.9], [0.52, 1.96]],
};
function vase(shape: string, { of }: Dressed): Part[] {
  if (shape === 'ring') {
    const ring = cut(move(turnX(torus(0.72, 0.3), 90), 0, 1.05, 0), move(cylinder(0.1, 0.4), 0, 2.1, 0), 0.03);
    const neck = move(vessel([[0.16, 0], [0.15, 0.22], [0.2, 0.3]], 0.06), 0, 1.98, 0);
    return [solid(melt(0.1, ring, neck, move(cylinder(0.4, 0.06, 0.04), 0, 0.06, 0)), of)];
  }
  const line = curve2(VASES[shape] ?? VASES['globe'] ?? [], 10);
  const wall = vessel(line, 0.07);
  if (shape === 'column') return [solid(swell(wall, (x, y, z) => 0.03 * Math.sin(Math.atan2(z, x) * 18 + y * 3) * step(0.05, 0.2, y), 0.7), of)];
  if (shape !== 'amphora') return [solid(wall, of)];
  const handle = (s: number): Shape => rod(curve3([[0.22 * s, 2.05, 0], [0.55 * s, 2.1, 0], [0.74 * s, 1.8, 0], [0.56 * s, 1.42, 0]], 8), 0.06);
  return [solid(melt(0.06, wall, handle(1), handle(-1)), of)];
}

function pendant(shape: string, { of, accent }: Dressed): Part[] {
  const y = 1.2;
  const line: Record<string, Flat[]> = {
    dome: arc(0, 0.1, 1.1, 0.85, 0, 84, 20),
    cone: [[1.1, 0], [1.06, 0.06], [0.22, 1.0], [0.14, 1.06]],
    bell: curve2([[1.0, 0], [0.86, 0.1], [0.62, 0.55], [0.4, 0.95], [0.16, 1.1]], 8),
    drum: [[0.95, 0], [0.95, 0.78], [0.1, 0.8]],
    tiers: [[1.1, 0], [0.8, 0.32], [0.86, 0.34], [0.56, 0.62], [0.6, 0.64], [0.3, 0.92], [0.12, 1.0]],
  };
  const shade = shape === 'globe' ? sphere(0.85) : vessel(line[shape] ?? line['dome'] ?? [], 0.05);
  const lift = shape === 'globe' ? 0.55 : 0;
  const top = y + (shape === 'globe' ? 1.36 : shape === 'drum' ? 0.82 : 1.02);
  const warm = shape === 'globe' ? { ...of, glow: () => 0.55, soft: 0.6 } : of;
  return [
    solid(move(shade, 0, y + lift, 0), warm), solid(move(cylinder(0.12, 0.14, 0.03), 0, top + 0.08, 0), accent),
    ...(shape === 'globe' ? [] : [solid(move(sphere(0.26), 0, y + 0.2, 0), BULB)]),
    loose(rod([[0, top + 0.1, 0], [0, 6, 0]], 0.025), matte('#2c2d30')),
  ];
}

const candle = (x: number, y: number, z: number, radius = 0.14, tall = 0.9): Part[] => [
  solid(move(cylinder(radius, tall / 2, 0.03), x, y + tall / 2, z), { ...matte('#f3ead8'), soft: 0.7 }),
  solid(move(cylinder(0.015, 0.06, 0.01), x, y + tall + 0.05, z), matte('#3a322b')),
];
function candleHolder(shape: string, { of }: Dressed): Part[] {
  if (shape === 'arch') {
    const arch = (r: number): Shape => common(turnX(torus(r, 0.13), 90), move(box(2, 1, 1), 0, 1, 0));
    const foot = move(box(1.05, 0.08, 0.24, 0.05), 0, 0.08, 0);
    return [solid(melt(0.04, move(arch(0.85), 0, 0.1, 0), move(arch(0.42), 0, 0.1, 0), foot), of), ...[-0.85, 0.85].flatMap((x) => candle(x, 0.16, 0, 0.1, 0.01)), ...candle(0, 1.05, 0)];
  }
  const lines: Record<string, Flat[]> = {
    stick: curve2([[0, 0], [0.5, 0], [0.5, 0.06], [0.16, 0.16], [0.1, 0.5], [0.18, 0.7], [0.09, 0.95], [0.1, 1.35], [0.26, 1.45], [0.26, 1.52], [0, 1.52]], 6),
    beads: curve2([[0, 0], [0.42, 0], [0.44, 0.3], [0.2, 0.5], [0.36, 0.72], [0.16, 0.96], [0.3, 1.14], [0.16, 1.34], [0.28, 1.42], [0, 1.44]], 6),
    plate: [[0, 0], [0.9, 0], [1.0, 0.1], [0.92, 0.12], [0.3, 0.08], [0.22, 0.1], [0.22, 0.34], [0, 0.34]],
  };
  const high = { stick: 1.5, beads: 1.42, plate: 0.34 }[shape] ?? 1.5;
  const ring = shape === 'plate' ? [solid(move(turnX(torus(0.2, 0.05), 90), 1.12, 0.16, 0), of)] : [];
  return [solid(lathe(lines[shape] ?? lines['stick'] ?? [], 0.02), of), ...ring, ...candle(0, high, 0)];
}

function tableLamp(shape: string, { of, accent }: Dressed): Part[] {
  const bases: Record<string, Flat[]> = {
    gourd: curve2([[0, 0], [0.4, 0], [0.62, 0.35], [0.5, 0.72], [0.24, 0.92], [0.34, 1.16], [0.16, 1.38], [0.08, 1.5], [0, 1.5]], 8),
    pillar: [[0, 0], [0.52, 0], [0.52, 0.1], [0.2, 0.16], [0.2, 1.42], [0.08, 1.5], [0, 1.5]],
    sphere: [...arc(0, 0.62, 0.62, 0.62, -80, 80, 24), [0.08, 1.3], [0.08, 1.5], [0, 1.5]],
    steps: [[0, 0], [0.62, 0], [0.62, 0.36], [0.46, 0.36], [0.46, 0.72], [0.32, 0.72], [0.32, 1.08], [0.18, 1.08], [0.18, 1.4], [0.08, 1.5], [0, 1.5]],
  };
  const shade: Flat[] = shape === 'pillar' || shape === 'steps' ? [[0.82, 1.4], [0.8, 2.3]] : [[0.98, 1.36], [0.52, 2.3]];
  const cloth = { ...accent, glow: (_x: number, y: number) => 0.55 * (1 - 0.35 * Math.abs(y - 1.7)), soft: 0.5 };
  return [solid(lathe(bases[shape] ?? bases['gourd'] ?? [], 0.02), of), solid(vessel(shade, 0.04), cloth), solid(move(cylinder(0.04, 0.12, 0.02), 0, 1.5, 0), BRASS), solid(move(sphere(0.2), 0, 1.78, 0), BULB)];
}

function clock(shape: string, { of, accent }: Dressed): Part[] {
  const y = 3;
  const flat = (s: Shape): Shape => move(turnX(s, 90), 0, y, 0.08);
  const face: Record<string, Shape> = {
    round: flat(cylinder(1.1, 0.08, 0.04)),
    square: move(box(1.05, 1.05, 0.08, 0.18), 0, y, 0.08),
    rays: union(flat(cylinder(0.62, 0.08, 0.03)), move(turnX(around(move(turnZ(cylinder(0.028, 0.34, 0.02), 90), 0.98, 0, 0), 24), 90), 0, y, 0.08)),
    pebble: move((x, yy, z) => { const d = stretch(sphere(1), 1.25, 0.98, 0.14)(x, yy + 0.12 * Math.sin(x * 1.6), z); return d; }, 0, y, 0.1),
  };
  const rim = shape === 'round' ? [solid(flat(torus(1.1, 0.07)), accent)] : [];
  const dots = Array.from({ length: 12 }, (_, i) => {
    const [a, r] = [i * Math.PI / 6, shape === 'rays' ? 0.5 : 0.84];
    return move(sphere(i % 3 === 0 ? 0.045 : 0.028), Math.sin(a) * r, y + Math.cos(a) * r, 0.18);
  });
  const [l, s] = shape === 'rays' ? [0.44, 0.3] : [0.74, 0.48];
  const hand = (a: number, length: number, w: number): Shape => rod([[0, y, 0.21], [Math.sin(a) * length, y + Math.cos(a) * length, 0.21]], w, w * 0.7);
  return [solid(face[shape] ?? face['round'] ?? sphere(1), of), ...rim, solid(union(...dots), accent), solid(union(hand(1.05, l, 0.022), hand(-1.05, s, 0.032), move(sphere(0.06), 0, y, 0.21)), accent)];
}

function basket(shape: string, { of, accent }: Dressed): Part[] {
  const lines: Record<string, Flat[]> = {
    belly: curve2([[0.02, 0.06], [0.6, 0.06], [0.95, 0.5], [0.92, 0.95], [0.74, 1.3]], 10),
    straight: [[0.02, 0.06], [0.82, 0.06], [0.88, 0.14], [0.92, 1.3]],
    bowl: curve2([[0.02, 0.06], [0.5, 0.06], [0.95, 0.28], [1.12, 0.6]], 8),
  };
  const high = shape === 'bowl' ? 0.6 : 1.3;
  const wide = { belly: 0.74, straight: 0.92, bowl: 1.12 }[shape] ?? 0.9;
  const handle = (s: number): Part => solid(rod(curve3([[s * wide, high - 0.08, -0.26], [s * (wide + 0.16), high + 0.16, -0.16], [s * (wide + 0.16), high + 0.16, 0.16], [s * wide, high - 0.08, 0.26]], 6), 0.055), accent);
  return [solid(vessel(lines[shape] ?? [], 0.1), of), solid(move(torus(wide, 0.065), 0, high, 0), accent), ...(shape === 'bowl' ? [] : [handle(1), handle(-1)])];
}

function cushion(shape: string, { of, accent }: Dressed): Part[] {
  if (shape === 'knot') {
    const loop = (turn: number): Shape => move(turnX(turnZ(stretch(torus(0.55, 0.3), 1, 1, 1), turn), turn * 0.7), 0, 0.85, 0);
    return [solid(melt(0.04, loop(0), loop(62), loop(-58)), of)];
  }
  const pillow = move(turnZ(cylinder(0.5, 1.3, 0.16), 90), 0, 0.5, 0);
  const piping = [-1.3, 1.3].map((x) => solid(move(turnZ(torus(0.4, 0.05), 90), x, 0.5, 0), accent));
  return [solid(pillow, of), ...piping];
}

export const HOME_MODELS: Record<string, Model> = { vase, pendant, 'candle-holder': candleHolder, 'table-lamp': tableLamp, clock, basket, cushion };
