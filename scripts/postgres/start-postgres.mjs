import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { postgresBinaries } from './binaries.mjs'
import { removeStalePidFile } from './postmaster.mjs'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
  shared_preload_libraries: 'pg_stat_statements',
}

/** What only a database that is thrown away may do: not wait for the disk. */
export const THROWAWAY_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts the server of a data folder and returns when it answers. It runs in a process group of its own (a Ctrl-C in the terminal
 * must not reach it before the programs that use it) and writes to `logFile`.
 * @param {{ folder: string, port: number, password: string, logFile: string, settings?: Record<string, string>, onSpawn?: (child: import('node:child_process').ChildProcess) => void }} options
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
export async function startPostgres({ folder, port, password, logFile, settings = {}, onSpawn = () => undefined }) {
  const { postgres, user } = postgresBinaries(folder)
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const deadline = performance.now() + 60_000
  for (;;) {
    removeStalePidFile(folder)
    const logFrom = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0
    const log = fs.openSync(logFile, 'a')
    const child = spawn(postgres, ['-D', folder, '-p', String(port), ...flags], {
      ...user, cwd: '/', detached: true, stdio: ['ignore', log, log], env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    })
    fs.closeSync(log)
    child.once('error', () => undefined)
    if (child.pid !== undefined) onSpawn(child)
    const answer = await waitUntilItAnswers({ child, folder, port, password, deadline })
    if (answer === 'ready') return child
    const said = fs.readFileSync(logFile, 'utf8').slice(logFrom)
    // Server processes that outlive a killed server by a moment still hold its shared memory.
    const passing = /shared memory block .* still in use/.test(said)
    if (!passing || performance.now() > deadline) throw new Error(`the database server did not start: ${lastFatal(said) ?? answer}`)
    await wait(250)
  }
}

async function waitUntilItAnswers({ child, folder, port, password, deadline }) {
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return `it ended (code ${child.exitCode ?? child.signalCode})`
    if (saysReady(folder, child.pid) && (await answers(port, password))) return 'ready'
    await wait(25)
  }
  child.kill('SIGINT')
  return 'it did not answer within 60 s'
}

/** The eighth line of postmaster.pid; asking by connecting would fill the server's log with refusals while it recovers. */
function saysReady(folder, pid) {
  try {
    const lines = fs.readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

async function answers(port, password) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres', connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('TimeZone') as zone")
    if (rows[0].zone !== 'UTC') throw Object.assign(new Error('the database server does not run in UTC'), { fatal: true })
    return true
  } catch (error) {
    // A wrong password will not become right by waiting.
    if (error.fatal || error.code === '28P01') throw error
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const lastFatal = (text) => text.split('\n').findLast((line) => /FATAL|PANIC|ERROR|error/.test(line))
