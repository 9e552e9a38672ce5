// node --import ./tests/simulation/loader.mjs <ts file>: runs the product's modules as they are, in one process, without time, chance or sockets of
// their own. What is replaced is listed here and nowhere else: the clock, timers, random numbers and (for the sandbox) fetch (kernel/shadows.ts),
// node:crypto's chance, pg (yields between statements), the sandbox's sockets, its journal on disk and its look at the shared
// clock's file. Jobs and calls leave through the product's own seams (setJobSender, setTransport). SIM_MUTANT=<name> plants one bug of mutants.mjs.
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { MUTANTS } from './mutants.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const here = path.relative(root, import.meta.dirname)
process.removeAllListeners('warning')

/** Modules of the product that a file of the simulation stands in for. */
const STAND_INS = {
  'lib/foundation/impatient-client.ts': `${here}/database/patient-client.ts`,
  'sandbox/foundation/start-server.ts': `${here}/parties/start-server.ts`,
  'sandbox/foundation/open-state-store.ts': `${here}/parties/open-state-store.ts`,
  'sandbox/foundation/watch-file.ts': `${here}/parties/watch-file.ts`,
}
/** Built-in modules whose chance or sockets must not reach lib and sandbox. */
const BUILT_IN = { 'node:crypto': `${here}/kernel/crypto.ts` }
const SOCKETS = { 'node:http': `${here}/kernel/http.ts`, 'node:https': `${here}/kernel/http.ts` }

/** What a process keeps in memory: it is lost when that process dies, and every simulated process has its own. */
const MEMORY = {
  'lib/providers/paypal/token.ts': ['cached', 'flight'],
  'lib/providers/paypal/get-merchant-id.ts': ['known'],
  'lib/providers/paypal/webhook-certificate.ts': ['kept'],
  'lib/cycle/capital/read-balance.ts': ['refreshing'],
  'lib/foundation/circuit.ts': ['circuits'],
  'lib/cycle/purchase/match-province.ts': ['lists'],
}

const SHADOWS = 'const { Date, Math, setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, fetch, AbortSignal, performance } = globalThis.__simulation.'

const mutant = process.env.SIM_MUTANT ? MUTANTS.find((each) => each.name === process.env.SIM_MUTANT) : null
if (mutant === undefined) throw new Error(`no mutant is called ${process.env.SIM_MUTANT}`)
const planted = new Set()

/** @param {string} file */
const isProduct = (file) => (file.startsWith('lib/') && !file.startsWith('lib/foundation/prisma/')) || file.startsWith('sandbox/')
/** @param {string | undefined} url */
const fileOf = (url) => (url?.startsWith('file:') ? path.relative(root, fileURLToPath(url)) : '')

/** @param {string} file */
function existing(file) {
  for (const each of [file, `${file}.ts`, `${file}.tsx`, path.join(file, 'index.ts')]) if (fs.statSync(path.join(root, each), { throwIfNoEntry: false })?.isFile()) return each
  return null
}

registerHooks({
  resolve(specifier, context, next) {
    const parent = fileOf(context.parentURL)
    if (parent.startsWith('node_modules') || parent.endsWith('.mjs')) return next(specifier, context)
    if (isProduct(parent) && specifier in BUILT_IN) return urlOf(BUILT_IN[specifier])
    if (parent === 'lib/foundation/db.ts' && specifier === 'pg') return urlOf(`${here}/database/gated-pg.ts`)
    if (parent.startsWith('sandbox/') && specifier in SOCKETS) return urlOf(SOCKETS[specifier])
    const wanted = specifier.startsWith('@/') ? specifier.slice(2) : specifier.startsWith('.') ? path.join(path.dirname(parent), specifier) : null
    const file = wanted === null ? null : existing(wanted)
    if (file === null) return next(specifier, context)
    return urlOf(STAND_INS[file] !== undefined && !parent.startsWith(here) ? STAND_INS[file] : file)
  },
  load(url, context, next) {
    const file = fileOf(url)
    if (!file.endsWith('.ts')) return next(url, context)
    return { format: 'module', source: sourceOf(file), shortCircuit: true }
  },
})

/** @param {string} file */
const urlOf = (file) => ({ url: pathToFileURL(path.join(root, file)).href, shortCircuit: true })

/** @param {string} file */
function sourceOf(file) {
  let text = fs.readFileSync(path.join(root, file), 'utf8')
  for (const change of mutant?.changes ?? []) {
    if (change.file !== file) continue
    if (text.split(change.find).length !== 2) throw new Error(`mutant ${mutant.name}: its text does not stand once in ${file}`)
    text = text.replace(change.find, () => change.replace)
    planted.add(file)
  }
  const variables = MEMORY[file]
  for (const name of variables ?? []) {
    if (!new RegExp(`^(let|const) ${name}\\b`, 'm').test(text)) throw new Error(`${file} has no ${name} in memory any more: see MEMORY in ${here}/loader.mjs`)
    text = text.replace(new RegExp(`^const ${name}\\b`, 'm'), `let ${name}`)
  }
  const code = stripTypeScriptTypes(text, { mode: 'strip' })
  const shadows = isProduct(file) ? `${shadowsFor(code)}${file.startsWith('sandbox/') ? 'sandbox' : 'product'};` : ''
  const memory = variables ? `\nglobalThis.__simulation.memory.add({ fresh: [${variables.map((name) => `${name} instanceof Map ? 'map' : null`).join(', ')}], get: () => [${variables.join(', ')}], set: (values) => { [${variables.join(', ')}] = values } });` : ''
  return `${shadows}${code}${memory}\n//# sourceURL=${pathToFileURL(path.join(root, file)).href}`
}

/** The shadows, without the names that the file imports or defines itself. @param {string} code */
function shadowsFor(code) {
  const own = ['setTimeout', 'performance', 'fetch', 'setInterval'].filter((name) => new RegExp(`(import [^;\\n]*\\b${name}\\b[^;\\n]* from|^(const|function) ${name}\\b)`, 'm').test(code))
  return own.reduce((text, name) => text.replace(`${name}, `, ''), SHADOWS)
}

/** For the runner: a mutant that was never loaded proves nothing. */
export const plantedFiles = () => ({ mutant: mutant?.name ?? null, missing: (mutant?.changes ?? []).map((each) => each.file).filter((file) => !planted.has(file)) })
globalThis.__simulationPlanted = plantedFiles

await import('./kernel/shadows.ts')
