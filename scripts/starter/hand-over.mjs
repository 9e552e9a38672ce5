import { spawn } from 'node:child_process'
import path from 'node:path'
import { parentOf } from './process-identity.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs the same command under another Node and answers its exit code. Signals are passed on and waited out, so that whoever
 * started us sees us end only when everything has stopped. The channel tells the other side when we die without a word (kill -9).
 */
export function handOver(program, args) {
  const PATH = path.dirname(program) + path.delimiter + (process.env.PATH ?? '')
  const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...process.env, PATH, IVAN_RUNTIME: 'given' } })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  whenOrphaned(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
  })
}

/** Calls `stop` once on any of the signals that ask us to end, or when the process that started us is gone. */
export function onStopAsked(stop) {
  let asked = false
  const ask = (why) => {
    if (asked) return
    asked = true
    stop(why)
  }
  for (const signal of SIGNALS) process.on(signal, () => ask(signal))
  if (process.channel) process.once('disconnect', () => ask('the process that started this one is gone'))
  whenOrphaned(() => ask('npm is gone'))
}

/**
 * npm waits for its scripts. When it was killed itself, nobody could stop us with Ctrl-C any more. Between npm and us there may be
 * a shell that outlives it, so the parent's parent counts as well.
 */
function whenOrphaned(callback) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const family = () => `${process.ppid} ${parentOf(process.ppid)}`
  const atFirst = family()
  const timer = setInterval(() => {
    if (family() === atFirst) return
    clearInterval(timer)
    callback()
  }, 500)
  timer.unref()
}
