import type { Material, Rgb } from './materials';
import type { Point, Shape } from './shapes';

/** A thing on the set: a shape, what it is made of, and a ball [x, y, z, radius] that holds all of it (distances outside it are guessed from the ball). */
export interface Part {
  readonly shape: Shape;
  readonly of: Material;
  readonly ball: readonly [number, number, number, number];
}

export interface Backdrop {
  readonly wall: Rgb;
  readonly floor: Rgb;
  /** How far behind the middle the wall stands, in units. */
  readonly depth: number;
  /** Radius of the curve between floor and wall. */
  readonly sweep: number;
  /** Pattern in the key light: 0 dark to 1 light, over a plane across the light. */
  readonly gobo?: (u: number, v: number) => number;
  /** Colour painted on the wall by light (the sunset lamp). */
  readonly paint?: (x: number, y: number) => Rgb;
  /** Colour of the floor at a place, where it is not plain (a table). */
  readonly ground?: (x: number, z: number) => Rgb;
}

export interface Lamp {
  readonly at: Point;
  readonly color: Rgb;
  readonly power: number;
}

export interface Scene {
  readonly parts: readonly Part[];
  readonly backdrop: Backdrop;
  readonly eye: Point;
  readonly target: Point;
  /** Vertical angle of view in degrees. */
  readonly view: number;
  /** Strength of key light and of everything else; 1 is the normal bright studio. */
  readonly key: number;
  readonly fill: number;
  readonly lamps: readonly Lamp[];
  readonly bloom: number;
}

export function part(shape: Shape, of: Material, ball: readonly [number, number, number, number]): Part {
  return { shape, of, ball };
}

/** Moves a group of parts. */
export function place(parts: readonly Part[], dx: number, dy: number, dz: number): Part[] {
  return parts.map((p) => ({
    of: moved(p.of, dx, dy, dz),
    shape: (x, y, z) => p.shape(x - dx, y - dy, z - dz),
    ball: [p.ball[0] + dx, p.ball[1] + dy, p.ball[2] + dz, p.ball[3]],
  }));
}

/** Turns a group of parts around the y axis. */
export function spin(parts: readonly Part[], degrees: number): Part[] {
  const [c, s] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)];
  const back = <T>(f: (x: number, y: number, z: number) => T) => (x: number, y: number, z: number): T => f(c * x - s * z, y, s * x + c * z);
  return parts.map((p) => ({
    of: mapped(p.of, back),
    shape: back(p.shape),
    ball: [c * p.ball[0] + s * p.ball[2], p.ball[1], c * p.ball[2] - s * p.ball[0], p.ball[3]],
  }));
}

/** Tips a group of parts around the z axis (positive: to the left) or the x axis (positive: towards the viewer). */
export function tip(parts: readonly Part[], degrees: number, axis: 'x' | 'z' = 'z'): Part[] {
  const [c, s] = [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)];
  const back = axis === 'z'
    ? <T>(f: (x: number, y: number, z: number) => T) => (x: number, y: number, z: number): T => f(c * x + s * y, c * y - s * x, z)
    : <T>(f: (x: number, y: number, z: number) => T) => (x: number, y: number, z: number): T => f(x, c * y + s * z, c * z - s * y);
  return parts.map((p) => {
    const [bx, by, bz, r] = p.ball;
    return {
      of: mapped(p.of, back), shape: back(p.shape),
      ball: axis === 'z' ? [c * bx - s * by, s * bx + c * by, bz, r] : [bx, c * by - s * bz, s * by + c * bz, r],
    };
  });
}

type Back = <T>(f: (x: number, y: number, z: number) => T) => (x: number, y: number, z: number) => T;

function mapped(of: Material, back: Back): Material {
  return {
    ...of,
    color: typeof of.color === 'function' ? back(of.color) : of.color,
    ...(of.relief && { relief: back(of.relief) }),
    ...(of.glow && { glow: back(of.glow) }),
  };
}

function moved(of: Material, dx: number, dy: number, dz: number): Material {
  return mapped(of, (f) => (x, y, z) => f(x - dx, y - dy, z - dz));
}

/** True when the last `distance` was a guess from a ball: a safe step, but not a distance to judge a half-shadow by. */
export let guessed = false;

/** Nearest distance to any of the parts; parts whose ball is further than `near` are guessed by it. */
export function distance(parts: readonly Part[], x: number, y: number, z: number, near = 0.25): number {
  guessed = false;
  let best = 1e9;
  for (const p of parts) {
    const b = p.ball;
    const dx = x - b[0];
    const dy = y - b[1];
    const dz = z - b[2];
    const guess = Math.sqrt(dx * dx + dy * dy + dz * dz) - b[3];
    if (guess >= best) continue;
    const far = guess > near;
    const d = far ? guess : p.shape(x, y, z);
    if (d < best) {
      best = d;
      guessed = far;
    }
  }
  return best;
}


/** The parts that a ray, widening by `spread` per unit, can touch: all others need not be asked. */
export function touched(parts: readonly Part[], o: Rgb, d: Rgb, spread: number): readonly Part[] {
  let found: Part[] | null = null;
  for (const p of parts) {
    const b = p.ball;
    const x = b[0] - o[0];
    const y = b[1] - o[1];
    const z = b[2] - o[2];
    const t = x * d[0] + y * d[1] + z * d[2];
    const square = x * x + y * y + z * z;
    const room = b[3] + (t > 0 ? spread * t : 0) + 0.01;
    const gap = t > 0 ? square - t * t : square;
    if (gap < room * room) (found ??= []).push(p);
  }
  return found ?? NONE;
}

/** The parts within reach of a point. */
export function around(parts: readonly Part[], p: Rgb, reach: number): readonly Part[] {
  let found: Part[] | null = null;
  for (const q of parts) {
    const b = q.ball;
    if ((b[0] - p[0]) ** 2 + (b[1] - p[1]) ** 2 + (b[2] - p[2]) ** 2 < (b[3] + reach) ** 2) (found ??= []).push(q);
  }
  return found ?? NONE;
}
const NONE: readonly Part[] = [];
