// node tests/simulation/cli.mjs [command] [--seed S] [--seeds K] [--orders N] …: see README.md.
import { launch, withServer } from './launch.mjs'
import { runMutants } from './run-mutants.mjs'

const args = process.argv.slice(2)
const work = args[0] === 'mutants' ? runMutants : launch
process.exit(await withServer((folder) => work({ folder, args })))
