import { randomBytes, randomInt } from 'node:crypto'
import fs from 'node:fs'
import { readJson, writeJson } from './data-folder.mjs'
import { PlainFailure } from './plain-failure.mjs'

const digits = (count) => Array.from({ length: count }, () => randomInt(10)).join('')

/** What local mode makes by itself when it is not given, in the form the third parties use. */
const MADE_IN_LOCAL_MODE = {
  NEXTAUTH_SECRET: () => randomBytes(32).toString('base64url'),
  ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
  INTERNAL_RUN_SECRET: () => randomBytes(32).toString('base64url'),
  PAYPAL_CLIENT_ID: () => `A${randomBytes(39).toString('base64url')}`,
  PAYPAL_CLIENT_SECRET: () => `E${randomBytes(39).toString('base64url')}`,
  ALIEXPRESS_APP_KEY: () => `5${digits(5)}`,
  ALIEXPRESS_APP_SECRET: () => randomBytes(16).toString('hex'),
}

/**
 * The secrets kept in DATA_DIR, made once. Outside local mode only the password of the embedded database is made: everything else
 * must be given, and what is missing is named when the environment is checked.
 * @param {string} file
 * @param {boolean} isLocal
 * @returns {Record<string, string>}
 */
export function openSecrets(file, isLocal) {
  if (fs.existsSync(file)) fs.chmodSync(file, 0o600)
  const kept = fs.existsSync(file) ? readJson(file) : {}
  // Making new ones would lock everything that was encrypted with the old ones.
  if (kept === null) throw new PlainFailure(`${file} is damaged: restore it, or delete the whole DATA_DIR to begin anew`)
  const wanted = { DATABASE_PASSWORD: () => randomBytes(24).toString('hex'), ...(isLocal ? MADE_IN_LOCAL_MODE : {}) }
  const missing = Object.keys(wanted).filter((name) => !kept[name])
  for (const name of missing) kept[name] = wanted[name]()
  if (missing.length > 0) writeJson(file, kept)
  return kept
}

/** Adds or replaces secrets in the file. */
export function keepSecrets(file, added) {
  writeJson(file, { ...readJson(file), ...added })
}

/** The names that a child process gets from the file when the environment does not give them. */
export const LOCAL_SECRET_NAMES = Object.keys(MADE_IN_LOCAL_MODE)
