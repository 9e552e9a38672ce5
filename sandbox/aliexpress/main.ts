import { fileURLToPath } from 'node:url';
import { runProgram } from '@/sandbox/foundation/run-program';
import type { CatalogueProduct } from './catalogue/product';
import { readAliexpressSettings } from './read-aliexpress-settings';
import { startAliexpress } from './start-aliexpress';

const picturesDir = fileURLToPath(new URL('./catalogue/pictures/', import.meta.url));
const catalogue = (await import(new URL('./catalogue/index.ts', import.meta.url).href)) as { CATALOGUE: readonly CatalogueProduct[] };
await runProgram(() => startAliexpress(readAliexpressSettings(process.env, { products: catalogue.CATALOGUE, picturesDir })));
