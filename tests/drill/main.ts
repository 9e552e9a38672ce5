// npm run drill: real processes, real kill -9 (reliability.md T5), SIGTERM under load (T14, --graceful), or a database that goes away under load (3.4, --database). Exit 1 on anything lost, done twice or unexplained.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DrillResult } from '@/lib/reports/drill-result'
import { openDataFolder } from '@/scripts/starter/data-folder.mjs'
import { findEnvironment } from '@/scripts/starter/find-environment.mjs'
import { forgetPrivateSettings } from '@/scripts/starter/test-run.mjs'
import { apartMinor, decideInDoubt, query, settle } from './books'
import { openShop, ROOT, type Shop } from './open-shop'
import { randomOf, readOptions, type Options } from './options'
import { findDishonest, takeDatabaseAway } from './outages'
import { reachVerdict } from './reach-verdict'
import { sendShoppers, stockShop, type Purchases } from './shoppers'
import { findAborted, killAtRandom, MEAN_PAUSE_MS, stopAtRandom, type Strikes } from './strike'

const STOP_WITHIN_SECONDS = 15
/** So slow that requests are under way whenever a process is asked to stop. */
const SLOW_PAYPAL_MS = 600
const SHOPPER_EVERY_MS = 400

interface Struck {
  readonly strikes: Strikes
  readonly purchases: Purchases
  readonly wrong: string[]
}

type Say = (text: string) => void

async function killUnderLoad(shop: Shop, options: Options, variants: readonly string[], say: Say): Promise<Struck> {
  const everyMs = (options.kills * MEAN_PAUSE_MS) / Math.max(1, options.orders)
  const [purchases, strikes] = await Promise.all([sendShoppers(shop, { ...options, variants, everyMs, isOver: () => true }), killAtRandom(shop, options.kills, randomOf(options.seed), say)])
  return { strikes, purchases, wrong: [] }
}

async function stopUnderLoad(shop: Shop, options: Options, variants: readonly string[], say: Say): Promise<Struck> {
  const latency = (ms: number) => fetch(`${shop.paypal}/_control/api/latency`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ms }) })
  await latency(SLOW_PAYPAL_MS)
  let isOver = false
  const stopping = stopAtRandom(shop, options.kills, randomOf(options.seed), say).finally(() => { isOver = true })
  const [purchases, stops] = await Promise.all([sendShoppers(shop, { ...options, variants, everyMs: 0, isOver: () => isOver }), stopping])
  await latency(0)
  const { underWay, aborted } = findAborted(purchases.calls, stops.stopsAt)
  say(`${underWay} requests were under way at ${stops.stopsAt.length} stops of the web process, ${aborted.length} of them got no answer; slowest stop ${(stops.slowestMs / 1000).toFixed(1)} s`)
  return { strikes: stops.strikes, purchases, wrong: [...aborted, ...stops.late] }
}

async function awayUnderLoad(shop: Shop, options: Options, variants: readonly string[], say: Say): Promise<Struck> {
  let isOver = false
  const striking = takeDatabaseAway(shop, options.kills, say).finally(() => { isOver = true })
  const [purchases, outages] = await Promise.all([sendShoppers(shop, { ...options, variants, everyMs: SHOPPER_EVERY_MS, isOver: () => isOver }), striking])
  const { comeBack, wrong } = findDishonest(purchases.calls)
  say(`${comeBack} of ${purchases.calls.length} answers said "come back"; health red after at most ${Math.trunc(outages.slowestRedMs)} ms, green again at most ${Math.trunc(outages.slowestGreenMs)} ms after the database might come back`)
  return { strikes: outages.strikes, purchases, wrong: [...outages.wrong, ...wrong] }
}

const waysOf = (options: Options) => (options.isDatabase ? awayUnderLoad : options.isGraceful ? stopUnderLoad : killUnderLoad)
const nameOf = (options: Options) => (options.isDatabase ? 'outages' : options.isGraceful ? 'stops' : 'kills')

async function settleWithPerson(shop: Shop, { bought }: Purchases, options: Options, say: Say): Promise<{ left: string[]; seconds: number }> {
  const paid = bought.map((each) => each.orderId)
  const first = await settle(shop, paid, options.settleSeconds)
  const decided = await decideInDoubt(shop)
  if (decided === 0) return first
  say(`${decided} purchases in doubt stood in front of a person, who decided by what the supplier shows`)
  const second = await settle(shop, paid, options.settleSeconds)
  return { left: second.left, seconds: first.seconds + second.seconds }
}

async function drill(shop: Shop, options: Options, say: Say): Promise<DrillResult> {
  const skus = await query<{ sku: string }>(shop, 'SELECT "supplierSkuId" AS sku FROM product_variants')
  const variants = await stockShop(shop, skus.map((row) => row.sku))
  const apart = await apartMinor(shop)
  say(`${options.isGraceful || options.isDatabase ? 'at least ' : ''}${options.orders} orders, ${options.kills} ${nameOf(options)}, seed ${options.seed}`)
  const since = performance.now()
  const { strikes, purchases, wrong } = await waysOf(options)(shop, options, variants, say)
  const runSeconds = Math.round((performance.now() - since) / 1000)
  say(`${purchases.bought.length} shoppers were told that they paid, ${purchases.gaveUp.length} gave up; no more faults, waiting until all is settled`)
  const settled = await settleWithPerson(shop, purchases, options, say)
  const verdict = await reachVerdict(shop, purchases.bought, apart)
  for (const reason of verdict.reasons) say(`in front of a person: ${reason}`)
  const all = [...wrong, ...purchases.gaveUp.map((each) => `a shopper gave up: ${each}`), ...settled.left.map((each) => `LOST: not settled after ${settled.seconds} s: ${each}`), ...verdict.wrong]
  const beginning = (word: string) => all.filter((each) => each.startsWith(word)).length
  return {
    at: new Date().toISOString(), kind: options.isGraceful ? 'stop' : 'kill', seed: options.seed, orders: purchases.bought.length + purchases.gaveUp.length, kills: strikes, lost: beginning('LOST'), duplicates: beginning('DUPLICATE'),
    wrong: all, counts: verdict.counts, invariants: verdict.invariants, runSeconds, settleSeconds: settled.seconds,
  }
}

/** The last result beside the tests' own, and in the database of an installation that runs on DATA_DIR (or on what --store names). */
async function keep(result: DrillResult, options: Options, given: NodeJS.ProcessEnv, say: Say): Promise<void> {
  const file = path.join(ROOT, 'test-results', 'drill.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  Object.assign(process.env, given)
  const env = await findEnvironment(openDataFolder(ROOT, options.store), say)
  if (!env.DATABASE_URL) {
    say(`kept in ${path.relative(ROOT, file)}; no installation runs whose page could show it`)
    if (options.store !== undefined) throw new Error(`no installation runs on ${options.store}`)
    return
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/store-drill-result.ts', file], { cwd: ROOT, env: { NEXTAUTH_URL: 'http://127.0.0.1:3000', ...env } as NodeJS.ProcessEnv, stdio: ['ignore', 2, 2] })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  say(code === 0 ? 'kept for the page "Resilience"' : 'the result could not be stored in the database')
}

function print(result: DrillResult): void {
  const { counts } = result
  console.log(`killed: ${Object.entries(result.kills).map(([victim, times]) => `${victim} ${times}`).join(', ')}`)
  console.log(`at the third parties: ${counts.captures} captures, ${counts.purchases} purchases, ${counts.payouts} payouts; here ${counts.sales} sales, ${counts.failed} orders in front of a person`)
  console.log(`${result.invariants.holding}/${result.invariants.checked} invariants hold; ran ${result.runSeconds} s, settled in ${result.settleSeconds} s of the shop's clock; seed ${result.seed}`)
  for (const each of result.wrong.slice(0, 40)) console.log(`  ${each}`)
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  const given = { ...process.env }
  forgetPrivateSettings()
  const say: Say = (text) => { console.error(`${new Date().toISOString().slice(11, 19)} ${text}`) }
  const shop = await openShop(say)
  let result: DrillResult
  let stopSeconds = 0
  try {
    result = await drill(shop, options, say)
  } finally {
    const since = performance.now()
    await shop.stop()
    stopSeconds = (performance.now() - since) / 1000
  }
  if (stopSeconds > STOP_WITHIN_SECONDS) result.wrong.push(`everything took ${stopSeconds.toFixed(1)} s to stop`)
  if (result.wrong.length === 0) shop.remove()
  else say(`kept for looking at: ${shop.folder}`)
  await keep(result, options, given, say)
  if (options.isJson) console.log(JSON.stringify(result, null, 2))
  else print(result)
  const kills = Object.values(result.kills).reduce((sum, each) => sum + each, 0)
  const last = `drill: ${result.orders} orders, ${kills} ${nameOf(options)}, ${result.lost} lost, ${result.duplicates} duplicates`
  if (options.isJson) console.error(last)
  else console.log(last)
  return result.wrong.length === 0 ? 0 : 1
}

main().then((code) => process.exit(code), (error: unknown) => {
  console.error(error)
  process.exit(1)
})
