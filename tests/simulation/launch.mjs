// A database of its own (of the running tests where they have one, else a server for this run), then a command in a process under loader.mjs.
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stopPostmaster } from '../../scripts/postgres/postmaster.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** The simulated stack's settings: complete, local, nobody's secrets. */
const ENVIRONMENT = {
  TZ: 'UTC',
  NEXTAUTH_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_SECRET: 'simulation-secret-of-more-than-thirty-two-characters',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  INTERNAL_RUN_SECRET: 'simulation-run-secret-of-more-than-thirty-two-characters',
  PAYPAL_ENVIRONMENT: 'local',
  PAYPAL_CLIENT_ID: 'simulation-client',
  PAYPAL_CLIENT_SECRET: 'simulation-secret',
  ALIEXPRESS_ENVIRONMENT: 'local',
  ALIEXPRESS_APP_KEY: '500000',
  ALIEXPRESS_APP_SECRET: 'simulation-app-secret',
}
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH']

const kept = () => Object.fromEntries(KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))

/** @param {string} folder */
export function createDatabase(folder) {
  return execFileSync(process.execPath, [path.join(root, 'tests/setup/create-database.mjs'), folder], { encoding: 'utf8', env: { ...kept(), ...ENVIRONMENT }, stdio: ['ignore', 'pipe', 'inherit'] }).trim()
}

/**
 * Runs one command of the simulation; answers its exit code.
 * @param {{ folder: string, args: string[], mutant?: string, onLine?: (line: string) => void }} what
 * @returns {Promise<number>}
 */
export function launch({ folder, args, mutant, onLine }) {
  const child = spawn(process.execPath, ['--import', './tests/simulation/loader.mjs', 'tests/simulation/main.ts', ...args], {
    cwd: root,
    env: { ...kept(), ...ENVIRONMENT, DATABASE_URL: createDatabase(folder), ...(mutant ? { SIM_MUTANT: mutant } : {}) },
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
  })
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine?.(line)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      if (rest !== '') onLine?.(rest)
      resolve(code ?? 1)
    })
  })
}

/**
 * A folder with a database server for this run; the tests' own where they run.
 * @param {(folder: string) => Promise<number>} work
 */
export async function withServer(work) {
  const given = process.env.TEST_RUN_FOLDER
  if (given) return work(given)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ivan-simulation-'))
  fs.chmodSync(folder, 0o711)
  const stop = async () => {
    await stopPostmaster(path.join(folder, 'postgres'), 1000)
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => { void stop().then(() => process.exit(1)) })
  try {
    return await work(folder)
  } finally {
    await stop()
  }
}
