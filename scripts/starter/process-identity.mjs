import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** True while a process with this id exists and is not merely waiting to be reaped. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return !(process.platform === 'linux' && statOf(pid)?.state === 'Z')
}

/** The command line of a process; null when it is gone or the system does not tell. */
export function commandOf(pid) {
  if (process.platform === 'linux') return readOrNull(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() || null
  if (process.platform === 'win32') return null
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null
}

/**
 * What tells this process from any other that ever had or will have its id: when it started, counted from which boot. The command
 * line would not do: Next changes its own. null when the process is gone or the system does not tell.
 */
export function identityOf(pid) {
  if (process.platform === 'linux') {
    const stat = statOf(pid)
    return stat && stat.state !== 'Z' ? `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${stat.startTime}` : null
  }
  if (process.platform === 'win32') return null
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null
}

/** True when the process with this id is the one that was written down. */
export const isSameProcess = (pid, identity) => Boolean(identity) && identityOf(pid) === identity

/** The process that started this one; null when the system does not tell. */
export const parentOf = (pid) => (process.platform === 'linux' ? (statOf(pid)?.parent ?? null) : null)

/** Fields 3, 4 and 22 of /proc/<pid>/stat; the program's name before them is in brackets and may hold anything. */
function statOf(pid) {
  const stat = readOrNull(`/proc/${pid}/stat`)
  if (!stat) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0], parent: Number(fields[1]), startTime: fields[19] }
}

function readOrNull(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
