import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { identityOf, isSameProcess } from './process-identity.mjs'
import { readJson } from './data-folder.mjs'

const FOLDERS = ['app', 'components', 'lib', 'public']
const FILES = ['prisma/schema.prisma', 'package-lock.json', 'tsconfig.json', 'postcss.config.mjs', 'next.config.mjs', 'next.config.ts', 'instrumentation.ts', 'instrumentation-node.ts']
const GENERATED = path.join('lib', 'foundation', 'prisma')

/** One figure for everything that goes into `next build`: names and contents. */
export function sourceHash(root) {
  const hash = createHash('sha256')
  const add = (file) => hash.update(`${file}\0`).update(fs.readFileSync(path.join(root, file))).update('\0')
  const walk = (folder) => {
    if (folder === GENERATED) return
    const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory()) walk(file)
      else if (entry.isFile()) add(file)
    }
  }
  for (const folder of FOLDERS) if (fs.existsSync(path.join(root, folder))) walk(folder)
  for (const file of FILES) if (fs.existsSync(path.join(root, file))) add(file)
  return hash.digest('hex')
}

const stampOf = (root) => path.join(root, '.next', 'source-hash')

export const hasBuild = (root) => fs.existsSync(path.join(root, '.next', 'BUILD_ID'))

/** True when .next holds a finished build of the sources as they are. */
export function isBuilt(root, hash = sourceHash(root)) {
  return hasBuild(root) && fs.existsSync(stampOf(root)) && fs.readFileSync(stampOf(root), 'utf8') === hash
}

/**
 * Builds when the sources changed. Two starts at once on one clone (`npm start` and `npm run web`) build once: the second waits.
 * @param {(work: () => Promise<void>) => Promise<void>} build runs `next build`
 */
export async function buildOnce(root, build) {
  const lock = path.join(root, '.runtime', 'build.lock')
  fs.mkdirSync(path.dirname(lock), { recursive: true })
  while (!takeLock(lock)) await wait(200)
  try {
    const hash = sourceHash(root)
    if (isBuilt(root, hash)) return
    fs.rmSync(stampOf(root), { force: true })
    await build()
    fs.writeFileSync(stampOf(root), hash)
  } finally {
    fs.rmSync(lock, { force: true })
  }
}

/** The lock names its owner, so that one left by a killed start holds nobody up. */
function takeLock(file) {
  try {
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const owner = readJson(file)
  if (owner === null || !isSameProcess(owner.pid, owner.identity)) fs.rmSync(file, { force: true })
  return false
}
