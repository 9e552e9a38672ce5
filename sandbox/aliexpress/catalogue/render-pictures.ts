/**
 * Takes the pictures of the demo catalogue. By hand: node --import tsx sandbox/aliexpress/catalogue/render-pictures.ts [--only text,text] [--part 0/2] [--grid 0.75] [--draft folder]
 * Without --draft it writes pictures/<name>.webp (960 x 1200); with it, quick small PNGs for looking at.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { develop, encodeWebp } from './studio/develop';
import type { Frame } from './studio/frame';
import { FRAMES } from './studio/frames';

const WIDTH = 960;
const HEIGHT = 1200;
/** Rays are traced on a grid this much coarser, unless --grid says otherwise: the studio's light is soft, so little is lost. */
const COARSE = 0.75;

function option(name: string): string | null {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? (process.argv[at + 1] ?? null) : null;
}

/** Two of these can share the work: --part 0/2 and --part 1/2. */
function chosen(): Frame[] {
  const only = option('only')?.split(',');
  const [mine = 0, of = 1] = (option('part') ?? '0/1').split('/').map(Number);
  return FRAMES.filter((f) => !only || only.some((text) => f.file.includes(text))).filter((_, i) => i % of === mine);
}

async function draft(frames: readonly Frame[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const f of frames) {
    const p = develop(f.scene(), WIDTH / 3, HEIGHT / 3);
    await sharp(p.rgb, { raw: { width: p.width, height: p.height, channels: 3 } }).png().toFile(path.join(folder, `${f.file}.png`));
  }
}

async function take(frames: readonly Frame[]): Promise<void> {
  const folder = path.join(import.meta.dirname, 'pictures');
  await mkdir(folder, { recursive: true });
  const grid = Number(option('grid') ?? COARSE);
  for (const f of frames) {
    const file = await encodeWebp(develop(f.scene(), WIDTH * grid, HEIGHT * grid), WIDTH, HEIGHT);
    await writeFile(path.join(folder, `${f.file}.webp`), file);
    console.log(`${f.file}  ${Math.ceil(file.length / 1024)} KB`);
  }
}

const folder = option('draft');
await (folder ? draft(chosen(), folder) : take(chosen()));
