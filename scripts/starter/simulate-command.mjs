import { runScript } from './bench-command.mjs'

/** `npm run simulate`: the product's modules with virtual time and planned faults, on a database of its own (tests/simulation). */
export function simulateCommand({ root, args }) {
  return runScript({ root, args: ['tests/simulation/cli.mjs', ...args] })
}
