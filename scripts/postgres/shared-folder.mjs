import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * A folder of root's that every user can enter, for what PostgreSQL must reach when the project lies below a folder that only
 * root may enter (such as /root, mode 0700).
 */
export function sharedFolder() {
  for (const folder of ['/var/lib/ivan-reseller', path.join(os.tmpdir(), 'ivan-reseller-root')]) {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
      const found = fs.lstatSync(folder)
      // Somebody else's folder, or one that others may write to, could hold somebody else's program.
      if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder
    } catch {
      // read-only, or taken: try the next one
    }
  }
  throw new Error('no folder that PostgreSQL could use: set DATABASE_URL, run as an ordinary user, or move the project out of the closed folder')
}

/** True when `user` can pass through every folder from the root down to `folder`. */
export function canEnter(folder, user) {
  if (!user) return true
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && !mayPass(fs.statSync(at), user)) return false
    if (at === path.dirname(at)) return true
  }
}

function mayPass(stat, user) {
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0
  return (stat.mode & 0o001) !== 0
}
