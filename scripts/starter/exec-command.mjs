import { spawn } from 'node:child_process'
import { openDataFolder } from './data-folder.mjs'
import { findEnvironment } from './find-environment.mjs'
import { freePort } from './free-port.mjs'
import { onStopAsked } from './hand-over.mjs'
import { PlainFailure } from './plain-failure.mjs'
import { createProgress } from './progress.mjs'
import { TSX } from './run-program.mjs'
import { createStack } from './stack.mjs'

/**
 * `node scripts/run.mjs exec <ts file> [args]`: a command of the project (verify, import, bench) in the environment of the start
 * that runs on this DATA_DIR, or against DATABASE_URL. Where neither is there, database and sandbox are started for as long as the
 * command takes. Progress goes to standard error: the command's own output stays clean.
 */
export async function execCommand({ root, args: [file, ...args] }) {
  if (!file) throw new PlainFailure('usage: node scripts/run.mjs exec <ts file> [arguments]')
  const data = openDataFolder(root)
  const progress = createProgress(console.error)
  const env = await findEnvironment(data, progress.say)
  if (env.DATABASE_URL) return runScript({ root, file, args, env: { NEXTAUTH_URL: 'http://127.0.0.1:3000', ...env } })

  const stack = createStack({ root, data, port: await freePort(), progress: { ...progress, step: (_doing, work) => work() }, withApp: false })
  onStopAsked(() => void stack.stop().then(() => process.exit(1)))
  try {
    const { env: started } = await stack.begin()
    return await runScript({ root, file, args, env: started })
  } finally {
    await stack.stop()
  }
}

function runScript({ root, file, args, env }) {
  const child = spawn(process.execPath, [...TSX, file, ...args], { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
