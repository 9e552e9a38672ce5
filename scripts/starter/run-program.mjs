import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { PlainFailure } from './plain-failure.mjs'

export const TSX = ['--import', 'tsx']
export const PRISMA = ['node_modules/prisma/build/index.js']
export const NEXT = ['node_modules/next/dist/bin/next']

/**
 * Runs a program of ours to its end, its words into a log file. In a process group of its own, and in the register while it runs,
 * so that it can be stopped with all it started.
 * @param {{ root: string, name: string, args: string[], env: Record<string, string | undefined>, logFile: string, pids: { add: Function, remove: Function } }} options
 */
export function runProgram({ root, name, args, env, logFile, pids }) {
  const logFrom = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0
  const log = fs.openSync(logFile, 'a')
  const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', log, log] })
  fs.closeSync(log)
  if (child.pid !== undefined) pids.add('jobs', child.pid)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      pids.remove('jobs', child.pid)
      if (code === 0) return resolve(undefined)
      reject(new PlainFailure(`${name} failed (${signal ?? `code ${code}`}):\n${tailOf(logFile, logFrom)}\nthe whole of it: ${path.relative(root, logFile)}`))
    })
  })
}

/** The last lines that a program wrote, from a given size of its log on. */
export function tailOf(logFile, from = 0, lines = 25) {
  if (!fs.existsSync(logFile)) return ''
  return fs.readFileSync(logFile).subarray(from).toString('utf8').trimEnd().split('\n').slice(-lines).map((line) => `  ${line}`).join('\n')
}
