import fs from 'node:fs'
import path from 'node:path'
import { TSX } from './run-program.mjs'
import { launchProgram, supervise } from './supervise.mjs'

const PROGRAM = 'lib/worker/main.ts'
/** As in web.mjs; a worker holds ids and one batch of answers (mark 250 MB). */
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=8']

export const hasWorker = (root) => fs.existsSync(path.join(root, PROGRAM))

/** In `dev` the worker starts anew whenever a file of its changes. */
export const workerArguments = (isDev) => (isDev ? ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', PROGRAM] : [...HEAP, ...TSX, PROGRAM])

/** A worker process, supervised. That it works is seen in /api/health; here it only has to stay alive. */
export function workerProcess({ root, data, env, isDev, pids, say }) {
  return supervise({
    name: 'worker',
    kind: 'worker',
    pids,
    say,
    launch: (onSpawn) => launchProgram({
      root,
      name: 'worker',
      args: workerArguments(isDev),
      env: { ...env, NODE_ENV: isDev ? 'development' : 'production' },
      logFile: isDev ? null : data.log('worker'),
      isServing: () => true,
      onSpawn,
    }),
  })
}
