// Prints the figures of design/performance.md on a stack of its own; never passes or fails. `-- --quick` for a short run, `-- --cold` also
// measures the start of a clean clone with nothing installed; `-- --sales 1000000,5000000` measures something else: what pages ask of that many sales.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSqlCounter, type SqlCounter } from './count-sql'
import { manySales } from './many-sales/start'
import { pages } from './measure-pages'
import { paidPath } from './measure-paid-path'
import { receipt } from './measure-receipt'
import { openBareApp } from './open-bare-app'
import { newDataFolder, openStack, removeFolder, usageOf, type Stack } from './open-stack'
import { PEERS } from './peers'
import { atOnce, buy, percentile, pickVariants, statusOf, type Bought } from './shopper'

const SHOP = 'casa-clara'
const sales = process.argv.indexOf('--sales')
const isQuick = process.argv.includes('--quick')
const say = (text: string) => { console.log(text) }
const round = (value: number, digits = 1) => Number(value.toFixed(digits))
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function settled(sql: SqlCounter, count: number, looks = 240): Promise<void> {
  for (let waited = 0; waited < looks; waited++) {
    const rows = await sql.query<{ open: string }>(`SELECT count(*) AS open FROM sales WHERE status = 'PAID_OUT'`)
    if (Number(rows[0]?.open ?? 0) >= count) return
    await pause(500)
  }
  say('  (not everything was paid out in time)')
}

/** The backlog that paidPath left, worked off: how fast the worker is when nothing else runs. */
async function settledBacklog(sql: SqlCounter, done: { count: number }): Promise<void> {
  const startedAt = performance.now()
  const rows = await sql.query<{ open: string }>(`SELECT count(*) AS open FROM sales WHERE status = 'PAID_OUT'`)
  await settled(sql, done.count, 480)
  const worked = done.count - Number(rows[0]?.open ?? 0)
  say(`one worker, backlog of ${worked} paid orders: ${round(worked / ((performance.now() - startedAt) / 1000))} orders/s to PAID_OUT (purchase, sale, two payouts)`)
}

async function until(stack: Stack, bought: Bought, wanted: string): Promise<number> {
  for (;;) {
    if ((await statusOf(stack, bought)) === wanted) return (performance.now() - bought.capturedAt) / 1000
    if (performance.now() - bought.capturedAt > 60_000) return Number.NaN
    await pause(25)
  }
}

async function sqlPerOrder(stack: Stack, sql: SqlCounter, variants: string[], done: { count: number }): Promise<void> {
  const orders = 10
  const take = (index: number) => variants[index % variants.length] ?? ''
  for (let index = 0; index < 3; index++) await buy(stack, SHOP, take(index)) // warm
  done.count += 3
  await settled(sql, done.count)
  stack.pids.worker.forEach((pid) => process.kill(pid, 'SIGSTOP'))
  await stackIdle(sql)
  await sql.reset()
  const idleFrom = performance.now()
  await pause(3000)
  const idle = (await sql.read()).statements / ((performance.now() - idleFrom) / 1000)
  await sql.reset()
  const from = performance.now()
  for (let index = 0; index < orders; index++) await buy(stack, SHOP, take(index))
  const paid = await sql.read()
  const background = idle * ((performance.now() - from) / 1000)
  say(`SQL per order, create -> PAID -> job (worker stopped): ${round((paid.statements - background) / orders)} statements, ${round(paid.transactions / orders)} transactions   [goal 12 (25), 3-4 (6)]`)
  await sql.reset()
  stack.pids.worker.forEach((pid) => process.kill(pid, 'SIGCONT'))
  done.count += orders
  const workFrom = performance.now()
  await settled(sql, done.count)
  const workSeconds = (performance.now() - workFrom) / 1000
  const worked = await sql.read()
  await sql.reset()
  await pause(5000)
  const idleWorker = (await sql.read()).statements / 5
  say(`SQL per order, the whole cycle, webhooks and pushes stored and followed: ${round((paid.statements - background + worked.statements - idleWorker * workSeconds) / orders)} statements, idle polling taken out (${round(idleWorker)} statements a second)   [goal 70 (110)]`)
}

/** A supplier that does not run out: a stopped order would be measured as a slow one. */
async function fillStock(stack: Stack, sql: SqlCounter): Promise<void> {
  const rows = await sql.query<{ sku: string }>('SELECT "supplierSkuId" AS sku FROM "product_variants"')
  const stock = Object.fromEntries(rows.map((row) => [row.sku, 1_000_000]))
  const answer = await fetch(`${stack.aliexpress}/_control/api/settings`, { method: 'POST', body: JSON.stringify({ stock }), headers: { 'content-type': 'application/json' } })
  if (!answer.ok) throw new Error(`stock: ${answer.status} ${await answer.text()}`)
}

/** PayPal takes 400 payout calls a minute, which is 3.3 orders a second: its limit, not ours, so it is lifted while ours are measured. */
async function liftPayoutLimit(stack: Stack): Promise<void> {
  const answer = await fetch(`${stack.paypal}/_control/api/settings`, { method: 'POST', body: JSON.stringify({ payoutCallsPerMinute: 1_000_000 }), headers: { 'content-type': 'application/json' } })
  if (!answer.ok) throw new Error(`settings: ${answer.status} ${await answer.text()}`)
  say('PayPal’s own limit of 400 payout calls a minute (3.3 orders a second) is lifted in the sandbox for what follows')
}

async function stackIdle(sql: SqlCounter): Promise<void> {
  await sql.query('SELECT 1')
  await pause(1500)
}

async function load(stack: Stack, sql: SqlCounter, variants: string[], shoppers: number, done: { count: number }): Promise<void> {
  const count = isQuick ? shoppers * 10 : Math.max(40, shoppers * 25)
  const cpu = () => ({ web: usageOf(stack.pids.web).cpuSeconds, worker: stack.pids.worker.reduce((sum, pid) => sum + usageOf(pid).cpuSeconds, 0), postgres: usageOf(stack.pids.postgres).cpuSeconds })
  const before = cpu()
  const startedAt = performance.now()
  const bought = await atOnce(shoppers, count, (index) => buy(stack, SHOP, variants[index % variants.length] ?? ''))
  const seconds = (performance.now() - startedAt) / 1000
  const last = bought.at(-1)
  const purchasedAfter = last ? await until(stack, last, 'PURCHASED') : Number.NaN
  const paid = cpu()
  done.count += count
  await settled(sql, done.count)
  const after = cpu()
  const own = bought.map((each) => each.captureOwnMs)
  const cycleCpu = after.web - before.web + after.worker - before.worker + after.postgres - before.postgres
  say(`${String(shoppers).padStart(2)} shoppers: ${round(count / seconds)} paid orders/s; capture without PayPal's time p50 ${round(percentile(own, 0.5))} p95 ${round(percentile(own, 0.95))} p99 ${round(percentile(own, 0.99))} ms; ` +
    `last capture -> PURCHASED ${round(purchasedAfter, 2)} s; web + PostgreSQL ${round(((paid.web - before.web + paid.postgres - before.postgres) * 1000) / count)} ms CPU per paid order; whole cycle ${round((cycleCpu * 1000) / count)} ms CPU per order (${round(count / cycleCpu)} orders per CPU-second)`)
}

function coldClone(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ivan-clone-'))
  execFileSync('git', ['clone', '--quiet', path.resolve(import.meta.dirname, '../..'), folder])
  return folder
}

async function measureCold(): Promise<void> {
  const clone = coldClone()
  const data = path.join(clone, '.data')
  const cold = await openStack(data, clone)
  await cold.stop()
  say(`npm start in a clean clone, nothing installed: ${round(cold.readySeconds)} s   [under 150 s]`)
  const warm = await openStack(data, clone)
  await warm.stop()
  say(`npm start again: ${round(warm.readySeconds)} s   [under 10 s]`)
  removeFolder(clone)
}

/** Orders and pages, beside the peers that the bare app holds. It is gone before memory is looked at: its connections are PostgreSQL's memory. */
async function besidePeers(stack: Stack, sql: SqlCounter, data: string): Promise<void> {
  const bare = await openBareApp(stack, data)
  try {
    const variants = await pickVariants(stack, SHOP)
    await fillStock(stack, sql)
    await liftPayoutLimit(stack)
    const done = { count: 0 }
    await sqlPerOrder(stack, sql, variants, done)
    const first = await buy(stack, SHOP, variants[0] ?? '')
    done.count++
    say(`capture -> PURCHASED, idle: ${round(await until(stack, first, 'PURCHASED'), 2)} s   [goal 0.5 (1)]`)
    done.count += await paidPath({ stack, bare, sql }, { shop: SHOP, variants, isQuick, say })
    await settledBacklog(sql, done)
    say('the whole flow, the worker and every webhook on the same cores:')
    for (const shoppers of [1, 4, 16]) await load(stack, sql, variants, shoppers, done)
    await pages(stack, bare, sql, { shop: SHOP, dataFolder: data, isQuick, say })
  } finally {
    bare.stop()
  }
}

async function main(): Promise<void> {
  const data = newDataFolder()
  const stack = await openStack(data)
  say(PEERS)
  say(`npm start, new data folder: ${round(stack.readySeconds)} s`)
  const sql = await openSqlCounter(stack.databaseUrl)
  try {
    await besidePeers(stack, sql, data)
    say(await receipt(stack, data, isQuick))
    say(`resident memory: web ${round(usageOf(stack.pids.web).residentMb)} MB [400], worker ${round(stack.pids.worker.reduce((sum, pid) => sum + usageOf(pid).residentMb, 0))} MB [250], PostgreSQL ${round(usageOf(stack.pids.postgres).residentMb)} MB (shared pages counted per process)`)
  } finally {
    await sql.close()
    await stack.stop()
  }
  const warm = await openStack(data)
  say(`npm start, second time: ${round(warm.readySeconds)} s   [under 10 s]`)
  await warm.stop()
  removeFolder(data)
  if (process.argv.includes('--cold')) await measureCold()
}

if (sales > 0) process.exitCode = await manySales(process.argv[sales + 1] ?? '')
else await main()
