/**
 * Takes the pictures of the catalogue. By hand: node --import tsx sandbox/aliexpress/catalogue/render-pictures.ts [--set range] [--only text,text] [--missing] [--part 0/2] [--grid 0.75] [--draft folder]
 * Without --draft it writes pictures/<name>.webp: 960 x 1200 for the demo world, 480 x 600 for the range; with it, quick small PNGs for looking at.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { develop, encodeWebp } from './studio/develop';
import type { Frame } from './studio/frame';
import { FRAMES } from './studio/frames';
import { RANGE_FRAMES } from './studio/range/range-frames';

const isRange = option('set') === 'range';
const [WIDTH, HEIGHT] = isRange ? [480, 600] : [960, 1200];
/** Rays are traced on a grid this much coarser, unless --grid says otherwise: the studio's light is soft, so little is lost. */
const COARSE = isRange ? 0.5 : 0.75;
const PICTURES = path.join(import.meta.dirname, 'pictures');

function option(name: string): string | null {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? (process.argv[at + 1] ?? null) : null;
}

/** Two of these can share the work: --part 0/2 and --part 1/2. */
function chosen(): Frame[] {
  const only = option('only')?.split(',');
  const [mine = 0, of = 1] = (option('part') ?? '0/1').split('/').map(Number);
  const isMissing = (f: Frame): boolean => !existsSync(path.join(PICTURES, `${f.file}.webp`));
  return (isRange ? RANGE_FRAMES : FRAMES)
    .filter((f) => (!only || only.some((text) => f.file.includes(text))) && (!process.argv.includes('--missing') || isMissing(f)))
    .filter((_, i) => i % of === mine);
}

async function draft(frames: readonly Frame[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const f of frames) {
    const p = develop(f.scene(), WIDTH / 3, HEIGHT / 3);
    await sharp(p.rgb, { raw: { width: p.width, height: p.height, channels: 3 } }).png().toFile(path.join(folder, `${f.file}.png`));
  }
}

async function take(frames: readonly Frame[]): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const grid = Number(option('grid') ?? COARSE);
  for (const f of frames) {
    const file = await encodeWebp(develop(f.scene(), WIDTH * grid, HEIGHT * grid), WIDTH, HEIGHT);
    await writeFile(path.join(PICTURES, `${f.file}.webp`), file);
    console.log(`${f.file}  ${Math.ceil(file.length / 1024)} KB`);
  }
}

const folder = option('draft');
await (folder ? draft(chosen(), folder) : take(chosen()));
