// Entry of every npm script. Node built-ins only, down to Node 18: on a fresh clone nothing is installed, and the host's Node may
// be too old for the project itself. It brings the runtime and the packages, then hands over to scripts/starter.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { handOver } from './starter/hand-over.mjs'
import { installPackages } from './starter/install-packages.mjs'
import { fetchRuntime, isRecentEnough } from './starter/runtime.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)

try {
  if (isRecentEnough(process.versions.node) || process.env.IVAN_RUNTIME === 'given') {
    installPackages(root)
    const { runCommand } = await import('./starter/run-command.mjs')
    process.exit(await runCommand(process.argv[2], process.argv.slice(3)))
  } else {
    process.exit(await handOver(fetchRuntime(root), process.argv.slice(1)))
  }
} catch (error) {
  console.error(`\n${error.isPlain ? error.message : error.stack}`)
  process.exit(1)
}
