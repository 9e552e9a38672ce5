/**
 * Signed distance shapes: each answers how far a point is from a surface (negative inside). One unit is about ten centimetres, y points up.
 * They are plain closures because the tracer calls them some hundred million times per picture.
 */
export type Shape = (x: number, y: number, z: number) => number;
export type Flat = readonly [number, number];
export type Point = readonly [number, number, number];

const { abs, cos, hypot, max, min, sin, sqrt } = Math;

export const sphere = (radius: number): Shape => (x, y, z) => sqrt(x * x + y * y + z * z) - radius;

/** Half extents and the radius of the rounded edges (inside the extents). */
export function box(hx: number, hy: number, hz: number, round = 0.02): Shape {
  const [ex, ey, ez] = [hx - round, hy - round, hz - round];
  return (x, y, z) => {
    const qx = abs(x) - ex;
    const qy = abs(y) - ey;
    const qz = abs(z) - ez;
    const ox = qx > 0 ? qx : 0;
    const oy = qy > 0 ? qy : 0;
    const oz = qz > 0 ? qz : 0;
    return sqrt(ox * ox + oy * oy + oz * oz) + min(max(qx, qy, qz), 0) - round;
  };
}

/** Upright cylinder around the y axis: radius, half height, edge rounding. */
export function cylinder(radius: number, half: number, round = 0.02): Shape {
  return (x, y, z) => {
    const qx = sqrt(x * x + z * z) - radius + round;
    const qy = abs(y) - half + round;
    const ox = qx > 0 ? qx : 0;
    const oy = qy > 0 ? qy : 0;
    return min(max(qx, qy), 0) + sqrt(ox * ox + oy * oy) - round;
  };
}

/** Ring lying flat around the y axis. */
export const torus = (ring: number, tube: number): Shape => (x, y, z) => hypot(sqrt(x * x + z * z) - ring, y) - tube;

/** Round rod through the given points; the radius may change from start to end. */
export function rod(points: readonly Point[], radius: number, endRadius = radius): Shape {
  const last = points.length - 1;
  // Seven numbers per segment: start, direction, one over length squared.
  const legs = new Float64Array(last * 7);
  for (let i = 0; i < last; i++) {
    const a = points[i] as Point;
    const b = points[i + 1] as Point;
    const d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
    legs.set([...a, ...d, 1 / (d[0] * d[0] + d[1] * d[1] + d[2] * d[2] + 1e-12)], i * 7);
  }
  return (x, y, z) => {
    let best = 1e9;
    for (let i = 0, k = 0; i < last; i++, k += 7) {
      const px = x - (legs[k] as number);
      const py = y - (legs[k + 1] as number);
      const pz = z - (legs[k + 2] as number);
      const dx = legs[k + 3] as number;
      const dy = legs[k + 4] as number;
      const dz = legs[k + 5] as number;
      const u = (px * dx + py * dy + pz * dz) * (legs[k + 6] as number);
      const t = u < 0 ? 0 : u > 1 ? 1 : u;
      const ex = px - dx * t;
      const ey = py - dy * t;
      const ez = pz - dz * t;
      const d = sqrt(ex * ex + ey * ey + ez * ez) - (radius + (endRadius - radius) * ((i + t) / last));
      if (d < best) best = d;
    }
    return best;
  };
}

function curve(points: readonly (readonly number[])[], steps: number, closed: boolean): number[][] {
  const out: number[][] = [];
  const n = points.length;
  const at = (i: number): readonly number[] => points[closed ? (i + n) % n : min(max(i, 0), n - 1)] ?? [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
      out.push(b.map((v, k) => {
        const [p, q, r] = [a[k] ?? 0, c[k] ?? 0, d[k] ?? 0];
        return 0.5 * (2 * v + (q - p) * t + (2 * p - 5 * v + 4 * q - r) * t * t + (3 * v - p - 3 * q + r) * t * t * t);
      }));
    }
  }
  if (!closed) out.push([...at(n - 1)]);
  return out;
}

/** Points on a smooth curve (Catmull-Rom) through the given ones: for outlines and profiles. */
export const curve2 = (points: readonly Flat[], steps = 8, closed = false): Flat[] => curve(points, steps, closed).map((p): Flat => [p[0] ?? 0, p[1] ?? 0]);

/** Part of an ellipse, angles in degrees (0 right, 90 up). */
export function arc(cx: number, cy: number, rx: number, ry: number, from: number, to: number, steps = 24): Flat[] {
  return Array.from({ length: steps + 1 }, (_, i): Flat => {
    const a = (from + (to - from) * i / steps) * Math.PI / 180;
    return [cx + rx * cos(a), cy + ry * sin(a)];
  });
}

/** The same in space: for rods. */
export const curve3 = (points: readonly Point[], steps = 6, closed = false): Point[] => curve(points, steps, closed).map((p): Point => [p[0] ?? 0, p[1] ?? 0, p[2] ?? 0]);

export const move = (shape: Shape, dx: number, dy: number, dz: number): Shape => (x, y, z) => shape(x - dx, y - dy, z - dz);

export const scale = (shape: Shape, by: number): Shape => (x, y, z) => shape(x / by, y / by, z / by) * by;

/** Squeezes along the axes; the distance is made safe by the smallest factor. */
export function stretch(shape: Shape, sx: number, sy: number, sz: number): Shape {
  const safe = min(sx, sy, sz);
  return (x, y, z) => shape(x / sx, y / sy, z / sz) * safe;
}

export function turnX(shape: Shape, degrees: number): Shape {
  const [c, s] = [cos(degrees * Math.PI / 180), sin(degrees * Math.PI / 180)];
  return (x, y, z) => shape(x, c * y + s * z, c * z - s * y);
}
export function turnY(shape: Shape, degrees: number): Shape {
  const [c, s] = [cos(degrees * Math.PI / 180), sin(degrees * Math.PI / 180)];
  return (x, y, z) => shape(c * x - s * z, y, s * x + c * z);
}
export function turnZ(shape: Shape, degrees: number): Shape {
  const [c, s] = [cos(degrees * Math.PI / 180), sin(degrees * Math.PI / 180)];
  return (x, y, z) => shape(c * x + s * y, c * y - s * x, z);
}

export function union(...shapes: readonly Shape[]): Shape {
  return (x, y, z) => {
    let best = 1e9;
    for (const shape of shapes) {
      const d = shape(x, y, z);
      if (d < best) best = d;
    }
    return best;
  };
}

/** Union with a fillet of about `k`. */
export function melt(k: number, ...shapes: readonly Shape[]): Shape {
  return (x, y, z) => {
    let best = 1e9;
    for (const shape of shapes) {
      const d = shape(x, y, z);
      const h = max(k - abs(best - d), 0) / k;
      best = min(best, d) - h * h * k * 0.25;
    }
    return best;
  };
}

/** First shape without the second; `k` rounds the cut. */
export function cut(shape: Shape, tool: Shape, k = 0.01): Shape {
  return (x, y, z) => {
    const a = shape(x, y, z);
    const b = -tool(x, y, z);
    const h = max(k - abs(a - b), 0) / k;
    return max(a, b) + h * h * k * 0.25;
  };
}

export const common = (a: Shape, b: Shape): Shape => (x, y, z) => max(a(x, y, z), b(x, y, z));

/** Hollow version with walls of the given thickness. */
export const shell = (shape: Shape, thickness: number): Shape => (x, y, z) => abs(shape(x, y, z)) - thickness / 2;

/** Moves the surface outwards by `by` (at most `most`); `safe` (below 1) shortens the steps where `by` is steep. */
export const swell = (shape: Shape, by: Shape, safe = 0.8, most = 0.08): Shape => (x, y, z) => {
  const d = shape(x, y, z);
  return (d > most * 3 ? d - most : d - by(x, y, z)) * safe;
};

/** `count` copies around the y axis. */
export function around(shape: Shape, count: number, offsetDegrees = 0): Shape {
  const step = (2 * Math.PI) / count;
  const start = offsetDegrees * Math.PI / 180;
  return (x, y, z) => {
    const angle = Math.atan2(z, x) - start;
    const local = angle - step * Math.round(angle / step);
    const r = sqrt(x * x + z * z);
    return shape(r * cos(local), y, r * sin(local));
  };
}
