import { spawn } from 'node:child_process'
import { buildOnce, hasBuild } from './build.mjs'
import { choosePort } from './choose-port.mjs'
import { openDataFolder } from './data-folder.mjs'
import { checkEnvironment } from './environment.mjs'
import { findEnvironment } from './find-environment.mjs'
import { onStopAsked } from './hand-over.mjs'
import { findLiveStarter, openPids } from './pids.mjs'
import { PlainFailure } from './plain-failure.mjs'
import { generateClient } from './prepare-data.mjs'
import { createProgress } from './progress.mjs'
import { NEXT, runProgram } from './run-program.mjs'
import { endChild } from './supervise.mjs'
import { waitUntilHealthy, webArguments } from './web.mjs'
import { workerArguments } from './worker.mjs'

/** `npm run web` and `npm run worker`: one process of that kind against DATABASE_URL, in the foreground. */
export async function processCommand({ root, kind }) {
  const data = openDataFolder(root)
  const { say, step } = createProgress(console.error)
  const port = kind === 'web' ? await choosePort(process.env.PORT, say) : null
  const env = { ...(await findEnvironment(data, say)), NODE_ENV: 'production' }
  if (!env.DATABASE_URL) throw new PlainFailure(`DATABASE_URL is not set and no npm start is running on ${data.folder}`)
  if (port !== null) env.NEXTAUTH_URL = process.env.NEXTAUTH_URL || `http://127.0.0.1:${port}`
  await checkEnvironment(root, env)

  const pids = openPids(`${data.pids.replace(/\.json$/, '')}-${kind}-${process.pid}.json`)
  try {
    const logFile = data.log(`${kind}-${process.pid}-build`)
    await generateClient({ root, env, logFile, pids, step })
    // A start that runs serves from this build: building anew would pull it from under its feet.
    const isInUse = findLiveStarter(data.pids) !== null && hasBuild(root)
    if (port !== null && !isInUse) await buildOnce(root, () => step('build (sources changed)', () => runProgram({ root, name: 'next build', args: [...NEXT, 'build'], env, logFile, pids })))
  } finally {
    pids.delete()
  }
  return runInForeground({ root, args: port === null ? workerArguments(false) : webArguments(port, false), env, url: port && `http://127.0.0.1:${port}`, say })
}

async function runInForeground({ root, args, env, url, say }) {
  const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] })
  let isStopping = false
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    // Next answers SIGTERM with 143 although it stopped in order.
    child.once('exit', (code, signal) => resolve(isStopping && (code === 143 || signal === 'SIGTERM') ? 0 : (code ?? 1)))
  })
  onStopAsked(() => {
    isStopping = true
    void endChild(child, 10_000)
  })
  if (url) void waitUntilHealthy(url, 60_000).then((complaint) => complaint === null ? console.log(`READY ${url}`) : say(`/api/health says: ${complaint}`))
  return ended
}
