import { runScript } from './bench-command.mjs'
import { TSX } from './run-program.mjs'

/**
 * `npm run simulate`: the product's modules with virtual time and planned faults, on a database of its own (tests/simulation).
 * `isolation`: sixteen clients on real connections instead (tests/isolation).
 */
export function simulateCommand({ root, args: [command, ...rest] }) {
  if (command === 'isolation') return runScript({ root, args: [...TSX, 'tests/isolation/main.ts', ...rest] })
  return runScript({ root, args: ['tests/simulation/cli.mjs', ...(command === undefined ? [] : [command]), ...rest] })
}
