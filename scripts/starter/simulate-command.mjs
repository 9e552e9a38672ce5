import { runScript } from './bench-command.mjs'
import { TSX } from './run-program.mjs'

const VITEST = 'node_modules/vitest/vitest.mjs'

/**
 * `npm run simulate`: the product's modules with virtual time and planned faults, on a database of its own (tests/simulation).
 * `isolation`: sixteen clients on real connections instead (tests/isolation). `network`: every fault of a network on every link (tests/network).
 */
export function simulateCommand({ root, args: [command, ...rest] }) {
  if (command === 'isolation') return runScript({ root, args: [...TSX, 'tests/isolation/main.ts', ...rest] })
  if (command === 'network') {
    process.env.NETWORK_MATRIX = 'all'
    return runScript({ root, args: [VITEST, 'run', '--config', 'tests/vitest.config.ts', 'tests/network', ...rest] })
  }
  return runScript({ root, args: ['tests/simulation/cli.mjs', ...(command === undefined ? [] : [command]), ...rest] })
}
