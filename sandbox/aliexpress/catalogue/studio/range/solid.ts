import type { Material } from '../materials';
import { part, type Part } from '../scene';
import type { Shape } from '../shapes';

/** Extent of a group of parts, for the camera. */
export interface Extent {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

const EXTENTS = new WeakMap<Part, Extent>();
const REACH = 4.2;
const COARSE = 0.35;

/** Cells of this grid that may touch the shape, as a box around them; null when there are none. */
function search(shape: Shape, low: readonly number[], high: readonly number[], step: number, near = step * 0.9): Extent | null {
  const least = [1e9, 1e9, 1e9];
  const most = [-1e9, -1e9, -1e9];
  for (let x = low[0] ?? 0; x <= (high[0] ?? 0); x += step) {
    for (let y = low[1] ?? 0; y <= (high[1] ?? 0); y += step) {
      for (let z = low[2] ?? 0; z <= (high[2] ?? 0); z += step) {
        if (shape(x, y, z) > near) continue;
        [x, y, z].forEach((v, k) => {
          least[k] = Math.min(least[k] ?? v, v - step * 0.6);
          most[k] = Math.max(most[k] ?? v, v + step * 0.6);
        });
      }
    }
  }
  return least[0] === 1e9 ? null : { low: [least[0] ?? 0, least[1] ?? 0, least[2] ?? 0], high: [most[0] ?? 0, most[1] ?? 0, most[2] ?? 0] };
}

/** A part whose ball is found by probing its shape, so that a model need not give one. Everything has to lie within about four units of (0, 2, 0). */
export function solid(shape: Shape, of: Material): Part {
  const wide = search(shape, [-REACH, -1.2, -REACH], [REACH, 6.4, REACH], COARSE) ?? { low: [-REACH, -1, -REACH], high: [REACH, 5, REACH] };
  const fine = Math.max(...wide.high.map((v, k) => v - (wide.low[k] ?? 0))) / 26;
  const { low, high } = search(shape, wide.low, wide.high, fine) ?? wide;
  const middle = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2] as const;
  const made = part(shape, of, [...middle, Math.hypot(high[0] - middle[0], high[1] - middle[1], high[2] - middle[2])]);
  // The ball is generous because some shapes understate their distance; what the camera shall hold is where there really is something.
  EXTENTS.set(made, search(shape, low, high, fine, 0.012) ?? { low, high });
  return made;
}

/** A part that the camera need not hold in view: the flex of a hanging lamp, a table. */
export function loose(shape: Shape, of: Material): Part {
  const made = solid(shape, of);
  EXTENTS.delete(made);
  return part(made.shape, made.of, made.ball);
}

/** Room that the camera shall keep in view although nothing is probed there: the plant above its pot. */
export function room(shape: Shape, x: number, y: number): Part {
  const kept = solid((px, py, pz) => shape(px - x, py - y, pz), EMPTY);
  const made = part(() => 9, EMPTY, [x, y, 0, 0.01]);
  const extent = EXTENTS.get(kept);
  if (extent) EXTENTS.set(made, extent);
  return made;
}
const EMPTY: Material = { color: [0, 0, 0], rough: 1, gloss: 0 };

/** What all solid parts take up together. */
export function extentOf(parts: readonly Part[]): Extent {
  const known = parts.flatMap((p) => EXTENTS.get(p) ?? []);
  const side = (pick: (e: Extent) => readonly [number, number, number], best: (...v: number[]) => number): [number, number, number] =>
    [best(...known.map((e) => pick(e)[0])), best(...known.map((e) => pick(e)[1])), best(...known.map((e) => pick(e)[2]))];
  return { low: side((e) => e.low, Math.min), high: side((e) => e.high, Math.max) };
}

/** Moves solid parts and what is known of their size. */
export function shift(parts: readonly Part[], dx: number, dy: number, dz: number): Part[] {
  return parts.map((p) => {
    const known = EXTENTS.get(p);
    const next = part((x, y, z) => p.shape(x - dx, y - dy, z - dz), p.of, [p.ball[0] + dx, p.ball[1] + dy, p.ball[2] + dz, p.ball[3]]);
    if (known) EXTENTS.set(next, { low: [known.low[0] + dx, known.low[1] + dy, known.low[2] + dz], high: [known.high[0] + dx, known.high[1] + dy, known.high[2] + dz] });
    return next;
  });
}
