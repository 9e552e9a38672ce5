import type { Flat, Shape } from './shapes';

/** Flat outlines turned into bodies: lathe (turned on the y axis) and slab (extruded along z). The distance field is baked into a grid once, so a long outline costs no more than a short one. */
type Field = (x: number, y: number) => number;

const CELLS = 460;
const { abs, max, min, sqrt } = Math;

function distanceToLine(points: readonly Flat[], x: number, y: number, closed: boolean): number {
  let best = 1e9;
  const n = points.length;
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const a = points[i] as Flat;
    const b = points[(i + 1) % n] as Flat;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const px = x - a[0];
    const py = y - a[1];
    const t = min(max((px * dx + py * dy) / (dx * dx + dy * dy + 1e-12), 0), 1);
    const d = (px - dx * t) ** 2 + (py - dy * t) ** 2;
    if (d < best) best = d;
  }
  return sqrt(best);
}

function inside(points: readonly Flat[], x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i] as Flat;
    const [xj, yj] = points[j] as Flat;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

/** Samples a field over a box around the points; outside the box the distance to the box is added. */
function bake(points: readonly Flat[], field: Field, margin: number): Field {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const [x0, y0] = [min(...xs) - margin, min(...ys) - margin];
  const step = max(max(...xs) - x0, max(...ys) - y0) / CELLS + margin / CELLS;
  const width = Math.ceil((max(...xs) + margin - x0) / step) + 2;
  const height = Math.ceil((max(...ys) + margin - y0) / step) + 2;
  const grid = new Float32Array(width * height);
  for (let j = 0; j < height; j++) for (let i = 0; i < width; i++) grid[j * width + i] = field(x0 + i * step, y0 + j * step);
  return (x, y) => {
    const u = (x - x0) / step;
    const v = (y - y0) / step;
    const cu = min(max(u, 0), width - 1.001);
    const cv = min(max(v, 0), height - 1.001);
    const i = cu | 0;
    const j = cv | 0;
    const fu = cu - i;
    const fv = cv - j;
    const k = j * width + i;
    const top = (grid[k] as number) * (1 - fu) + (grid[k + 1] as number) * fu;
    const low = (grid[k + width] as number) * (1 - fu) + (grid[k + width + 1] as number) * fu;
    const d = top * (1 - fv) + low * fv;
    return u === cu && v === cv ? d : sqrt(((u - cu) * step) ** 2 + ((v - cv) * step) ** 2 + d * d);
  };
}

const solid = (points: readonly Flat[], round: number): Field => (x, y) =>
  distanceToLine(points, x, y, true) * (inside(points, x, y) ? -1 : 1) - round;

/** Full body of revolution from an outline of [radius, height] points; close it on the axis yourself (radius 0). */
export function lathe(outline: readonly Flat[], round = 0.01): Shape {
  // Mirrored, so that the axis is inside the body and not an edge.
  const mirrored: Flat[] = [...outline, ...outline.map(([r, y]): Flat => [-r, y]).reverse()];
  const field = bake(mirrored, solid(mirrored, round), 0.5);
  return (x, y, z) => field(sqrt(x * x + z * z), y);
}

/** Thin-walled vessel: the line of [radius, height] points, thickened to a wall with a round lip. */
export function vessel(line: readonly Flat[], wall: number): Shape {
  const field = bake(line, (x, y) => distanceToLine(line, x, y, false) - wall / 2, 0.5);
  return (x, y, z) => field(sqrt(x * x + z * z), y);
}

/** Outline in x/y, extruded to `half` on both sides of z = 0, with rounded edges. */
export function slab(outline: readonly Flat[], half: number, round = 0.01): Shape {
  const field = bake(outline, solid(outline, 0), 0.5);
  return (x, y, z) => {
    const qx = field(x, y) + round;
    const qy = abs(z) - half + round;
    const ox = qx > 0 ? qx : 0;
    const oy = qy > 0 ? qy : 0;
    return min(max(qx, qy), 0) + sqrt(ox * ox + oy * oy) - round;
  };
}

/** A band of the given half width (along z) and half thickness that follows an open or closed line in x/y. */
export function band(line: readonly Flat[], half: number, thickness: number, closed = false): Shape {
  const field = bake(line, (x, y) => distanceToLine(line, x, y, closed), 0.5);
  const round = thickness * 0.6;
  return (x, y, z) => {
    const qx = field(x, y) - thickness + round;
    const qy = abs(z) - half + round;
    const ox = qx > 0 ? qx : 0;
    const oy = qy > 0 ? qy : 0;
    return min(max(qx, qy), 0) + sqrt(ox * ox + oy * oy) - round;
  };
}
