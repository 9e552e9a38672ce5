// node tests/simulation/cli.mjs [command] [--seed S] [--seeds K] [--orders N] [--at-once P] …: see README.md.
import { launchParts } from './launch-parts.mjs'
import { withServer } from './launch.mjs'
import { runMutants } from './run-mutants.mjs'

const args = process.argv.slice(2)
const work = args[0] === 'mutants' ? runMutants : launchParts
process.exit(await withServer((folder) => work({ folder, args })))
