// One command in several processes, each with its own database; their summaries become one.
import os from 'node:os'
import { launch } from './launch.mjs'

/** Of a summary these are the same in every part or run side by side; everything else adds up. */
const GREATEST = new Set(['seconds', 'points', 'pairs'])
const PREFIX = 'SUMMARY '

/**
 * @param {any} one
 * @param {any} other
 * @param {string} [name]
 * @returns {any}
 */
function merge(one, other, name = '') {
  if (Array.isArray(one)) return [...one, ...other].sort((a, b) => a - b)
  if (typeof one === 'object') return Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [key, merge(one[key] ?? 0, other[key] ?? 0, key)]))
  return GREATEST.has(name) ? Math.max(one, other) : one + other
}

/** `--at-once n`, by default as many as the machine has cores. @param {readonly string[]} args */
function partsOf(args) {
  const at = args.indexOf('--at-once')
  const parts = at < 0 ? os.availableParallelism() : Number(args[at + 1])
  if (!Number.isInteger(parts) || parts < 1 || parts > 64) throw new Error(`--at-once takes a number from 1 to 64, not "${args[at + 1]}"`)
  return { parts, rest: at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1) }
}

/**
 * Runs one command of the simulation in parts; every line of theirs as it comes, one `SUMMARY {…}` per command at the end. Answers the greatest exit code; a part
 * that ends without a summary makes the whole fail.
 * @param {{ folder: string, args: readonly string[], onLine?: (line: string) => void }} what
 * @returns {Promise<number>}
 */
export async function launchParts({ folder, args, onLine = console.log }) {
  const { parts, rest } = partsOf(args)
  /** Of each part, one per command. @type {object[][]} */
  const summaries = Array.from({ length: parts }, () => [])
  const take = (/** @type {string} */ line, /** @type {number} */ part) => {
    if (line.startsWith(PREFIX)) summaries[part]?.push(JSON.parse(line.slice(PREFIX.length)))
    else onLine(line)
  }
  const codes = await Promise.all(summaries.map((_, part) => launch({ folder, args: [...rest, '--part', String(part), '--parts', String(parts)], onLine: (line) => { take(line, part) } })))
  for (const [index] of summaries[0]?.entries() ?? []) onLine(PREFIX + JSON.stringify(summaries.flatMap((each) => each[index] ?? []).reduce((sum, each) => merge(sum, each))))
  const commands = Math.max(...summaries.map((each) => each.length))
  return commands > 0 && summaries.every((each) => each.length === commands) ? Math.max(...codes) : Math.max(1, ...codes)
}
