import { mix, step } from './noise';
import type { Material, Rgb } from './materials';
import { around, distance, guessed, touched, type Part, type Scene } from './scene';

const { max, min, sqrt } = Math;

/** The studio: one big soft box at the top left (key), a paler one at the right, white sky, and the light that floor and wall send back. */
export const KEY: Rgb = norm([-0.62, 0.78, 0.52]);
const SIDE: Rgb = norm([0.9, 0.25, 0.35]);
const RIM: Rgb = norm([0.55, 0.5, -0.75]);
const KEY_COLOR: Rgb = [1.03, 1.0, 0.95];
const SKY: Rgb = [0.96, 0.99, 1.05];

function norm(v: Rgb): Rgb {
  const l = sqrt(v[0] ** 2 + v[1] ** 2 + v[2] ** 2);
  return [v[0] / l, v[1] / l, v[2] / l];
}
const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Share of the key light that reaches a point: soft, because the box is big. */
function shadow(all: readonly Part[], p: Rgb, n: Rgb, quick: boolean): number {
  const [ox, oy, oz] = [p[0] + n[0] * 0.015, p[1] + n[1] * 0.015, p[2] + n[2] * 0.015];
  const parts = touched(all, [ox, oy, oz], KEY, 0.19);
  if (parts.length === 0) return 1;
  let [free, t] = [1, 0.02];
  for (let i = 0; i < (quick ? 14 : 70) && t < 6; i++) {
    const h = distance(parts, ox + KEY[0] * t, oy + KEY[1] * t, oz + KEY[2] * t, 1.1);
    if (h < 0.0006) return 0;
    if (!guessed) free = min(free, 5.5 * h / t);
    t += min(max(h * 0.6, 0.015), 0.22);
  }
  const s = min(max(free, 0), 1);
  return s * s * (3 - 2 * s);
}

/** How open a point is to the sky, 0 to 1. */
function openness(all: readonly Part[], p: Rgb, n: Rgb, reach: number): number {
  const parts = around(all, p, reach * 2);
  let [blocked, weight] = [0, 1];
  for (let i = 1; i <= 6; i++) {
    const h = 0.012 + reach * (i / 6) ** 1.6;
    const d = min(distance(parts, p[0] + n[0] * h, p[1] + n[1] * h, p[2] + n[2] * h, 1.5), p[1] + n[1] * h + 0.0001);
    blocked += max(h - max(d, 0), 0) / h * weight;
    weight *= 0.82;
  }
  return max(1 - blocked / 3.6, 0.06);
}

export interface Lit {
  readonly light: Rgb;
  readonly key: number;
  readonly open: number;
}

/** Light that falls on a point with this normal. `of` is null for the backdrop. */
export function litness(scene: Scene, parts: readonly Part[], p: Rgb, n: Rgb, of: Material | null, quick: boolean): Lit {
  const soft = of?.soft ?? 0;
  const wrap = of ? 0.08 + soft * 0.5 : 0.1;
  const facing = max((dot(n, KEY) + wrap) / (1 + wrap), 0);
  let free = facing > 0 ? shadow(parts, p, n, quick) : 0;
  if (soft > 0) free = mix(free, 0.5 + 0.5 * free, soft * 0.5);
  if (scene.backdrop.gobo && free > 0) free *= gobo(scene, p);
  const open = quick ? 0.85 : openness(parts, p, n, of ? 0.55 : 0.9);
  const key = of ? facing * free * 0.86 : mix(facing, 0.72, 0.75) * free * 0.9;
  const up = 0.5 + 0.5 * n[1];
  const side = max(dot(n, SIDE), 0) * 0.13 * open;
  const rim = of ? max(dot(n, RIM), 0) * 0.22 * open : 0;
  const sky = (of ? 0.2 + 0.22 * up : 0.4) * open;
  const down = of ? (1 - up) * 0.2 * min(1, 0.35 + open * 0.65) : 0;
  const light: [number, number, number] = [0, 0, 0];
  for (const k of [0, 1, 2] as const) {
    light[k] = scene.key * key * KEY_COLOR[k] + scene.fill * (SKY[k] * (sky + side + rim) + down * (0.3 + 0.7 * scene.backdrop.floor[k]));
  }
  for (const lamp of scene.lamps) {
    const v: Rgb = [lamp.at[0] - p[0], lamp.at[1] - p[1], lamp.at[2] - p[2]];
    const d2 = dot(v, v);
    const ndl = max(dot(n, v) / sqrt(d2), 0) * 0.8 + 0.2;
    const power = lamp.power * ndl * (0.3 + 0.7 * open) / (0.25 + d2);
    for (const k of [0, 1, 2] as const) light[k] += lamp.color[k] * power;
  }
  return { light, key: free, open };
}

function gobo(scene: Scene, p: Rgb): number {
  const t = -p[2] / KEY[2];
  return scene.backdrop.gobo ? scene.backdrop.gobo(p[0] + KEY[0] * t, p[1] + KEY[1] * t) : 1;
}

/** What a mirror would see in this direction, blurred by `rough`: soft boxes, pale room, floor. */
export function environment(scene: Scene, d: Rgb, rough: number): Rgb {
  const blur = 0.06 + rough * 0.75;
  const up = step(-0.35 - rough * 0.4, 0.25 + rough * 0.4, d[1]);
  const keyBox = window(d, KEY, 0.34, blur) * 3.4 / (1 + rough * 2.2);
  const sideBox = window(d, SIDE, 0.22, blur) * 1.1 / (1 + rough * 2);
  const rimBox = window(d, RIM, 0.2, blur) * 1.3 / (1 + rough * 2);
  const { wall, floor } = scene.backdrop;
  const room = 0.3 + 0.34 * max(d[1], 0);
  const e = (k: 0 | 1 | 2): number =>
    mix(floor[k] * 0.8 * scene.fill, (room * 0.65 + wall[k] * 0.28) * scene.fill, up) + (keyBox * scene.key + (sideBox + rimBox) * scene.fill) * KEY_COLOR[k];
  return [e(0), e(1), e(2)];
}

/** A square soft box around a direction: half width in sines. */
function window(d: Rgb, towards: Rgb, half: number, blur: number): number {
  const front = dot(d, towards);
  if (front <= 0) return 0;
  const [sx, sz] = [towards[2], -towards[0]];
  const l = sqrt(sx * sx + sz * sz) || 1;
  const u = (d[0] * sx + d[2] * sz) / l / max(front, 0.2);
  const v = (d[1] - towards[1] * front) / max(sqrt(1 - towards[1] ** 2), 0.2) / max(front, 0.2);
  return step(half + blur, half - blur * 0.6, Math.abs(u)) * step(half * 1.3 + blur, half * 1.3 - blur * 0.6, Math.abs(v));
}
