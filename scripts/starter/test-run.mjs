import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { THROWAWAY_SETTINGS } from '../postgres/start-postgres.mjs'
import { openDataFolder } from './data-folder.mjs'
import { freePort } from './free-port.mjs'
import { openPids } from './pids.mjs'
import { generateClient } from './prepare-data.mjs'
import { createStack } from './stack.mjs'
import { endChild } from './supervise.mjs'

/** Names of a person's own setting that must not reach the tests: they would point them at real data or real providers. */
const PRIVATE = /^(DATABASE_URL|NEXTAUTH_|ENCRYPTION_KEY|INTERNAL_RUN_SECRET|PAYPAL_|ALIEXPRESS_|PAYONEER_|SERPAPI_|PAYOUT_PROVIDER|MAX_DAILY_|AUTOPILOT_|SMTP_URL|PORT$|ALLOW_BROWSER)/

export function forgetPrivateSettings() {
  for (const name of Object.keys(process.env)) if (PRIVATE.test(name)) delete process.env[name]
}

/**
 * One run of the checks: a temporary DATA_DIR, the programs started in it, and the whole stack where a stage asks for it.
 */
export function createTestRun({ root, say, step }) {
  forgetPrivateSettings()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ivan-check-'))
  fs.chmodSync(folder, 0o711)
  process.env.DATA_DIR = path.join(folder, 'data')
  const data = openDataFolder(root)
  const children = new Set()
  let stack = null
  let generated = null
  let stopped = null

  return {
    folder,
    data,
    /** Runs a program of node_modules with its words to the terminal; answers its exit code. */
    program(args, env = {}) {
      const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'inherit', 'inherit'] })
      children.add(child)
      return new Promise((resolve, reject) => {
        child.once('error', reject)
        child.once('exit', (code) => {
          children.delete(child)
          resolve(code ?? 1)
        })
      })
    },
    /** Once, whichever stages ask for it: two at the same time would write the same files. */
    generateClient() {
      generated ??= generateClient({ root, env: process.env, logFile: data.log('generate'), pids: openPids(data.pids), step })
      return generated
    },
    /** The stack as `npm start` brings it up, once. */
    async startStack() {
      stack ??= createStack({ root, data, port: await freePort(), progress: { say, step }, databaseSettings: THROWAWAY_SETTINGS })
      return stack.begin()
    },
    stop() {
      stopped ??= tidyUp()
      return stopped
    },
  }

  async function tidyUp() {
    await Promise.all([...children].map((child) => endChild(child, 3000)))
    if (stack) await stack.stop()
    keepLogs()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  /** The logs of the stack outlive the run: they say why a browser test failed. */
  function keepLogs() {
    if (!stack) return
    const target = path.join(root, 'test-results', 'logs')
    fs.rmSync(target, { recursive: true, force: true })
    fs.cpSync(path.join(data.folder, 'logs'), target, { recursive: true })
  }
}
