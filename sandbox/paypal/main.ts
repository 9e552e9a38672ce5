import { runProgram } from '../foundation/run-program';
import { readPayPalSettings } from './read-paypal-settings';
import { startPayPal } from './start-paypal';

await runProgram(() => startPayPal(readPayPalSettings(process.env)));
