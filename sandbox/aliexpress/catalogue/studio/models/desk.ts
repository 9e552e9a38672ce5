import { frame, type Frame } from '../frame';
import { bamboo, brushed, felt, leather, matte, metal, plastic, rgb, silicone, type Material } from '../materials';
import { step } from '../noise';
import { band } from '../outlines';
import { part, place, spin, type Part } from '../scene';
import { box, curve3, cut, cylinder, melt, move, rod, sphere, stretch, turnX, turnZ, type Flat, type Point, type Shape } from '../shapes';
import { shoot } from '../sets';
import { budVase, pampas } from './home';

/** Aluminium stand, open; the laptop's front edge is towards +z. */
function laptopStand(hex: string): Part[] {
  const of = brushed(hex);
  const window = (w: number, h: number): Shape => box(w, 0.3, h, 0.12);
  const base = cut(box(1.15, 0.045, 0.85, 0.04), window(0.72, 0.42), 0.02);
  const top = cut(box(1.2, 0.04, 0.95, 0.035), window(0.7, 0.5), 0.02);
  const lean = (s: Shape): Shape => move(turnX(s, 17), 0, 1.12, 0.02);
  const lip = (x: number): Shape => move(box(0.16, 0.15, 0.035, 0.03), x, 0.11, 0.93);
  const arm = (x: number): Part => part(move(turnX(box(0.06, 0.6, 0.13, 0.04), -28), x, 0.6, -0.42), of, [x, 0.6, -0.42, 0.68]);
  const joint = (x: number, y: number, z: number): Part => part(move(turnZ(cylinder(0.11, 0.09, 0.03), 90), x, y, z), metal('#8f9296'), [x, y, z, 0.18]);
  const pad = (x: number, z: number): Part => part(lean(move(box(0.14, 0.02, 0.08, 0.02), x, 0.05, z)), silicone('#3a3b3d'), [x, 1.2, z, 0.5]);
  return [
    part(move(base, 0, 0.045, 0), of, [0, 0.05, 0, 1.5]), part(lean(top), of, [0, 1.12, 0, 1.6]), part(lean(melt(0.03, lip(-0.7), lip(0.7))), of, [0, 0.93, 0.9, 1]),
    arm(-0.86), arm(0.86), joint(-0.86, 0.14, -0.68), joint(0.86, 0.14, -0.68), joint(-0.86, 1.1, -0.16), joint(0.86, 1.1, -0.16), pad(-0.95, 0.2), pad(0.95, 0.2), pad(-0.95, -0.5), pad(0.95, -0.5),
  ];
}

function laptop(): Part[] {
  const of = metal('#c3c6c9', 0.4);
  const keys: Material = { color: (x, _y, z) => (step(0.03, 0.05, Math.abs(((x + 9) % 0.14) - 0.07)) + step(0.03, 0.05, Math.abs(((z + 9) % 0.14) - 0.07)) > 0.5 ? rgb('#77797c') : rgb('#1d1e20')), rough: 0.6, gloss: 0.03 };
  const screen: Material = { color: (x, y) => [0.09 + 0.1 * y, 0.16 + 0.12 * y, 0.2 + 0.08 * (x + y)], rough: 0.12, gloss: 0.05, glow: () => 0.8 };
  const deck = (s: Shape): Shape => move(turnX(s, 17), 0, 1.2, 0.04);
  const cover = (s: Shape): Shape => move(turnX(s, -14), 0, 1.5, -0.84);
  return [
    part(deck(box(1.3, 0.04, 0.9, 0.035)), of, [0, 1.2, 0.04, 1.6]), part(deck(move(box(1.12, 0.012, 0.4, 0.01), 0, 0.036, -0.25)), keys, [0, 1.3, 0, 1.5]),
    part(cover(move(box(1.3, 0.84, 0.03, 0.03), 0, 0.8, 0)), of, [0, 2.3, -1.1, 1.65]), part(cover(move(box(1.24, 0.76, 0.01, 0.008), 0, 0.82, 0.028)), screen, [0, 2.3, -1.05, 1.6]),
  ];
}

function organiser(): Part[] {
  const of = bamboo(0);
  const upright = bamboo(1);
  const wall = (x: number, y: number, z: number, hx: number, hy: number, hz: number): Part => part(move(box(hx, hy, hz, 0.02), x, y, z), hy > hx ? upright : of, [x, y, z, Math.hypot(hx, hy, hz)]);
  return [
    wall(0, 0.05, 0, 1.3, 0.05, 0.7), wall(0, 0.72, -0.66, 1.3, 0.72, 0.045), wall(-1.26, 0.6, 0, 0.045, 0.6, 0.7), wall(1.26, 0.42, 0, 0.045, 0.42, 0.7),
    wall(-0.5, 0.6, 0, 0.04, 0.6, 0.66), wall(0.4, 0.42, 0, 0.04, 0.42, 0.66), wall(-0.88, 0.5, 0.66, 0.42, 0.5, 0.04), wall(0.4, 0.25, 0.68, 0.86, 0.25, 0.045),
    wall(0.83, 0.42, 0.12, 0.4, 0.32, 0.04),
    part(move(turnX(cylinder(0.055, 0.05, 0.02), 90), -0.05, 0.27, 0.76), metal('#c9a25c'), [-0.05, 0.27, 0.76, 0.09]),
  ];
}
function pencils(): Part[] {
  const colors = ['#d9a441', '#3f5d73', '#b4523b', '#5f7a56', '#2d2d30'];
  return colors.map((hex, i): Part => {
    const [x, z, lean] = [-1.05 + (i % 3) * 0.17, 0.25 - (i % 2) * 0.4, (i - 2) * 0.07];
    const y = 1.25 + 0.12 * ((i * 3) % 4);
    return part(rod([[x, 0.2, z], [x + lean, y + 0.35, z - 0.05]], 0.045, 0.045), i === 4 ? metal('#3a3b3d', 0.35) : matte(hex), [x + lean / 2, 0.9, z, 0.95]);
  });
}
function papers(): Part[] {
  return ['#f1ece0', '#cfd8d2', '#dfb9a2', '#e9e4d8'].map((hex, i) => part(move(box(0.36, 0.62 - i * 0.05, 0.025, 0.01), -0.05, 0.75 - i * 0.05, -0.5 + i * 0.1), matte(hex), [-0.05, 0.7, -0.5 + i * 0.1, 0.75]));
}

/** A long rod as several short ones, each with a ball of its own: most rays then have nothing to ask. */
function pieces(path: readonly Point[], radius: number, of: Material): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < path.length - 1; i += 6) {
    const some = path.slice(i, i + 7);
    const [a, b] = [some[0] ?? [0, 0, 0], some[some.length - 1] ?? [0, 0, 0]];
    const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2] as const;
    const reach = Math.max(...some.map((p) => Math.hypot(p[0] - middle[0], p[1] - middle[1], p[2] - middle[2])));
    parts.push(part(rod(some, radius), of, [...middle, reach + radius + 0.02]));
  }
  return parts;
}

/** Cable clip with its cable lying through it, along z. */
function clip(hex: string, x: number, cable: string): Part[] {
  const body = cut(stretch(sphere(0.3), 1, 0.8, 1), rod([[0, 0.2, -1], [0, 0.2, 1]], 0.06), 0.03);
  const slot = cut(body, move(box(0.035, 0.2, 1, 0.01), 0, 0.3, 0), 0.03);
  const of: Material = { ...silicone(hex), rough: 0.5 };
  const [out, back] = [0.5 * Math.sin(x * 5 + 1), 0.45 * Math.cos(x * 3)];
  const path = curve3([[x + back * 4, 0.035, -8], [x + back * 2, 0.035, -3.4], [x + back, 0.035, -1.7], [x + back * 0.25, 0.07, -0.8], [x, 0.2, -0.25], [x, 0.2, 0.25], [x + out * 0.2, 0.06, 0.75], [x + out * 0.9, 0.035, 1.5], [x + out * 0.6, 0.035, 2.2], [x - out, 0.035, 3.2]], 8);
  return [
    part(move((a, b, c) => Math.max(slot(a, b, c), -b), x, 0, 0), of, [x, 0.12, 0, 0.36]),
    ...pieces(path, 0.036, { ...plastic(cable), rough: 0.5 }),
  ];
}
const clipSet = (hex: string, cable: string): Part[] => [-1.05, -0.35, 0.35, 1.05].flatMap((x) => clip(hex, x, cable));

/** Felt mat: flat towards the viewer, its far end rolled up. */
function deskMat(hex: string, turns: number): Part[] {
  const line: Flat[] = [[2.1, 0.05], [-0.7, 0.05]];
  for (let i = 1; i <= 24 * turns; i++) {
    const a = i / 24 * Math.PI * 2;
    const r = 0.42 - 0.042 * a / Math.PI;
    line.push([-0.7 - Math.sin(a) * r, 0.05 + 0.42 - Math.cos(a) * r]);
  }
  const cloth = band(line, 1.25, 0.042);
  return [
    part((x, y, z) => cloth(z, y, x) * 0.95, { ...felt(hex, 0.004), fuzz: 0.5 }, [0, 0.4, 0.6, 2.2]),
    part(move(box(0.3, 0.012, 0.1, 0.01), 0.85, 0.105, 1.9), leather('#8a5431'), [0.85, 0.1, 1.9, 0.4]),
  ];
}

const STANDS = { silver: '#d3d6d9', grey: '#7c8086', rose: '#d8b3a4' } as const;
const STAND_WALLS = { silver: '#b9c4c6', grey: '#ded6c9', rose: '#e6ddd2' } as const;
const CLIPS = { black: ['#2d2e30', '#e9e6df'], white: ['#ecebe6', '#33363a'], sage: ['#9fb096', '#f0ece2'] } as const;
const CLIP_WALLS = { black: '#d9cbb8', white: '#a9b8b5', sage: '#ead9c8' } as const;
const MATS = { grey: '#85878a', green: '#5c6b58', camel: '#b08a5d' } as const;
const MAT_WALLS = { grey: '#dccfbe', green: '#e1dacb', camel: '#c3c9c2' } as const;

export const DESK_FRAMES: readonly Frame[] = [
  ...Object.entries(STANDS).map(([name, hex]) => frame(`laptop-stand-${name}`, () => shoot(spin(laptopStand(hex), 34), { wall: STAND_WALLS[name as keyof typeof STAND_WALLS], target: [0, 0.75, 0], away: 11, rise: 16 }))),
  frame('laptop-stand-desk', () => shoot([...spin([...laptopStand(STANDS.silver), ...laptop()], 28)], { wall: '#cfc8ba', table: ['#cfa878', '#a57a4c'], target: [0, 1.35, 0], away: 13, rise: 13, light: 'window' })),
  frame('desk-organiser-bamboo', () => shoot(spin(organiser(), 26), { wall: '#b4c0b2', target: [0, 0.65, 0], away: 11, rise: 24 })),
  frame('desk-organiser-desk', () => shoot([...spin([...organiser(), ...pencils(), ...papers()], 22), ...place([...budVase('round', matte('#e8e2d6')), ...pampas(2, 0.4, 1.2)], 1.5, 0, -1.5)], { wall: '#d4c3b0', table: ['#e3d3ba', '#c5ab86'], target: [0.05, 0.9, 0], away: 11.5, rise: 16 })),
  ...Object.entries(CLIPS).map(([name, [hex, cable]]) => frame(`cable-clips-${name}`, () => shoot(spin(clipSet(hex, cable), -18), { wall: CLIP_WALLS[name as keyof typeof CLIP_WALLS], depth: 9, target: [0, 0.1, 0.15], away: 10, rise: 38 }))),
  frame('cable-clips-desk', () => shoot([...spin(clipSet(CLIPS.black[0], '#ece7dc'), 30)], { wall: '#cfc8bc', table: ['#b98a5c', '#8a5f3b'], depth: 9, target: [0.05, 0.15, 0.1], away: 8, rise: 31, light: 'window' })),
  ...Object.entries(MATS).map(([name, hex]) => frame(`desk-mat-${name}`, () => shoot(spin(deskMat(hex, 2), 32), { wall: MAT_WALLS[name as keyof typeof MAT_WALLS], target: [0.3, 0.3, 0.6], away: 12.5, rise: 27 }))),
  frame('desk-mat-detail', () => shoot(spin(deskMat(MATS.grey, 2), -38), { wall: '#c9b8a3', table: ['#cda878', '#a3784b'], target: [0, 0.3, 0.2], away: 8, rise: 22 })),
];
