import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { runNpm } from './run-npm.mjs'

/** `npm ci`, unless what is installed is already what the lock file says. */
export function installPackages(root) {
  const stampFile = path.join(root, 'node_modules', '.install-stamp')
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const stamp = createHash('sha256').update(`${process.platform} ${process.arch} `).update(lock).digest('hex')
  if (readOrNull(stampFile) === stamp) return
  if (!isInstalled(JSON.parse(lock), readOrNull(path.join(root, 'node_modules', '.package-lock.json')))) {
    const since = performance.now()
    console.error('installing the packages (npm ci)')
    runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], root)
    console.error(`packages installed (${((performance.now() - since) / 1000).toFixed(1)} s)`)
  }
  fs.writeFileSync(stampFile, stamp)
}

/**
 * True when npm's own record of what it installed (somebody ran `npm ci` by hand) agrees with the lock file. Optional packages may
 * be absent: most are for other platforms.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean }> }} lock
 * @param {string | null} record text of node_modules/.package-lock.json
 */
export function isInstalled(lock, record) {
  if (record === null) return false
  const installed = JSON.parse(record).packages
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '' || wanted.link || wanted.extraneous) return true
    const found = installed[place]
    return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true
  })
}

function readOrNull(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
