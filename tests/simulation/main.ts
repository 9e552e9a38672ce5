// The commands of the simulation; started by launch.mjs in a process of its own under loader.mjs.
import { log } from '@/lib/foundation/log'
import { readOptions, type Options } from './options'
import { openBaseWorld, type BaseWorld } from './world/base-world'
import { simulate } from './simulate'
import { sweepCrashPoints } from './sweeps/crash-points'
import { hammer } from './sweeps/hammer'
import { runRaces } from './sweeps/races'
import { sweepFaultPairs } from './sweeps/fault-pairs'
import { sweepLateOrders } from './sweeps/late-orders'
import { sweepMoneyBack } from './sweeps/money-back'
import { sweepRepeats } from './sweeps/repeats'
import { sweepStandstills } from './sweeps/standstill'

log.level = 'silent'
const options = readOptions(process.argv.slice(2))

const COMMANDS: Readonly<Record<string, (world: BaseWorld, options: Options) => Promise<boolean>>> = {
  simulate,
  'crash-points': sweepCrashPoints,
  hammer,
  races: runRaces,
  'fault-pairs': sweepFaultPairs,
  'late-orders': sweepLateOrders,
  'money-back': sweepMoneyBack,
  repeats: sweepRepeats,
  standstill: sweepStandstills,
}

// Several, with commas between, share one world: making it costs as much as many points of a sweep.
const commands = options.command.split(',').map((name) => COMMANDS[name])
if (commands.some((command) => !command)) {
  process.stderr.write(`no command "${options.command}": one of ${Object.keys(COMMANDS).join(', ')}\n`)
  process.exit(2)
}
const world = await openBaseWorld(process.env.DATABASE_URL ?? '')
let isGood = true
for (const [index, command] of commands.entries()) isGood = ((await command?.(world, { ...options, step: options.steps[index] ?? options.step })) ?? false) && isGood
await world.close()
// A pipe takes its time, and an exit does not wait for it.
await new Promise((resolve) => { process.stdout.write('', resolve) })
process.exit(isGood ? 0 : 1)
