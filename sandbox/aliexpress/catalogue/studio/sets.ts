import { rgb, blend } from './materials';
import { noise, step } from './noise';
import type { Lamp, Part, Scene } from './scene';
import type { Point } from './shapes';

/** Ready-made studio sets, so that the whole shop looks as if one photographer had taken it. */
export interface Shot {
  readonly wall?: string;
  readonly floor?: string;
  /** Camera: turn around the middle in degrees, height above it in degrees, distance, what it looks at, angle of view. */
  readonly turn?: number;
  readonly rise?: number;
  readonly away?: number;
  readonly target?: Point;
  readonly view?: number;
  readonly key?: number;
  readonly fill?: number;
  readonly depth?: number;
  readonly sweep?: number;
  readonly light?: 'plain' | 'window' | 'leaves';
  readonly lamps?: readonly Lamp[];
  readonly bloom?: number;
  readonly paint?: Scene['backdrop']['paint'];
  /** A wooden table instead of the plain floor. */
  readonly table?: readonly [string, string];
}

/** Puts parts on a set. Defaults: pale backdrop, camera slightly above, everything within about 2 units of the middle in view. */
export function shoot(parts: readonly Part[], shot: Shot = {}): Scene {
  const { turn = 0, rise = 12, away = 9, target = [0, 1, 0], view = 22 } = shot;
  const [a, e] = [turn * Math.PI / 180, rise * Math.PI / 180];
  const eye: Point = [target[0] + Math.sin(a) * Math.cos(e) * away, target[1] + Math.sin(e) * away, target[2] + Math.cos(a) * Math.cos(e) * away];
  const wall = rgb(shot.wall ?? '#ece5da');
  const gobo = shot.light === 'window' ? windowLight : shot.light === 'leaves' ? leafLight : undefined;
  return {
    parts, eye, target, view, key: shot.key ?? 1, fill: shot.fill ?? 1, lamps: shot.lamps ?? [], bloom: shot.bloom ?? 0,
    backdrop: {
      wall, floor: rgb(shot.floor ?? shot.wall ?? '#ece5da'), depth: shot.depth ?? 3.2, sweep: shot.sweep ?? 0.5,
      ...(gobo && { gobo }), ...(shot.paint && { paint: shot.paint }), ...(shot.table && { ground: planks(...shot.table) }),
    },
  };
}

/** Sun through a window with glazing bars. */
function windowLight(u: number, v: number): number {
  const [x, y] = [u + 1.4 + 0.25 * v, v - 2.2];
  const pane = step(0.1, 0.3, Math.abs(((x + 60) % 1.7) - 0.85) < 0.85 ? 0.85 - Math.abs(((x + 60) % 1.7) - 0.85) : 0) * step(0.1, 0.3, 0.95 - Math.abs(((y + 57) % 1.9) - 0.95));
  const frame = step(-3.3, -3, x) * step(2.4, 2.1, x) * step(-3.6, -3.3, y) * step(3.3, 3, y);
  return 0.46 + 0.6 * pane * frame;
}

/** Sun through leaves. */
function leafLight(u: number, v: number): number {
  const a = noise(u * 1.1 + v * 0.9, v * 0.7 - u * 0.5, 3.3) + 0.5 * noise(u * 2.6 - v * 1.2, v * 1.9 + u, 7.7);
  return 0.5 + 0.5 * step(-0.25, 0.3, a + 0.12);
}

function planks(light: string, dark: string): (x: number, z: number) => readonly [number, number, number] {
  const [a, b] = [rgb(light), rgb(dark)];
  return (x, z) => {
    const board = Math.floor(z / 1.1);
    const grain = 0.5 + 0.5 * Math.sin((z * 5 + noise(x * 0.35, z * 1.2, board * 3.1) * 3.4) * 3) * 0.6 + 0.3 * noise(x * 1.6, z * 50, board);
    const gap = step(0.012, 0.002, Math.abs(z / 1.1 - Math.round(z / 1.1)) * 1.1);
    return blend(a, b, Math.min(Math.max(grain * 0.55 + 0.3 * noise(board * 5.7, 0.5, 0.5) + gap, 0), 1.3));
  };
}
