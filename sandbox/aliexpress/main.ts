import { fileURLToPath } from 'node:url';
import { runProgram } from '@/sandbox/foundation/run-program';
import { CATALOGUE } from './catalogue/index';
import { readAliexpressSettings } from './read-aliexpress-settings';
import { startAliexpress } from './start-aliexpress';

const picturesDir = fileURLToPath(new URL('./catalogue/pictures/', import.meta.url));
await runProgram(() => startAliexpress(readAliexpressSettings(process.env, { products: CATALOGUE, picturesDir })));
