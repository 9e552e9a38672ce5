import { frame, type Frame } from '../frame';
import { glass, glaze, matte, metal, silicone, stoneware, wood, type Material } from '../materials';
import { noise } from '../noise';
import { lathe, vessel } from '../outlines';
import { part, place, spin, tip, type Part } from '../scene';
import { box, common, curve2, curve3, cylinder, melt, move, rod, sphere, stretch, swell, torus, turnX, turnZ, union } from '../shapes';
import { shoot } from '../sets';

const COFFEE: Material = { color: [0.045, 0.02, 0.01], rough: 0.15, gloss: 0.05 };

/** Dripper with its foot at y = 0. */
function dripper(of: Material): Part[] {
  const cone = swell(vessel(curve2([[0.12, 0.1], [0.3, 0.22], [0.72, 0.92], [0.78, 1.02]], 8), 0.085), (x, y, z) => 0.012 * Math.sin(Math.atan2(z, x) * 20 + y * 5), 0.8);
  const handle = curve3([[0.42, 0.34, 0], [0.86, 0.38, 0], [1.02, 0.66, 0], [0.8, 0.86, 0], [0.64, 0.8, 0]], 8);
  return [
    part(cone, of, [0, 0.55, 0, 1]),
    part(lathe([[0.0, 0], [0.2, 0], [0.2, 0.06], [0.66, 0.08], [0.68, 0.13], [0.2, 0.18], [0, 0.18]], 0.02), of, [0, 0.1, 0, 0.75]),
    part(rod(handle, 0.062), of, [0.75, 0.6, 0, 0.55]),
  ];
}

/** Glass server with coffee in it. */
function server(): Part[] {
  const line = curve2([[0.02, 0.06], [0.62, 0.06], [0.74, 0.18], [0.7, 0.62], [0.5, 0.98], [0.42, 1.14], [0.48, 1.24]], 10);
  const inside = curve2([[0, 0.1], [0.6, 0.1], [0.7, 0.2], [0.67, 0.56], [0.64, 0.62]], 8);
  const handle = curve3([[0.66, 0.36, 0], [1.0, 0.38, 0], [1.1, 0.66, 0], [0.94, 0.9, 0], [0.56, 0.92, 0]], 8);
  return [
    part(vessel(line, 0.035), glass('#eef4f2'), [0, 0.65, 0, 1.05]),
    part(lathe([...inside, [0, 0.62]], 0.006), COFFEE, [0, 0.36, 0, 0.85]),
    part(rod(handle, 0.05), glass('#e4eeeb'), [0.85, 0.65, 0, 0.6]),
    part(move(torus(0.455, 0.05), 0, 1.08, 0), wood('#b98552', '#8a5a33', 1), [0, 1.08, 0, 0.55]),
  ];
}

function cup(of: Material, coffee = true): Part[] {
  const handle = curve3([[0.46, 0.16, 0], [0.72, 0.2, 0], [0.76, 0.42, 0], [0.52, 0.5, 0]], 8);
  return [
    part(vessel(curve2([[0.02, 0.05], [0.3, 0.05], [0.46, 0.2], [0.52, 0.64]], 8), 0.07), of, [0, 0.35, 0, 0.68]),
    part(rod(handle, 0.045), of, [0.62, 0.33, 0, 0.32]),
    ...(coffee ? [part(move(cylinder(0.47, 0.02, 0.01), 0, 0.5, 0), COFFEE, [0, 0.5, 0, 0.5])] : []),
  ];
}

const DRIPPERS = { white: glaze('#f1eee7'), black: { ...glaze('#2b2b2d'), rough: 0.32 }, sage: glaze('#98a98f') } as const;
const DRIPPER_WALLS = { white: '#d3b79f', black: '#d9d4c9', sage: '#ead9c6' } as const;

/** Stretch lid: a thin disc with a rolled rim and four tabs. */
function lid(hex: string, radius: number): Part[] {
  const of: Material = { ...silicone(hex), rough: 0.42 };
  const body = lathe([[0, 0.05], [radius * 0.5, 0.05], [radius * 0.92, 0.06], [radius, 0.0], [radius + 0.03, 0.03], [radius + 0.02, 0.1], [radius * 0.94, 0.13], [radius * 0.5, 0.1], [0, 0.1]], 0.02);
  const ring = move(torus(radius * 0.55, 0.018), 0, 0.12, 0);
  const tabs = [0, 1, 2, 3].map((i) => {
    const a = i * Math.PI / 2 + 0.4;
    return move(stretch(sphere(0.16), 1, 0.28, 1), Math.cos(a) * (radius + 0.09), 0.05, Math.sin(a) * (radius + 0.09));
  });
  return [part(melt(0.04, body, ring, ...tabs), of, [0, 0.07, 0, radius + 0.3])];
}

function glassBowl(): Part[] {
  return [
    part(vessel(curve2([[0.02, 0.05], [0.5, 0.05], [0.86, 0.4], [0.96, 0.86]], 10), 0.05), glass('#eaf1f0'), [0, 0.45, 0, 1.15]),
    part(swell(union(...[[0.3, 0.3, 0.1], [-0.32, 0.28, 0.2], [0, 0.32, -0.35], [0.05, 0.58, 0.05], [0.45, 0.5, -0.3], [-0.45, 0.52, -0.2], [-0.1, 0.5, 0.5], [0.42, 0.52, 0.42]].map(([x = 0, y = 0, z = 0]) => move(sphere(0.24), x, y, z))), (x, y, z) => 0.01 * noise(x * 9, y * 9, z * 9), 0.9),
      { color: (x, y, z) => (noise(x * 2.5, y * 2.5, z * 2.5) > 0 ? [0.62, 0.09, 0.05] : [0.78, 0.2, 0.06]), rough: 0.22, gloss: 0.05 }, [0, 0.45, 0, 0.85]),
  ];
}

const LIDS = { clear: ['#e6ebe8', '#dde4e1', '#e9eeec', '#dfe6e3'], green: ['#8ea489', '#a3b59b', '#7d9679', '#b5c3ac'], mixed: ['#d98f6c', '#e3c178', '#92aa93', '#8aa6b6'] } as const;
const LID_WALLS = { clear: '#b8c4bc', green: '#e8dccb', mixed: '#dedad0' } as const;
const stack = (c: readonly string[]): Part[] => [...lid(c[0] ?? '', 1.15), ...place(spin(lid(c[1] ?? '', 0.9), 25), 0.02, 0.14, 0), ...place(spin(lid(c[2] ?? '', 0.66), 55), -0.03, 0.28, 0.02), ...place(spin(lid(c[3] ?? '', 0.44), 10), 0, 0.42, 0)];

/** Five-blade scissors, flat in x/y, tips up; put down with tip(…, -90, 'x'). */
function herbScissors(hex: string): Part[] {
  const of: Material = { ...silicone(hex), rough: 0.4 };
  const loop = (side: number): Part => part(move(turnZ(melt(0.06, stretch(turnX(torus(0.4, 0.095), 90), 0.8, 1.15, 1), rod(curve3([[0.1 * -side, 0.42, 0], [-0.22 * side, 0.85, 0], [-0.3 * side, 1.05, 0]]), 0.11, 0.08)), 14 * side), side * 0.46, -0.72, side * 0.05), of, [side * 0.42, -0.5, 0, 1.05]);
  const blades: Part[] = [];
  for (let i = 0; i < 5; i++) {
    const z = (i - 2) * 0.085;
    const blade = (lean: number): Part['shape'] => move(turnZ(common(stretch(sphere(1), 0.15, 1.62, 0.016), box(0.3, 1.5, 0.1)), lean), lean > 0 ? -0.05 : 0.05, 1.1, z);
    blades.push(part(blade(2.5), metal('#d9dcdf', 0.2), [-0.05, 1.1, z, 1.65]), part(blade(-2.5), metal('#cfd3d6', 0.2), [0.05, 1.1, z, 1.65]));
  }
  return [...blades, loop(1), loop(-1), part(turnX(cylinder(0.1, 0.28, 0.03), 90), metal('#b5b8bb'), [0, 0, 0, 0.32])];
}
const SCISSORS = { green: '#5f8262', black: '#2f3033', red: '#b94a3b' } as const;
const SCISSOR_WALLS = { green: '#e9e2d4', black: '#d8c6b3', red: '#dfe2dc' } as const;
const board = (): Part[] => [part(box(1.55, 0.09, 2.1, 0.07), wood('#cfa06c', '#9b6c40', 2), [0, 0, 0, 2.65])];
function chives(x: number, z: number): Part[] {
  return Array.from({ length: 9 }, (_, i) => {
    const s = (i * 0.618) % 1;
    const a: readonly [number, number, number] = [x + s * 0.5 - 0.25, 0.14 + (i % 3) * 0.03, z - 0.9 + s * 0.3];
    const b: readonly [number, number, number] = [x + s * 0.7 - 0.5, 0.14 + (i % 2) * 0.04, z + 0.95 - s * 0.4];
    return part(rod(curve3([a, [(a[0] + b[0]) / 2 + 0.1 * Math.sin(i * 5), 0.16, (a[2] + b[2]) / 2], b]), 0.035, 0.018), matte(i % 2 ? '#5d8a3c' : '#79a24d'), [(a[0] + b[0]) / 2, 0.15, (a[2] + b[2]) / 2, 1.15]);
  });
}
const laid = (hex: string): Part[] => place(spin(tip(herbScissors(hex), -90, 'x'), 24), 0.1, 0.42, 0.55);

export const KITCHEN_FRAMES: readonly Frame[] = [
  ...Object.entries(DRIPPERS).map(([name, of]) => frame(`pour-over-${name}`, () =>
    shoot(place(spin([...server(), ...place(dripper(of), 0, 1.24, 0)], 22), -0.12, 0, 0), { wall: DRIPPER_WALLS[name as keyof typeof DRIPPER_WALLS], target: [0, 1.15, 0], away: 9.5, rise: 10 }))),
  frame('pour-over-table', () => shoot([...place(spin([...server(), ...place(dripper(DRIPPERS.white), 0, 1.24, 0)], 30), -0.6, 0, -0.3), ...place(spin(cup(stoneware('#d8c7ac')), -35), 0.95, 0, 0.7)],
    { wall: '#b9b4a2', table: ['#c39a6b', '#94683f'], target: [0.1, 1.05, 0], away: 12, rise: 14, light: 'window' })),
  ...Object.entries(LIDS).map(([name, colors]) => frame(`silicone-lids-${name}`, () =>
    shoot([...stack(colors)], { wall: LID_WALLS[name as keyof typeof LID_WALLS], target: [0, 0.25, 0], away: 9, rise: 38 }))),
  frame('silicone-lids-bowl', () => shoot([...place([...glassBowl(), ...place(lid('#dfe6e3', 0.97), 0, 0.86, 0)], -0.3, 0, -0.2), ...place(tip(lid(LIDS.green[1], 0.6), 0), 1.05, 0, 1.0)],
    { wall: '#cbbfae', target: [0.1, 0.55, 0.1], away: 10, rise: 18 })),
  ...Object.entries(SCISSORS).map(([name, hex]) => frame(`herb-scissors-${name}`, () =>
    shoot(laid(hex), { wall: SCISSOR_WALLS[name as keyof typeof SCISSOR_WALLS], target: [-0.1, 0.2, 0.05], away: 11.5, rise: 62 }))),
  frame('herb-scissors-board', () => shoot([...board(), ...place(laid(SCISSORS.green), -0.05, 0.02, 0), ...chives(0.95, 0.1)], { wall: '#c7ccc0', target: [0, 0.1, 0.1], away: 12.5, rise: 58 })),
];
