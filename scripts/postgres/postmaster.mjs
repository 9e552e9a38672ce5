import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { commandOf, isAlive } from '../starter/process-identity.mjs'

/**
 * The live server of a data folder, from its postmaster.pid; null when there is none. The pid alone proves nothing (it may belong
 * to another program by now), so the program behind it must be a postgres of this very folder.
 * @returns {{ pid: number, port: number } | null}
 */
export function findPostmaster(folder) {
  const file = path.join(folder, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  const command = commandOf(pid)
  if (command !== null && !(command.includes('postgres') && command.includes(folder))) return null
  return { pid, port: Number(lines[3]) || 0 }
}

/**
 * Stops the server of a data folder and returns when it is gone. "Fast" first (open transactions are rolled back, everything is
 * written), after `patienceMs` "immediate" (the next start recovers from the log; nothing committed is lost).
 * @returns {Promise<boolean>} false when no server was running
 */
export async function stopPostmaster(folder, patienceMs = 6000) {
  const found = findPostmaster(folder)
  if (!found) return false
  for (const [signal, patience] of [['SIGINT', patienceMs], ['SIGQUIT', 2000], ['SIGKILL', 2000]]) {
    if (!sendSignal(found.pid, signal)) return true
    const end = performance.now() + patience
    while (performance.now() < end) {
      if (!isAlive(found.pid)) return true
      await wait(25)
    }
  }
  throw new Error(`the database server (pid ${found.pid}) does not stop`)
}

function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    if (error.code === 'ESRCH') return false
    throw error
  }
}

/**
 * Removes a postmaster.pid whose process is gone. PostgreSQL does so itself, except when the pid has been given to another
 * program of the same user: then it would refuse to start.
 */
export function removeStalePidFile(folder) {
  if (!findPostmaster(folder)) fs.rmSync(path.join(folder, 'postmaster.pid'), { force: true })
}
