import { spawn } from 'node:child_process'
import { TSX } from './run-program.mjs'

/** `npm run bench`: the figures of design/performance.md, measured on a stack of its own (tests/bench). Prints, never passes or fails. */
export function benchCommand({ root, args }) {
  const child = spawn(process.execPath, [...TSX, 'tests/bench/main.ts', ...args], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
