import { frame, type Frame } from '../frame';
import { blend, matte, metal, plastic, rgb, type Material, type Rgb } from '../materials';
import { lathe, vessel } from '../outlines';
import { step } from '../noise';
import { part, place, spin, type Part } from '../scene';
import { arc, box, curve2, curve3, cylinder, move, rod, turnX, turnY } from '../shapes';
import { shoot, type Shot } from '../sets';

/** Mushroom table lamp, 2.6 units tall, standing on the floor. */
export function mushroomLamp(hex: string, lit = 1): Part[] {
  const body = curve2([[0.0, 0.0], [0.62, 0.0], [0.66, 0.06], [0.5, 0.16], [0.26, 0.42], [0.2, 0.9], [0.24, 1.4], [0.34, 1.72], [0.0, 1.8]], 10);
  const shade = [...arc(0.98, 1.6, 0.07, 0.07, 250, 360, 8), ...arc(0, 1.6, 1.05, 0.95, 0, 90, 40)];
  const skin: Material = { ...plastic(hex), rough: 0.45, soft: 0.25 };
  const warm = (x: number, y: number, z: number): number => lit * (0.5 * step(2.5, 1.5, y) + 0.1) * (1 - 0.2 * Math.hypot(x, z));
  return [
    part(lathe(body, 0.01), skin, [0, 0.9, 0, 1.15]),
    part(vessel(shade, 0.06), { ...skin, color: rgb(hex), glow: warm, soft: 0.5 }, [0, 2.02, 0, 1.22]),
    part(lathe([[0, 1.55], [0.82, 1.55], [0.82, 1.6], [0, 1.66]], 0.01), { ...matte('#fff1d8'), glow: () => 1.25 * lit }, [0, 1.6, 0, 0.86]),
    part(move(cylinder(0.07, 0.03, 0.02), 0, 2.58, 0), metal('#d9b67a'), [0, 2.58, 0, 0.1]),
  ];
}
const lampLight = { at: [0, 1.3, 0.0] as const, color: [1, 0.72, 0.42] as const, power: 0.6 };

/** Projector lamp on a bendable neck; it shines at the wall behind it. */
function sunsetLamp(hex: string): Part[] {
  const skin: Material = { ...plastic(hex), rough: 0.3 };
  const neck = curve3([[0, 0.1, 0], [0, 0.8, 0.02], [0, 1.25, 0.08], [0, 1.5, 0.1]]);
  const head = (s: (x: number, y: number, z: number) => number): typeof s => move(turnX(s, -62), 0, 1.62, 0.06);
  const ball: readonly [number, number, number, number] = [0, 1.62, 0.06, 0.75];
  return [
    part(move(cylinder(0.5, 0.06, 0.04), 0, 0.06, 0), skin, [0, 0.06, 0, 0.55]),
    part(rod(neck, 0.035), metal('#b9b9bb'), [0, 0.8, 0.05, 0.9]),
    part(head(lathe([[0, -0.36], [0.26, -0.36], [0.3, -0.3], [0.3, 0.26], [0.34, 0.3], [0.34, 0.42], [0.27, 0.42], [0.27, 0.36], [0, 0.36]], 0.012)), skin, ball),
    part(head(move(cylinder(0.27, 0.03, 0.02), 0, 0.37, 0)), { ...matte('#ffd9a0'), glow: () => 2.2 }, ball),
    part(move(cylinder(0.05, 0.03, 0.015), 0.24, 0.13, 0.2), metal('#b9b9bb'), [0.24, 0.13, 0.2, 0.08]),
  ];
}

const SUNS: Record<string, readonly (readonly [number, string])[]> = {
  sunset: [[0, '#ffd27a'], [0.45, '#ff9a3d'], [0.78, '#f2503f'], [0.93, '#c22f6b'], [1, '#5b2463']],
  golden: [[0, '#fff0b8'], [0.5, '#ffd266'], [0.85, '#ff9d2e'], [1, '#b4570f']],
  rainbow: [[0, '#7fd4ff'], [0.3, '#8be29a'], [0.55, '#ffe06e'], [0.78, '#ff7d4a'], [0.93, '#d63f8c'], [1, '#4b2a8a']],
};

/** The disc of light on the wall. */
function sun(name: string, cx: number, cy: number, radius: number): (x: number, y: number) => Rgb {
  const stops = (SUNS[name] ?? []).map(([at, hex]) => [at, rgb(hex)] as const);
  return (x, y) => {
    const r = Math.hypot(x - cx, (y - cy) * 0.98) / radius;
    const next = stops.findIndex(([at]) => at >= Math.min(r, 1));
    const [b, a] = [stops[Math.max(next, 0)], stops[Math.max(next - 1, 0)]];
    if (!a || !b) return [0, 0, 0];
    const c = blend(a[1], b[1], b[0] > a[0] ? (Math.min(r, 1) - a[0]) / (b[0] - a[0]) : 0);
    const s = step(1.04, 0.97, r) * 0.95 + 0.16 * Math.exp(-Math.max(r - 1, 0) * 1.6);
    return [c[0] * s, c[1] * s, c[2] * s];
  };
}

const sunsetShot = (name: string, x: number): Shot => ({
  wall: '#6b5a52', floor: '#77655a', depth: 1.7, sweep: 0.25, paint: sun(name, x, 2.35, 1.28), target: [0.1, 1.75, 0], away: 11, rise: 6, key: 0.2, fill: 0.42, bloom: 0.35,
  lamps: [{ at: [x, 2.3, -1.2], color: name === 'golden' ? [1, 0.75, 0.35] : [1, 0.5, 0.3], power: 0.55 }],
});

const LAMP_COLORS = { cream: ['#f1e6d2', '#d9cbb8'], terracotta: ['#c8694a', '#e6cdbb'], sage: ['#9aae92', '#dbe0d1'], charcoal: ['#3a3b3e', '#c9c4bd'] } as const;

export const LAMP_FRAMES: readonly Frame[] = [
  ...Object.entries(LAMP_COLORS).map(([name, [hex, wall]]) => frame(`mushroom-lamp-${name}`, () =>
    shoot(mushroomLamp(hex), { wall, target: [0, 1.25, 0], rise: 7, key: 0.72, fill: 0.72, lamps: [lampLight], bloom: 0.35 }))),
  frame('mushroom-lamp-evening', () => shoot([...mushroomLamp('#f6e3c4', 1.7), part(move(box(0.75, 0.09, 0.55, 0.03), 1.55, 0.09, 0.25), weaveBook('#7f4a3a'), [1.55, 0.1, 0.25, 0.95]),
    part(move(turnY(box(0.68, 0.07, 0.5, 0.03), 9), 1.55, 0.25, 0.25), weaveBook('#d8c9ad'), [1.55, 0.25, 0.25, 0.9])],
    { wall: '#5d5148', table: ['#8a5f3e', '#5f3d26'], target: [0.45, 1.2, 0], away: 10.5, rise: 9, turn: -8, key: 0.16, fill: 0.4, depth: 2.2, lamps: [{ ...lampLight, power: 2.2 }, { at: [0, 1.6, -1.1], color: [1, 0.7, 0.42], power: 0.9 }], bloom: 0.5 })),
  ...Object.keys(SUNS).map((name) => frame(`sunset-lamp-${name}`, () => shoot(place(spin(sunsetLamp('#222326'), 12), -0.55, 0, 0.4), sunsetShot(name, 0.45)))),
  frame('sunset-lamp-detail', () => shoot(spin(sunsetLamp('#222326'), 205), { wall: '#c9a28c', target: [0, 0.95, 0], away: 7, rise: 12 })),
];

function weaveBook(hex: string): Material {
  return { ...matte(hex), relief: (x, y, z) => 0.002 * Math.sin(y * 160) * Math.cos(x * 3 + z * 3) };
}
