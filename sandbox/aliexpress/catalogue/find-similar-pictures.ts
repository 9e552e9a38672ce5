import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/** How alike two pictures are, 0 to 1000. */
export type Likeness = number;

export type PictureIndex = {
  /** The likeness of every picture of the catalogue by file name; null when the bytes are no picture. */
  findSimilarPictures(bytes: Buffer): Promise<ReadonlyMap<string, Likeness> | null>;
};

type Print = { readonly edges: Uint8Array; readonly colours: Uint8Array };

const WIDTH = 9;
const HEIGHT = 8;
const EDGES = (WIDTH - 1) * HEIGHT;
const AT_ONCE = 8;

/**
 * The catalogue's pictures by how they look: on a grid of 9 by 8 fields, which neighbour is lighter (a difference hash) and the colours.
 * Robust against another size, format and compression, not against a cut-out or a mirror image. Read at the first search.
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
  try {
    const fields = await sharp(bytes).flatten({ background: '#ffffff' }).toColourspace('srgb').resize(WIDTH, HEIGHT, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    return { edges: edgesOf(fields), colours: Uint8Array.from(fields) };
  } catch {
    return null;
  }
}

function lightOf(fields: Buffer, field: number): number {
  const at = field * 3;
  return (fields[at] ?? 0) * 299 + (fields[at + 1] ?? 0) * 587 + (fields[at + 2] ?? 0) * 114;
}

function edgesOf(fields: Buffer): Uint8Array {
  const edges = new Uint8Array(EDGES);
  for (let index = 0; index < EDGES; index += 1) {
    const field = (index >> 3) * WIDTH + (index & 7);
    edges[index] = lightOf(fields, field) > lightOf(fields, field + 1) ? 1 : 0;
  }
  return edges;
}

function likeness(a: Print, b: Print): Likeness {
  const same = a.edges.reduce((sum, bit, index) => sum + (bit === b.edges[index] ? 1 : 0), 0);
  const apart = a.colours.reduce((sum, value, index) => sum + Math.abs(value - (b.colours[index] ?? 0)), 0);
  const colour = 1 - apart / (a.colours.length * 255);
  return Math.round((same / EDGES) * 500 + colour * 500);
}
