import { buyPlainly } from '../actors/shopper'
import type { CommitFate, Simulation } from '../kernel/simulation'
import { isMine, isOver, type Options } from '../options'
import { faultOf, WIRE_FAULTS } from '../parties/faults'
import { runSeed } from '../run-seed'
import type { BaseWorld } from '../world/base-world'
import { createQuietScenario } from '../world/scenario'

const say = (text: string) => { process.stdout.write(`${text}\n`) }
const COMMIT_FATES: readonly CommitFate[] = ['lost', 'answer-lost', 'crash-before', 'crash-after']
const MINUTE_MS = 60_000

export interface Point {
  readonly name: string
  readonly arrange: (sim: Simulation) => void
}

/** What can be broken in an undisturbed run of one order: every turn of a process, every call, every COMMIT. */
interface Places {
  turns: string[]
  calls: string[]
  commits: number
}

async function findPlaces(world: BaseWorld, workers: number): Promise<Places> {
  const places: Places = { turns: [], calls: [], commits: 0 }
  const result = await runSeed(world, createQuietScenario(1, 1, { workers }), {
    shopper: buyPlainly, isOneOfMany: true, faultsAfterMs: MINUTE_MS,
    arrange: (sim) => {
      sim.decideCrash = (label, fiber) => {
        places.turns.push(`${fiber.name} ${label}`)
        return false
      }
      sim.commitFate = () => {
        places.commits++
        return 'fine'
      }
      const plain = sim.faults.next
      sim.faults.next = (call) => {
        places.calls.push(call)
        return plain(call)
      }
    },
  })
  if (result.wrong.length > 0 || result.counts?.sales !== 1) throw new Error(`the undisturbed run is not right: ${result.wrong.join('; ')}`)
  return places
}

function* pointsOf(places: Places): Generator<Point> {
  for (const [index, turn] of places.turns.entries())
    yield { name: `crash before turn ${index} (${turn})`, arrange: (sim) => { let seen = 0; sim.decideCrash = () => seen++ === index } }
  for (let index = 0; index < places.commits; index++)
    for (const fate of COMMIT_FATES) yield { name: `commit ${index} ${fate}`, arrange: (sim) => { let seen = 0; sim.commitFate = () => (seen++ === index ? fate : 'fine') } }
  for (const [index, call] of places.calls.entries())
    for (const kind of WIRE_FAULTS) yield { name: `call ${index} ${call} ${kind}`, arrange: (sim) => { let seen = 0; sim.faults.next = () => (seen++ === index ? faultOf(kind) : null) } }
}

/**
 * T3 of reliability.md: every turn of an order's run as the point where its process dies, every COMMIT with every fate, every call with every fault,
 * with one and with two workers. One thing goes wrong per run. `--step n` takes every n-th point.
 */
export async function sweepCrashPoints(world: BaseWorld, options: Options): Promise<boolean> {
  const startedAt = performance.now()
  let runs = 0
  let all = 0
  let taken = 0
  const wrong: string[] = []
  for (const workers of [2, 1]) {
    const points = [...pointsOf(await findPlaces(world, workers))]
    all += points.length
    for (let index = (options.seed - 1) % options.step; index < points.length; index += options.step) {
      const point = points[index]
      if (!point || isOver(options, startedAt)) break
      if (!isMine(options, taken++)) continue
      const result = await runSeed(world, createQuietScenario(1, 1, { workers }), { shopper: buyPlainly, isOneOfMany: true, faultsAfterMs: MINUTE_MS, arrange: point.arrange })
      runs++
      const isBought = result.counts?.captured === 1 && result.counts.sales === 1 && result.counts.paidOut === 2
      if (result.wrong.length === 0 && isBought) continue
      wrong.push(point.name)
      say(`WRONG with ${workers} workers: ${point.name}: ${result.wrong.slice(0, 3).join('; ') || JSON.stringify(result.counts)}`)
    }
  }
  say(`SUMMARY ${JSON.stringify({ points: all, runs, wrong: wrong.length, seconds: Math.trunc((performance.now() - startedAt) / 1000) })}`)
  return wrong.length === 0
}
