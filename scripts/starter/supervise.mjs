import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { signalGroup } from './pids.mjs'
import { PlainFailure } from './plain-failure.mjs'
import { tailOf } from './run-program.mjs'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000
/** What served for so long did not end because it cannot run; that it is killed again and again must not keep it down. */
const STABLE_AFTER_MS = 10_000

/**
 * Keeps one process running: when it ends by itself it is started again, at once the first time and with growing pauses when it
 * keeps ending, until `stop` is called. The first start is `start`, and its failure is the caller's.
 * @param {object} options
 * @param {string} options.name how it is called in messages
 * @param {string} options.kind its place in the register
 * @param {(onSpawn: (child: import('node:child_process').ChildProcess) => void) => Promise<import('node:child_process').ChildProcess>} options.launch
 *   starts it, tells `onSpawn` at once, and returns when it serves
 * @param {{ add: Function, remove: Function }} options.pids
 * @param {(text: string) => void} options.say
 */
export function supervise({ name, kind, launch, pids, say }) {
  let child
  let pause = FIRST_PAUSE_MS
  let stopping = false

  function register(started) {
    child = started
    pids.add(kind, started.pid)
    started.once('exit', () => pids.remove(kind, started.pid))
  }

  async function start() {
    const since = performance.now()
    child = await launch(register)
    const ended = (code, signal) => {
      if (stopping) return
      if (performance.now() - since > STABLE_AFTER_MS) pause = FIRST_PAUSE_MS
      void restart(signal ?? `code ${code}`)
    }
    if (hasEnded(child)) ended(child.exitCode, child.signalCode)
    else child.once('exit', ended)
  }

  async function restart(reason) {
    say(`${name} ended by itself (${reason}): starting it again in ${(pause / 1000).toFixed(2)} s`)
    await wait(pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    if (stopping) return
    try {
      await start()
      say(`${name} runs again (pid ${child.pid})`)
    } catch (error) {
      if (!stopping) await restart(error.message.split('\n')[0])
    }
  }

  return {
    name,
    start,
    async stop(patienceMs, signal = 'SIGTERM') {
      stopping = true
      if (child) await endChild(child, patienceMs, signal)
    },
  }
}

const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** Asks, waits, then insists. Returns when the process is gone. */
export async function endChild(child, patienceMs, signal = 'SIGTERM') {
  if (hasEnded(child)) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const inTime = await Promise.race([gone.then(() => true), wait(patienceMs, false, { ref: true })])
  if (!inTime) signalGroup(child.pid, 'SIGKILL')
  await gone
}

/**
 * Starts a program in a process group of its own, its words into a log file (or, with `logFile` null, to the terminal), and
 * returns when `isServing` says so.
 * @param {object} options
 * @param {(said: string) => Promise<boolean> | boolean} options.isServing gets what the program wrote since it was started
 */
export async function launchProgram({ root, name, args, env, logFile, isServing, onSpawn, withinMs = 60_000 }) {
  const logFrom = logFile && fs.existsSync(logFile) ? fs.statSync(logFile).size : 0
  const log = logFile ? fs.openSync(logFile, 'a') : 'inherit'
  const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', log, log] })
  if (typeof log === 'number') fs.closeSync(log)
  child.once('error', () => undefined)
  if (child.pid !== undefined) onSpawn(child)
  const said = () => (logFile ? fs.readFileSync(logFile).subarray(logFrom).toString('utf8') : '')
  const deadline = performance.now() + withinMs
  while (performance.now() < deadline) {
    if (hasEnded(child)) {
      throw new PlainFailure(`${name} ended while it was starting (${child.signalCode ?? `code ${child.exitCode}`}):\n${logFile ? tailOf(logFile, logFrom) : ''}`)
    }
    if (await isServing(said())) return child
    await wait(50)
  }
  signalGroup(child.pid, 'SIGKILL')
  throw new PlainFailure(`${name} did not serve within ${withinMs / 1000} s:\n${logFile ? tailOf(logFile, logFrom) : ''}`)
}
