import fs from 'node:fs'
import path from 'node:path'
import { PlainFailure } from './plain-failure.mjs'

const LARGE_LOG_BYTES = 20_000_000

/**
 * DATA_DIR and the places in it. Root opens the folder itself for passing through (not for listing): the database server below it
 * runs as another user. Everything secret in it is closed on its own.
 */
export function openDataFolder(root, given = process.env.DATA_DIR || '.data') {
  const folder = path.resolve(root, given)
  try {
    fs.mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 })
    if (process.getuid?.() === 0) fs.chmodSync(folder, 0o711)
    fs.accessSync(folder, fs.constants.W_OK)
    fs.chmodSync(path.join(folder, 'logs'), 0o700)
    for (const name of fs.readdirSync(path.join(folder, 'logs'))) turnOver(path.join(folder, 'logs', name))
  } catch (error) {
    throw new PlainFailure(`DATA_DIR ${folder} cannot be written by this user (${error.code}): it may have been made by another one`)
  }
  return {
    folder,
    secrets: path.join(folder, 'secrets.json'),
    pids: path.join(folder, 'pids.json'),
    environment: path.join(folder, 'environment.json'),
    demo: path.join(folder, 'demo.json'),
    stamps: path.join(folder, 'stamps.json'),
    sandbox: (name) => path.join(folder, 'sandbox', name),
    log: (name) => path.join(folder, 'logs', `${name}.log`),
  }
}

/** A log that has grown large is put aside; one such is kept. */
function turnOver(file) {
  if (!file.endsWith('.log') || fs.statSync(file).size < LARGE_LOG_BYTES) return
  fs.renameSync(file, `${file}.old`)
}

/** Written beside and renamed: a reader never sees half a file. */
export function writeJson(file, value, mode = 0o600) {
  const half = `${file}.${process.pid}`
  fs.writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode })
  fs.chmodSync(half, mode)
  fs.renameSync(half, file)
}

/** @returns {any} null when the file is absent or not JSON */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
