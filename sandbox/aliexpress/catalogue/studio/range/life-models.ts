import { matte, metal, rgb } from '../materials';
import { band, lathe, slab } from '../outlines';
import type { Part } from '../scene';
import { arc, box, common, curve2, curve3, cut, cylinder, melt, move, rod, sphere, stretch, swell, torus, turnX, turnY, turnZ, union, type Flat, type Shape } from '../shapes';
import type { Dressed, Model } from './model';
import { shift, solid } from './solid';

const STEEL = metal('#cfd3d6', 0.2);
type Half = readonly [w: number, h: number, d: number];

/** Models for travel, sport, children and bags. */
function flask(shape: string, { of, accent }: Dressed): Part[] {
  const lines: Record<string, Flat[]> = {
    slim: [[0, 0], [0.36, 0], [0.4, 0.06], [0.4, 1.7], ...arc(0.2, 1.75, 0.2, 0.26, 0, 80, 8), [0.2, 2.1], [0, 2.1]],
    wide: [[0, 0], [0.54, 0], [0.58, 0.06], [0.58, 1.35], ...arc(0.3, 1.4, 0.28, 0.26, 0, 80, 8), [0.32, 1.75], [0, 1.75]],
    tumbler: [[0, 0], [0.4, 0], [0.44, 0.06], [0.62, 1.6], [0, 1.6]], kids: [[0, 0], [0.46, 0], [0.5, 0.06], [0.5, 0.5], [0.46, 0.7], [0.5, 0.9], [0.5, 1.2], [0, 1.2]],
    carafe: curve2([[0, 0], [0.7, 0], [0.78, 0.3], [0.6, 0.9], [0.34, 1.3], [0.3, 1.5], [0, 1.5]], 8),
  };
  const top = { slim: 2.1, wide: 1.75, tumbler: 1.6, kids: 1.2, carafe: 1.5 }[shape] ?? 1.6;
  const neck = { slim: 0.24, wide: 0.38, tumbler: 0.64, kids: 0.5, carafe: 0.32 }[shape] ?? 0.3;
  const cap = solid(move(cylinder(neck, shape === 'tumbler' ? 0.07 : 0.2, 0.05), 0, top + (shape === 'tumbler' ? 0.06 : 0.16), 0), accent);
  const loop = shape === 'wide' || shape === 'kids' ? [solid(move(turnX(torus(0.24, 0.06), 90), 0, top + 0.46, 0), accent)] : [];
  const straw = shape === 'tumbler' ? [solid(rod([[0.15, top, 0], [0.3, top + 0.85, 0]], 0.06), accent)] : [];
  const handle = shape === 'carafe' ? [solid(rod(curve3([[-0.4, 1.2, 0], [-0.95, 1.15, 0], [-1.0, 0.5, 0], [-0.72, 0.35, 0]], 8), 0.08), accent)] : [];
  return [solid(lathe(lines[shape] ?? [], 0.03), of), cap, ...loop, ...straw, ...handle];
}

function suitcase(shape: string, { of, accent }: Dressed): Part[] {
  const halves: Record<string, Half> = { cabin: [0.78, 1.05, 0.42], trunk: [0.9, 1.2, 0.5], vanity: [0.75, 0.55, 0.45], soft: [0.8, 1.05, 0.4] };
  const [w, h, d] = halves[shape] ?? [0.8, 1.05, 0.42];
  const y = shape === 'vanity' ? h + 0.03 : h + 0.2;
  const shellShape = move(box(w, h, d, shape === 'trunk' ? 0.12 : 0.22), 0, y, 0);
  const ribs: Shape = shape === 'cabin' ? (x) => 0.025 * Math.max(0, Math.cos(x * 15)) : shape === 'trunk' ? (_x, yy) => 0.03 * Math.max(0, Math.cos(yy * 9)) : () => 0;
  const wheels = shape === 'vanity' ? [] : [[-1, -1], [1, -1], [-1, 1], [1, 1]].map(([x = 0, z = 0]) => solid(move(turnZ(cylinder(0.12, 0.07, 0.04), 90), x * (w - 0.2), 0.12, z * (d - 0.16)), matte('#2c2d30')));
  const pull = shape === 'vanity' ? [solid(rod(curve3([[-0.3, y + h, 0], [-0.24, y + h + 0.26, 0], [0.24, y + h + 0.26, 0], [0.3, y + h, 0]], 6), 0.06), accent)] : [-0.32, 0.32].map((x) => solid(rod([[x, y + h - 0.1, -d + 0.12], [x, y + h + 0.55, -d + 0.12]], 0.04), STEEL)).concat([solid(move(box(0.42, 0.07, 0.08, 0.05), 0, y + h + 0.58, -d + 0.12), accent)]);
  const zip = solid(move(swell(box(w + 0.012, h + 0.012, 0.03, 0.02), () => 0, 0.95), 0, y, 0.02), accent);
  const pocket = shape === 'soft' ? [solid(move(box(w - 0.16, h * 0.45, 0.08, 0.07), 0, y - h * 0.4, d + 0.02), of), solid(move(box(w - 0.2, 0.02, 0.02, 0.01), 0, y + h * 0.02, d + 0.1), accent)] : [];
  return [solid(swell(shellShape, ribs, 0.85), of), zip, ...wheels, ...pull, ...pocket];
}

function neckPillow(shape: string, { of, accent }: Dressed): Part[] {
  const bend: Shape = rod(Array.from({ length: 26 }, (_, i) => { const a = (-50 + i * 280 / 25) * Math.PI / 180; return [Math.cos(a) * 0.8, 0.42, -Math.sin(a) * 0.8] as const; }), 0.38, 0.36);
  const full = shape === 'collar' ? melt(0.1, bend, move(bend, 0, 0.42, 0)) : bend;
  return [solid(full, of), solid(move(box(0.16, 0.1, 0.04, 0.03), -0.5, 0.42, 0.96), accent)];
}

function dumbbell(shape: string, { of, accent }: Dressed): Part[] {
  const hex: Shape = (x, y, z) => Math.max(Math.max(Math.abs(y) * 0.866 + Math.abs(z) * 0.5, Math.abs(z)) - 0.5, Math.abs(x) - 0.3) - 0.04;
  const heads: Record<string, Shape> = { hex, round: turnZ(cylinder(0.5, 0.32, 0.1), 90), soft: stretch(sphere(0.5), 0.85, 1, 1), plates: union(turnZ(cylinder(0.56, 0.11, 0.03), 90), move(turnZ(cylinder(0.44, 0.1, 0.03), 90), 0.24, 0, 0), move(turnZ(cylinder(0.3, 0.1, 0.03), 90), 0.46, 0, 0)) };
  const head = heads[shape] ?? hex;
  const one = (): Part[] => [solid(move(head, 0.86, 0.54, 0), of), solid(move((x, y, z) => head(-x, y, z), -0.86, 0.54, 0), of), solid(move(turnZ(cylinder(shape === 'soft' ? 0.2 : 0.14, 0.7, 0.03), 90), 0, 0.54, 0), shape === 'soft' ? of : accent)];
  return shape === 'plates' ? one() : [...shift(one(), 0, 0, -0.65), ...shift(one(), 0.25, 0, 0.65)];
}

function kettlebell(shape: string, { of, accent }: Dressed): Part[] {
  const body = shape === 'flat' ? melt(0.12, move(turnX(cylinder(0.78, 0.42, 0.2), 90), 0, 0.78, 0), move(box(0.5, 0.08, 0.4, 0.05), 0, 0.08, 0)) : cut(move(sphere(0.82), 0, 0.78, 0), move(box(2, 0.2, 2), 0, -0.18, 0), 0.04);
  const wide = shape === 'slim' ? 0.4 : 0.52;
  const handle = rod(curve3([[-wide, 1.15, 0], [-wide - 0.06, 1.75, 0], [-0.3, 2.05, 0], [0.3, 2.05, 0], [wide + 0.06, 1.75, 0], [wide, 1.15, 0]], 8), 0.13);
  return [solid(melt(0.16, body, shape === 'slim' ? move(handle, 0, -0.1, 0) : handle), of), solid(move(turnX(cylinder(0.3, 0.02, 0.01), 90), 0, 0.78, shape === 'flat' ? 0.43 : 0.81), accent)];
}

function roller(shape: string, { of, accent }: Dressed): Part[] {
  const lie = (s: Shape): Shape => move(turnX(turnZ(s, 90), 0), 0, 0.6, 0);
  const tube = cut(cylinder(0.6, 1.35, 0.05), cylinder(0.34, 2), 0.03);
  const skin: Record<string, Shape> = {
    grid: (x, y, z) => 0.05 * (Math.cos(Math.atan2(z, x) * 8) * Math.cos(y * 9) > 0 ? 1 : 0.2), waves: (_x, y) => 0.06 * Math.cos(y * 11), knobs: (x, y, z) => 0.09 * Math.max(0, Math.cos(Math.atan2(z, x) * 7) * Math.cos(y * 7.5)),
  };
  return [solid(lie(swell(tube, skin[shape] ?? (() => 0), 0.65, 0.1)), of), solid(lie(cut(cylinder(0.36, 1.34, 0.03), cylinder(0.3, 2), 0.02)), accent)];
}

function yogaMat(shape: string, { of, accent }: Dressed): Part[] {
  const spiral: Flat[] = Array.from({ length: 130 }, (_, i) => { const a = i / 129 * Math.PI * 2 * 4; const r = 0.12 + 0.0185 * a; return [Math.cos(a) * r, Math.sin(a) * r]; });
  const roll = band(spiral, 1.5, 0.05);
  const up: Shape = shape === 'standing' ? (x, y, z) => roll(x, z, y - 1.5) : (x, y, z) => roll(z, y - 0.6, x);
  const ring = (at: number): Shape => shape === 'standing' ? move(torus(0.61, 0.05), 0, at, 0) : move(turnZ(torus(0.61, 0.05), 90), at, 0.6, 0);
  const strap = shape === 'standing' ? [ring(2.1), ring(0.9)] : [ring(-0.8), ring(0.8)];
  const sling = shape === 'sling' ? [solid(rod(curve3([[-0.8, 1.2, 0], [-0.3, 1.75, 0.1], [0.3, 1.75, 0.1], [0.8, 1.2, 0]], 8), 0.05), accent)] : [];
  return [solid(up, of), ...strap.map((s) => solid(s, accent)), ...sling];
}

function stackingCups(shape: string, { of, accent }: Dressed): Part[] {
  let y = 0;
  return [0.85, 0.7, 0.56, 0.43].map((r, i) => {
    const outline: Flat[] = shape === 'round' ? [[0, 0], [r, 0], [r * 0.86, r * 1.2], [0, r * 1.2]] : curve2([[0, 0], [r * 0.9, 0], [r, r * 0.5], [r * 0.7, r * 1.1], [0, r * 1.2]], 6);
    const body = shape === 'square' ? move(box(r, r * 0.6, r, 0.06), 0, r * 0.6, 0) : lathe(outline, 0.04);
    const piece = solid(move(body, 0, y, 0), i % 2 ? accent : of);
    y += r * 1.2;
    return piece;
  });
}

const TOY = ['#c8553d', '#e2b84b', '#7f9a64', '#5b8fa8', '#dd8a3e', '#e8cfa2'] as const;
function blocks(shape: string, { of, accent }: Dressed): Part[] {
  const paint = (i: number): Dressed['of'] => (i % 3 === 0 ? of : i % 3 === 1 ? accent : matte(TOY[i % TOY.length] ?? '#c8553d'));
  const cubeAt = (x: number, y: number, z: number, i: number): Part => solid(move(turnY(box(0.36, 0.36, 0.36, 0.05), i * 17), x, y + 0.36, z), paint(i));
  if (shape === 'castle') return [cubeAt(-0.8, 0, 0, 0), cubeAt(0, 0, 0, 3), cubeAt(0.8, 0, 0, 6), solid(move(slab([[-0.4, 0], [0.4, 0], [0, 0.6]], 0.34, 0.03), -0.8, 0.74, 0), paint(1)), solid(move(slab([[-0.4, 0], [0.4, 0], [0, 0.6]], 0.34, 0.03), 0.8, 0.74, 0), paint(4)), solid(move(cut(box(0.4, 0.34, 0.34, 0.03), move(turnX(cylinder(0.2, 1), 90), 0, -0.34, 0), 0.02), 0, 1.08, 0), paint(2)), solid(move(cylinder(0.3, 0.34, 0.04), 0, 1.78, 0), paint(5))];
  if (shape === 'rainbow') return [0, 1, 2, 3, 4].map((i) => solid(common(turnX((x, y, z) => Math.max(Math.abs(Math.hypot(x, z) - (1.15 - i * 0.2)) - 0.085, Math.abs(y) - 0.3) - 0.01, 90), move(box(3, 2, 3), 0, 2, 0)), i === 0 ? of : i === 4 ? accent : matte(TOY[i] ?? '#c8553d')));
  return [cubeAt(-0.5, 0, 0.1, 1), cubeAt(0.4, 0, -0.15, 2), cubeAt(-0.05, 0.74, 0, 4), solid(move(sphere(0.36), 1.1, 0.36, 0.5), paint(3)), solid(move(cylinder(0.3, 0.36, 0.04), -1.2, 0.36, 0.4), paint(5))];
}

function teether(shape: string, { of, accent }: Dressed): Part[] {
  const beads = union(...Array.from({ length: 14 }, (_, i) => move(sphere(0.17), Math.cos(i * 0.449) * 0.72, 1.1 + Math.sin(i * 0.449) * 0.72, 0)));
  if (shape === 'beads') return [solid(beads, of), solid(union(...[0, 1, 2].map((i) => move(sphere(0.26), Math.cos(-1.1 - i * 0.45) * 0.72, 1.1 + Math.sin(-1.1 - i * 0.45) * 0.76, 0.02))), accent)];
  const ring = move(turnX(torus(0.52, 0.13), 90), 0, 0.66, 0);
  if (shape === 'bear') return [solid(ring, accent), solid(melt(0.06, move(stretch(sphere(0.62), 1, 0.92, 0.42), 0, 1.62, 0), ...[-0.46, 0.46].map((x) => move(stretch(sphere(0.26), 1, 1, 0.6), x, 2.12, 0))), of), solid(union(move(sphere(0.06), -0.2, 1.7, 0.24), move(sphere(0.06), 0.2, 1.7, 0.24), move(stretch(sphere(0.12), 1.2, 0.8, 0.6), 0, 1.5, 0.26)), matte('#3a322b'))];
  const leaf = (s: number): Shape => move(turnZ(stretch(sphere(0.6), 0.46, 1, 0.24), s * 34), -s * 0.32, 1.6, 0);
  return [solid(ring, accent), solid(melt(0.08, leaf(1), leaf(-1), move(stretch(sphere(0.6), 0.4, 1.05, 0.24), 0, 1.72, 0)), of)];
}

function nightLight(shape: string, { of, accent }: Dressed): Part[] {
  const glow = { ...of, glow: (_x: number, y: number) => 0.32 + 0.12 * Math.sin(y * 2), soft: 0.8 };
  const eyes = (y: number, z: number, gap = 0.22): Part => solid(union(move(sphere(0.055), -gap, y, z), move(sphere(0.055), gap, y, z)), matte('#3a322b'));
  if (shape === 'moon') return [solid(move(cut(turnX(cylinder(0.95, 0.2, 0.12), 90), move(turnX(cylinder(0.8, 0.6), 90), 0.45, 0.2, 0), 0.05), 0, 1.05, 0), glow), solid(move(box(0.7, 0.09, 0.4, 0.05), 0, 0.09, 0), accent)];
  if (shape === 'cloud') return [solid(melt(0.12, move(stretch(sphere(0.7), 1, 0.9, 0.55), 0, 0.85, 0), move(stretch(sphere(0.5), 1, 0.9, 0.6), -0.75, 0.62, 0), move(stretch(sphere(0.52), 1, 0.9, 0.6), 0.78, 0.66, 0), move(box(1.1, 0.22, 0.28, 0.2), 0, 0.26, 0)), glow), eyes(0.72, 0.4)];
  const ears: Record<string, Shape> = { bunny: union(...[-1, 1].map((s) => move(turnZ(stretch(sphere(0.6), 0.3, 1, 0.3), -s * 9), s * 0.34, 2.05, 0))), bear: union(...[-1, 1].map((s) => move(sphere(0.26), s * 0.56, 1.7, 0))) };
  return [solid(melt(0.08, move(stretch(sphere(0.85), 1, 1.08, 0.92), 0, 0.9, 0), ears[shape] ?? sphere(0)), glow), eyes(1.1, 0.74), solid(union(move(stretch(sphere(0.08), 1.3, 0.8, 0.6), 0, 0.94, 0.8), ...[-0.42, 0.42].map((x) => move(stretch(sphere(0.11), 1, 0.7, 0.4), x, 0.92, 0.66))), accent)];
}

function tote(shape: string, { of, accent }: Dressed): Part[] {
  const halves: Record<string, Half> = { market: [1.0, 0.95, 0.32], bucket: [0.7, 0.85, 0.6], weekend: [1.3, 0.72, 0.5], mini: [0.72, 0.6, 0.3] };
  const [w, h, d] = halves[shape] ?? [1, 0.95, 0.3];
  const cloth: Shape = shape === 'bucket' ? lathe(curve2([[0, 0.02], [0.62, 0.02], [0.78, 0.2], [0.74, 1.5], [0, 1.56]], 8), 0.05) : swell(move(box(w, h, d, 0.14), 0, h, 0), (x, y, z) => 0.07 * Math.cos(x / w * 1.5) * Math.max(0, 1 - y / (2 * h)) + 0.02 * Math.sin(x * 5 + z * 3 + y), 0.7, 0.1);
  const top = shape === 'bucket' ? 1.5 : 2 * h - 0.06;
  const strap = (z: number): Part => solid(rod(curve3([[-w * 0.5, top - 0.3, z], [-w * 0.42, top + 0.5, z * 0.8], [w * 0.42, top + 0.5, z * 0.8], [w * 0.5, top - 0.3, z]], 8), 0.055), accent);
  const patch = shape === 'bucket' ? [] : [solid(move(box(0.2, 0.13, 0.015, 0.01), 0, h * 0.9, d + 0.08), accent)];
  return [solid(cloth, of), strap(d + 0.02), strap(-d - 0.02), ...patch];
}

function backpack(shape: string, { of, accent }: Dressed): Part[] {
  const h = shape === 'roll' ? 1.15 : 1.0;
  const body = swell(move(box(0.82, h, 0.44, 0.3), 0, h + 0.03, 0), (x, y) => 0.02 * Math.sin(x * 4 + y * 3), 0.85);
  const pocket = solid(move(box(0.6, 0.42, 0.14, 0.13), 0, 0.6, 0.48), of);
  const flap = shape === 'flap' ? [solid(move(box(0.84, 0.42, 0.5, 0.28), 0, 1.72, 0.04), accent), ...[-0.36, 0.36].map((x) => solid(move(box(0.07, 0.34, 0.03, 0.02), x, 1.2, 0.55), accent))] : [];
  const roll = shape === 'roll' ? [solid(move(turnZ(cylinder(0.26, 0.74, 0.1), 90), 0, 2.36, 0), of), solid(move(box(0.06, 0.3, 0.3, 0.03), 0, 2.36, 0.02), accent)] : [solid(rod(curve3([[-0.22, 2.0, -0.2], [-0.16, 2.3, -0.2], [0.16, 2.3, -0.2], [0.22, 2.0, -0.2]], 6), 0.06), accent)];
  return [solid(body, of), pocket, solid(move(box(0.5, 0.025, 0.03, 0.015), 0, 0.92, 0.62), accent), ...flap, ...roll];
}

function pouch(shape: string, { of, accent }: Dressed): Part[] {
  const body: Shape = shape === 'roll' ? move(turnZ(cylinder(0.5, 1.0, 0.16), 90), 0, 0.5, 0) : swell(move(box(1.1, 0.6, shape === 'flat' ? 0.16 : 0.42, 0.14), 0, 0.6, 0), (x, y) => 0.08 * Math.cos(x * 1.4) * Math.cos((y - 0.6) * 2.4), 0.75, 0.1);
  const y = shape === 'roll' ? 0.98 : 1.2;
  const tassel = [solid(move(sphere(0.06), 0.85, y, 0.05), accent), solid(rod([[0.85, y, 0.08], [0.98, y - 0.45, 0.3]], 0.05, 0.07), accent)];
  return [solid(body, of), solid(move(box(0.92, 0.035, 0.05, 0.02), 0, y, 0), { color: rgb('#c9a25c'), rough: 0.25, gloss: 0.9, metal: true }), ...tassel];
}

export const LIFE_MODELS: Record<string, Model> = { flask, suitcase, 'neck-pillow': neckPillow, dumbbell, kettlebell, roller, 'yoga-mat': yogaMat, 'stacking-cups': stackingCups, blocks, teether, 'night-light': nightLight, tote, backpack, pouch };
