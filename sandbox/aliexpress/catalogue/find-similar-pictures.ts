import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** How alike two pictures are, 0 to 1000. */
export type Likeness = number;

export type PictureIndex = {
  /** The likeness of every picture of the catalogue by file name; null when the bytes are no picture. */
  findSimilarPictures(bytes: Buffer): Promise<ReadonlyMap<string, Likeness> | null>;
};

/** What a picture shows, small: where the thing stands out from its background, which field is lighter than its neighbour, and the thing's colour. */
type Print = { readonly mask: Float32Array; readonly edges: Uint8Array; readonly colour: readonly [number, number, number] };

const WIDTH = 16;
const HEIGHT = 20;
const AT_ONCE = 8;
/** A field that differs by this much from the background beside it belongs wholly to the thing. */
const CLEAR = 90;

/**
 * The catalogue's pictures by how they look. Studio pictures all have a plain background, so it counts little: compared are the outline of the thing,
 * its light and dark, and its colour. Robust against another size, format and compression, not against a cut-out or a mirror image. Read at the first search.
 */
export function createPictureIndex(folder: string): PictureIndex {
  let prints: Promise<ReadonlyMap<string, Print>> | null = null;
  return {
    async findSimilarPictures(bytes) {
      const asked = await printOf(bytes);
      if (asked === null) return null;
      prints ??= readPrints(folder);
      return new Map([...(await prints)].map(([file, print]) => [file, likeness(asked, print)] as const));
    },
  };
}

async function readPrints(folder: string): Promise<ReadonlyMap<string, Print>> {
  const prints = new Map<string, Print>();
  const files = (await readdir(folder)).filter((name) => name.endsWith('.webp'));
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const some = await Promise.all(files.slice(start, start + AT_ONCE).map(async (file) => [file, await printOf(await readFile(path.join(folder, file)))] as const));
    for (const [file, print] of some) if (print !== null) prints.set(file, print);
  }
  return prints;
}

async function printOf(bytes: Buffer): Promise<Print | null> {
  // Loaded at the first search: the library is large, and most sandboxes are never asked for a likeness.
  const { default: sharp } = await import('sharp');
  try {
    const fields = await sharp(bytes).flatten({ background: '#ffffff' }).toColourspace('srgb').resize(WIDTH, HEIGHT, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    const mask = maskOf(fields);
    return { mask, edges: edgesOf(fields), colour: colourOf(fields, mask) };
  } catch {
    return null;
  }
}

const at = (fields: Buffer, x: number, y: number, k: number): number => fields[(y * WIDTH + x) * 3 + k] ?? 0;

/** How much each field stands out, 0 to 1, from the mean of the two ends of its row. */
function maskOf(fields: Buffer): Float32Array {
  return Float32Array.from({ length: WIDTH * HEIGHT }, (_, index) => {
    const [x, y] = [index % WIDTH, Math.floor(index / WIDTH)];
    const apart = [0, 1, 2].reduce((sum, k) => sum + Math.abs(at(fields, x, y, k) - (at(fields, 0, y, k) + at(fields, WIDTH - 1, y, k)) / 2), 0);
    return Math.min(apart / CLEAR, 1);
  });
}

function edgesOf(fields: Buffer): Uint8Array {
  const light = (x: number, y: number): number => at(fields, x, y, 0) * 299 + at(fields, x, y, 1) * 587 + at(fields, x, y, 2) * 114;
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, index) => {
    const [x, y] = [index % WIDTH, Math.floor(index / WIDTH)];
    return light(x, y) > light(Math.min(x + 1, WIDTH - 1), y) ? 1 : 0;
  });
}

/** The mean colour of what stands out. */
function colourOf(fields: Buffer, mask: Float32Array): readonly [number, number, number] {
  const weight = mask.reduce((sum, value) => sum + value, 0.001);
  const mean = (k: number): number => mask.reduce((sum, value, index) => sum + value * (fields[index * 3 + k] ?? 0), 0) / weight;
  return [mean(0), mean(1), mean(2)];
}

/** Half for the outline, a quarter each for light and dark (on the thing alone: a plain background has none) and for the colour. */
function likeness(a: Print, b: Print): Likeness {
  let [common, either, same] = [0.001, 0.001, 0.001];
  for (const [index, value] of a.mask.entries()) {
    const other = b.mask[index] ?? 0;
    const more = Math.max(value, other);
    common += Math.min(value, other);
    either += more;
    if (a.edges[index] === b.edges[index]) same += more;
  }
  const apart = a.colour.reduce((sum, value, k) => sum + Math.abs(value - (b.colour[k] ?? 0)), 0);
  return Math.round((common / either) * 500 + Math.max((same / either) * 2 - 1, 0) * 250 + Math.max(1 - apart / 240, 0) * 250);
}
