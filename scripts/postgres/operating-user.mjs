import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/**
 * The user that PostgreSQL runs as: null for "the present one". PostgreSQL refuses to run as root, so root borrows
 * the owner of the data folder; for a new one `postgres` where the host has it, else `nobody`, which every system has.
 * @param {string} dataFolder
 * @returns {{ uid: number, gid: number } | null}
 */
export function operatingUser(dataFolder) {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null
  const owner = fs.existsSync(dataFolder) ? fs.statSync(dataFolder) : null
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid && gid) return { uid, gid }
  }
  throw new Error('PostgreSQL cannot run as root and this system has neither a user "postgres" nor "nobody": set DATABASE_URL or run as an ordinary user')
}

/** @returns {number | null} null when there is no such user, or when it is root under another name */
function idOf(kind, name) {
  const result = spawnSync('id', [kind, name], { encoding: 'utf8' })
  return result.status === 0 ? Number(result.stdout.trim()) || null : null
}
