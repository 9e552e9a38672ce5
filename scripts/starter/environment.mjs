import fs from 'node:fs'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { PlainFailure } from './plain-failure.mjs'
import { LOCAL_SECRET_NAMES } from './secrets.mjs'

/** Reads `.env` of the project; what the environment already gives stands. */
export function loadDotEnv(root) {
  const file = path.join(root, '.env')
  if (fs.existsSync(file)) process.loadEnvFile(file)
}

/** Both providers local (the default), neither, or a plain refusal: real goods are never bought with play money. */
export function isLocalMode(env = process.env) {
  const paypal = (env.PAYPAL_ENVIRONMENT || 'local') === 'local'
  const aliexpress = (env.ALIEXPRESS_ENVIRONMENT || 'local') === 'local'
  if (paypal !== aliexpress) throw new PlainFailure('PAYPAL_ENVIRONMENT and ALIEXPRESS_ENVIRONMENT must both be local or neither')
  return paypal
}

/** What was given, else what was kept, for the names that local mode makes. */
export function withSecrets(env, secrets, isLocal) {
  const result = { ...env }
  if (isLocal) for (const name of LOCAL_SECRET_NAMES) result[name] ||= secrets[name]
  return result
}

/**
 * Lets the program itself judge the environment it is about to get, so that a wrong value stops the start with the one line that
 * names it, before anything runs.
 */
export async function checkEnvironment(root, env) {
  const file = path.join(root, 'lib/foundation/env.ts')
  if (!fs.existsSync(file)) return
  const { readEnv } = await tsImport(file, import.meta.url)
  try {
    readEnv(env)
  } catch (error) {
    throw new PlainFailure(error.message)
  }
}
