import { runProgram } from '../foundation/run-program';
import { readPayoneerSettings } from './read-payoneer-settings';
import { startPayoneer } from './start-payoneer';

await runProgram(() => startPayoneer(readPayoneerSettings(process.env)));
