// The commands of the simulation; started by launch.mjs in a process of its own under loader.mjs.
import { log } from '@/lib/foundation/log'
import { readOptions } from './options'
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

const COMMANDS: Readonly<Record<string, (world: BaseWorld) => Promise<boolean>>> = {
  simulate: (world) => simulate(world, options),
  'crash-points': (world) => sweepCrashPoints(world, options),
  hammer: (world) => hammer(world, options),
  races: (world) => runRaces(world, options),
  'fault-pairs': (world) => sweepFaultPairs(world, options),
  'late-orders': (world) => sweepLateOrders(world, options),
  'money-back': (world) => sweepMoneyBack(world, options),
  repeats: (world) => sweepRepeats(world, options),
  standstill: (world) => sweepStandstills(world, options),
}

const command = COMMANDS[options.command]
if (!command) {
  process.stderr.write(`no command "${options.command}": one of ${Object.keys(COMMANDS).join(', ')}\n`)
  process.exit(2)
}
const world = await openBaseWorld(process.env.DATABASE_URL ?? '')
const isGood = await command(world)
await world.close()
// A pipe takes its time, and an exit does not wait for it.
await new Promise((resolve) => { process.stdout.write('', resolve) })
process.exit(isGood ? 0 : 1)
