import { spawn } from 'node:child_process'
import { TSX } from './run-program.mjs'

/** `npm run bench`: the figures of design/performance.md, measured on a stack of its own (tests/bench). Prints, never passes or fails. */
export function benchCommand({ root, args }) {
  return runScript({ root, args: [...TSX, 'tests/bench/main.ts', ...args] })
}

/** A script of ours with its words to the terminal; answers its exit code. */
export function runScript({ root, args }) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
