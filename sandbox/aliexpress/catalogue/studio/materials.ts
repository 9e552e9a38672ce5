import { cloud, mix, noise, step } from './noise';
import type { Shape } from './shapes';

/** Linear light, 0 to 1 per channel. */
export type Rgb = readonly [number, number, number];

export interface Material {
  readonly color: Rgb | ((x: number, y: number, z: number) => Rgb);
  /** 0 mirror, 1 chalk. */
  readonly rough: number;
  /** Reflection straight on: 0.04 for most things, near 1 for metal. */
  readonly gloss: number;
  readonly metal?: boolean;
  /** Small relief that only bends the light, in units. */
  readonly relief?: Shape;
  /** Own light. */
  readonly glow?: (x: number, y: number, z: number) => number;
  /** Soft edge light of cloth and felt, 0 to 1. */
  readonly fuzz?: number;
  /** Light that wanders under the surface (silicone, wax, leaves), 0 to 1. */
  readonly soft?: number;
  readonly glass?: boolean;
}

/** "#e7d8c4" as linear light. */
export function rgb(hex: string): Rgb {
  const value = parseInt(hex.slice(1), 16);
  const channel = (shift: number): number => {
    const c = ((value >> shift) & 255) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(16), channel(8), channel(0)];
}

export const blend = (a: Rgb, b: Rgb, t: number): Rgb => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
export const dim = (a: Rgb, by: number): Rgb => [a[0] * by, a[1] * by, a[2] * by];

export const glaze = (hex: string): Material => ({ color: rgb(hex), rough: 0.18, gloss: 0.05, soft: 0.15 });
export const matte = (hex: string): Material => ({ color: rgb(hex), rough: 0.75, gloss: 0.035 });
export const plastic = (hex: string): Material => ({ color: rgb(hex), rough: 0.38, gloss: 0.045 });
export const silicone = (hex: string): Material => ({ color: rgb(hex), rough: 0.6, gloss: 0.035, soft: 0.4 });
export const metal = (hex: string, rough = 0.22): Material => ({ color: rgb(hex), rough, gloss: 0.9, metal: true });
export const glass = (hex = '#e9f1ef'): Material => ({ color: rgb(hex), rough: 0.04, gloss: 0.05, glass: true });

/** Unglazed clay or stoneware with fine speckles. */
export function stoneware(hex: string, speckle = 0.35): Material {
  const base = rgb(hex);
  return {
    color: (x, y, z) => dim(base, 1 - speckle * step(0.62, 0.75, noise(x * 34, y * 34, z * 34)) + 0.06 * cloud(x * 3, y * 3, z * 3)),
    rough: 0.5, gloss: 0.04, soft: 0.1, relief: (x, y, z) => 0.0025 * cloud(x * 14, y * 14, z * 14, 2),
  };
}

/** Brushed metal; the brush runs along x. */
export const brushed = (hex: string): Material => ({
  color: rgb(hex), rough: 0.34, gloss: 0.85, metal: true, relief: (x, y, z) => 0.0007 * noise(x * 2, y * 90, z * 90),
});

/** Wood with the grain along x (`axis` 0), y (1) or z (2). */
export function wood(light: string, dark: string, axis: 0 | 1 | 2 = 0, rough = 0.5): Material {
  const [a, b] = [rgb(light), rgb(dark)];
  const rings = (x: number, y: number, z: number): number => {
    const [u, v, w] = axis === 0 ? [x, y, z] : axis === 1 ? [y, x, z] : [z, y, x];
    const bend = noise(u * 0.5, v * 1.3, w * 1.3) * 1.6;
    return 0.5 + 0.5 * Math.sin((v * 5 + w * 9 + bend) * 3.2) * 0.8 + 0.22 * noise(u * 2.2, v * 60, w * 60);
  };
  return {
    color: (x, y, z) => blend(a, b, 0.75 * Math.min(Math.max(rings(x, y, z), 0), 1)),
    rough, gloss: 0.035, relief: (x, y, z) => -0.0014 * rings(x, y, z),
  };
}

/** Bamboo strips: straight bands with a node now and then. */
export function bamboo(axis: 0 | 1 = 0): Material {
  const [a, b] = [rgb('#e3bf86'), rgb('#c4935a')];
  return {
    color: (x, y, z) => {
      const [u, v] = axis === 0 ? [x, y + z * 0.7] : [y, x + z * 0.7];
      const strip = Math.floor(v * 7);
      const shade = 0.5 + 0.5 * noise(strip * 7.3, 1.5, 0.5) + 0.3 * noise(u * 3, v * 80, strip);
      const node = 0.5 * step(0.04, 0, Math.abs(((u + strip * 0.37) % 1.1 + 1.1) % 1.1 - 0.55));
      return blend(a, b, Math.min(Math.max(shade * 0.75 + node, 0), 1));
    },
    rough: 0.42, gloss: 0.04,
  };
}

/** Woven cloth: threads in two directions over the x/y plane (and z), with slubs. */
export function weave(hex: string, fine = 55, contrast = 0.2): Material {
  const base = rgb(hex);
  const thread = (x: number, y: number, z: number): number =>
    Math.sin(x * fine + 0.8 * noise(x * 4, y * 9, z * 4)) * Math.sin((y + z) * fine + 0.8 * noise(x * 9, y * 4, z * 4));
  return {
    color: (x, y, z) => dim(base, 1 + contrast * (0.4 * thread(x, y, z) + 0.5 * noise(x * 6, y * 40, z * 6) * 0.6 + 0.4 * cloud(x * 2, y * 2, z * 2))),
    rough: 0.9, gloss: 0.02, fuzz: 0.35, relief: (x, y, z) => 0.0016 * thread(x, y, z),
  };
}

/** Felted wool. */
export function felt(hex: string, relief = 0.012): Material {
  const base = rgb(hex);
  return {
    color: (x, y, z) => dim(base, 1 + 0.22 * cloud(x * 16, y * 16, z * 16)),
    rough: 1, gloss: 0.015, fuzz: 0.6, relief: (x, y, z) => relief * cloud(x * 13, y * 13, z * 13, 4),
  };
}

export function cork(): Material {
  const [a, b, c] = [rgb('#d2a06c'), rgb('#a06d3f'), rgb('#6b4426')];
  return {
    color: (x, y, z) => {
      const grain = noise(x * 22, y * 22, z * 22);
      return grain > 0.48 ? c : blend(a, b, 0.5 + 0.9 * cloud(x * 12, y * 12, z * 12));
    },
    rough: 0.85, gloss: 0.025, relief: (x, y, z) => -0.006 * step(0.2, 0.7, noise(x * 22, y * 22, z * 22)),
  };
}

export function leather(hex: string): Material {
  const base = rgb(hex);
  return {
    color: (x, y, z) => dim(base, 1 + 0.18 * cloud(x * 5, y * 5, z * 5)),
    rough: 0.48, gloss: 0.045, relief: (x, y, z) => 0.003 * cloud(x * 40, y * 40, z * 40, 2),
  };
}

export function leaf(hex: string): Material {
  const base = rgb(hex);
  return { color: (x, y, z) => dim(base, 1 + 0.35 * cloud(x * 4, y * 4, z * 4)), rough: 0.42, gloss: 0.045, soft: 0.35 };
}
