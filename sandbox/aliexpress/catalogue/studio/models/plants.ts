import { leaf, matte, type Material } from '../materials';
import { noise } from '../noise';
import { part, place, type Part } from '../scene';
import { curve3, cylinder, rod, swell, type Shape } from '../shapes';

/** Plants for the pots: grown from a list of leaves, each with its own turn, lean and length. */
interface LeafShape {
  readonly length: number;
  readonly width: number;
  /** How much the tip bends down. */
  readonly bend: number;
  readonly turn: number;
  /** Lean from upright in degrees. */
  readonly lean: number;
}

function blade(l: LeafShape): { shape: Shape; ball: readonly [number, number, number, number] } {
  const [ct, st] = [Math.cos(l.turn), Math.sin(l.turn)];
  const lean = l.lean * Math.PI / 180;
  const [cl, sl] = [Math.cos(lean), Math.sin(lean)];
  const half = l.length / 2;
  const shape: Shape = (x, y, z) => {
    const out = ct * x + st * z;
    const across = ct * z - st * x;
    const u = y * cl + out * sl;
    const v = out * cl - y * sl;
    const t = u / l.length;
    const w = v - (t > 0 ? l.bend * t * t : 0) - Math.abs(across) * 0.18;
    const px = (u - half) / half;
    const wide = l.width * (1 - 0.25 * px);
    const r = Math.sqrt(px * px + (across / wide) ** 2 + (w / 0.034) ** 2);
    return (r - 1) * 0.034 * (r > 3 ? 1.6 : 1) * 0.8;
  };
  const reach = half * 1.15 + Math.abs(l.bend) * 0.8;
  return { shape, ball: [ct * sl * half, cl * half, st * sl * half, reach + l.width * 0.5] };
}

const soilOf = (radius: number): Part => part(swell(cylinder(radius, 0.05, 0.02), (x, y, z) => 0.03 * noise(x * 12, y * 12, z * 12), 0.7), matte('#4a372b'), [0, 0, 0, radius + 0.08]);

/** Rubber-plant like: broad leaves on stems. The origin is the soil. */
export function broadPlant(radius: number, leaves = 12, hex = '#5d7f4f', size = 1): Part[] {
  const parts: Part[] = [soilOf(radius)];
  for (let i = 0; i < leaves; i++) {
    const turn = i * 2.399 + 0.4;
    const rank = i / leaves;
    const [height, lean] = [(0.25 + 0.75 * rank) * size, 78 - 52 * rank];
    const out = 0.16 * (1 - rank) * size;
    const foot = [Math.cos(turn) * out, height, Math.sin(turn) * out] as const;
    const b = blade({ length: (0.85 - 0.15 * rank) * size, width: 0.25 * size, bend: -0.22 * size, turn, lean });
    parts.push(part(rod(curve3([[0, -0.05, 0], [0, height * 0.6, 0], foot]), 0.022), leaf('#7d8b56'), [0, height / 2, 0, height / 2 + 0.2]));
    parts.push(...place([part(b.shape, leaf(i % 3 ? hex : '#6d9058'), b.ball)], ...foot));
  }
  return parts;
}

/** Snake plant: stiff upright blades with pale edges. */
export function snakePlant(radius: number, leaves = 9, size = 1): Part[] {
  const parts: Part[] = [soilOf(radius)];
  const of: Material = { ...leaf('#55774c'), color: (x, y, z) => (noise(x * 2, y * 9, z * 2) > 0.12 ? [0.16, 0.27, 0.11] : [0.075, 0.16, 0.07]) };
  for (let i = 0; i < leaves; i++) {
    const turn = i * 2.399;
    const out = radius * 0.55 * Math.sqrt(i / leaves);
    const b = blade({ length: (1.9 - 0.9 * (i / leaves)) * size, width: 0.16 * size, bend: 0, turn, lean: 5 + 14 * (i / leaves) });
    parts.push(...place([part(b.shape, of, b.ball)], Math.cos(turn) * out, -0.05, Math.sin(turn) * out));
  }
  return parts;
}

/** Herbs and small fill: many short leaves. */
export function herb(radius: number, hex = '#6f9a4e', leaves = 26, size = 1): Part[] {
  const parts: Part[] = [soilOf(radius)];
  for (let i = 0; i < leaves; i++) {
    const turn = i * 2.399;
    const rank = (i + 1) / leaves;
    const [h, out] = [(0.18 + 0.62 * ((i * 0.618) % 1)) * size, radius * 0.95 * Math.sqrt(rank) * size];
    const foot = [Math.cos(turn) * out * 0.8, h, Math.sin(turn) * out * 0.8] as const;
    const b = blade({ length: 0.42 * size, width: 0.14 * size, bend: -0.1, turn: turn + 0.5, lean: 38 + 40 * ((i * 0.37) % 1) });
    parts.push(part(rod([[foot[0] * 0.3, -0.05, foot[2] * 0.3], foot], 0.012), leaf('#7d8b56'), [foot[0] / 2, h / 2, foot[2] / 2, h * 0.6 + 0.25]));
    parts.push(...place([part(b.shape, leaf(i % 2 ? hex : '#87ab5c'), b.ball)], ...foot));
  }
  return parts;
}

export const lift = (parts: readonly Part[], y: number): Part[] => place(parts, 0, y, 0);
