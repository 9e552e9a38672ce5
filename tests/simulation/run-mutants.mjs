// npm run simulate -- mutants [--seeds 24] [--orders 15] [--only name,name] [--limit seconds]: the score of the harness. Each planted bug runs until a seed
// catches it, then against the sweeps over one order and the public races; what survives all of it is named.
import { launch } from './launch.mjs'
import { MUTANTS } from './mutants.mjs'

const AT_ONCE = 2

/** @param {string[]} args @param {string} name @param {string} fallback */
function valueOf(args, name, fallback) {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? fallback : (args[at + 1] ?? fallback)
}

/**
 * Runs one mutant; says which seed caught it and by what, or that none did.
 * @param {{ folder: string, name: string, seeds: string, orders: string, limit: string }} what
 */
async function tryMutant({ folder, name, seeds, orders, limit }) {
  /** @type {string[]} */
  const lines = []
  const code = await launch({ folder, mutant: name, args: ['simulate', '--seed', '1', '--seeds', seeds, '--orders', orders, '--budget', limit, '--brief', '--until-wrong'], onLine: (line) => { lines.push(line) } })
  const summary = JSON.parse(lines.find((line) => line.startsWith('SUMMARY '))?.slice(8) ?? 'null')
  if (code > 1 || summary === null) return { name, end: 'broken', by: '', tried: 0, what: lines.slice(-2).join(' ') }
  const [seed] = summary.wrongSeeds
  if (seed !== undefined) return { name, end: 'caught', by: `seed ${seed}`, tried: summary.seeds, what: (lines[1] ?? '').trim().slice(0, 160) }
  const by = await trySweeps(folder, name)
  return { name, end: by === null ? 'survived' : 'caught', by: by?.by ?? '', tried: summary.seeds, what: by?.what ?? '' }
}

/** A part of each sweep is enough: a broken promise breaks at many points. */
const SWEEPS = [['races', '--seeds', '1'], ['repeats', '--step', '5', '--until-wrong'], ['late-orders', '--step', '7', '--until-wrong'], ['money-back', '--step', '11', '--until-wrong'], ['standstill', '--step', '11', '--until-wrong'], ['fault-pairs', '--step', '23'], ['crash-points', '--step', '5']]

/** @param {string} folder @param {string} name @returns {Promise<{ by: string, what: string } | null>} */
async function trySweeps(folder, name) {
  for (const args of SWEEPS) {
    /** @type {string[]} */
    const lines = []
    if ((await launch({ folder, mutant: name, args, onLine: (line) => { lines.push(line) } })) !== 0) return { by: args.join(' '), what: (lines[0] ?? '').slice(0, 200) }
  }
  return null
}

/**
 * @param {{ folder: string, args: string[] }} what
 * @returns {Promise<number>} 0 where every mutant was caught, or survived behind a wall that is named
 */
export async function runMutants({ folder, args }) {
  const only = valueOf(args, 'only', '').split(',').filter(Boolean)
  const chosen = MUTANTS.filter((mutant) => only.length === 0 || only.includes(mutant.name))
  const options = { folder, seeds: valueOf(args, 'seeds', '24'), orders: valueOf(args, 'orders', '15'), limit: valueOf(args, 'limit', '0') }
  const waiting = [...chosen]
  /** @type {Awaited<ReturnType<typeof tryMutant>>[]} */
  const results = []
  const work = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const result = await tryMutant({ ...options, name: mutant.name })
      results.push(result)
      console.log(result.end === 'caught' ? `caught by ${result.by}: ${result.name} | ${result.what}` : `${result.end.toUpperCase()} after ${result.tried} seeds: ${result.name} (${mutant.why})${mutant.wall ? `; behind it: ${mutant.wall}` : ''} ${result.what}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const caught = results.filter((each) => each.end === 'caught').length
  const walled = results.filter((each) => each.end === 'survived' && chosen.some((mutant) => mutant.name === each.name && mutant.wall)).length
  console.log(`SCORE ${caught} of ${chosen.length} planted bugs caught, ${walled} survived behind a second wall that is named`)
  return caught + walled === chosen.length ? 0 : 1
}
