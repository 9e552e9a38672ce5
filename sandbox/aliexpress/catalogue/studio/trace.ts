import type { Material, Rgb } from './materials';
import { environment, litness } from './light';
import { distance, touched, type Part, type Scene } from './scene';

/** Walks rays through the distance shapes and lights what they meet. */
interface Hit {
  readonly part: Part | null;
  readonly far: number;
}

const { abs, max, min, sqrt } = Math;
const MISS = 1e9;
/** Rougher than this a surface shows only the lights of the room, not its neighbours. */
const MIRROR = 0.33;

function nearest(parts: readonly Part[], x: number, y: number, z: number): Part | null {
  let best = MISS;
  let found: Part | null = null;
  for (const p of parts) {
    const [dx, dy, dz] = [x - p.ball[0], y - p.ball[1], z - p.ball[2]];
    if (sqrt(dx * dx + dy * dy + dz * dz) - p.ball[3] >= best) continue;
    const d = p.shape(x, y, z);
    if (d < best) [best, found] = [d, p];
  }
  return found;
}

/** First part along a ray, before `limit`. */
function march(all: readonly Part[], o: Rgb, d: Rgb, from: number, limit: number): Hit {
  const parts = touched(all, o, d, 0);
  if (parts.length === 0) return { part: null, far: limit };
  let t = from;
  for (let i = 0; i < 140 && t < limit; i++) {
    const x = o[0] + d[0] * t;
    const y = o[1] + d[1] * t;
    const z = o[2] + d[2] * t;
    const gap = distance(parts, x, y, z);
    if (gap < 0.0008 * max(t, 0.6)) return { part: nearest(parts, x, y, z), far: t };
    t += gap * 0.92;
  }
  return { part: null, far: limit };
}

/** Where the ray meets floor, sweep or wall, and the normal there. */
function meetBackdrop(scene: Scene, o: Rgb, d: Rgb): { far: number; n: Rgb } {
  const { depth, sweep } = scene.backdrop;
  const floor = d[1] < -1e-5 ? -o[1] / d[1] : MISS;
  const wall = d[2] < -1e-5 ? (-depth - o[2]) / d[2] : MISS;
  let far = min(floor, wall);
  if (sweep > 0) {
    // Quarter cylinder with its axis at (y = sweep, z = sweep - depth).
    const [cy, cz] = [o[1] - sweep, o[2] - (sweep - depth)];
    const [a, b, c] = [d[1] ** 2 + d[2] ** 2, cy * d[1] + cz * d[2], cy * cy + cz * cz - sweep * sweep];
    const root = b * b - a * c;
    if (root > 0) {
      const t = (-b + sqrt(root)) / a;
      const [y, z] = [o[1] + d[1] * t, o[2] + d[2] * t];
      if (t > 0 && y < sweep && z < sweep - depth) return { far: t, n: [0, (sweep - y) / sweep, (sweep - depth - z) / sweep] };
    }
  }
  far = min(far, 60);
  return { far, n: floor < wall ? [0, 1, 0] : [0, 0, 1] };
}

function normal(p: Part, x: number, y: number, z: number): Rgb {
  const e = 0.004;
  const f = (px: number, py: number, pz: number): number => p.shape(px, py, pz) - (p.of.relief ? p.of.relief(px, py, pz) : 0);
  const [a, b, c, d] = [f(x + e, y - e, z - e), f(x - e, y - e, z + e), f(x - e, y + e, z - e), f(x + e, y + e, z + e)];
  return unit([a - b - c + d, d + c - a - b, b + d - a - c]);
}

export function unit(v: Rgb): Rgb {
  const l = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) || 1;
  return [v[0] / l, v[1] / l, v[2] / l];
}
const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = (o: Rgb, d: Rgb, t: number): Rgb => [o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t];

export class Tracer {
  private readonly opaque: readonly Part[];
  private readonly clear: readonly Part[];
  /** What the last look met first (0: the backdrop) and how far away: where these jump there is an edge. */
  met = 0;
  far = 0;
  constructor(private readonly scene: Scene) {
    this.opaque = scene.parts.filter((p) => !p.of.glass);
    this.clear = scene.parts.filter((p) => p.of.glass);
  }

  /** Light that comes back along a ray. */
  look(o: Rgb, d: Rgb, bounce = 0): Rgb {
    const back = meetBackdrop(this.scene, o, d);
    const hit = march(this.opaque, o, d, 0.02, back.far);
    if (bounce === 0) {
      this.met = hit.part ? this.scene.parts.indexOf(hit.part) + 1 : 0;
      this.far = hit.far;
    }
    const solid = hit.part ? this.shade(hit.part, along(o, d, hit.far), d, bounce) : this.background(along(o, d, back.far), back.n, bounce);
    return this.clear.length > 0 ? this.throughGlass(o, d, hit.far, solid, bounce) : solid;
  }

  private throughGlass(o: Rgb, d: Rgb, limit: number, behind: Rgb, bounce: number): Rgb {
    const layers: { p: Rgb; n: Rgb; of: Material }[] = [];
    let t = 0.02;
    for (let i = 0; i < 4; i++) {
      const hit = march(this.clear, o, d, t, limit);
      if (!hit.part) break;
      const p = along(o, d, hit.far);
      layers.push({ p, n: normal(hit.part, p[0], p[1], p[2]), of: hit.part.of });
      t = hit.far + 0.03;
      for (let k = 0; k < 40 && t < limit; k++) {
        const q = along(o, d, t);
        const gap = distance(this.clear, q[0], q[1], q[2]);
        if (gap > 0.004) break;
        t += max(abs(gap), 0.01);
      }
    }
    let light = behind;
    for (const layer of layers.reverse()) {
      const facing = abs(dot(layer.n, d));
      const tint = layer.of.color as Rgb;
      const thick = min(1 / (facing + 0.12), 5);
      const mirror = 0.04 + 0.75 * (1 - facing) ** 4;
      const env = environment(this.scene, bend(d, layer.n), 0.08);
      light = [0, 1, 2].map((k) => {
        const i = k as 0 | 1 | 2;
        return light[i] * tint[i] ** (thick * 0.8) * (1 - mirror) + env[i] * mirror * (bounce ? 0.5 : 1);
      }) as [number, number, number];
    }
    return light;
  }

  private shade(p: Part, at: Rgb, d: Rgb, bounce: number): Rgb {
    const of = p.of;
    let n = normal(p, at[0], at[1], at[2]);
    const away = dot(n, d);
    if (away > 0) n = unit([n[0] - d[0] * away * 1.02, n[1] - d[1] * away * 1.02, n[2] - d[2] * away * 1.02]);
    const color = typeof of.color === 'function' ? of.color(at[0], at[1], at[2]) : of.color;
    const lit = litness(this.scene, this.opaque, at, n, of, bounce > 0);
    const facing = max(-dot(n, d), 0);
    const fresnel = of.gloss + (max(1 - of.rough, of.gloss) - of.gloss) * (1 - facing) ** 5;
    const r = bend(d, n);
    let mirror = environment(this.scene, r, of.rough);
    if (of.rough < MIRROR && bounce === 0) {
      const seen = this.look(along(at, n, 0.02), r, 1);
      const sharp = 1 - of.rough / MIRROR;
      mirror = [0, 1, 2].map((k) => mirror[k as 0] * (1 - sharp * 0.75) + min(seen[k as 0], 1.5) * sharp * 0.75) as [number, number, number];
    }
    const shine = fresnel * (0.35 + 0.65 * lit.open);
    const glow = of.glow ? of.glow(at[0], at[1], at[2]) : 0;
    const rim = (of.fuzz ?? 0) * (1 - facing) ** 3 * 0.45 * lit.open;
    return [0, 1, 2].map((k) => {
      const i = k as 0 | 1 | 2;
      const tint = of.metal ? color[i] : 1;
      const body = of.metal ? color[i] * lit.light[i] * 0.16 : color[i] * lit.light[i];
      return body + mirror[i] * shine * tint * (of.metal ? 1 : 0.55 + 0.45 * lit.key) + rim * (0.3 + 0.7 * color[i]) + glow * color[i];
    }) as [number, number, number];
  }

  private background(at: Rgb, n: Rgb, bounce: number): Rgb {
    const { backdrop } = this.scene;
    const onWall = n[2];
    const ground = backdrop.ground && n[1] > 0.99 ? backdrop.ground(at[0], at[2]) : backdrop.floor;
    const paint = backdrop.paint && onWall > 0.5 ? backdrop.paint(at[0], at[1]) : null;
    const lit = litness(this.scene, this.opaque.length ? this.scene.parts : this.opaque, at, n, null, bounce > 0);
    return [0, 1, 2].map((k) => {
      const i = k as 0 | 1 | 2;
      const base = ground[i] + (backdrop.wall[i] - ground[i]) * onWall;
      return base * lit.light[i] + (paint ? paint[i] : 0);
    }) as [number, number, number];
  }
}

function bend(d: Rgb, n: Rgb): Rgb {
  const k = 2 * dot(d, n);
  return [d[0] - n[0] * k, d[1] - n[1] * k, d[2] - n[2] * k];
}
