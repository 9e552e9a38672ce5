import { launchProgram, supervise } from './supervise.mjs'
import { NEXT } from './run-program.mjs'

/** The web process, supervised. In `dev` its words go to the terminal, for the person who is changing the code. */
export function webProcess({ root, data, env, port, isDev, pids, say }) {
  return supervise({
    name: 'web',
    kind: 'web',
    pids,
    say,
    launch: (onSpawn) => launchProgram({
      root,
      name: 'web',
      args: webArguments(port, isDev),
      env: { ...env, NODE_ENV: isDev ? 'development' : 'production' },
      logFile: isDev ? null : data.log('web'),
      isServing: () => serves(port),
      onSpawn,
    }),
  })
}

/**
 * V8 lets its heap grow with the machine's memory; a web process of this shop needs about 150 MB of it, and a small machine holds several.
 * Measured by `npm run bench` (resident memory, mark 400 MB).
 */
const HEAP = ['--max-old-space-size=288', '--max-semi-space-size=16']

export const webArguments = (port, isDev) => [...(isDev ? [] : HEAP), ...NEXT, isDev ? 'dev' : 'start', '-H', '127.0.0.1', '-p', String(port)]

/** Any answer counts: whether all is well is for waitUntilHealthy to ask. */
async function serves(port) {
  try {
    await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(20_000) })
    return true
  } catch {
    return false
  }
}

/**
 * Waits until /api/health answers 200.
 * @returns {Promise<string | null>} null when healthy (or when there is no such page), else what it last said
 */
export async function waitUntilHealthy(url, withinMs) {
  const deadline = performance.now() + withinMs
  let last = 'no answer'
  while (performance.now() < deadline) {
    try {
      const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5000) })
      if (response.ok || response.status === 404) return null
      last = `${response.status} ${(await response.text()).slice(0, 300)}`
    } catch (error) {
      last = error.message
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return last
}
