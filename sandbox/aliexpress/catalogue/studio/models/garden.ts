import { frame, type Frame } from '../frame';
import { glaze, metal, plastic, stoneware, wood, type Material } from '../materials';
import { lathe, vessel } from '../outlines';
import { part, place, spin, type Part } from '../scene';
import { around, box, curve2, curve3, cylinder, move, rod, turnZ, union } from '../shapes';
import { shoot } from '../sets';
import { broadPlant, herb, lift, snakePlant } from './plants';

function selfWateringPot(hex: string): Part[] {
  const of: Material = { ...plastic(hex), rough: 0.6, relief: (x, y, z) => 0.004 * Math.sin(Math.atan2(z, x) * 40) };
  return [
    part(vessel(curve2([[0.02, 0.04], [0.62, 0.04], [0.72, 0.2], [0.86, 1.2], [0.84, 1.26]], 8), 0.09), of, [0, 0.65, 0, 1.15]),
    part(move(cylinder(0.7, 0.03, 0.02), 0, 0.34, 0), of, [0, 0.34, 0, 0.8]),
    part(move(box(0.07, 0.34, 0.05, 0.03), 0, 0.55, 0.76), { ...plastic('#eef2f2'), rough: 0.15 }, [0, 0.55, 0.76, 0.4]),
    part(move(box(0.03, 0.14, 0.05, 0.02), 0, 0.44, 0.775), plastic('#c8553d'), [0, 0.44, 0.77, 0.2]),
  ];
}

/** Can with a long thin spout. */
function wateringCan(hex: string): Part[] {
  const of: Material = { ...plastic(hex), rough: 0.32 };
  const body = lathe([...curve2([[0.0, 0.02], [0.66, 0.02], [0.74, 0.1], [0.7, 0.6], [0.5, 1.06], [0.26, 1.22], [0.24, 1.36], [0.3, 1.42]], 8), [0.24, 1.42], [0.2, 1.3], [0, 1.28]], 0.008);
  const spout = curve3([[0.55, 0.3, 0], [0.95, 0.5, 0], [1.2, 1.0, 0], [1.42, 1.55, 0], [1.75, 1.78, 0]], 8);
  const grip = curve3([[-0.26, 1.24, 0], [-0.62, 1.66, 0], [-1.12, 1.5, 0], [-1.16, 0.95, 0], [-0.68, 0.5, 0]], 8);
  return [part(body, of, [0, 0.7, 0, 1.05]), part(rod(spout, 0.115, 0.055), of, [1.1, 1.05, 0, 1.15]), part(rod(grip, 0.05), metal('#c9a063', 0.25), [-0.7, 1.1, 0, 0.9])];
}

function plantStand(of: Material): Part[] {
  const leg = turnZ(move(box(0.075, 0.95, 0.075, 0.03), 0, 0.95, 0), -3);
  return [
    part(around(move(leg, 0.92, 0, 0), 4, 45), of, [0, 0.95, 0, 1.6]),
    part(union(move(box(0.95, 0.075, 0.06, 0.02), 0, 0.72, 0), move(box(0.06, 0.07, 0.95, 0.02), 0, 0.72, 0)), of, [0, 0.72, 0, 1.1]),
  ].map((p, i) => (i === 1 ? spin([p], 45)[0] ?? p : p));
}
const pot = (of: Material): Part[] => [part(vessel(curve2([[0.02, 0.05], [0.64, 0.05], [0.76, 0.18], [0.8, 1.1]], 8), 0.1), of, [0, 0.6, 0, 1.1])];

const POTS = { white: '#eeebe4', sage: '#9dad93', terracotta: '#bf6f50', graphite: '#4a4c4e' } as const;
const POT_WALLS = { white: '#cfc1ae', sage: '#e6dccc', terracotta: '#dfd6c4', graphite: '#c9cfc8' } as const;
const CANS = { green: '#3f5a49', cream: '#ede3cf', rust: '#b45f3c' } as const;
const CAN_WALLS = { green: '#d9cdb8', cream: '#a9b59f', rust: '#d9d7c9' } as const;
const STANDS = { oak: wood('#d9b37c', '#b48650', 1), walnut: wood('#80543a', '#4d2f1e', 1) } as const;

export const GARDEN_FRAMES: readonly Frame[] = [
  ...Object.entries(POTS).map(([name, hex], i) => frame(`planter-${name}`, () =>
    shoot([...selfWateringPot(hex), ...lift(i % 2 ? herb(0.74) : broadPlant(0.74), 1.08)], { wall: POT_WALLS[name as keyof typeof POT_WALLS], target: [0, 1.35, 0], away: 10.5, rise: 12 }))),
  frame('planter-group', () => shoot([...place([...selfWateringPot(POTS.sage), ...lift(snakePlant(0.74), 1.08)], -0.85, 0, -0.6), ...place([...selfWateringPot(POTS.terracotta), ...lift(herb(0.74, '#7fa05a'), 1.08)], 0.75, 0, 0.5)],
    { wall: '#dcd2c0', target: [0, 1.4, 0], away: 12.5, rise: 13, light: 'leaves' })),
  ...Object.entries(CANS).map(([name, hex]) => frame(`watering-can-${name}`, () =>
    shoot(place(spin(wateringCan(hex), 14), -0.25, 0, 0), { wall: CAN_WALLS[name as keyof typeof CAN_WALLS], target: [0, 0.95, 0], away: 10, rise: 11 }))),
  frame('watering-can-scene', () => shoot([...place(spin(wateringCan(CANS.green), -28), 0.15, 0, 0.6), ...place([...pot(stoneware('#cdb79c')), ...lift(broadPlant(0.7, 11), 0.9)], -0.75, 0, -1.3)],
    { wall: '#cfc9b6', table: ['#b98d60', '#8d6440'], target: [0.05, 1.1, 0], away: 12.5, rise: 12, light: 'leaves' })),
  ...Object.entries(STANDS).map(([name, of]) => frame(`plant-stand-${name}`, () =>
    shoot([...spin(plantStand(of), 20), ...place([...pot(name === 'oak' ? glaze('#efece6') : stoneware('#c9ad8e')), ...lift(name === 'oak' ? snakePlant(0.7, 9, 1) : broadPlant(0.7, 12), 0.92)], 0, 0.8, 0)],
      { wall: name === 'oak' ? '#b9c4b5' : '#e1d6c6', target: [0, 1.75, 0], away: 13.5, rise: 9 }))),
  frame('plant-stand-detail', () => shoot([...spin(plantStand(STANDS.oak), 20), ...place(pot(glaze('#efece6')), 0, 0.8, 0)], { wall: '#d7c1ab', target: [0.35, 1.1, 0], away: 7.5, rise: 17, turn: 10 })),
];
