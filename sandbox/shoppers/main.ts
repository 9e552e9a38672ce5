import { readProgramSettings, runProgram } from '../foundation/run-program';
import { startShoppers } from './start-shoppers';

await runProgram(() => startShoppers(readProgramSettings(process.env, '.data/sandbox/shoppers')));
