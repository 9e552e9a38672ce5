import fs from 'node:fs'
import path from 'node:path'
import { findPostmaster } from '../postgres/postmaster.mjs'
import { readJson } from './data-folder.mjs'
import { isLocalMode, withSecrets } from './environment.mjs'
import { findLiveStarter } from './pids.mjs'
import { openSecrets } from './secrets.mjs'

const WAIT_FOR_START_MS = 240_000

/**
 * The environment of a single process or command: what the caller gives, then the addresses of the start that runs on this
 * DATA_DIR (waited for while it is coming up), then the secrets that local mode keeps. DATABASE_URL is undefined when neither the
 * caller nor a running start gives one.
 * @returns {Promise<Record<string, string | undefined>>}
 */
export async function findEnvironment(data, say) {
  const isLocal = isLocalMode()
  const live = await findLiveAddresses(data, say)
  const env = { ...live, ...given(process.env), DATA_DIR: data.folder }
  return { ...withSecrets(env, openSecrets(data.secrets, isLocal), isLocal), NEXT_TELEMETRY_DISABLED: '1' }
}

/** An empty value counts as not given. */
const given = (env) => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))

async function findLiveAddresses(data, say) {
  const starter = findLiveStarter(data.pids)
  if (starter) {
    const isReady = () => readJson(data.environment)?.starter === starter.pid
    if (!isReady()) say('waiting for the start that is under way')
    const deadline = performance.now() + WAIT_FOR_START_MS
    while (!isReady() && findLiveStarter(data.pids)?.pid === starter.pid && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  // A starter that was killed may have left its server running: that one answers as well.
  const folder = path.join(data.folder, 'postgres')
  const hasServer = fs.existsSync(folder) && findPostmaster(fs.realpathSync(folder)) !== null
  return hasServer || findLiveStarter(data.pids) ? (readJson(data.environment)?.env ?? {}) : {}
}
