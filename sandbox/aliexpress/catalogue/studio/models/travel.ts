import { frame, type Frame } from '../frame';
import { metal, plastic, silicone, weave, type Material } from '../materials';
import { noise, step } from '../noise';
import { lathe } from '../outlines';
import { part, place, spin, tip, type Part } from '../scene';
import { box, curve3, cylinder, melt, move, rod, sphere, stretch, swell, type Flat, type Shape } from '../shapes';
import { shoot } from '../sets';

/** Silicone bottle with bellows; `open` 1 is tall, 0 folded. */
function foldingBottle(hex: string, open = 1): Part[] {
  const of: Material = { ...silicone(hex), rough: 0.45 };
  const pleat = 0.06 + 0.16 * open;
  const outline: Flat[] = [[0, 0], [0.5, 0], [0.56, 0.06], [0.56, 0.3 + 0.16 * open]];
  let y = 0.3 + 0.16 * open;
  for (let i = 0; i < 5; i++) {
    outline.push([0.47, y + pleat * 0.5], [0.57, y + pleat]);
    y += pleat;
  }
  outline.push([0.56, y + 0.22], [0.46, y + 0.34], [0.36, y + 0.38], [0, y + 0.38]);
  const top = y + 0.38;
  const ribs = Array.from({ length: 5 }, (_, i) => 0.3 + 0.16 * open + pleat * (i + 1));
  const soft = swell(lathe(outline, 0.025), (_x, py) => (ribs.some((r) => Math.abs(r - py) < 0.02) ? 0.006 : 0), 0.9, 0.01);
  const hook = curve3([[0.36, top + 0.24, 0], [0.62, top + 0.22, 0.02], [0.72, top - 0.1, 0.04], [0.66, top - 0.42, 0.04], [0.56, top - 0.3, 0.02]], 6);
  return [
    part(soft, of, [0, top / 2, 0, top / 2 + 0.5]),
    part(move(cylinder(0.36, 0.16, 0.05), 0, top + 0.12, 0), plastic('#3a3d40'), [0, top + 0.12, 0, 0.42]),
    part(move(cylinder(0.375, 0.02, 0.015), 0, top + 0.0, 0), metal('#b8bcbf'), [0, top, 0, 0.4]),
    part(move(cylinder(0.2, 0.1, 0.05), 0, top + 0.34, 0), plastic('#4a4e52'), [0, top + 0.34, 0, 0.26]),
    part(rod(hook, 0.03), metal('#c3c7ca', 0.18), [0.62, top - 0.08, 0, 0.6]),
  ];
}

/** Soft packing cube: half width, half height, half depth; its front is towards +z. */
function packingCube(hex: string, w: number, h: number, d: number): Part[] {
  const cloth = weave(hex, 130, 0.16);
  const puff = swell(box(w, h, d, 0.13), (x, y, z) => 0.05 * Math.cos(x / w * 1.5) * Math.cos(z / d * 1.5) * step(0, h, y) + 0.018 * noise(x * 3, y * 4, z * 3), 0.8);
  const zipLine = swell(box(w + 0.012, 0.035, d + 0.012, 0.03), () => 0, 0.95, 0.01);
  const mesh: Material = { color: (x, _y, z) => (Math.sin(x * 62) * Math.sin(z * 62) > -0.35 ? [0.05, 0.055, 0.06] : [0.2, 0.2, 0.2]), rough: 0.85, gloss: 0.02, relief: (x, y, z) => 0.003 * Math.sin(x * 62) * Math.sin(z * 62) };
  const window: Shape = (x, y, z) => Math.max(puff(x, y, z) - 0.008, Math.abs(x) - w * 0.68, Math.abs(z) - d * 0.62, -y);
  const grip = curve3([[-0.34, h * 0.15, d], [-0.28, h * 0.15, d + 0.16], [0.28, h * 0.15, d + 0.16], [0.34, h * 0.15, d]], 5);
  const ball = Math.hypot(w, h, d) + 0.1;
  const zips: Material = { ...plastic('#2c2d2f'), relief: (x, y, z) => 0.004 * Math.sin((x + z) * 90) + 0 * y };
  return [
    part(puff, cloth, [0, 0, 0, ball]), part(window, mesh, [0, 0, 0, ball]), part(move(zipLine, 0, h * 0.5, 0), zips, [0, h * 0.5, 0, ball]),
    part(stretchRod(grip), weave(hex, 130, 0.3), [0, h * 0.15, d + 0.1, 0.5]),
    part(move(box(0.035, 0.1, 0.02, 0.015), w * 0.55, h * 0.5 - 0.1, d + 0.03), metal('#c6c9cb'), [w * 0.55, h * 0.5 - 0.1, d + 0.03, 0.13]),
  ];
}
const stretchRod = (line: ReturnType<typeof curve3>): Shape => {
  const thin = rod(line, 0.02);
  return (x, y, z) => thin(x, y * 0.28, z) * 0.8;
};
const cubes = (hex: string, alt: string): Part[] => [
  ...place(spin(packingCube(hex, 1.3, 0.42, 0.9), 22), 0, 0.42, 0), ...place(spin(packingCube(alt, 1.02, 0.34, 0.72), 16), 0.03, 1.2, 0.02), ...place(spin(packingCube(hex, 0.72, 0.28, 0.52), 30), -0.02, 1.84, 0),
];

/** Squeezable travel bottle with flip cap. */
function tube(hex: string, tall = 1): Part[] {
  const of: Material = { ...silicone(hex), rough: 0.4, soft: 0.5 };
  const h = 1.25 * tall;
  const body: Flat[] = [[0, 0], [0.32, 0], [0.4, 0.05], [0.42, 0.2], [0.42, h * 0.72], [0.38, h * 0.88], [0.24, h], [0, h]];
  return [
    part(stretch(lathe(body, 0.03), 1, 1, 0.78), of, [0, h / 2, 0, h / 2 + 0.4]),
    part(move(cylinder(0.24, 0.12, 0.03), 0, h + 0.12, 0), plastic('#f2f0ea'), [0, h + 0.12, 0, 0.3]),
    part(melt(0.03, move(cylinder(0.24, 0.05, 0.03), 0, h + 0.3, 0), move(box(0.07, 0.03, 0.06, 0.02), 0, h + 0.29, 0.24)), plastic('#f2f0ea'), [0, h + 0.3, 0, 0.36]),
    part(move(stretch(sphere(0.16), 1, 1.35, 0.14), 0, h * 0.42, 0.322), { ...silicone(hex), rough: 0.3 }, [0, h * 0.42, 0.32, 0.25]),
  ];
}

const BOTTLES = { sage: '#93a68c', sand: '#cdb594', ocean: '#5f87a0', coral: '#d9836b' } as const;
const BOTTLE_WALLS = { sage: '#ebdfd0', sand: '#b9c3bd', ocean: '#e7d9c6', coral: '#d9dfdc' } as const;
const CUBES = { navy: ['#3b4a63', '#7f8ea3'], olive: ['#6c7152', '#a6a682'], rust: ['#a8573a', '#d2a284'] } as const;
const CUBE_WALLS = { navy: '#dccdb9', olive: '#e4dccb', rust: '#cfd6d0' } as const;
const TUBES = { earth: ['#c17f5f', '#d9bf97', '#8f9d80', '#6f7f8b'], pastel: ['#e2aca3', '#ecd8a8', '#b3cbb4', '#abc3d4'] } as const;
const row = (c: readonly string[]): Part[] => c.flatMap((hex, i) => place(spin(tube(hex, i === 1 || i === 2 ? 1.18 : 1), 12 - i * 8), -1.32 + i * 0.88, 0, i === 1 || i === 2 ? -0.25 : 0.15));

export const TRAVEL_FRAMES: readonly Frame[] = [
  ...Object.entries(BOTTLES).map(([name, hex]) => frame(`folding-bottle-${name}`, () =>
    shoot([...place(spin(foldingBottle(hex), -24), -0.1, 0, 0)], { wall: BOTTLE_WALLS[name as keyof typeof BOTTLE_WALLS], target: [0, 1.25, 0], away: 10.5, rise: 9 }))),
  frame('folding-bottle-folded', () => shoot([...place(spin(foldingBottle(BOTTLES.sage), -20), -0.72, 0, -0.3), ...place(spin(foldingBottle(BOTTLES.sage, 0), -30), 0.82, 0, 0.5)], { wall: '#c9b8a2', target: [0.05, 1.15, 0], away: 12, rise: 13, light: 'leaves' })),
  ...Object.entries(CUBES).map(([name, [hex, alt]]) => frame(`packing-cubes-${name}`, () => shoot(cubes(hex, alt), { wall: CUBE_WALLS[name as keyof typeof CUBE_WALLS], target: [0, 1.05, 0], away: 11, rise: 22 }))),
  frame('packing-cubes-detail', () => shoot([...place(spin(packingCube(CUBES.navy[0], 1.3, 0.42, 0.9), -28), 0, 0.42, 0), ...place(tip(spin(packingCube(CUBES.navy[1], 1.02, 0.34, 0.72), 0), 78, 'x'), 0.2, 0.85, -1.35)], { wall: '#c4c9c2', table: ['#d6b68c', '#ab8458'], target: [0, 0.55, 0], away: 9.5, rise: 24, light: 'window' })),
  ...Object.entries(TUBES).map(([name, colors]) => frame(`travel-bottles-${name}`, () => shoot(row(colors), { wall: name === 'earth' ? '#e6dccd' : '#d3d9d8', target: [0, 0.85, 0], away: 13.2, rise: 12 }))),
  frame('travel-bottles-pouch', () => shoot([...place(tip(tube(TUBES.earth[0]), 90), 1.5, 0.34, 0.95), ...place(spin(tube(TUBES.earth[1], 1.18), 15), -0.75, 0, -0.2), ...place(spin(tube(TUBES.earth[2], 1.0), -10), 0.2, 0, -0.35)],
    { wall: '#b5bfb9', target: [0.1, 0.75, 0.1], away: 11, rise: 18, light: 'window' })),
];
