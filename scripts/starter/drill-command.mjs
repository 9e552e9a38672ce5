import { runScript } from './bench-command.mjs'
import { TSX } from './run-program.mjs'

/** `npm run drill`: kill -9 (or, with --graceful, SIGTERM) of real processes while shoppers buy, in a data folder of its own (tests/drill). */
export function drillCommand({ root, args }) {
  return runScript({ root, args: [...TSX, 'tests/drill/main.ts', ...args] })
}
