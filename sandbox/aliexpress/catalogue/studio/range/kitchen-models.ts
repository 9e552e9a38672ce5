import { glass, metal } from '../materials';
import { noise } from '../noise';
import { lathe, slab, vessel } from '../outlines';
import type { Part } from '../scene';
import { arc, box, curve2, curve3, cut, cylinder, melt, move, rod, sphere, stretch, swell, torus, turnX, turnZ, type Flat, type Shape } from '../shapes';
import type { Dressed, Model } from './model';
import { shift, solid } from './solid';

const COFFEE = { color: [0.05, 0.022, 0.012] as const, rough: 0.15, gloss: 0.05 };

const MUGS: Record<string, readonly Flat[]> = {
  straight: [[0.02, 0.06], [0.58, 0.06], [0.64, 0.12], [0.64, 1.3]],
  tulip: [[0.02, 0.06], [0.36, 0.06], [0.62, 0.35], [0.56, 0.85], [0.7, 1.25]],
  barrel: [[0.02, 0.06], [0.46, 0.06], [0.68, 0.5], [0.66, 0.85], [0.54, 1.2]],
  cone: [[0.02, 0.06], [0.4, 0.06], [0.46, 0.14], [0.76, 1.15]],
  low: [[0.02, 0.06], [0.5, 0.06], [0.84, 0.36], [0.88, 0.8]],
};
function mug(shape: string, { of }: Dressed): Part[] {
  const line = MUGS[shape] ?? MUGS['straight'] ?? [];
  const [wide, high] = line[line.length - 1] ?? [0.6, 1.2];
  const wall = vessel(shape === 'straight' || shape === 'cone' ? line : curve2(line, 8), 0.09);
  const faceted = shape === 'cone' ? swell(wall, (x, y, z) => 0.03 * Math.cos(Math.atan2(z, x) * 9), 0.8) : wall;
  const handle = shape === 'barrel'
    ? move(turnX(torus(0.3, 0.085), 90), wide + 0.22, high * 0.55, 0)
    : rod(curve3([[wide - 0.08, high * 0.25, 0], [wide + 0.34, high * 0.28, 0], [wide + 0.4, high * 0.66, 0], [wide - 0.04, high * 0.78, 0]], 8), 0.085);
  const inside = cylinder(wide - 0.03, high * 2, 0.01);
  return [solid(melt(0.06, faceted, (x, y, z) => Math.max(handle(x, y, z), -inside(x, y, z) - 0.1)), of), solid(move(cylinder((shape === 'barrel' ? 0.56 : wide) - 0.1, 0.02, 0.01), 0, high * 0.84, 0), COFFEE)];
}

function bowl(shape: string, { of, accent }: Dressed): Part[] {
  const lines: Record<string, Flat[]> = {
    ramen: curve2([[0.02, 0.22], [0.34, 0.22], [0.9, 0.62], [1.12, 1.1]], 8),
    salad: curve2([[0.02, 0.06], [0.6, 0.08], [1.1, 0.5], [1.2, 0.95]], 8),
    pasta: curve2([[0.02, 0.08], [0.7, 0.1], [0.82, 0.3], [1.3, 0.42]], 8),
    foot: curve2([[0.02, 0.62], [0.5, 0.66], [0.95, 0.95], [1.05, 1.3]], 8),
  };
  const wall = vessel(lines[shape] ?? [], 0.09);
  const foot = { ramen: lathe([[0, 0], [0.42, 0], [0.36, 0.24], [0, 0.24]], 0.02), foot: lathe(curve2([[0, 0], [0.6, 0], [0.2, 0.2], [0.16, 0.45], [0.4, 0.66], [0, 0.66]], 6), 0.02) }[shape];
  const servers = [0, 1].map((i) => solid(rod([[0.2 - i * 0.6, 0.3, 0.2], [0.9 - i * 0.4, 1.7, -0.5 + i * 0.2]], 0.055, 0.075), accent));
  return [solid(foot ? melt(0.08, wall, foot) : wall, of), ...(shape === 'salad' ? servers : [])];
}

function teapot(shape: string, { of, accent }: Dressed): Part[] {
  const bodies: Record<string, Flat[]> = {
    round: curve2([[0, 0.02], [0.5, 0.02], [0.95, 0.5], [0.9, 0.9], [0.5, 1.22], [0, 1.26]], 10),
    drum: [[0, 0.02], [0.8, 0.02], [0.86, 0.1], [0.86, 0.95], [0.74, 1.06], [0, 1.08]],
    pear: curve2([[0, 0.02], [0.72, 0.02], [0.92, 0.35], [0.66, 0.95], [0.44, 1.35], [0, 1.4]], 10),
  };
  const top = { round: 1.26, drum: 1.08, pear: 1.4 }[shape] ?? 1.2;
  const body = lathe(bodies[shape] ?? [], 0.03);
  const spout = rod(curve3([[0.7, 0.45, 0], [1.1, 0.6, 0], [1.25, 1.0, 0], [1.5, 1.2, 0]], 8), 0.17, 0.09);
  const over = shape === 'drum';
  const handle = over
    ? rod(curve3([[-0.6, 1.0, 0], [-0.75, 1.75, 0], [0, 2.15, 0], [0.75, 1.75, 0], [0.6, 1.0, 0]], 8), 0.07)
    : rod(curve3([[-0.72, 0.95, 0], [-1.2, 1.1, 0], [-1.35, 0.65, 0], [-0.85, 0.35, 0]], 8), 0.085);
  return [solid(melt(0.1, body, spout), of), solid(handle, over ? accent : of), solid(move(stretch(sphere(0.44), 1, 0.3, 1), 0, top, 0), of), solid(move(sphere(0.11), 0, top + 0.2, 0), accent)];
}

function jar(shape: string, { of, accent }: Dressed): Part[] {
  const square = shape === 'square';
  const wall: Shape = square
    ? cut(move(box(0.72, 0.8, 0.72, 0.16), 0, 0.82, 0), move(box(0.64, 0.9, 0.64, 0.12), 0, 1.0, 0), 0.02)
    : vessel(shape === 'tall' ? [[0.02, 0.06], [0.52, 0.06], [0.56, 0.12], [0.56, 2.0]] : shape === 'ribbed' ? [[0.02, 0.06], [0.66, 0.06], [0.74, 0.2], [0.74, 1.4]] : curve2([[0.02, 0.06], [0.6, 0.06], [0.86, 0.5], [0.8, 1.05], [0.6, 1.35]], 8), 0.07);
  const high = square ? 1.62 : { tall: 2.0, ribbed: 1.4 }[shape] ?? 1.35;
  const wide = square ? 0.6 : { tall: 0.56, ribbed: 0.74 }[shape] ?? 0.62;
  const ribs = shape === 'ribbed' ? swell(wall, (x, _y, z) => 0.025 * Math.sin(Math.atan2(z, x) * 28), 0.75) : wall;
  const lid = square ? move(box(0.66, 0.09, 0.66, 0.06), 0, high + 0.06, 0) : move(cylinder(wide, 0.1, 0.05), 0, high + 0.06, 0);
  const fill: Part[] = of.glass ? [solid(square ? move(box(0.56, 0.42, 0.56, 0.08), 0, 0.56, 0) : move(cylinder(wide - 0.07, high * 0.3, 0.04), 0, high * 0.3 + 0.1, 0), { color: (x, y, z) => (noise(x * 14, y * 14, z * 14) > 0.1 ? [0.78, 0.62, 0.4] : [0.62, 0.44, 0.24]), rough: 0.9, gloss: 0.02, relief: (x, y, z) => 0.02 * noise(x * 14, y * 14, z * 14) })] : [];
  return [solid(ribs, of), ...fill, solid(lid, accent), solid(move(sphere(0.13), 0, high + 0.26, 0), accent)];
}

function board(shape: string, { of, accent }: Dressed): Part[] {
  const outlines: Record<string, Flat[]> = {
    round: arc(0, 1.2, 1.15, 1.15, 0, 354, 60),
    paddle: [...arc(0.3, 0.3, 0.3, 0.3, 180, 270, 6).map(([x, y]): Flat => [x - 0.9, y]), ...arc(0.6, 0.3, 0.3, 0.3, 270, 360, 6), [0.9, 1.6], ...arc(0.55, 1.6, 0.35, 0.35, 0, 90, 6), [0.2, 2.0], [0.17, 2.6], ...arc(0, 2.6, 0.17, 0.17, 0, 180, 8), [-0.2, 2.0], ...arc(-0.55, 1.6, 0.35, 0.35, 90, 180, 6)],
    arch: [[-0.85, 0], [0.85, 0], [0.85, 1.4], ...arc(0, 1.4, 0.85, 0.85, 0, 180, 24), [-0.85, 1.4]],
    slab: [[-0.8, 0.05], [0.8, 0.05], [0.8, 2.3], [-0.8, 2.3]],
  };
  const plate = slab(outlines[shape] ?? [], 0.1, 0.05);
  const holes: Record<string, readonly [number, number, number]> = { round: [0.66, 1.86, 0.12], paddle: [0, 2.55, 0.07], arch: [0, 1.9, 0.13], slab: [0, 2.08, 0.1] };
  const [hx, hy, hr] = holes[shape] ?? [0, 2, 0.1];
  const lean = (s: Shape): Shape => turnX(s, -11);
  return [
    solid(lean(cut(plate, move(turnX(cylinder(hr, 0.4), 90), hx, hy, 0), 0.03)), of),
    solid(lean(rod(curve3([[hx - 0.02, hy - hr + 0.02, 0.12], [hx - 0.14, hy - 0.5, 0.16], [hx + 0.1, hy - 0.62, 0.16], [hx + 0.04, hy - hr, 0.12]], 6), 0.03)), accent),
  ];
}

function mill(shape: string, { of, accent }: Dressed): Part[] {
  const lines: Record<string, Flat[]> = {
    classic: curve2([[0, 0], [0.42, 0], [0.4, 0.3], [0.26, 0.75], [0.34, 1.15], [0.24, 1.4], [0.3, 1.5], [0, 1.5]], 8),
    pawn: curve2([[0, 0], [0.46, 0], [0.46, 0.14], [0.28, 0.5], [0.24, 1.1], [0.32, 1.3], [0, 1.32]], 8),
    tower: [[0, 0], [0.34, 0], [0.36, 0.05], [0.36, 1.5], [0, 1.5]],
  };
  const top = { classic: 1.5, pawn: 1.32, tower: 1.5 }[shape] ?? 1.5;
  const head = shape === 'tower' ? move(cylinder(0.36, 0.18, 0.05), 0, top + 0.22, 0) : move(stretch(sphere(0.36), 1, 0.85, 1), 0, top + 0.3, 0);
  const one = (m: Dressed['of']): Part[] => [solid(lathe(lines[shape] ?? [], 0.02), m), solid(move(cylinder(0.2, 0.03, 0.01), 0, top + 0.02, 0), metal('#c9ccd0')), solid(head, m), solid(move(sphere(0.08), 0, top + (shape === 'tower' ? 0.46 : 0.64), 0), metal('#c9ccd0'))];
  return [...shift(one(of), -0.5, 0, 0.1), ...shift(one(accent), 0.5, 0, -0.2)];
}

function pan(shape: string, { of, accent }: Dressed): Part[] {
  const high = { skillet: 0.36, saucepan: 0.95, casserole: 0.85 }[shape] ?? 0.5;
  const wide = { skillet: 1.15, saucepan: 0.78, casserole: 1.05 }[shape] ?? 1;
  const body = vessel(curve2([[0.02, 0.05], [wide * 0.84, 0.05], [wide * 0.97, 0.16], [wide, high]], 8), 0.07);
  const grip = shape === 'casserole'
    ? [1, -1].map((s) => solid(rod(curve3([[s * wide, high - 0.12, -0.28], [s * (wide + 0.26), high - 0.06, -0.2], [s * (wide + 0.26), high - 0.06, 0.2], [s * wide, high - 0.12, 0.28]], 6), 0.07), of))
    : [solid(rod([[wide, high - 0.1, 0], [wide + 1.25, high + 0.16, 0]], 0.07, 0.095), accent)];
  const lid = shape === 'skillet' ? [] : [solid(move(stretch(sphere(wide), 1, 0.2, 1), 0, high + 0.02, 0), shape === 'saucepan' ? glass('#e9f1ef') : of), solid(move(sphere(0.13), 0, high + 0.32, 0), accent)];
  return [solid(body, of), ...grip, ...lid];
}

function spoonSet(shape: string, { of, accent }: Dressed): Part[] {
  const spoon = (x: number, lean: number): Part[] => [
    solid(turnZ(move(rod([[0, 0, 0], [0, 2.0, 0]], 0.06, 0.05), x, 0.4, 0), lean), of),
    solid(turnZ(move(shape === 'turner' ? box(0.26, 0.36, 0.04, 0.04) : stretch(sphere(0.3), 0.9, 1.25, 0.35), x, 2.55, 0), lean), of),
  ];
  return [solid(vessel([[0.02, 0.06], [0.5, 0.06], [0.54, 0.12], [0.54, 1.25]], 0.08), accent), ...spoon(-0.22, 7), ...spoon(0.02, -1), ...spoon(0.24, -9)];
}

export const KITCHEN_MODELS: Record<string, Model> = { mug, bowl, teapot, jar, board, mill, pan, 'spoon-set': spoonSet };
